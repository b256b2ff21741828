#include "store/detail/sealed.h"

#include <array>

namespace kith::store {
namespace {

// Sign-ins and attempts are found by keyed hashes: nobody can come back with one. A letter given up holds nothing.
constexpr auto closing = std::to_array<std::string_view>({
    "update reply set email_sealed = '' where email_sealed <> ''",
    "delete from letter where sealed <> ''",
    "update seat set email_sealed = '' where email_sealed <> ''",
    "delete from wish where sealed <> ''",
    "delete from shown where sealed <> ''",
    "delete from note where sealed <> ''",
    "delete from block where sealed <> ''",
    "delete from import_draft where sealed <> ''",
    "delete from sign_in",
    "delete from attempt",
});

}  // namespace

std::span<const std::string_view> statements_that_close() { return closing; }

}  // namespace kith::store
