# What is built natively: one test program over all of tests/*.cpp and, with Clang, the fuzzers.

find_package(GTest REQUIRED)

file(GLOB test_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*.cpp)
if(test_sources)
  add_executable(undersigned_tests ${test_sources})
  if(EXISTS ${CMAKE_SOURCE_DIR}/wasm/exports.cpp)
    target_sources(undersigned_tests PRIVATE ${CMAKE_SOURCE_DIR}/wasm/exports.cpp)
  endif()
  target_link_libraries(undersigned_tests PRIVATE undersigned_core GTest::gtest GTest::gtest_main)
  target_compile_definitions(undersigned_tests PRIVATE PROJECT_DIR="${CMAKE_SOURCE_DIR}")
endif()

if(UNDERSIGNED_FUZZ)
  file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
  # Without the test program, which takes as long to build again.
  add_custom_target(fuzzers)
  foreach(source IN LISTS fuzz_sources)
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE undersigned_core)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
  endforeach()
endif()
