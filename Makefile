# Intakekoffer. `make help` lists what there is. Everything sets up `.venv` by itself from the pinned locks.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
  BIN := $(VENV)/Scripts
else
  BIN := $(VENV)/bin
endif
PY := $(BIN)/python
READY := $(VENV)/.ready
FONTS := resources/fonts/.ready

export PYTHONUTF8 = 1

.PHONY: help demo test torture bench-sync check run server bundle shots lock clean format
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Python 3.11, 3.12 of 3.13 is nodig; dit is %d.%d. Probeer: make PYTHON=python3.12" % v)'
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python mist venv. Installeer: apt-get install python3-venv"; exit 1; }
	@echo "Intakekoffer: .venv maken uit requirements.lock (een keer, enkele minuten)"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@$(PY) -m desktop doctor
	@touch $(READY)

$(FONTS): $(READY) desktop/pdf/font_build.py
	@$(PY) -m desktop fonts
	@touch $(FONTS)

demo: $(FONTS) ## two whole intakes, without a display: prepared, held offline, printed, synced, read back
	@$(PY) -m desktop demo --out out/demo $(if $(BREAK),--break)

# a test starts many programs: what was compiled once is kept, also where the surroundings ask not to
test torture: export PYTHONDONTWRITEBYTECODE =

test: $(FONTS) ## every test
	@$(PY) -m desktop doctor --tests
	@$(PY) -m pytest -q -rs -n auto --dist worksteal

torture: $(FONTS) ## the long campaigns and their table of figures; QUICK=1: in four minutes, ONLY=store.kills: some
	@$(PY) -m tests.torture

bench-sync: $(FONTS) ## what a sync costs beside the least that can be done; QUICK=1: in three minutes, ONLY=load,photo: some
	@$(PY) -m tests.bench.bench_sync

check: $(READY) ## format, lint, types, contracts, packs, texts: under a minute
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports >$(VENV)/contracts.txt 2>&1 || { cat $(VENV)/contracts.txt; exit 1; }
	@$(PY) -m desktop forms check landelijk
	@$(PY) -m desktop translations check
	@$(PY) -m pytest -q tests/house

run: $(FONTS) ## the app with the demo caseload and a back end of its own
	@$(PY) -m desktop demo-run

server: $(READY) ## the back end on a database of its own, on this machine only
	@$(PY) -m desktop server --folder out/server demo

bundle: $(FONTS) ## one folder that runs without Python, and its self-test
	@$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build build.spec
	@$(PY) -m desktop sbom --files dist/intakekoffer/_internal
	@dist/intakekoffer/intakekoffer self-test
	@dist/intakekoffer/intakekoffer doctor --parts >/dev/null

shots: $(FONTS) ## every screen in three languages at 100% and 150%, the talk in all fifteen, into out/shots
	@$(PY) -m desktop shots --out out/shots

format: $(READY) ## put the layout of the code right
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

lock: ## renew requirements.lock (needs uv)
	@uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --all-extras --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock >/dev/null

clean: ## remove what was made here
	@rm -rf $(VENV) out build dist *.egg-info resources/fonts/*.ttf $(FONTS)
