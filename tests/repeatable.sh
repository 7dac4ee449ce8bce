#!/bin/sh
# Shows that the build is reproducible: makes web/dist a second time from the same sources, in
# another folder, with the files copied in the opposite order, a year later, with another language,
# time zone and umask, and without a compiler's cache. Fails if a byte differs. Run it after
# `make build`. It keeps the second folder only if there is a difference.
set -eu
cd "$(dirname "$0")/.."
first=$PWD
second="$(mktemp -d "${TMPDIR:-/tmp}/built again XXXXXX")"

unset CMAKE_C_COMPILER_LAUNCHER CMAKE_CXX_COMPILER_LAUNCHER EM_COMPILER_WRAPPER
export CCACHE_DISABLE=1 TZ=Pacific/Auckland LC_ALL=C.UTF-8 LANG=C.UTF-8
umask 077

# Fetched files are fixed by lock file and hash, and are not fetched again.
mkdir "$second/build"
for source in build/md4c-*/; do
  [ ! -d "$source" ] || cp -R "${source%/}" "$second/build/"
done
cp -R node_modules "$second/"
find . -type f ! -path './.git' ! -path './.git/*' ! -path './build/*' ! -path './node_modules/*' ! -path './web/dist/*' |
  LC_ALL=C sort -r | tar -c --mtime=2001-02-03 -T - | tar -x -C "$second"

echo "Building again in $second"
# Files keep their real times: Ninja compares them.
(cd "$second" && NO_FAKE_STAT=1 faketime -f +400d make build) >build/repeatable.log 2>&1 || {
  cat build/repeatable.log >&2
  exit 1
}
diff -rq "$first/web/dist" "$second/web/dist" >build/repeatable.log || {
  cat build/repeatable.log >&2
  echo "web/dist depends on more than its sources: compare it with $second/web/dist." >&2
  exit 1
}
echo "web/dist is the same, built twice: $(find web/dist -type f | wc -l) files."
rm -rf "$second"
