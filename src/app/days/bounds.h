// Bounds of days, until they stand in base/limits.h.
#pragma once
#include <cstddef>

namespace kith::limits {

inline constexpr std::size_t zone_bytes = 64;   // of a time zone's name
inline constexpr std::size_t link_bytes = 300;  // of a link of ours that is typed or sent
inline constexpr int names_keep_days = 730;     // the longest
inline constexpr int part_rounds = 20;
inline constexpr int part_table_size = 100;
inline constexpr std::size_t calls_aloud = 15;    // more of them nobody listens to: fresh paper is the kinder way
inline constexpr std::size_t reason_bytes = 500;  // why somebody was removed
inline constexpr std::size_t import_bytes = 10 * 1024 * 1024;      // of a list that is brought in (row S11)
inline constexpr std::size_t import_kept_bytes = 2 * 1024 * 1024;  // of one that is looked at: a kilobyte a person

}  // namespace kith::limits
