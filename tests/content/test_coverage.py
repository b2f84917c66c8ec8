"""Which facts of the documents the content rests on."""

from __future__ import annotations

from dataclasses import replace

from bot.content.coverage import Count, coverage, report
from bot.content.read.drill_structure import DrillEntries, DrillEntry
from bot.content.read.language import Anchors, Language
from bot.content.read.structure import AvoidEntry, FactEntry, PhraseEntry, Priority, Structure
from bot.content.read.text import Text
from bot.content.read.written import Compiled, Content, Expected
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment
from bot.domain.calls.temperament import Manner
from tests.content.corpus_reader import plain_sayings


def _fact(fact_id: str, priority: Priority, *, document: str = "000", section: str = "types") -> FactEntry:
    return FactEntry(
        id=Text(value=fact_id, line=1),
        document=document,
        section=section,
        heading="Смелый",
        quote=Text(value="Короче!", line=1),
        priority=priority,
        is_claim=False,
    )


def _phrase(fact_id: str) -> PhraseEntry:
    return PhraseEntry(
        id=Text(value="p", line=1),
        manner=Manner.ANY,
        moment=Moment.CLOSING,
        task=Text(value="t", line=1),
        cell=Cell.YES_YES,
        objection=None,
        facts=[Text(value=fact_id, line=1)],
        retired=False,
    )


STRUCTURE = Structure(
    facts=[
        _fact("fact-001", Priority.MUST),
        _fact("fact-002", Priority.SHOULD, section="speech"),
        _fact("fact-003", Priority.MUST, document="002", section="speech"),
        _fact("fact-004", Priority.CONTEXT, document="002", section="speech"),
    ],
    phrases=[_phrase("fact-001")],
    avoid=[AvoidEntry(manner=Manner.ANY, facts=[Text(value="fact-004", line=1)], line=1)],
)


def _content(structure: Structure, *languages: Language) -> Content:
    return Content(
        structure=structure,
        languages=languages,
        templates={},
        compiled=Compiled(phrases={}, interface={}, pages={}),
        expected=Expected(words={}, templates={}),
        sayings=plain_sayings if languages else None,
        early=(),
        broken=frozenset(),
    )


def _language(code: str, sentence: str, anchor: str) -> Language:
    anchors = Anchors(words=[Text(value=anchor, line=1)], line=1)
    return Language(code=code, phrases={"p": Text(value=sentence, line=1)}, facts_said={"fact-001": anchors})


RUSSIAN = _language("ru", "{{ address }}когда вам нужно? Говорите коротко.", "коротко говорить")
ENGLISH = _language("en", "When do you need it?", "brief")


def test_a_fact_is_covered_when_something_in_use_names_it() -> None:
    """What is retired covers nothing."""
    assert coverage(_content(STRUCTURE)).named == {"fact-001", "fact-004"}
    retired = replace(STRUCTURE, phrases=[replace(STRUCTURE.phrases[0], retired=True)])
    assert coverage(_content(retired)).named == {"fact-004"}


def test_a_drill_in_use_covers_its_facts() -> None:
    """As a page of the guide does; one that is retired does not."""
    drill = DrillEntry(id=Text(value="rew.1", line=1), facts=[Text(value="fact-003", line=1)], retired=False)
    in_use = replace(STRUCTURE, drills=DrillEntries(rewrite=[drill]))
    assert coverage(_content(in_use)).named == {"fact-001", "fact-003", "fact-004"}
    retired = replace(STRUCTURE, drills=DrillEntries(rewrite=[replace(drill, retired=True)]))
    assert coverage(_content(retired)).named == {"fact-001", "fact-004"}


def test_what_matters_most_is_missed_first() -> None:
    """By priority, then in the order of the ledger."""
    missed = coverage(_content(STRUCTURE)).uncovered(Priority.MUST, Priority.SHOULD)
    assert [fact.id.value for fact in missed] == ["fact-003", "fact-002"]


def test_the_report_counts_by_priority_document_and_section() -> None:
    """One row a document and a section, a column a priority, and the facts that nothing names with their quotes."""
    lines = report(coverage(_content(STRUCTURE))).splitlines()
    rows = [line.split() for line in lines]
    assert rows[0] == ["must", "should", "context", "all"]
    assert ["all", "facts", "1/2", "0/1", "1/1", "2/4"] in rows
    assert ["document", "000", "1/1", "0/1", "–", "1/2"] in rows
    assert ["document", "002", "0/1", "–", "1/1", "1/2"] in rows
    assert ["speech", "0/1", "0/1", "1/1", "1/3"] in rows
    assert "must fact-003 002 speech: Короче!" in lines
    assert "not covered, of must and should: 2" in lines


def test_an_empty_group_is_covered() -> None:
    """Nothing to cover is no gap."""
    assert Count(covered=0, total=0).share == 1
    assert Count(covered=1, total=4).share == 0.25
    assert report(coverage(_content(Structure()))).splitlines()[1].split() == ["all", "facts", "–", "–", "–", "–"]


def test_a_fact_that_is_named_and_not_said_is_not_covered() -> None:
    """By language: a phrase that names it says it in Russian and says something else in English."""
    found = coverage(_content(STRUCTURE, ENGLISH, RUSSIAN))
    assert found.said == {"en": {"fact-004"}, "ru": {"fact-001", "fact-004"}}  # what is only context needs no anchors
    assert found.covered == {"fact-004"}
    rows = [line.split() for line in report(found).splitlines()]
    assert rows[0] == ["must", "should", "context", "all", "en", "ru"]
    assert ["all", "facts", "0/2", "0/1", "1/1", "1/4", "1/4", "2/4"] in rows
    assert ["said", "in", "ru", "1/2", "0/1", "1/1", "2/4"] in rows
    assert "must fact-001 000 types: Короче! (named, and not said in en)" in report(found).splitlines()


def test_what_is_retired_says_nothing() -> None:
    """Its words stay in the files."""
    retired = replace(STRUCTURE, phrases=[replace(STRUCTURE.phrases[0], retired=True)])
    assert coverage(_content(retired, RUSSIAN)).said["ru"] == {"fact-004"}
