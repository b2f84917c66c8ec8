"""Links to somebody's page, and names in a messenger: «t.me/ivan», «телеграм ivan_85», «skype:ivan», «ivan#1234».

The domains of shops and firms stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.contacts.plain_text import plain_pattern

_START = r"(?<![^\W\d])(?<!@)"
"""No letter before: «mt.me» is another host."""
_DOT = r"(?: ?\. ?| (?:точка|дот|dot|punct|piste) )"
_PATH = r"(?:/| ?/ ?(?=[a-z0-9_@+])| (?:слэш|слеш|slash) )[\w@#?=&%+/.~-]*[\w/]"
_LINK = plain_pattern(
    rf"{_START}(?:https?://)?(?:(?:www|m|web|api|chat|[a-z]{{2}})\.)?"
    rf"(?:(?:t|telegram|wa|vk|fb|m|signal){_DOT}me|telegram{_DOT}(?:dog|org)|wa{_DOT}link|threads{_DOT}net|discord{_DOT}gg"
    rf"|(?:vk|facebook|fb|instagram|linkedin|x|twitter|tiktok|youtube|whatsapp){_DOT}com|(?:vk|ok|max){_DOT}ru){_PATH}"
    rf"|{_START}(?:tg|viber|whatsapp)://[^\s\"'<>]+|{_START}skype:[a-z0-9][\w.:?-]*"
)
_RUSSIAN_MESSENGER = r"телеграмм?…|телег[аеуи]|тг|тлг|инст[ауе]?|инстаграмм?…|скайпе?|ник|вк|логин"
_MESSENGER = (
    rf"{_START}(?:{_RUSSIAN_MESSENGER}|tg|telegram…|insta|instagram…|ig|skype…|viber|вайбере?|whatsapp|ватсапе?|вотсапе?"
    r"|signal|snapchat|snap|discord|дискорд|nick|username|handle|login|vk|tiktok|тикток)"
)
_BETWEEN = r"(?:[ ,:;-]{1,3}(?:собака|at|в|in|is|on|my|мой|его|ее|это|ник|nick|телеге|телеграме?|инсте)){0,2}[ ,:;-]{1,3}"
_NAME = r"(?=[a-z.]{0,40}[\d_])[a-z][a-z0-9_.-]{2,62}[a-z0-9_]"
"""A word with a digit or an underscore in it: people's names in messengers have one, and few other words."""
_NAMED = plain_pattern(
    rf"{_MESSENGER}{_BETWEEN}(?P<name>live:[\w.-]{{3,}}|{_NAME}|[a-z][\w.]{{1,31}}#\d{{4}}(?!\d))"
    rf"|{_START}(?:gmail|e-?mail|mail|почта|яндекс) ?: ?(?P<login>{_NAME})"
    rf"|{_MESSENGER} ?: ?(?P<dotted>[a-z][a-z0-9_-]*\.[a-z0-9_.-]{{1,40}}[a-z0-9_])"
    # A Latin word behind a Russian one with a colon is a name whatever it looks like.
    rf"|{_START}(?:{_RUSSIAN_MESSENGER})(?: ?:| -) ?(?P<latin>[a-z][a-z0-9_.-]{{2,62}}[a-z0-9_])"
)


def links(signs: str) -> Iterator[tuple[int, int]]:
    """Give where links and names stand in plain signs; places may overlap."""
    for link in _LINK.finditer(signs):
        yield link.span()
    for named in _NAMED.finditer(signs):
        yield named.span(named.lastgroup or 0)
