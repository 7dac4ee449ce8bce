#!/bin/sh
# Makes sure that node_modules/ matches package-lock.json.
set -eu
cd "$(dirname "$0")/.."

cmp -s package-lock.json node_modules/.installed-lock.json && exit 0

echo "Installing npm packages by lock file"
# Debian's npm needs this path to find its modules when it runs under another vendor's Node.
export NODE_PATH=/usr/share/nodejs
# No install script is run: the only one is esbuild's, which saves a few milliseconds per start.
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/.installed-lock.json
