#include "seating/detail/designs/starter_search.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "seating/detail/chance.h"
#include "seating/detail/designs/pair_orbits.h"

namespace kith::seating {
namespace {

constexpr std::int64_t first_patience = 20'000;  // steps of one beginning; grows slowly
constexpr int few_maps = 64;                     // of more, no table is looked for that only some of them keep

// One base round: how the maps that keep it move its places.
struct Kept {
  Kept(const Symmetry& symmetry, const std::vector<Permutation>& keep)
      : maps(keep), count(static_cast<int>(keep.size())), weight(static_cast<int>(symmetry.all.size()) / count) {
    orbit.assign(symmetry.places, -1);
    moves.assign(symmetry.places, false);
    for (int place = 0; place < symmetry.places; ++place) {
      if (orbit[place] >= 0) continue;
      std::set<int> images;
      for (const auto& map : maps) images.insert(map[place]);
      for (const int image : images) {
        orbit[image] = orbits;
        moves[image] = static_cast<int>(images.size()) == count;
      }
      ++orbits;
    }
    if (count <= few_maps) find_cycles(symmetry.places);
  }

  void find_cycles(int places) {
    std::set<std::vector<Table>> seen;
    for (std::size_t i = 1; i < maps.size(); ++i) {
      std::vector<Table> all;
      std::vector<bool> done(places, false);
      for (int place = 0; place < places; ++place) {
        Table cycle;
        for (int at = place; !done[at]; at = maps[i][at]) {
          done[at] = true;
          cycle.push_back(at);
        }
        std::ranges::sort(cycle);
        if (!cycle.empty()) all.push_back(std::move(cycle));
      }
      if (seen.insert(all).second) cycles.push_back(std::move(all));
    }
  }

  const std::vector<Permutation>& maps;
  int count;
  int weight;  // into how many rounds the group turns this one
  int orbits = 0;
  std::vector<int> orbit;                  // of each place, under `maps`
  std::vector<bool> moves;                 // by every map but the identity
  std::vector<std::vector<Table>> cycles;  // of each map: what a table that this map keeps is made of
};

class Search {
 public:
  Search(const Symmetry& symmetry, std::uint64_t seed)
      : symmetry_(symmetry), pairs_(symmetry.places, symmetry.all), chance_(seed) {
    for (const auto& keep : symmetry.keep) kept_.emplace_back(symmetry, keep);
  }

  std::optional<std::vector<Round>> run(std::int64_t steps) {
    auto patience = first_patience;
    for (std::int64_t left = steps; left > 0; patience += patience / 50) {
      begin(std::min(left, patience));
      const auto given = steps_left_;
      if (fill()) return base_;
      if (steps_left_ > 0) return std::nullopt;  // everything was tried
      left -= given;
    }
    return std::nullopt;
  }

 private:
  void begin(std::int64_t steps) {
    steps_left_ = steps;
    round_ = 0;
    used_.assign(pairs_.size.size(), 0);
    seated_.assign(symmetry_.places, false);
    base_.assign(kept_.size(), {});
    order_.resize(symmetry_.places);
    std::iota(order_.begin(), order_.end(), 0);
    chance_.shuffle(order_);
  }

  const Kept& kept() const { return kept_[round_]; }
  bool free(int a, int b, int times) const {
    const int orbit = pairs_.at(a, b);
    return used_[orbit] + times <= pairs_.size[orbit];
  }
  int whole() const { return kept().weight * kept().count; }

  // Who is to be seated next; -1 when everybody is. Places that some map leaves where they are come first.
  int neediest() const {
    int best = -1, fewest = std::numeric_limits<int>::max();
    for (const int place : order_) {
      if (seated_[place]) continue;
      int choices = kept().moves[place] ? symmetry_.places : 0;
      for (const int other : order_) choices += !seated_[other] && other != place && free(place, other, kept().weight);
      if (choices < fewest) {
        fewest = choices;
        best = place;
      }
    }
    return best;
  }

  bool fill() {
    if (--steps_left_ < 0) return false;
    const int place = neediest();
    if (place < 0) return next_round();
    return seat_kept(place) || (kept().moves[place] && seat_whole(place));
  }

  bool next_round() {
    if (round_ + 1 == static_cast<int>(kept_.size())) return true;
    std::vector<bool> nobody(symmetry_.places, false);
    seated_.swap(nobody);
    ++round_;
    if (fill()) return true;
    --round_;
    seated_.swap(nobody);
    return false;
  }

  // Tables that some map other than the identity keeps.
  bool seat_kept(int place) {
    for (const auto& cycles : kept().cycles) {
      for (const auto& cycle : cycles) {
        if (!std::ranges::binary_search(cycle, place)) continue;
        if (static_cast<int>(cycle.size()) <= symmetry_.seats && grow(cycles, cycle, 0)) return true;
      }
    }
    return false;
  }

  bool grow(const std::vector<Table>& cycles, const Table& table, std::size_t from) {
    if (steps_left_ < 0) return false;
    if (static_cast<int>(table.size()) == symmetry_.seats) return seat_orbit(table);
    for (std::size_t i = from; i < cycles.size(); ++i) {
      if (static_cast<int>(table.size() + cycles[i].size()) > symmetry_.seats || !fits(table, cycles[i])) continue;
      auto larger = table;
      larger.insert(larger.end(), cycles[i].begin(), cycles[i].end());
      if (grow(cycles, larger, i + 1)) return true;
    }
    return false;
  }

  bool fits(const Table& table, const Table& more) const {
    for (const int b : more) {
      if (seated_[b] || std::ranges::find(table, b) != table.end()) return false;
      for (const int a : table)
        if (!free(a, b, kept().weight)) return false;
    }
    return true;
  }

  // Any table with all its images, counted pair by pair.
  bool seat_orbit(Table table) {
    --steps_left_;
    std::set<Table> images;
    for (const auto& map : kept().maps) {
      Table image;
      for (const int place : table) image.push_back(map[place]);
      std::ranges::sort(image);
      images.insert(std::move(image));
    }
    Table taken;
    std::vector<int> met;
    if (take(images, taken, met)) {
      base_[round_].push_back(std::move(table));
      if (fill()) return true;
      base_[round_].pop_back();
    }
    for (const int place : taken) seated_[place] = false;
    for (const int orbit : met) used_[orbit] -= kept().weight;
    return false;
  }

  bool take(const std::set<Table>& images, Table& taken, std::vector<int>& met) {
    for (const auto& image : images) {
      for (std::size_t i = 0; i < image.size(); ++i) {
        if (seated_[image[i]]) return false;
        seated_[image[i]] = true;
        taken.push_back(image[i]);
        for (std::size_t j = 0; j < i; ++j) {
          if (!free(image[i], image[j], kept().weight)) return false;
          met.push_back(pairs_.at(image[i], image[j]));
          used_[met.back()] += kept().weight;
        }
      }
    }
    return true;
  }

  // Tables that no map keeps: no two of their places are images of each other, and every pair counts alike.
  bool seat_whole(int place) {
    Table others;
    for (const int other : order_)
      if (!seated_[other] && kept().moves[other] && kept().orbit[other] != kept().orbit[place] &&
          free(place, other, whole()))
        others.push_back(other);
    Table table{place};
    return grow_whole(table, others);
  }

  bool grow_whole(Table& table, const Table& others) {
    const int missing = symmetry_.seats - static_cast<int>(table.size());
    if (missing == 0) return seat_images(table);
    for (std::size_t i = 0; i + missing <= others.size(); ++i) {
      if (--steps_left_ < 0) return false;
      const int next = others[i];
      std::vector<int> met;
      for (const int place : table) {
        if (!free(place, next, whole())) break;
        met.push_back(pairs_.at(place, next));
        used_[met.back()] += whole();
      }
      const bool fits = met.size() == table.size();
      table.push_back(next);
      if (fits && grow_whole(table, still_possible(table, others, i + 1))) return true;
      table.pop_back();
      for (const int orbit : met) used_[orbit] -= whole();
    }
    return false;
  }

  Table still_possible(const Table& table, const Table& others, std::size_t from) const {
    Table left;
    for (std::size_t i = from; i < others.size(); ++i)
      if (std::ranges::all_of(table, [&](int place) {
            return kept().orbit[place] != kept().orbit[others[i]] && free(place, others[i], whole());
          }))
        left.push_back(others[i]);
    return left;
  }

  bool seat_images(const Table& table) {
    for (const int place : table)
      for (const auto& map : kept().maps) seated_[map[place]] = true;
    base_[round_].push_back(table);
    if (fill()) return true;
    base_[round_].pop_back();
    for (const int place : table)
      for (const auto& map : kept().maps) seated_[map[place]] = false;
    return false;
  }

  const Symmetry& symmetry_;
  const PairOrbits pairs_;
  Chance chance_;
  std::vector<Kept> kept_;
  std::int64_t steps_left_ = 0;
  int round_ = 0;
  std::vector<int> used_;  // of each orbit of pairs: meetings, over all rounds
  std::vector<bool> seated_;
  std::vector<int> order_;
  std::vector<Round> base_;
};

}  // namespace

std::optional<std::vector<Round>> find_base(const Symmetry& symmetry, const SearchLimits& limits) {
  if (symmetry.seats < 2 || symmetry.places % symmetry.seats != 0) return std::nullopt;
  return Search(symmetry, limits.seed).run(limits.steps);
}

}  // namespace kith::seating
