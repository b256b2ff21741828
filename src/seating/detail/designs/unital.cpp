#include <algorithm>
#include <vector>

#include "seating/detail/designs/geometry.h"
#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

constexpr int largest = 11;  // of q

struct Point {
  int x, y;
};

int power(const Field& field, int base, int exponent) {
  int result = 1;
  for (int i = 0; i < exponent; ++i) result = field.times(result, base);
  return result;
}

// y^q + y = x^(q+1), over the field of q^2; and one more point, at infinity.
std::vector<Point> curve(const Field& field, int q) {
  std::vector<Point> points;
  for (int x = 0; x < field.size(); ++x)
    for (int y = 0; y < field.size(); ++y)
      if (field.add(power(field, y, q), y) == power(field, x, q + 1)) points.push_back({x, y});
  return points;
}

}  // namespace

// The tangent at infinity meets the line y = m x + b in a point that only m decides.
Design from_unital(int tables, int seats, int rounds) {
  Design design{tables, seats, 0, 0, {}};
  const int q = seats - 1;
  if (q < 2 || q > largest || tables != q * q - q + 1) return design;
  const auto field = Field::of(q * q);
  if (!field) return design;
  const auto points = curve(*field, q);
  for (int m = 0; m < q * q && design.rounds < rounds; ++m) {
    std::vector<int> line, seated(q * q, 0), table(q * q, 0);
    for (const auto& [x, y] : points) {
      int b = 0;
      while (field->add(b, field->times(m, x)) != y) ++b;
      line.push_back(b);
      ++seated[b];
    }
    int next = 1;  // table 0 is for those whose line touches the curve
    for (int b = 0; b < q * q; ++b)
      if (seated[b] > 1) table[b] = next++;
    for (const int b : line) design.table.push_back(table[b]);
    design.table.push_back(0);
    ++design.rounds;
  }
  return design;
}

}  // namespace kith::seating
