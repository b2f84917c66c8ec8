"""The content that is shipped passes its own gates."""

from __future__ import annotations

from bot.content.check import check, default_directory


def test_the_shipped_content_is_in_order() -> None:
    """No finding in any file of any language."""
    assert [str(finding) for finding in check(default_directory())] == []
