# Warnings are errors, and every binary is hardened (docs/trust in SECURITY.md, row S17).
add_library(kith_hardening INTERFACE)
target_compile_options(kith_hardening INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -Wno-missing-field-initializers  # views and commands are made by naming the fields that matter
  -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE)
target_link_options(kith_hardening INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack)
if(KITH_SANITIZE)
  target_compile_options(kith_hardening INTERFACE -fsanitize=${KITH_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(kith_hardening INTERFACE -fsanitize=${KITH_SANITIZE})
else()
  target_compile_definitions(kith_hardening INTERFACE _FORTIFY_SOURCE=3 _GLIBCXX_ASSERTIONS)
endif()
