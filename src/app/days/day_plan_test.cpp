#include "app/days/day_plan.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "app/days/call_outs.h"
#include "app/days/seating_notes.h"
#include "domain/hand_move.h"
#include "seating/check.h"
#include "seating/replan.h"

namespace kith::app {
namespace {

constexpr Instant six{1'800'000'000'000};

// A part of four rounds at tables of four, and so many people in the room.
ForPlan evening(std::int64_t people) {
  ForPlan given;
  given.day.id = DayId{1};
  given.day.seat_numbers = people;
  given.part = {.id = PartId{5}, .day = DayId{1}, .rounds = 4, .round_minutes = 10, .table_size = 4};
  for (std::int64_t number = 1; number <= people; ++number) {
    Seat seat{.id = SeatId{number}, .day = DayId{1}, .person = PersonId{100 + number}, .number = number};
    seat.name = "Person " + std::to_string(number);
    seat.here = six;
    given.seats.push_back(seat);
  }
  return given;
}

Seat& seat(ForPlan& given, std::int64_t number) { return given.seats[static_cast<std::size_t>(number - 1)]; }

seating::SearchOptions briefly() { return {.iterations = 60'000}; }

// Plans as planning.cpp does, and looks at it as the checker does; the rounds become those of `given`.
seating::Seating plan_it(ForPlan& given) {
  auto of = problem_of(given);
  if (!of) throw std::runtime_error(of.error().code);
  seating::Seating seating;
  if (given.rounds.empty()) {
    seating = seating::plan(of->problem, briefly())->seating;
  } else {
    auto again =
        seating::replan(of->problem, of->before, of->first_free, {}, {.search = briefly(), .running = of->running});
    of->problem = again->problem;
    seating = again->planned.seating;
  }
  EXPECT_TRUE(seating::check(of->problem, seating).team.empty());
  const auto planned = rounds_of(given, *of, seating);
  std::erase_if(given.rounds, [&](const auto& round) { return round.number > of->first_free; });
  given.rounds.insert(given.rounds.end(), planned.begin(), planned.end());
  return seating;
}

void run_to(ForPlan& given, std::int64_t round) {
  given.live.round = round;
  for (auto& kept : given.rounds)
    if (kept.number <= round) kept.began = six + kept.number * 10 * minute_ms;
}

std::int64_t table(const ForPlan& given, std::int64_t round, std::int64_t number) {
  return table_in(given.rounds[static_cast<std::size_t>(round - 1)], number);
}

TEST(DayPlan, SeatsWhoIsHereAndNobodyElse) {
  auto given = evening(9);
  seat(given, 2).here.reset();
  seat(given, 3).state = SeatState::Waiting;
  seat(given, 4).gone = six;
  plan_it(given);
  for (std::int64_t round = 1; round <= 4; ++round)
    for (std::int64_t number = 1; number <= 9; ++number)
      EXPECT_EQ(table(given, round, number) > 0, number == 1 || number > 4) << round << " " << number;
}

TEST(DayPlan, WhoSitsOneRoundOutHasNoTableInItAndOneInTheOthers) {
  auto given = evening(9);
  seat(given, 5).sits_out = {{given.part.id, 2}, {{given.part.id.value + 1}, 3}};
  seat(given, 6).last_round = {given.part.id, 3};
  plan_it(given);
  EXPECT_EQ(table(given, 2, 5), 0);
  EXPECT_GT(table(given, 3, 5), 0);
  EXPECT_GT(table(given, 3, 6), 0);
  EXPECT_EQ(table(given, 4, 6), 0);
}

TEST(DayPlan, BeforeTheDoorsOpenEverybodyWhoSignedUpIsSeatedAndItsFiguresCountThem) {
  auto given = evening(9);
  for (auto& one : given.seats) one.here.reset();
  seat(given, 3).state = SeatState::GivenBack;
  given.expected = Expected::Everyone;
  EXPECT_EQ(people_expected(given), 8);
  plan_it(given);
  EXPECT_EQ(table(given, 1, 3), 0);
  EXPECT_GT(table(given, 1, 4), 0);
  given.expected = Expected::AsPlanned;
  EXPECT_EQ(problem_of(given)->problem.people, 8);
  given.expected = Expected::InTheRoom;
  EXPECT_EQ(problem_of(given)->problem.people, 0);
}

TEST(DayPlan, WhoNeverCameLeavesNoGapWhenTheFirstRoundStarts) {
  auto given = evening(12);
  for (std::int64_t number = 9; number <= 12; ++number) seat(given, number).here.reset();
  given.expected = Expected::Everyone;
  plan_it(given);
  given.expected = Expected::InTheRoom;
  plan_it(given);
  for (std::int64_t number = 1; number <= 12; ++number) EXPECT_EQ(table(given, 1, number) > 0, number <= 8);
}

TEST(DayPlan, SmallAndOddNumbersAreSeated) {
  for (const std::int64_t people : {1, 2, 3, 5, 7, 13}) {
    auto given = evening(people);
    plan_it(given);
    for (std::int64_t number = 1; number <= people; ++number) EXPECT_GT(table(given, 1, number), 0) << people;
  }
}

TEST(DayPlan, WhatIsOverStaysAndInTheRunningRoundOnlyThoseMoveWhoMust) {
  auto given = evening(16);
  plan_it(given);
  run_to(given, 2);
  const auto before = given.rounds;
  seat(given, 7).gone = six + hour_ms;
  given.day.seat_numbers = 17;
  auto late = seat(given, 1);
  late.id = SeatId{17};
  late.person = PersonId{117};
  late.number = 17;
  given.seats.push_back(late);
  plan_it(given);
  EXPECT_EQ(given.rounds[0].places, before[0].places);
  for (std::int64_t number = 1; number <= 16; ++number)
    EXPECT_EQ(table(given, 2, number), number == 7 ? 0 : table_in(before[1], number)) << number;
  EXPECT_EQ(table(given, 2, 17), table_in(before[1], 7));  // the free seat, at what is now the smallest table
  EXPECT_EQ(table(given, 3, 7), 0);
  EXPECT_GT(table(given, 3, 17), 0);
}

TEST(DayPlan, ATableThatIsLostIsUsedNoMoreFromNowOn) {
  auto given = evening(16);
  plan_it(given);
  run_to(given, 2);
  const auto before = given.rounds;
  given.live.tables_lost = "2";
  plan_it(given);
  EXPECT_EQ(given.rounds[0].places, before[0].places);
  for (std::int64_t number = 1; number <= 16; ++number) {
    EXPECT_GT(table(given, 2, number), 0);
    for (std::int64_t round = 2; round <= 4; ++round) EXPECT_NE(table(given, round, number), 2);
    if (table_in(before[1], number) != 2) {
      EXPECT_EQ(table(given, 2, number), table_in(before[1], number));
    }
  }
}

TEST(DayPlan, MoreThanTheTablesWereMeantForStillAllHaveASeat) {
  auto given = evening(19);
  given.live.tables = 4;
  plan_it(given);
  for (std::int64_t round = 1; round <= 4; ++round)
    for (std::int64_t number = 1; number <= 19; ++number) {
      EXPECT_GT(table(given, round, number), 0);
      EXPECT_LE(table(given, round, number), 4);
    }
}

TEST(DayPlan, WhenManyGoFewerTablesAreUsed) {
  auto given = evening(20);
  given.live.tables = 5;
  plan_it(given);
  run_to(given, 1);
  for (std::int64_t number = 1; number <= 10; ++number) seat(given, number).gone = six;
  plan_it(given);
  std::set<std::int64_t> used;
  for (std::int64_t number = 11; number <= 20; ++number) used.insert(table(given, 4, number));
  EXPECT_LE(used.size(), 4u);
}

TEST(DayPlan, ColleaguesAreKeptApartOnlyIfWished) {
  for (const bool apart : {true, false}) {
    auto given = evening(8);
    given.day.companies_apart = apart;
    given.part.rounds = 2;
    for (std::int64_t number : {1, 2}) seat(given, number).company = "Weber GmbH";
    const auto of = problem_of(given);
    ASSERT_TRUE(of);
    EXPECT_EQ(of->problem.mixes.size(), apart ? 1u : 0u);
    plan_it(given);
    for (std::int64_t round = 1; apart && round <= 2; ++round)
      EXPECT_NE(table(given, round, 1), table(given, round, 2));
  }
}

TEST(DayPlan, AnyColumnMayBeMixedBy) {
  auto given = evening(8);
  given.day.companies_apart = false;
  given.day.mix_by = "site";
  seat(given, 1).columns = seat(given, 2).columns = R"({"site":"Kiel","floor":"2"})";
  const auto of = problem_of(given);
  ASSERT_EQ(of->problem.mixes.size(), 1u);
  EXPECT_EQ(std::ranges::count(of->problem.mixes[0].value, -1), 6);
}

TEST(DayPlan, WhomTheTeamKeepsApartNeverShareATable) {
  auto given = evening(12);
  given.apart = {{3, 9}};
  plan_it(given);
  for (std::int64_t round = 1; round <= 4; ++round) EXPECT_NE(table(given, round, 3), table(given, round, 9));
}

TEST(DayPlan, ABlockIsKeptAndStandsInNoReport) {
  auto given = evening(12);
  given.blocks = {{3, 9}};
  plan_it(given);
  for (std::int64_t round = 1; round <= 4; ++round) EXPECT_NE(table(given, round, 3), table(given, round, 9));
  // Where it cannot be kept (one table), nothing is said either.
  auto small = evening(4);
  small.blocks = {{1, 2}};
  plan_it(small);
  const auto of = problem_of(small);
  const auto report = seating::report_of(of->problem, of->before);
  EXPECT_TRUE(report.violations.empty());
  EXPECT_EQ(report.sit_outs, 0);
}

TEST(DayPlan, TwoWhoBothAskShareTheFirstTable) {
  auto given = evening(16);
  seat(given, 12).brought_by = SeatId{4};
  seat(given, 4).first_together = true;
  plan_it(given);
  auto alone = given;
  given.rounds.clear();
  seat(given, 12).first_together = true;
  plan_it(given);
  EXPECT_EQ(table(given, 1, 4), table(given, 1, 12));
  EXPECT_TRUE(problem_of(alone)->problem.rules.empty());  // one alone moves nothing
}

TEST(DayPlan, WhoStaysAtATableSitsThereInEveryRound) {
  auto given = evening(16);
  seat(given, 4).stays_at = 3;
  seat(given, 5).stays_at = 0;
  seat(given, 6).host = true;
  plan_it(given);
  for (std::int64_t round = 1; round <= 4; ++round) {
    EXPECT_EQ(table(given, round, 4), 3);
    EXPECT_EQ(table(given, round, 5), table(given, 1, 5));
    EXPECT_EQ(table(given, round, 6), table(given, 1, 6));
  }
}

TEST(DayPlan, WhatAHandPutStaysThereWhenTheRestIsPlannedAgain) {
  auto given = evening(16);
  plan_it(given);
  auto& third = given.rounds[2];
  const auto elsewhere = table(given, 3, 1) == 4 ? 3 : 4;
  third.places[0] = elsewhere;
  third.pins = {{1, elsewhere}};
  run_to(given, 1);
  seat(given, 9).gone = six;
  plan_it(given);
  EXPECT_EQ(table(given, 3, 1), elsewhere);
  EXPECT_EQ(given.rounds[2].pins, (std::vector<Pin>{{1, elsewhere}}));
}

TEST(DayPlan, APinOutlivesThatItsPersonIsAway) {
  auto given = evening(16);
  plan_it(given);
  const auto elsewhere = table(given, 3, 1) == 4 ? 3 : 4;
  given.rounds[2].places[0] = elsewhere;
  given.rounds[2].pins = {{1, elsewhere}, {2, 0}};
  run_to(given, 1);
  seat(given, 1).gone = six;
  plan_it(given);
  EXPECT_EQ(table(given, 3, 1), 0);
  seat(given, 1).gone.reset();
  for (std::int64_t number = 9; number <= 10; ++number) {
    plan_it(given);
    EXPECT_EQ(table(given, 3, 1), elsewhere);
    EXPECT_EQ(table(given, 3, 2), 0) << "sat out by hand, and still does after " << number << " went";
    seat(given, number).gone = six;
  }
}

TEST(DayPlan, AClosedTableIsOpenedForWhomAHandPutThere) {
  auto given = evening(16);
  plan_it(given);
  given.rounds[2].pins = {{1, 4}};
  for (std::int64_t number = 9; number <= 16; ++number) seat(given, number).gone = six;
  plan_it(given);
  EXPECT_EQ(table(given, 3, 1), 4);
  std::set<std::int64_t> open;
  for (std::int64_t number = 1; number <= 8; ++number) open.insert(table(given, 3, number));
  EXPECT_EQ(open.size(), 2u) << "in another's place, not one more";
}

TEST(DayPlan, ARoundThatWasLeftOutNeverHappened) {
  auto given = evening(8);
  plan_it(given);
  run_to(given, 3);
  given.rounds[1].skipped = true;
  const auto of = problem_of(given);
  for (int person = 0; person < 8; ++person) EXPECT_EQ(of->before.at(1, person), seating::no_table);
  EXPECT_EQ(seating::report_of(of->problem, of->before).sit_outs, 0);
}

TEST(CallOuts, NameWhoSitsElsewhereThanThePaperSaysUntilItWasCalled) {
  auto given = evening(8);
  plan_it(given);
  store::plan_copies::Copy printed{store::plan_copies::Kind::Printed, 7, six, "", ""};
  Places places;
  for (const auto& round : given.rounds) places.push_back(round.places);
  printed.places = text_of(places);
  EXPECT_TRUE(call_outs(given, printed, Language::En).empty());
  const std::int64_t was = table(given, 3, 1), is = was == 1 ? 2 : 1;
  given.rounds[2].places[0] = is;
  run_to(given, 1);
  const auto calls = call_outs(given, printed, Language::En);
  ASSERT_EQ(calls.size(), 1u);
  EXPECT_EQ(calls[0].words, "Person 1, round 3: table " + std::to_string(is) + " instead of " + std::to_string(was));
  printed.ticked = {calls[0].call};
  EXPECT_TRUE(call_outs(given, printed, Language::En).empty());
  given.rounds[2].places[0] = 0;  // changed once more: to be called once more
  EXPECT_EQ(call_outs(given, printed, Language::En).size(), 1u);
  run_to(given, 4);
  EXPECT_TRUE(call_outs(given, printed, Language::En).empty());  // what is over is not called
}

// Whether two asked for each other's company, and who does not want to sit with whom, is nobody else's business.
TEST(SeatingNotes, PrivateWishesAreInNoWordOfTheTeamsPage) {
  auto given = evening(12);
  plan_it(given);
  const auto notes = [&] {
    const auto said = seating_notes(Language::En, given, {});
    return std::tuple(said->plan.sentence, said->plan.distance, said->plan.amiss, said->plan.again, said->what_if);
  };
  const auto plain = notes();
  for (std::int64_t number = 2; number <= 12; ++number) {
    auto secretly = given;
    seat(given, 1).first_together = seat(given, number).first_together = true;
    seat(given, number).brought_by = seat(given, 1).id;
    given.blocks = {{1, number}};
    EXPECT_EQ(notes(), plain) << number;
    given.blocks.clear();
    EXPECT_EQ(notes(), plain) << number;
    given = secretly;
  }
}

TEST(SeatingNotes, AMoveByHandSaysWhomItBringsTogetherAgain) {
  auto given = evening(16);
  plan_it(given);
  const auto before = given.rounds;
  std::string text;
  for (const auto& round : given.rounds) {
    for (const auto place : round.places) text += std::to_string(place) + " ";
    text.back() = '\n';
  }
  text.pop_back();
  ASSERT_TRUE(places_of(text)) << text;
  // Whoever sits with 1 in the first round comes to 1 in the second, in exchange with somebody there.
  std::int64_t mate = 2, there = 2;
  while (table(given, 1, mate) != table(given, 1, 1)) ++mate;
  while (table(given, 2, there) != table(given, 2, 1) || there == 1) ++there;
  std::swap(given.rounds[1].places[static_cast<std::size_t>(mate - 1)],
            given.rounds[1].places[static_cast<std::size_t>(there - 1)]);
  const store::plan_copies::Copy copy{store::plan_copies::Kind::Before, 2, six, text, ""};
  const auto said = seating_notes(Language::En, given, copy);
  const auto sentence = "Person 1 and Person " + std::to_string(mate) + " meet a second time in round 2.";
  EXPECT_NE(std::ranges::find(said->plan.just_now, sentence), said->plan.just_now.end());
  std::swap(given.rounds[2].places[0], given.rounds[2].places[1]);  // the plan is another one by now
  const bool another = given.rounds[2].places[0] != given.rounds[2].places[1];
  EXPECT_TRUE(!another || seating_notes(Language::En, given, copy)->plan.just_now.empty());
}

}  // namespace
}  // namespace kith::app
