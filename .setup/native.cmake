# What is built natively: one program with the tests of tests/wasm and tests/models, which also
# replays the fuzzers' seeds; and the fuzzers.

find_package(GTest REQUIRED)

# Wings are compiled together, as one file each of these units: nearly all of the time went to reading
# the same headers again for every file. That each file includes what it needs shows in the build to
# WebAssembly. The draft's wings share a namespace, and are units of their own.
function(set_unit name wings)
  foreach(source IN LISTS core_sources full_sources)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/wasm OUTPUT_VARIABLE path)
    if(path MATCHES "^(${wings})/?[a-z_]+\\.cpp$")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${name})
    endif()
  endforeach()
endfunction()
set_unit(basis "text|diagnostics|tree|dom|json")
set_unit(reading "read")
set_unit(page "list|page|document|")
set_unit(output "full/html|full/report|full/publish|full/compare")
foreach(wing draft draft/language draft/source draft/find draft/blocks draft/parts)
  string(MAKE_C_IDENTIFIER ${wing} name)
  set_unit(${name} "full/${wing}")
endforeach()
foreach(target undersigned_core undersigned_full)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endforeach()

# Models and small documents, for the tests and the fuzzers.
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
target_compile_definitions(undersigned_tests PRIVATE PROJECT_DIR="${CMAKE_SOURCE_DIR}")
# Tests run once: to optimize them takes longer than to run them as they are.
target_compile_options(undersigned_tests PRIVATE -O0)
target_precompile_headers(undersigned_tests PRIVATE
  <gtest/gtest.h> <memory> <string> <string_view> <vector>)
# <gtest/gtest.h> declares another `abi`.
set_source_files_properties(${CMAKE_SOURCE_DIR}/wasm/exports.cpp
  ${CMAKE_SOURCE_DIR}/wasm/full/exports.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

# ---- the fuzzers ------------------------------------------------------------------------------
# Each is compiled once, under its own name. libFuzzer calls it through entry.cpp, in a program that
# only the preset fuzz can link; the tests call each with its seeds.
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
add_custom_target(fuzzers)
if(CMAKE_CXX_FLAGS MATCHES fuzzer-no-link)
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
endif()
target_sources(undersigned_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay_test.cpp)
set(replayed "")
foreach(source IN LISTS fuzz_sources)
  cmake_path(GET source STEM name)
  add_library(${name}_object OBJECT ${source})
  target_link_libraries(${name}_object PUBLIC models)
  target_compile_definitions(${name}_object PRIVATE LLVMFuzzerTestOneInput=${name})
  target_link_libraries(undersigned_tests PRIVATE ${name}_object)
  string(APPEND replayed "REPLAY(${name})\n")

  add_executable(${name} EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/fuzz/entry.cpp)
  target_compile_definitions(${name} PRIVATE FUZZER=${name})
  target_link_libraries(${name} PRIVATE ${name}_object)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/fuzzers.inc CONTENT "${replayed}")
target_include_directories(undersigned_tests PRIVATE ${CMAKE_BINARY_DIR}/generated)
