"""What can be said of the page's files without opening them in a browser."""

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

from bot import playground
from bot.playground.page_fonts import FONTS

PAGE = Path(playground.__file__).parent / "page"
SCRIPTS = {path.name: path.read_text("utf-8") for path in PAGE.glob("*.js")}


def words_of(language: str) -> set[str]:
    """Return the names of the page's own words in one language."""
    found = re.search(rf"^  {language}: \{{\n(.*?)^  \}},", SCRIPTS["words.js"], re.MULTILINE | re.DOTALL)
    assert found is not None
    return set(re.findall(r"^    (\w+):", found[1], re.MULTILINE))


@pytest.mark.parametrize("language", ["en", "ro", "fi"])
def test_every_language_has_the_same_words(language: str) -> None:
    """Nothing that the page says is missing in one of its languages."""
    assert words_of("ru") == words_of(language) != set()


def test_every_word_that_is_said_exists() -> None:
    """A misspelt word would break the page only where it is shown."""
    said = set(re.findall(r'data-say(?:-label)?="(\w+)"', (PAGE / "index.html").read_text("utf-8")))
    for script in SCRIPTS.values():
        said |= set(re.findall(r'\bsay\("(\w+)"', script))
        said |= {name for pair in re.findall(r'\bsay\(.*? \? "(\w+)" : "(\w+)"', script) for name in pair}
    assert said >= {"send", "copied", "noAnswer"}
    assert said <= words_of("ru")


def test_the_page_asks_nobody_else_for_anything() -> None:
    """It works without a network: no file names another host, except the name of the SVG language."""
    for path in PAGE.iterdir():
        hosts = set(re.findall(r"https?://[^\s\"'/]+", path.read_text("utf-8")))
        assert hosts <= {"http://www.w3.org"}, path.name


def test_markup_and_scripts_are_apart() -> None:
    """The content security policy refuses inline scripts, styles and handlers, so there are none."""
    index = (PAGE / "index.html").read_text("utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)", index)
    assert not any("innerHTML" in script or "insertAdjacentHTML" in script for script in SCRIPTS.values())


def test_the_letters_are_free_and_belong_to_packages() -> None:
    """They come under the Open Font License, and every file that the page asks for is installed."""
    for package in ("fontpkg-roboto", "fontpkg-roboto-mono"):
        assert metadata(package)["License-Expression"] == "OFL-1.1"
    style = (PAGE / "page.css").read_text("utf-8")
    assert set(re.findall(r'url\("/page/([^"]+)"\)', style)) == set(FONTS)
    assert all(path.is_file() for path in FONTS.values())
    assert not [path for path in PAGE.iterdir() if path.suffix in {".ttf", ".otf", ".woff", ".woff2"}]
