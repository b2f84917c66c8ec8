"""The `salesfloor` command, also as `python -m bot`: says that a start has begun before it loads what that takes."""

from __future__ import annotations

import sys
from typing import NoReturn

STARTING = (
    "Salesfloor is starting: it loads the program and its words. "
    "The first time it reads and checks every word, which takes some seconds."
)


def main() -> NoReturn:
    """Run the command and exit."""
    if sys.argv[1:] == ["run"]:
        sys.stdout.write(f"{STARTING}\n")
        sys.stdout.flush()
    from bot.cli import main as command  # noqa: PLC0415  # the line comes first: what this loads takes a second by itself

    command()


if __name__ == "__main__":
    main()
