#include "seating/detail/table_names.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kith::seating {
namespace {

std::vector<bool> named_tables(const Problem& p, int round) {
  std::vector<bool> named(p.tables, false);
  for (const auto& rule : p.rules) {
    if (rule.round != every_round && rule.round != round) continue;
    if (rule.kind == RuleKind::Host) named[rule.b] = true;
    if (rule.kind == RuleKind::Capacity || rule.kind == RuleKind::MinSize) named[rule.a] = true;
  }
  for (const auto& pin : p.pins)
    if (pin.round == round && pin.table != no_table) named[pin.table] = true;
  return named;
}

}  // namespace

void keep_table_names(const Problem& p, const Seating& before, Seating& after) {
  for (int round = p.frozen; round < p.rounds; ++round) {
    auto done = named_tables(p, round);  // as a name to take
    auto given = done;                   // as a group to be named
    std::vector<int> name(p.tables);
    for (int table = 0; table < p.tables; ++table) name[table] = table;
    const auto same_size = [&](int a, int b) {
      const auto left = p.seats_at(round, a), right = p.seats_at(round, b);
      return left.min == right.min && left.max == right.max;
    };
    std::map<std::pair<int, int>, int> shared;  // (group, old name) -> people
    for (int person = 0; person < p.people; ++person) {
      const int now = after.at(round, person), was = before.at(round, person);
      if (now == no_table || was == no_table || was >= p.tables) continue;
      if (!given[now] && !done[was] && same_size(now, was)) ++shared[{now, was}];
    }
    std::vector<std::tuple<int, int, int>> order;  // (-people, group, name)
    for (const auto& [pair, people] : shared) order.emplace_back(-people, pair.first, pair.second);
    std::ranges::sort(order);
    for (const auto& [people, group, wanted] : order) {
      if (given[group] || done[wanted]) continue;
      name[group] = wanted;
      given[group] = done[wanted] = true;
    }
    // The others share what is left, each among tables of its size.
    for (int group = 0; group < p.tables; ++group) {
      if (given[group]) continue;
      for (int wanted = 0; wanted < p.tables; ++wanted) {
        if (done[wanted] || !same_size(group, wanted)) continue;
        name[group] = wanted;
        done[wanted] = true;
        break;
      }
    }
    for (int person = 0; person < p.people; ++person)
      if (auto& table = after.at(round, person); table != no_table) table = name[table];
  }
}

}  // namespace kith::seating
