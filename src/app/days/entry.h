// How the use cases of a day find it, its team and its seats. What a viewer may not know of answers exactly like what
// does not exist. For: every file of app/days. One transaction each.
// A seat opens to its person, to whoever holds its link, and to the team of its day, who act for people that phone. The
// person behind it opens to themselves, and by the link only while they are a guest.
#pragma once
#include "app/context.h"
#include "store/days.h"
#include "store/seats.h"

namespace kith::app {

// What a seat's e-mail address is sealed for.
inline constexpr std::string_view seat_email = "seat e-mail";

std::string page_of(DayId day);
std::string page_of(SeatId seat);

// A day with its programme, as most pages need it.
struct WholeDay {
  Day day;
  std::vector<Part> parts;
  Instant ends;
  bool team = false;  // the viewer is of its team
};
// A seat is free for the first of those who wait to take it: in the last hours, while the day still takes sign-ups.
bool is_first_come(const WholeDay& whole, std::int64_t coming, Instant now);
// A day of talks alone has no table to send anybody to.
bool has_rounds(const WholeDay& whole);
Result<WholeDay> find_day(Context& context, store::Tx& tx, DayId id);
// NotFound for everybody who is not of the team.
Result<WholeDay> find_day_of_team(Context& context, store::Tx& tx, DayId id);
// Also for the keepers of the house: whoever may put up a day may put up anything. They see no more of it for that.
Result<WholeDay> find_day_to_cancel(Context& context, store::Tx& tx, DayId id);
// The part, if it is of this day.
Result<Part> part_of_day(const WholeDay& whole, PartId id);
// The rounds that run, else those that come next, else the last that were; NotFound if the programme has none.
Result<Part> rounds_of_day(store::Tx& tx, const WholeDay& whole);

// The viewer is its person, or holds its link.
bool is_own(const Context& context, const Seat& seat);
// By its person or its link only.
Result<Seat> find_own_seat(Context& context, store::Tx& tx, SeatId id);
// The same for what is the person's own besides the seat: whom they met, notes, wishes, contacts, what they show. The
// team prints and hands out the link, so it opens these only as long as the person is a guest, whose one key it is;
// NotSignedIn for whoever holds the link of somebody with an account.
Result<Seat> find_seat_as_person(Context& context, store::Tx& tx, SeatId id);
// Also for the team of its day.
Result<Seat> find_seat(Context& context, store::Tx& tx, SeatId id);

// Where the link of a seat leads: to the seat before the day, to the phone's view from an hour before it begins if its
// programme has rounds, and afterwards to whom one met.
std::string page_of_the_hour(const WholeDay& whole, const Seat& seat, Instant now);

// The link of a seat, with the cookie that opens it.
std::string seat_token(const Context& context, const Seat& seat);
Keeps keeps_of(const Context& context, const Seat& seat);
// The same at the room's door, so that the code on the wall knows who holds the phone.
Keeps keeps_at_door(const Context& context, const Seat& seat);
// What the code on a badge opens: not the seat, only whom one is talking with.
inline constexpr std::string_view badge_link = "badge";
std::string badge_token(const Context& context, const Seat& seat);

// Who is there, or what they may, has changed: every part whose rounds are not over has to be planned anew.
Done roster_changed(store::Tx& tx, DayId day);

}  // namespace kith::app
