#include "cli/process_age.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <time.h>
#include <unistd.h>

namespace kith::cli {
namespace {

// Field 22 of /proc/self/stat (proc(5)): when the process began, in clock ticks after boot. The second field is a name
// in parentheses that may hold anything, so fields are counted from the last one that closes.
double began_after_boot_seconds() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
  std::string field;
  for (int number = 3; number < 22; ++number) fields >> field;
  double ticks = -1;
  return fields >> ticks ? ticks / static_cast<double>(::sysconf(_SC_CLK_TCK)) : -1;
}

}  // namespace

double process_age_seconds() {
  const double began = began_after_boot_seconds();
  timespec now{};
  if (began < 0 || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0) return 0;
  return std::max(static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec) - began, 0.0);
}

}  // namespace kith::cli
