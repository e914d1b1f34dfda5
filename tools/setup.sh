#!/bin/sh
# Makes .venv with what is needed to run Footprint, or with `dev` also to test it. Safe to run
# again: it does nothing while the lock it was made from stands unchanged.
set -eu
cd "$(dirname "$0")/.."

lock=requirements.lock
[ "${1:-}" = dev ] && lock=requirements-dev.lock
stamp=.venv/.made-from-$lock

# What makes PDFs: Pango and HarfBuzz shape the words, and two families of letters print most scripts.
find_what_pdfs_need() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=
    for package in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-dejavu-core; do
        dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null |
            grep -q "^install ok installed" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        echo "Installing the system packages:$missing" >&2
        apt-get update -qq >/dev/null 2>&1 || true
        # shellcheck disable=SC2086 (one word a package)
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            $missing >/dev/null || echo "They could not be installed: there will be no PDFs." >&2
    else
        echo "Without these there are no PDFs. As root: apt-get install$missing" >&2
    fi
}

find_what_pdfs_need

# Journeys need a browser, and the tests of the store both stores.
find_what_tests_need() {
    missing=
    [ -n "${FOOTPRINT_CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || missing=chromium
    [ -n "${FOOTPRINT_TEST_DATABASE_URL:-}" ] || command -v initdb >/dev/null 2>&1 ||
        ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing the system packages: $missing" >&2
        apt-get update -qq >/dev/null 2>&1 || true
        # shellcheck disable=SC2086 (one word a package)
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            $missing >/dev/null || echo "They could not be installed." >&2
    else
        echo "Some tests will be skipped. On Debian: apt-get install $missing" >&2
    fi
}

[ "$lock" = requirements.lock ] || find_what_tests_need

# What was made for tests runs Footprint too.
if [ "$lock" = requirements.lock ] && cmp -s requirements-dev.lock .venv/.made-from-requirements-dev.lock; then
    exec tools/assets.sh
fi
if cmp -s "$lock" "$stamp"; then
    exec tools/assets.sh
fi

find_python() {
    for python in python3.13 python3.12 python3.11 python3; do
        if command -v "$python" >/dev/null 2>&1 &&
            "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "Footprint needs Python 3.11 or later. On Debian 12: apt-get install python3" >&2
    exit 1
}

# A venv made without Debian's package for it has a Python and no pip: that is no venv to us.
has_venv() {
    .venv/bin/python -m pip --version >/dev/null 2>&1
}

make_venv() {
    "$1" -m venv --clear .venv >/dev/null 2>&1 && has_venv && return
    # Debian keeps venv in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing the system package python3-venv" >&2
        apt-get update -qq >/dev/null 2>&1 || true
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null 2>&1 || true
        "$1" -m venv --clear .venv >/dev/null 2>&1 && has_venv && return
    fi
    echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2
    exit 1
}

python=$(find_python)
has_venv || make_venv "$python"
echo "Installing what $lock names into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
cp "$lock" "$stamp"
exec tools/assets.sh
