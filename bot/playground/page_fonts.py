"""The letters of the chat page: files of packages that are installed with the program, served under names of the page's own.

So a text is as wide on every machine, and what fits a button on one fits it on all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import fontpkg_roboto
import fontpkg_roboto_mono

FONT_TYPE = "font/ttf"


def _files(package: Path, family: str, axes: str, name: str) -> dict[str, Path]:
    return {
        f"{name}.ttf": package / "files" / f"{family}[{axes}].ttf",
        f"{name}-italic.ttf": package / "files" / f"{family}-Italic[{axes}].ttf",
    }


FONTS: Mapping[str, Path] = MappingProxyType(
    _files(fontpkg_roboto.ROOT, "Roboto", "wdth,wght", "roboto")
    | _files(fontpkg_roboto_mono.ROOT, "RobotoMono", "wght", "roboto-mono")
)
"""Where each lies, by the name that `page.css` asks for. Every file has all weights."""
