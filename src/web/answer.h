// What a command answered, as bytes that can be remembered: a repeat of the command gets the very same ones.
// For: between app::Context::encode (inside the transaction) and the response. Pure values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"

namespace kith::web {

struct Answer {
  std::string page;  // the page that shows the outcome; a form is sent there by 303
  std::string json;  // the view, for programs; empty for a form
  std::vector<app::Keeps> keeps;
};

std::string packed(const Answer& answer);
// What `packed` wrote; Damaged for anything else.
Result<Answer> unpacked(std::string_view bytes);

}  // namespace kith::web
