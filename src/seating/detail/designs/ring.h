// Arithmetic in a product of rings: the integers mod n, and finite fields, one beside the other.
// For: the constructions in this folder, which shift and multiply places. An element is 0..size-1; the first factor is
// its lowest digit. Values; no threads.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace kith::seating {

class Ring {
 public:
  // Factors with commas between: "10" the integers mod 10, "F9" the field of nine, "F4,3" both. nullopt: not a ring.
  static std::optional<Ring> of(std::string_view factors);

  static std::optional<Ring> of_fields(int size);  // the product of the fields of the prime powers in it

  int size() const { return size_; }
  int factors() const { return static_cast<int>(factor_.size()); }
  int factor_size(int factor) const { return factor_[factor]; }
  int digit(int element, int factor) const;
  int element(const std::vector<int>& digits) const;
  int smallest_factor() const;
  int diagonal(int digit) const;  // the element with this digit everywhere: their differences are units
  int add(int a, int b) const { return add_[a * size_ + b]; }
  int minus(int a, int b) const { return minus_[a * size_ + b]; }
  int times(int a, int b) const { return times_[a * size_ + b]; }

 private:
  int size_ = 1;
  std::vector<int> factor_;
  std::vector<int> add_, minus_, times_;  // [a * size + b]
};

// "1,2,3" with any separator; what is no number counts as 0.
std::vector<int> numbers_in(std::string_view text, char separator);
std::vector<std::string_view> parts_of(std::string_view text, char separator);

}  // namespace kith::seating
