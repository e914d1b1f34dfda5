# Each target sets up what it needs by itself; none assumes that another ran before it.
.DEFAULT_GOAL := help
VENV := .venv/bin
DEMO := demo-output

.PHONY: help
help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup setup-dev
setup:
	@tools/setup.sh
setup-dev:
	@tools/setup.sh dev

.PHONY: demo
demo: setup ## Footprint with a made-up authority in it, on this machine, with sign-ins for every role
	@$(VENV)/footprint demo --out $(DEMO) $(DEMO_OPTIONS)

.PHONY: test
test: setup-dev ## Every test but the long ones
	$(VENV)/python -m pytest -n auto -m "not long"

.PHONY: test-long
test-long: setup-dev ## The tests that take minutes
	$(VENV)/python -m pytest -m long

.PHONY: check
check: setup-dev ## Format, lint, types, contracts, generated docs
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/python -m tools.reference --check

.PHONY: reference
reference: setup-dev ## Write the generated reference pages anew
	$(VENV)/python -m tools.reference

.PHONY: bench
bench: setup-dev ## Speed and memory against reading the same files; prints the table of the docs
	$(VENV)/python -m tests.benchmarks

.PHONY: lock
lock: ## Write the locks anew (needs uv)
	tools/lock.sh

.PHONY: clean
clean: ## Remove what the targets above made
	rm -rf .venv node_modules src/footprint/built build dist $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis
