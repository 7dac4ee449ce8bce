# The front door. Each goal first sees to it that what it needs is there: .setup/run.
#
#   make build     web/dist: the WebAssembly, the scripts, the types, with their sizes
#   make test      build, lint and every test, those for browsers in Chromium and, the quickest,
#                  in Firefox ESR and WebKitGTK
#   make engines   all of those for browsers in Chromium with its window, Firefox ESR and WebKitGTK
#   make preview   build, and serve the example pages and the editor on 127.0.0.1 (PORT, 8080)
#   make format    C++, TypeScript and CSS in the one style
#   make lint      style, types and static analysis
#   make lint-all  lint; the static analyzer on every file; the native tests by GCC, which sees two
#                  types of one name; and a second build elsewhere, which makes the same bytes
#   make fuzz      each fuzzer for FUZZ_SECONDS (60)
#   make bench     what a long list costs in Chromium, beside Preact, lit and innerHTML
#   make scale     two nginx with nchan over Redis, and as many readers as this machine holds
#   make clean     remove everything that the goals above made

.DEFAULT_GOAL := build
.PHONY: build test engines preview format lint lint-all fuzz bench scale clean

FUZZ_SECONDS ?= 60

# build/node holds a Node only where the system's own is too old.
export PATH := $(CURDIR)/build/node/bin:$(CURDIR)/node_modules/.bin:$(PATH)

cpp := $(sort $(shell find wasm -name '*.cpp'))
headers := $(sort $(shell find wasm -name '*.h'))
clang_format_files = $(cpp) $(headers) $(shell find tests -name '*.cpp' -o -name '*.h')
prettier_files := 'web/**/*.{ts,mjs,css}' 'tests/**/*.{ts,mjs}' 'examples/**/*.mjs' '*.mjs'

# $(call configure,PRESET): when the preset is new or changed.
define configure
	@if [ ! build/$(1)/build.ninja -nt CMakePresets.json ]; then \
	  cmake --preset $(1) --log-level=WARNING >build/$(1)-configure.log 2>&1 \
	    || { cat build/$(1)-configure.log; exit 1; }; touch build/$(1)/build.ninja; fi
endef

build:
	@.setup/run $@
	@$(MAKE) --no-print-directory dist

# Runs what stands under "The parts", and the tests, beside each other.
test:
	@.setup/run $@
	@node tests/run.mjs

engines: build
	@.setup/run $@
	@CHROMIUM=$${CHROMIUM:-/usr/bin/chromium} node tests/run.mjs chromium firefox webkit

preview: build
	@node examples/statements/crowd/make.mjs
	@node examples/servers/preview.mjs

bench: build
	@.setup/run $@
	@node --import tsx tests/bench/run.ts

format:
	@.setup/run $@
	@clang-format -i $(clang_format_files)
	@prettier --log-level warn --write $(prettier_files)

lint:
	@.setup/run $@
	@$(MAKE) --no-print-directory -j2 --output-sync $(lint)

lint-all: build
	@.setup/run $@
	@$(MAKE) --no-print-directory -j2 --output-sync $(lint) lint-analyzer lint-gcc
	@tests/repeatable.sh

fuzz:
	@.setup/run $@
	$(call configure,fuzz)
	@cmake --build --preset fuzz
	@node tests/fuzz/run.mjs $(FUZZ_SECONDS)

scale:
	@.setup/run $@
	@node --import tsx tests/scale/run.ts

# ---- The parts ----------------------------------------------------------------------------------
# What the goals above and tests/run.mjs put together; all that they need from elsewhere is there.

lint := $(addprefix lint-,style types wings eslint tidy)
.PHONY: configure-native native wasm dist $(lint) lint-analyzer lint-gcc

configure-native:
	$(call configure,native)

native: configure-native
	@cmake --build --preset native

wasm:
	$(call configure,wasm)
	@cmake --build --preset wasm

dist: wasm
	@node web/build/build.mjs

lint-style:
	@clang-format --dry-run -Werror $(clang_format_files) || { echo "\`make format\` mends these."; exit 1; }
	@prettier --log-level warn --check $(prettier_files)

lint-types:
	@tsc

lint-wings:
	@node tests/lint/wings.mjs

lint-eslint:
	@eslint --cache --cache-location build/eslint.json --max-warnings 0 web tests examples

lint-tidy: configure-native
	@node tests/lint/tidy.mjs

lint-analyzer: configure-native
	@node tests/lint/tidy.mjs analyzer

lint-gcc:
	$(call configure,gcc)
	@cmake --build --preset gcc --target undersigned_tests
	@build/gcc/undersigned_tests --gtest_brief=1

clean:
	rm -rf build web/dist node_modules
