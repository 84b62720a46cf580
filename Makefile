# Targets for people; `make help` lists them. Plain enough for GNU make 3.81, which macOS still ships.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# What was installed, and by which Python: the environment is only made again when a file of requirements changes.
RUNTIME := $(VENV)/.runtime-$(notdir $(PYTHON))
DEVELOPMENT := $(VENV)/.development-$(notdir $(PYTHON))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: help run test bench neo4j lint environment clean

help:
	@echo "make run      start the app on this machine, with the story it begins with"
	@echo "make test     run all tests"
	@echo "make bench    measure against the budgets"
	@echo "make neo4j    run a local Neo4j in the foreground; needs Java 17 and Maven"
	@echo "make lint     check formatting, style and types"
	@echo "make clean    remove the environment and caches; the data stay"
	@echo "Another Python: make PYTHON=python3.12 ..."

# Loading the same report again changes nothing, so the story and the two tables are simply loaded each time.
run: $(RUNTIME)
	$(BIN)/python -m loaders load reports loaders/reports/sample
	$(BIN)/python -m loaders load components loaders/components/engines.csv
	$(BIN)/python -m loaders load item_names loaders/item_names/names.csv
	ALLOW_LOADS=1 $(BIN)/python -m streamlit run app.py --server.address 127.0.0.1

# In two processes, one of which has all tests on Neo4j. One file alone: .venv/bin/python -m pytest tests/test_cli.py
test: $(DEVELOPMENT)
	$(BIN)/python -m pytest --numprocesses 2

bench: $(DEVELOPMENT)
	$(BIN)/python -m bench

neo4j: $(RUNTIME)
	@$(BIN)/python -m tests.neo4j_server

lint: $(DEVELOPMENT)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

environment: $(DEVELOPMENT)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	@echo "Making the environment in $(VENV), once ..."
	@rm -f $(VENV)/.runtime-* $(VENV)/.development-*
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.txt
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements-dev.txt
	@echo "Adding what tests and checks need, once ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@
