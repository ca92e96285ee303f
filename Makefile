# make talk | make test | make setup | make bench    (each sets up what it needs first)
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
ARGS   ?=

.PHONY: talk test setup bench patients mutants format

talk: setup
	@$(BIN)/back-spasm-coach talk $(ARGS)

setup: $(STAMP)

# Everything comes from Python's package index into .venv; no root is needed.
$(STAMP): pyproject.toml
	@echo "Setting up .venv (first time only) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make setup PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[laptop,web,dev]'
	@touch $@

test: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/back-spasm-coach check
	@$(BIN)/pytest -n 2

bench: setup
	@$(BIN)/python -m tests.bench

# A hundred thousand simulated patients through the whole conversation (about half an hour on two cores).
patients: setup
	@$(BIN)/python -m tests.conversation.random_patients $(or $(COUNT),100000)

# Every small change to the rule tables and the engine must be noticed by a test.
mutants: setup
	@$(BIN)/python -m tests.mutation

format: setup
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
