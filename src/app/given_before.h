// A command that searches, or looks at what it changed, before it commits asks first whether it was answered before.
// Whoever comes at the very same time finds out when it commits (app/context.h).
#pragma once
#include <optional>
#include <utility>

#include "app/context.h"
#include "store/repeats.h"

namespace kith::app {

// The answer that the first of the same requests was given; KeyReused if the key came with another body.
template <class View>
Result<std::optional<Answered<View>>> given_before(Context& context) {
  KITH_TRY(auto bytes, store::answer_given(context.store, context.once));
  if (!bytes) return std::nullopt;
  return Answered<View>{*std::move(bytes)};
}

}  // namespace kith::app
