// Everything in the schema that means something only together with the server's key.
// For: close_sealed (store/restore.h), and the test that no sealed column is forgotten there.
#pragma once
#include <span>
#include <string_view>

namespace kith::store {

// One for each table, in an order in which they can run.
std::span<const std::string_view> statements_that_close();

}  // namespace kith::store
