# Everything a fresh machine needs is installed from here; `make help` lists the targets.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING = 1
export PYTHONUTF8 = 1
# Installing Debian packages asks nobody: it is tried as root alone.
APT := $(shell if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then echo yes; fi)

.DEFAULT_GOAL := build
.PHONY: build help serve test check pdf bench bench-search engines lighthouse corpus fuzz accept lock clean

build: $(VENV)/compiled fonts ## Build every report of reports/ into site/ (the default)
	$(RUN) -m generator pdf || [ $$? -ne 130 ]
	$(RUN) -m generator build || [ $$? -eq 1 ]
	$(RUN) -m mkdocs build --strict

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 14

serve: $(VENV)/compiled ## Show the site at http://localhost:8000/ and rebuild it while you edit
	$(RUN) -m generator serve

test: $(VENV)/test chromium fonts pdf-tools ## Run all tests; installs what they need
	$(RUN) -m pytest -n 2 --dist loadfile

check: $(VENV)/runtime ## Print every problem of every report
	$(RUN) -m generator check

pdf: $(VENV)/runtime fonts ## Print every report as a PDF booklet under docs/
	$(RUN) -m generator pdf

bench: $(VENV)/test ## Measure speed and size, as ratios within one run
	$(RUN) tests/bench.py
	$(RUN) tests/bench_print.py
	$(RUN) tests/bench_many.py

bench-search: $(VENV)/test chromium ## Put the same questions to this search, to the theme's and to Pagefind (needs npm)
	$(RUN) tests/bench_search.py

engines: build $(VENV)/test ## Try the site in Safari's engine and in Firefox (installs WebKitGTK and Firefox on Debian, as root)
	@if [ "$(APT)" = yes ] && ! dpkg -s webkit2gtk-driver firefox-esr xvfb xauth >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends webkit2gtk-driver firefox-esr xvfb xauth >/dev/null; fi
	xvfb-run -a $(RUN) tests/engines.py

lighthouse: $(VENV)/test chromium ## Hold the sample's pages against Lighthouse, as a phone reads them (needs npm)
	$(RUN) tests/lighthouse.py

corpus: $(VENV)/runtime ## Measure recognition on the labelled reports of CORPUS=DIR
	PYTHONPATH=. $(RUN) tests/corpus.py "$(CORPUS)"

fuzz: $(VENV)/runtime ## Fuzz recognition for SECONDS=120 a kind of input; installs atheris
	$(RUN) -m pip install --quiet --disable-pip-version-check atheris
	for kind in text bytes docx html markdown; do PYTHONPATH=. $(RUN) tests/fuzz.py $$kind -max_total_time=$(or $(SECONDS),120) || exit 1; done

accept: $(VENV)/test ## Rewrite the golden files from today's output; review the diff
	$(RUN) -m pytest tests/unit/test_golden.py --accept

lock: $(VENV)/bin/python ## Lock the dependencies anew, with hashes
	$(RUN) -m pip install --quiet uv
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build pyproject.toml -o .ci/requirements.txt
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build --extra test -c .ci/requirements.txt pyproject.toml -o .ci/requirements-test.txt

clean: ## Remove what was generated; hand-written files stay
	@if [ -x $(RUN) ]; then $(RUN) -m generator clean; fi
	rm -rf site build $(VENV) .pytest_cache .hypothesis *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "baogao needs Python 3.11 or newer; set PYTHON=python3.12, say")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: .ci/requirements.txt pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $@

# As pip does for what it installs: without, a Python that writes no bytecode would compile the generator at every start.
$(VENV)/compiled: $(wildcard generator/*.py generator/*/*.py) $(VENV)/runtime
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
# Fonts for print. Where they may not be installed, `baogao pdf` says what is missing and which package has it.
.PHONY: fonts
fonts:
	@if [ "$(APT)" = yes ] && ! dpkg -s fonts-noto-cjk fonts-lxgw-wenkai >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-noto-cjk fonts-lxgw-wenkai >/dev/null \
	  || echo "make: fonts-noto-cjk and fonts-lxgw-wenkai could not be installed; going on with the fonts that are here" >&2; fi
	@if [ "$(APT)" = yes ] && [ ! -e $(FANGSONG) ]; then \
	  at=$$(mktemp -d) && (cd $$at && apt-get update -qq && apt-get download -qq -o APT::Sandbox::User=root texlive-lang-chinese \
	    && dpkg-deb --fsys-tarfile texlive-lang-chinese*.deb | tar -x --wildcards --transform 's|.*/||' '*/FandolFang-Regular.otf' \
	    && install -D -m 644 FandolFang-Regular.otf $(FANGSONG)) \
	  || echo "make: no 仿宋 could be had from Debian's texlive-lang-chinese; the booklet is set in the fonts that are here" >&2; rm -rf $$at; fi

# What the tests hold a PDF against.
.PHONY: pdf-tools
pdf-tools:
	@if command -v qpdf >/dev/null && command -v pdftotext >/dev/null; then :; \
	elif [ "$(APT)" = yes ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends qpdf poppler-utils >/dev/null; \
	else echo "make test: qpdf and poppler's pdftotext are needed (Debian: sudo apt install qpdf poppler-utils; macOS: brew install qpdf poppler)" >&2; exit 1; fi
