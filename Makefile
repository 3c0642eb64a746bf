# Needs Python 3.11 or later, make and a package index; all else is set up in .venv at the first run.
PYTHON ?= python3

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt
CATALOGUE := coopcli/i18n/vi/LC_MESSAGES/coopcli
# A store of the demonstration's own, and no configuration: yours are not touched.
DEMO := build/demo
SHOWN := rc-kon-tum-attapeu-2022

# The tests start hundreds of processes: none compiles the program anew, wherever make is called.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test quick mutants docs messages

demo: .venv/program $(CATALOGUE).mo
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(call coop,load)
	$(call coop,list --province "Kon Tum")
	$(call coop,due 2025)
	$(call coop,show $(SHOWN))

# Shows a command as it would be typed, then runs it.
coop = @echo; echo '$$ coop $(1)'; COOP_CONFIG=/dev/null COOP_DB=$(DEMO)/coop.sqlite3 $(BIN)/coop $(1)

test: .venv/tests $(CATALOGUE).mo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# While one works: lint, types, what the whole program answers, and the tests that were changed.
quick: .venv/tests $(CATALOGUE).mo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --quiet tests/test_frozen_answers.py tests/test_layers.py tests/i18n \
		$$(git diff --name-only --diff-filter=d HEAD -- 'tests/*test_*.py') \
		$$(git ls-files --others --exclude-standard -- 'tests/*test_*.py')

# Breaks rules and SQL in 300 places, one at a time, on copies, and shows those that no near test notices.
mutants: .venv/tests $(CATALOGUE).mo
	$(BIN)/python -m tests.mutants

# After a change of what the program says: makes the generated parts of the pages anew.
docs: .venv/tests $(CATALOGUE).mo
	$(BIN)/python -m docs.generate

# After a change of the texts in the program: brings the catalogue up to date, for the translator to fill.
messages: .venv/tests
	@mkdir -p build
	PYTHONPATH=. $(BIN)/pybabel extract --mapping-file pyproject.toml --add-location file --sort-by-file \
		--project coopcli --width 100 --output-file build/coopcli.pot coopcli
	$(BIN)/pybabel update --domain coopcli --input-file build/coopcli.pot --output-dir coopcli/i18n \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(BIN)/pybabel compile --domain coopcli --directory coopcli/i18n --statistics

$(CATALOGUE).mo: $(CATALOGUE).po | .venv/tools
	$(BIN)/pybabel compile --domain coopcli --directory coopcli/i18n

# What builds the program comes first, so that its version is pinned too.
.venv/tools: constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) hatchling babel
	@touch $@

.venv/program: .venv/tools pyproject.toml hatch_build.py
	$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/tests: .venv/tools pyproject.toml hatch_build.py
	$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@
