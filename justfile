# The tasks of this repository. Each is one plain command or a few, so that they can also be typed.
# `just` is `pip install rust-just`, or any package of your system.

python := env("PYTHON", "python3")
bin := justfile_directory() / ".venv" / if os() == "windows" { "Scripts" } else { "bin" }

# List the tasks
default:
    @just --list --unsorted

# Make .venv with everything that tests and checks need
setup:
    {{ python }} -m venv .venv
    {{ bin }}/python -m pip install -e '.[test,lint]'

# Play
play *arguments:
    {{ bin }}/wargame {{ arguments }}

# Run the tests; arguments go to pytest
test *arguments:
    {{ bin }}/python -m pytest -n auto {{ arguments }}

# Run the tests that take no more than a moment each
quick *arguments:
    {{ bin }}/python -m pytest -n auto -m 'not slow' {{ arguments }}

# Run everything that is checked without running the product
lint:
    {{ bin }}/ruff check
    {{ bin }}/ruff format --check
    {{ bin }}/mypy
    {{ bin }}/lint-imports
    {{ bin }}/wargame check decks sessions

# Bring the code into its form
format:
    {{ bin }}/ruff format
    {{ bin }}/ruff check --fix

# Accept the snapshots as they are now; then judge each one (CONTRIBUTING.md)
snapshots *arguments:
    {{ bin }}/python -m pytest --snapshot-update {{ arguments }}

# Time how commands start
bench:
    {{ bin }}/python tests/benchmarks/start_up.py

# Build the wheel and the source archive into dist/
build:
    {{ bin }}/hatchling build

# Run everything as continuous integration does, in a fresh environment
ci:
    .ci/run
