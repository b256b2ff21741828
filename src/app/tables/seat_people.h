// One seating from files, as `kith seat` makes it: people, what is wished for, and perhaps a plan that is under way.
// For: the terminal, which reads and writes the files. Not for: the page, which keeps its plans (app/lists).
// Rounds count from 1 here, as people count them. Errors: Invalid or Malformed, with file and line where a file is
// wrong. Uses the calling thread, on which progress is called, and others if wish.threads says so, for at most
// wish.seconds from wish.begun on where they are given. wish.stop ends it early, with the best plan so far.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/tables/plan.h"
#include "base/message.h"
#include "base/result.h"

namespace kith::app {

struct TextFile {
  std::string name;  // how errors call it
  std::string text;
};

struct PersonRound {
  std::string person;
  int round = 1;
};

struct PersonAtTable {
  std::string person;
  int round = 1;
  int table = 1;  // 0: sits out
};

enum class PlanFormat { Csv, Json };

inline constexpr int seat_threads = 256;  // the most that may search at once

struct SeatWish {
  std::optional<TextFile> people;  // else `count` people who are called 0 to count-1
  int count = 0;
  bool meet_everyone = false;  // as many rounds as that takes; with table_size and people alone
  std::optional<int> rounds;   // else as many as `plan` has
  seating::Room room;          // if it says nothing: the tables of `plan`, of its size where people sat out
  Weights weights;
  std::optional<TextFile> met, rules, affinity;

  std::optional<TextFile> plan;         // a plan that is under way
  int from_round = 1;                   // the first round that may change
  std::vector<std::string> absent;      // away from from_round on
  std::vector<PersonRound> late;        // there from this round on, away before
  std::vector<PersonRound> leaving;     // this round is their last
  std::vector<std::string> hosts_gone;  // host no table from from_round on
  std::vector<int> tables_lost;         // used no more from from_round on
  std::vector<PersonAtTable> pins;      // by hand
  bool running = false;                 // from_round is under way: in it only those move who must
  bool printed = false;                 // paper is out: as few changed seats as a good plan allows

  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  std::optional<double> seconds;  // else 2, or what replanning needs (seating/replan.h)
  std::optional<std::int64_t> iterations;
  std::uint64_t seed = 1;
  int threads = 1;
  bool designs = true;  // may start from a construction
  std::stop_token stop;
  std::function<void(double done, std::int64_t repeats)> progress;
  bool what_if = false;  // say what a round more and a table fewer could bring
  PlanFormat format = PlanFormat::Csv;
};

struct SeatedPeople {
  std::string plan;  // in the format wished for
  std::string report;
  Message sentence;                 // the figures, honestly
  std::optional<Message> distance;  // and how far they are from the best possible
  Explained explained;              // why it is no better
  std::vector<Message> what_if;     // if wished for
  std::optional<Message> moved;     // how many seats are not as they were, if there was a plan
  std::vector<Message> broken;      // one sentence for each hard rule that does not hold
};

Result<SeatedPeople> seat_people(const SeatWish& wish);

}  // namespace kith::app
