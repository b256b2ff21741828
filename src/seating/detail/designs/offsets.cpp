#include "seating/detail/designs/offsets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "seating/detail/chance.h"
#include "seating/detail/designs/kept_offsets.h"

namespace kith::seating {
namespace {

constexpr double hot = 0.9, cold = 0.18;       // of the annealing, in repeated differences
constexpr int searched_tables = 40;            // larger rooms have more rounds by algebra than a day has
constexpr std::int64_t short_search = 60'000;  // steps: some hundredths of a second

// Anneals the offsets; the cost is how many differences of two columns come back.
class Annealing {
 public:
  Annealing(const Ring& ring, const OffsetSearch& search)
      : ring_(ring), search_(search), chance_(search.seed), n_(ring.size()) {}

  std::optional<Offsets> run() {
    for (int i = 0; i < search_.beginnings; ++i) {
      begin();
      for (std::int64_t step = 0; step < search_.steps && cost_ > 0; ++step) {
        if (step % 256 == 0)
          heat_ = hot * std::pow(cold / hot, static_cast<double>(step) / static_cast<double>(search_.steps));
        change();
      }
      if (cost_ == 0) return offsets_;
    }
    return std::nullopt;
  }

 private:
  int& count(int a, int b, int difference) { return count_[(a * search_.seats + b) * n_ + difference]; }

  // How many repeats more it makes that columns a and b are so far apart in one more round.
  int add(const std::vector<int>& round, int a, int b) {
    return a < b ? count(a, b, ring_.minus(round[b], round[a]))++ > 0
                 : count(b, a, ring_.minus(round[a], round[b]))++ > 0;
  }
  int take(const std::vector<int>& round, int a, int b) {
    return a < b ? --count(a, b, ring_.minus(round[b], round[a])) > 0
                 : --count(b, a, ring_.minus(round[a], round[b])) > 0;
  }

  void begin() {
    count_.assign(search_.seats * search_.seats * n_, 0);
    offsets_.assign(search_.rounds, std::vector<int>(search_.seats, 0));
    cost_ = 0;
    for (auto& round : offsets_) {
      for (int column = 1; column < search_.seats; ++column) {
        round[column] = chance_.below(n_);
        for (int other = 0; other < column; ++other) cost_ += add(round, other, column);
      }
    }
  }

  void change() {
    auto& round = offsets_[chance_.below(search_.rounds)];
    const int column = 1 + chance_.below(search_.seats - 1);
    const int before = round[column], after = chance_.below(n_);
    if (before == after) return;
    int more = 0;
    const auto put = [&](int offset) {
      for (int other = 0; other < search_.seats; ++other)
        if (other != column) more -= take(round, column, other);
      round[column] = offset;
      for (int other = 0; other < search_.seats; ++other)
        if (other != column) more += add(round, column, other);
    };
    put(after);
    if (more <= 0 || chance_.share() < std::exp(-more / heat_)) {
      cost_ += more;
    } else {
      put(before);
    }
  }

  const Ring& ring_;
  const OffsetSearch& search_;
  Chance chance_;
  int n_;
  int cost_ = 0;
  double heat_ = hot;
  Offsets offsets_;
  std::vector<int> count_;  // [(column * seats + later column) * ring + difference]
};

// One letter an offset.
Offsets decoded(std::string_view text) {
  Offsets offsets;
  for (const auto row : parts_of(text, ' ')) {
    offsets.emplace_back();
    for (const char letter : row) offsets.back().push_back(letter - 'a');
  }
  return offsets;
}

Offsets exchanged(const Offsets& offsets) {
  Offsets result(offsets.front().size());
  for (std::size_t column = 0; column < result.size(); ++column)
    for (const auto& round : offsets) result[column].push_back(round[column]);
  return result;
}

}  // namespace

Design from_offsets(const Ring& ring, const Offsets& offsets, int seats, int rounds) {
  const int tables = ring.size();
  Design design{tables, seats, 0, 0, {}};
  for (const auto& round : offsets) {
    if (design.rounds == rounds) break;
    for (int column = 0; column < seats; ++column)
      for (int row = 0; row < tables; ++row) design.table.push_back(ring.add(row, ring.minus(round[column], round[0])));
    ++design.rounds;
  }
  design.offset_rounds = design.rounds;
  return design;
}

Design kept_offsets(int tables, int seats, int rounds) {
  Design best{tables, seats, 0, 0, {}};
  for (const auto& kept : all_kept_offsets()) {
    if (kept.tables != tables) continue;
    const auto ring = Ring::of(kept.ring);
    auto offsets = decoded(kept.offsets);
    for (int turn = 0; turn < 2; ++turn, offsets = exchanged(offsets)) {
      const auto given = static_cast<int>(offsets.size());
      if (static_cast<int>(offsets.front().size()) >= seats && std::min(given, rounds) > best.rounds)
        best = from_offsets(*ring, offsets, seats, rounds);
    }
  }
  return best;
}

std::optional<Offsets> find_offsets(const Ring& ring, const OffsetSearch& search) {
  return Annealing(ring, search).run();
}

Design found_offsets(int tables, int seats, int known, int rounds) {
  Design best{tables, seats, 0, 0, {}};
  if (tables > searched_tables || seats > tables || seats < 3) return best;
  const auto ring = Ring::of_fields(tables);
  if (!ring) return best;
  for (int more = known + 1; more <= std::min(rounds, tables); ++more) {
    const auto offsets = find_offsets(*ring, {.seats = seats, .rounds = more, .steps = short_search});
    if (!offsets) break;
    best = from_offsets(*ring, *offsets, seats, more);
  }
  return best;
}

}  // namespace kith::seating
