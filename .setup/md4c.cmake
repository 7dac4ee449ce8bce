# Patches md4c 0.5.3 in a copy. They fix output that differs from CommonMark's own examples, and
# from examples added to md4c's tests since. Each patch says at its top what it fixes.
set(MD4C_PATCHED_SHA256 ffbbc8cfbbef9b3409ab26e7bb9f4104bb5a2b7329182555645417714927ede9)

find_program(PATCH patch REQUIRED NO_CMAKE_FIND_ROOT_PATH)
file(GLOB patches CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/md4c/*.patch)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${patches})

set(md4c_source ${CMAKE_BINARY_DIR}/generated/md4c.c)
set(patched ${CMAKE_BINARY_DIR}/generated/md4c.patched.c)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
file(COPY_FILE ${md4c_SOURCE_DIR}/src/md4c.c ${patched})
foreach(patch IN LISTS patches)
  execute_process(COMMAND ${PATCH} -s -N -F 0 ${patched} INPUT_FILE ${patch}
    RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "${patch} does not apply to md4c.c:\n${said}")
  endif()
endforeach()

file(SHA256 ${patched} actual)
if(NOT actual STREQUAL MD4C_PATCHED_SHA256)
  message(FATAL_ERROR "md4c.c after ${CMAKE_CURRENT_LIST_DIR}/md4c/*.patch has the SHA-256 ${actual}. "
    "When the patches were changed on purpose, write it into ${CMAKE_CURRENT_LIST_FILE}; "
    "${MD4C_PATCHED_SHA256} stands there.")
endif()
# Written only when it changes, so that it is compiled only then.
file(COPY_FILE ${patched} ${md4c_source} ONLY_IF_DIFFERENT)
