"""Lets the examples of the corpus share what they have in common."""

from __future__ import annotations

import pytest

from tests.content.shared_work import share_work


@pytest.fixture(autouse=True)
def _shared_work(monkeypatch: pytest.MonkeyPatch) -> None:
    share_work(monkeypatch)
