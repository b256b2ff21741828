// Problems for tests: plain rooms, and random ones with everything a team can ask for.
#pragma once
#include <algorithm>
#include <rapidcheck.h>

#include "seating/problem.h"
#include "seating/search.h"
#include "seating/shape.h"

namespace kith::seating::testing {

// Everybody there all the time, tables of at most `table_size`.
inline Problem room(int people, int rounds, int table_size) {
  auto problem = empty_problem(people, rounds);
  problem.room.table_size = table_size;
  if (!shape_tables(problem)) problem.people = -1;  // no test gets past validate()
  return problem;
}

inline SearchOptions iterations(std::int64_t count, std::uint64_t seed = 1) {
  SearchOptions options;
  options.seed = seed;
  options.iterations = count;
  return options;
}

struct Size {
  int people_max = 14;
  int rounds_max = 5;
  int tables_max = 5;
};

// Some rules contradict each other; that is part of what has to be survived.
inline Rule random_rule(const Problem& p, Origin origin) {
  const auto below = [](int n) { return *rc::gen::inRange(0, n); };
  Rule rule;
  rule.kind = origin == Origin::Private ? RuleKind::Apart
                                        : *rc::gen::element(RuleKind::Together, RuleKind::Apart, RuleKind::Apart,
                                                            RuleKind::Host, RuleKind::Absent);
  rule.origin = origin;
  rule.a = below(p.people);
  rule.b = rule.kind == RuleKind::Host ? 0 : (rule.a + 1 + below(p.people - 1)) % p.people;
  rule.round = *rc::gen::element(every_round, below(p.rounds));
  return rule;
}

inline void random_pairs(const Problem& p, std::vector<Pair>& pairs, int count) {
  for (int i = 0; i < count; ++i) {
    const Pair pair{*rc::gen::inRange(0, p.people - 1), p.people - 1, static_cast<double>(*rc::gen::inRange(1, 5))};
    const int b = *rc::gen::inRange(pair.a + 1, p.people);
    if (std::ranges::none_of(pairs, [&](const Pair& other) { return other.a == pair.a && other.b == b; }))
      pairs.push_back({pair.a, b, pair.amount});
  }
}

inline Problem random_problem(const Size& size) {
  auto p = empty_problem(*rc::gen::inRange(2, size.people_max + 1), *rc::gen::inRange(1, size.rounds_max + 1));
  if (*rc::gen::arbitrary<bool>()) {
    p.room.table_size = *rc::gen::inRange(2, 6);
  } else {
    p.room.tables = *rc::gen::inRange(1, size.tables_max + 1);
    if (*rc::gen::arbitrary<bool>()) p.room.max = *rc::gen::inRange(2, 6);
    if (p.room.max && *rc::gen::arbitrary<bool>()) p.room.min = *rc::gen::inRange(1, *p.room.max + 1);
  }
  for (int person = 0; person < p.people; ++person) {
    if (*rc::gen::inRange(0, 4) != 0) continue;
    const int from = *rc::gen::inRange(0, p.rounds), to = *rc::gen::inRange(from, p.rounds);
    for (int round = 0; round < p.rounds; ++round) p.set_present(person, round, round >= from && round <= to);
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) p.rules.push_back(random_rule(p, Origin::Team));
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) p.rules.push_back(random_rule(p, Origin::Private));
  random_pairs(p, p.known, *rc::gen::inRange(0, 4));
  random_pairs(p, p.affinity, *rc::gen::inRange(0, 4));
  if (*rc::gen::arbitrary<bool>()) {
    Mix company{{}, 3};
    for (int person = 0; person < p.people; ++person) company.value.push_back(*rc::gen::inRange(-1, 3));
    p.mixes.push_back(std::move(company));
  }
  if (*rc::gen::inRange(0, 3) == 0) {
    p.languages.weight = 2;
    for (int person = 0; person < p.people; ++person) p.languages.spoken.push_back(*rc::gen::inRange(0U, 8U));
  }
  RC_PRE(shape_tables(p).has_value());
  return p;
}

}  // namespace kith::seating::testing
