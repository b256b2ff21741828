#include "app/tables/explained.h"

#include <gtest/gtest.h>

#include "app/tables/plan_notes.h"
#include "base/language.h"
#include "seating/shape.h"

namespace kith::app {
namespace {

using seating::Origin;
using seating::Rule;
using seating::RuleKind;
using seating::Seating;
using Sentences = std::vector<std::string>;

const auto four = read_roster("Anna\nBen\nCarla\nDora\n", "people.csv").value();

seating::Problem room(int rounds, std::vector<Rule> rules = {}) {
  PlanWish wish{.rounds = rounds};
  wish.room.table_size = 2;
  auto problem = problem_of(four, wish).value();
  problem.rules = std::move(rules);
  return problem;
}

// A line of tables for each round: {0, 0, 1, 1} puts Anna and Ben at the first table.
Seating seated(std::vector<std::int32_t> tables) { return {4, static_cast<int>(tables.size()) / 4, std::move(tables)}; }

Sentences spoken(const std::vector<Message>& messages) {
  Sentences said;
  for (const auto& message : messages) said.push_back(speak(Language::En, message));
  return said;
}

Sentences again(const seating::Problem& problem, const Seating& seating) {
  return spoken(explained(four, problem, seating, seating::report_of(problem, seating)).repeats);
}

const auto twice = seated({0, 0, 1, 1, 0, 0, 1, 1});

TEST(Explained, WhoMeetsAgainIsNamedAndWhy) {
  EXPECT_EQ(again(room(2), twice),
            (Sentences{"Anna and Ben meet in rounds 1, 2: nothing better was found in this time.",
                       "Carla and Dora meet in rounds 1, 2: nothing better was found in this time."}));
  EXPECT_EQ(again(room(2, {{RuleKind::Together, 0, 1}}), twice).front(),
            "Anna and Ben meet in rounds 1, 2: they are to sit together.");
  EXPECT_EQ(again(room(2, {{RuleKind::Host, 0, 0}, {RuleKind::Host, 1, 0}}), twice).front(),
            "Anna and Ben meet in rounds 1, 2: both have to be at that table.");
  auto over = room(3);
  over.frozen = 2;
  over.past = seated({0, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1});
  EXPECT_EQ(again(over, over.past).front(), "Anna and Ben meet in rounds 1, 2: it was so in rounds that are over.");
}

TEST(Explained, ARuleForOneRoundDoesNotExplainTheOther) {
  EXPECT_EQ(again(room(2, {{RuleKind::Together, 0, 1, 0}}), twice).front(),
            "Anna and Ben meet in rounds 1, 2: nothing better was found in this time.");
}

TEST(Explained, FourPeopleMeetAgainInTheFourthRound) {
  const auto seating = seated({0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1});
  EXPECT_EQ(again(room(4), seating), (Sentences{"Anna and Ben meet in rounds 1, 4: no plan has fewer repeats.",
                                                "Carla and Dora meet in rounds 1, 4: no plan has fewer repeats."}));
}

TEST(Explained, TogetherAndApartIsSaidAsTwoSentences) {
  const auto problem = room(1, {{RuleKind::Together, 0, 1}, {RuleKind::Host, 2, 0}, {RuleKind::Apart, 1, 0}});
  const auto seating = seated({0, 0, 1, 1});
  EXPECT_EQ(spoken(explained(four, problem, seating, seating::report_of(problem, seating)).contradiction),
            (Sentences{"In round 1 these cannot all hold:", "Anna and Ben are to sit together.",
                       "Ben and Anna are to sit apart."}));
}

// Two plans that differ in private rules only are told in the same words.
TEST(Explained, PrivateRulesAreInNoWord) {
  const std::vector<Rule> team{{RuleKind::Together, 0, 1}, {RuleKind::Host, 2, 1}};
  auto secretly = team;
  secretly.push_back({RuleKind::Apart, 2, 3, seating::every_round, Origin::Private});
  secretly.push_back({RuleKind::Apart, 0, 1, seating::every_round, Origin::Private});
  secretly.push_back({RuleKind::Together, 2, 3, 0, Origin::Private});
  const auto before = seated({0, 1, 0, 1, 0, 0, 1, 1});
  const auto open = plan_notes(Language::En, four, room(2, team), twice, &before);
  const auto told = plan_notes(Language::En, four, room(2, secretly), twice, &before);
  EXPECT_EQ(open.sentence, told.sentence);
  EXPECT_EQ(open.distance, told.distance);
  EXPECT_EQ(open.just_now, told.just_now);
  EXPECT_EQ(open.amiss, told.amiss);
  EXPECT_EQ(open.again, told.again);
  EXPECT_EQ(open.again_more, told.again_more);
  const auto sentences = [](const std::vector<Rule>& rules) {
    Sentences said;
    for (const auto& [variation, outlook] : what_if(room(2, rules)))
      said.push_back(speak(Language::En, what_if_words(variation, outlook)));
    return said;
  };
  EXPECT_EQ(sentences(team), sentences(secretly));
}

TEST(Brought, AMoveByHandSaysWhomItBringsTogetherAgain) {
  const auto before = seated({0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0});
  const auto after = seated({0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1});
  EXPECT_EQ(
      spoken(brought(four, room(3), before, after)),
      (Sentences{"Anna and Ben meet a second time in round 3.", "Carla and Dora meet a second time in round 3."}));
  EXPECT_TRUE(brought(four, room(3), after, before).empty());
}

TEST(Brought, AMoveByHandSaysWhatItBreaks) {
  const auto before = seated({0, 1, 0, 1});
  const auto after = seated({0, 0, 0, 1});
  EXPECT_EQ(spoken(brought(four, room(1, {{RuleKind::Apart, 0, 1}}), before, after)),
            (Sentences{"Round 1: 3 sit at table 1; 2 were meant to, at most.",
                       "Round 1: one sits at table 2; 2 were meant to, at least.",
                       "Round 1: Anna and Ben sit at one table, but should not."}));
}

TEST(WhatIf, SpeaksOfARoundMoreAndOfTables) {
  PlanWish wish{.rounds = 6};
  wish.room.table_size = 6;
  Sentences said;
  for (const auto& [variation, outlook] : what_if(problem_of(numbered_roster(48), wish).value()))
    said.push_back(speak(Language::En, what_if_words(variation, outlook)));
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said[0], "One round more (7): everyone could meet at most 35, nobody twice.");
  EXPECT_EQ(said[1], "One table fewer (7): everyone could meet at most 35, nobody twice.");
  EXPECT_EQ(said[2].substr(0, 20), "One table more (9): ");
}

}  // namespace
}  // namespace kith::app
