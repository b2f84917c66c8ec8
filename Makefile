# Every verb sets up what it needs; none needs root. Nothing but Python 3.11+, git and make has to be installed.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
UV := .uv/bin/uv
UV_VERSION := 0.13.9
BIN := .venv/bin
BENCH ?= --quick

# Some images tell Python to keep nothing of what it has compiled: then every process compiles the product and all libraries anew,
# three quarters of its start, and every worker and tool of the tests is one.
unexport PYTHONDONTWRITEBYTECODE

# One more than cores: the tests of whole processes wait more than they work.
CORES = $(shell getconf _NPROCESSORS_ONLN)
WORKERS = $(shell expr $(CORES) + 1)

.DEFAULT_GOAL := help
.PHONY: help setup run test check content bench shots

help: ## list the verbs
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

setup: .venv/.ready ## install everything from the lock; the command is then .venv/bin/salesfloor

# Whoever has typed `make run` on a new machine is told at once what takes so long.
$(UV):
	@echo "Setting up: uv first, which installs the rest."
	@test -n "$(PYTHON)" || { echo "salesfloor needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.ready: uv.lock pyproject.toml $(UV)
	@echo "Installing what uv.lock names; the first time it takes about half a minute."
	@UV_PYTHON_DOWNLOADS=never $(UV) sync --locked --quiet --python $(PYTHON)
	@touch $@

run: setup ## the bot, or without SALESFLOOR_TOKEN the playground
	@exec $(BIN)/salesfloor run

test: setup ## all tests; those by which coverage is measured first
	@$(BIN)/python -m pytest -q -n auto --dist worksteal -m traced --cov --cov-report=
	@$(BIN)/coverage report --skip-covered --fail-under=95
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal -m "not traced"

check: setup ## lint, types, import contracts, Dockerfile
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy -n $(CORES)
	@$(BIN)/lint-imports
	@$(BIN)/hadolint Dockerfile

content: setup ## check the words
	@$(BIN)/salesfloor content check

bench: setup ## whole processes against stock bots (BENCH=--full for millions of rows)
	@UV_PYTHON_DOWNLOADS=never $(UV) sync --locked --quiet --project benchmark --python $(PYTHON)
	@UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=benchmark/.product $(UV) sync --locked --quiet --no-dev --compile-bytecode --python $(PYTHON)
	@cd benchmark && .venv/bin/python -m bench $(BENCH)

shots: setup ## render every screen to shots/ and check that the card never scrolls (SHOTS=--no-pictures only checks)
	@$(BIN)/python -m tests.browser.shots $(SHOTS)
