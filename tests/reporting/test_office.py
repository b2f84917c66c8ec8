"""What LibreOffice makes of the files in the four locales of our readers, with nobody at a screen.

It opens a file and saves what it has read as a sheet, which is looked at. Skipped with a loud line where it is absent.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from bot.reporting.log_file import LogFormat
from bot.reporting.table import tidied
from tests.reporting.nasty import NASTY
from tests.reporting.test_real_readers import OWN_ESCAPES, by_calamine, by_csv, calls, files

LOCALES: Final = {"en-US": 1033, "fi-FI": 1035, "ro-RO": 1048, "ru-RU": 1049}
"""Windows' numbers of them, by which a filter is told."""
UTF_8: Final = 76
SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop>
</item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice in one locale, with a profile of its own."""

    command: str
    locale: str
    home: Path

    def opens(self, *texts: Path, separator: str | None = None) -> list[Path]:
        """Open files and save them as sheets; a CSV is searched for all that its dialogue offers: dates, numbers, formulas."""
        user = self.home / "user"
        if not user.exists():
            user.mkdir()
            (user / "registrymodifications.xcu").write_text(SETTINGS.format(locale=self.locale), encoding="utf-8")
        read = f"Text - txt - csv (StarCalc):{ord(separator or ',')},34,{UTF_8},1,,{LOCALES[self.locale]},false,true,,,,,true"
        subprocess.run(
            [
                self.command,
                f"-env:UserInstallation={self.home.as_uri()}",
                "--headless",
                *(() if separator is None else (f"--infilter={read}",)),
                *("--convert-to", "xlsx", "--outdir", str(self.home), *map(str, texts)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return [self.home / f"{text.stem}.xlsx" for text in texts]


@pytest.fixture(params=LOCALES)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """It, in each locale."""
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("NO LIBREOFFICE: what it makes of files was not tested; install Debian's package `libreoffice-calc-nogui`")
    return Office(command, request.param, tmp_path_factory.mktemp("office"))


def of_the_office(file: Path) -> list[dict[str, Any]]:
    """What a sheet that it has saved holds; it writes an escape of its own as if it were none, so those are left out."""
    return [one for one in by_calamine(file) if not OWN_ESCAPES.search(str(one.get("client", "")))]


def formulas(file: Path) -> list[object]:
    """Every formula of a sheet but truth, which is saved as one."""
    cells = (cell for row in openpyxl.load_workbook(file).active.iter_rows() for cell in row if cell.data_type == "f")
    return [cell.value for cell in cells if cell.value not in {"=TRUE()", "=FALSE()"}]


async def test_a_file_for_people_is_read_right_in_every_country(office: Office, tmp_path: Path) -> None:
    """Names and codes to the letter, moments as moments, decimals as numbers, truth as truth, and no formula."""
    seconds = [1.12, 17.333, 3.0] + [5.25] * (len(NASTY) - 3)
    made = await files(tmp_path, calls(client=NASTY, seconds_to_first_card=seconds))
    [saved] = office.opens(made[LogFormat.XLSX])
    read = of_the_office(saved)
    assert [one["client"] for one in read] == [tidied(text) for text in NASTY if not OWN_ESCAPES.search(text)]
    assert [one["seconds_to_first_card"] for one in read[:3]] == [1.12, 17.33, 3.0]
    moments = (datetime(2026, 3, 2, 14, 0, 5), datetime(2026, 3, 2, 14, 3, 6))  # noqa: DTZ001  a sheet's
    assert {(one["started_at"], one["finished_at"], one["is_practice"]) for one in read} == {(*moments, False)}
    assert formulas(saved) == []


async def test_a_text_for_programs_is_harmless_in_every_country(office: Office, tmp_path: Path) -> None:
    """Whatever sign parts cells there, nothing becomes a formula, and what stays text is that text to the letter.

    In the reader's own file decimals are numbers: 1.12 would be the first of December in Romanian.
    """
    seconds = [1.12, 17.333, 3.0] + [5.25] * (len(NASTY) - 3)
    rows = calls(client=NASTY, seconds_to_first_card=seconds)
    contract = (await files(tmp_path, rows))[LogFormat.CSV]
    separator = "," if office.locale == "en-US" else ";"
    (tmp_path / "own").mkdir()
    own = (await files(tmp_path / "own", rows, separator=separator))[LogFormat.CSV].rename(tmp_path / "own.csv")
    elsewhere, here = office.opens(contract, own, separator=separator)
    assert formulas(elsewhere) == formulas(here) == []
    read = of_the_office(here)
    assert [one["seconds_to_first_card"] for one in read[:3]] == [1.12, 17.33, 3]
    assert {one["confidence"] for one in read} == {0.83}
    written = [one["client"] or None for one in by_csv(own, separator) if not OWN_ESCAPES.search(one["client"])]
    differ = [text for one, text in zip(read, written, strict=True) if isinstance(one["client"], str) and one["client"] != text]
    assert differ == []
