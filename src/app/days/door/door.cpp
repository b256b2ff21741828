// The team's door: two letters, a tap, here. Undo, walk-ins, and the code of a seat to be scanned.
#include "app/days/door/door.h"

#include <algorithm>
#include <map>

#include "app/days/give_seat.h"
#include "app/use_cases.h"
#include "base/text.h"
#include "formats/qr.h"
#include "store/door_phones.h"

namespace kith::app {
namespace {

constexpr std::size_t letters_least = 2, latest_shown = 8;
constexpr std::int64_t phone_silent_ms = 45 * second_ms;   // it reports every ten seconds
constexpr std::int64_t phone_forgotten_ms = 12 * hour_ms;  // a page that was closed without a word

std::string clock_of(const Context& context, const Day& day, Instant at) {
  return speak(context.language, at, day.zone, MomentPart::Clock);
}

// Every typed word begins some word of the name.
bool answers_to(const std::string& name, const std::vector<std::string>& typed) {
  const auto words = search_words(name);
  return std::ranges::all_of(typed, [&](const std::string& start) {
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(start); });
  });
}

std::vector<std::string> typed_words(const std::string& q) {
  auto words = search_words(q);
  const bool long_enough =
      std::ranges::any_of(words, [](const std::string& word) { return word.size() >= letters_least; });
  return long_enough ? words : std::vector<std::string>{};
}

bool at_the_door(const Seat& seat) { return seat.state == SeatState::Coming || seat.state == SeatState::Waiting; }

class Door {
 public:
  Door(const Context& context, const WholeDay& whole, std::vector<Seat> seats)
      : context_(context), day_(whole.day), seats_(std::move(seats)) {
    for (const auto& seat : seats_)
      if (at_the_door(seat)) ++bearers_[folded(seat.name)];
  }

  DoorSeat shown(const Seat& seat) const {
    DoorSeat view{seat.id, seat.name};
    if (!seat.company.empty()) view.company = seat.company;
    view.here = is_in_the_room(seat);
    if (view.here) view.since = clock_of(context_, day_, *seat.here);
    view.waiting = seat.state == SeatState::Waiting;
    view.walk_in = seat.walk_in;
    const auto bearers = bearers_.find(folded(seat.name));
    view.same_name = bearers != bearers_.end() && bearers->second > 1;
    return view;
  }

  std::vector<DoorSeat> found(const std::string& q) const {
    std::vector<DoorSeat> found;
    const auto typed = typed_words(q);
    if (typed.empty()) return found;
    std::vector<const Seat*> fitting;
    for (const auto& seat : seats_)
      if (at_the_door(seat) && answers_to(seat.name, typed)) fitting.push_back(&seat);
    std::ranges::sort(fitting, {}, [](const Seat* seat) { return std::pair(sort_key(seat->name), seat->number); });
    for (const auto* seat : fitting) found.push_back(shown(*seat));
    return found;
  }

  std::vector<DoorSeat> latest() const {
    std::vector<const Seat*> here;
    for (const auto& seat : seats_)
      if (is_in_the_room(seat)) here.push_back(&seat);
    std::ranges::sort(here, [](const Seat* a, const Seat* b) {
      return std::pair(*a->here, a->number) > std::pair(*b->here, b->number);
    });
    std::vector<DoorSeat> views;
    for (const auto* seat : here)
      if (views.size() < latest_shown) views.push_back(shown(*seat));
    return views;
  }

  const Seat* find(std::optional<SeatId> id) const {
    const auto seat = id ? std::ranges::find(seats_, *id, &Seat::id) : seats_.end();
    return seat == seats_.end() ? nullptr : &*seat;
  }

 private:
  const Context& context_;
  const Day& day_;
  std::vector<Seat> seats_;
  std::map<std::string, int> bearers_;
};

DoorLinkView link_of(const Context& context, const Seat& seat) {
  DoorLinkView view{seat.name, {context.base_url + "/s/" + seat_token(context, seat)}, {}};
  view.qr = formats::qr_svg(view.link.url,
                            speak(context.language, say("The seat of {name} as a QR code", {{"name", seat.name}})));
  return view;
}

Result<DoorView> view_door(Context& context, store::Tx& tx, const WholeDay& whole, const ShowDoor& asked) {
  KITH_TRY(auto seats, store::seats::of_day(tx, whole.day.id));
  const Door door(context, whole, std::move(seats));
  DoorView view{.day = whole.day.id, .day_title = whole.day.title, .q = asked.q.value_or("")};
  view.title = speak(context.language, say("The door of {day}", {{"day", whole.day.title}}));
  view.searched = !typed_words(view.q).empty();
  view.found = door.found(view.q);
  view.latest = door.latest();
  if (const auto* done = door.find(asked.done); done && is_in_the_room(*done)) view.done = door.shown(*done);
  if (const auto* seat = door.find(asked.seat); seat && at_the_door(*seat)) view.scan = link_of(context, *seat);
  KITH_TRY(const auto count, store::seats::count(tx, whole.day.id));
  view.here = count.here;
  view.coming = count.coming;
  view.room_link = {room_link_of(context, whole.day)};
  view.room_qr = formats::qr_svg(view.room_link.url, speak(context.language, say("The room’s code, for checking in")));
  KITH_TRY(view.warnings, door_warnings(context, tx, whole.day));
  return view;
}

Result<Seat> find_at_door(store::Tx& tx, const WholeDay& whole, SeatId id) {
  auto seat = store::seats::find(tx, id);
  if (seat && seat->day == whole.day.id) return seat;
  return fail(ErrorKind::NotFound, "no_such_seat", say("Nobody of this day has that seat any more."));
}

// Runs `change` at the door of the day and shows the door after it, with who was meant.
template <class Change>
Result<Answered<DoorView>> at_door(Context& context, DayId day, Change change) {
  return commit<DoorView>(context, [&](store::Tx& tx) -> Result<Outcome<DoorView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, day));
    KITH_TRY(const Seat seat, change(tx, whole));
    const auto view = [&context, &tx, whole, id = seat.id] {
      return view_door(context, tx, whole, {.day = whole.day.id, .done = id});
    };
    return Outcome<DoorView>{view, page_of(day) + "/door?done=" + seat.id.text()};
  });
}

// Whether this seat was sat on in a round that has begun since they came: then coming is no mistake any more.
Result<bool> has_sat(store::Tx& tx, const WholeDay& whole, const Seat& seat) {
  for (const auto& part : whole.parts) {
    KITH_TRY(const auto rounds, store::rounds::of_part(tx, part.id));
    for (const auto& round : rounds)
      if (took_place(round) && table_in(round, seat.number) > 0) return true;
  }
  return false;
}

}  // namespace

std::string room_link_of(const Context& context, const Day& day) {
  return context.base_url + page_of(day.id) + "/here/" +
         link_token(context.key, room_link, day.id.value, day.door_generation);
}

Result<Seat> let_in(Context& context, store::Tx& tx, Seat seat) {
  if (is_in_the_room(seat)) return seat;
  if (seat.state == SeatState::Waiting) seat.let_in = true;
  seat.state = SeatState::Coming;
  seat.told = true;  // by whoever let them in
  seat.here = context.now();
  seat.gone.reset();
  seat.last_round.reset();
  KITH_TRY(seat.version, store::seats::save(tx, seat));
  KITH_CHECK(roster_changed(tx, seat.day));
  return seat;
}

Result<Seat> walk_in(Context& context, store::Tx& tx, const WholeDay& whole, const std::string& name,
                     const std::string& company) {
  Seat wanted{.name = name, .company = company, .walk_in = true, .told = true, .here = context.now()};
  KITH_TRY(const auto seat, give_seat(context, tx, whole, std::move(wanted)));
  KITH_CHECK(roster_changed(tx, whole.day.id));
  return seat;
}

Result<std::vector<SaidView>> door_warnings(Context& context, store::Tx& tx, const Day& day) {
  std::vector<SaidView> warnings;
  KITH_TRY(const auto phones, store::door_phones::of_day(tx, day.id));
  for (const auto& phone : phones) {
    const auto silent_ms = context.now().ms - phone.heard.ms;
    if (silent_ms > phone_forgotten_ms) continue;
    if (phone.unsent > 0) {
      const auto words =
          say("{name}’s phone at the door has {unsent, plural, one {# tap} other {# taps}} not sent yet.",
              {{"name", phone.name}, {"unsent", phone.unsent}});
      warnings.push_back({speak(context.language, words)});
    } else if (silent_ms > phone_silent_ms) {
      const auto words = say("{name}’s phone at the door was last heard of at {at}. Arrivals may be missing.",
                             {{"name", phone.name}, {"at", clock_of(context, day, phone.heard)}});
      warnings.push_back({speak(context.language, words)});
    }
  }
  return warnings;
}

Result<DoorView> show_door(Context& context, const ShowDoor& asked) {
  return read<DoorView>(context, [&](store::Tx& tx) -> Result<DoorView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    return view_door(context, tx, whole, asked);
  });
}

Result<Answered<DoorView>> check_in(Context& context, const CheckIn& asked) {
  return at_door(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Result<Seat> {
    KITH_TRY(auto seat, find_at_door(tx, whole, asked.seat));
    if (!at_the_door(seat))
      return fail(
          ErrorKind::Conflict, "no_seat_any_more",
          say("{name} has given the seat back. Let them in as somebody who just walked in.", {{"name", seat.name}}));
    return let_in(context, tx, std::move(seat));
  });
}

Result<Answered<DoorView>> undo_check_in(Context& context, const UndoCheckIn& asked) {
  return at_door(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Result<Seat> {
    KITH_TRY(auto seat, find_at_door(tx, whole, asked.seat));
    if (!seat.here) return seat;
    KITH_TRY(const bool sat, has_sat(tx, whole, seat));
    if (sat)
      return fail(ErrorKind::Conflict, "has_sat",
                  say("{name} has sat at a table since. If they left, say that they are gone.", {{"name", seat.name}}));
    // As it was before: who had only just walked in was nobody, and who waited had no seat.
    if (holds_a_seat(seat) && seat.walk_in) seat.state = SeatState::Removed;
    if (holds_a_seat(seat) && seat.let_in) seat.state = SeatState::Waiting;
    if (seat.let_in) seat.told = seat.let_in = false;
    seat.here.reset();
    KITH_TRY(seat.version, store::seats::save(tx, seat));
    KITH_CHECK(roster_changed(tx, seat.day));
    return seat;
  });
}

Result<Answered<DoorView>> let_walk_in(Context& context, const WalkIn& asked) {
  return at_door(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Result<Seat> {
    return walk_in(context, tx, whole, asked.name, asked.company.value_or(""));
  });
}

Result<Answered<DoorView>> renew_room_code(Context& context, const RenewRoomCode& asked) {
  return commit<DoorView>(context, [&](store::Tx& tx) -> Result<Outcome<DoorView>> {
    KITH_TRY(auto whole, find_day_of_team(context, tx, asked.day));
    ++whole.day.door_generation;
    KITH_CHECK(store::days::save(tx, whole.day));
    KITH_TRY(auto view, view_door(context, tx, whole, {.day = asked.day}));
    return Outcome<DoorView>{std::move(view), page_of(asked.day) + "/door"};
  });
}

Result<Answered<SaidView>> report_door_phone(Context& context, const ReportDoorPhone& asked) {
  return commit<SaidView>(context, [&](store::Tx& tx) -> Result<Outcome<SaidView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    const auto unsent = std::max<std::int64_t>(0, asked.unsent);
    KITH_CHECK(
        asked.closed && unsent == 0
            ? store::door_phones::forget(tx, whole.day.id, asked.phone)
            : store::door_phones::hear(tx, {asked.phone, whole.day.id, context.viewer.name, unsent, context.now()}));
    return Outcome<SaidView>{SaidView{speak(context.language, say("Heard."))}, page_of(asked.day) + "/door"};
  });
}

}  // namespace kith::app
