#!/bin/sh
# Makes sure that a Node >= 20 is on the PATH that the Makefile sets: the system's, or else one from
# npm in build/node/bin/node, by the lock file in .setup/node/ for this kind of machine.
set -eu
cd "$(dirname "$0")/.."

# is_new_enough NODE: false if NODE is missing or does not run on this machine.
is_new_enough() {
  [ "$("$1" -p 'parseInt(process.versions.node) >= 20' 2>/dev/null)" = true ]
}

is_new_enough node && exit 0
is_new_enough build/node/bin/node && exit 0

fail() {
  echo "$1 Install Node 20 or newer." >&2
  exit 1
}

machine=$(uname -sm | tr 'A-Z ' 'a-z-' | sed 's/x86_64/x64/; s/aarch64/arm64/')
[ -d ".setup/node/$machine" ] || fail "Node $(node --version) is too old, and npm has none for $machine."

echo "Node $(node --version) is too old; fetching another into build/node"
rm -rf build/node
cp -R ".setup/node/$machine" build/node
npm ci --prefix build/node --ignore-scripts --no-audit --no-fund --loglevel=error ||
  fail "npm could not fetch a Node."
mkdir build/node/bin
for fetched in build/node/node_modules/*/bin/node; do
  ln -s "../${fetched#build/node/}" build/node/bin/node
done
is_new_enough build/node/bin/node || {
  build/node/bin/node --version >&2 || true # Shows why it does not run.
  fail "The Node that npm has fetched does not run on this machine."
}
