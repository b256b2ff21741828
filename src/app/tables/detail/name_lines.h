// A plain list of names, as people paste it: one on each line, or all on one line.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kith::app {

struct NameLine {
  std::string name;
  int line = 0;
};

Result<std::vector<NameLine>> read_name_lines(std::string_view text, const std::string& file);

}  // namespace kith::app
