#include "seating/bound.h"

#include <gtest/gtest.h>

#include "seating/report.h"
#include "seating/testing/problems.h"

namespace kith::seating {
namespace {

using testing::iterations;
using testing::random_problem;

// A bound speaks of plans that keep the sizes of their tables and the seats set by hand.
bool counts(const Report& report) {
  return std::ranges::none_of(report.violations, [](const Violation& violation) {
    return violation.breach == Breach::TooMany || violation.breach == Breach::TooFew ||
           violation.breach == Breach::Moved;
  });
}

void is_not_beaten(const Report& report) {
  const auto& bound = report.bound;
  RC_ASSERT(report.repeats >= bound.repeats);
  RC_ASSERT(report.objective.over_and_over >= bound.over_and_over);
  RC_ASSERT(report.distinct_meetings <= bound.pairs);
  RC_ASSERT(report.sit_outs >= bound.sit_outs);
  RC_ASSERT(report.objective.least_share <= bound.least_share + 1e-9);
  RC_ASSERT(report.new_people_min <= report.new_people_best);
  for (std::size_t i = 0; i < report.mix_meetings.size(); ++i)
    RC_ASSERT(report.mix_meetings[i] >= bound.mix_meetings[i]);
  if (report.repeats == bound.repeats) RC_ASSERT(report.weighted >= bound.weighted - 1e-9);
}

bool is_pinned(const Problem& p, int person, int round) {
  return std::ranges::any_of(p.pins, [&](const Pin& pin) { return pin.person == person && pin.round == round; });
}

// Some are sent out by hand, so that the rounds differ in who is there and how many.
void send_some_out(Problem& p) {
  for (int i = *rc::gen::inRange(1, 2 + p.people * p.rounds / 3); i > 0; --i) {
    const int round = *rc::gen::inRange(0, p.rounds), person = *rc::gen::inRange(0, p.people);
    if (!is_pinned(p, person, round)) p.pins.push_back({round, person, no_table});
  }
  RC_PRE(shape_tables(p).has_value());
}

// Hands every seating of a small problem to `look` in which nobody sits out but by hand or for want of a seat.
class AllSeatings {
 public:
  AllSeatings(const Problem& p, auto&& look) : p_(p), seating_(Seating::empty(p.people, p.rounds)) { seat(0, look); }

 private:
  int seats_short(int round) const {
    int missing = 0;
    for (int person = 0; person < p_.people; ++person)
      missing += p_.is_present(person, round) && !is_pinned(p_, person, round);
    for (int table = 0; table < p_.tables; ++table) missing -= p_.seats_at(round, table).max;
    return std::max(missing, 0);
  }

  int idle(int round) const {
    int count = 0;
    for (int person = 0; person < p_.people; ++person)
      count += p_.is_present(person, round) && !is_pinned(p_, person, round) && seating_.at(round, person) == no_table;
    return count;
  }

  void seat(int at, auto&& look) {
    const int round = at / p_.people, person = at % p_.people;
    if (person == 0 && round > 0 && idle(round - 1) != seats_short(round - 1)) return;
    if (round == p_.rounds) return look(seating_);
    seating_.at(round, person) = no_table;
    const bool sits = p_.is_present(person, round) && !is_pinned(p_, person, round);
    if (!sits || seats_short(round) > 0) seat(at + 1, look);
    for (int table = 0; sits && table < p_.tables; ++table) {
      if (p_.seats_at(round, table).max == 0) continue;
      seating_.at(round, person) = table;
      seat(at + 1, look);
    }
    seating_.at(round, person) = no_table;
  }

  const Problem& p_;
  Seating seating_;
};

TEST(Bound, IsNotBeatenByAnySeatingWherePeopleSitOutByHand) {
  EXPECT_TRUE(rc::check([] {
    auto problem = random_problem({.people_max = 5, .rounds_max = 3, .tables_max = 2});
    RC_PRE(problem.tables <= 2 && problem.people * problem.rounds <= 12);
    send_some_out(problem);
    RC_PRE(problem.tables <= 2);
    const AllSeatings all(problem, [&](const Seating& seating) {
      if (const auto report = report_of(problem, seating); counts(report)) is_not_beaten(report);
    });
  }));
}

TEST(Bound, IsNotBeatenByASearchWherePeopleSitOutByHand) {
  EXPECT_TRUE(rc::check([] {
    auto problem = random_problem({});
    send_some_out(problem);
    const auto planned = plan(problem, iterations(3000));
    RC_ASSERT(planned.has_value());
    if (counts(planned->report)) is_not_beaten(planned->report);
  }));
}

// Twelve at three tables, another of them sent out in each round: five repeats can be reached.
TEST(Bound, CountsNobodyWhoSitsOutByHand) {
  auto problem = empty_problem(12, 4);
  problem.room.tables = 3;
  for (int round = 0; round < 4; ++round) problem.pins.push_back({round, round + 1, no_table});
  ASSERT_TRUE(shape_tables(problem));
  const auto bound = bound_of(problem);
  EXPECT_LE(bound.repeats, 5);
  EXPECT_EQ(bound.sit_outs, 4);
  EXPECT_EQ(bound.by_hand, 4);
}

// Whoever is sent out of all rounds but the first can meet those at their first table and nobody else.
TEST(Bound, KnowsWhomSomebodyCanMeetWhoIsSentOut) {
  auto problem = empty_problem(8, 8);
  problem.room.table_size = 3;
  for (int round = 1; round < 8; ++round) problem.pins.push_back({round, 0, no_table});
  ASSERT_TRUE(shape_tables(problem));
  const auto bound = bound_of(problem);
  EXPECT_EQ(bound.could_meet[0], 2);
  EXPECT_LE(bound.repeats, 19);
}

}  // namespace
}  // namespace kith::seating
