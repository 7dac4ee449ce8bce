# Two modules: undersigned.wasm is what a partner's page loads; undersigned-full.wasm adds what Node
# and the editor call. Code that no export reaches is dropped from each.

# wasm/exports.txt and wasm/full/exports.txt hold one name per line; "#" begins a comment.
function(read_exports variable file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(STRINGS ${file} names REGEX "^[a-z_]+$")
  set(${variable} ${names} PARENT_SCOPE)
endfunction()
read_exports(partner_exports ${CMAKE_SOURCE_DIR}/wasm/exports.txt)
read_exports(full_exports ${CMAKE_SOURCE_DIR}/wasm/full/exports.txt)

add_library(partner_objects OBJECT ${CMAKE_SOURCE_DIR}/wasm/exports.cpp)
target_link_libraries(partner_objects PUBLIC undersigned_core)
add_library(full_objects OBJECT ${CMAKE_SOURCE_DIR}/wasm/full/exports.cpp)
target_link_libraries(full_objects PUBLIC undersigned_full)

# Emscripten's own. Left alone, the compiler calls functions of one instruction; in their place they
# make the module smaller, and reading and drawing one and a half times as fast.
# It goes on until nothing gets smaller. As when it links, it may know that no data is below 1,024.
execute_process(COMMAND em-config BINARYEN_ROOT
  OUTPUT_VARIABLE binaryen_root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
find_program(WASM_OPT wasm-opt HINTS ${binaryen_root}/bin REQUIRED)

# link_wasm(TARGET OUTPUT MEMORY LIBRARY EXPORTS OBJECTS...)
function(link_wasm target output memory library exports)
  list(TRANSFORM exports PREPEND "_")
  list(JOIN exports "," exports)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE ${library})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${output} SUFFIX .wasm LINKER_LANGUAGE CXX)
  target_link_options(${target} PRIVATE
    -sSTANDALONE_WASM=1 --no-entry -sEXPORTED_FUNCTIONS=${exports}
    -sTOTAL_STACK=131072 -sINITIAL_MEMORY=1048576
    -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=${memory}
    # Keeps function names, which web/build/build.mjs needs to list what weighs most. It drops them
    # from web/dist.
    --profiling-funcs)
  add_custom_command(TARGET ${target} POST_BUILD COMMAND ${WASM_OPT} -g
    --enable-bulk-memory --enable-sign-ext --enable-mutable-globals
    -Os --converge --always-inline-max-function-size=5 --low-memory-unused
    $<TARGET_FILE:${target}> -o $<TARGET_FILE:${target}>)
endfunction()

# Maximum memory in bytes. A page needs little; a publisher holds two states of a long list at once.
link_wasm(undersigned_wasm undersigned 268435456 undersigned_core "${partner_exports}"
  $<TARGET_OBJECTS:partner_objects> ${CMAKE_SOURCE_DIR}/wasm/unthrown_exceptions.cpp)
link_wasm(undersigned_full_wasm undersigned-full 1073741824 undersigned_full
  "${partner_exports};${full_exports}" $<TARGET_OBJECTS:partner_objects> $<TARGET_OBJECTS:full_objects>)
