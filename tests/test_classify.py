"""`salesfloor classify`, as a program uses it: a stream of lines in, one line out for each, in order."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.commands import Command

KINDS = {"choleric", "melancholic", "sanguine", "phlegmatic", "none"}


def _classify(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, said: bytes, language: str = "ru"
) -> tuple[int, list[Any], str]:
    class Input:
        buffer = io.BytesIO(said)

    monkeypatch.setattr("sys.stdin", Input())
    code, out, err = salesfloor("classify", "--lang", language)
    return code, [json.loads(line) for line in out.splitlines()], err


def _asked(*texts: str) -> bytes:
    return "".join(json.dumps({"id": f"n{place}", "text": text}) + "\n" for place, text in enumerate(texts)).encode()


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_each_line_is_answered_in_order(salesfloor: Command, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Whatever language the text is in; every group is a distribution."""
    texts = ("Короче, мне некогда, сколько?", "We'll take it", "N-am bani", "Kiitos, en tarvitse", "", "😀", "ё" * 5000)
    code, answers, err = _classify(salesfloor, monkeypatch, _asked(*texts), language)
    assert code == 0
    assert err == "" or "by their letters only" in err
    assert [one["id"] for one in answers] == [f"n{place}" for place in range(len(texts))]
    for one in answers:
        assert set(one) == {"id", "temperament", "wants", "can"}
        assert set(one["temperament"]) == KINDS
        assert set(one["wants"]) == set(one["can"]) == {"yes", "no", "unknown"}
        for group in ("temperament", "wants", "can"):
            assert sum(one[group].values()) == pytest.approx(1)
            assert min(one[group].values()) >= 0


def test_what_is_no_question_is_told_and_passed_over(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line on standard error each, with its number; the others are answered, and the exit code tells of it."""
    said = b"\n".join(
        [
            b'{"id": 1, "text": "hello"}',
            b"no json",
            b'["id", "text"]',
            b'{"id": 2}',
            b'{"id": [1], "text": "a"}',
            b'{"id": 3, "text": 5}',
            b"\xff\xfe",
            b"",
            b"[" * 100_000,
            b'{"id": 4, "text": "last", "more": true}',
        ]
    )
    code, answers, err = _classify(salesfloor, monkeypatch, said, "en")
    assert code == 1
    assert [one["id"] for one in answers] == [1, 4]
    told = [line for line in err.splitlines() if ": line " in line]
    assert [line.split(": line ")[1].split(":")[0] for line in told] == ["2", "3", "4", "5", "6", "7", "9"]
    assert all(len(line) < 200 for line in told)


def test_a_language_has_to_be_known(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bad usage, and one line that names those that are."""
    code, answers, err = _classify(salesfloor, monkeypatch, b"", "de")
    assert (code, answers) == (2, [])
    assert "“de” is not known; one of en, fi, ro, ru" in err
    assert salesfloor("classify")[0] == 2


def test_the_same_lines_read_the_same(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice, and in any order."""
    texts = ("Докажите цифрами", "Боюсь ошибиться", "Дорого")
    first = _classify(salesfloor, monkeypatch, _asked(*texts))[1]
    again = _classify(salesfloor, monkeypatch, _asked(*texts[::-1]))[1]
    assert [one["temperament"] for one in first] == [one["temperament"] for one in again[::-1]]
