"""The words by which typed answers are judged are written so that they can be found, and none is forbidden to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.manner import MANNERS
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.content.spoken_words import forbidden_in
from bot.domain.folding import fold

ID = "manner_words"
TITLE = "Words by which typed answers are judged can be found, stand once in a list, and none that is praised is forbidden"

SPEAKS_FOR = ("polite", "courteous", "asking", "steps", *MANNERS)
"""Lists whose words make an answer better, so that a seller may say them."""
NEEDED = (
    "polite",
    "hollow",
    "little",
    "negations",
    "asking",
    "steps",
    "vague",
    "refusing",
    "unfinished",
    "insulting",
    "pressing",
    "melancholic",
    "sanguine",
    "phlegmatic",
)
"""Lists without which the rules for answers would say nothing, in any language."""
PLAIN = re.compile(r"[^\W_]+(?:[ '’-][^\W_]+)*\*?")
"""Words with a space, a hyphen or an apostrophe between them, at the end perhaps `*`."""
SHORTEST_BEGINNING = 2
"""Letters before `*`: with fewer it stands for half of the dictionary."""


def check(content: Content) -> Iterator[Finding]:
    """Give words that can never be found, words written twice, lists that are empty, and praised words that are forbidden."""
    for language in content.languages:
        file = language.file(layout.MANNER)
        if not content.is_whole(file):
            continue
        manner = language.manner
        named = [*manner.lists.items(), *((f"asks.{kind}", texts) for kind, texts in manner.asks.items())]
        for name, texts in named:
            if not texts and (name in NEEDED or name.startswith("asks.")):
                yield Finding(rule=ID, file=file, line=1, message=f"{name} is empty", hint="write the words of this language")
            yield from _form(file, name, texts)
        yield from _form(file, "same", [text for group in manner.same for text in group])
        yield from _forbidden(file, language)


def _form(file: str, name: str, texts: Sequence[Text]) -> Iterator[Finding]:
    seen: set[str] = set()
    for text in texts:
        said = text.value.casefold()
        letters = fold(text.value.removesuffix("*"))
        if not PLAIN.fullmatch(text.value) or (text.value.endswith("*") and len(letters) < SHORTEST_BEGINNING):
            hint = f"words and spaces only; “*” at the very end, behind {SHORTEST_BEGINNING} letters or more"
            yield Finding(rule=ID, file=file, line=text.line, message=f"“{text.value}” of {name} can never be found", hint=hint)
        elif said in seen:
            message = f"“{text.value}” stands twice in {name}"
            yield Finding(rule=ID, file=file, line=text.line, message=message, hint="take one of them out")
        seen.add(said)


def _forbidden(file: str, language: Language) -> Iterator[Finding]:
    for name in SPEAKS_FOR:
        for text in language.manner.lists.get(name, ()):
            for word, _ in forbidden_in(text.value.removesuffix("*"), language.speech):
                message = f"“{text.value}” of {name} speaks for an answer, and speech.yaml forbids “{word}”"
                yield Finding(rule=ID, file=file, line=text.line, message=message, hint="take it out of one of the two")
