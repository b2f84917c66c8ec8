"""The list of tests by which coverage is not measured."""

from __future__ import annotations

import re

from tests.conftest import HERE, TRACED, UNTRACED


def test_every_test_that_is_named_is_there() -> None:
    """Whoever moves or renames a test renames it there too, else it would be measured again, and nobody would know why."""
    for line in UNTRACED:
        module, _, test = line.partition("::")
        file = HERE.parent / module
        assert file.relative_to(HERE).parts[0] in TRACED, line
        assert file.is_file(), line
        assert re.search(rf"^(async )?def {test}\b", file.read_text("utf-8"), re.MULTILINE), line
