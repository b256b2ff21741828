// Small views that several nouns share. A view is what a use case answers: plain, described once, shown as HTML or
// JSON.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/shape.h"
#include "domain/ids.h"

namespace kith::app {

// For commands and pages that need nothing said.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// A page or answer that only says one sentence.
struct SaidView {
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(SaidView, (), (sentence))

}  // namespace kith::app
