#include "app/days/day_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "app/days/detail/tables.h"
#include "app/days/settings.h"
#include "base/text.h"
#include "seating/shape.h"

namespace kith::app {
namespace {

using seating::Problem;
using seating::RuleKind;

constexpr double company_weight = 3, column_weight = 1, acquainted_weight = 2;

// What is reckoned while a problem is made.
struct Making {
  const ForPlan& given;
  DayProblem made;
  std::unordered_map<std::int64_t, const Seat*> seat_of;  // by number
  std::unordered_map<std::int64_t, int> index_of;         // by number

  int last_round() const { return made.problem.rounds; }
  const Round* round(int index) const {
    for (const auto& kept : given.rounds)
      if (kept.number == index + 1) return &kept;
    return nullptr;
  }
  std::int64_t place(int round_index, std::int64_t number) const {
    const auto* kept = round(round_index);
    return kept && !kept->skipped ? table_in(*kept, number) : 0;
  }
  const Seat& seat(int index) const { return *seat_of.at(made.numbers[static_cast<std::size_t>(index)]); }
};

// There in a round that is not over, as far as anybody knows.
bool there(const Making& making, const Seat& seat, int round_index) {
  const PartRound round{making.given.part.id, round_index + 1};
  if (plays(seat, round)) return true;
  if (making.given.expected == Expected::InTheRoom || seat.here || !may_play(seat, round)) return false;
  return making.given.expected == Expected::Everyone || making.place(round_index, seat.number) > 0;
}

// Who sat in a round that is over, or plays in one that is not.
bool counts(const Making& making, const Seat& seat) {
  for (int round = 0; round < making.made.first_free; ++round)
    if (making.place(round, seat.number) > 0) return true;
  for (int round = making.made.first_free; round < making.last_round(); ++round)
    if (there(making, seat, round)) return true;
  return false;
}

// In a round that is over: who sat there, and who was there without a seat, for they have sat out once.
bool was_there(const Making& making, const Seat& seat, int round_index) {
  const auto* round = making.round(round_index);
  if (!round || round->skipped) return false;
  return table_in(*round, seat.number) > 0 ||
         (plays(seat, {making.given.part.id, round_index + 1}) && round->began && *seat.here <= *round->began);
}

void add_people(Making& making) {
  auto& made = making.made;
  for (const auto& seat : making.given.seats) {
    making.seat_of[seat.number] = &seat;
    if (!counts(making, seat)) continue;
    making.index_of[seat.number] = static_cast<int>(made.numbers.size());
    made.numbers.push_back(seat.number);
  }
  const int rounds = making.last_round();
  made.problem = seating::empty_problem(static_cast<int>(made.numbers.size()), rounds);
  made.before = seating::Seating::empty(made.problem.people, rounds);
  for (int person = 0; person < made.problem.people; ++person) {
    const auto& seat = making.seat(person);
    for (int round = 0; round < rounds; ++round) {
      const bool over = round < made.first_free;
      made.problem.set_present(person, round, over ? was_there(making, seat, round) : there(making, seat, round));
      made.before.at(round, person) = static_cast<std::int32_t>(making.place(round, seat.number)) - 1;
    }
  }
}

template <class Value>
void add_mix(Making& making, double weight, Value value) {
  seating::Mix mix{.weight = weight};
  std::map<std::string, std::int32_t> known;
  for (int person = 0; person < making.made.problem.people; ++person) {
    const auto text = folded(value(making.seat(person)));
    mix.value.push_back(text.empty() ? -1 : known.emplace(text, static_cast<std::int32_t>(known.size())).first->second);
  }
  if (!known.empty()) making.made.problem.mixes.push_back(std::move(mix));
}

void add_mixes(Making& making) {
  const auto& day = making.given.day;
  if (day.companies_apart) add_mix(making, company_weight, [](const Seat& seat) { return seat.company; });
  if (!day.mix_by.empty()) add_mix(making, column_weight, [&](const Seat& seat) { return mixed_by(seat, day.mix_by); });
}

// The rule for both, if both are in the plan.
void add_rule(Making& making, RuleKind kind, TwoSeats two, int round, seating::Origin origin) {
  const auto one = making.index_of.find(two.first), other = making.index_of.find(two.second);
  if (one == making.index_of.end() || other == making.index_of.end()) return;
  making.made.problem.rules.push_back({kind, one->second, other->second, round, origin});
}

bool kept_apart(const ForPlan& given, TwoSeats two) {
  return std::ranges::find(given.apart, two) != given.apart.end() ||
         std::ranges::find(given.blocks, two) != given.blocks.end();
}

// What the team keeps apart holds from the round after the one that runs: there only those move who must.
void add_wishes(Making& making) {
  const auto& made = making.made;
  const int from = made.first_free + (made.running ? 1 : 0);
  for (const auto& two : making.given.apart)
    for (int round = from; round < making.last_round(); ++round)
      add_rule(making, RuleKind::Apart, two, round, seating::Origin::Team);
  for (const auto& two : making.given.blocks)
    add_rule(making, RuleKind::Apart, two, seating::every_round, seating::Origin::Private);
  if (from > 0) return;
  // That two asked for each other's company is theirs alone, and whatever keeps them apart goes before it.
  for (const auto& one : making.given.seats)
    for (const auto& other : making.given.seats)
      if (one.number < other.number && both_ask_for_first_table(one, other) && there(making, one, 0) &&
          there(making, other, 0) && !kept_apart(making.given, {one.number, other.number}))
        add_rule(making, RuleKind::Together, {one.number, other.number}, 0, seating::Origin::Private);
}

void add_acquainted(Making& making) {
  making.made.problem.known_weight = acquainted_weight;
  for (const auto& [two, times] : making.given.acquainted) {
    const auto one = making.index_of.find(two.first), other = making.index_of.find(two.second);
    if (one == making.index_of.end() || other == making.index_of.end()) continue;
    making.made.problem.known.push_back(
        {one->second, other->second, static_cast<double>(std::min<std::int64_t>(times, 3))});
  }
}

// What a hand put somewhere stays there; in the round that runs everybody does anyway.
void add_pins(Making& making, const std::set<int>& closed) {
  auto& problem = making.made.problem;
  const int from = making.made.first_free + (making.made.running ? 1 : 0);
  for (int index = from; index < problem.rounds; ++index) {
    const auto* round = making.round(index);
    if (!round) continue;
    for (const auto& pin : round->pins) {
      const auto person = making.index_of.find(pin.person);
      const auto table = static_cast<int>(pin.table) - 1;
      if (person == making.index_of.end() || !problem.is_present(person->second, index) || closed.contains(table) ||
          table >= problem.room.tables)
        continue;
      problem.pins.push_back({index, person->second, table});
    }
  }
}

// Where somebody who stays, or hosts, was last seen: that table is theirs.
int last_table(const Making& making, int person) {
  for (int round = std::min(making.made.first_free, making.last_round() - 1); round >= 0; --round)
    if (const auto table = making.made.before.at(round, person); table != seating::no_table) return table;
  return seating::no_table;
}

void add_stayers(Making& making, const detail::Room& room) {
  auto& problem = making.made.problem;
  std::set<int> taken;
  std::vector<int> later;
  // Who hosts another table from now on changes to it when the round that runs is over.
  const auto sit = [&](int person, int table) {
    taken.insert(table);
    const auto running = making.made.running;
    const int now = running ? making.made.before.at(*running, person) : seating::no_table;
    if (now == seating::no_table || now == table || !room.is_open(now))
      problem.rules.push_back({.kind = RuleKind::Host, .a = person, .b = table});
    else
      for (int round = *running + 1; round < problem.rounds; ++round)
        problem.rules.push_back({.kind = RuleKind::Host, .a = person, .b = table, .round = round});
  };
  for (int person = 0; person < problem.people; ++person) {
    const auto& seat = making.seat(person);
    if (!seat.stays_at && !seat.host) continue;
    int table = static_cast<int>(seat.stays_at.value_or(0)) - 1;
    if (table < 0) table = last_table(making, person);
    if (table < 0 || !room.is_open(table) || (seat.host && !seat.stays_at && taken.contains(table)))
      later.push_back(person);
    else
      sit(person, table);
  }
  int next = 0;
  for (const int person : later) {
    while (next < room.tables && (taken.contains(next) || !room.is_open(next))) ++next;
    if (next < room.tables) sit(person, next);
  }
}

// Tables that are lost can be used at once no more; those that are merely not needed only from the next round on. In
// the round that runs no table is opened, as long as there is one where people sit: whoever has to move, or comes late,
// is taken in there.
// How many sit at a table follows from how many tables are open, so nobody is left without a seat.
void add_room(Making& making, const detail::Room& room) {
  auto& made = making.made;
  auto& problem = made.problem;
  problem.room.table_size = std::max(2, problem.people);
  problem.room.tables = room.tables;
  std::set<int> sat_at;
  if (made.running)
    for (int person = 0; person < problem.people; ++person) sat_at.insert(made.before.at(*made.running, person));
  const bool anybody = std::ranges::any_of(sat_at, [&](int table) { return table >= 0 && !room.is_lost(table); });
  for (int round = made.first_free; round < problem.rounds; ++round) {
    const auto close = [&](int table) { problem.rules.push_back({RuleKind::Capacity, table, 0, round}); };
    std::ranges::for_each(room.lost, close);
    if (made.running != round || !anybody) {
      std::ranges::for_each(room.closed, close);
      continue;
    }
    for (int table = 0; table < room.tables; ++table)
      if (!sat_at.contains(table) && !room.is_lost(table)) close(table);
  }
}

int most_at_once(const DayProblem& made) {
  int most = 0;
  for (int round = made.first_free; round < made.problem.rounds; ++round) {
    int here = 0;
    for (int person = 0; person < made.problem.people; ++person) here += made.problem.is_present(person, round);
    most = std::max(most, here);
  }
  return most;
}

// Tables at which a hand put somebody who plays in a round to come.
std::set<int> pinned_tables(const Making& making) {
  std::set<int> tables;
  for (int index = making.made.first_free; index < making.last_round(); ++index) {
    const auto* round = making.round(index);
    if (!round) continue;
    for (const auto& pin : round->pins) {
      const auto person = making.index_of.find(pin.person);
      if (pin.table > 0 && person != making.index_of.end() && making.made.problem.is_present(person->second, index))
        tables.insert(static_cast<int>(pin.table) - 1);
    }
  }
  return tables;
}

detail::Room room_of(const Making& making) {
  std::set<int> wanted;
  for (const auto& seat : making.given.seats)
    if (seat.stays_at.value_or(0) > 0 && making.index_of.contains(seat.number))
      wanted.insert(static_cast<int>(*seat.stays_at) - 1);
  int used = 0;
  for (const auto table : making.made.before.table) used = std::max(used, table + 1);
  return detail::room_for(making.given.part, making.given.live, most_at_once(making.made), used, wanted,
                          pinned_tables(making));
}

}  // namespace

std::int64_t people_expected(const ForPlan& given) {
  return std::ranges::count_if(given.seats, [&](const Seat& seat) {
    return given.expected == Expected::Everyone ? holds_a_seat(seat) && !seat.gone : is_in_the_room(seat);
  });
}

Result<DayProblem> problem_of(const ForPlan& given) {
  Making making{given, {}, {}, {}};
  auto& made = making.made;
  made.problem.rounds = static_cast<int>(given.part.rounds);
  made.first_free = static_cast<int>(rounds_past(given.live, given.part));
  if (is_under_way(given.live, given.part)) made.running = made.first_free;
  add_people(making);
  add_mixes(making);
  add_wishes(making);
  add_acquainted(making);
  const auto room = room_of(making);
  add_room(making, room);
  add_stayers(making, room);
  std::set<int> closed(room.lost.begin(), room.lost.end());
  closed.insert(room.closed.begin(), room.closed.end());
  add_pins(making, closed);
  made.problem.frozen = made.first_free;
  made.problem.past = made.before;
  KITH_CHECK(seating::shape_tables(made.problem));
  return std::move(made);
}

std::vector<Round> rounds_of(const ForPlan& given, const DayProblem& of, const seating::Seating& seating) {
  std::vector<Round> rounds;
  for (int index = of.first_free; index < seating.rounds; ++index) {
    Round round{.number = index + 1};
    for (const auto& kept : given.rounds)
      if (kept.number == round.number) round = kept;
    round.places.assign(static_cast<std::size_t>(given.day.seat_numbers), 0);
    for (std::size_t person = 0; person < of.numbers.size(); ++person)
      if (of.problem.is_present(static_cast<int>(person), index))
        round.places[static_cast<std::size_t>(of.numbers[person] - 1)] =
            seating.at(index, static_cast<int>(person)) + 1;
    rounds.push_back(std::move(round));
  }
  return rounds;
}

}  // namespace kith::app
