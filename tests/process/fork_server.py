"""A process that has imported the bot and forks a life of it for every line it reads: importing takes longer than a life.

Each life is a process of its own with its own memory, files and loop, and runs the `salesfloor` command from its beginning.
One at a time: reads a line of arguments, answers with the process id, and, when that process has ended, with how.
"""

from __future__ import annotations

import os
import sys
import traceback

import bot.app.wiring
from bot.cli import main

assert bot.app.wiring  # imported for what it brings along


def serve(output_file: str) -> None:
    """Fork lives until standard input ends."""
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            _live(line.split(), output_file)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        _, status = os.waitpid(number, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _live(arguments: list[str], output_file: str) -> None:
    output = os.open(output_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.argv = ["salesfloor", *arguments]
    code: object = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    serve(sys.argv[1])
