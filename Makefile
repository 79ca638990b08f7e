# Everything a fresh machine needs is installed from here; `make help` lists the targets.
SHELL := /bin/sh
VENV := .venv
RUN := $(VENV)/bin/python
# The first Python that is new enough; where there is none, python3, which is then told what it lacks.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$each"; exit; fi; done; echo python3)
# Whether whoever runs make reads Chinese.
ZH := $(filter zh%,$(firstword $(BAOGAO_LANG) $(LC_ALL) $(LC_MESSAGES) $(LANG)))
# An environment that was half made or moved, or whose Python is gone, is made anew: it holds paths and cannot be mended.
# One that says nowhere where it was made is asked whether its programs still run.
LOST := $(if $(wildcard $(VENV)),$(shell { if [ -e $(VENV)/here ]; then [ "$$(cat $(VENV)/here)" = "$$(pwd -P)" ]; \
  else [ ! -e $(VENV)/bin/baogao ] || $(VENV)/bin/baogao --version; fi && $(RUN) -c 'import pip'; } >/dev/null 2>&1 || echo lost))
export NO_MKDOCS_2_WARNING = 1
export PYTHONUTF8 = 1
# Tools that a target alone needs, and that no lock names.
ATHERIS := 3.0.0
UV := 0.13.9
# Installing Debian packages asks nobody: it is tried as root alone.
APT := $(shell if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then echo yes; fi)

.DEFAULT_GOAL := build
.PHONY: build help serve lint test test-copy test-wheel check update pdf bench bench-search engines lighthouse corpus figures fuzz mutate accept lock clean

build: $(VENV)/compiled fonts ## Build every report of reports/ into site/ (the default)
	$(RUN) -m generator pdf || [ $$? -ne 130 ]
	$(RUN) -m generator build || [ $$? -eq 1 ]
	$(RUN) -m generator.library.lock docs mkdocs build --strict

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 14

serve: $(VENV)/compiled ## Show the site at http://localhost:8000/, or at ADDRESS=HOST:PORT, and rebuild it while you edit
	$(RUN) -m generator serve $(if $(ADDRESS),--address "$(ADDRESS)")

# What the formatter keeps; the tests are laid out by hand.
FORMATTED := generator tests/tools
lint: $(VENV)/test ## Hold the program against ruff, its formatter and mypy
	$(RUN) -m ruff check generator tests
	$(RUN) -m ruff format --check --quiet $(FORMATTED) || { echo "make: to format: $(RUN) -m ruff format $(FORMATTED)" >&2; exit 1; }
	$(RUN) -m mypy

test: lint $(VENV)/test chromium fonts pdf-tools ## Lint, then run all tests; installs what they need
	$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(if $(PROGRAM),--program)

test-copy: $(VENV)/test ## Publish copies of the repository as others would, each from an empty environment
	$(RUN) -m pytest tests/copy -q --fresh

test-wheel: $(VENV)/test ## Install the wheel in an environment that has nothing else, and make a site of a Word file
	$(RUN) -m pytest tests/site/test_wheel.py -q --fresh

check: $(VENV)/runtime ## Print every problem of every report
	$(RUN) -m generator check || [ $$? -eq 1 ]

update: ## Take over the program's files from FROM=URL, the template that this repository was made from; yours stay
	@$(PYTHON) -m generator.library.update "$(FROM)"

pdf: $(VENV)/runtime fonts ## Print every report as a PDF booklet under docs/
	$(RUN) -m generator pdf

bench: $(VENV)/test ## Measure speed and size, as ratios within one run
	$(RUN) -m tests.tools.bench
	$(RUN) -m tests.tools.bench_print
	$(RUN) -m tests.tools.bench_many
	$(RUN) -m tests.tools.bench_start
	$(RUN) -m tests.tools.bench_hostile

bench-search: $(VENV)/test chromium ## Put the same questions to this search, to the theme's and to Pagefind (needs npm)
	$(RUN) -m tests.tools.bench_search

engines: $(VENV)/test ## Try the site in Safari's engine and in Firefox (installs WebKitGTK and Firefox on Debian, as root)
	@if [ "$(APT)" = yes ] && ! dpkg -s webkit2gtk-driver firefox-esr xvfb xauth >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends webkit2gtk-driver firefox-esr xvfb xauth >/dev/null; fi
	xvfb-run -a $(RUN) -m tests.tools.engines

lighthouse: $(VENV)/test chromium ## Hold the sample's pages against Lighthouse, as a phone reads them (needs npm)
	$(RUN) -m tests.tools.lighthouse

corpus: $(VENV)/runtime ## Measure recognition on the labelled reports of CORPUS=DIR
	$(RUN) -m tests.tools.corpus "$(CORPUS)"

figures: $(VENV)/runtime ## Measure figures on the labelled reports of FIGURES=DIR, growth targets on the reports of CORPUS=DIR
	$(RUN) -m tests.tools.figures "$(FIGURES)" $(if $(CORPUS),"$(CORPUS)")

fuzz: $(VENV)/runtime ## Fuzz recognition for SECONDS=120 a kind of input; installs atheris
	$(RUN) -m pip install --quiet --disable-pip-version-check atheris==$(ATHERIS)
	for kind in text repeated bytes docx html markdown pdf; do $(RUN) -m tests.tools.fuzz $$kind -max_total_time=$(or $(SECONDS),120) || exit 1; done

mutate: $(VENV)/test ## Try a random sample of SAMPLE=100 mutants of recognition against its tests, SEED=1; installs mutmut
	$(RUN) -m pip install --quiet --disable-pip-version-check "mutmut>=3.8,<4"
	$(RUN) -m tests.tools.mutate $(or $(SAMPLE),100) $(or $(SEED),1)

accept: $(VENV)/test ## Rewrite the golden files from today's output; review the diff
	$(RUN) -m pytest tests/unit/site/test_golden.py --accept

lock: $(VENV)/here ## Lock the dependencies anew, with hashes
	$(RUN) -m pip install --quiet uv==$(UV)
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build pyproject.toml -o .ci/requirements.txt
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build --extra test -c .ci/requirements.txt pyproject.toml -o .ci/requirements-test.txt

clean: ## Remove what was generated; hand-written files stay
	@$$($(RUN) -c '' 2>/dev/null && echo $(RUN) || echo $(PYTHON)) -m generator clean
	rm -rf site build mutants $(VENV) .pytest_cache .hypothesis *.egg-info

ifdef LOST
# What stands in the environment is to be seen as gone by every rule, in whatever order they are asked.
$(VENV)/bin/python $(VENV)/here $(VENV)/runtime $(VENV)/compiled $(VENV)/test: removed
.PHONY: removed
removed:
	@echo "$(if $(ZH),make：$(VENV) 没有建完，或已换了位置；正在重建,make: $(VENV) was half made or has been moved; making it anew)" >&2
	@rm -rf $(VENV)
endif

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(if $(ZH),make：没有 $(PYTHON)；请安装 Python 3.11 或更新的版本（Debian、Ubuntu：sudo apt install python3 python3-venv）,make: no $(PYTHON) here; install Python 3.11 or newer (Debian, Ubuntu: sudo apt install python3 python3-venv))" >&2; exit 1; }
	@$(PYTHON) .ci/fit.py
	@$(PYTHON) -m venv $(VENV)

# Where the environment was made: it cannot be moved.
$(VENV)/here: | $(VENV)/bin/python
	@pwd -P > $@

$(VENV)/runtime: .ci/requirements.txt pyproject.toml | $(VENV)/here
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# As pip does for what it installs: without, a Python that writes no bytecode would compile the generator at every start.
$(VENV)/compiled: $(wildcard generator/*.py generator/*/*.py generator/*/*/*.py) $(VENV)/runtime
	$(RUN) -m compileall -q generator
	@touch $@

$(VENV)/test: .ci/requirements-test.txt $(VENV)/runtime
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements-test.txt
	@touch $@

# A browser that is installed is used; Debian's without windows, in which pages open three times as fast, is installed
# where that may be. Elsewhere the tests say what to do.
.PHONY: chromium
chromium:
	@if [ -n "$$CHROMIUM" ] || command -v chromium-headless-shell >/dev/null; then :; \
	elif [ "$(APT)" = yes ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-cjk >/dev/null 2>&1; then :; \
	elif command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	  || command -v google-chrome >/dev/null || [ -d "/Applications/Google Chrome.app" ]; then :; \
	elif [ "$(APT)" = yes ] && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; then :; \
	else echo "make test: no Chromium found. Install Chromium or Chrome (Debian: sudo apt install chromium fonts-noto-cjk), or set CHROMIUM to its path." >&2; exit 1; fi

# Debian has a free 仿宋 inside a TeX package alone: its one file is taken out, the rest is not installed.
FANGSONG := /usr/local/share/fonts/baogao/FandolFang-Regular.otf
# Fonts for print. Where they may not be installed, `baogao pdf` says what is missing and which package has it. What could
# not be had, offline say, is not waited for again until `make clean`.
NOT_HAD := build/not-had
.PHONY: fonts
fonts:
	@if [ "$(APT)" = yes ] && [ ! -e $(NOT_HAD)-fonts ] && ! dpkg -s fonts-noto-cjk fonts-lxgw-wenkai >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-noto-cjk fonts-lxgw-wenkai >/dev/null \
	  || { mkdir -p -m 777 build && touch $(NOT_HAD)-fonts; \
	    echo "make: fonts-noto-cjk and fonts-lxgw-wenkai could not be installed; going on with the fonts that are here (make clean: try again)" >&2; }; fi
	@if [ "$(APT)" = yes ] && [ ! -e $(NOT_HAD)-fangsong ] && [ ! -e $(FANGSONG) ]; then \
	  at=$$(mktemp -d) && (cd $$at && apt-get update -qq && apt-get download -qq -o APT::Sandbox::User=root texlive-lang-chinese \
	    && dpkg-deb --fsys-tarfile texlive-lang-chinese*.deb | tar -x --wildcards --transform 's|.*/||' '*/FandolFang-Regular.otf' \
	    && install -D -m 644 FandolFang-Regular.otf $(FANGSONG)) \
	  || { mkdir -p -m 777 build && touch $(NOT_HAD)-fangsong; \
	    echo "make: no 仿宋 could be had from Debian's texlive-lang-chinese; the booklet is set in the fonts that are here (make clean: try again)" >&2; }; rm -rf $$at; fi

# What the tests hold a PDF against.
.PHONY: pdf-tools
pdf-tools:
	@if command -v qpdf >/dev/null && command -v pdftotext >/dev/null; then :; \
	elif [ "$(APT)" = yes ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends qpdf poppler-utils >/dev/null; \
	else echo "make test: qpdf and poppler's pdftotext are needed (Debian: sudo apt install qpdf poppler-utils; macOS: brew install qpdf poppler)" >&2; exit 1; fi
