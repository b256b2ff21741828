// The code on a badge. It opens no seat: people of the same day see whom they are talking with, and may say "gladly
// again" or note something, as they may about those they sat with. Everybody else is told where it would lead.
#include "app/days/after.h"
#include "app/days/met/marks.h"
#include "app/days/met/view_met.h"
#include "domain/first_name.h"

namespace kith::app {
namespace {

Result<Seat> behind_badge(Context& context, store::Tx& tx, const std::string& token) {
  const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
  const auto id = link_id(token);
  if (!id || !link_opens(context.key, badge_link, *id, 1, token)) return gone;
  const auto seat = store::seats::find(tx, SeatId{*id});
  if (!seat) return gone;
  return *seat;
}

// The viewer's seat at the day: by their sign-in, or by a guest's link that came along.
Result<std::optional<Seat>> own_seat_at(Context& context, store::Tx& tx, DayId day) {
  if (context.viewer.person) {
    KITH_TRY(auto seat, store::seats::find_of_person(tx, day, *context.viewer.person));
    if (seat) return seat;
  }
  for (const auto& token : context.tokens) {
    const auto id = link_id(token);
    if (!id) continue;
    const auto seat = find_own_seat(context, tx, SeatId{*id});
    if (!seat || seat->day != day) continue;
    KITH_TRY(auto own, find_seat_as_person(context, tx, seat->id));
    return std::optional(std::move(own));
  }
  return std::nullopt;
}

Result<TalkView> view_talk(Context& context, store::Tx& tx, const std::string& token) {
  KITH_TRY(const auto other, behind_badge(context, tx, token));
  KITH_TRY(const auto own, own_seat_at(context, tx, other.day));
  TalkView view{.token = token};
  if (!own) return view;
  view.seat = own->id;
  view.own = own->person == other.person;
  view.name = first_name(other.name);
  view.line = other.line;
  KITH_TRY(const auto notes, notes_of(context, tx, own->person));
  view.note = note_about(notes, other.person);
  KITH_TRY(view.gladly, wishes_gladly(context, tx, own->person, other.person));
  KITH_TRY(const auto whole, find_day(context, tx, other.day));
  view.opens = speak(context.language, wishes_open(whole.day, whole.ends, context.now()), whole.day.zone);
  return view;
}

Result<Pairing> pairing_by_badge(Context& context, store::Tx& tx, const MarkBadge& asked) {
  KITH_TRY(const auto own, find_seat_as_person(context, tx, asked.seat));
  KITH_TRY(const auto other, behind_badge(context, tx, asked.token));
  if (other.day != own.day || other.person == own.person)
    return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
  KITH_TRY(const auto whole, find_day(context, tx, own.day));
  const auto opens = wishes_open(whole.day, whole.ends, context.now());
  return Pairing{whole.day.network, own.day, own.person, other.person, opens, false};
}

}  // namespace

Result<TalkView> show_badge(Context& context, const ByToken& asked) {
  return read<TalkView>(context, [&](store::Tx& tx) { return view_talk(context, tx, asked.token); });
}

Result<Answered<MetView>> mark_badge(Context& context, const MarkBadge& asked) {
  return commit<MetView>(context, [&](store::Tx& tx) -> Result<Outcome<MetView>> {
    KITH_TRY(const auto pairing, pairing_by_badge(context, tx, asked));
    KITH_TRY(const auto notes, notes_of(context, tx, pairing.who));
    const Note note{pairing.who, pairing.whom, asked.note.value_or(note_about(notes, pairing.whom)), context.now()};
    KITH_CHECK(remember_talk(context, tx, note));
    KITH_CHECK(asked.gladly ? wish_gladly(context, tx, pairing)
                            : take_wish_back(context, tx, pairing.who, pairing.whom));
    KITH_TRY(auto view, view_met(context, tx, asked.seat));
    return Outcome<MetView>{std::move(view), page_of(asked.seat) + "/met"};
  });
}

}  // namespace kith::app
