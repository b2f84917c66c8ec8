"""The canary sings: a token in any kind of output fails the run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOKEN = "4200000001:canary-" + "of-this-test"

LEAKS = {
    "print": "def test_it(): print(TOKEN)",
    "standard_error": "import sys\ndef test_it(): sys.stderr.write(TOKEN)",
    "log": "import logging\ndef test_it(): logging.getLogger('x').warning('asked %s', TOKEN)",
    "output_that_is_read": "def test_it(capsys):\n    print(TOKEN)\n    capsys.readouterr()",
    "file_of_a_process": "def test_it(tmp_path): (tmp_path / 'bot.log').write_text(TOKEN)",
    "name": "def test_it(): print('a job failed', NAME.lower())",
    "name_in_a_log": "import logging\ndef test_it(): logging.getLogger('x').warning('no client %s', NAME)",
    "fixture": "import pytest\n@pytest.fixture\ndef it(): print(TOKEN)\ndef test_it(it): pass",
    "playground": "from bot.playground.emulator import PLAYGROUND_TOKEN\ndef test_it(): print(PLAYGROUND_TOKEN)",
}


def test_every_kind_of_leak_fails_its_test_and_is_not_repeated(tmp_path: Path) -> None:
    """Whatever way a token takes into the output, the test that let it out fails, and the report does not show it again."""
    for name, body in LEAKS.items():
        (tmp_path / f"test_{name}.py").write_text(f"TOKEN = {TOKEN[:14]!r} + {TOKEN[14:]!r}\nNAME = 'Канарей' + 'кин'\n{body}\n")
    (tmp_path / "test_silent.py").write_text(
        "def test_it(capsys, tmp_path): print('nothing secret')\n"
        "def test_read(capsys):\n    print('Канарейкин')\n    capsys.readouterr()\n"
    )
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.canary", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 1, run.stdout
    failed = {line.split()[1].partition("::")[0] for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))}
    assert {Path(file).stem.removeprefix("test_") for file in failed} == set(LEAKS), run.stdout
    assert TOKEN not in run.stdout + run.stderr
    assert "анарейкин" not in (run.stdout + run.stderr).lower()


@pytest.mark.usefixtures("tmp_path")
def test_the_canary_watches_this_run(request: pytest.FixtureRequest) -> None:
    """The plugin is loaded for the whole suite, not for its own test alone."""
    assert request.config.pluginmanager.has_plugin("tests.canary")
