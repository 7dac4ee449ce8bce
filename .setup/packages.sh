#!/bin/sh
# Makes sure that the programs and files `make GOAL` needs are there. On Debian, as root, it
# installs what is missing; otherwise it says what is missing and how to install it with apt, dnf or
# brew. A program counts as there wherever it is found on the PATH.
set -eu
goal=${1:?usage: packages.sh GOAL}

manager=
for program in apt-get dnf brew; do
  ! command -v $program >/dev/null || { manager=$program; break; }
done
# Other distributions have apt-get, too, but not every package under the same name.
is_debian=false
if [ "$manager" = apt-get ] && [ -r /etc/os-release ]; then
  [ "$(. /etc/os-release && echo "$ID")" != debian ] || is_debian=true
fi
missing=
packages=

# is_there WHAT: whether a program, a file or a header is installed. A file is given by its Debian
# path and looked for only there. A header is given by its name after "include/" and looked for
# where package managers put headers.
is_there() {
  case $1 in
    /*) ! $is_debian || [ -e "$1" ] ;;
    include/*) [ -z "$manager" ] || [ -e "/usr/$1" ] || [ -e "/usr/local/$1" ] || [ -e "/opt/homebrew/$1" ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# need WHAT DESCRIPTION APT [DNF BREW]: notes WHAT as missing, with the packages that have it in
# each package manager; "-" where there is none or it comes with the system.
need() {
  ! is_there "$1" || return 0
  missing="$missing
  $2"
  case $manager in
    apt-get) package=$3 ;;
    dnf) package=${4:--} ;;
    brew) package=${5:--} ;;
    *) package=- ;;
  esac
  [ "$package" = - ] || packages="$packages $package"
}

need_build() {
  need /etc/ssl/certs/ca-certificates.crt "certificates of the public authorities" ca-certificates
  need cmake "CMake 3.21 or newer" cmake cmake cmake
  need ninja "Ninja" ninja-build ninja-build ninja
  need patch "patch" patch patch
  # On Debian, md4c's source comes from the archive; elsewhere CMake clones it.
  $is_debian || need git "git" git git
  [ -n "${CXX:-}" ] || need c++ "a C++20 compiler, as c++ or in CXX" g++ gcc-c++
  need include/nlohmann/json.hpp "nlohmann-json 3.11 or newer" nlohmann-json3-dev json-devel nlohmann-json
  need emcc "Emscripten (emsdk) 3.1.6 or newer, on the PATH" emscripten emscripten emscripten
  need node "Node 20 or newer" nodejs nodejs node
  need npm "npm" npm nodejs-npm node
}
need_native() {
  need include/gtest/gtest.h "GoogleTest" libgtest-dev gtest-devel googletest
}
need_clang() {
  need clang++ "Clang 14 or newer" clang "clang compiler-rt" llvm
  need /usr/share/doc/libclang-rt-14-dev "Clang's sanitizers" libclang-rt-14-dev
}
need_format() {
  need clang-format "clang-format 14" clang-format clang-tools-extra clang-format
}
need_lint() {
  need_format
  need clang-tidy "clang-tidy 14" clang-tidy clang-tools-extra llvm
}
need_repeatable() {
  need faketime "faketime" faketime libfaketime libfaketime
}
need_browser() {
  [ -n "${CHROMIUM:-}" ] || {
    need chromium "Chromium, or its path in CHROMIUM" chromium chromium chromium
    need chromium-headless-shell "Chromium's headless shell, or the path of Chromium in CHROMIUM" chromium-headless-shell
  }
  need /usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf "the Noto fonts" fonts-noto-core
  need /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc "the Noto CJK fonts" fonts-noto-cjk
  need pdftotext "poppler's tools" poppler-utils poppler-utils poppler
}
need_firefox() {
  [ -n "${FIREFOX:-}" ] || need firefox-esr "Firefox ESR, or the path of a Firefox in FIREFOX" firefox-esr firefox
}
need_webkit() {
  need WebKitWebDriver "WebKitGTK 2.50 or newer, with its driver" webkit2gtk-driver /usr/bin/WebKitWebDriver
  need Xvfb "Xvfb" xvfb xorg-x11-server-Xvfb
}
# Debian starts nginx and redis-server as services where it has systemd; these are not used.
need_nginx() {
  need /usr/sbin/nginx "nginx" nginx-light
  need /usr/lib/nginx/modules/ngx_nchan_module.so "nginx's module nchan" libnginx-mod-nchan
}
need_redis() {
  need redis-server "Redis" redis-server redis redis
}

need_build
case $goal in
  build | preview) ;;
  bench) need_browser ;;
  format) need_format ;;
  lint) need_native; need_clang; need_lint ;;
  lint-all) need_native; need_clang; need_lint; need_repeatable ;;
  fuzz) need_native; need_clang ;;
  test) need_native; need_clang; need_lint; need_browser; need_firefox; need_webkit; need_nginx ;;
  engines) need_browser; need_firefox; need_webkit ;;
  scale) need_nginx; need_redis ;;
  *) echo "packages.sh: no goal is called $goal" >&2; exit 2 ;;
esac

say_missing() {
  echo "Missing for \`make $goal\`:$missing" >&2
  if [ -n "$packages" ]; then
    echo "Install them and run it again:"
    case $manager in
      apt-get) echo "  sudo apt-get update && sudo apt-get install --no-install-recommends$packages" ;;
      dnf) echo "  sudo dnf install$packages" ;;
      brew) echo "  brew install$packages" ;;
    esac
  else
    echo "Install these, put the programs on the PATH, and run it again."
  fi >&2
  exit 1
}

if [ -n "$missing" ]; then
  if ! $is_debian || [ "$(id -u)" -ne 0 ]; then
    say_missing
  fi
  echo "Installing$packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends $packages >build/apt.log 2>&1 || {
    cat build/apt.log >&2
    exit 1
  }
fi

# "emcc (Emscripten …) 3.1.6 …": the first version with everything the build needs.
version=$(emcc --version | sed -n '1s/.* \([0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*\).*/\1/p')
if [ "$(printf '%s\n' 3.1.6 "$version" | sort -V | head -n 1)" != 3.1.6 ]; then
  echo "$(command -v emcc) is Emscripten ${version:-of an unknown version}; 3.1.6 or newer is needed." >&2
  exit 1
fi
