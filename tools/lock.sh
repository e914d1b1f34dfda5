#!/bin/sh
# Writes the two locks from pyproject.toml: pinned versions with hashes, and no addresses.
# Needs uv. Commit what it changes.
set -eu
cd "$(dirname "$0")/.."
export_lock() {
    uv export --quiet --no-header --no-annotate --no-emit-project --no-default-groups "$@"
}
export_lock --group build --output-file requirements.lock
export_lock --group build --group dev --output-file requirements-dev.lock
rm -f uv.lock
