#!/bin/sh
# Sees to it that the programs and files `make GOAL` needs are there. On Debian it installs what is
# missing as root, and else says how; elsewhere it says what is missing. A program counts as there
# wherever it is found on the PATH.
set -eu
goal=${1:?usage: packages.sh GOAL}

is_debian=false
[ -r /etc/os-release ] && [ "$(. /etc/os-release && echo "$ID")" = debian ] && is_debian=true
missing=
packages=

# need WHAT PACKAGE DESCRIPTION: WHAT is a program, or a file as Debian's PACKAGE has it.
need() {
  case $1 in
    /*) ! $is_debian || [ -e "$1" ] || set -- "$@" missing ;;
    *) command -v "$1" >/dev/null || set -- "$@" missing ;;
  esac
  [ $# -eq 4 ] || return 0
  missing="$missing
  $3"
  packages="$packages $2"
}

need_build() {
  need /etc/ssl/certs/ca-certificates.crt ca-certificates "certificates of the public authorities"
  need cmake cmake "CMake 3.21 or newer"
  need ninja ninja-build "Ninja"
  need patch patch "patch"
  need g++ g++ "a C++20 compiler, as g++"
  need /usr/include/nlohmann/json.hpp nlohmann-json3-dev "nlohmann-json 3.11 or newer"
  need emcc emscripten "Emscripten (emsdk) 3.1.6 or newer, on the PATH"
  need node nodejs "Node 20 or newer"
  need npm npm "npm"
}
need_native() {
  need /usr/include/gtest/gtest.h libgtest-dev "GoogleTest"
}
need_clang() {
  need clang++ clang "Clang 14 or newer"
  need /usr/share/doc/libclang-rt-14-dev libclang-rt-14-dev "Clang's sanitizers"
}
need_format() {
  need clang-format clang-format "clang-format 14"
}
need_lint() {
  need_format
  need clang-tidy clang-tidy "clang-tidy 14"
}
need_browser() {
  if ! command -v google-chrome >/dev/null; then
    need chromium chromium "Chromium"
  fi
  need /usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf fonts-noto-core "the Noto fonts"
  need /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc fonts-noto-cjk "the Noto CJK fonts"
  need pdftotext poppler-utils "poppler's tools"
}
need_firefox() {
  if [ -z "${FIREFOX:-}" ]; then
    need firefox-esr firefox-esr "Firefox ESR"
  fi
}
need_webkit() {
  need /usr/bin/WebKitWebDriver webkit2gtk-driver "WebKitGTK 2.50 or newer, with its driver"
  need Xvfb xvfb "Xvfb"
}
# Debian runs nginx and redis-server as services, too, where it has systemd; these are not used.
need_nginx() {
  need /usr/sbin/nginx nginx-light "nginx"
  need /usr/lib/nginx/modules/ngx_nchan_module.so libnginx-mod-nchan "nginx's module nchan"
}
need_redis() {
  need redis-server redis-server "Redis"
}

need_build
case $goal in
  build | preview) ;;
  bench) need_browser ;;
  format) need_format ;;
  lint) need_native; need_lint ;;
  asan | fuzz) need_native; need_clang ;;
  test) need_native; need_clang; need_lint; need_browser; need_firefox; need_webkit; need_nginx ;;
  engines) need_browser; need_firefox; need_webkit ;;
  scale) need_nginx; need_redis ;;
  *) echo "packages.sh: no goal is called $goal" >&2; exit 2 ;;
esac

if [ -n "$packages" ]; then
  install="install --no-install-recommends$packages"
  if ! $is_debian; then
    echo "Missing for \`make $goal\`:$missing" >&2
    echo "Install these, see that the programs are on the PATH, and run it again." >&2
    exit 1
  elif [ "$(id -u)" -ne 0 ]; then
    echo "Missing for \`make $goal\`:$missing" >&2
    echo "Install them as root and run it again:" >&2
    echo "  sudo apt-get update && sudo apt-get $install" >&2
    exit 1
  fi
  echo "Installing$packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq -y -o Dpkg::Use-Pty=0 $install >build/apt.log 2>&1 || {
    cat build/apt.log >&2
    exit 1
  }
fi

# "emcc (Emscripten …) 3.1.6 …": the first version that has what the build uses.
version=$(emcc --version | sed -n '1s/.* \([0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*\).*/\1/p')
if [ "$(printf '%s\n' 3.1.6 "$version" | sort -V | head -n 1)" != 3.1.6 ]; then
  echo "$(command -v emcc) is Emscripten $version; 3.1.6 or newer is needed." >&2
  exit 1
fi
