// The schema, version by version. A migration that was released is never changed; the next one follows it.
// Statements are single ones and the same for both databases: bigint (ids of 63 bits, UTC milliseconds, 0 or 1) and
// text, no sequences, triggers or now() (detail/migrations_test.cpp holds them to it).
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace kith::store {

// How SQLite keeps the tables that a migration makes. Rows: a tree of rows, and one of keys beside it. ByKey: one tree
// ordered by the key (WITHOUT ROWID), so that a row costs one page and keys that grow lie beside each other.
enum class Kept { Rows, ByKey };

struct Migration {
  std::int64_t version;
  std::string_view name;
  std::span<const std::string_view> statements;
  Kept tables = Kept::Rows;
};

std::span<const Migration> migrations();
std::span<const std::string_view> the_day();  // of version 3

}  // namespace kith::store
