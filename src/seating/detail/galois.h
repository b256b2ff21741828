// Arithmetic in GF(p^n), the finite field with q = p^n elements, written as 0..q-1 (polynomials over GF(p), base p).
// For: designs. q is bounded by what a plan has tables (base/limits.h). Values; no threads.
#pragma once
#include <optional>
#include <vector>

namespace kith::seating {

class Field {
 public:
  // nullopt unless q is a power of a prime.
  static std::optional<Field> of(int q);
  int size() const { return q_; }
  int add(int a, int b) const;
  int times(int a, int b) const { return a == 0 || b == 0 ? 0 : power_[(log_[a] + log_[b]) % (q_ - 1)]; }

 private:
  Field(int q, int p) : q_(q), p_(p) {}
  bool generate(const std::vector<int>& modulus);  // false unless x generates all elements but 0

  int q_;
  int p_;
  std::vector<int> power_;  // x^i
  std::vector<int> log_;
};

// The largest power of a prime that divides n exactly and is at least `least`; 0 if there is none.
int prime_power_in(int n, int least);

}  // namespace kith::seating
