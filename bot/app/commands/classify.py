"""`salesfloor classify`: reads clients' words from JSON lines, as the bot would, and says how probable each meaning is.

Examples that editors made in the bot do not count: the same lines always read the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from bot.app.commands.refusals import CannotRun, UnusableSetting
from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode

DIGITS = 6
SHOWN = 60
"""Characters of a line that are shown when something is wrong with it."""


def classify(language: str, lines: Iterable[bytes], out: TextIO, say: Callable[[str], None]) -> bool:
    """Write one line for each line that can be read, in their order; of any other say what is wrong, and go on.

    Returns:
        Whether every line could be read.

    Raises:
        UnusableSetting: the language is not known.
        CannotRun: there is no model.
    """
    # Imported late: numpy and the model are for this and for reading.
    from bot.recognition.engine import NoEngine, engine  # noqa: PLC0415  # see above
    from bot.recognition.recogniser import ABSTENTION  # noqa: PLC0415  # see above
    from bot.recognition.talk_model import shipped  # noqa: PLC0415  # see above
    from bot.recognition.talk_reader import TalkReader  # noqa: PLC0415  # see above

    try:
        known = shipped().languages
    except (OSError, ValueError, KeyError) as error:
        raise CannotRun(f"The model cannot be read ({error}); make it: salesfloor content learn.") from None
    if language not in known:
        raise UnusableSetting(f"--lang: “{language}” is not known; one of {', '.join(known)}.")
    opened = engine()
    if isinstance(opened, NoEngine):
        say(f"words are read by their letters only: {opened.why}")
    reader = TalkReader(LanguageCode(language), {})
    is_well = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = _asked(line)
        except ValueError as error:
            say(f"line {number}: {error}")
            is_well = False
            continue
        said = _said(asked["id"], reader.read(asked["text"], ABSTENTION))
        out.write(json.dumps(said, ensure_ascii=False) + "\n")
        out.flush()
    return is_well


def _asked(line: bytes) -> Mapping[str, Any]:
    """Return what a line asks.

    Raises:
        ValueError: it is no question; the message says why.
    """
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError(f"it is no JSON: {line.decode('utf-8', 'replace').strip()[:SHOWN]}") from None
    if not isinstance(asked, dict) or "id" not in asked or "text" not in asked:
        raise ValueError('it has to be an object with "id" and "text"')
    if isinstance(asked["id"], (dict, list)) or not isinstance(asked["text"], str):
        raise ValueError('"id" has to be a text or a number, and "text" a text')
    return asked


def _said(number: object, reading: Reading) -> Mapping[str, Any]:
    kinds = {kind.value: round(reading.temperament[kind], DIGITS) for kind in Temperament}
    return {
        "id": number,
        "temperament": {**kinds, "none": round(1 - sum(kinds.values()), DIGITS)},
        "wants": _known(reading.wants),
        "can": _known(reading.can),
    }


def _known(shares: Mapping[Known, float]) -> Mapping[str, float]:
    yes, no = (round(shares[said], DIGITS) for said in (Known.YES, Known.NO))
    return {"yes": yes, "no": no, "unknown": round(1 - yes - no, DIGITS)}
