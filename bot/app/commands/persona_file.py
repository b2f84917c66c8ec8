"""Reads the file of a simulated client: what he is, how much of what is heard is noise, and what he shows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import TraitId
from bot.domain.simulation.simulated_client import Shown, SimulatedClient

ABOUT = 0.02
"""By how much what sums to 1 may miss it: three shares rounded to two digits do."""
KEYS = ("name", "truth", "noise", "traits")
SHOWN = ("yes", "no", "not_sure")


class BadPersona(ValueError):
    """A file that describes no simulated client; the message is one line that says where it is wrong."""


def read_written(file: Path) -> Mapping[str, object]:
    """Return what a JSON file says, as it is written.

    Raises:
        BadPersona: it is no JSON, or no table, or says something twice.
        OSError: it cannot be read.
    """
    try:
        written = json.loads(file.read_text("utf-8-sig"), object_pairs_hook=_without_repetition)
    except UnicodeDecodeError:
        raise BadPersona("it is not written in UTF-8") from None
    except json.JSONDecodeError as error:
        raise BadPersona(f"it is no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise BadPersona("it is nested too deeply") from None
    return _table(written, "the file")


def persona_of(written: Mapping[str, object], traits: Collection[TraitId]) -> SimulatedClient:
    """Return the client that is described so.

    Traits that are left out he never shows, and temperaments that are left out he has nothing of. Further keys mean nothing.

    Args:
        written: `{"name": str, "truth": {temperament: weight}, "noise": 0 to 1, "traits": {trait: {"yes": p, "no": p, "not_sure":
            p}}}`; the weights sum to 1, and so do the three of a trait.
        traits: the closed list.

    Raises:
        BadPersona: it describes none.
    """
    _require(written, KEYS, "the file")
    name = written["name"]
    if not isinstance(name, str):
        raise BadPersona("name is no text")
    shown = _table(written["traits"], "traits")
    unknown = [trait for trait in shown if trait not in traits]
    if unknown:
        raise BadPersona(f"«{unknown[0]}» is no trait; they are listed in scripts_content/script/traits.yaml")
    return SimulatedClient(
        name=name,
        truth=_truth(_table(written["truth"], "truth")),
        noise=_share(written["noise"], "noise"),
        traits={TraitId(trait): _shown(_table(one, f"the trait {trait}"), trait) for trait, one in shown.items()},
    )


def _truth(written: Mapping[str, object]) -> Mapping[Temperament, float]:
    unknown = [kind for kind in written if kind not in list(Temperament)]
    if unknown:
        raise BadPersona(f"«{unknown[0]}» in truth is no temperament; one of {', '.join(Temperament)}")
    weights = {kind: _share(written.get(kind, 0), f"truth, {kind}") for kind in Temperament}
    whole = _whole(weights.values(), "the weights of truth")
    return {kind: weight / whole for kind, weight in weights.items()}


def _shown(written: Mapping[str, object], trait: str) -> Shown:
    _require(written, SHOWN, f"the trait {trait}")
    yes, no, not_sure = (_share(written[key], f"the trait {trait}, {key}") for key in SHOWN)
    _whole((yes, no, not_sure), f"yes, no and not_sure of the trait {trait}")
    return Shown(yes=yes, no=no, not_sure=not_sure)


def _table(written: object, where: str) -> Mapping[str, object]:
    if not isinstance(written, dict):
        raise BadPersona(f"{where} is no table of names and values")
    return written


def _require(written: Mapping[str, object], keys: Collection[str], where: str) -> None:
    missing = [key for key in keys if key not in written]
    if missing:
        raise BadPersona(f"{where} lacks {', '.join(missing)}")


def _share(written: object, where: str) -> float:
    if isinstance(written, bool) or not isinstance(written, int | float) or not 0 <= written <= 1:
        raise BadPersona(f"{where} is no number from 0 to 1")
    return float(written)


def _whole(shares: Collection[float], what: str) -> float:
    whole = sum(shares)
    if abs(whole - 1) > ABOUT:
        raise BadPersona(f"{what} sum to {whole:.3g}, not to 1")
    return whole


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        raise BadPersona(f"«{next(key for key in keys if keys.count(key) > 1)}» stands there twice")
    return table
