// Two tabs at one form: whoever saves second is told before anything of the first is replaced.
// For: commands that replace a whole text. The form names what it was made from (`as_of` of its view); shown again
// after this Conflict it holds what was typed and names what stands now, so that saving once more is a decision.
#pragma once
#include <optional>
#include <string>

#include "base/result.h"
#include "base/text_types.h"

namespace kith::app {

inline Done unchanged_since(const std::optional<Line<64>>& seen, const std::string& now) {
  if (!seen || *seen == now) return {};
  return fail(
      ErrorKind::Conflict, "changed_meanwhile",
      say("This was saved meanwhile from elsewhere. What you typed is still here: save once more to replace it."));
}

}  // namespace kith::app
