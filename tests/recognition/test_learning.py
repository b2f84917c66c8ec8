"""A model is made of lines, and of nothing else: small ones, with vectors made up of their words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.domain.calls.taught_line import EVERYDAY, TaughtLine
from bot.domain.ids import LanguageCode
from bot.recognition.engine import SIZE, Vector
from bot.recognition.learning import digest_of, learn, vectors_of
from bot.recognition.talk_model import TalkModel, kept_vectors, load, made_of, save, sign_of

RU = LanguageCode("ru")
TRADES = ("cars", "food", "tools", "clinic")
ORDINARY = ("где вы находитесь", "адрес запишите", "мы на третьем этаже", "это анна", "доставка когда", "до скольки вы", "алло")
SAID = {
    ("choleric",): ("короче быстро давайте", "быстро и короче", "давайте быстро суть", "суть быстро короче"),
    ("objection_price",): ("дорого очень это", "это слишком дорого", "дорого и всё", "дорого цена"),
    ("wants_yes",): ("беру заверните два", "заверните беру", "беру беру", "беру сейчас заверните"),
}


def _lines() -> list[TaughtLine]:
    lines = []
    for place, trade in enumerate((*TRADES, EVERYDAY)):
        said = [*((text, ()) for text in ORDINARY), *((texts[place % 4], labels) for labels, texts in SAID.items())]
        lines += [TaughtLine(language=RU, trade=trade, text=f"{text} {trade}", labels=labels) for text, labels in said]
    return lines


class Reader:
    """Makes vectors of words, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, parts: Sequence[str]) -> Vector:
        said = " ".join(parts)
        self.asked.append(said)
        total = np.zeros(SIZE, dtype=np.float32)
        for word in said.split():
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
            total += np.random.default_rng(seed).normal(size=SIZE).astype(np.float32)
        return total / np.linalg.norm(total)


def _made(lines: Sequence[TaughtLine], file: Path) -> tuple[TalkModel, Reader]:
    reader = Reader()
    kept = vectors_of(lines, kept_vectors(file), reader)
    model = learn(lines, kept, [sign_of(RU, "пример", ["nothing"])])
    save(model, kept, file)
    return model, reader


def test_the_same_lines_give_the_same_file(tmp_path: Path) -> None:
    """To the byte, also when the vectors were kept; and what is read from it is what was made."""
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    model, reader = _made(_lines(), one)
    assert len(reader.asked) == len(_lines())
    _made(_lines(), other)
    assert one.read_bytes() == other.read_bytes()
    again = load(one)
    assert again.content == model.content == made_of(one) == digest_of(_lines())
    assert again.version == model.content[:12]
    assert (again.lines == model.lines).all()
    assert (again.by_letters.signs == model.by_letters.signs).all()
    assert sign_of(RU, "пример", ["nothing"]) in set(map(int, again.known))


def test_one_changed_line_costs_one_reading(tmp_path: Path) -> None:
    """The vectors of the others are kept; the version is another, for a label alone too."""
    file = tmp_path / "model.npz"
    lines = _lines()
    _made(lines, file)
    changed = [replace(lines[0], text="а где вы сидите"), *lines[1:]]
    model, reader = _made(changed, file)
    assert reader.asked == ["где вы сидите"]
    assert model.content != digest_of(lines)
    relabelled = [*lines[:-1], replace(lines[-1], labels=("wants_no",))]
    assert digest_of(relabelled) != digest_of(lines)
    assert digest_of(lines[::-1]) == digest_of(lines)


def test_clauses_of_a_line_are_read_too_and_kept(tmp_path: Path) -> None:
    """For the threshold is settled as a text is read; the lines of the model are the lines alone."""
    file = tmp_path / "model.npz"
    lines = [*_lines(), TaughtLine(language=RU, trade="cars", text="Мы на складе. Беру две.", labels=("wants_yes",))]
    _, reader = _made(lines, file)
    assert {"мы на складе", "беру две"} <= set(reader.asked)
    _, again = _made(lines, file)
    assert again.asked == []
    assert len(load(file).lines) == len(lines)


def test_no_model_and_a_broken_one_are_told(tmp_path: Path) -> None:
    """They were made of nothing, and cannot be read."""
    assert made_of(tmp_path / "none.npz") == ""
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no model")
    assert made_of(broken) == ""
    with pytest.raises((OSError, ValueError)):
        load(broken)
