PYTHON ?= python3
BIN := .venv/bin

.PHONY: run demo test check learn bench bench-speech clean

run: .venv/installed
	$(BIN)/rounds

demo: .venv/installed
	$(BIN)/rounds demo --plain

test: .venv/tested
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

learn: .venv/trained
	$(if $(LANGUAGE),,$(error say where the files of all-MiniLM-L6-v2 are: make learn LANGUAGE=folder))
	$(BIN)/python -m training.check training/answers/*.txt training/unseen/*.txt
	$(BIN)/python -m training.check --sayings training/sayings/*.txt
	$(BIN)/python -m training.learn $(LANGUAGE)

bench: .venv/tested
	$(BIN)/python -m bench.content
	$(BIN)/python -m bench.stream
	$(if $(CORPUS),$(BIN)/python -m bench.scoring --corpus $(CORPUS))

bench-speech: .venv/tested
	$(BIN)/python -m bench.speech
	$(BIN)/python -m bench.speech --noise 15
	$(BIN)/python -m bench.kills
	$(BIN)/python -m bench.slow
	$(BIN)/python -m bench.memory
	$(BIN)/python -m bench.words $(if $(CORPUS),--corpus $(CORPUS))

clean:
	rm -rf .venv

.venv/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Rounds needs Python 3.11 or newer: make PYTHON=python3.12 run") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/trained: .venv/tested
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[train]'
	touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@
