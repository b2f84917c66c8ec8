"""Which rules of time zones the program reckons with: the newest that this machine has."""

from __future__ import annotations

import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata

from bot.app import zone_data
from bot.app.commands.doctor import examine
from bot.app.zone_data import use_newest_zone_data, version_of
from tests.zone_rules import make_rules

NEWER, OLDER = "2999a", "2001c"
WINTER = datetime(2026, 12, 1)  # noqa: DTZ001 - on the wall, wherever it hangs


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose own zone data the test writes."""
    folder = tmp_path / "usr"
    folder.mkdir()
    reset = zoneinfo.reset_tzpath

    def reset_to(to: list[Path] | None = None) -> None:
        reset(to=[folder] if to is None else to)

    monkeypatch.setattr(zoneinfo, "reset_tzpath", reset_to)
    yield folder
    monkeypatch.undo()
    use_newest_zone_data()


def east_of_greenwich(zone: str) -> timedelta | None:
    """Return the offset that the program reckons with."""
    return ZoneInfo(zone).utcoffset(WINTER)


@pytest.mark.parametrize("version", [OLDER, tzdata.IANA_VERSION, None])
def test_older_rules_of_the_system_are_not_used(system: Path, version: str | None) -> None:
    """Nor equal ones, nor those that tell no version: then the program's own count."""
    make_rules(system, version, Europe_Moscow=11)
    assert use_newest_zone_data().version == tzdata.IANA_VERSION
    assert east_of_greenwich("Europe/Moscow") == timedelta(hours=3)


def test_newer_rules_of_the_system_are_used(system: Path) -> None:
    """A government may decide after the program was installed; zones that the system has not are the program's own."""
    make_rules(system, NEWER, Europe_Moscow=11)
    assert use_newest_zone_data().version == NEWER
    assert east_of_greenwich("Europe/Moscow") == timedelta(hours=11)
    assert east_of_greenwich("Europe/Chisinau") == timedelta(hours=2)


def test_what_an_operator_chooses_is_used(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PYTHONTZPATH is Python's own way to choose: whoever sets it gets those files, old or not."""
    make_rules(system, OLDER, Europe_Moscow=11)
    monkeypatch.setenv("PYTHONTZPATH", str(system))
    used = use_newest_zone_data()
    assert (used.version, "PYTHONTZPATH" in used.source) == (OLDER, True)
    assert east_of_greenwich("Europe/Moscow") == timedelta(hours=11)


def test_choosing_again_chooses_the_same(system: Path) -> None:
    """`doctor` asks too, in a process that has chosen."""
    make_rules(system, OLDER)
    assert use_newest_zone_data() == use_newest_zone_data()


@pytest.mark.parametrize(
    ("name", "text", "version"),
    [
        ("tzdata.zi", "# version 2025b\n# This zic input file is in the public domain.\n", "2025b"),
        ("+VERSION", "2024a\n", "2024a"),
        ("version", "2023d\n", "2023d"),
        ("tzdata.zi", "# redo posix_only\n", None),
        ("tzdata.zi", "", None),
    ],
)
def test_the_version_is_read_wherever_a_system_keeps_it(tmp_path: Path, name: str, text: str, version: str | None) -> None:
    """Debian and Red Hat, BSD and macOS, others; a folder without one is passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).write_text(text, "utf-8")
    assert version_of([tmp_path / "a", tmp_path / "b"]) == version


def test_versions_come_in_the_order_of_their_letters() -> None:
    """After z comes za, as IANA has it for a year of many changes."""
    ordered = ["1996n", "2025b", "2026a", "2026f", "2026z", "2026za", "2027a"]
    assert sorted(ordered, key=zone_data._order) == ordered


def test_the_rules_of_2026_are_known() -> None:
    """British Columbia and Alberta keep their summer time, Morocco leaves it, Moldova changes at the Union's hour."""
    assert ZoneInfo("America/Vancouver").utcoffset(WINTER) == timedelta(hours=-7)
    assert ZoneInfo("America/Edmonton").utcoffset(WINTER) == timedelta(hours=-6)
    assert ZoneInfo("Africa/Casablanca").utcoffset(WINTER) == timedelta(0)
    half_an_hour_before_the_union = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert half_an_hour_before_the_union.astimezone(ZoneInfo("Europe/Chisinau")).utcoffset() == timedelta(hours=3)


@pytest.mark.usefixtures("words_in_order")
def test_doctor_names_the_rules() -> None:
    """One line: the version and whose files those are."""
    [line] = [line for line in examine().text.splitlines() if "time zones" in line]
    used = use_newest_zone_data()
    assert line.startswith(f"ok    time zones: rules {used.version}, ")
    assert used.source in line


def test_every_command_uses_them(tmp_path: Path) -> None:
    """The real command: whatever it reckons, it does so with the newest rules."""
    program = "import sys; sys.argv = ['salesfloor', '--help']\nfrom bot.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    program += "import zoneinfo; print(zoneinfo.TZPATH)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert ended.stdout.splitlines()[-1] == str(zoneinfo.TZPATH)
