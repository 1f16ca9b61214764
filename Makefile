# The commands of the project. Each makes .venv when it is missing or older than requirements.txt.

.POSIX:
.SUFFIXES:

IN_VENV = .venv/bin/python
READY = .venv/.ready

.PHONY: help demo demo-reset test quick lint reference chaos matrix bench prove tamper

help:
	@echo 'make demo        serve the demo on http://127.0.0.1:8000 (PORT=8001 moves it)'
	@echo 'make demo-reset  delete what the demo keeps'
	@echo 'make test        the whole gate'
	@echo 'make quick       the gate without browser and long tests'
	@echo 'make lint        format the code, then check it'
	@echo 'make reference   write docs/reference from the code'
	@echo 'make chaos       race and kill at full size'
	@echo 'make matrix      compare who may see and do what with the table written by hand'
	@echo 'make bench       measure at full size'
	@echo 'make prove       walk every procedure at full size'
	@echo 'make tamper      change the record in every way, and find all of it'

demo: $(READY)
	@exec $(IN_VENV) -m config.demo

demo-reset: $(READY)
	@exec $(IN_VENV) -m config.demo --reset

test: $(READY)
	@exec $(IN_VENV) -m config.gate

quick: $(READY)
	@exec $(IN_VENV) -m config.gate --quick

lint: $(READY)
	@$(IN_VENV) -m ruff format --config config/ruff.toml .
	@$(IN_VENV) -m ruff check --config config/ruff.toml .

reference: $(READY)
	@HOSO_PROFILE=test $(IN_VENV) manage.py write_reference

chaos: $(READY)
	@exec $(IN_VENV) -m tests.chaos

matrix: $(READY)
	@exec $(IN_VENV) -m tests.matrix

bench: $(READY)
	@exec $(IN_VENV) -m tests.bench

prove: $(READY)
	@exec $(IN_VENV) -m tests.prove

tamper: $(READY)
	@exec $(IN_VENV) -m tests.tamper

# pip's output becomes one line a package; the stamp, not the pipe, tells whether pip succeeded.
$(READY): requirements.txt
	@rm -f $@; \
	for python in python3.14 python3.13 python3.12 python3.11 python3 none; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
		echo 'Hồ Sơ needs Python 3.11 or newer on the PATH.' >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip' 2>/dev/null; then \
		install="apt-get install -y $$python-venv"; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing $$python-venv"; \
			{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive $$install; } >/dev/null </dev/null; \
		else \
			install="sudo $$install"; \
		fi; \
		if ! "$$python" -c 'import ensurepip' 2>/dev/null; then \
			echo "Python is here without its venv module. Run: $$install" >&2; exit 1; \
		fi; \
	fi; \
	echo 'Making .venv'; \
	"$$python" -m venv .venv || exit 1; \
	{ $(IN_VENV) -m pip install --disable-pip-version-check --progress-bar off \
		--requirement requirements.txt && touch $@; } \
		| sed -n 's/^Collecting \([^ ]*\).*/Installing \1/p'; \
	test -e $@
