# kith_embed(TARGET NAME GLOB...)
#
# Puts the files that match into TARGET as the table kith::embedded_NAME (base/embedded.h). One file changed means one
# short run of tools/embed_files, one assembled file and a link; nothing else is compiled again.
find_program(NODE NAMES node nodejs REQUIRED)

function(kith_embed target name)
  file(GLOB files CONFIGURE_DEPENDS ${ARGN})
  if(NOT files)
    message(FATAL_ERROR "Nothing matches ${ARGN}, so embedded_${name} would be empty.")
  endif()
  set(out ${CMAKE_BINARY_DIR}/generated/${name})
  set(tools ${CMAKE_SOURCE_DIR}/tools)
  add_custom_command(
    OUTPUT ${out}.cpp ${out}.S
    COMMAND ${NODE} ${tools}/embed_files ${name} ${out} ${files}
    DEPENDS ${files} ${tools}/embed_files ${tools}/embed.js ${tools}/po.js
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out}.cpp ${out}.S)
endfunction()

# kith_assets(TARGET)
#
# Puts the page's script, style sheet, typeface and pictures into TARGET (web/assets.h), made by ui/build.mjs.
function(kith_assets target)
  set(ui ${CMAKE_SOURCE_DIR}/ui)
  set(out ${CMAKE_BINARY_DIR}/generated/assets)
  file(GLOB files CONFIGURE_DEPENDS ${ui}/behaviours/*.ts ${ui}/styles/*.css ${ui}/images/*)
  add_custom_command(
    OUTPUT ${out}.cpp ${out}.S
    COMMAND ${NODE} ${ui}/build.mjs ${out}
    DEPENDS ${files} ${ui}/build.mjs ${CMAKE_SOURCE_DIR}/tools/embed.js ${CMAKE_SOURCE_DIR}/package-lock.json
    COMMENT "Bundling the page's assets"
    VERBATIM)
  target_sources(${target} PRIVATE ${out}.cpp ${out}.S)
endfunction()
