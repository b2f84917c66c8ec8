"""The container without a container engine: the steps of the Dockerfile, run by an unprivileged account in an empty folder.

What is run is read from the Dockerfile, so the file and the proof cannot drift apart.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.playground.server import serve
from bot.settings import PREFIX, Settings
from tests.dockerfile import Stage, read_dockerfile
from tests.process.living import PATIENCE, TOKEN, WatchedEmulator, free_port

ROOT = Path(__file__).parent.parent
BUILDER, RUNNER = 65534, 65533
"""Accounts without rights; the one that runs may not write what the one that builds has written."""
UNREACHABLE = re.compile(r"failed to fetch|dns error|error sending request|could not connect|client error", re.IGNORECASE)
TELLING = re.compile(r"TOKEN|SECRET|PASSWORD|OWNER_CODE|DATABASE_URL")


@pytest.fixture(scope="module")
def stages() -> list[Stage]:
    """Both stages of our Dockerfile."""
    return read_dockerfile(ROOT / "Dockerfile")


@pytest.fixture(scope="module")
def compose() -> Any:
    """Our compose.yaml."""
    return YAML(typ="safe").load(ROOT / "compose.yaml")


# ---- the files ----


def test_the_image_is_built_from_the_lock_in_a_stage_of_its_own(stages: list[Stage]) -> None:
    """Nothing but the installed environment leaves the first stage, and nothing is installed that the lock does not name."""
    build, final = stages
    assert (build.name, final.name) == ("build", "")
    assert build.base == final.base, "the environment points to the Python of its stage"
    (taken,) = final.all("COPY")
    assert taken.words == ["--from=build", "/app", "/app"]
    assert build.variables["UV_PROJECT_ENVIRONMENT"] == "/app"
    for name in ("UV_COMPILE_BYTECODE", "UV_LINK_MODE", "UV_PYTHON_DOWNLOADS"):
        assert build.variables[name] == {"UV_COMPILE_BYTECODE": "1", "UV_LINK_MODE": "copy", "UV_PYTHON_DOWNLOADS": "never"}[name]
    commands = [one.words for one in build.all("RUN")]
    assert commands
    for command in commands:
        assert command[:2] == ["uv", "sync"]
        assert {"--locked", "--no-dev", "--no-editable"} <= set(command)


def test_the_same_uv_installs_here_and_there(stages: list[Stage]) -> None:
    """The Makefile and the Dockerfile name one version."""
    makefile = re.search(r"^UV_VERSION := (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert makefile
    (image,) = {word for one in stages[0].all("COPY") for word in one.words if word.startswith("--from=")}
    assert image.rpartition(":")[2] == makefile[1]


def test_it_runs_without_rights_and_without_a_shell(stages: list[Stage]) -> None:
    """A numeric account, exec forms, so that SIGTERM reaches the bot; the health check asks /health by the command itself."""
    _, final = stages
    (user,) = final.all("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user.arguments)
    (command,) = final.all("CMD")
    assert command.arguments.startswith("[")
    assert command.words == ["salesfloor", "run"]
    (check,) = final.all("HEALTHCHECK")
    assert json.loads(check.arguments.partition("CMD ")[2]) == ["salesfloor", "health"]
    (data,) = final.all("VOLUME")
    (home,) = final.all("WORKDIR")
    database = Settings.model_fields["database_url"].default.removeprefix("sqlite:///")
    assert data.words == [str((Path(home.arguments) / database).parent)], "what is kept lies on the volume"


def test_no_secret_is_baked_in(stages: list[Stage]) -> None:
    """Neither as a variable nor as an argument of the build; every layer would show it for good."""
    for stage in stages:
        assert not stage.all("ARG")
        assert not stage.all("ADD")
        assert not [name for name in stage.variables if TELLING.search(name) or name.startswith(PREFIX)]


def test_only_what_is_copied_gets_to_the_builder(stages: list[Stage]) -> None:
    """Everything else is ignored from the first line, secrets and data by name too."""
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0] == "*"
    let_in = {line[1:] for line in lines if line.startswith("!")}
    copied = {word for words in _copies(stages[0]) for word in words[:-1]}
    assert let_in == {Path(word).as_posix() for word in copied}
    last_let_in = max(index for index, line in enumerate(lines) if line.startswith("!"))
    for name in ("**/.env", "**/data", "**/*.db", "**/secrets", "**/__pycache__"):
        assert lines.index(name) > last_let_in, "a later line wins"


def test_compose_runs_the_bot_hardened(compose: Any, stages: list[Stage]) -> None:
    """Read-only but for the data volume and /tmp, an init, half a minute to stop, no rights to gain."""
    (data,) = stages[1].all("VOLUME")
    for name in ("bot", "webhook", "migrate"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["init"] is True
        assert service["stop_grace_period"] == "30s"
        assert service["tmpfs"] == ["/tmp"]
        assert service["cap_drop"] == ["ALL"]
        assert "healthcheck" not in service or service["healthcheck"] == {"disable": True}
        for volume in service.get("volumes", []):
            source, _, target = volume.partition(":")
            assert source in compose["volumes"], "a named volume"
            assert target == data.words[0]
    assert compose["services"]["migrate"]["restart"] == "no"


def test_compose_is_sqlite_and_polling_unless_the_profile_is_asked_for(compose: Any) -> None:
    """PostgreSQL, its migration and the webhook come together, the webhook last."""
    services = compose["services"]
    assert [name for name, service in services.items() if "profiles" not in service] == ["bot"]
    assert {name for name, service in services.items() if service.get("profiles") == ["webhook"]} == set(services) - {"bot"}
    assert "salesfloor_database_url" not in services["bot"]["secrets"]
    assert services["webhook"]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert services["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for port in services["webhook"]["ports"]:
        assert port.startswith("127.0.0.1:"), "only the proxy of this machine reaches it"


def test_compose_keeps_secrets_out_of_the_environment(compose: Any) -> None:
    """They are files, named like the settings they are."""
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            assert not TELLING.search(name) or not value or str(value).startswith("/run/secrets/"), name
    settings = {f"{PREFIX}{name}".lower() for name in Settings.model_fields}
    for name, secret in compose["secrets"].items():
        assert name in settings or name == "postgres_password"
        assert secret == {"file": f"secrets/{name}"}
    assert "secrets/" in (ROOT / ".gitignore").read_text().splitlines()


# ---- the steps ----


class Image:
    """What the Dockerfile's steps make, in folders of this machine."""

    def __init__(self, directory: Path, stages: list[Stage]) -> None:
        self.directory = directory
        self.source, self.app, self.home = directory / "src", directory / "app", directory / "home"
        self.data = self.home / "data"
        self._build, self._final = stages

    def build(self, uv: Path) -> None:
        """Do what the first stage does, instruction by instruction."""
        _make(self.source, BUILDER)
        _make(self.app, BUILDER)
        variables = self._build.variables | {
            "UV_PROJECT_ENVIRONMENT": str(self.app),
            "UV_CACHE_DIR": str(_cache(self.directory)),
        }
        for one in self._build.instructions:
            if one.name == "COPY" and not one.arguments.startswith("--from"):
                *sources, target = one.words
                for source in sources:
                    self._copy(ROOT / source, target)
            elif one.name == "RUN":
                done = self._run(["sh", "-c", one.arguments], BUILDER, cwd=self.source, path=uv.parent, **variables)
                if done.returncode and UNREACHABLE.search(done.stdout):
                    pytest.skip(f"NO NETWORK, the Dockerfile's steps are not proven: {done.stdout.splitlines()[-1]}")
                assert done.returncode == 0, done.stdout

    def finish(self) -> None:
        """Do what the second stage does: nothing is there but the environment, and nothing is writable but the data."""
        shutil.rmtree(self.source)
        self.home.mkdir()
        _make(self.data, RUNNER)
        if os.geteuid() != 0:  # then both accounts are one, and rights have to do
            for folder in (self.app, self.home):
                subprocess.run(["chmod", "-R", "a-w", str(folder)], check=True)
            self.data.chmod(0o700)

    def salesfloor(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command as the image does."""
        return self._run(["salesfloor", *arguments], RUNNER, cwd=self.home, path=self.app / "bin", **self._variables(environment))

    async def start(self, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
        """Start it and let it run."""
        return await asyncio.create_subprocess_exec(
            *arguments,
            cwd=self.home,
            env=_environment(self.app / "bin", self._variables(environment)),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            **_account(RUNNER),
        )

    @property
    def command(self) -> list[str]:
        """What the image runs."""
        return self._final.all("CMD")[0].words

    @property
    def check(self) -> list[str]:
        """What its health check runs."""
        return list(json.loads(self._final.all("HEALTHCHECK")[0].arguments.partition("CMD ")[2]))

    def files(self) -> dict[str, int]:
        """Every file outside of the data, with the time of its last change."""
        return {
            str(file): file.lstat().st_mtime_ns
            for folder in (self.app, self.home)
            for file in folder.rglob("*")
            if self.data not in (file, *file.parents)
        }

    def _variables(self, environment: dict[str, str]) -> dict[str, str]:
        return {name: value for name, value in self._final.variables.items() if name != "PATH"} | environment

    def _copy(self, source: Path, target: str) -> None:
        to = self.source / target
        if source.is_dir():
            shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(source, to / source.name if target.endswith("/") else to)

    def _run(
        self, command: list[str], account: int, *, cwd: Path, path: Path, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=cwd,
            env=_environment(path, variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=100,
            check=False,
            **_account(account),
        )


def _account(number: int) -> dict[str, Any]:
    return {"user": number, "group": number, "extra_groups": []} if os.geteuid() == 0 else {}


def _environment(path: Path, variables: dict[str, str]) -> dict[str, str]:
    certificates = {name: os.environ[name] for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if name in os.environ}
    proxies = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    return {"PATH": f"{path}:/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", **certificates, **proxies, **variables}


def _make(folder: Path, owner: int) -> None:
    folder.mkdir()
    if os.geteuid() == 0:
        os.chown(folder, owner, owner)


def _cache(directory: Path) -> Path:
    """Where uv keeps what it has fetched: beside uv, so that the next run needs no network for it, if the builder gets there."""
    kept = ROOT / ".uv" / "container-cache"
    if os.geteuid() == 0 and not kept.exists() and kept.parent.is_dir():
        _make(kept, BUILDER)
    reaches = subprocess.run(["test", "-w", str(kept)], check=False, **_account(BUILDER)).returncode == 0
    if reaches:
        return kept
    _make(directory / "cache", BUILDER)
    return directory / "cache"


def _copies(stage: Stage) -> Iterator[list[str]]:
    for one in stage.all("COPY"):
        if not one.arguments.startswith("--from"):
            yield one.words


@contextmanager
def _open_folder() -> Iterator[Path]:
    """Give a folder that other accounts may enter; pytest's own are closed to them."""
    directory = Path(tempfile.mkdtemp(prefix="salesfloor-image-"))
    directory.chmod(0o755)
    try:
        yield directory
    finally:
        subprocess.run(["chmod", "-R", "u+w", str(directory)], check=False)
        shutil.rmtree(directory)


def _uv() -> Path:
    beside = ROOT / ".uv" / "bin" / "uv"
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None or subprocess.run(["test", "-x", found], check=False, **_account(BUILDER)).returncode:
        pytest.skip("NO UV that an unprivileged account can run (`make setup` brings it): the Dockerfile's steps are not proven")
    return Path(found)


@pytest.mark.process
@pytest.mark.timeout(240)
async def test_the_steps_of_the_dockerfile_make_a_bot_that_runs(stages: list[Stage]) -> None:
    """Built from the lock in an empty folder, it needs no source tree and writes nothing outside of its data."""
    uv = _uv()
    with _open_folder() as directory:
        image = Image(directory, stages)
        image.build(uv)
        image.finish()
        before = image.files()
        helped = image.salesfloor("--help")
        assert helped.returncode == 0, helped.stdout
        migrated = image.salesfloor("migrate")
        assert migrated.returncode == 0, migrated.stdout
        assert (image.data / "salesfloor.db").stat().st_mode & 0o077 == 0
        examined = image.salesfloor("doctor")
        assert examined.returncode == 0, examined.stdout
        await _lives(image)
        assert image.files() == before, "nothing outside of the data was written"
        commands = {file.name for file in (image.app / "bin").iterdir()}
        assert not {"pytest", "ruff", "mypy", "hadolint"} & commands, "nothing for developers is in it"


async def _lives(image: Image) -> None:
    """Run it against a Telegram until its health check says that all is well, and stop it as an engine does."""
    telegram = WatchedEmulator(token=TOKEN)
    async with serve(telegram) as address:
        environment = {
            "SALESFLOOR_TOKEN": TOKEN,
            "SALESFLOOR_API_URL": address.url,
            "SALESFLOOR_LISTEN": f"127.0.0.1:{free_port()}",
        }
        unwell = image.salesfloor(*image.check[1:], **environment)
        assert unwell.returncode == 1, "nobody is there yet"
        process = await image.start(*image.command, **environment)
        try:
            await telegram.wait_until(lambda: telegram.requests["getUpdates"] > 0)
            asking = await image.start(*image.check, **environment)
            said, _ = await asyncio.wait_for(asking.communicate(), PATIENCE)
            assert asking.returncode == 0, said
            assert json.loads(said)["status"] == "ok"
            process.send_signal(signal.SIGTERM)
            output, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
            assert process.returncode == 0, output
            assert TOKEN.encode() not in output
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
