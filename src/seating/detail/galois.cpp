#include "seating/detail/galois.h"

#include <algorithm>

namespace kith::seating {
namespace {

int smallest_prime_in(int n) {
  for (int p = 2; p * p <= n; ++p)
    if (n % p == 0) return p;
  return n;
}

}  // namespace

std::optional<Field> Field::of(int q) {
  if (q < 2) return std::nullopt;
  const int p = smallest_prime_in(q);
  int degree = 0;
  for (int rest = q; rest > 1; rest /= p, ++degree)
    if (rest % p != 0) return std::nullopt;
  Field field(q, p);
  // Among the monic polynomials of this degree there are primitive ones; the first is found after few trials.
  for (int code = 0; code < q; ++code) {
    std::vector<int> modulus;
    for (int rest = code, i = 0; i < degree; ++i, rest /= p) modulus.push_back(rest % p);
    if (field.generate(modulus)) return field;
  }
  return std::nullopt;
}

// x^degree = -(modulus): multiplies by x until 1 comes back.
bool Field::generate(const std::vector<int>& modulus) {
  const auto degree = modulus.size();
  power_.assign(q_, 0);
  log_.assign(q_, -1);
  std::vector<int> element(degree, 0);
  element[0] = 1;
  for (int i = 0; i < q_ - 1; ++i) {
    int code = 0;
    for (std::size_t j = degree; j-- > 0;) code = code * p_ + element[j];
    if (code == 0 || log_[code] >= 0) return false;
    power_[i] = code;
    log_[code] = i;
    const int top = element[degree - 1];
    for (std::size_t j = degree; j-- > 0;) element[j] = ((j > 0 ? element[j - 1] : 0) + (p_ - modulus[j]) * top) % p_;
  }
  return true;
}

int Field::add(int a, int b) const {
  if (p_ == 2) return a ^ b;
  int sum = 0;
  for (int place = 1; a > 0 || b > 0; place *= p_, a /= p_, b /= p_) sum += (a % p_ + b % p_) % p_ * place;
  return sum;
}

int prime_power_in(int n, int least) {
  int best = 0;
  while (n > 1) {
    const int p = smallest_prime_in(n);
    int power = 1;
    for (; n % p == 0; n /= p) power *= p;
    if (power >= least) best = std::max(best, power);
  }
  return best;
}

}  // namespace kith::seating
