"""The canary: a token, a secret or a name of the tests that shows where it must not fails the test in which it shows.

Looks at what pytest captures (standard output, standard error, logs), at what tests read from their capture fixtures, and at the
log files of processes, which lie in `tmp_path`. What was found is never shown.

Names and words of clients and people are looked for where logs go: in what nobody has asked for. A command that is asked for a
name may say it, and a test that reads what it says may too.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from bot.playground.emulator import PLAYGROUND_TOKEN

CANARIES = re.compile(rf"\d{{5,}}:[\w-]*canary[\w-]*|{re.escape(PLAYGROUND_TOKEN)}|canary-secret[\w-]*")
"""Every token of the tests has the word in it; the playground's is public and must not show either."""

NAMES = re.compile(
    r"[кk]анаре(?:йкин|ечн)|соловь[её]в|canary-(?:clients|employees|free_texts|outbox|prompts|slots|draft)", re.IGNORECASE
)
"""What clients and people are called, and what is typed, in the tests of erasing, of terms and of what is kept."""

seen_leaks: pytest.StashKey[list[str]] = pytest.StashKey()
running: list[pytest.Item] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Remember whose output it is."""
    item.stash[seen_leaks] = []
    running.append(item)
    try:
        return (yield)
    finally:
        running.pop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a test that would have passed."""
    report: pytest.TestReport = yield
    leaks = item.stash[seen_leaks]
    leaks += [name for name, text in report.sections if CANARIES.search(text) or NAMES.search(text)]
    directory = getattr(item, "funcargs", {}).get("tmp_path")
    if report.when == "call" and isinstance(directory, Path):
        texts = {file.name: file.read_text("utf-8", "replace") for file in directory.rglob("*.log")}
        leaks += [name for name, text in texts.items() if CANARIES.search(text) or NAMES.search(text)]
    if leaks and report.passed:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: a token, secret or name of the tests shows in: {', '.join(dict.fromkeys(leaks))}"
        report.sections = [(name, NAMES.sub("<canary>", CANARIES.sub("<canary>", text))) for name, text in report.sections]
        leaks.clear()
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Look at what tests take out of the capture, too: it is not in any report."""
    del config
    read = pytest.CaptureFixture.readouterr
    if getattr(read, "looks_for_canaries", False):
        return

    def readouterr(fixture: pytest.CaptureFixture[Any]) -> Any:
        taken = read(fixture)
        for stream in taken:
            text = stream.decode("utf-8", "replace") if isinstance(stream, bytes) else str(stream)
            if running and CANARIES.search(text):
                running[-1].stash[seen_leaks].append("output that the test has read")
        return taken

    readouterr.looks_for_canaries = True  # type: ignore[attr-defined]  # a mark, so that it is put on once
    pytest.CaptureFixture.readouterr = readouterr  # type: ignore[method-assign,assignment]  # pytest has no hook for this
