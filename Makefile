# Two commands for a fresh machine with git, make and Python 3.11: `make demo` and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin
ARGS ?=

.PHONY: help install demo test suite lint bench pins clean

help:  ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: .venv/installed  ## Create .venv with everything pinned in constraints.txt

.venv/installed: constraints.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: install  ## Play the whole road on loopback, then stay up (ARGS=--once ends after the play)
	$(BIN)/python -m demo $(ARGS)

test: install  ## Lint, types and every test, side by side
	$(MAKE) --jobs=2 lint suite

suite: install  ## Every test; ARGS=tests/claims is a room
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: install  ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install  ## Every measured figure, each against a reference in the same run
	$(BIN)/python -m benchmarks $(ARGS)

pins: install  ## Make the pins anew: newest versions with hashes, no download addresses
	$(BIN)/python -m piptools compile --quiet --upgrade --all-extras --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --output-file constraints.txt pyproject.toml

clean:  ## Remove what was made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis var
