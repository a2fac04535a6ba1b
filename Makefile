# make run         the dashboard on the sample floor, or on your own logs once you have loaded some
# make load FILES="calls.csv sales.csv"   load your own logs into data/
# make test        everything that must hold; make check only looks at style and types
# make bench       the figures the design promises, measured;  make demo-data rewrites the three days kept in the repository

PYTHON ?= python3
PORT ?= 8501
PY := .venv/bin/python

# A floor's own logs never mix with the sample: each has its own folder.
OWN_DATA := $(or $(FLOOR_DATA),data)
RUN_DATA := $(or $(FLOOR_DATA),$(if $(wildcard data/warehouse/CURRENT),data,data/sample))

.PHONY: run test check bench load demo-data remove-sample words

# Dashboard and watcher run together or not at all: a dashboard without its watcher would show old numbers as if they were
# new. Both stand in the background and the shell waits, because a shell answers a signal only while it waits.
run: .venv/run.stamp
	@export FLOOR_DATA="$(RUN_DATA)"; \
	if [ "$(RUN_DATA)" = data/sample ]; then $(PY) -m etl sample || exit $$?; fi; \
	if [ -f "$(RUN_DATA)/sample.json" ]; then $(PY) -m floor sample-accounts; fi; \
	$(PY) -m etl watch & watcher=$$!; \
	$(PY) -m streamlit run dashboard.py --server.port "$(PORT)" & dashboard=$$!; \
	end() { trap - INT TERM EXIT; kill $$watcher $$dashboard 2>/dev/null; wait $$watcher $$dashboard 2>/dev/null; }; \
	trap 'end; exit 130' INT; trap 'end; exit 143' TERM; trap end EXIT; \
	while kill -0 $$watcher 2>/dev/null && kill -0 $$dashboard 2>/dev/null; do sleep 1 & wait $$!; done; \
	kill -0 $$dashboard 2>/dev/null && echo "The watcher has ended, so the dashboard ends too: see above."; exit 1

load: .venv/run.stamp
	@test -n "$(FILES)" || { echo 'Say which files: make load FILES="calls.csv sales.csv"'; exit 2; }
	@FLOOR_DATA="$(OWN_DATA)" $(PY) -m etl load $(FILES)

test: check .venv/chromium.stamp
	$(PY) -m pytest -n 2

check: .venv/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: .venv/dev.stamp
	$(PY) -m tests.bench

demo-data: .venv/run.stamp
	$(PY) -m etl.sample.three_days

# All but what the repository keeps there.
remove-sample:
	@find data/sample -mindepth 1 -maxdepth 1 ! -name README.md ! -name three-days -exec rm -rf {} +
	@echo "The sample floor is gone; 'make run' makes it anew."

# The catalogues follow the program: new texts stand empty until somebody translates them.
words: .venv/run.stamp
	$(PY) -m floor.locales

# Installed once; again only when the pins change.
.venv/run.stamp: requirements.txt | .venv/python.stamp
	@echo "Installing what Floorboard runs on (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what the checks need (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Floorboard needs Python 3.11 or newer as '$(PYTHON)'. If it has another name: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

# The browser tests want Chromium: the system's, or Debian's package, or Playwright's own build.
.venv/chromium.stamp: .venv/dev.stamp
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get install -y -qq chromium || { apt-get update -qq && apt-get install -y -qq chromium; }; } >/dev/null 2>&1; then :; \
	elif $(PY) -m playwright install chromium; then :; \
	else echo "No Chromium here and none could be installed: install it by hand and have 'chromium' on PATH. Until then the browser tests are skipped."; exit 0; fi; \
	touch $@
