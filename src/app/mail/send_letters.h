// The follower of the letters that wait: carries them away, one server at a time. For: web/serve.cpp, which calls it
// again and again. Not for: writing letters (post_letter.h).
#pragma once
#include <stop_token>
#include <string>

#include "app/context.h"

namespace kith::app {

// One look: how many letters were carried away. Nothing is written where none waits. `holder` tells servers that share
// a database apart; only the one with the turn sends. A server that dies between sending and noting it sends again
// after the turn, with the same Message-ID. Ends early when `stop` says so.
Result<int> send_letters(const Building& building, const std::string& holder, const std::stop_token& stop);

}  // namespace kith::app
