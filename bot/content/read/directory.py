"""Reads a content directory: the expected files and no others, as text that is safe to look at.

Never raises on bad content: whatever cannot be read becomes a finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale, UnknownLocaleError

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.yaml_tree import Node, parse_yaml, shorten

FILE_SET = "file_set"
FILE_TEXT = "file_text"
MAX_BYTES = 256 * 1024
"""Size of one file; our own largest one has a quarter of it."""
MAX_UNEXPECTED = 50

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that are not seen, yet change what is seen: controls, zero widths, direction overrides. Not the joiner of emoji."""

LEFT_OVER = re.compile(
    r"\..*|~\$.*|#.*#|.*(?:~|\.(?:bak|old|orig|rej|swp|swo|tmp))|Thumbs\.db|desktop\.ini|__MACOSX", re.IGNORECASE
)
"""Names of copies that editors, patches and systems leave beside a file; nobody means them to be read."""

_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A content directory as it was read."""

    trees: Mapping[str, Node]
    """Path inside the directory → tree, for every YAML file that could be read to its end."""
    templates: Mapping[str, str]
    """File name → source, for `templates/`."""
    languages: Sequence[str]
    """Codes, in alphabetical order."""
    findings: Sequence[Finding]


@dataclass(slots=True)
class _Reading:
    root: Path
    trees: dict[str, Node] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def note(self, rule: str, file: str, line: int, message: str, hint: str = "") -> None:
        self.findings.append(Finding(rule=rule, file=file, line=line, message=message, hint=hint))

    def entries(self, folder: str) -> list[Path]:
        """List a folder of the content, without what editors and systems leave everywhere."""
        try:
            return sorted(path for path in (self.root / folder).iterdir() if not LEFT_OVER.fullmatch(path.name))
        except OSError as error:
            self.note(FILE_SET, folder, 1, f"the folder cannot be read: {error.strerror}")
            return []

    def unexpected(self, paths: Sequence[Path], hint: str) -> None:
        for path in paths[:MAX_UNEXPECTED]:
            name = path.relative_to(self.root).as_posix()
            self.note(FILE_SET, shorten(name, 80), 1, "nothing reads this", hint)

    def text(self, file: str) -> str | None:
        """Return a file's text, or None with a finding."""
        path = self.root / file
        try:
            if path.is_symlink() or not path.is_file():
                self.note(FILE_SET, file, 1, "this is not an ordinary file", "put the file itself here")
                return None
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            self.note(FILE_SET, file, 1, f"the file cannot be read: {error.strerror}")
            return None
        if len(raw) > MAX_BYTES:
            self.note(FILE_TEXT, file, 1, f"the file is larger than {MAX_BYTES // 1024} kB")
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self.note(FILE_TEXT, file, line, "the file is not UTF-8 text", "save it as UTF-8")
            return None
        text = text.replace("\r\n", "\n")
        hidden = HIDDEN.search(text)
        if hidden:
            line = text.count("\n", 0, hidden.start()) + 1
            self.note(FILE_TEXT, file, line, f"a hidden character U+{ord(hidden[0]):04X} stands here", "delete it and type anew")
            return None
        return text

    def folder(self, name: str, expected: Sequence[str], beside: str = "") -> None:
        """Read the expected YAML files of one folder, in which another one may lie."""
        found = [path for path in self.entries(name) if path.name != beside]
        present = {path.name for path in found}
        self.unexpected([path for path in found if path.name not in expected], f"expected are {', '.join(expected)}")
        for file in expected:
            if file not in present:
                self.note(FILE_SET, f"{name}/{file}", 1, "this file is missing")
                continue
            self.tree(f"{name}/{file}")

    def tree(self, path: str) -> None:
        """Read one YAML file."""
        text = self.text(path)
        if text is None:
            return
        tree, findings = parse_yaml(text, path)
        self.findings.extend(findings)
        if tree is not None:
            self.trees[path] = tree
        elif not findings:
            self.note(FILE_TEXT, path, 1, "the file is empty")

    def talk_folder(self, language: str) -> None:
        """Read the files of a language's talk, if it has any: one a trade, however it is called."""
        name = f"{language}/{layout.TALK}"
        if (self.root / name).is_dir():
            found = self.entries(name)
            is_talk = [path for path in found if path.suffix == layout.TALK_SUFFIX]
            self.unexpected([path for path in found if path not in is_talk], f"files of talk end in {layout.TALK_SUFFIX}")
            for path in is_talk:
                self.tree(f"{name}/{path.name}")

    def template_folder(self) -> None:
        """Read the pages of `templates/`."""
        found = self.entries(layout.TEMPLATES)
        self.unexpected(
            [path for path in found if path.suffix != layout.TEMPLATE_SUFFIX], f"templates end in {layout.TEMPLATE_SUFFIX}"
        )
        for path in found:
            if path.suffix == layout.TEMPLATE_SUFFIX:
                text = self.text(f"{layout.TEMPLATES}/{path.name}")
                if text is not None:
                    self.templates[path.name] = text


def read(directory: Path, *, with_talk: bool = False) -> Source:
    """Read a content directory to the end, whatever is in it; its talk only where that is asked for."""
    reading = _Reading(directory)
    top = reading.entries("") if directory.is_dir() else []
    languages = [path.name for path in top if path.is_dir() and _is_language(path.name)]
    known = {layout.SCRIPT, layout.TEMPLATES, layout.README, *languages}
    reading.unexpected(
        [path for path in top if path.name not in known],
        "a language's folder is named by its two letters, as ru or en",
    )
    if not directory.is_dir():
        reading.note(FILE_SET, ".", 1, f"there is no folder {directory}")
    else:
        if not languages:
            reading.note(FILE_SET, ".", 1, "there is no language", "add a folder named by two letters, as ru")
        for folder in (layout.SCRIPT, layout.TEMPLATES):
            if not (directory / folder).is_dir():
                reading.note(FILE_SET, folder, 1, "this folder is missing")
        if (directory / layout.SCRIPT).is_dir():
            reading.folder(layout.SCRIPT, layout.SCRIPT_FILES)
        if (directory / layout.TEMPLATES).is_dir():
            reading.template_folder()
        for language in languages:
            reading.folder(language, layout.LANGUAGE_FILES, layout.TALK)
            if with_talk:
                reading.talk_folder(language)
    return Source(
        trees=reading.trees,
        templates=reading.templates,
        languages=languages,
        findings=tuple(reading.findings),
    )


def read_text(root: Path, file: str) -> tuple[str | None, Sequence[Finding]]:
    """Read one file that lies under a folder, as strictly as those of a content directory."""
    reading = _Reading(root)
    return reading.text(file), reading.findings


def _is_language(name: str) -> bool:
    if not _LANGUAGE.fullmatch(name):
        return False
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return False
    return True
