"""Interface texts about erasing. Leaves out the rest: see `screens.text_keys`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

NAME = "Александра Константиновна"
TEAM = "Отдел корпоративных продаж"
HALF = 20
WHOLE = 36

ERASING_WORDS: Mapping[str, WordSpec] = {
    "erase.ask": line("asks whether somebody is really to be erased", None, name=NAME),
    "erase.client_goes": line("what of a client goes", None, texts=12, reminders=2, waiting=1),
    "erase.client_stays": line("what of a client stays, without his name", None, calls=12),
    "erase.client_done": line("a client is erased"),
    "erase.person_goes": line("what of a colleague goes", None, texts=12, drafts=1, reminders=2, waiting=1),
    "erase.person_stays": line("what of a colleague stays, under a number", None, number="#17", calls=1234, audited=56),
    "erase.person_done": line("a colleague is erased"),
    "erase.elsewhere": line("what erasing does not reach: chats, files, older copies"),
    "erase.removed": line("heads the list of those who have left a team"),
    "erase.removed_note": line("says what a tap on somebody who has left does"),
    "erase.removed_none": line("nobody is in that list"),
    "erase.person": button("somebody who has left, in that list", WHOLE, name=NAME),
    "button.erase_yes": button("yes, erase for good", WHOLE),
    "button.client_erase": button("erase a client: asks first", WHOLE),
    "button.person_erase": button("erase a colleague who has left: asks first", WHOLE),
    "button.team_removed": button("who has left this team", WHOLE, n=12),
    "retention.title": line("heads the page about how long a team's data are kept", 60, team=TEAM),
    "retention.calls": line("how many months calls are kept", 60, n=24),
    "retention.texts": line("how many months typed words are kept", 60, n=12),
    "retention.tonight": line("how much is older and goes tonight", 120, calls=1234, texts=567),
    "retention.tonight_more": line("the same where not everything was counted", 120, calls=10_000, texts=567),
    "retention.nothing": line("nothing is older", 60),
    "retention.would": line("heads what would be so by other terms", 60),
    "retention.note": line("what goes with old calls, what holds them, what stays", 260),
    "retention.ask_calls": line("asks how long calls are to be kept", 120),
    "retention.ask_texts": line("asks how long typed words are to be kept", 120),
    "button.retention": button("how long this team's data are kept", HALF),
    "button.retention_calls": button("another term for calls", HALF),
    "button.retention_texts": button("another term for typed words", HALF),
    "button.retention_months": button("a term, three in a row, one of them marked", 10, n=24),
    "button.retention_yes": button("yes, keep it so long", WHOLE),
    "audit.client_file_made": line("audit: everything about a client was written into a file"),
    "audit.retention_set": line("audit: how long a team's data are kept was changed", None, team=TEAM, calls=24, texts=12),
    "audit.retention_kept": line("audit: what was too old was erased", None, calls=1234, texts=567, clients=12),
    "error.has_access": line("whoever still has access cannot be erased", 200),
    "data.erased": line("on the page about stored data: what the owner can erase"),
    "audit.client_erased": line("audit: a client was erased"),
    "audit.person_erased": line("audit: somebody who had left was erased", None, whom="#17"),
    "audit.refused_more": line("audit: refused so many times more on one day", None, n=12),
    "audit.refused_more_people": line("audit: so many refusals of further strangers on one day", None, n=1200),
    "audit.strangers": line("audit: strangers who are not listed each by himself"),
}
