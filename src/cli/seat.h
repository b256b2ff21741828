// `kith seat`: from what was typed to a plan on stdout or in a file, and honest figures on stderr.
// Everything is text here, as typed; seat() reads it, and says one clear sentence about the first thing that is wrong.
// One thread; returns an exit code (cli/cli.h).
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace kith::cli {

struct SeatArguments {
  std::optional<std::string> people, count;
  std::optional<std::string> rounds, table_size, tables, table_min, table_max;
  std::optional<std::string> met, rules, affinity, weigh;
  std::optional<std::string> seconds, iterations, seed, threads;
  std::optional<std::string> format, output, report;
  std::optional<std::string> plan, from_round;
  std::vector<std::string> absent, late, leaving, hosts_gone, tables_lost, pins;
  bool running = false, printed = false, meet_everyone = false, what_if = false, no_designs = false;
};

int seat(const SeatArguments& typed);

}  // namespace kith::cli
