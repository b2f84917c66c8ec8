"""The library: content that passed, as the bot asks for it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot.content.findings import Findings
from bot.content.library import Library, LoadedScripts, load
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import LanguageCode, OptionId, PhraseId, QuestionId, TaskId
from tests.content.corpus_reader import COMPLETE, EXPECTED, build, examples

RU = LanguageCode("ru")


def _load(directory: Path = COMPLETE) -> Library:
    library = load(directory, expected=EXPECTED)
    assert isinstance(library, Library), str(library)
    return library


@pytest.fixture(scope="module")
def library() -> Library:
    """The complete content of the corpus."""
    return _load()


def test_content_with_a_finding_is_not_loaded(tmp_path: Path) -> None:
    """Nobody gets a library that did not pass every gate."""
    example = next(example for example in examples("invalid") if example.name == "speech.but")
    refused = load(build(example, tmp_path), expected=EXPECTED)
    assert isinstance(refused, Findings)
    assert [finding.rule for finding in refused] == ["speech"]


def test_a_default_language_without_words_is_refused() -> None:
    """A setting that names no folder is told at the start, not at the first message."""
    refused = load(COMPLETE, default_language="fi", expected=EXPECTED)
    assert isinstance(refused, Findings)
    assert "fi" in str(refused)


def test_the_script_has_the_structure_in_its_order(library: Library) -> None:
    """Questions stand in the order of the file, and each place of a call has its phrases."""
    script = library.script
    assert [question.id for question in script.questions][:2] == ["q01", "q02"]
    assert [phrase.id for phrase in script.ring(Manner.ANY, cell=Cell.YES_YES, objection=Objection.PRICE)] == [
        "any.price.objection",
        "any.price.objection2",
    ]
    assert script.weights_version == "1"


def test_a_cue_shares_what_is_left_between_the_other_temperaments(library: Library, tmp_path: Path) -> None:
    """The likelihoods of a cue sum to one; a cue's own strength goes before the common one."""
    plain = library.script.questions[0].options[0].likelihoods
    assert plain[Temperament.CHOLERIC] == pytest.approx(0.65)
    assert plain[Temperament.SANGUINE] == pytest.approx(0.35 / 3)
    example = next(example for example in examples("valid") if example.name == "shape.strength")
    strong = _load(build(example, tmp_path)).script.questions[0].options[0].likelihoods
    assert strong[Temperament.CHOLERIC] == pytest.approx(0.9)
    assert sum(strong.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, "Здравствуйте! Что для вас важнее всего?"),
        ("", "Здравствуйте! Что для вас важнее всего?"),
        ("Иван Петрович", "Иван Петрович, здравствуйте! Что для вас важнее всего?"),
        ("  иван \n петрович ", "Иван петрович, здравствуйте! Что для вас важнее всего?"),
        ("<b>Ян</b>", "<B>Ян</b>, здравствуйте! Что для вас важнее всего?"),
    ],
)
def test_a_phrase_is_a_sentence_with_a_name_and_without(library: Library, name: str | None, said: str) -> None:
    """The name opens the sentence, and the first letter is always a capital; escaping is left to the page."""
    assert library.texts(RU).phrase(PhraseId("any.ask_wants.opening"), name) == said


def test_words_of_every_kind_are_found(library: Library) -> None:
    """Screens ask by id."""
    texts = library.texts(RU)
    assert texts.task(TaskId("do.yes_yes")) == "завершить сделку"
    assert texts.avoid(Manner.ANY) == "давления"
    assert texts.prompt(QuestionId("q01")) == "🔈 Что ещё слышите?"
    assert texts.cue(QuestionId("q01"), OptionId("hurry")) == "⚡ Короче!"
    assert texts.heard(QuestionId("q01"), OptionId("hurry")) == "торопит"
    assert texts.temperament(Temperament.CHOLERIC) == "смелый"
    assert texts.temperament_title(Temperament.CHOLERIC) == "Смелый (холерик)"


def test_an_unknown_id_is_a_key_error(library: Library) -> None:
    """A forged or old id does not end in a wrong word."""
    texts = library.texts(RU)
    with pytest.raises(KeyError):
        texts.cue(QuestionId("q01"), OptionId("other"))
    with pytest.raises(KeyError):
        texts.plain("button.nothing")
    with pytest.raises(KeyError):
        texts.template("nothing.html")


def test_facts_are_escaped_in_messages_and_not_on_buttons(library: Library) -> None:
    """A name is text wherever it stands."""
    texts = library.texts(RU)
    assert texts.html("welcome", name="<b>", is_new=False) == "Здравствуйте, <b>&lt;b&gt;</b>!"
    assert texts.plain("button.call_name", name="<b>") == "Звонок: <b>"
    assert texts.template("card.html", sentence="<i>", prompt="") == "<b>«&lt;i&gt;»</b>"
    with pytest.raises(UndefinedError):
        texts.html("welcome", name="Иван")


@pytest.mark.parametrize(
    ("n", "said"), [(1, "ещё 1 признак"), (3, "ещё 3 признака"), (11, "ещё 11 признаков"), (21, "ещё 21 признак")]
)
def test_a_number_chooses_its_plural_form(library: Library, n: int, said: str) -> None:
    """By the rules of the language, eleven included."""
    assert library.texts(RU).plain("earlier", n=n) == said


def test_a_plural_without_a_number_is_a_mistake_of_the_caller(library: Library) -> None:
    """It is told at once and not guessed."""
    with pytest.raises(TypeError):
        library.texts(RU).plain("earlier", n="3")


def test_dates_and_shares_follow_the_language(library: Library) -> None:
    """The zone moves the hour; the percent sign has its narrow place."""
    texts = library.texts(RU)
    assert texts.moment(datetime(2026, 11, 23, 7, 0, tzinfo=UTC), "Europe/Moscow") == "23 нояб., 10:00"
    assert texts.percent(0.866) == "87\u00a0%"


def test_an_unknown_language_speaks_the_default_one(library: Library) -> None:
    """Telegram names languages that the content does not have."""
    assert library.texts(LanguageCode("de")) is library.texts(RU)
    assert library.examples(LanguageCode("de")) == library.examples(RU)
    assert library.examples(RU)["nothing"] == ("Алло",)
    assert library.languages == (RU,)


def test_a_regional_tag_speaks_its_language(tmp_path: Path) -> None:
    """Telegram says `en-GB`; a language that the content lacks altogether gets the default one, region or not."""
    two = next(example for example in examples("valid") if example.name == "words_complete.two_languages")
    both = _load(build(two, tmp_path))
    english = LanguageCode("en")
    for tag in ("en", "en-GB", "en_US", "EN"):
        assert both.texts(LanguageCode(tag)) is both.texts(english), tag
        assert both.examples(LanguageCode(tag)) is both.examples(english), tag
    for tag in ("pt-br", "english", "", "-"):
        assert both.texts(LanguageCode(tag)) is both.texts(RU), tag
        assert both.examples(LanguageCode(tag)) is both.examples(RU), tag


def test_the_version_changes_with_words_and_not_with_comments(library: Library, tmp_path: Path) -> None:
    """The log's content version tells apart what clients could hear, and nothing else."""
    directory = Path(shutil.copytree(COMPLETE, tmp_path / "content"))
    file = directory / "ru" / "tasks.yaml"
    text = file.read_text("utf-8")
    file.write_text("# a comment\n\n" + text, "utf-8")
    assert _load(directory).script.version == library.script.version
    file.write_text(text.replace("завершить сделку", "довести до сделки"), "utf-8")
    assert _load(directory).script.version != library.script.version


def test_a_newer_library_takes_the_place_of_the_old(library: Library, tmp_path: Path) -> None:
    """Who asks for the current script gets the one in force now."""
    scripts = LoadedScripts(library)
    assert scripts.current() is library.script
    newer = _load(Path(shutil.copytree(COMPLETE, tmp_path / "content")))
    scripts.library = newer
    assert scripts.current() is newer.script
