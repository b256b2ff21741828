// Checking in oneself, by the code on the wall of the room: with one's own seat by one tap, or as somebody new.
// A name alone never becomes somebody who is on the list: whoever types one walks in, and the door sees two of a name.
#include "app/days/door/door.h"
#include "app/days/give_seat.h"
#include "app/days/seat_keeps.h"
#include "app/use_cases.h"
#include "base/json.h"

namespace kith::app {
namespace {

std::unexpected<Error> link_gone() {
  return fail(ErrorKind::NotFound, "link_gone",
              say("This code opens nothing any more. Please ask at the door; there is always a chair."));
}

Result<WholeDay> find_room(Context& context, store::Tx& tx, DayId day, const std::string& token) {
  const auto whole = find_day(context, tx, day);
  if (!whole || !link_opens(context.key, room_link, day.value, whole->day.door_generation, token)) return link_gone();
  return *whole;
}

// The seat of whoever holds this phone: by the link it opened, or by who they are here.
Result<std::optional<Seat>> own_seat(Context& context, store::Tx& tx, DayId day) {
  for (const auto& token : context.tokens) {
    const auto id = link_id(token);
    if (!id) continue;
    const auto seat = find_own_seat(context, tx, SeatId{*id});
    if (seat && seat->day == day && (seat->state == SeatState::Coming || seat->state == SeatState::Waiting))
      return std::optional(*seat);
  }
  if (!context.viewer.person) return std::nullopt;
  return store::seats::find_of_person(tx, day, *context.viewer.person);
}

// The code on the wall is seen by whoever is in the room, so it opens when people are: not for a photograph of it that
// goes round for weeks.
std::optional<Error> closed(const Context& context, const WholeDay& whole) {
  const auto opens = whole.day.starts + -hour_ms;
  if (whole.day.cancelled) return Error{ErrorKind::Conflict, "cancelled", say("This day does not take place.")};
  if (context.now() >= whole.ends)
    return Error{ErrorKind::Conflict, "day_over", say("This day is over. Thank you for coming by.")};
  if (context.now() >= opens) return std::nullopt;
  return Error{ErrorKind::Conflict, "not_open_yet",
               say("One can check in here from an hour before it begins: on {date}, from {time}.",
                   {{"date", speak(context.language, opens, whole.day.zone, MomentPart::Date)},
                    {"time", speak(context.language, opens, whole.day.zone, MomentPart::Clock)}})};
}

RoomDoorView view_room(const Context& context, const WholeDay& whole, const std::string& token,
                       const std::optional<Seat>& seat) {
  RoomDoorView view{whole.day.id, token, whole.day.title, {}, {}, false, {}};
  if (const auto why = closed(context, whole)) view.closed = speak(context.language, why->sentence);
  if (!seat) return view;
  view.seat = seat->id;
  view.your_name = seat->name;
  view.here = is_in_the_room(*seat);
  return view;
}

}  // namespace

Result<RoomDoorView> show_room_door(Context& context, const ShowRoomDoor& asked) {
  return read<RoomDoorView>(context, [&](store::Tx& tx) -> Result<RoomDoorView> {
    KITH_TRY(const auto whole, find_room(context, tx, asked.day, asked.token));
    KITH_TRY(const auto seat, own_seat(context, tx, asked.day));
    return view_room(context, whole, asked.token, seat);
  });
}

Result<Answered<RoomDoorView>> come_in(Context& context, const ComeIn& asked) {
  return commit<RoomDoorView>(context, [&](store::Tx& tx) -> Result<Outcome<RoomDoorView>> {
    KITH_TRY(const auto whole, find_room(context, tx, asked.day, asked.token));
    if (auto why = closed(context, whole)) return std::unexpected(*std::move(why));
    KITH_TRY(auto seat, own_seat(context, tx, asked.day));
    if (!seat && !asked.name)
      return std::unexpected(fields_error({{"name", "required", say("This is needed.")}}).error());
    if (seat && !asked.name) {
      KITH_TRY(seat, let_in(context, tx, *std::move(seat)));
    } else {
      KITH_CHECK(count_newcomer(context, tx, asked.day));
      KITH_TRY(seat, walk_in(context, tx, whole, *asked.name, ""));
    }
    context.tokens.push_back(seat_token(context, *seat));
    auto view = view_room(context, whole, asked.token, seat);
    return Outcome<RoomDoorView>{std::move(view), page_of(seat->id), all_keeps_of(context, *seat)};
  });
}

}  // namespace kith::app
