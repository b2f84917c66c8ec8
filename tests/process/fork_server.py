"""A process that has imported the bot and forks a life of it for every request: importing takes longer than most lives.

Each life is a process of its own with its own memory, files and loop, and runs the `salesfloor` command, or another module, from
its beginning to the end of the interpreter. A request is one line of JSON through a socket; the answers are the number of the
process and, when it has ended, how, as `subprocess` tells it. It lives until standard input ends.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import select
import socket
import sys
import threading
import traceback
from contextlib import suppress
from typing import Any

import bot.app.commands.run
import bot.cli
import handlers.features
from bot.db.upkeep import migrate

IMPORTED = (bot.app.commands.run, bot.cli, handlers.features, migrate)
"""For what they bring along."""


def serve(address: str) -> None:
    """Fork lives until standard input ends."""
    gc.freeze()  # the lives share what was imported, and none of them has to walk through it
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen(64)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while sys.stdin not in (ready := select.select([door, sys.stdin], [], [])[0]):
            assert door in ready
            asking, _ = door.accept()
            with asking:
                if os.fork() == 0:
                    door.close()
                    _watch(asking)
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _watch(asking: socket.socket) -> None:
    """Fork the life that is asked for and tell of it; a process of its own, for several live side by side."""
    with asking, asking.makefile("rw") as line:
        request = json.loads(line.readline())
        number = os.fork()
        if number == 0:
            asking.detach()
            os.closerange(3, os.sysconf("SC_OPEN_MAX"))
            _live(**request)
        line.write(f"{number}\n")
        line.flush()
        _, status = os.waitpid(number, 0)
        with suppress(BrokenPipeError):
            line.write(f"{os.waitstatus_to_exitcode(status)}\n")
            line.flush()
    os._exit(0)


def _live(
    *, module: str, arguments: list[str], directory: str, environment: dict[str, str], output_file: str, umask: int
) -> None:
    output = os.open(output_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.closerange(3, 16)
    if umask >= 0:
        os.umask(umask)
    os.chdir(directory)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module, *arguments]
    code: Any = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]  # what an interpreter does at its end, but for freeing its memory
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    serve(sys.argv[1])
