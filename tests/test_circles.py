"""No file leads in a circle back to itself: whoever reads one can read downwards from it and come to an end.

Imports that only the type checker sees count too, since a reader has to follow them all the same. The layers themselves and the
order of the ideas in each are contracts in `pyproject.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def circle_in(imports: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Return modules each of which imports the next, the first again last; nothing when there is no circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_no_file_leads_back_to_itself() -> None:
    """Neither within a layer nor across them."""
    graph = grimp.build_graph("bot", "handlers", exclude_type_checking_imports=False, cache_dir=None)
    assert circle_in({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}) == []


@pytest.mark.parametrize(
    ("imports", "circle"),
    [
        ({"act": {"find"}, "find": {"record"}, "record": {"act"}}, {"act", "find", "record"}),
        ({"act": {"errors"}, "find": {"act", "errors"}}, set()),
    ],
)
def test_a_circle_is_seen(imports: Mapping[str, AbstractSet[str]], circle: AbstractSet[str]) -> None:
    """Also one of more than two files."""
    assert set(circle_in(imports)) == circle
