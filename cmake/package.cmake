# The manual, and the .deb that bin/package makes. make install (bin/install-program) puts the same files below PREFIX.
set(KITH_PROGRAM /usr/bin/kith)
configure_file(packaging/kith.service.in ${CMAKE_BINARY_DIR}/kith.service @ONLY)

# The manual's options come out of the program itself, so that they cannot differ from it.
foreach(page kith.1 kith-seat.1)
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/${page}
    COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/tools/man_page $<TARGET_FILE:kith> ${CMAKE_SOURCE_DIR}/packaging/${page}.in
            ${CMAKE_BINARY_DIR}/${page}
    DEPENDS kith tools/man_page packaging/${page}.in
    COMMENT "Writing ${page}"
    VERBATIM)
endforeach()
add_custom_target(manual DEPENDS ${CMAKE_BINARY_DIR}/kith.1 ${CMAKE_BINARY_DIR}/kith-seat.1)

install(TARGETS kith RUNTIME DESTINATION bin)
install(FILES ${CMAKE_BINARY_DIR}/kith.1 ${CMAKE_BINARY_DIR}/kith-seat.1 DESTINATION share/man/man1)
install(FILES ${CMAKE_BINARY_DIR}/kith.service DESTINATION lib/systemd/system)
install(FILES packaging/kith.default DESTINATION /etc/default RENAME kith PERMISSIONS OWNER_READ OWNER_WRITE)
install(FILES README.md SECURITY.md docs/operating.md packaging/copyright DESTINATION share/doc/kith)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kith)
set(CPACK_PACKAGE_CONTACT "The founders of kith <kith@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "self-hosted software for relationship networks")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "One program, one folder of data, one web page: networking days with sign-up, door, rounds at tables and contacts
that both sides wished for; posts and replies; no account needed to take part.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, init-system-helpers")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${CMAKE_SOURCE_DIR}/packaging/debian/postinst ${CMAKE_SOURCE_DIR}/packaging/debian/prerm
    ${CMAKE_SOURCE_DIR}/packaging/debian/postrm ${CMAKE_SOURCE_DIR}/packaging/debian/conffiles)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
    WORLD_EXECUTE)
include(CPack)
