#include "seating/detail/costs.h"

#include <algorithm>
#include <cmath>

namespace kith::seating {
namespace {

double largest_amount(const std::vector<Pair>& pairs) {
  double largest = 0;
  for (const auto& pair : pairs) largest = std::max(largest, std::abs(pair.amount));
  return largest;
}

double median_amount(const std::vector<Pair>& pairs) {
  std::vector<double> amounts;
  for (const auto& pair : pairs) amounts.push_back(std::abs(pair.amount));
  if (amounts.empty()) return 0;
  const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>(amounts.size() / 2);
  std::ranges::nth_element(amounts, middle);
  return *middle;
}

}  // namespace

Costs::Costs(const Problem& problem, int widest) : p_(problem) {
  dearest_ = static_cast<std::int32_t>(std::ldexp(1.0, 30) / std::max(widest, 1));
  double each = std::abs(p_.known_weight) * largest_amount(p_.known);
  for (const auto& mix : p_.mixes) each += std::abs(mix.weight);
  if (!p_.languages.spoken.empty()) each += std::abs(p_.languages.weight);
  const double first = std::abs(p_.affinity_weight) * largest_amount(p_.affinity);
  plain_ = p_.known.empty() && each == 0 && first == 0;
  largest_ = std::max(each, first);
  if (plain_ || largest_ == 0) {
    unit_ = std::min(1024.0, std::ldexp(1.0, 26) / std::max(widest, 1));
    return;
  }
  typical_ = largest_;
  const auto lower = [this](double points) {
    if (points > 0) typical_ = std::min(typical_, points);
  };
  for (const auto& mix : p_.mixes) lower(std::abs(mix.weight));
  lower(std::abs(p_.known_weight) * median_amount(p_.known));
  lower(std::abs(p_.affinity_weight) * median_amount(p_.affinity));
  // A cell has 23 bits for `first`; a repeat may cost up to 16 times the largest pair.
  const double room = std::min(std::ldexp(1.0, 21), std::ldexp(1.0, 30) / (16.0 * std::max(widest, 1)));
  unit_ = room / largest_;
}

std::int32_t Costs::columns(int a, int b) const {
  double cost = 0;
  for (const auto& mix : p_.mixes)
    if (mix.value[a] >= 0 && mix.value[a] == mix.value[b]) cost += mix.weight;
  if (!p_.languages.spoken.empty()) {
    const auto of_a = p_.languages.spoken[a], of_b = p_.languages.spoken[b];
    if (of_a != 0 && of_b != 0 && (of_a & of_b) == 0) cost += p_.languages.weight;
  }
  return units(cost);
}

template <class Pairs, class Base>
void Costs::fill_lists(Pairs& pairs, Base base) const {
  for (const auto& pair : p_.known) {
    auto cost = base(pair.a, pair.b);
    cost.each += units(p_.known_weight * pair.amount);
    cost.known = true;
    pairs.set_cost(pair.a, pair.b, cost);
  }
  for (const auto& pair : p_.affinity) {
    auto cost = base(pair.a, pair.b);
    cost.first = units(-p_.affinity_weight * pair.amount);
    pairs.set_cost(pair.a, pair.b, cost);
  }
}

template <class Pairs>
void Costs::fill_rows(Pairs& pairs) const {
  const bool columns_cost = !p_.mixes.empty() || !p_.languages.spoken.empty();
  for (int a = 0; columns_cost && a < p_.people; ++a)
    for (int b = a + 1; b < p_.people; ++b)
      if (const auto each = columns(a, b)) pairs.set_cost(a, b, {each, 0, false});
  fill_lists(pairs, [&](int a, int b) { return pairs.cost(a, b); });
}

void Costs::fill(DensePairs& pairs) const { fill_rows(pairs); }

template <class Cell>
std::optional<KindPairs<Cell>> Costs::kinds() const {
  KindPairs<Cell> pairs(p_.people, p_.rounds);
  fill_rows(pairs);
  if (!pairs.fits()) return std::nullopt;
  return pairs;
}

template std::optional<KindPairs<std::uint8_t>> Costs::kinds() const;
template std::optional<KindPairs<std::uint16_t>> Costs::kinds() const;

void Costs::fill(SparsePairs& pairs) const {
  fill_lists(pairs, [&](int a, int b) {
    auto cost = pairs.cost(a, b);
    cost.each -= columns(a, b);  // those come on top
    return cost;
  });
}

SparsePairs Costs::sparse() const {
  const bool columns_cost = !p_.mixes.empty() || !p_.languages.spoken.empty();
  const auto pairs = static_cast<std::size_t>(p_.people) * p_.rounds * 4 + p_.known.size() + p_.affinity.size();
  const auto columns_of = [](const void* costs, int a, int b) {
    return static_cast<const Costs*>(costs)->columns(a, b);
  };
  return {p_.people, pairs, this, columns_cost ? SparsePairs::Columns(columns_of) : nullptr};
}

}  // namespace kith::seating
