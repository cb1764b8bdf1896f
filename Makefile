# Two commands do everything: `make site` builds the example sites, `make test` passes every check.
# Needs python3 (3.11 or newer), python3-venv and make; everything else is installed into .venv, pinned and hashed.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
EXAMPLES := karlemoseparken eksempelparken
# What lies in build/ and can be made again.
MADE := $(EXAMPLES) docs office look bench bench-venv audit-venv fuzz-venv karlemose.pot lint.txt
UPGRADE ?=
# The benchmarks, the audit and the fuzzing have environments of their own, so that .venv stays the tests' own.
BENCH := build/bench-venv
AUDIT := build/audit-venv
FUZZ := build/fuzz-venv
# So long `make fuzz` looks at each target; KEEP=--keep takes what it found out into the corpus.
SECONDS ?= 60
KEEP ?=
TOPICS ?=
# One more than there are processors, for tests in the browser wait for it; each collects all tests for itself, which takes
# 13 seconds.
WORKERS ?= $(shell echo $$((1 + $$(getconf _NPROCESSORS_ONLN))))

PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCKED := $(PIP) --require-hashes --only-binary :all:
# One version of each package for all Pythons (fewest): the same input gives the same bytes everywhere.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --fork-strategy fewest $(UPGRADE)
CATALOGUE := karlemose_model/locale/da/LC_MESSAGES/karlemose

# A banner of the site builder, and files in UTF-8 whatever the machine's language.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.PHONY: help site test lint format docs unit screenshots office bench faults hostile audit fuzz release soak messages reference example lock clean
# The checks come in the order in which they stand, so that pytest's closing line is the last.
.NOTPARALLEL:
.DELETE_ON_ERROR:

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

# --- for everybody -----------------------------------------------------------------------------------------------

site: $(VENV)/.ready-site ## build both example sites and say how to open them
	$(BIN)/karlemose build $(addprefix playbooks/,$(EXAMPLES))
	@echo
	@echo "The sites are built. Look at one of them, then open http://localhost:8000/ in a browser:"
	@for example in $(EXAMPLES); do for audience in public partners; do \
		echo "  python3 -m http.server 8000 --bind 127.0.0.1 --directory build/$$example/$$audience"; done; done
	@echo "or open the files themselves:"
	@for example in $(EXAMPLES); do for audience in public partners; do \
		echo "  $(CURDIR)/build/$$example/$$audience/index.html"; done; done

test: $(VENV)/.ready-test ## everything that CI checks
# The code is looked at while the sites are built, for each takes one processor; what was said of it comes in one piece.
	@mkdir -p build; $(MAKE) --no-print-directory lint >build/lint.txt 2>&1 & linting=$$!; \
	$(MAKE) --no-print-directory docs site; built=$$?; \
	wait $$linting; linted=$$?; cat build/lint.txt; exit $$((built + linted))
	@$(MAKE) --no-print-directory unit

# --- for those who change the code --------------------------------------------------------------------------------

lint: $(VENV)/.ready-test ## look at the code without running it
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.ready-test ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.ready-site ## build this project's own pages into build/docs
	$(BIN)/mkdocs build --strict --clean

unit: $(VENV)/.ready-test ## run the tests
# As after an install: else each process that a test starts compiles the package for itself, where the environment forbids
# Python to keep what it compiled.
	$(BIN)/python -m compileall -q karlemose_model
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

screenshots: $(VENV)/.ready-test ## make the pictures on this project's pages anew, with Chromium
	KARLEMOSE_SCREENSHOTS=1 CI=1 $(BIN)/pytest -q tests/browser/test_screens.py

office: $(VENV)/.ready-test ## open papers in LibreOffice and poppler, check them, and draw them into build/office
	@missing=$$(command -v soffice >/dev/null || echo libreoffice-writer-nogui; \
		command -v pdftoppm >/dev/null || echo poppler-utils; \
		fc-list 2>/dev/null | grep -qi carlito || echo fonts-crosextra-carlito); \
	if [ -z "$$missing" ]; then exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fontconfig $$missing >/dev/null; \
	else echo "Missing here. As root: apt-get install" $$missing >&2; exit 2; fi
	$(BIN)/python -m tests.office build/office

bench: ## measure time and memory, into build/bench (TOPICS="reading checking": only these)
	@$(MAKE) --no-print-directory VENV=$(BENCH) $(BENCH)/.ready-bench
	$(BENCH)/bin/python -m benchmarks $(TOPICS)

hostile: $(VENV)/.ready-test ## try hostile texts in every field, in pages and in Chromium; ten minutes (TURNS=185: each text in each field)
	$(BIN)/python -m tests.trials.hostile

faults: $(VENV)/.ready-test ## kill commands and fail their disk at every call that writes; some 40 minutes
	$(BIN)/python -m tests.trials.faults

audit: $(VENV)/.ready-site ## ask whether a locked package has a known vulnerability; ends with 3 where nobody answers
	@$(MAKE) --no-print-directory VENV=$(AUDIT) $(AUDIT)/.ready-audit
	$(BIN)/python -m tests.trials.audit --pip-audit $(AUDIT)/bin/pip-audit

fuzz: ## throw random data at each reader and writer for a minute (SECONDS=600: longer), and write down what broke
	@$(MAKE) --no-print-directory VENV=$(FUZZ) $(FUZZ)/.ready-fuzz
	$(FUZZ)/bin/python -m tests.trials.fuzz --seconds $(SECONDS) $(KEEP)

soak: $(VENV)/.ready-test ## build 2,000 times in one process, of which nothing may stay behind; some 20 minutes
	$(BIN)/python -m tests.trials.soak
	$(BIN)/python -m tests.trials.edits

release: $(VENV)/.ready-test ## make wheel, sdist, the list of their parts and check sums from the last commit, into dist
	$(BIN)/python -m tests.packaging.release dist

messages: $(VENV)/.ready-site ## gather the texts, update the Danish catalogue and compile it
	mkdir -p build $(dir $(CATALOGUE))
	$(BIN)/pybabel --quiet extract -F pyproject.toml -k N_:1 --add-location file --sort-by-file --project karlemose-model \
		--copyright-holder "karlemose_model contributors" -o build/karlemose.pot .
	test -e $(CATALOGUE).po || $(BIN)/pybabel --quiet init -D karlemose -i build/karlemose.pot -o $(CATALOGUE).po -l da
	$(BIN)/pybabel --quiet update -D karlemose -i build/karlemose.pot -o $(CATALOGUE).po -l da \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
# Dates in a header would make equal texts differ.
	sed -i -E 's/^("(POT-Creation|PO-Revision)-Date: )[^\\]*/\12026-01-01 00:00+0000/' $(CATALOGUE).po
	$(BIN)/pybabel --quiet compile -D karlemose -i $(CATALOGUE).po -o $(CATALOGUE).mo --statistics

reference: $(VENV)/.ready-site ## write the pages and the schema that are made from the code
	$(BIN)/python -m karlemose_model.reference docs
	rm -f playbooks/schema/*.json # merged by git they would pass for edited ones, and be kept
	$(BIN)/karlemose schema --folder playbooks/schema
	$(BIN)/python -m tests.docs.architecture
	$(BIN)/python -m tests.trials.page

example: $(VENV)/.ready-test ## write Eksempelparken's records anew from their story in tests/example
	$(BIN)/python -m tests.example.make_records

lock: $(VENV)/.ready-lock ## renew the locks from pyproject.toml (UPGRADE=--upgrade takes the newest)
	$(COMPILE) pyproject.toml --all-extras --group build --group lint --group release -o requirements/test.txt
	$(COMPILE) pyproject.toml --extra evaluation --group build -c requirements/test.txt -o requirements/site.txt
	$(COMPILE) pyproject.toml --extra office --extra evaluation --extra zensical --group build --group bench -c requirements/test.txt -o requirements/bench.txt
	$(COMPILE) --group lock -o requirements/lock.txt
	$(COMPILE) --group audit -c requirements/test.txt -o requirements/audit.txt
	$(COMPILE) pyproject.toml --extra test --extra evaluation --group build --group fuzz -c requirements/test.txt -o requirements/fuzz.txt

clean: ## remove everything that can be made again
# Not the whole of build/: somebody may have made a repository there, with minutes in it.
	rm -rf $(addprefix build/,$(MADE)) dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find karlemose_model tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment: a stamp per lock, so that a second run installs nothing --------------------------------------

$(VENV)/.ready-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.ready-site: requirements/site.txt pyproject.toml | $(VENV)/.ready-python
	$(LOCKED) -r requirements/site.txt
	$(PIP) --no-build-isolation --no-deps --no-index --editable .
	@touch $@

$(VENV)/.ready-test: requirements/test.txt $(VENV)/.ready-site
	$(LOCKED) -r requirements/test.txt
	@touch $@

$(VENV)/.ready-lock: requirements/lock.txt | $(VENV)/.ready-python
	$(LOCKED) -r requirements/lock.txt
	@touch $@

$(VENV)/.ready-fuzz: requirements/fuzz.txt $(VENV)/.ready-site
	$(LOCKED) -r requirements/fuzz.txt
	@touch $@

$(VENV)/.ready-audit: requirements/audit.txt | $(VENV)/.ready-python
	$(LOCKED) -r requirements/audit.txt
	@touch $@

$(VENV)/.ready-bench: requirements/bench.txt $(VENV)/.ready-site
	$(LOCKED) -r requirements/bench.txt
	@touch $@
