"""What tests say of themselves whose bots are killed."""

from __future__ import annotations

import pytest

KILLED = [
    pytest.mark.usefixtures("garbage_of_the_killed"),
    pytest.mark.filterwarnings("ignore:.*deleted before being closed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:The garbage collector is trying to clean up:sqlalchemy.exc.SAWarning"),
]
"""A kill closes nothing, so its warnings are expected, here and nowhere else."""
