# What is built natively: one test program over tests/wasm and, with Clang, the fuzzers.

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
  # Without the test program, which takes as long to build again.
  add_custom_target(fuzzers)
  foreach(source IN LISTS fuzz_sources)
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE models)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
  endforeach()
endif()
