"""Words of training that change under a trainee: drills are retired, lines of the examples are worded anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.content.plain_values import seal
from bot.domain.ids import DrillId, LanguageCode
from bot.domain.training.drills import DrillBook
from tests.floor import Floor

RU = LanguageCode("ru")


def retire(floor: Floor, *, all_but: Collection[DrillId] = (), these: Collection[DrillId] = ()) -> None:
    """Retire drills that somebody wrote: these, or all but some."""
    scripts = floor.bot.live.scripts
    library = scripts.library
    written = library.drills(RU).drills
    gone = set(these) or set(written) - set(all_but)
    book = DrillBook(drills={item: replace(drill, retired=drill.retired or item in gone) for item, drill in written.items()})
    script = replace(library.script, version=f"{library.script.version}, some retired")
    scripts.library = replace(library, script=script, _drills={**library._drills, RU: seal(book)})


def word_examples_anew(floor: Floor) -> None:
    """Give every line of the examples other words, so that each is another drill."""
    _put_examples(floor, " – вот так")


def leave_out_examples(floor: Floor) -> None:
    """Leave no line of the examples."""
    _put_examples(floor, None)


def _put_examples(floor: Floor, more: str | None) -> None:
    scripts = floor.bot.live.scripts
    library = scripts.library
    said = {
        label: () if more is None else tuple(f"{text}{more}" for text in texts) for label, texts in library._examples[RU].items()
    }
    script = replace(library.script, version=f"{library.script.version}, other examples")
    scripts.library = replace(library, script=script, _examples={**library._examples, RU: said})
