#include "seating/bound.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "seating/objective.h"

namespace kith::seating {
namespace {

std::int64_t pairs_of(std::int64_t n) { return n * (n - 1) / 2; }

// Fewest pairs among `count` people of whom at most room[i] belong to group i and none to no group: spread evenly,
// the next person into the emptiest group that has room. By layers: layer l costs l pairs a person.
std::int64_t fewest_pairs(std::int64_t count, const std::vector<int>& room) {
  if (room.empty()) return 0;
  std::int64_t result = 0;
  const int highest = *std::ranges::max_element(room);
  for (int layer = 0; layer < highest && count > 0; ++layer) {
    const auto groups = std::ranges::count_if(room, [&](int r) { return r > layer; });
    const auto taken = std::min<std::int64_t>(count, groups);
    result += taken * layer;
    count -= taken;
  }
  return result;
}

// Whoever could sit: not those who are away, nor those who sit out by hand. [person * rounds + round]
using Sitters = std::vector<std::uint8_t>;

Sitters sitters_of(const Problem& p) {
  auto sitters = p.present;
  for (const auto& pin : p.pins)
    if (pin.table == no_table && pin.round >= p.frozen)
      sitters[static_cast<std::size_t>(pin.person) * p.rounds + pin.round] = 0;
  return sitters;
}

struct Round {
  bool full = false;         // everybody who could sit has a seat
  bool certain = false;      // `sizes` is what every plan of this round has
  std::vector<int> sizes;    // descending; the most favourable ones if not certain
  std::vector<int> most;     // of the tables in use
  std::int64_t pairs = 0;    // meetings in this round, at most
  std::int64_t missing = 0;  // seats, for those who could sit
  int largest = 0;
  int smallest = 0;
};

Round frozen_round(const Problem& p, int round) {
  Round result;
  std::vector<int> size(static_cast<std::size_t>(p.tables), 0);
  result.full = true;
  for (int person = 0; person < p.people; ++person) {
    const int table = p.past.at(round, person);
    if (table != no_table) ++size[table];
    if (table == no_table && p.is_present(person, round)) {
      ++result.missing;
      result.full = false;
    }
  }
  std::erase(size, 0);
  std::ranges::sort(size, std::greater{});
  for (const int s : size) result.pairs += pairs_of(s);
  result.largest = size.empty() ? 0 : size.front();
  result.certain = true;
  result.sizes = result.most = std::move(size);
  return result;
}

// Convex in each size, so that the most meetings come from filling the widest tables first.
Round free_round(const Problem& p, int round, std::int64_t people) {
  Round result;
  std::vector<SeatRange> open;
  std::int64_t least = 0, most = 0;
  for (int table = 0; table < p.tables; ++table) {
    if (const auto range = p.seats_at(round, table); range.max > 0) {
      open.push_back(range);
      least += range.min;
      most += range.max;
    }
  }
  result.full = people <= most;
  result.missing = std::max<std::int64_t>(people - most, 0);
  std::ranges::sort(open, [](auto a, auto b) { return a.max + a.min > b.max + b.min; });
  result.certain = people >= least;
  if (!result.certain) {  // too few for all these tables: some stay below their least, and nobody knows which
    for (auto& range : open) range.min = 0;
    least = 0;
  }
  const SeatRange* loose = nullptr;
  for (const auto& range : open) {
    if (range.min == range.max) continue;
    if (range.max > range.min + 1 || (loose && (loose->max != range.max))) result.certain = false;
    loose = &range;
  }
  auto more = std::min(people, most) - least;
  for (const auto& [min, max] : open) {
    const auto extra = std::clamp<std::int64_t>(more, 0, max - min);
    more -= extra;
    result.sizes.push_back(static_cast<int>(min + extra));
    result.most.push_back(max);
    result.pairs += extra == max - min ? pairs_of(max) : pairs_of(min) + (extra * (max + min - 1) + 1) / 2;
    result.largest = std::max(result.largest, max);
    result.smallest = result.smallest == 0 ? min : std::min(result.smallest, min);
  }
  std::ranges::sort(result.sizes, std::greater{});
  return result;
}

// How many others each person shares a round with. Exact while people come and go in few patterns, else everybody.
class Presence {
 public:
  Presence(const Problem& p, const Sitters& sitters) : pattern_of_(static_cast<std::size_t>(p.people)) {
    std::map<std::vector<std::uint8_t>, int> known;
    for (int person = 0; person < p.people; ++person) {
      const auto* row = &sitters[static_cast<std::size_t>(person) * p.rounds];
      auto [place, added] = known.try_emplace({row, row + p.rounds}, static_cast<int>(known.size()));
      if (added) count_.push_back(0);
      pattern_of_[person] = place->second;
      ++count_[place->second];
    }
    many_ = known.size() > 500;
    if (many_) return;
    const auto n = known.size();
    meets_.assign(n * n, 0);
    for (const auto& [a, i] : known)
      for (const auto& [b, j] : known)
        for (std::size_t r = 0; r < a.size(); ++r)
          if (a[r] && b[r]) meets_[static_cast<std::size_t>(i) * n + static_cast<std::size_t>(j)] = 1;
  }

  bool together(int a, int b) const { return many_ || meet(pattern(a), pattern(b)); }
  std::int64_t others(int person) const {
    if (many_) return static_cast<std::int64_t>(pattern_of_.size()) - 1;
    std::int64_t sum = 0;
    for (std::size_t j = 0; j < count_.size(); ++j) sum += meet(pattern(person), j) ? count_[j] : 0;
    return meet(pattern(person), pattern(person)) ? sum - 1 : sum;
  }

 private:
  std::size_t pattern(int person) const { return static_cast<std::size_t>(pattern_of_[person]); }
  bool meet(std::size_t i, std::size_t j) const { return meets_[i * count_.size() + j] != 0; }

  std::vector<int> pattern_of_;
  std::vector<int> count_;
  std::vector<std::uint8_t> meets_;
  bool many_ = false;
};

class Bounds {
 public:
  explicit Bounds(const Problem& problem) : p_(problem), sitters_(sitters_of(problem)), presence_(p_, sitters_) {
    for (int round = 0; round < p_.rounds; ++round) {
      std::int64_t here = 0, sit = 0;
      for (int person = 0; person < p_.people; ++person) {
        here += p_.is_present(person, round);
        sit += could_sit(person, round);
      }
      result_.by_hand += here - sit;
      rounds_.push_back(round < p_.frozen ? frozen_round(p_, round) : free_round(p_, round, sit));
    }
  }

  Bound run() {
    result_.sit_outs = result_.by_hand;
    for (const auto& round : rounds_) {
      slots_ += round.pairs;
      certain_ = certain_ && round.certain;
      result_.sit_outs += round.missing;
    }
    people();
    pairs();
    share();
    for (const auto& mix : p_.mixes) {
      forced_mix_.push_back(same_value(mix));
      result_.mix_meetings.push_back(forced_mix_.back() + same_value_so_far(mix));
    }
    result_.weighted = weighted();
    return std::move(result_);
  }

 private:
  bool could_sit(int person, int round) const {
    return sitters_[static_cast<std::size_t>(person) * p_.rounds + round] != 0;
  }

  // What each person could do at most, alone in the world.
  void people() {
    const auto n = static_cast<std::size_t>(p_.people);
    std::vector<std::int64_t> seats(n, 0), strangers(n, 0);
    for (int person = 0; person < p_.people; ++person) {
      const auto i = static_cast<std::size_t>(person);
      strangers[i] = presence_.others(person);
      shared_pairs_ += strangers[i];
      for (int round = 0; round < p_.rounds; ++round)
        if (could_sit(person, round)) seats[i] += std::max(rounds_[round].largest - 1, 0);
      person_pairs_ += std::min(strangers[i], seats[i]);
    }
    new_pairs_ = shared_pairs_ /= 2;
    person_pairs_ /= 2;
    for (const auto& pair : p_.known) {
      if (!presence_.together(pair.a, pair.b)) continue;
      --strangers[pair.a];
      --strangers[pair.b];
      --new_pairs_;
    }
    for (std::size_t i = 0; i < n; ++i) {
      result_.could_meet.push_back(
          static_cast<std::int32_t>(std::max<std::int64_t>(std::min(strangers[i], seats[i]), 0)));
      person_new_pairs_ += result_.could_meet.back();
    }
    person_new_pairs_ /= 2;
    due();
  }

  // A small table in one round is made good in another. Where there is no other and the team itself names the sizes
  // that please it, the smallest has to please too: else its range would mean nothing.
  void due() {
    result_.due = result_.could_meet;
    if (p_.rounds != 1 || p_.frozen > 0 || !p_.room.min || !p_.room.max) return;
    const auto& only = rounds_.front();
    result_.any_size = only.largest - only.smallest > 1;
    if (!result_.any_size) return;
    for (auto& due : result_.due) due = std::min(due, std::max(only.smallest - 1, 0));
  }

  // Two rounds with the same people: a table of one draws on the tables of the other, and where there are fewer of
  // those than seats, some who sat together sit together again. Any one round may serve as the base.
  std::int64_t forced() const {
    std::int64_t best = 0;
    std::map<std::vector<int>, int> kinds;
    std::vector<int> kind_of;
    for (const auto& round : rounds_)
      kind_of.push_back(kinds.try_emplace(round.sizes, static_cast<int>(kinds.size())).first->second);
    std::map<std::pair<int, int>, std::int64_t> done;  // (base, other) by kind
    std::vector<int> tried;
    for (std::size_t base = 0; base < rounds_.size(); ++base) {
      if (std::ranges::find(tried, kind_of[base]) != tried.end()) continue;
      tried.push_back(kind_of[base]);
      std::int64_t sum = 0;
      for (std::size_t other = static_cast<std::size_t>(p_.frozen); other < rounds_.size(); ++other) {
        if (other == base) continue;
        auto [place, added] = done.try_emplace({kind_of[base], kind_of[other]}, 0);
        if (added) place->second = forced_between(rounds_[base], rounds_[other]);
        sum += place->second;
      }
      best = std::max(best, sum);
    }
    return best;
  }

  static std::int64_t forced_between(const Round& base, const Round& other) {
    std::int64_t sum = 0;
    int last = -1;
    std::int64_t cost = 0;
    for (const int size : other.sizes) {
      if (size != last) cost = fewest_pairs(size, base.sizes);
      last = size;
      sum += cost;
    }
    return sum;
  }

  bool same_people_throughout() const {
    for (const auto& round : rounds_)
      if (!round.full || !round.certain) return false;
    for (int person = 0; person < p_.people; ++person)
      for (int round = 1; round < p_.rounds; ++round)
        if (could_sit(person, round) != could_sit(person, 0)) return false;
    return true;
  }

  void count_past() {
    std::vector<std::uint64_t> met;
    std::vector<std::vector<std::uint32_t>> tables(static_cast<std::size_t>(p_.tables));
    for (int round = 0; round < p_.frozen; ++round) {
      for (auto& table : tables) table.clear();
      for (int person = 0; person < p_.people; ++person) {
        if (p_.past.at(round, person) == no_table) continue;
        auto& table = tables[p_.past.at(round, person)];
        for (const auto other : table) met.push_back((std::uint64_t{other} << 32) | static_cast<std::uint32_t>(person));
        table.push_back(static_cast<std::uint32_t>(person));
      }
    }
    std::ranges::sort(met);
    std::int64_t again = 0;
    for (std::size_t i = 1; i < met.size(); ++i) {
      again = met[i] == met[i - 1] ? again + 1 : 0;
      repeats_so_far_ += again > 0 ? 1 : 0;
      over_and_over_so_far_ += pairs_of(again);
    }
  }

  // Least when the repeats are spread evenly over all pairs that can meet.
  std::int64_t over_and_over() const {
    if (result_.pairs <= 0) return over_and_over_so_far_;
    const auto each = result_.repeats / result_.pairs, left = result_.repeats % result_.pairs;
    return std::max(over_and_over_so_far_, (result_.pairs - left) * threes_of(each + 1) + left * threes_of(each + 2));
  }

  void pairs() {
    count_past();
    result_.repeats = repeats_so_far_ + (same_people_throughout() ? forced() : 0);
    result_.pairs = std::min({slots_ - result_.repeats, shared_pairs_, person_pairs_});
    if (certain_) result_.repeats = std::max(result_.repeats, slots_ - result_.pairs);
    result_.over_and_over = over_and_over();
    result_.new_pairs = std::min({result_.pairs, new_pairs_, person_new_pairs_});
  }

  // If all could meet equally many, somebody meets at most the mean.
  void share() {
    std::int64_t there = 0, each = 0;
    for (const auto could : result_.due) {
      if (could == 0) continue;
      if (there++ > 0 && could != each) return;
      each = could;
    }
    if (there == 0) return;
    result_.least_share = std::min(1.0, static_cast<double>(2 * result_.new_pairs / there) / static_cast<double>(each));
  }

  double weighted() const {
    double sum = 0;
    for (std::size_t i = 0; i < p_.mixes.size(); ++i) sum += p_.mixes[i].weight * static_cast<double>(forced_mix_[i]);
    if (certain_ && !p_.known.empty()) {
      double amount = p_.known.front().amount;
      for (const auto& pair : p_.known) amount = std::min(amount, pair.amount);
      const auto forced_known = std::max<std::int64_t>(slots_ - new_pairs_ - result_.repeats, 0);
      sum += p_.known_weight * amount * static_cast<double>(forced_known);
    }
    std::vector<double> earned;
    for (const auto& pair : p_.affinity)
      if (pair.amount > 0 && presence_.together(pair.a, pair.b)) earned.push_back(pair.amount);
    std::ranges::sort(earned, std::greater{});
    if (static_cast<std::int64_t>(earned.size()) > result_.pairs)
      earned.resize(static_cast<std::size_t>(result_.pairs));
    return sum - p_.affinity_weight * std::accumulate(earned.begin(), earned.end(), 0.0);
  }

  // Colleagues spread over the tables of each round as evenly as can be.
  std::int64_t same_value(const Mix& mix) const {
    std::int64_t sum = 0;
    for (int round = p_.frozen; round < p_.rounds; ++round) {
      const auto& at = rounds_[round];
      std::unordered_map<std::int32_t, std::int64_t> members;
      for (int person = 0; person < p_.people; ++person) {
        const auto value = mix.value[person];
        if (value >= 0 && could_sit(person, round)) ++members[value];
      }
      for (const auto& [value, count] : members)
        if (count > static_cast<std::int64_t>(at.most.size()))
          sum += fewest_pairs(std::max<std::int64_t>(count - at.missing, 0), at.most);
    }
    return sum;
  }

  std::int64_t same_value_so_far(const Mix& mix) const {
    std::int64_t sum = 0;
    std::unordered_map<std::int64_t, std::int64_t> at_table;  // people of one value who sit there already
    for (int round = 0; round < p_.frozen; ++round) {
      at_table.clear();
      for (int person = 0; person < p_.people; ++person) {
        const auto table = p_.past.at(round, person);
        const auto value = mix.value[person];
        if (table != no_table && value >= 0) sum += at_table[(std::int64_t{table} << 32) | value]++;
      }
    }
    return sum;
  }

  const Problem& p_;
  const Sitters sitters_;
  Presence presence_;
  std::vector<Round> rounds_;
  Bound result_;
  std::vector<std::int64_t> forced_mix_;  // Bound::mix_meetings, of rounds to come
  std::int64_t repeats_so_far_ = 0;       // in frozen rounds
  std::int64_t over_and_over_so_far_ = 0;
  std::int64_t slots_ = 0;         // meetings, at most
  std::int64_t shared_pairs_ = 0;  // pairs that share a round
  std::int64_t new_pairs_ = 0;     // of them those who do not know each other
  std::int64_t person_pairs_ = 0;  // pairs, counted by what each person has time for
  std::int64_t person_new_pairs_ = 0;
  bool certain_ = true;  // the number of meetings is the same in every plan
};

}  // namespace

Bound bound_of(const Problem& problem) { return Bounds(problem).run(); }

}  // namespace kith::seating
