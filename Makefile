# The front door. Each goal first sees to it that what it needs is there: .setup/run.
#
#   make build     web/dist: the WebAssembly, the scripts, the types, with their sizes
#   make test      build, lint and every test, those for browsers in Chromium and, the quickest,
#                  in Firefox ESR and WebKitGTK
#   make engines   all of those for browsers in Firefox ESR and WebKitGTK
#   make preview   build, and serve the example pages on 127.0.0.1 (PORT, 8080)
#   make format    C++, TypeScript and CSS in the one style
#   make lint      style, types and static analysis
#   make lint-all  lint; and build a second time, elsewhere, to see that the same bytes come out
#   make asan      the native tests under the sanitizers
#   make fuzz      each fuzzer for FUZZ_SECONDS (60)
#   make bench     what a long list costs in Chromium, beside Preact, lit and innerHTML
#   make scale     two nginx with nchan over Redis, and as many readers as this machine holds
#   make clean     remove everything that the goals above made

.DEFAULT_GOAL := build
.PHONY: build test engines preview format lint lint-all asan fuzz bench scale clean

FUZZ_SECONDS ?= 60

# build/node holds a Node only where the system's own is too old.
export PATH := $(CURDIR)/build/node/bin:$(CURDIR)/node_modules/.bin:$(PATH)

cpp := $(wildcard wasm/*.cpp wasm/*/*.cpp)
headers := $(wildcard wasm/*.h wasm/*/*.h)
clang_format_files = $(wildcard wasm/*.cpp wasm/*.h wasm/*/*.cpp wasm/*/*.h tests/*.cpp tests/*.h tests/*/*.cpp)
prettier_files := 'web/**/*.{ts,mjs,css}' 'tests/**/*.{ts,mjs}' 'examples/**/*.mjs' '*.mjs'

# $(call cmake,PRESET[,MORE]): configure when the preset is new or changed, then build.
define cmake
	@if [ ! build/$(1)/build.ninja -nt CMakePresets.json ]; then \
	  cmake --preset $(1) --log-level=WARNING >build/$(1)-configure.log 2>&1 \
	    || { cat build/$(1)-configure.log; exit 1; }; touch build/$(1)/build.ninja; fi
	@cmake --build --preset $(1) $(2)
endef

define lint
	@failed=0; for file in $(clang_format_files); do \
	  clang-format $$file | cmp -s - $$file || { failed=1; echo "$$file: \`make format\` changes it"; }; \
	  done; exit $$failed
	@prettier --log-level warn --check $(prettier_files)
	@tsc
	@node tests/lint/wings.mjs
	@eslint --cache --cache-location build/eslint.json --max-warnings 0 web tests examples
	@$(MAKE) --no-print-directory -j2 tidy
endef

build:
	@.setup/run $@
	$(call cmake,wasm)
	@node web/build/build.mjs

test:
	@.setup/run $@
	$(call cmake,native)
	$(call cmake,wasm)
	$(call cmake,asan,--target fuzzers)
	@node web/build/build.mjs
	$(lint)
	@node tests/run.mjs

engines: build
	@.setup/run $@
	@node tests/run.mjs firefox webkit

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
	$(call cmake,native)
	$(lint)

lint-all: lint build
	@.setup/run $@
	@tests/repeatable.sh

asan:
	@.setup/run $@
	$(call cmake,asan)
	@build/asan/undersigned_tests

fuzz:
	@.setup/run $@
	$(call cmake,asan,--target fuzzers)
	@node tests/fuzz/run.mjs $(FUZZ_SECONDS)

scale:
	@.setup/run $@
	@node --import tsx tests/scale/run.ts

# clang-tidy is slow: a file is looked at again only when it or a header changed.
.PHONY: tidy
tidy: $(cpp:%.cpp=build/tidy/%.ok)
build/tidy/%.ok: %.cpp $(headers) .clang-tidy
	@mkdir -p $(@D)
	@echo "clang-tidy $<"
	@clang-tidy --quiet -p build/native $< 2>$@.log || { cat $@.log; exit 1; }
	@touch $@

clean:
	rm -rf build web/dist node_modules
