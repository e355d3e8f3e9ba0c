# One command per habit. `make serve` and `make test` set up all they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m scripts

.PHONY: serve site check test update bench clean

serve: $(VENV)/.run ## the manual in three languages, in a browser, rebuilt on every edit
	$(RUN) serve --port $(PORT)

site: $(VENV)/.run ## the manual in site/
	$(RUN) build

check: $(VENV)/.dev ## code and manual, without building
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(RUN) check

test: $(VENV)/.dev ## everything, in a real browser too
	$(BIN)/python tests/chromium.py
	$(RUN) build
	$(BIN)/pytest -n auto --dist loadfile

update: $(VENV)/.run ## bring locales/ up to date with the English text
	$(RUN) update

bench: $(VENV)/.dev ## how long things take
	$(BIN)/python tests/bench.py

clean:
	rm -rf build site .cache

# A stamp per lock file: nothing is installed again before its lock changes.
$(VENV)/.run: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -e $(VENV)/.dev -a $(VENV)/.dev -nt requirements.txt || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
