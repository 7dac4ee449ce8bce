#!/bin/sh
# Puts the source of md4c 0.5.3 into build/md4c-COMMIT, with apt's own means and checks.
#
# Debian 12's md4c is too old (a 100 KB statement hangs it), so the source comes from a later suite
# of the archive that this machine already uses: same mirror, same options, same keys. The machine's
# package lists and sources stay as they are. Needs no root. Exits 0 when the source is there, 1 when
# it cannot be fetched; CMakeLists.txt then fetches it from its public repository.
set -eu
cd "$(dirname "$0")/.."

wanted=0.5.3
suite=forky
commit=$(sed -n 's/^set(MD4C_COMMIT \([0-9a-f]*\))$/\1/p' CMakeLists.txt)
target=build/md4c-$commit
[ -d "$target" ] && exit 0
[ -r /etc/os-release ] && . /etc/os-release
[ "${ID:-}" = debian ] || exit 1

work=$PWD/build/.apt
rm -rf "$work"
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/sources" "$work/unpacked"
trap 'rm -rf "$work"' EXIT

# Only entries of the release itself: neither -security nor -updates nor another vendor's suite.
release="^(${VERSION_CODENAME:-sid}|stable|oldstable|testing|unstable|sid|$suite)\$"

# deb [options] uri suite component...
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ -f "$file" ] || continue
  awk -v suite="$suite" -v release="$release" '
    $1 == "deb" {
      uri = 2
      if ($2 ~ /^\[/) { while ($uri !~ /\]$/) uri++; uri++ }
      if ($(uri + 1) !~ release) next
      $1 = "deb-src"
      $(uri + 1) = suite
      print
    }' "$file"
done >"$work/sources/lines.list"

# Stanzas of "Field: value" with continuation lines. Other fields, Signed-By among them, stay.
for file in /etc/apt/sources.list.d/*.sources; do
  [ -f "$file" ] || continue
  sed '/^#/d' "$file" | awk -v suite="$suite" -v release="$release" '
    BEGIN { RS = ""; FS = "\n" }
    {
      fields = 0
      for (i = 1; i <= NF; i++)
        if ($i ~ /^[ \t]/) field[fields] = field[fields] "\n" $i
        else field[++fields] = $i
      stanza = ""; is_deb = 0; is_release = 0; is_enabled = 1
      for (i = 1; i <= fields; i++) {
        words = split(tolower(field[i]), word, /[ \t\n:]+/)
        for (w = 2; w <= words; w++) {
          if (word[1] == "types" && word[w] == "deb") is_deb = 1
          if (word[1] == "suites" && word[w] ~ release) is_release = 1
          if (word[1] == "enabled" && word[w] ~ /^(no|false|without|off|disable|0)$/) is_enabled = 0
        }
        if (word[1] == "types") field[i] = "Types: deb-src"
        if (word[1] == "suites") field[i] = "Suites: " suite
        stanza = stanza field[i] "\n"
      }
      if (is_deb && is_release && is_enabled) print stanza
    }'
done >"$work/sources/stanzas.sources"

cat >"$work/apt.conf" <<END
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$work/sources";
Dir::State::Lists "$work/lists";
Dir::Cache "$work";
APT::Sandbox::User "$(id -un)";
END
export APT_CONFIG="$work/apt.conf"

fetch() {
  # Another vendor's repository may have no such suite; all that counts is whether md4c is found.
  apt-get -qq update || true
  revision=$(apt-cache showsrc md4c | sed -n "s/^Version: \($wanted-.*\)/\1/p" | sort -V | tail -n 1)
  [ -n "$revision" ] || { echo "No md4c $wanted in $suite"; return 1; }
  (cd "$work/unpacked" && apt-get -qq source --tar-only "md4c=$revision") || return 1
  mkdir "$work/unpacked/md4c"
  tar -xf "$work"/unpacked/md4c_*.orig.tar.* -C "$work/unpacked/md4c" --strip-components=1
}

echo "Fetching the source of md4c $wanted from Debian's archive ($suite)"
fetch >build/md4c.log 2>&1 || {
  cat build/md4c.log >&2
  echo "CMake will clone md4c from its public repository instead." >&2
  exit 1
}
mv "$work/unpacked/md4c" "$target"
