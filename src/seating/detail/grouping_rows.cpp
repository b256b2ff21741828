#include "seating/detail/grouping_rows.h"

// Sanitizers start after the loader has chosen between clones.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define KITH_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KITH_CLONES
#endif

namespace kith::seating {
namespace {

KITH_CLONES int scan(int count, const std::int32_t* __restrict here, const std::int32_t* __restrict own,
                     const std::int32_t* __restrict between, const std::int32_t* __restrict table,
                     const std::int32_t* __restrict there, const std::int32_t* __restrict slack, std::int32_t base,
                     std::int32_t* __restrict gain) {
  int found = 0;
  for (int i = 0; i < count; ++i) {
    const std::int32_t sum = here[i] - own[i] - 2 * between[i] + there[table[i]] - base + slack[i];
    gain[i] = sum;
    found += sum >= 0;
  }
  return found;
}

KITH_CLONES void change(int count, const std::int32_t* __restrict leaves, const std::int32_t* __restrict comes,
                        const std::int32_t* __restrict table, std::int32_t left, std::int32_t right,
                        std::int32_t* __restrict at_left, std::int32_t* __restrict at_right,
                        std::int32_t* __restrict own) {
  for (int i = 0; i < count; ++i) {
    const std::int32_t by = comes[i] - leaves[i];
    const std::int32_t l = at_left[i] + by, r = at_right[i] - by;
    at_left[i] = l;
    at_right[i] = r;
    const std::int32_t mine = table[i] == left ? l : own[i];
    own[i] = table[i] == right ? r : mine;
  }
}

}  // namespace

int scan_row(int count, const RowScan& row, std::int32_t* gain) {
  return scan(count, row.here, row.own, row.between, row.table, row.there, row.slack, row.base, gain);
}

void change_rows(int count, const RowChange& by, std::int32_t* at_left, std::int32_t* at_right, std::int32_t* own) {
  change(count, by.leaves, by.comes, by.table, by.left, by.right, at_left, at_right, own);
}

}  // namespace kith::seating
