# CMake toolchain: Clang, for its sanitizers and libFuzzer. Homebrew's comes first, because Apple's has no libFuzzer.
foreach(compiler clang clang++)
  find_program(path_of_${compiler} ${compiler} HINTS /opt/homebrew/opt/llvm/bin /usr/local/opt/llvm/bin)
  if(NOT path_of_${compiler})
    message(FATAL_ERROR "The presets native and fuzz need Clang, and there is no ${compiler} on the PATH. "
      "The other presets do without.")
  endif()
endforeach()
set(CMAKE_C_COMPILER ${path_of_clang})
set(CMAKE_CXX_COMPILER ${path_of_clang++})
