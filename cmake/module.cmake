# kith_module(NAME [TOGETHER] DEPENDS other modules... LIBRARIES external targets...)
#
# Declares src/NAME as the static library kith_NAME. Its sources are every .cpp beside the calling
# CMakeLists.txt and in detail/; a *_test.cpp belongs to the module's one test binary, NAME_test. What lies in testing/
# is the library kith_NAME_testing, for this module's tests and others': the program holds none of it.
# TOGETHER compiles eight sources at a time: where reading headers takes longer than the source itself, that halves the
# time of a whole build. The price: two files that are compiled together cannot have private names in common.
function(kith_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TOGETHER" "" "DEPENDS;LIBRARIES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  if(NOT sources)
    message(FATAL_ERROR "src/${name} has no sources")
  endif()
  set(testing ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|/testing/")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER testing INCLUDE REGEX "/testing/")

  add_library(kith_${name} STATIC ${sources})
  if(arg_TOGETHER)
    set_target_properties(kith_${name} PROPERTIES UNITY_BUILD ${KITH_TOGETHER} UNITY_BUILD_BATCH_SIZE 8)
  endif()
  target_include_directories(kith_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  list(TRANSFORM arg_DEPENDS PREPEND kith_)
  target_link_libraries(kith_${name} PUBLIC ${arg_DEPENDS} PRIVATE kith_hardening ${arg_LIBRARIES})

  if(testing)
    add_library(kith_${name}_testing STATIC EXCLUDE_FROM_ALL ${testing})
    target_link_libraries(kith_${name}_testing PUBLIC kith_${name} PRIVATE kith_hardening ${arg_LIBRARIES})
  endif()
  if(KITH_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE
      $<TARGET_NAME_IF_EXISTS:kith_${name}_testing> kith_${name} kith_hardening ${arg_LIBRARIES} GTest::gtest_main)
    target_compile_options(${name}_test PRIVATE -O1)  # what is tested is compiled as it is served
    set_target_properties(${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
