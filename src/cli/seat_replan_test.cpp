#include <algorithm>
#include <map>
#include <sstream>

#include "cli/testing/command.h"

namespace kith::cli {
namespace {

using Words = std::vector<std::string>;

auto seat(const Desk& desk, Words words) {
  words.insert(words.begin(), "seat");
  return desk.kith(words);
}

void lay_plan(const Desk& desk, Words words) {
  words.insert(words.end(), {"--rounds", "3", "--iterations", "2000", "-o", "plan.csv"});
  ASSERT_EQ(seat(desk, words).code, 0);
}

// From its second round on; the plan that comes of it.
std::string go_on(const Desk& desk, const std::string& count, const Words& more = {}) {
  Words words{"--count", count, "--plan", "plan.csv", "--from-round", "2", "--iterations", "2000"};
  words.insert(words.end(), more.begin(), more.end());
  const auto said = seat(desk, words);
  EXPECT_EQ(said.code, 0) << said.err;
  return said.out;
}

// The most at a table of any round from `from` on, as the file of a plan has it.
int largest(const std::string& csv, int from) {
  std::map<std::string, int> sizes;
  std::istringstream lines(csv);
  std::string line, round, table;
  for (std::getline(lines, line); std::getline(lines, line);) {
    std::istringstream cells(line);
    std::getline(cells, round, ',');
    std::getline(cells, table, ',');
    if (std::stoi(round) >= from) ++sizes[round + "," + table];
  }
  int most = 0;
  for (const auto& [place, size] : sizes) most = std::max(most, size);
  return most;
}

TEST(SeatAgain, RefusesWhatTheListContradicts) {
  const Desk desk;
  desk.lay("people.csv", "name,arrives,leaves\nAda,,1\nBo,2,\nCem,,\nDea,,\n");
  desk.lay("rules.csv", "kind,a,b,round\nabsent,Cem,,2\n");
  const auto is_refused = [&](Words more, const std::string& sentence) {
    more.insert(more.begin(), {"people.csv", "--rounds", "3", "--table-size", "2", "--rules", "rules.csv"});
    const auto said = seat(desk, more);
    EXPECT_EQ(said.code, 2) << said.err;
    EXPECT_NE(said.err.find(sentence), std::string::npos) << said.err;
  };
  is_refused({"--late", "Ada:3"}, "“Ada” cannot arrive in round 3 (--late): people.csv, line 2, says they leave after");
  is_refused({"--leaving", "Bo:1"},
             "“Bo” cannot leave after round 1 (--leaving): people.csv, line 3, says they arrive");
  is_refused({"--pin", "Ada:2:1"}, "--pin gives “Ada” a seat in round 2, but the list or a rule says");
  is_refused({"--pin", "Cem:2:1"}, "--pin gives “Cem” a seat in round 2, but the list or a rule says");
  const auto said = seat(desk, {"people.csv", "--rounds", "3", "--table-size", "2", "--late", "Cem:2", "--leaving",
                                "Bo:2", "--pin", "Ada:1:1", "--pin", "Ada:2:0"});
  EXPECT_EQ(said.code, 0) << said.err;
}

// Nine at one table of three: six sit out, and they do when the plan goes on.
TEST(SeatAgain, TablesStayAsLargeAsTheyWereWherePeopleSitOut) {
  const Desk desk;
  ASSERT_NO_FATAL_FAILURE(lay_plan(desk, {"--count", "9", "--tables", "1", "--table-max", "3"}));
  EXPECT_EQ(largest(go_on(desk, "9"), 2), 3);
  EXPECT_EQ(largest(go_on(desk, "9", {"--table-max", "4"}), 2), 4) << "what is said goes before what the plan shows";
}

// Whoever was away before leaves their seat free: nobody sat out, and walking in makes tables larger.
TEST(SeatAgain, TablesGrowWhereNobodySatOut) {
  const Desk desk;
  ASSERT_NO_FATAL_FAILURE(lay_plan(desk, {"--count", "12", "--table-size", "4", "--absent", "11"}));
  EXPECT_EQ(largest(go_on(desk, "15"), 2), 5);
}

// One leaves and one walks in, so that the tables are full in each round, and nobody ever sat out.
TEST(SeatAgain, WalkingInAndLeavingIsNotSittingOut) {
  const Desk desk;
  desk.lay("plan.csv",
           "round,table,person\n1,1,0\n1,1,1\n1,2,2\n1,2,3\n2,1,0\n2,1,4\n2,2,1\n2,2,2\n3,1,0\n3,1,2\n3,2,1\n3,2,4\n");
  const auto said =
      seat(desk, {"--count", "6", "--plan", "plan.csv", "--from-round", "3", "--absent", "3", "--iterations", "2000"});
  ASSERT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(largest(said.out, 3), 3) << "five people at two tables";
}

}  // namespace
}  // namespace kith::cli
