#include "domain/live.h"

#include <algorithm>

#include "domain/seat.h"

namespace kith {
namespace {

constexpr std::int64_t longest_extension_minutes = 60;

std::int64_t length_ms(const Live& live, const Part& part) {
  return std::max<std::int64_t>(0, part.round_minutes * minute_ms + live.extra_ms);
}

Live done_by(Live live, const Hand& hand) {
  live.last_did = hand.name;
  live.last_at = hand.now;
  return live;
}

// Somebody else was quicker: what is now is right, and who did it is said.
std::unexpected<Error> already(const Live& live) {
  return fail(ErrorKind::Conflict, "already_done",
              say("{name} did that a moment ago. Here is how it stands now.", {{"name", live.last_did}}));
}

Done runs(const Live& live, const Part& part, std::int64_t round) {
  if (!is_under_way(live, part) || live.round != round) {
    if (live.last_did.empty())
      return fail(ErrorKind::Conflict, "not_begun", say("The rounds have not begun yet. Start them first."));
    return already(live);
  }
  return {};
}

Live standing_at(Live live, std::int64_t round, Instant now) {
  live.round = round;
  live.began = now;
  live.paused.reset();
  live.paused_ms = 0;
  live.extra_ms = 0;
  return live;
}

}  // namespace

std::int64_t last_table(const Live& live, std::int64_t tables) {
  const auto lost = numbers_of_text(live.tables_lost);
  std::int64_t last = 0;
  for (auto left = tables; left > 0; left -= std::ranges::count(lost, last) == 0 ? 1 : 0) ++last;
  return last;
}

Moment moment_of(const Live& live, const Part& part, Instant now) {
  if (live.round == 0) return {Phase::NotBegun, 0, std::nullopt, part.round_minutes * minute_ms};
  if (live.round > part.rounds) return {Phase::Over, part.rounds, std::nullopt, 0};
  const auto until = live.paused.value_or(now);
  const auto spent = until.ms - live.began.ms - live.paused_ms;
  const auto left = std::max<std::int64_t>(0, length_ms(live, part) - spent);
  if (live.paused) return {Phase::Paused, live.round, std::nullopt, left};
  const auto end = live.began + (live.paused_ms + length_ms(live, part));
  return {left > 0 ? Phase::Running : Phase::TimeIsUp, live.round, end, left};
}

Result<Live> begin_rounds(Live live, const Part& part, const Hand& hand) {
  if (part.kind != PartKind::Rounds || part.rounds < 1)
    return fail(ErrorKind::Invalid, "no_rounds", say("This part of the programme has no rounds."));
  if (live.round != 0) return already(live);
  return done_by(standing_at(std::move(live), 1, hand.now), hand);
}

Result<Live> next_round(Live live, const Part& part, std::int64_t round, const Hand& hand) {
  KITH_CHECK(runs(live, part, round));
  return done_by(standing_at(std::move(live), round + 1, hand.now), hand);
}

Result<Live> skip_round(Live live, const Part& part, std::int64_t round, const Hand& hand) {
  KITH_CHECK(runs(live, part, round));
  return done_by(standing_at(std::move(live), std::min(round + 2, part.rounds + 1), hand.now), hand);
}

Result<Live> pause(Live live, const Part& part, std::int64_t round, const Hand& hand) {
  KITH_CHECK(runs(live, part, round));
  if (live.paused) return already(live);
  live.paused = hand.now;
  return done_by(std::move(live), hand);
}

Result<Live> go_on(Live live, const Part& part, std::int64_t round, const Hand& hand) {
  KITH_CHECK(runs(live, part, round));
  if (!live.paused) return already(live);
  live.paused_ms += hand.now.ms - live.paused->ms;
  live.paused.reset();
  return done_by(std::move(live), hand);
}

Result<Live> extend(Live live, const Part& part, std::int64_t round, std::int64_t minutes, const Hand& hand) {
  KITH_CHECK(runs(live, part, round));
  if (minutes < -longest_extension_minutes || minutes > longest_extension_minutes || minutes == 0)
    return fail(ErrorKind::Invalid, "out_of_range", say("A round can be an hour longer or shorter at most."));
  // Time that had run out begins anew from now: two more minutes are two minutes.
  const auto over = moment_of(live, part, hand.now);
  if (over.phase == Phase::TimeIsUp && minutes > 0) live.extra_ms += hand.now.ms - over.ends->ms;
  live.extra_ms += minutes * minute_ms;
  return done_by(std::move(live), hand);
}

Result<Live> end_rounds(Live live, const Part& part, std::int64_t round, const Hand& hand) {
  KITH_CHECK(runs(live, part, round));
  return done_by(standing_at(std::move(live), part.rounds + 1, hand.now), hand);
}

std::int64_t rounds_past(const Live& live, const Part& part) {
  return std::clamp<std::int64_t>(live.round - 1, 0, part.rounds);
}

}  // namespace kith
