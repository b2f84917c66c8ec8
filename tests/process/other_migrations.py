"""The `salesfloor` command with the migrations of another folder, named by the first argument: a version still to come."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.cli import main
from bot.db.upkeep import migrate

if __name__ == "__main__":
    scripts = Path(sys.argv.pop(1))
    migrate._scripts = lambda: scripts
    main()
