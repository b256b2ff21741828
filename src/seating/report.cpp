#include "seating/report.h"

#include <algorithm>
#include <array>

namespace kith::seating {
namespace {

std::uint64_t key(int a, int b) {
  const auto [low, high] = std::minmax(a, b);
  return (static_cast<std::uint64_t>(low) << 32) | static_cast<std::uint32_t>(high);
}

// Every meeting of the plan as the key of its pair, sorted; a pair that meets twice is there twice.
std::vector<std::uint64_t> meetings_of(const Problem& p, const Seating& seating) {
  std::vector<std::uint64_t> met;
  std::vector<std::vector<int>> tables(static_cast<std::size_t>(p.tables));
  for (int round = 0; round < p.rounds; ++round) {
    for (auto& table : tables) table.clear();
    for (int person = 0; person < p.people; ++person) {
      if (seating.at(round, person) == no_table) continue;
      auto& table = tables[seating.at(round, person)];
      for (const int other : table) met.push_back(key(other, person));
      table.push_back(person);
    }
  }
  std::ranges::sort(met);
  return met;
}

class Reporter {
 public:
  Reporter(const Problem& problem, const Seating& seating)
      : p_(problem),
        s_(seating),
        met_(meetings_of(problem, seating)),
        new_people_(static_cast<std::size_t>(p_.people), 0) {}

  Report run() {
    r_.people = p_.people;
    r_.rounds = p_.rounds;
    r_.bound = bound_of(p_);
    meetings();
    affinity();
    languages();
    sit_outs();
    new_people();
    r_.known_points = p_.known_weight * known_amount_;
    r_.language_points = p_.languages.weight * static_cast<double>(r_.language_gaps + r_.language_lost);
    r_.affinity_points = p_.affinity_weight * r_.affinity;
    r_.weighted = r_.known_points + r_.language_points - r_.affinity_points;
    for (std::size_t i = 0; i < p_.mixes.size(); ++i) {
      r_.mix_points.push_back(p_.mixes[i].weight * static_cast<double>(r_.mix_meetings[i]));
      r_.weighted += r_.mix_points.back();
    }
    r_.score = static_cast<double>(r_.repeats) + r_.weighted;
    rules();
    return std::move(r_);
  }

 private:
  int person_low(std::uint64_t pair) const { return static_cast<int>(pair >> 32); }
  int person_high(std::uint64_t pair) const { return static_cast<int>(pair & 0xffffffffU); }

  void meetings() {
    std::vector<std::pair<std::uint64_t, double>> known;
    for (const auto& pair : p_.known) known.emplace_back(key(pair.a, pair.b), pair.amount);
    std::ranges::sort(known);
    r_.mix_meetings.assign(p_.mixes.size(), 0);
    auto next_known = known.begin();
    int times = 0;  // that this pair has met so far
    for (std::size_t i = 0; i < met_.size(); ++i) {
      const auto pair = met_[i];
      const int a = person_low(pair), b = person_high(pair);
      while (next_known != known.end() && next_known->first < pair) ++next_known;
      const bool knows = next_known != known.end() && next_known->first == pair;
      if (knows) {
        ++r_.known_meetings;
        known_amount_ += next_known->second;
      }
      for (std::size_t m = 0; m < p_.mixes.size(); ++m) {
        const auto& value = p_.mixes[m].value;
        const auto of_a = value[a];
        r_.mix_meetings[m] += of_a >= 0 && of_a == value[b];
      }
      r_.language_gaps += speechless(a, b);
      if (i > 0 && met_[i - 1] == pair) {
        ++r_.repeats;
        r_.objective.over_and_over += std::int64_t{times} * (times - 1) / 2;
        ++times;
        r_.most_meetings_of_a_pair = std::max(r_.most_meetings_of_a_pair, times);
        continue;
      }
      times = 1;
      r_.most_meetings_of_a_pair = std::max(r_.most_meetings_of_a_pair, times);
      ++r_.distinct_meetings;
      if (knows) continue;
      ++new_people_[a];
      ++new_people_[b];
    }
  }

  bool speechless(int a, int b) const {
    if (p_.languages.spoken.empty()) return false;
    const auto of_a = p_.languages.spoken[a];
    const auto of_b = p_.languages.spoken[b];
    return of_a != 0 && of_b != 0 && (of_a & of_b) == 0;
  }

  void languages() {
    if (p_.languages.spoken.empty()) return;
    r_.languages_matter = p_.languages.weight > 0;
    struct Speakers {
      std::int64_t people = 0, most = 0;
      std::array<std::int64_t, 64> of{};
    };
    for (int round = 0; round < p_.rounds; ++round) {
      std::vector<Speakers> at(static_cast<std::size_t>(p_.tables));
      for (int person = 0; person < p_.people; ++person) {
        const auto spoken = p_.languages.spoken[person];
        if (spoken == 0 || s_.at(round, person) == no_table) continue;
        auto& table = at[s_.at(round, person)];
        ++table.people;
        for (std::size_t one = 0; one < table.of.size(); ++one)
          if ((spoken >> one & 1U) != 0) table.most = std::max(table.most, ++table.of[one]);
      }
      for (const auto& table : at) {
        r_.language_lost += table.people - table.most;
        r_.tables_without_language += table.people > table.most;
      }
    }
  }

  void affinity() {
    for (const auto& pair : p_.affinity)
      if (std::ranges::binary_search(met_, key(pair.a, pair.b))) r_.affinity += pair.amount;
  }

  void sit_outs() {
    for (int person = 0; person < p_.people; ++person) {
      int there = 0, out = 0;
      for (int round = 0; round < p_.rounds; ++round) {
        if (!p_.is_present(person, round)) continue;
        ++there;
        out += s_.at(round, person) == no_table;
      }
      r_.sit_outs += out;
      r_.sit_outs_max = std::max(r_.sit_outs_max, out);
      if (there > 0) r_.objective.most_sat_out = std::max(r_.objective.most_sat_out, static_cast<double>(out) / there);
    }
  }

  void new_people() {
    std::int64_t there = 0;
    r_.new_people_best = p_.people;
    r_.new_people_min = p_.people;
    for (int person = 0; person < p_.people; ++person) {
      const auto i = static_cast<std::size_t>(person);
      const auto* row = &p_.present[i * static_cast<std::size_t>(p_.rounds)];
      if (std::none_of(row, row + p_.rounds, [](auto here) { return here != 0; })) continue;
      ++there;
      const int met = new_people_[i], could = r_.bound.could_meet[i], due = r_.bound.due[i];
      r_.new_people_min = std::min(r_.new_people_min, met);
      r_.new_people_max = std::max(r_.new_people_max, met);
      r_.new_people_best = std::min(r_.new_people_best, could);
      if (due > 0) r_.objective.least_share = std::min(r_.objective.least_share, static_cast<double>(met) / due);
    }
    if (there == 0) r_.new_people_min = r_.new_people_best = 0;
    if (there > 0) r_.new_people_best = std::min(r_.new_people_best, static_cast<int>(2 * r_.bound.new_pairs / there));
  }

  void rules() {
    auto found = check(p_, s_);
    r_.objective.broken_rules = static_cast<std::int64_t>(found.team.size());
    r_.objective.private_pairs = static_cast<std::int64_t>(found.hidden.size());
    r_.objective.repeats = r_.repeats;
    r_.objective.weighted = r_.weighted;
    r_.violations = std::move(found.team);
  }

  const Problem& p_;
  const Seating& s_;
  std::vector<std::uint64_t> met_;
  std::vector<int> new_people_;
  double known_amount_ = 0;
  Report r_;
};

}  // namespace

Report report_of(const Problem& problem, const Seating& seating) { return Reporter(problem, seating).run(); }

}  // namespace kith::seating
