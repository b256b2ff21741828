#include "seating/detail/designs/ring.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "seating/detail/galois.h"

namespace kith::seating {
namespace {

constexpr int largest = 1024;  // the tables of a larger ring would not be small any more

struct Factor {
  int size = 0;
  std::optional<Field> field;
  int add(int a, int b) const { return field ? field->add(a, b) : (a + b) % size; }
  int times(int a, int b) const { return field ? field->times(a, b) : a * b % size; }
};

std::optional<Factor> factor_of(std::string_view text) {
  const bool is_field = text.starts_with('F');
  Factor factor{numbers_in(text.substr(is_field ? 1 : 0), ',').front(), {}};
  if (factor.size < 2 || factor.size > largest) return std::nullopt;
  if (!is_field) return factor;
  factor.field = Field::of(factor.size);
  return factor.field ? std::optional(factor) : std::nullopt;
}

}  // namespace

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<int> numbers_in(std::string_view text, char separator) {
  std::vector<int> numbers;
  for (const auto part : parts_of(text, separator)) {
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    numbers.push_back(number);
  }
  return numbers;
}

std::optional<Ring> Ring::of(std::string_view text) {
  std::vector<Factor> factors;
  Ring ring;
  for (const auto part : parts_of(text, ',')) {
    auto factor = factor_of(part);
    if (!factor || ring.size_ * factor->size > largest) return std::nullopt;
    ring.size_ *= factor->size;
    ring.factor_.push_back(factor->size);
    factors.push_back(*std::move(factor));
  }
  const int n = ring.size_;
  ring.add_.assign(n * n, 0);
  ring.minus_ = ring.times_ = ring.add_;
  for (int a = 0; a < n; ++a) {
    for (int b = 0; b < n; ++b) {
      std::vector<int> sum, product;
      for (int i = 0; i < ring.factors(); ++i) {
        sum.push_back(factors[i].add(ring.digit(a, i), ring.digit(b, i)));
        product.push_back(factors[i].times(ring.digit(a, i), ring.digit(b, i)));
      }
      ring.add_[a * n + b] = ring.element(sum);
      ring.minus_[ring.add_[a * n + b] * n + b] = a;
      ring.times_[a * n + b] = ring.element(product);
    }
  }
  return ring;
}

std::optional<Ring> Ring::of_fields(int size) {
  std::string factors;
  for (int rest = size, p = 2; rest > 1; ++p) {
    int power = 1;
    for (; rest % p == 0; rest /= p) power *= p;
    if (power > 1) factors += (factors.empty() ? "F" : ",F") + std::to_string(power);
  }
  return of(factors);
}

int Ring::smallest_factor() const { return *std::ranges::min_element(factor_); }

int Ring::diagonal(int digit) const { return element(std::vector<int>(factor_.size(), digit)); }

int Ring::digit(int element, int factor) const {
  for (int i = 0; i < factor; ++i) element /= factor_[i];
  return element % factor_[factor];
}

int Ring::element(const std::vector<int>& digits) const {
  int element = 0;
  for (int i = factors(); i-- > 0;) element = element * factor_[i] + digits[i];
  return element;
}

}  // namespace kith::seating
