"""The `salesfloor` command: parse the arguments, call the composition root, print.

Exit codes: 0 done, 1 the work failed, 2 bad usage. Errors are one clear line; a traceback is a programming mistake.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import typer

from bot.app.zone_data import use_newest_zone_data
from bot.settings import BadSettings, Settings, read_settings

if TYPE_CHECKING:
    from bot.app.commands.erase import Erasure

FAILED, BAD_USAGE = 1, 2

app = typer.Typer(
    name="salesfloor",
    help="The sales-floor assistant: a Telegram bot that gives the next sentence while the client is on the line.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
erase_app = typer.Typer(
    help="Erase a client, or a colleague who has left, for good; calls stay as counts. Also beside a running bot.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
content_app = typer.Typer(help="The words and the script.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(content_app, name="content")
app.add_typer(erase_app, name="erase")


class Format(StrEnum):
    """What the export looks like."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


class Failure(Exception):
    """The work failed; the message is the one line to print."""


class BadUsage(Exception):
    """What was asked for cannot be meant; the message is the one line to print."""


def main() -> NoReturn:
    """Run the command and exit."""
    use_newest_zone_data()
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        _say(error.format_message())
        sys.exit(error.exit_code)
    except (BadUsage, BadSettings) as error:
        _say(str(error))
        sys.exit(BAD_USAGE)
    except Failure as error:
        _say(str(error))
        sys.exit(FAILED)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(0)
    except OSError as error:
        from bot.app.commands.destination import STANDARD_OUTPUT, leave_standard_output  # noqa: PLC0415  # seldom needed

        # What there was to say could not be written.
        leave_standard_output()
        _say(f"{error.strerror}: {STANDARD_OUTPUT}.")
        sys.exit(FAILED)
    sys.exit(code if isinstance(code, int) else 0)


def _say(line: str) -> None:
    typer.echo(f"salesfloor: {' '.join(line.split())}", err=True)


@app.command()
def run() -> None:
    """Run the bot (with SALESFLOOR_TOKEN), or without a token the playground in the browser."""
    # A start makes a million objects and drops few, and looking for those takes a fifth of it. `run` looks again.
    gc.disable()
    try:
        settings = read_settings()
        if settings.token:
            from bot.app.commands import run  # noqa: PLC0415  # `--help` must not load the bot

            _in_root(run.run, settings)
        else:
            from bot.app.commands import playground  # noqa: PLC0415  # the bot must not load the playground

            _in_root(playground.run, settings)
    finally:
        gc.enable()


@app.command()
def emulator(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")] = 8081,
    token: Annotated[str, typer.Option(help="The token that the bot under test uses.")] = "1:emulator",  # noqa: S107  # made up
) -> None:
    """Run the emulated Bot API alone, for tests."""
    from bot.app.commands import playground  # noqa: PLC0415  # `--help` must not load the bot

    _in_root(playground.run_emulator, port, token)


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from bot.app.commands import upkeep  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(upkeep.migrate, read_settings()))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The copy to make; it must not exist yet. Or a pipe or a device.")]) -> None:
    """Copy the database, also while the bot runs (SQLite; for PostgreSQL use pg_dump)."""
    from bot.app.commands import upkeep  # noqa: PLC0415  # `--help` must not load the bot

    said = _in_root(upkeep.backup, read_settings(), file)
    if said is not None:
        typer.echo(said)


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A copy made by `salesfloor backup`.")]) -> None:
    """Put a copy in the database's place; the bot must be stopped (SQLite; for PostgreSQL use pg_restore)."""
    from bot.app.commands import upkeep  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(upkeep.restore_backup, read_settings(), file))


@app.command()
def doctor() -> None:
    """Check settings, database, content and token, one line each, and print what is stored about whom."""
    from bot.app.commands.doctor import examine  # noqa: PLC0415  # `--help` must not load the bot

    examination = examine()
    typer.echo(examination.text)
    if not examination.is_well:
        raise typer.Exit(FAILED)


@app.command(name="owner-code")
def owner_code() -> None:
    """Print a new one-time code that makes an owner, in place of any unused one; also beside a running bot."""
    from bot.app.commands import upkeep  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(upkeep.owner_code, read_settings()))


Whom = Annotated[str, typer.Argument(metavar="ID|NAME", help="A name, or a number; '#17' is a number only.")]
OfTeam = Annotated[str | None, typer.Option("--team", help="Name of the team, where several are called so.")]
Yes = Annotated[bool, typer.Option("--yes", help="Erase; without it only what would go and what would stay is shown.")]


@erase_app.command("client")
def erase_client(who: Whom, team: OfTeam = None, yes: Yes = False) -> None:
    """Erase a client: the name, the words of the calls, what waits to be sent. The calls stay, without the name."""
    from bot.app.commands import erase  # noqa: PLC0415  # `--help` must not load the bot

    wanted = erase.Wanted(name=who, team=team, is_confirmed=yes)
    _tell_erasure(_in_root(erase.erase_client, read_settings(), wanted))


@erase_app.command("person")
def erase_person(who: Whom, team: OfTeam = None, yes: Yes = False) -> None:
    """Erase a colleague whose access was removed: name, Telegram number, typed words. What he did stays under a number."""
    from bot.app.commands import erase  # noqa: PLC0415  # `--help` must not load the bot

    wanted = erase.Wanted(name=who, team=team, is_confirmed=yes)
    _tell_erasure(_in_root(erase.erase_person, read_settings(), wanted))


def _tell_erasure(erasure: Erasure) -> None:
    typer.echo(erasure.text)
    if erasure.refusal:
        raise BadUsage(erasure.refusal)


class FileFormat(StrEnum):
    """What a client's file looks like."""

    HTML = "html"
    JSON = "json"


@app.command(name="client-file")
def client_file(
    who: Whom,
    team: OfTeam = None,
    form: Annotated[FileFormat, typer.Option("--format", help="A page for people, or JSON for programs.")] = FileFormat.HTML,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File, pipe or device to write; standard output by default.")
    ] = None,
) -> None:
    """Write everything that is stored about one client, for him who has asked for it; it is put on record."""
    from bot.app.commands import client_file as filing  # noqa: PLC0415  # `--help` must not load the bot

    _in_root(filing.write_client_file, read_settings(), filing.Asked(name=who, team=team, form=form.value, output=output))


@app.command()
def retention(
    team: Annotated[str | None, typer.Option("--team", help="Name of one team; all of them by default.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would go tonight, as without --yes.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase it now and not tonight.")] = False,
) -> None:
    """Say how long each team keeps calls and typed words and what is older, and erase that; also beside a running bot."""
    from bot.app.commands import retention as keeping  # noqa: PLC0415  # `--help` must not load the bot

    if dry_run and yes:
        raise BadUsage("--dry-run and --yes cannot both be meant")
    typer.echo(_in_root(keeping.keep_terms, read_settings(), team, is_confirmed=yes))


@app.command(hidden=True)
def health() -> None:
    """Ask the bot that runs here how it is; exits with 1 when it is not well. For the health check of a container."""
    from bot.app.commands import health as asking  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(asking.ask, read_settings()))


@content_app.command("check")
def content_check(
    directory: Annotated[Path | None, typer.Argument(help="A scripts_content folder; the bot's own by default.")] = None,
) -> None:
    """Check the words, also those edited in the bot. Prints each finding as `file:line rule message`."""
    from bot.app.commands import upkeep  # noqa: PLC0415  # `--help` must not load the bot

    report = _in_root(upkeep.check_content, directory, read_settings())
    typer.echo(report.text)
    if not report.is_clean:
        raise typer.Exit(FAILED)


@content_app.command("coverage")
def content_coverage(
    directory: Annotated[Path | None, typer.Argument(help="A scripts_content folder; the bot's own by default.")] = None,
) -> None:
    """Count the facts of the documents that the words rest on, by document and section, and name those that nothing uses."""
    from bot.app.commands import upkeep  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(upkeep.content_coverage, directory))


@content_app.command("learn")
def content_learn(
    directory: Annotated[Path | None, typer.Argument(help="A scripts_content folder; the bot's own by default.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The model to write; the bot's own by default.")] = None,
) -> None:
    """Learn to read typed words from the lines of talk; they have to be in order. Takes some minutes."""
    from bot.app.commands import learn  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(learn.learn, directory, output, _say))


@content_app.command("vectors")
def content_vectors() -> None:
    """Read anew the lines of the guide that have changed, by which it is searched for what is meant."""
    from bot.app.commands import guide_vectors  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(guide_vectors.make))


@content_app.command("rejudge")
def content_rejudge(
    directory: Annotated[Path, typer.Argument(help="A scripts_content folder with other weights.")],
    days: Annotated[int, typer.Option(min=1, max=3650, help="How many days back.")] = 90,
) -> None:
    """Judge the calls of lately by another folder against the bot's own, and list the verdicts that would be others."""
    from bot.app.commands import rejudge  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(rejudge.rejudge, read_settings(), directory, days))


@app.command()
def simulate(
    persona: Annotated[Path, typer.Option(help="A JSON file of what the client is and shows; examples: docs/personas.")],
    calls: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many calls to play.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same number draws the same answers.")] = 0,
) -> None:
    """Play the guided questions with a simulated client, and print as JSON how soon and how rightly he is recognised."""
    from bot.app.commands import simulate as simulating  # noqa: PLC0415  # `--help` must not load the bot

    typer.echo(_in_root(simulating.simulated, read_settings(), persona, calls, seed))


@app.command()
def classify(language: Annotated[str, typer.Option("--lang", help="Whose clients speak: ru, en, ro or fi.")]) -> None:
    """Read clients' words: JSON lines {"id", "text"} on standard input, what is to be heard in each on standard output."""
    from bot.app.commands import classify as classifying  # noqa: PLC0415  # `--help` must not load the bot

    if not _in_root(classifying.classify, language, sys.stdin.buffer, sys.stdout, _say):
        raise typer.Exit(FAILED)


@app.command()
def export(
    form: Annotated[Format, typer.Option("--format", help="What to write.")],
    since: Annotated[str | None, typer.Option(help="First day or moment, inclusive: 2026-11-01 or 2026-11-01T09:00.")] = None,
    until: Annotated[str | None, typer.Option(help="Day or moment of the end, exclusive.")] = None,
    team: Annotated[str | None, typer.Option(help="Name of the team.")] = None,
    manager: Annotated[str | None, typer.Option(help="Name of the manager.")] = None,
    client: Annotated[str | None, typer.Option(help="Name of the client.")] = None,
    temperament: Annotated[
        str | None, typer.Option(help="choleric, melancholic, sanguine, phlegmatic, mixed or unknown.")
    ] = None,
    intent: Annotated[str | None, typer.Option(help="wants/can, for example yes/unknown.")] = None,
    outcome: Annotated[str | None, typer.Option(help="bought, thinking, refused or call_back.")] = None,
    practice: Annotated[bool, typer.Option("--practice", help="Practice calls too.")] = False,
    is_open: Annotated[bool, typer.Option("--open", help="Only calls that have no outcome.")] = False,
    is_unfit: Annotated[bool, typer.Option("--unfit", help="Only calls in which a sentence did not fit.")] = False,
    said: Annotated[
        str | None, typer.Option(help="What was said of the type: sure, leaning, overridden, unnamed, or band_0 to band_6.")
    ] = None,
    events: Annotated[bool, typer.Option("--events", help="The single interactions instead of one row a consultation.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File, pipe or device to write; standard output by default.")
    ] = None,
    period: Annotated[
        str | None, typer.Option(help="today, yesterday, week, last_week, month or last_month, in place of --since and --until.")
    ] = None,
    without_names: Annotated[
        bool, typer.Option("--without-names", help="Numbers in place of clients and managers, the same throughout the file.")
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(help="Whose words an xlsx is written in, and whose signs a csv; the contract's names by default."),
    ] = None,
) -> None:
    """Write the interaction log as csv, xlsx or jsonl."""
    from bot.app.commands.standing_back import stand_back  # noqa: PLC0415  # only long work stands back

    stand_back()
    from bot.app.commands import export  # noqa: PLC0415  # `--help` must not load the bot

    settings = read_settings()
    if period is not None and (since is not None or until is not None):
        raise typer.BadParameter("--period stands in place of --since and --until.")
    begin, end = export.bounds(_one_of("--period", period, export.PERIODS), settings)
    request = export.ExportRequest(
        form=form.value,
        since=begin or _moment("--since", since, settings),
        until=end or _moment("--until", until, settings),
        team=team,
        manager=manager,
        client=client,
        temperament=_one_of("--temperament", temperament, export.TEMPERAMENTS),
        intent=_one_of("--intent", intent, export.INTENTS),
        outcome=_one_of("--outcome", outcome, export.OUTCOMES),
        practice=practice,
        is_open=is_open,
        is_unfit=is_unfit,
        said=_one_of("--said", said, export.SAID),
        events=events,
        output=output,
        without_names=without_names,
        language=language,
    )
    for line in _in_root(export.export, settings, request):
        _say(line)


P = ParamSpec("P")
R = TypeVar("R")


def _in_root(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call the composition root; what it refuses becomes one line."""
    from bot.app.commands.refusals import CannotRun, UnusableSetting  # noqa: PLC0415  # `--help` must not load the bot

    try:
        return work(*args, **kwargs)
    except UnusableSetting as error:
        raise BadUsage(str(error)) from None
    except CannotRun as error:
        raise Failure(str(error)) from None


def _moment(option: str, text: str | None, settings: Settings) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{option}: «{text}» is no date; write 2026-11-01 or 2026-11-01T09:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(settings.timezone))


def _one_of(option: str, value: str | None, known: frozenset[str]) -> str | None:
    if value is not None and value not in known:
        raise typer.BadParameter(f"{option}: «{value}» is not known; one of {', '.join(sorted(known))}.")
    return value
