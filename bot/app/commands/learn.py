"""`salesfloor content learn`: makes the model by which typed words are read, and tells whether it is old."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.content.findings import Findings
from bot.content.layout import default_directory
from bot.content.talk import Examples, read_talk_of
from bot.domain.calls.taught_line import TaughtLine


def learn(directory: Path | None, output: Path | None, say: Callable[[str], None]) -> str:
    """Learn the lines of a content folder and write the model.

    Args:
        directory: the folder; the bot's own by default.
        output: the file to write; the bot's own by default.
        say: is told how far it is.

    Raises:
        CannotRun: there is no such folder, its content is not in order, or sentences cannot be read by their meaning here.
    """
    # Imported late: numpy and the engine are for this and for reading.
    from bot.recognition.engine import NoEngine, engine  # noqa: PLC0415  # see above
    from bot.recognition.learning import learn as learn_lines  # noqa: PLC0415  # see above
    from bot.recognition.learning import vectors_of  # noqa: PLC0415  # see above
    from bot.recognition.talk_model import FILE, kept_vectors, save  # noqa: PLC0415  # see above
    from bot.recognition.talk_reader import pooled  # noqa: PLC0415  # see above

    opened = engine()
    if isinstance(opened, NoEngine):
        raise CannotRun(f"The model cannot be made here: {opened.why}.")
    with one_line_errors():
        lines, examples = lines_of(directory or default_directory())
        file = output or FILE
        known = kept_vectors(file if file.is_file() else FILE)
        kept = vectors_of(lines, known, partial(pooled, vector=opened.vector))
        say(f"{len(lines)} lines are read")
        model = learn_lines(lines, kept, _passed_over(examples), say)
        save(model, kept, file)
    return f"{file} has learnt {len(lines)} lines: version {model.version}"


def lines_of(directory: Path) -> tuple[Sequence[TaughtLine], Examples]:
    """Return the lines and examples of a folder.

    Raises:
        CannotRun: there is no such folder, or its content is not in order.
    """
    if not directory.is_dir():
        raise CannotRun(f"{directory} is no folder; give the scripts_content folder.")
    read = read_talk_of(directory)
    if isinstance(read, Findings):
        raise CannotRun(f"The content of {directory} is not in order; run salesfloor content check first.")
    return read


def learnt_otherwise(lines: Sequence[TaughtLine]) -> str:
    """Return what there is to say when the bot's own model was made of other lines than these; else nothing."""
    from bot.recognition.learning import digest_of  # noqa: PLC0415  # see `learn`
    from bot.recognition.talk_model import FILE, made_of  # noqa: PLC0415  # see `learn`

    if made_of(FILE) == digest_of(lines):
        return ""
    return f"{FILE.name} has not learnt the lines of talk as they are now; run salesfloor content learn"


def _passed_over(examples: Examples) -> Iterator[int]:
    """Give the numbers of the examples of the files: they teach what `lemma_reader` reads, and make drills."""
    from bot.recognition.talk_model import sign_of  # noqa: PLC0415  # see `learn`

    for language, by_label in examples.items():
        labels: dict[str, list[str]] = {}
        for label, texts in by_label.items():
            for text in texts:
                labels.setdefault(text, []).append(label)
        yield from (sign_of(language, text, said) for text, said in labels.items())
