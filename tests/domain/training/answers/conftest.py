"""The tools of the four languages, each made once a process."""

from __future__ import annotations

from functools import cache

import pytest

from bot.app.answer_tools import answer_tools
from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.training.answers.tools import Tools
from tests.domain.training.answers.answer_sets import ToolsOf


@pytest.fixture(scope="session")
def tools_of_language(library: Library) -> ToolsOf:
    """What makes the tools of a language; its dictionary is opened once."""

    @cache
    def tools(language: str) -> Tools:
        return answer_tools(library, LanguageCode(language))

    return tools
