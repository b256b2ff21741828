#include "app/rehearsal/rehearsals.h"

#include <algorithm>

#include "base/limits.h"

namespace kith::app {

Result<std::shared_ptr<Rehearsal>> Rehearsals::started_before(const store::Once& once) const {
  if (once.key.empty()) return nullptr;
  const auto key = once.viewer + "\n" + once.key;
  for (const auto& [token, held] : held_) {
    if (held.key != key) continue;
    if (held.body == once.body) return held.rehearsal;
    if (!once.form)
      return fail(ErrorKind::KeyReused, "key_reused", say("This Idempotency-Key was used for another request."));
  }
  return nullptr;
}

namespace {

std::unexpected<Error> in_a_minute(ErrorKind kind, const char* code, Message sentence) {
  Error error{kind, code, std::move(sentence)};
  error.retry_after_s = static_cast<int>(minute_ms / second_ms);
  return std::unexpected(std::move(error));
}

}  // namespace

Done Rehearsals::has_room(const Context& context) const {
  const auto own = std::ranges::count_if(held_, [&](const auto& h) { return h.second.visitor == context.visitor; });
  if (context.limits_on && static_cast<std::size_t>(own) >= limits::rehearsals_per_address)
    return in_a_minute(ErrorKind::TooMany, "rehearsals_here",
                       say("From where you are {most, number} rehearsals are on already. Please play one to its end, "
                           "or come back in some minutes.",
                           {{"most", static_cast<std::int64_t>(limits::rehearsals_per_address)}}));
  if (held_.size() >= limits::rehearsals)
    return in_a_minute(ErrorKind::Busy, "rehearsals_full",
                       say("All stages are taken just now: {most, number} rehearsals are on. In some minutes one is "
                           "free.",
                           {{"most", static_cast<std::int64_t>(limits::rehearsals)}}));
  return {};
}

// A stage is built in a tenth of a second and taken down in some more: nobody has the house do only that.
Done Rehearsals::note_start(const Context& context) {
  const auto now = clock_.now();
  while (!starts_.empty() && starts_.front().first + minute_ms <= now) starts_.pop_front();
  const auto own = std::ranges::count(starts_, context.visitor, &std::pair<Instant, std::string>::second);
  if (context.limits_on && own >= limits::rehearsals_a_minute)
    return in_a_minute(ErrorKind::TooMany, "rehearsals_often",
                       say("That many rehearsals were begun from where you are in this minute. Please wait for one."));
  starts_.emplace_back(now, context.visitor);
  return {};
}

// What is over leaves under the lock and goes outside of it: closing a store takes a moment.
std::vector<Rehearsals::Held> Rehearsals::take_ended() {
  std::vector<Held> ended;
  const auto now = clock_.now();
  for (auto held = held_.begin(); held != held_.end();) {
    if (held->second.rehearsal->ends() > now) {
      ++held;
      continue;
    }
    ended.push_back(std::move(held->second));
    held = held_.erase(held);
  }
  return ended;
}

Result<std::shared_ptr<Rehearsal>> Rehearsals::start(const Context& context, const RehearsedRounds& shape) {
  const std::lock_guard one_after_the_other(starting_);
  std::vector<Held> ended;
  {
    const std::lock_guard lock(mutex_);
    ended = take_ended();
    KITH_TRY(auto before, started_before(context.once));
    if (before) return before;
    KITH_CHECK(has_room(context));
    KITH_CHECK(note_start(context));
  }
  KITH_TRY(auto rehearsal, Rehearsal::open(context, shape));
  const auto& once = context.once;
  const std::lock_guard lock(mutex_);
  held_[rehearsal->token()] = {rehearsal, context.visitor, once.key.empty() ? "" : once.viewer + "\n" + once.key,
                               once.body};
  return rehearsal;
}

std::shared_ptr<Rehearsal> Rehearsals::find(std::string_view token) {
  std::vector<Held> ended;
  const std::lock_guard lock(mutex_);
  ended = take_ended();
  const auto found = held_.find(token);
  return found == held_.end() ? nullptr : found->second.rehearsal;
}

void Rehearsals::end(std::string_view token) {
  Held ended;
  const std::lock_guard lock(mutex_);
  const auto found = held_.find(token);
  if (found == held_.end()) return;
  ended = std::move(found->second);
  held_.erase(found);
}

std::unexpected<Error> rehearsal_over() {
  return fail(ErrorKind::NotFound, "rehearsal_over", say("This rehearsal is over."));
}

Result<const Rehearsal*> rehearsal_of(const Context& context) {
  if (!context.rehearsal) return rehearsal_over();
  return context.rehearsal;
}

}  // namespace kith::app
