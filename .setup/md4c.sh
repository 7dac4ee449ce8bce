#!/bin/sh
# Puts the source of md4c 0.5.3 into build/md4c-COMMIT, with apt's own means and checks.
#
# Debian 12's md4c is too old (a 100 KB statement hangs it), so that the source comes from a later
# suite of the archive this machine already uses: same mirror, same options, same keys. The
# machine's package lists and sources stay as they are. Needs no root. Exits 0 when the source is
# there, 1 when it could not be had; CMakeLists.txt then fetches it from its public repository.
set -eu
cd "$(dirname "$0")/.."

commit=$(sed -n 's/^set(MD4C_COMMIT \([0-9a-f]*\))$/\1/p' CMakeLists.txt)
version=0.5.3
suite=forky
target=build/md4c-$commit
[ -d "$target" ] && exit 0
command -v apt-get >/dev/null || exit 1

work=$PWD/build/.apt
rm -rf "$work"
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/sources.list.d" "$work/source"
trap 'rm -rf "$work"' EXIT

# Only entries of the release itself: neither -security nor -updates nor another vendor's suite.
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
is_release="^($codename|stable|oldstable|testing|unstable|sid|$suite)\$"

for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ -f "$file" ] || continue
  # deb [options] uri suite component...
  awk -v suite="$suite" -v is_release="$is_release" '
    $1 != "deb" { next }
    {
      at = 2
      if ($2 ~ /^\[/) { while ($at !~ /\]$/) at++; at++ }
      if ($(at + 1) !~ is_release) next
      $1 = "deb-src"
      $(at + 1) = suite
      print
    }' "$file"
done >"$work/sources.list"

for file in /etc/apt/sources.list.d/*.sources; do
  [ -f "$file" ] || continue
  # Stanzas of "Field: value" with continuation lines; unknown fields, Signed-By among them, stay.
  sed '/^[[:space:]]*#/d' "$file" | awk -v suite="$suite" -v is_release="$is_release" '
    BEGIN { RS = ""; FS = "\n" }
    {
      stanza = ""; is_deb = 0; is_wanted = 0; is_enabled = 1
      for (i = 1; i <= NF; i++) {
        field = tolower($i)
        value = field
        sub(/^[^:]*:[ \t]*/, "", value)
        if (field ~ /^types:/) { is_deb = (value ~ /(^|[ \t])deb([ \t]|$)/); $i = "Types: deb-src" }
        if (field ~ /^enabled:/ && value ~ /^(no|false|0)/) is_enabled = 0
        if (field ~ /^suites:/) {
          count = split(value, suites, /[ \t]+/)
          for (s = 1; s <= count; s++) if (suites[s] ~ is_release) is_wanted = 1
          $i = "Suites: " suite
        }
        stanza = stanza $i "\n"
      }
      if (is_deb && is_wanted && is_enabled) print stanza
    }'
done >"$work/sources.list.d/release.sources"

apt() {
  apt-get -qq \
    -o Dir::Etc::SourceList="$work/sources.list" \
    -o Dir::Etc::SourceParts="$work/sources.list.d" \
    -o Dir::State::Lists="$work/lists" \
    -o Dir::Cache="$work" \
    -o APT::Sandbox::User="$(id -un)" \
    "$@"
}

echo "Fetching the source of md4c $version from Debian's archive ($suite)"
apt update || exit 1
# The newest revision of exactly this version: a later md4c would not be the one that was measured.
revision=$(apt-cache -o Dir::Etc::SourceList="$work/sources.list" \
  -o Dir::Etc::SourceParts="$work/sources.list.d" -o Dir::State::Lists="$work/lists" \
  -o Dir::Cache="$work" showsrc md4c | sed -n "s/^Version: \($version-.*\)/\1/p" | sort -V | tail -n 1)
[ -n "$revision" ] || { echo "Debian's $suite no longer has md4c $version." >&2; exit 1; }
(cd "$work/source" && apt source --tar-only "md4c=$revision") || exit 1

mkdir "$work/source/md4c"
tar -xf "$work"/source/md4c_*.orig.tar.* -C "$work/source/md4c" --strip-components=1
mv "$work/source/md4c" "$target"
