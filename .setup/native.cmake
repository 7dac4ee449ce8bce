# What is built natively: one test program over tests/wasm and, with Clang, the fuzzers and one
# program that replays their seeds.

find_package(GTest REQUIRED)

# Models and small documents, for both.
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/wasm/*_test.cpp)
file(GLOB model_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/models/*.cpp)
set(model_test_sources ${model_sources})
list(FILTER model_test_sources INCLUDE REGEX "_test\\.cpp$")
list(REMOVE_ITEM model_sources ${model_test_sources})
list(APPEND test_sources ${model_test_sources})
add_library(models STATIC ${model_sources})
target_link_libraries(models PUBLIC undersigned_full)

add_executable(undersigned_tests ${test_sources}
  ${CMAKE_SOURCE_DIR}/wasm/exports.cpp ${CMAKE_SOURCE_DIR}/wasm/full/exports.cpp)
target_link_libraries(undersigned_tests PRIVATE models GTest::gtest GTest::gtest_main)
# Compiled once: what nearly every test includes takes longer to read than the test.
target_precompile_headers(undersigned_tests PRIVATE
  <gtest/gtest.h> <memory> <string> <string_view> <vector>)
# <gtest/gtest.h> knows another `abi`.
set_source_files_properties(${CMAKE_SOURCE_DIR}/wasm/exports.cpp
  ${CMAKE_SOURCE_DIR}/wasm/full/exports.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
# Through a precompiled header g++ 12 takes strings of literals for ones written past their end
# (GCC bug 105651).
target_compile_options(undersigned_tests PRIVATE $<$<CXX_COMPILER_ID:GNU>:
  -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread>)
target_compile_definitions(undersigned_tests PRIVATE PROJECT_DIR="${CMAKE_SOURCE_DIR}")

if(UNDERSIGNED_FUZZ)
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_FLAGS -fsanitize=fuzzer)
  check_cxx_source_compiles([[#include <cstddef>
    extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, std::size_t) { return 0; }]]
    HAS_LIBFUZZER)
  if(NOT HAS_LIBFUZZER)
    message(FATAL_ERROR "${CMAKE_CXX_COMPILER} cannot link -fsanitize=fuzzer, which comes with Clang's "
      "compiler-rt: Debian's libclang-rt-dev, Fedora's compiler-rt, Homebrew's llvm.")
  endif()
  unset(CMAKE_REQUIRED_FLAGS)
  file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
  # Each is compiled once, under its own name. libFuzzer calls it by way of entry.cpp; fuzz_replay
  # calls all of them, on what is there to begin with.
  add_custom_target(fuzzers)
  add_executable(fuzz_replay ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp)
  target_link_libraries(fuzz_replay PRIVATE models GTest::gtest GTest::gtest_main)
  set(replayed "")
  foreach(source IN LISTS fuzz_sources)
    cmake_path(GET source STEM name)
    add_library(${name}_object OBJECT ${source})
    target_link_libraries(${name}_object PUBLIC models)
    target_compile_definitions(${name}_object PRIVATE LLVMFuzzerTestOneInput=${name})
    target_link_libraries(fuzz_replay PRIVATE ${name}_object)
    string(APPEND replayed "REPLAY(${name})\n")

    add_executable(${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/entry.cpp)
    target_compile_definitions(${name} PRIVATE FUZZER=${name})
    target_link_libraries(${name} PRIVATE ${name}_object)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/fuzzers.inc CONTENT "${replayed}")
  target_include_directories(fuzz_replay PRIVATE ${CMAKE_BINARY_DIR}/generated)
  target_compile_definitions(fuzz_replay PRIVATE PROJECT_DIR="${CMAKE_SOURCE_DIR}")
endif()

# The whole renderer as one program, for what only a linker that knows every type sees: two types of
# one name. `make lint-odr` builds it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_library(odr SHARED EXCLUDE_FROM_ALL ${core_sources} ${full_sources} ${model_sources}
    ${CMAKE_SOURCE_DIR}/wasm/exports.cpp ${CMAKE_SOURCE_DIR}/wasm/full/exports.cpp)
  target_link_libraries(odr PRIVATE own_code)
  target_compile_options(odr PRIVATE -O0 -g0 -fPIC -flto)
  target_link_options(odr PRIVATE -O0 -flto -Wodr -Werror=odr)
endif()
