#include "app/tables/plan.h"

#include <gtest/gtest.h>

#include "base/language.h"
#include "base/limits.h"
#include "seating/report.h"

namespace kith::app {
namespace {

using seating::no_table;
using seating::RuleKind;

Roster roster(std::string_view text) { return read_roster(text, "people.csv").value(); }

PlanWish wish(int rounds, int table_size) {
  PlanWish result{.rounds = rounds};
  result.room.table_size = table_size;
  return result;
}

template <class T>
std::string said(const Result<T>& result) {
  return result ? "no error" : speak(Language::En, result.error().sentence);
}

const auto four = roster("Anna\nBen\nCarla\nDora\n");

seating::Problem problem() { return problem_of(four, wish(3, 2)).value(); }

std::string met_error(std::string_view text) {
  auto p = problem();
  return said(add_met(p, four, text, "met.csv"));
}

std::string affinity_error(std::string_view text) {
  auto p = problem();
  return said(add_affinity(p, four, text, "affinity.csv"));
}

std::string rules_error(std::string_view text) {
  auto p = problem();
  return said(add_rules(p, four, text, "rules.csv"));
}

std::string plan_error(std::string_view text) { return said(read_plan(four, 3, text, "plan.csv")); }

TEST(Problem, PresenceFollowsArrivalAndLeaving) {
  const auto p = problem_of(roster("name,from,to\nAnna,2,\nBen,,1\nCarla,2,2\nDora,,\n"), wish(3, 2)).value();
  const std::vector<std::uint8_t> present{0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1};
  EXPECT_EQ(p.present, present);
  EXPECT_TRUE(seating::validate(p));
}

TEST(Problem, PresenceHasToFitTheRounds) {
  const auto error = [](std::string_view text) { return said(problem_of(roster(text), wish(3, 2))); };
  EXPECT_EQ(error("name,from\nAnna,\nBen,4\n"),
            "people.csv, line 3: Ben is there in round 4, but there are only 3 rounds.");
  EXPECT_EQ(error("name,to\nAnna,9\nBen,\n"),
            "people.csv, line 2: Anna is there in round 9, but there are only 3 rounds.");
  EXPECT_EQ(error("name,from,to\nAnna,3,2\nBen,,\n"),
            "people.csv, line 2: Anna leaves after round 2, before they arrive in round 3.");
}

TEST(Problem, CompaniesAreMixedFirstThenTheColumnsAskedFor) {
  auto asked = wish(1, 2);
  asked.weights.columns = {{"Role", 5}, {"languages", 7}};
  const auto p =
      problem_of(roster("name,company,role,language\nAnna,x,a,de\nBen,,b,\"de, en\"\nCarla,x,a,en\n"), asked).value();
  ASSERT_EQ(p.mixes.size(), 2u);
  EXPECT_EQ(p.mixes[0].value, (std::vector<std::int32_t>{0, -1, 0}));
  EXPECT_EQ(p.mixes[0].weight, 3);
  EXPECT_EQ(p.mixes[1].value, (std::vector<std::int32_t>{0, 1, 0}));
  EXPECT_EQ(p.mixes[1].weight, 5);
  EXPECT_EQ(p.languages.spoken, (std::vector<std::uint64_t>{1, 3, 2}));
  EXPECT_EQ(p.languages.weight, 7);
}

TEST(Problem, AColumnThatIsNotThereIsAnsweredWithThoseThatAre) {
  auto asked = wish(1, 2);
  asked.weights.columns = {{"rank", 1}};
  EXPECT_EQ(said(problem_of(roster("name,role,city\nAnna,a,b\nBen,a,b\n"), asked)),
            "There is no column “rank” to mix people by. There are company, languages, role, city.");
  EXPECT_EQ(said(problem_of(four, asked)),
            "There is no column “rank” to mix people by. There are company and languages.");
}

TEST(Problem, HostsWithoutATableGetTheLowestFreeOnes) {
  const auto p = problem_of(roster("name,host\nAnna,x\nBen,1\nCarla,yes\nDora,\nEmil,\nFinn,\n"), wish(1, 2)).value();
  ASSERT_EQ(p.rules.size(), 3u);
  EXPECT_EQ(p.rules[0].b, 1);
  EXPECT_EQ(p.rules[1].b, 0);
  EXPECT_EQ(p.rules[2].b, 2);
  EXPECT_EQ(p.rules[2].kind, RuleKind::Host);
  EXPECT_EQ(said(problem_of(roster("name,host\nAnna,x\nBen,x\nCarla,x\nDora,\n"), wish(1, 2))),
            "people.csv, line 2: the hosts need 3 tables, but there are only 2.");
}

TEST(Problem, ATableThatIsNotThereIsNamedWithItsLine) {
  EXPECT_EQ(said(problem_of(roster("name,host\nAnna,\nBen,3\nCarla,\nDora,\n"), wish(1, 2))),
            "people.csv, line 3: there is no table 3; the tables are numbered 1 to 2.");
  EXPECT_EQ(rules_error("kind,a,b\nhost,Anna,2\nhost,Ben,3\n"),
            "rules.csv, line 3: there is no table 3; the tables are numbered 1 to 2.");
}

TEST(Files, PairsAreKeptOnce) {
  auto p = problem();
  ASSERT_TRUE(add_met(p, four, "a;b;times\nAnna;Ben;4\nBen;Anna;2\nCarla;Dora;1\n", "met.csv"));
  ASSERT_TRUE(add_rules(p, four, "kind,a,b,round,weight\nknown,Anna,Ben,,3\nknown,Ben,Anna,,2\n", "rules.csv"));
  ASSERT_EQ(p.known.size(), 2u);
  EXPECT_EQ(p.known[0].amount, 3);
  EXPECT_EQ(p.known[1].amount, 1);
}

TEST(Files, TheLastAffinityOfAPairHolds) {
  auto p = problem();
  ASSERT_TRUE(add_affinity(p, four, "a;b;weight\nAnna;Ben;0,5\nCarla;Dora;\nBen;Anna;-2\n", "affinity.csv"));
  ASSERT_TRUE(add_rules(p, four, "kind,a,b,round,weight\naffinity,Dora,Carla,,4\n", "rules.csv"));
  ASSERT_EQ(p.affinity.size(), 2u);
  EXPECT_EQ(p.affinity[0].amount, -2);
  EXPECT_EQ(p.affinity[1].amount, 4);
}

TEST(Files, EveryKindOfRuleIsRead) {
  auto p = problem();
  ASSERT_TRUE(add_rules(p, four,
                        "kind,a,b,round,weight,why\ntogether,Anna,Ben,1,,\nAPART,Anna,Carla,,,they asked\n"
                        "host,Dora,2,,\nabsent,Ben,,3\ncapacity,1,2\nminsize,2,2,2\n",
                        "rules.csv"));
  ASSERT_EQ(p.rules.size(), 6u);
  EXPECT_EQ(p.rules[0].kind, RuleKind::Together);
  EXPECT_EQ(p.rules[0].round, 0);
  EXPECT_EQ(p.rules[1].kind, RuleKind::Apart);
  EXPECT_EQ(p.rules[1].round, seating::every_round);
  EXPECT_EQ(p.rules[2].b, 1);
  EXPECT_EQ(p.rules[3].kind, RuleKind::Absent);
  EXPECT_EQ(p.rules[4].a, 0);
  EXPECT_EQ(p.rules[4].b, 2);
  EXPECT_EQ(p.rules[5].kind, RuleKind::MinSize);
}

TEST(Files, WhatCannotBeIsNamedByFileAndLine) {
  EXPECT_EQ(met_error(""), "met.csv is empty.");
  EXPECT_EQ(met_error("a,c\nAnna,Ben\n"),
            "met.csv, line 1: the first line has to name the columns, and b is not among them.");
  EXPECT_EQ(met_error("a,b\nAnna,Ben\nAnna,Emil\n"), "met.csv, line 3: nobody, or more than one, is called “Emil”.");
  EXPECT_EQ(met_error("a,b\nAnna,Anna\n"), "met.csv, line 2: “Anna” stands on both sides of the pair.");
  EXPECT_EQ(met_error("a,b\nAnna,\n"), "met.csv, line 2: the cell b is empty.");
  EXPECT_NE(affinity_error("a,b,wieght\nAnna,Ben,5\n").find("and weight is not among them"), std::string::npos);
  EXPECT_EQ(affinity_error("a,b,weight\nAnna,Ben,much\n"),
            "affinity.csv, line 2: in weight there is “much” instead of a number of at most 1,000,000.");
  EXPECT_EQ(affinity_error("a,b,weight\nAnna,Ben,nan\n"),
            "affinity.csv, line 2: in weight there is “nan” instead of a number of at most 1,000,000.");
  EXPECT_EQ(
      rules_error("kind,a,b\nfriends,Anna,Ben\n"),
      "rules.csv, line 2: there is no rule “friends”. There are together, apart, host, absent, capacity, minsize, "
      "known and affinity.");
  EXPECT_EQ(rules_error("kind,a,b,round\napart,Anna,Ben,4\n"),
            "rules.csv, line 2: in round there is “4” instead of a whole number from 1 to 3.");
  EXPECT_EQ(rules_error("kind,a,b\n,Anna,Ben\n"), "rules.csv, line 2: the cell kind is empty.");
  EXPECT_EQ(rules_error("kind,a,b\nhost,Anna,\n"), "rules.csv, line 2: the cell b is empty.");
  EXPECT_EQ(rules_error("kind,a,b,round,weight\nknown,Anna,Ben,,-1\n"),
            "rules.csv, line 2: how well two know each other cannot be less than nothing.");
  EXPECT_EQ(rules_error("kind,a,b\ncapacity,one,2\n"),
            "rules.csv, line 2: in a there is “one” instead of a whole number from 1 to 20,000.");
}

TEST(Plan, ThatIsWrittenIsReadBack) {
  const auto people = roster("Anna\n=Ben\n'Carla\nMeier, Dora\nEmil\n");
  auto seating = seating::Seating::empty(5, 2);
  for (int round = 0; round < 2; ++round)
    for (int person = 0; person < 4; ++person) seating.at(round, person) = (person + round) % 2;
  const auto csv = plan_csv(people, seating);
  EXPECT_TRUE(csv.starts_with("round,table,person\r\n1,1,Anna\r\n1,1,'Carla\r\n1,2,'=Ben\r\n1,2,\"Meier, Dora\"\r\n"))
      << csv;
  EXPECT_EQ(read_plan(people, 2, csv, "plan.csv").value(), seating);
}

TEST(Plan, WhatCannotBeIsNamedByFileAndLine) {
  EXPECT_EQ(plan_error("round,table,person\n1,1,Anna\n1,2,Anna\n"),
            "plan.csv, line 3: “Anna” has a seat in round 1 already.");
  EXPECT_EQ(plan_error("round,table,person\n4,1,Anna\n"),
            "plan.csv, line 2: in round there is “4” instead of a whole number from 1 to 3.");
  EXPECT_EQ(plan_error("round,table,person\n1,1,Emil\n"),
            "plan.csv, line 2: nobody, or more than one, is called “Emil”.");
  EXPECT_EQ(plan_error("round,table,person\n1,,Anna\n"), "plan.csv, line 2: the cell table is empty.");
  EXPECT_EQ(plan_error("round,person\n1,Anna\n"),
            "plan.csv, line 1: the first line has to name the columns, and table is not among them.");
}

TEST(Plan, IsJsonToo) {
  auto seating = seating::Seating::empty(4, 1);
  seating.at(0, 2) = 1;
  EXPECT_EQ(plan_json(four, seating),
            R"({"people":4,"rounds":1,"seats":[{"round":1,"table":2,"person":"Carla","name":"Carla"}]})"
            "\n");
}

TEST(Report, HasTheFieldsThatProgramsRead) {
  seating::Report report{.people = 4,
                         .rounds = 3,
                         .repeats = 1,
                         .most_meetings_of_a_pair = 2,
                         .distinct_meetings = 5,
                         .new_people_min = 2,
                         .sit_outs = 1};
  report.mix_meetings = {6, 9};
  report.mix_points = {0.1 + 0.2, 0.7 + 0.1};
  report.known_meetings = 7;
  report.tables_without_language = 3;
  report.language_gaps = 5;
  report.language_lost = 4;
  report.affinity = 0.1 + 0.2;
  report.score = 1.5;
  report.bound.pairs = 6;
  report.violations.resize(1);
  EXPECT_EQ(
      report_json(report, 42, 0.25, {say("Something went wrong here.")}),
      R"({"people":4,"rounds":3,"repeats":1,"most_meetings_of_a_pair":2,"distinct_meetings":5,"bound":6,"new_people_min":2,)"
      R"("sit_outs":1,)"
      R"("company_meetings":6,"known_meetings":7,"tables_without_language":3,"language_gaps":5,)"
      R"("language_lost":4,"affinity":0.3,"score":1.5,"violations":1,)"
      R"("violation_list":["Something went wrong here."],)"
      R"("parts":{"broken_rules":1,"repeats":1,"most_sat_out":0,"least_share":1,"company":0.3,"columns":0.8,"known":0,)"
      R"("languages":0,"affinity":0,"weighted":0},"best":{"pairs":6,"repeats":0,"new_people":0,"sit_outs":0,)"
      R"("company_meetings":0,"weighted":0},)"
      R"("repeated_list":[],"contradiction_list":[],"seconds":0.25,"seed":42})"
      "\n");
}

seating::Report figures(int least, int most, int best) {
  return {.people = 48, .rounds = 6, .new_people_min = least, .new_people_max = most, .new_people_best = best};
}

std::string sentence(const seating::Report& report) { return speak(Language::En, honest_sentence(report)); }

TEST(HonestSentence, PraisesOnlyWhatIsTrue) {
  EXPECT_EQ(sentence(figures(30, 30, 30)),
            "48 people, 6 rounds: everyone meets 30 others, nobody twice; the best possible is 30.");
  EXPECT_EQ(sentence(figures(28, 30, 30)),
            "48 people, 6 rounds: everyone meets at least 28 others, nobody twice; more than 30 for everyone is not "
            "possible.");
  EXPECT_EQ(sentence(figures(0, 3, 30)),
            "48 people, 6 rounds: somebody meets nobody new, nobody twice; more than 30 for everyone is not possible.");
}

TEST(HonestSentence, HidesNothing) {
  auto report = figures(1, 1, 2);
  report.people = report.rounds = 1;
  report.repeats = 1;
  report.known_meetings = 2;
  report.sit_outs = 1;
  EXPECT_EQ(sentence(report),
            "1 person, 1 round: everyone meets 1 new person, with 1 repeated meeting; more than 2 for everyone is "
            "not possible. Somebody sits out once.");
  report.repeats = 2;
  report.sit_outs = 5;
  report.sit_outs_max = 2;
  EXPECT_EQ(sentence(report),
            "1 person, 1 round: everyone meets 1 new person, with 2 repeated meetings; more than 2 for everyone is "
            "not possible. In all people sit out 5 times, nobody more than 2 times.");
}

TEST(Distance, SaysTheBestAndWhatIsForced) {
  auto report = figures(30, 30, 30);
  report.distinct_meetings = report.bound.pairs = 720;
  EXPECT_EQ(speak(Language::En, distance_sentence(report)), "720 different pairs meet; more is not possible.");
  report.bound.pairs = 725;
  report.mix_meetings = {12, 3};
  report.bound.mix_meetings = {10, 0};
  EXPECT_EQ(speak(Language::En, distance_sentence(report)),
            "720 different pairs meet; more than 725 is not possible. Colleagues meet 12 times; 10 at least have to.");
}

TEST(Distance, SaysWhetherTablesShareALanguageWhereThatCounts) {
  auto report = figures(30, 30, 30);
  report.distinct_meetings = report.bound.pairs = 720;
  report.languages_matter = true;
  const std::string all = "720 different pairs meet; more is not possible.";
  EXPECT_EQ(speak(Language::En, distance_sentence(report)),
            all + " At every table there is a language that all of it speak.");
  report.tables_without_language = 3;
  EXPECT_EQ(speak(Language::En, distance_sentence(report)), all + " At 3 tables no language is spoken by all.");
}

}  // namespace
}  // namespace kith::app
