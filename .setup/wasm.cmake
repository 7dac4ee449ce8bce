# Two links of the same objects. undersigned.wasm exports what a partner's page calls,
# undersigned-full.wasm everything; what no export reaches is left out of each.

add_library(undersigned_exports OBJECT ${CMAKE_SOURCE_DIR}/wasm/exports.cpp)
target_link_libraries(undersigned_exports PUBLIC undersigned_core)

# wasm/exports.txt: "name lean+full" or "name full" a line, "#" comments.
set(export_list ${CMAKE_SOURCE_DIR}/wasm/exports.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${export_list})
file(STRINGS ${export_list} full_exports REGEX "^[a-z_]+ +(lean\\+)?full$")
set(lean_exports ${full_exports})
list(FILTER lean_exports INCLUDE REGEX " lean\\+full$")

# Emscripten's own. Left alone, the compiler calls functions of one instruction; in their place they
# make the module smaller, and reading and drawing one and a half times as fast.
execute_process(COMMAND em-config BINARYEN_ROOT
  OUTPUT_VARIABLE binaryen_root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
find_program(WASM_OPT wasm-opt HINTS ${binaryen_root}/bin REQUIRED)

function(link_wasm target output memory exports)
  list(TRANSFORM exports REPLACE "^([a-z_]+) .*" "_\\1")
  list(JOIN exports "," exports)
  add_executable(${target} $<TARGET_OBJECTS:undersigned_exports>)
  target_link_libraries(${target} PRIVATE undersigned_core)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${output} SUFFIX .wasm LINKER_LANGUAGE CXX)
  target_link_options(${target} PRIVATE
    -sSTANDALONE_WASM=1 --no-entry -sEXPORTED_FUNCTIONS=${exports}
    -sTOTAL_STACK=131072 -sINITIAL_MEMORY=1048576
    -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=${memory}
    # Function names, by which web/build/build.mjs tells what weighs most; it drops them from web/dist.
    --profiling-funcs)
  add_custom_command(TARGET ${target} POST_BUILD COMMAND ${WASM_OPT} -g
    --enable-bulk-memory --enable-sign-ext --enable-mutable-globals
    -Os --always-inline-max-function-size=5 $<TARGET_FILE:${target}> -o $<TARGET_FILE:${target}>)
endfunction()

# In bytes: a page's part is small; whoever publishes has two states of a long list at once.
link_wasm(undersigned_wasm undersigned 268435456 "${lean_exports}")
link_wasm(undersigned_full_wasm undersigned-full 1073741824 "${full_exports}")
