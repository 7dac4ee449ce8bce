#!/bin/sh
# Sees to it that node_modules/ is what package-lock.json says.
set -eu
cd "$(dirname "$0")/.."

cmp -s package-lock.json node_modules/.installed-lock.json && exit 0

echo "Installing npm packages by lock file"
# Debian's npm finds its own modules there also when another vendor's Node runs it.
export NODE_PATH=/usr/share/nodejs
# esbuild's is the only install script, and saves a few milliseconds a start: none is run.
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/.installed-lock.json
