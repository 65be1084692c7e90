# Two commands do all the set-up: `make demo` runs the main job on real input, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements/dev.lock

.PHONY: demo test check evaluate bench format lock clean data
.DEFAULT_GOAL := help

help:
	@echo "make demo      check two reports against real flight records"
	@echo "make test      format, lint, types, tests"
	@echo "make evaluate  measure how well legs are found"
	@echo "make bench     measure speed, memory and size (BENCH=\"--whole-world --traffic --write-docs\")"
	@echo "make lock      resolve the dependencies anew (network)"
	@echo "make clean     remove what these made"

# venv is a package of its own on Debian; where it is missing, virtualenv from PyPI does the same.
$(VENV)/ready: $(LOCK) pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  rm -rf $(VENV); \
	  $(PYTHON) -m pip install --quiet --target .tools --require-hashes -r requirements/bootstrap.lock && \
	  PYTHONPATH=.tools $(PYTHON) -m virtualenv --quiet $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/ready
	$(BIN)/python examples/demo.py

test: $(VENV)/ready
	$(BIN)/ruff format --check src tests examples tools evaluation
	$(BIN)/ruff check src tests examples tools evaluation
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile

check: test

# Real data lie beside the project or where WHEELSDOWN_SHARED_DATA says; without, bundled ones do.
evaluate: $(VENV)/ready
	$(BIN)/python -m evaluation.legs
	$(BIN)/python -m evaluation.damage
	$(BIN)/python -m evaluation.claims
	$(BIN)/python -m evaluation.verdicts

# Five minutes on a small simulated day; with --whole-world gigabytes of disk and much longer.
bench: $(VENV)/ready
	$(BIN)/python -m evaluation.bench $(BENCH)

format: $(VENV)/ready
	$(BIN)/ruff format src tests examples tools evaluation
	$(BIN)/ruff check --fix src tests examples tools evaluation

# Needs `uv` (a PyPI package); the lock names no index, so that any mirror serves. `traffic` is only
# measured against, in an environment of its own; 2.13 imports what pandas 3 no longer has.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o $(LOCK)
	echo virtualenv | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements/bootstrap.lock
	printf 'traffic==2.13\npandas<3\n' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements/bench-traffic.lock

clean:
	rm -rf $(VENV) .tools build dist .pytest_cache .mypy_cache .ruff_cache
