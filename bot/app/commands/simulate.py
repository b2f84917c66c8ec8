"""`salesfloor simulate`: how well the guided questions recognise one client, whose answers are drawn."""

from __future__ import annotations

import json
from pathlib import Path

from bot.app.caches import SNAPSHOT, kept_beside
from bot.app.commands.persona_file import BadPersona, persona_of, read_written
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.wiring import load_library
from bot.domain.simulation.figures import SimulationFigures, simulate
from bot.settings import Settings

DIGITS = 6


def simulated(settings: Settings, persona: Path, calls: int, seed: int) -> str:
    """Play so many calls by the content of the files, and return the figures as one JSON object. Needs no database.

    The same file, number and seed give the same figures as long as the content is the same.

    Raises:
        CannotRun: the file describes no client, or cannot be read; or the content is not in order.
    """
    with one_line_errors():
        try:
            written = read_written(persona)
            script = load_library(settings.default_language, snapshot=kept_beside(settings.database_url) / SNAPSHOT).script
            client = persona_of(written, script.traits)
        except BadPersona as error:
            raise CannotRun(f"{persona} describes no persona: {error}.") from None
    told = told_of(client.name, simulate(client, script, calls=calls, seed=seed), seed)
    return json.dumps(told, ensure_ascii=False)


def told_of(name: str, figures: SimulationFigures, seed: int) -> dict[str, object]:
    """Return what is printed of figures; what there was no call for is null."""
    error = figures.calibration
    return {
        "persona": name,
        "calls": figures.calls,
        "seed": seed,
        "accuracy_by_taps": [_rounded(share) for share in figures.accuracy_by_taps],
        "share_sure": _rounded(figures.share_sure),
        "accuracy_when_sure": _rounded(figures.accuracy_when_sure),
        "mean_taps_to_sure": _rounded(figures.mean_taps_to_sure),
        "expected_calibration_error": _rounded(error.error),
        "expected_calibration_error_interval": [_rounded(error.low), _rounded(error.high)],
        "said": {recognition.value: _rounded(share) for recognition, share in figures.said.items()},
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, DIGITS)
