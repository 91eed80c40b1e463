# Each target calls one command. On a new machine `make run` and `make test` need Python 3.11+ and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RUN := $(BIN)/python -m infra.cli

# Compiled modules are kept: otherwise each of the many processes would compile the code again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run demo migrate doctor test test-deep lint bench recording recording-accept mutants lock screenshots clean

run: $(STAMP) ## start everything on this machine
	@$(RUN) up

demo: $(STAMP) ## load the demo data again
	@$(RUN) demo

migrate: $(STAMP) ## bring the database up to date
	@$(RUN) migrate

doctor: $(STAMP) ## say what is wrong with this machine
	@$(RUN) doctor

test: $(STAMP) ## lint, types and import contracts, and at the same time every test but the long ones
	@$(BIN)/python -m infra.installing.chromium
	@$(BIN)/python -m infra.installing.front_end
	@$(BIN)/python -m pytest -n 2 -m "not deep" -q --beside "nice $(MAKE) --no-print-directory lint"

test-deep: $(STAMP) ## only the long tests: repeated kills of processes, journeys in all languages, property tests with more examples, mutants
	@$(BIN)/python -m infra.installing.chromium
	@$(BIN)/python -m infra.installing.front_end
	@$(BIN)/python -m pytest -m "deep or hypothesis" --hypothesis-profile=deep -q

lint: $(STAMP)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(STAMP) ## measure
	@$(RUN) bench

FOLDER ?= .recording
recording: $(STAMP) ## record what Oralu does now, to compare two commits (tests/recording/README.md)
	@$(BIN)/python -m tests.recording $(FOLDER)

recording-accept: $(STAMP) ## the same, and from now on the tests compare with it
	@$(BIN)/python -m tests.recording --accept $(FOLDER)

SEED ?= 1
SIZE ?= 400
mutants: $(STAMP) ## change the rules in one place at a time and list the changes that no test notices (tests/mutation/README.md)
	@$(BIN)/python -m tests.mutation --seed $(SEED) --size $(SIZE)

screenshots: $(STAMP) ## take the pictures of docs/pictures again
	@$(BIN)/python -m infra.installing.chromium
	@$(RUN) screenshots

lock: $(STAMP) ## pin every package again, with hashes and without addresses
	@$(BIN)/python -m infra.installing.lock

clean: ## remove what can be made again; data are kept
	rm -rf $(VENV) node_modules shared/web/static/dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed; $(PYTHON) was not found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
		|| { echo "Python 3.11 to 3.13 is needed, $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making the environment (once)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)
