#include "cli/testing/command.h"

namespace kith::cli {
namespace {

using Words = std::vector<std::string>;

auto seat(const Desk& desk, Words words) {
  words.insert(words.begin(), "seat");
  return desk.kith(words);
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

}  // namespace
}  // namespace kith::cli
