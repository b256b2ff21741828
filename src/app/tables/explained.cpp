#include "app/tables/explained.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

#include "app/tables/broken_rule.h"
#include "base/limits.h"
#include "seating/check.h"
#include "seating/contradiction.h"

namespace kith::app {
namespace {

using seating::Problem;
using seating::RuleKind;
using seating::Seating;

std::string name_at(const Roster& roster, int person) { return roster.people[static_cast<std::size_t>(person)].name; }

struct Repeated {
  int a = 0, b = 0;
  std::vector<int> rounds;  // in which they sit together
};

struct Meeting {
  int a = 0, b = 0, round = 0;
  auto operator<=>(const Meeting&) const = default;
};

std::vector<Meeting> meetings_of(const Problem& p, const Seating& seating) {
  std::vector<Meeting> met;
  std::vector<std::vector<int>> tables(static_cast<std::size_t>(p.tables));
  for (int round = 0; round < p.rounds; ++round) {
    for (auto& table : tables) table.clear();
    for (int person = 0; person < p.people; ++person) {
      if (seating.at(round, person) == seating::no_table) continue;
      auto& table = tables[static_cast<std::size_t>(seating.at(round, person))];
      for (const int other : table) met.push_back({other, person, round});
      table.push_back(person);
    }
  }
  std::ranges::sort(met);
  return met;
}

// Pairs who sit together more than once, those who do so most often first.
std::vector<Repeated> repeated_pairs(const Problem& p, const Seating& seating) {
  std::vector<Repeated> found;
  const auto met = meetings_of(p, seating);
  for (auto from = met.begin(); from != met.end();) {
    const auto to = std::find_if(from, met.end(), [&](const Meeting& m) { return m.a != from->a || m.b != from->b; });
    if (to - from > 1) {
      auto& pair = found.emplace_back(Repeated{from->a, from->b, {}});
      for (auto meeting = from; meeting != to; ++meeting) pair.rounds.push_back(meeting->round);
    }
    from = to;
  }
  std::ranges::stable_sort(found, std::greater{}, [](const Repeated& pair) { return pair.rounds.size(); });
  return found;
}

// Who the team wants at one table in one round, also by way of others.
class Bound {
 public:
  Bound(const Problem& p, int round) : group_(static_cast<std::size_t>(p.people)) {
    std::iota(group_.begin(), group_.end(), 0);
    for (const auto& rule : p.rules)
      if (rule.kind == RuleKind::Together && rule.origin == seating::Origin::Team && holds(rule, round))
        group_[static_cast<std::size_t>(root(rule.a))] = root(rule.b);
  }
  bool together(int a, int b) { return root(a) == root(b); }

  static bool holds(const seating::Rule& rule, int round) {
    return rule.round == seating::every_round || rule.round == round;
  }

 private:
  int root(int person) {
    auto at = static_cast<std::size_t>(person);
    while (group_[at] != static_cast<int>(at)) at = static_cast<std::size_t>(group_[at]);
    return static_cast<int>(at);
  }
  std::vector<int> group_;
};

// Why two meet again: only if it explains each of their meetings is a reason one.
class Reasons {
 public:
  Reasons(const Problem& problem, const Seating& seating, bool least) : p_(problem), s_(seating), least_(least) {
    for (int round = 0; round < p_.rounds; ++round) bound_.emplace_back(p_, round);
  }

  const char* of(const Repeated& pair) {
    bool rule = false, hand = false;
    for (const int round : pair.rounds) {
      if (round < p_.frozen) continue;
      if (bound_[static_cast<std::size_t>(round)].together(pair.a, pair.b))
        rule = true;
      else if (has_no_choice(pair.a, round) && has_no_choice(pair.b, round))
        hand = true;
      else
        return least_ ? "least" : "time";
    }
    return rule ? "rule" : hand ? "placed" : "past";
  }

 private:
  // Rule or hand puts the person where they are.
  bool has_no_choice(int person, int round) const {
    const int table = s_.at(round, person);
    const auto hosts = [&](const seating::Rule& rule) {
      return rule.kind == RuleKind::Host && rule.a == person && rule.b == table && Bound::holds(rule, round);
    };
    const auto by_hand = [&](const seating::Pin& pin) {
      return pin.person == person && pin.round == round && pin.table == table;
    };
    return std::ranges::any_of(p_.rules, hosts) || std::ranges::any_of(p_.pins, by_hand);
  }

  const Problem& p_;
  const Seating& s_;
  bool least_;
  std::vector<Bound> bound_;
};

std::string listed(const std::vector<int>& rounds) {
  std::string list;
  for (const int round : rounds) list += (list.empty() ? "" : ", ") + std::to_string(round + 1);
  return list;
}

void explain_repeats(Explained& result, const Roster& roster, const Problem& p, const Seating& seating, bool least) {
  const auto pairs = repeated_pairs(p, seating);
  result.pairs_again = static_cast<std::int64_t>(pairs.size());
  Reasons reasons(p, seating, least);
  for (const auto& pair : pairs) {
    if (result.repeats.size() == limits::violations_listed) break;
    result.repeats.push_back(say(
        "{a} and {b} meet in rounds {rounds}: {why, select, rule {they are to sit together} past {it was so in rounds "
        "that are over} placed {both have to be at that table} least {no plan has fewer repeats} other {nothing "
        "better was found in this time}}.",
        {{"a", name_at(roster, pair.a)},
         {"b", name_at(roster, pair.b)},
         {"rounds", listed(pair.rounds)},
         {"why", std::string(reasons.of(pair))}}));
  }
}

std::vector<Message> contradiction(const Roster& roster, const Problem& p) {
  const auto found = seating::contradiction_of(p);
  if (found.rules.empty()) return {};
  std::vector<Message> sentences{
      say("In round {round} these cannot all hold{pins, select, yes { beside the seats set by hand} other {}}:",
          {{"round", std::int64_t{found.round} + 1}, {"pins", found.pins ? "yes" : "no"}})};
  for (const int rule : found.rules) sentences.push_back(rule_words(roster, p.rules[static_cast<std::size_t>(rule)]));
  return sentences;
}

bool same(const seating::Violation& left, const seating::Violation& right) {
  const auto key = [](const seating::Violation& v) { return std::tuple(v.breach, v.round, v.table, v.person, v.rule); };
  return key(left) == key(right);
}

// In how many rounds the two sat together.
std::size_t times(const Problem& p, const Seating& seating, int a, int b) {
  std::size_t count = 0;
  for (int round = 0; round < p.rounds; ++round)
    count += seating.at(round, a) != seating::no_table && seating.at(round, a) == seating.at(round, b) ? 1 : 0;
  return count;
}

}  // namespace

Explained explained(const Roster& roster, const Problem& problem, const Seating& seating,
                    const seating::Report& report) {
  Explained result;
  if (report.repeats > 0) explain_repeats(result, roster, problem, seating, report.repeats <= report.bound.repeats);
  if (!report.violations.empty()) result.contradiction = contradiction(roster, problem);
  return result;
}

std::vector<Message> brought(const Roster& roster, const Problem& problem, const Seating& before,
                             const Seating& after) {
  std::vector<Message> sentences;
  for (const auto& pair : repeated_pairs(problem, after)) {
    if (pair.rounds.size() <= times(problem, before, pair.a, pair.b)) continue;
    sentences.push_back(
        say("{a} and {b} meet {time, plural, =2 {a second time} =3 {a third time} other {once more}} in round {round}.",
            {{"a", name_at(roster, pair.a)},
             {"b", name_at(roster, pair.b)},
             {"time", static_cast<std::int64_t>(pair.rounds.size())},
             {"round", std::int64_t{pair.rounds.back()} + 1}}));
  }
  const auto was = seating::check(problem, before).team;
  for (const auto& violation : seating::check(problem, after).team)
    if (std::ranges::none_of(was, [&](const auto& old) { return same(old, violation); }))
      sentences.push_back(broken_rule(roster, problem, after, violation));
  return sentences;
}

Message what_if_words(const seating::Variation& variation, const seating::Outlook& outlook) {
  const bool rounds = variation.rounds_more != 0;
  return say(
      "{what, select, rounds {{more, plural, =1 {One round more} other {One round fewer}}} other {{more, plural, =1 "
      "{One table more} other {One table fewer}}}} ({count, number}): everyone could meet at most {best, "
      "number}{repeats, plural, =0 {{certain, select, yes {, nobody twice} other {}}} one {, with at least # repeated "
      "meeting} other {, with at least # repeated meetings}}{out, plural, =0 {} one {; somebody would sit out once} "
      "other {; # times somebody would sit out}}.",
      {{"what", rounds ? "rounds" : "tables"},
       {"more", std::int64_t{rounds ? variation.rounds_more : variation.tables_more}},
       {"count", std::int64_t{rounds ? outlook.rounds : outlook.tables}},
       {"best", std::int64_t{outlook.new_people_best}},
       {"repeats", outlook.repeats},
       {"certain", outlook.certain ? "yes" : "no"},
       {"out", outlook.sit_outs}});
}

std::vector<WhatIf> what_if(const Problem& problem) {
  std::vector<WhatIf> found;
  const auto now = seating::what_if(problem, {});
  for (const seating::Variation& variation :
       {seating::Variation{.rounds_more = 1}, seating::Variation{.tables_more = -1},
        seating::Variation{.tables_more = 1}}) {
    const auto outlook = seating::what_if(problem, variation);
    if (!outlook || outlook->tables < 1) continue;
    const bool changes = outlook->rounds != problem.rounds || (now && outlook->tables != now->tables);
    if (changes) found.push_back({variation, *outlook});
  }
  return found;
}

}  // namespace kith::app
