// A command that searches before it writes asks first whether it was answered before, so that a repeat costs no search.
// Whoever comes at the very same time finds out when it commits (app/context.h).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"

namespace kith::app {

// The answer that the first of the same requests was given; KeyReused if the key came with another body.
template <class View>
Result<std::optional<Answered<View>>> given_before(Context& context) {
  if (context.once.key.empty()) return std::nullopt;
  constexpr std::string_view first = "first_time";
  // What is refused is not remembered, so that this leaves no trace.
  auto bytes = context.store.commit(context.once, [&](store::Tx&) -> Result<std::string> {
    return fail(ErrorKind::Conflict, std::string(first), say("Something went wrong here."));
  });
  if (bytes) return Answered<View>{*std::move(bytes)};
  if (bytes.error().code == first) return std::nullopt;
  return std::unexpected(std::move(bytes).error());
}

}  // namespace kith::app
