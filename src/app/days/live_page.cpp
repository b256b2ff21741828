#include "app/days/live_page.h"

#include <algorithm>

#include "app/days/bounds.h"
#include "app/days/call_outs.h"
#include "app/days/round_views.h"
#include "app/use_cases.h"
#include "base/text.h"

namespace kith::app {
namespace {

constexpr std::int64_t soon_ms = 2 * minute_ms;

// What the one with the microphone says next.
Message aloud_sentence(const Moment& moment, const Part& part) {
  const std::pair<std::string, MessageValue> round{"round", moment.round}, rounds{"rounds", part.rounds};
  switch (moment.phase) {
    case Phase::NotBegun:
      return say("A warm welcome! Please find your first table: your phone, the screen and the list show it.");
    case Phase::Paused:
      return say("We take a short break and go on in a moment. Stay where you are, or fetch a drink.");
    case Phase::TimeIsUp:
      if (moment.round == part.rounds) return say("The time is up. Thank your table: that was the last round.");
      return say(
          "The time is up. Thank your table, and find the next one: your phone, the screen and the list show it.");
    case Phase::Over:
      return say("That was the last round. Thank you all: from here on everybody sits where they like.");
    case Phase::Running:
      break;
  }
  if (moment.left_ms <= soon_ms && part.round_minutes * minute_ms > 2 * soon_ms)
    return say("Two more minutes. If somebody has not said anything yet, it is their turn.");
  return say(
      "Round {round} of {rounds}: {minutes, plural, one {one minute} other {# minutes}} for this table. Begin "
      "with your names, and nobody has to say anything.",
      {round, rounds, {"minutes", (moment.left_ms + minute_ms - 1) / minute_ms}});
}

std::vector<LiveCan> allowed(const Live& live, const Part& part) {
  if (live.round == 0) return {LiveCan::Start};
  if (!is_under_way(live, part)) return {};
  std::vector<LiveCan> can{LiveCan::Next, live.paused ? LiveCan::GoOn : LiveCan::Pause, LiveCan::Extend, LiveCan::End};
  if (live.round < part.rounds) can.push_back(LiveCan::Skip);
  return can;
}

void add_people(LiveView& view, const std::vector<Seat>& seats) {
  for (const auto& seat : seats) {
    if (!holds_a_seat(seat)) continue;
    (is_in_the_room(seat) ? view.in_room : view.away).push_back({seat.id, seat.name});
  }
  for (auto* list : {&view.in_room, &view.away})
    std::ranges::sort(*list, {}, [](const LiveSeatView& seat) { return sort_key(seat.name); });
}

}  // namespace

Result<LiveView> view_live(Context& context, store::Tx& tx, const WholeDay& whole, const Part& part) {
  KITH_TRY(const auto given, read_for_plan(context.key, tx, whole.day, part));
  const auto moment = moment_of(given.live, part, context.now());
  LiveView view{.day = whole.day.id, .part = part.id, .title = whole.day.title, .phase = moment.phase};
  view.round = moment.round;
  view.rounds = part.rounds;
  view.last = moment.round == part.rounds;
  view.now = context.now();
  view.ends = moment.ends;
  view.left_ms = moment.left_ms;
  view.left_words = clock_words(moment.left_ms);
  view.aloud = speak(context.house.language, aloud_sentence(moment, part));
  view.aloud_lang = lang_attribute(context.house.language);
  view.here = std::ranges::count_if(given.seats, is_in_the_room);
  const auto* now = moment.phase == Phase::Over ? nullptr : round_now(given);
  for (auto& round : view_rounds(given)) {
    if (!now || round.round != now->number) continue;
    view.tables = std::move(round.tables);
    view.sit_out = std::move(round.sit_out);
  }
  KITH_TRY(const auto printed, store::plan_copies::find(tx, part.id, store::plan_copies::Kind::Printed));
  if (printed) {
    view.call_outs = call_outs(given, *printed, context.house.language);
    view.print_out = true;
    view.printed = printed->number;
    view.print_anew = view.call_outs.size() > limits::calls_aloud;
    view.printed_words = time_words(printed->at, whole.day.zone);
  }
  view.tables_lost = numbers_of_text(given.live.tables_lost);
  add_people(view, given.seats);
  view.last_did = given.live.last_did;
  view.screen.url =
      context.base_url + "/w/" + link_token(context.key, screen_link, whole.day.id.value, whole.day.door_generation);
  view.version = whole.day.version;
  view.can = allowed(given.live, part);
  return view;
}

Result<LiveView> show_live(Context& context, const ShowLive& asked) {
  return read<LiveView>(context, [&](store::Tx& tx) -> Result<LiveView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto part, rounds_of_day(tx, whole));
    return view_live(context, tx, whole, part);
  });
}

}  // namespace kith::app
