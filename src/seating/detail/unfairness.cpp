#include "seating/detail/unfairness.h"

#include <algorithm>
#include <cmath>

namespace kith::seating {
namespace {

constexpr double price_of_unfairness = 100;  // points for somebody who meets nobody they could meet

}  // namespace

Prices unfairness_prices(const Model& model, const Costs& costs) {
  const double points = price_of_unfairness * std::max(costs.largest(), 1.0) * costs.unit();
  const auto& due = model.bound.due;
  const double all_miss = 1 - model.bound.least_share;  // somebody at least, in every plan
  const int most = due.empty() ? 0 : *std::ranges::max_element(due);
  Prices prices{.width = most + 2};
  std::vector<std::int32_t> row(most + 1, -1);
  for (const int could : due) {
    if (row[could] < 0) {
      row[could] = static_cast<std::int32_t>(prices.price.size());
      for (int met = 0; met < prices.width; ++met) {
        const double missed = could > met ? static_cast<double>(could - met) / could : 0;
        const double more = std::max(missed * missed - all_miss * all_miss, 0.0);
        prices.price.push_back(static_cast<std::int32_t>(std::lround(points * more)));
      }
    }
    prices.begin.push_back(row[could]);
  }
  return prices;
}

}  // namespace kith::seating
