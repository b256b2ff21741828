#include <algorithm>
#include <array>
#include <vector>

#include "seating/detail/designs/geometry.h"
#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

using Vector = std::array<int, 3>;  // a line, or a point; those of a multiple are the same

constexpr int largest = 64;

int at_point(const Field& field, const Vector& line, const Vector& point) {
  int sum = 0;
  for (int i = 0; i < 3; ++i) sum = field.add(sum, field.times(line[i], point[i]));
  return sum;
}

std::vector<Vector> hyperoval(const Field& field) {
  std::vector<Vector> points{{0, 1, 0}, {0, 0, 1}};
  for (int t = 0; t < field.size(); ++t) points.push_back({1, t, field.times(t, t)});
  return points;
}

// Lines that miss it: none goes through (0, 0, 1), so that the last coordinate can be 1.
std::vector<Vector> lines_that_miss(const Field& field, const std::vector<Vector>& oval) {
  std::vector<Vector> lines;
  for (int a = 0; a < field.size(); ++a)
    for (int b = 0; b < field.size(); ++b)
      if (std::ranges::none_of(oval, [&](const auto& point) { return at_point(field, {a, b, 1}, point) == 0; }))
        lines.push_back({a, b, 1});
  return lines;
}

}  // namespace

// Lines through (0, 0, 1) are x = 0 and y = m x. On x = 0 the point (0, 1, z) with z != 0 is off the hyperoval, and so
// is (1, m, z) with z != m^2 on y = m x. The line (a, b, 1) has z = b there, or z = a + b m (characteristic 2).
Design from_hyperoval(int tables, int seats, int rounds) {
  Design design{tables, seats, 0, 0, {}};
  const int q = tables + 1;
  if (q < 4 || q > largest || (q & (q - 1)) != 0 || seats != q / 2) return design;
  const auto field = Field::of(q);
  const auto places = lines_that_miss(*field, hyperoval(*field));
  for (int m = -1; m < q && design.rounds < rounds; ++m) {
    const int oval = m < 0 ? 0 : field->times(m, m);
    for (const auto& [a, b, one] : places) {
      const int z = m < 0 ? b : field->add(a, field->times(b, m));
      design.table.push_back(z < oval ? z : z - 1);
    }
    ++design.rounds;
  }
  return design;
}

}  // namespace kith::seating
