#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <set>
#include <sstream>

#include "cli/testing/command.h"

namespace kith::cli {
namespace {

using Words = std::vector<std::string>;

Words seat(Words more) {
  more.insert(more.begin(), "seat");
  return more;
}

// A plan as its file has it: round -> person -> table. The names here need no quotes.
using Plan = std::map<int, std::map<std::string, std::string>>;

Plan plan_of(const std::string& csv) {
  Plan plan;
  std::istringstream lines(csv);
  std::string line, round, table, person;
  std::getline(lines, line);
  EXPECT_EQ(line, "round,table,person\r");
  while (std::getline(lines, line)) {
    std::istringstream cells(line.substr(0, line.find('\r')));
    std::getline(cells, round, ',');
    std::getline(cells, table, ',');
    std::getline(cells, person);
    EXPECT_TRUE(plan[std::stoi(round)].emplace(person, table).second) << person << " sits twice in round " << round;
  }
  return plan;
}

std::vector<int> sizes(const Plan& plan, int round) {
  std::map<std::string, int> tables;
  for (const auto& [person, table] : plan.at(round)) ++tables[table];
  std::vector<int> result;
  for (const auto& [table, size] : tables) result.push_back(size);
  return result;
}

constexpr auto four = "name,company\nHerr Schmidt,a\nFrau Meier,a\nHerr Bassetti,b\nFrau Weber,b\n";

struct Refusal {
  Words typed;
  std::string sentence;  // a part of it
};

void are_refused(const Desk& desk, const std::vector<Refusal>& refusals) {
  const auto files = desk.files();
  for (const auto& refusal : refusals) {
    const auto said = desk.kith(seat(refusal.typed));
    EXPECT_EQ(said.code, 2) << refusal.sentence << ": " << said.err;
    EXPECT_EQ(said.out, "");
    EXPECT_NE(said.err.find(refusal.sentence), std::string::npos) << refusal.sentence << " is not in: " << said.err;
    EXPECT_LE(std::ranges::count(said.err, '\n'), 2) << said.err;
  }
  EXPECT_EQ(desk.files(), files) << "a refusal leaves nothing behind";
}

TEST(Seat, RefusesWithASentenceAndTwo) {
  const Desk desk;
  desk.lay("people.csv", four);
  desk.lay("twice.csv", "name\nFrau Meier\nFrau Meier\n");
  desk.lay("rules.csv", "kind,a,b\napart,Frau Meier,Nobody\n");
  desk.lay("kinds.csv", "kind,a,b\nbeside,Frau Meier,Herr Schmidt\n");
  desk.lay("plan.csv", "round,table,person\n1,1,Frau Meier\n1,1,Herr Schmidt\n2,1,Frau Meier\n2,1,Frau Weber\n");
  desk.lay("late.csv", "name,arrives\nHerr Bassetti,\nFrau Weber,2\n");
  desk.lay("empty.csv", "round,table,person\n");
  desk.lay("columns.csv", "who,company\nFrau Meier,a\nFrau Weber,b\n");
  const Words sound{"--rounds", "2", "--table-size", "2"};
  const auto with = [&](Words more) {
    more.insert(more.begin(), sound.begin(), sound.end());
    more.insert(more.begin(), "people.csv");
    return more;
  };
  const std::vector<Refusal> refusals{
      {{}, "who is to be seated"},
      {{"people.csv", "--count", "4"}, "who is to be seated"},
      {{"nowhere.csv", "--rounds", "2", "--table-size", "2"}, "nowhere.csv cannot be read"},
      {{"twice.csv", "--rounds", "2", "--table-size", "2"}, "twice.csv, line 3"},
      {{"people.csv", "--table-size", "2"}, "--rounds"},
      {{"people.csv", "--rounds", "2"}, "--table-size"},
      {{"people.csv", "--rounds", "0", "--table-size", "2"}, "from 1 to 200, not “0”"},
      {{"people.csv", "--rounds", "2.5", "--table-size", "2"}, "not “2.5”"},
      {{"people.csv", "--rounds", "99999999999999999999", "--table-size", "2"}, "--rounds takes"},
      {{"people.csv", "--rounds", "2", "--table-size", "1"}, "--table-size takes"},
      {{"--count", "1000000", "--rounds", "2", "--table-size", "2"}, "--count takes"},
      {with({"--tables", "2"}), "not both"},
      {{"people.csv", "--rounds", "2", "--tables", "2", "--table-min", "3", "--table-max", "2"}, "more than the most"},
      {with({"--seconds", "1", "--iterations", "5"}), "not both"},
      {with({"--seconds", "nan"}), "--seconds takes"},
      {with({"--seconds", "-1"}), "--seconds takes"},
      {with({"--seconds", "1,5"}), "with a point"},
      {with({"--seed", "x"}), "--seed takes"},
      {with({"--format", "xml"}), "csv or json"},
      {with({"--weigh", "company"}), "--weigh takes"},
      {with({"--weigh", "company=1e999"}), "--weigh takes"},
      {with({"--weigh", "shoes=3"}), "shoes"},
      {with({"--met", "nowhere.csv"}), "nowhere.csv"},
      {with({"--rules", "rules.csv"}), "rules.csv, line 2"},
      {with({"--rules", "kinds.csv"}), "kinds.csv, line 2"},
      {with({"--from-round", "2"}), "--plan"},
      {with({"--plan", "empty.csv"}), "empty.csv"},
      {with({"--plan", "plan.csv", "--from-round", "3"}), "only 2 rounds"},
      {{"people.csv", "--plan", "plan.csv", "--rounds", "1"}, "--rounds says 1"},
      {with({"--absent", "Nobody"}), "Nobody"},
      {with({"--late", "Frau Meier"}), "NAME:ROUND"},
      {with({"--late", "Frau Meier:3"}), "no round 3"},
      {with({"--leaving", "Nobody:1"}), "Nobody"},
      {with({"-o", "no/such/folder/plan.csv"}), "cannot be written"},
      {with({"-o", "same", "--report", "same"}), "one file"},
      {{"people.csv", "--meet-everyone"}, "--meet-everyone needs people"},
      {with({"--meet-everyone"}), "takes no rounds"},
      {{"--count", "5000", "--table-size", "4", "--meet-everyone"}, "takes 1,667 rounds"},
      {{"late.csv", "--table-size", "2", "--meet-everyone"}, "Frau Weber hosts, comes late"},
      {with({"--wrong"}), "--wrong"},
      {with({"--seed"}), "--seed needs a value."},
      {with({"--seed", "1", "--seed", "2"}), "--seed is given more than once."},
      {with({"--running=perhaps"}), "--running is a switch and takes no value."},
      {{"columns.csv", "--rounds", "2", "--table-size", "2"}, "columns.csv, line 1: these are several columns"},
      {with({"people.csv"}), "people.csv"},
  };
  are_refused(desk, refusals);
}

// Options that contradict each other, and files that would be lost.
TEST(Seat, RefusesWhatNobodyCanHaveMeant) {
  const Desk desk;
  desk.lay("people.csv", four);
  desk.lay("rules.csv", "kind,a,b\napart,Frau Meier,Herr Schmidt\n");
  desk.lay("plan.csv", "round,table,person\n1,1,Frau Meier\n1,1,Herr Schmidt\n2,1,Frau Meier\n2,1,Frau Weber\n");
  std::filesystem::create_symlink("plan.csv", desk.path("linked.csv"));
  const auto with = [](Words more) {
    more.insert(more.begin(), {"people.csv", "--rounds", "2", "--table-size", "2"});
    return more;
  };
  are_refused(
      desk,
      {
          {with({"--late", "Frau Meier:1", "--late", "Frau Meier:2"}), "--late names “Frau Meier” twice"},
          {with({"--late", "Frau Meier:2", "--absent", "Frau Meier"}), "cannot be --absent and --late at once"},
          {with({"--leaving", "Frau Meier:1", "--absent", "Frau Meier"}), "cannot be --absent and --leaving at once"},
          {with({"--late", "Frau Meier:2", "--leaving", "Frau Meier:1"}), "cannot arrive in round 2"},
          {with({"--absent", "Frau Meier", "--pin", "Frau Meier:1:1"}), "other options say they are not there"},
          {with({"--pin", "Frau Meier:1:2", "--pin", "Frau Meier:1:1"}), "at two tables in round 1"},
          {with({"--affinity", "rules.csv"}), "weight is not among them"},
          {with({"--threads", "0"}), "--threads takes"},
          {with({"--threads", "some"}), "or all"},
          {with({"-o", "people.csv"}), "this run reads that file"},
          {with({"-o", "./people.csv"}), "this run reads that file"},
          {with({"--rules", "rules.csv", "--report", "rules.csv"}), "this run reads that file"},
          {with({"--plan", "plan.csv", "-o", "linked.csv"}), "this run reads that file"},
          {with({"-o", "same", "--report", "./same"}), "one file"},
      });
}

TEST(Seat, SpeaksGermanWhereTheTerminalDoes) {
  const Desk desk;
  const auto typed = seat({"--count", "8", "--rounds", "x", "--table-size", "4"});
  EXPECT_NE(desk.kith(typed, "de_AT.UTF-8").err.find("eine ganze Zahl"), std::string::npos);
  EXPECT_NE(desk.kith(typed, "fr_FR.UTF-8").err.find("a whole number"), std::string::npos);
}

TEST(Seat, EverybodyHasOneSeatARoundAtTablesOfEvenSizes) {
  const Desk desk;
  for (const int people : {5, 9, 23, 32}) {
    const auto said = desk.kith(
        seat({"--count", std::to_string(people), "--rounds", "4", "--table-size", "4", "--iterations", "20000"}));
    ASSERT_EQ(said.code, 0) << said.err;
    const auto plan = plan_of(said.out);
    ASSERT_EQ(plan.size(), 4U);
    for (int round = 1; round <= 4; ++round) {
      EXPECT_EQ(plan.at(round).size(), static_cast<std::size_t>(people));
      const auto all = sizes(plan, round);
      const auto [least, most] = std::ranges::minmax(all);
      EXPECT_LE(most - least, 1);
      EXPECT_LE(most, 4);
    }
  }
}

TEST(Seat, TheSameSeedAndStepsMakeTheSamePlan) {
  const Desk desk;
  const auto typed = [](const char* seed) {
    return seat({"--count", "30", "--rounds", "5", "--tables", "6", "--iterations", "50000", "--seed", seed});
  };
  const auto once = desk.kith(typed("7"));
  EXPECT_EQ(once.code, 0) << once.err;
  EXPECT_EQ(once.out, desk.kith(typed("7")).out);
  EXPECT_NE(once.out, desk.kith(typed("8")).out);
}

TEST(Seat, StdoutIsThePlanAloneAndAFileLeavesItEmpty) {
  const Desk desk;
  const Words typed{"--count", "9", "--rounds", "2", "--table-size", "3", "--iterations", "1000"};
  const auto shown = desk.kith(seat(typed));
  EXPECT_EQ(plan_of(shown.out).size(), 2U);
  EXPECT_EQ(std::ranges::count(shown.err, '\n'), 2) << "the honest sentences and no progress: " << shown.err;
  EXPECT_NE(shown.err.find("9 people, 2 rounds"), std::string::npos);
  auto kept = typed;
  kept.insert(kept.end(), {"-o", "plan.csv", "--report", "report.json"});
  const auto quiet = desk.kith(seat(kept));
  EXPECT_EQ(quiet.out, "");
  EXPECT_EQ(desk.read("plan.csv"), shown.out);
  EXPECT_NE(desk.read("report.json").find("\"people\":9"), std::string::npos);
  EXPECT_EQ(desk.files(), 2U);
}

TEST(Seat, WritesThroughADeviceAndNotInItsPlace) {
  const Desk desk;
  const Words typed{"--count", "8", "--rounds", "2", "--table-size", "4", "--iterations", "10"};
  const auto to = [&](const char* device) {
    auto words = typed;
    words.insert(words.end(), {"-o", device});
    return desk.kith(seat(words));
  };
  EXPECT_EQ(to("/dev/null").code, 0);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  const auto full = to("/dev/full");
  EXPECT_EQ(full.code, 4);
  EXPECT_NE(full.err.find("no space"), std::string::npos) << full.err;
}

TEST(Seat, AContradictionIsWrittenToldAndOne) {
  const Desk desk;
  desk.lay("people.csv", four);
  desk.lay("rules.csv", "kind,a,b\ntogether,Frau Meier,Herr Schmidt\napart,Frau Meier,Herr Schmidt\n");
  const auto said = desk.kith(seat({"people.csv", "--rounds", "1", "--table-size", "2", "--rules", "rules.csv",
                                    "--iterations", "1000", "-o", "plan.csv"}));
  EXPECT_EQ(said.code, 1);
  EXPECT_EQ(plan_of(desk.read("plan.csv")).at(1).size(), 4U);
  EXPECT_NE(said.err.find("1 hard rule does not hold"), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("Round 1: Frau Meier and Herr Schmidt"), std::string::npos) << said.err;
}

TEST(Seat, AContradictionNamesTheRulesAndNoOthers) {
  const Desk desk;
  desk.lay("people.csv", four);
  desk.lay("rules.csv",
           "kind,a,b\nhost,Herr Bassetti,1\ntogether,Frau Meier,Herr Schmidt\napart,Frau Meier,Herr Schmidt\n");
  const auto said = desk.kith(seat({"people.csv", "--rounds", "1", "--table-size", "2", "--rules", "rules.csv",
                                    "--iterations", "1000", "--report", "report.json"}));
  EXPECT_NE(said.err.find("In round 1 these cannot all hold:\nFrau Meier and Herr Schmidt are to sit together.\n"
                          "Frau Meier and Herr Schmidt are to sit apart.\n"),
            std::string::npos)
      << said.err;
  EXPECT_NE(desk.read("report.json").find("\"contradiction_list\":[\"In round 1"), std::string::npos);
}

TEST(Seat, SaysWhoMeetsAgainAndWhatIf) {
  const Desk desk;
  desk.lay("people.csv", four);
  const auto said =
      desk.kith(seat({"people.csv", "--rounds", "4", "--table-size", "2", "--iterations", "1000", "--what-if"}));
  EXPECT_EQ(said.code, 0);
  EXPECT_NE(said.err.find("6 different pairs meet; more is not possible. Colleagues meet"), std::string::npos);
  EXPECT_NE(said.err.find("no plan has fewer repeats."), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("One round more (5): everyone could meet at most 3, with at least 4 repeated meetings."),
            std::string::npos)
      << said.err;
  EXPECT_NE(said.err.find("One table fewer (1): "), std::string::npos) << said.err;
}

TEST(Seat, ThreadsMakeTheSamePlanEveryTime) {
  const Desk desk;
  const auto typed = [](const char* threads) {
    return seat({"--count", "30", "--rounds", "7", "--tables", "6", "--iterations", "20000", "--no-designs",
                 "--threads", threads});
  };
  const auto once = desk.kith(typed("3"));
  EXPECT_EQ(once.code, 0) << once.err;
  EXPECT_EQ(once.out, desk.kith(typed("3")).out);
  EXPECT_EQ(desk.kith(typed("all")).code, 0);
}

TEST(Seat, WithoutDesignsOneHasToSearch) {
  const Desk desk;
  const auto repeats = [&](const char* more) {
    Words typed{"--count", "32",           "--rounds", "10",       "--table-size",
                "4",       "--iterations", "1000",     "--report", "report.json"};
    if (*more != 0) typed.emplace_back(more);
    EXPECT_EQ(desk.kith(seat(typed)).code, 0);
    return desk.read("report.json").find("\"repeats\":0,\"most_meetings_of_a_pair\":1,") == std::string::npos;
  };
  EXPECT_FALSE(repeats("")) << "eight tables of four have ten rounds";
  EXPECT_TRUE(repeats("--no-designs"));
}

// True once the process waits for interrupts by itself.
bool blocks_interrupts(pid_t child) {
  std::ifstream status("/proc/" + std::to_string(child) + "/status");
  std::string word;
  while (status >> word)
    if (word == "SigBlk:") return status >> word && (std::stoull(word, nullptr, 16) & (1U << (SIGINT - 1))) != 0;
  return false;
}

bool has_ended(pid_t child) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

TEST(Seat, AnInterruptKeepsTheBestPlanSoFar) {
  const Desk desk;
  const Words typed{"--count", "28", "--rounds", "9", "--table-size", "4", "--seconds", "3000", "--no-designs"};
  const auto said = desk.kith_while(seat(typed), "C.UTF-8", [](pid_t child) {
    while (!blocks_interrupts(child) && !has_ended(child)) ::usleep(2'000);
    ::kill(child, SIGINT);
  });
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(said.err.substr(0, 8), "Stopped.") << said.err;
  EXPECT_EQ(plan_of(said.out).size(), 9U);
}

TEST(Seat, APrintedPlanChangesFewerSeats) {
  const Desk desk;
  Words typed{"--count", "60", "--rounds", "6", "--table-size", "4", "--iterations", "20000"};
  auto first = typed;
  first.insert(first.end(), {"-o", "plan.csv"});
  ASSERT_EQ(desk.kith(seat(first)).code, 0);
  const auto changed = [&](Words more) {
    more.insert(more.begin(), {"--count", "60", "--plan", "plan.csv", "--table-size", "4", "--from-round", "3",
                               "--absent", "7", "--iterations", "20000", "--no-designs"});
    const auto said = desk.kith(seat(more));
    EXPECT_EQ(said.code, 0) << said.err;
    const auto before = plan_of(desk.read("plan.csv")), after = plan_of(said.out);
    int count = 0;
    for (const auto& [round, seats] : after)
      for (const auto& [person, table] : seats) count += before.at(round).at(person) != table;
    return count;
  };
  EXPECT_LE(changed({"--printed"}), changed({}));
}

TEST(Seat, ARunningDayKeepsItsPastAndSeatsWhoWalksIn) {
  const Desk desk;
  std::string people = "name\n";
  for (int i = 0; i < 24; ++i) people += "Guest " + std::to_string(i) + "\n";
  desk.lay("people.csv", people);
  ASSERT_EQ(
      desk.kith(seat({"people.csv", "--rounds", "5", "--table-size", "4", "--iterations", "20000", "-o", "plan.csv"}))
          .code,
      0);
  desk.lay("people.csv", people + "Frau Weber\n");
  const auto said = desk.kith(seat({"people.csv", "--plan", "plan.csv", "--from-round", "3", "--absent", "Guest 1",
                                    "--late", "Guest 2:4", "--leaving", "Guest 3:4", "--iterations", "20000"}));
  ASSERT_EQ(said.code, 0) << said.err;
  const auto before = plan_of(desk.read("plan.csv")), after = plan_of(said.out);
  ASSERT_EQ(after.size(), 5U);
  EXPECT_EQ(after.at(1), before.at(1));
  EXPECT_EQ(after.at(2), before.at(2));
  for (int round = 3; round <= 5; ++round) {
    const auto sits = [&](const char* name) { return after.at(round).contains(name); };
    EXPECT_FALSE(sits("Guest 1"));
    EXPECT_EQ(sits("Guest 2"), round >= 4);
    EXPECT_EQ(sits("Guest 3"), round <= 4);
    EXPECT_TRUE(sits("Frau Weber"));
    EXPECT_TRUE(sits("Guest 4"));
  }
}

TEST(Seat, EveryoneMeetsEveryoneInAsManyRoundsAsThatTakes) {
  const Desk desk;
  desk.lay("people.csv", four);
  const auto said = desk.kith(seat({"people.csv", "--table-size", "2", "--meet-everyone"}));
  ASSERT_EQ(said.code, 0) << said.err;
  EXPECT_NE(said.err.find("In 3 rounds everyone meets everyone. Fewer rounds are impossible."), std::string::npos);
  std::set<std::set<std::string>> met;
  for (const auto& [round, seats] : plan_of(said.out))
    for (const auto& [person, table] : seats)
      for (const auto& [other, beside] : seats)
        if (table == beside && person != other) met.insert({person, other});
  EXPECT_EQ(met.size(), 6U);
}

TEST(Seat, SecondsAreTheLongestItTakes) {
  const Desk desk;
  const auto begun = std::chrono::steady_clock::now();
  // Nobody can meet somebody new in all 30 rounds, so that the search is never done by itself.
  EXPECT_EQ(
      desk.kith(seat({"--count", "120", "--rounds", "30", "--table-size", "6", "--no-designs", "--seconds", "0.5"}))
          .code,
      0);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  EXPECT_GT(took.count(), 0.3) << "else it was not stopped, but done";
  EXPECT_LT(took.count(), 1.5) << "with room for a busy machine";
}

}  // namespace
}  // namespace kith::cli
