#include "app/rehearsal/view_rehearsal.h"

#include <algorithm>

#include "app/days/entry.h"
#include "app/days/met/marks.h"
#include "domain/first_name.h"
#include "formats/qr.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

struct Standing {
  WholeDay whole;
  Part part;
  Live live;
  std::vector<Seat> seats;
  std::vector<Round> rounds;

  // The team may have removed anybody; such a seat plays no part any more.
  Seat seat(SeatId id) const {
    const auto found = std::ranges::find(seats, id, &Seat::id);
    return found == seats.end() ? Seat{.state = SeatState::Removed} : *found;
  }
};

Result<Standing> read_standing(Context& inside, store::Tx& tx, const RehearsedDay& day) {
  Standing standing;
  KITH_TRY(standing.whole, find_day(inside, tx, day.day));
  KITH_TRY(standing.part, store::parts::find(tx, day.part));
  KITH_TRY(standing.live, store::rounds::live(tx, standing.part));
  KITH_TRY(standing.seats, store::seats::of_day(tx, day.day));
  KITH_TRY(standing.rounds, store::rounds::of_part(tx, day.part));
  return standing;
}

void add_tables(RehearsalView& view, const Standing& standing, const Seat& seat, const Seat& other) {
  const bool over = standing.live.round > standing.part.rounds;
  for (const auto& round : standing.rounds) {
    const bool shared = took_place(round) && are_together(round, seat.number, other.number);
    view.met = view.met || shared;
    if (over || round.number != standing.live.round) continue;
    view.table = table_in(round, seat.number);
    view.together = shared;
  }
}

// What became of the two wishes, for the player only.
Done add_wishes(Context& inside, store::Tx& tx, const RehearsedDay& day, RehearsalView& view) {
  KITH_TRY(view.gladly, wishes_gladly(inside, tx, day.player, day.other));
  KITH_TRY(const auto contacts, store::contacts::of_person(tx, day.player));
  for (const auto& contact : contacts)
    if (contact.other_than(day.player) == day.other) view.contact = contact.id;
  view.morning = inside.now() >= day.morning;
  return {};
}

RehearsalStep step_of(const RehearsalView& view, const Standing& standing, const Seat& own) {
  if (standing.live.round > standing.part.rounds) {
    if (view.contact || (view.morning && !view.gladly)) return RehearsalStep::End;
    return view.gladly || !view.met ? RehearsalStep::Morning : RehearsalStep::Afterwards;
  }
  if (standing.live.round > 0) return RehearsalStep::Rounds;
  if (!own.here) return RehearsalStep::Door;
  return standing.live.planned_for > 0 ? RehearsalStep::Start : RehearsalStep::SeatThem;
}

void add_link(Context& inside, RehearsalView& view, const Seat& own) {
  view.phone.url = inside.base_url + "/s/" + seat_token(inside, own);
  view.phone_qr = formats::qr_svg(view.phone.url, speak(inside.language, say("The link to this seat as a QR code")));
}

Result<RehearsalView> view_of(Context& inside, store::Tx& tx, const Rehearsal& rehearsal) {
  const auto& day = rehearsal.day();
  KITH_TRY(const auto standing, read_standing(inside, tx, day));
  const auto own = standing.seat(day.seat), other = standing.seat(day.other_seat), late = standing.seat(day.late);
  RehearsalView view{.rehearsal = rehearsal.token(), .title = speak(inside.language, say("Rehearsal"))};
  view.day = day.day;
  view.part = day.part;
  view.seat = day.seat;
  view.leads = inside.viewer.is(day.player);
  view.own = view.leads || inside.holds(seat_link, own.id.value, own.generation);
  if (!view.own) return view;
  view.other = day.other_seat;
  view.other_name = other.name;
  view.late = day.late;
  view.late_name = late.name;
  view.people = static_cast<std::int64_t>(standing.seats.size());
  view.invented = view.people - 1;
  view.missing = std::ranges::count_if(standing.seats, [](const Seat& seat) { return !seat.here; });
  view.tables = day.tables;
  view.rounds = standing.part.rounds;
  view.round = standing.live.round;
  view.last = view.round == view.rounds;
  view.late_comes = is_under_way(standing.live, standing.part) && holds_a_seat(late) && !late.here;
  add_tables(view, standing, own, other);
  KITH_CHECK(add_wishes(inside, tx, day, view));
  view.step = step_of(view, standing, own);
  view.number = std::min<std::int64_t>(static_cast<std::int64_t>(view.step) + 1, view.steps);
  add_link(inside, view, own);
  return view;
}

}  // namespace

Done check_plays(Context& inside, const Rehearsal& rehearsal) {
  const auto& day = rehearsal.day();
  if (inside.viewer.is(day.player)) return {};
  KITH_TRY(const bool own, read<bool>(inside, [&](store::Tx& tx) -> Result<bool> {
             KITH_TRY(const auto seat, store::seats::find(tx, day.seat));
             return inside.holds(seat_link, seat.id.value, seat.generation);
           }));
  if (own) return {};
  return fail(ErrorKind::NotAllowed, "not_your_rehearsal", say("This rehearsal is somebody else’s."));
}

Result<RehearsalView> view_rehearsal(Context& inside, const Rehearsal& rehearsal, Instant house_now) {
  KITH_TRY(auto view, read<RehearsalView>(inside, [&](store::Tx& tx) { return view_of(inside, tx, rehearsal); }));
  view.minutes_left = std::max<std::int64_t>(1, (rehearsal.ends().ms - house_now.ms) / minute_ms);
  return view;
}

}  // namespace kith::app
