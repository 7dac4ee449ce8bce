#!/bin/sh
# Sees to it that a Node >= 20 is on the PATH that the Makefile sets: the system's, or else the one
# of .setup/node/package-lock.json, as build/node/bin/node.
set -eu
cd "$(dirname "$0")/.."

# is_new_enough NODE
is_new_enough() {
  [ "$("$1" -p 'parseInt(process.versions.node) >= 20' 2>/dev/null)" = true ]
}

is_new_enough node && exit 0
is_new_enough build/node/bin/node && exit 0

echo "Node $(node --version) is too old; fetching another into build/node"
rm -rf build/node
cp -R .setup/node build/node
npm ci --prefix build/node --ignore-scripts --no-audit --no-fund --silent || true
mkdir build/node/bin
ln -s ../node_modules/node-linux-"$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')"/bin/node \
  build/node/bin/node
is_new_enough build/node/bin/node || {
  echo "No Node >= 20 for this machine could be fetched from the npm registry: install one." >&2
  exit 1
}
