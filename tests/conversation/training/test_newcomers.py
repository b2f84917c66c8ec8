"""What is expected of newcomers, by the document, stands on the first page while somebody is one."""

from __future__ import annotations

import pytest

from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from tests.conversation.people.cast import change
from tests.conversation.training.guiding import open_path
from tests.conversation.training.practising import practise_all
from tests.floor import Floor


@pytest.mark.parametrize("language", ["ru", "en", "fi", "ro"])
async def test_a_trainee_reads_on_the_first_page_what_the_document_claims_of_newcomers(floor: Floor, language: str) -> None:
    """In his language; before he practises, and afterwards."""
    vera = await floor.hire(103, "Вера", Role.TRAINEE)
    await floor.write(f"UPDATE employees SET language = '{language}'")
    claimed = floor.library.texts(LanguageCode(language)).expectation()
    await vera.send("/train")
    assert claimed in vera.card.text
    if language == "ru":
        await practise_all(vera)
        await vera.send("/train")
        assert claimed in vera.card.text


async def test_whoever_is_no_newcomer_is_not_told_what_is_expected_of_one(floor: Floor) -> None:
    """A manager who practises for himself; and a trainee who has practised and has become a manager."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    anna, vera = await floor.hire(101, "Анна"), await floor.hire(103, "Вера", Role.TRAINEE)
    claimed = floor.library.texts(floor.library.default_language).expectation()
    await anna.send("/train")
    assert claimed not in anna.card.text
    await open_path(vera)
    await practise_all(vera)
    await change(chief, "Вера", "button.person_role", "role.manager")
    await vera.send("/train")
    assert claimed not in vera.card.text
