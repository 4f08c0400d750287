# Everything here runs on a bare machine with Python 3.11 or later and make; the first call builds .venv, later ones are quick.
#   make run     install laut and its model, read the example article
#   make test    all tests, against the installed package
#   make lint    ruff and mypy
#   make check   lint and the fast tests
#   make gate    quality on the dev sets, against the floors
#   make bench   speed, memory and start-up
#   make soak    the property tests with many more examples, and a text of 5 MB
#   make docs    the picture and the schema in docs/

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

REQUIREMENTS := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]

SOURCES := $(shell find src -type f ! -name '*.pyc' 2>/dev/null)
MODELS := $(patsubst %/pyproject.toml,./%,$(wildcard model*/pyproject.toml))
MODEL_FILES := $(shell find $(or $(MODELS),model) -type f ! -name '*.pyc' 2>/dev/null)

.NOTPARALLEL:
.PHONY: run test lint check gate bench soak docs clean

run: $(VENV)/.laut $(VENV)/.model
	$(BIN)/laut read --format text examples/waffenhilfe.txt

test: $(VENV)/.dev $(VENV)/.laut $(VENV)/.model
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint $(VENV)/.laut $(VENV)/.model
	$(BIN)/python -m pytest -q -m "not slow and not soak"

gate: $(VENV)/.dev $(VENV)/.laut $(VENV)/.model
	$(BIN)/python -m benchmarks.quality.gate

bench: $(VENV)/.dev $(VENV)/.laut $(VENV)/.model
	$(BIN)/python -m benchmarks.speed.bench

soak: $(VENV)/.dev $(VENV)/.laut $(VENV)/.model
	$(BIN)/python -m pytest -q --hypothesis-profile=soak -m "soak or not soak"

docs: $(VENV)/.laut $(VENV)/.model
	$(BIN)/python docs/make_schema.py
	$(BIN)/python docs/make_picture.py

clean:
	rm -rf $(VENV) dist build

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "laut needs Python 3.11 or later; $(PYTHON) is older or missing: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "make: a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# The requirements change rarely, the package often: stamps of their own, so that laut is built once and an edit costs seconds.
$(VENV)/.needs: pyproject.toml $(VENV)/.venv
	@echo "make: installing what laut needs; this takes a minute"
	@$(BIN)/python -c '$(REQUIREMENTS)["dependencies"], sep="\n")' > $(VENV)/needs.txt
	@$(PIP) install -r $(VENV)/needs.txt
	@touch $@

$(VENV)/.laut: $(SOURCES) README.md LICENSE $(VENV)/.needs
	@echo "make: installing laut"
	@$(PIP) install --no-deps --force-reinstall .
	@touch $@

$(VENV)/.model: $(MODEL_FILES) $(VENV)/.needs
	@if [ -n "$(MODELS)" ]; then \
	  echo "make: installing $(MODELS)"; $(PIP) install --no-deps --force-reinstall $(MODELS); \
	else echo "make: there is no model here; reading needs one" >&2; fi
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.needs
	@echo "make: installing what the tests need"
	@$(BIN)/python -c '$(REQUIREMENTS)["optional-dependencies"]["dev"], sep="\n")' > $(VENV)/dev.txt
	@$(PIP) install -r $(VENV)/needs.txt -r $(VENV)/dev.txt
	@touch $@
