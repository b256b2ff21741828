// Whom did I meet: from the moment the rounds have begun, in the order of the tables, for the person and their link
// only. A note and a wish change what its writer sees and nothing else: no version rises, and every answer is the same
// whether or not the other wished.
#include <algorithm>
#include <ranges>
#include <set>

#include "app/days/after.h"
#include "app/days/cards.h"
#include "app/days/met/marks.h"
#include "app/days/met/meetings.h"
#include "app/days/met/view_met.h"
#include "domain/first_name.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

// All that the page tells of, read once.
struct Evening {
  WholeDay whole;
  Seat seat;
  std::vector<Seat> seats;
  std::vector<Situation> situations;
  std::vector<OwnNote> notes;
  std::vector<Contact> contacts;

  const Seat* seat_numbered(std::int64_t number) const {
    const auto found = std::ranges::find(seats, number, &Seat::number);
    return found == seats.end() || found->person == seat.person ? nullptr : &*found;
  }
};

Result<Evening> evening_of(Context& context, store::Tx& tx, SeatId id) {
  Evening evening;
  KITH_TRY(evening.seat, find_seat_as_person(context, tx, id));
  KITH_TRY(evening.whole, find_day(context, tx, evening.seat.day));
  KITH_TRY(evening.seats, store::seats::of_day(tx, evening.seat.day));
  KITH_TRY(evening.situations, situations_of(tx, evening.whole, evening.seat.number));
  KITH_TRY(evening.notes, notes_of(context, tx, evening.seat.person));
  KITH_TRY(evening.contacts, store::contacts::of_person(tx, evening.seat.person));
  return evening;
}

std::string names_at(const Evening& evening, const Situation& situation, Language language) {
  std::string names;
  for (const auto number : situation.others) {
    const auto* other = evening.seat_numbered(number);
    if (!names.empty()) names += ", ";
    names += other ? first_name(other->name) : speak(language, say("somebody"));
  }
  return names;
}

Result<MetPersonView> person_view(Context& context, store::Tx& tx, const Evening& evening, const Seat& other) {
  MetPersonView view{.other = other.id, .name = first_name(other.name), .line = other.line};
  view.note = note_about(evening.notes, other.person);
  KITH_TRY(view.gladly, wishes_gladly(context, tx, evening.seat.person, other.person));
  for (const auto& contact : evening.contacts)
    if (contact.other_than(evening.seat.person) == other.person) view.contact = contact.id;
  return view;
}

// Each person stands at the first table they shared, with the later ones named there.
Result<MetTableView> table_view(Context& context, store::Tx& tx, const Evening& evening, const Situation& situation,
                                std::set<std::int64_t>& told) {
  MetTableView table{situation.part_title, situation.round, situation.table, {}, {}, {}};
  table.card = speak(context.language, card_text(situation.card));
  table.others = names_at(evening, situation, context.language);
  for (const auto number : situation.others) {
    const auto* other = evening.seat_numbered(number);
    if (!other || !told.insert(number).second) continue;
    KITH_TRY(auto person, person_view(context, tx, evening, *other));
    const auto shared = shared_with(evening.situations, number);
    for (const auto& later : shared | std::views::drop(1)) person.again.push_back({later.round, later.table});
    table.people.push_back(std::move(person));
  }
  return table;
}

// Whom one talked with besides the tables: a badge left a note, though perhaps one without words.
Result<std::vector<MetPersonView>> talked_with(Context& context, store::Tx& tx, const Evening& evening,
                                               const std::set<std::int64_t>& told) {
  std::vector<MetPersonView> talked;
  for (const auto& seat : evening.seats) {
    const bool noted = std::ranges::find(evening.notes, seat.person, &OwnNote::about) != evening.notes.end();
    if (!noted || told.contains(seat.number) || seat.person == evening.seat.person) continue;
    KITH_TRY(auto person, person_view(context, tx, evening, seat));
    talked.push_back(std::move(person));
  }
  return talked;
}

// Somebody the viewer sat with, or whose badge they opened; everybody else does not exist here.
Result<Pairing> pairing_with(Context& context, const Evening& evening, SeatId other_id) {
  const auto other = std::ranges::find(evening.seats, other_id, &Seat::id);
  const auto absent = fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
  if (other == evening.seats.end() || other->person == evening.seat.person) return absent;
  const bool at_table = !shared_with(evening.situations, other->number).empty();
  const bool noted = std::ranges::find(evening.notes, other->person, &OwnNote::about) != evening.notes.end();
  if (!at_table && !noted) return absent;
  const auto opens = wishes_open(evening.whole.day, evening.whole.ends, context.now());
  return Pairing{evening.whole.day.network, evening.whole.day.id, evening.seat.person, other->person, opens, at_table};
}

// Finds the two, lets `mark` write, and shows the evening as it is then.
template <class Mark>
Result<Answered<MetView>> marked(Context& context, SeatId seat, SeatId other, Mark mark) {
  return commit<MetView>(context, [&](store::Tx& tx) -> Result<Outcome<MetView>> {
    KITH_TRY(const auto evening, evening_of(context, tx, seat));
    KITH_TRY(const auto pairing, pairing_with(context, evening, other));
    KITH_CHECK(mark(tx, pairing));
    return Outcome<MetView>{[&context, &tx, seat] { return view_met(context, tx, seat); }, page_of(seat) + "/met"};
  });
}

}  // namespace

Result<MetView> view_met(Context& context, store::Tx& tx, SeatId id) {
  KITH_TRY(const auto evening, evening_of(context, tx, id));
  MetView view{.seat = evening.seat.id, .day = evening.whole.day.id, .day_title = evening.whole.day.title};
  KITH_TRY(view.begun, have_begun(tx, evening.whole));
  view.opens_at = wishes_open(evening.whole.day, evening.whole.ends, context.now());
  view.opens = speak(context.language, view.opens_at, evening.whole.day.zone);
  std::set<std::int64_t> told;
  for (const auto& situation : evening.situations) {
    KITH_TRY(auto table, table_view(context, tx, evening, situation, told));
    view.tables.push_back(std::move(table));
  }
  KITH_TRY(view.talked, talked_with(context, tx, evening, told));
  return view;
}

Result<MetView> show_met(Context& context, const ShowMet& asked) {
  return read<MetView>(context, [&](store::Tx& tx) { return view_met(context, tx, asked.seat); });
}

Result<Answered<MetView>> mark_met(Context& context, const MarkMet& asked) {
  return marked(context, asked.seat, asked.other, [&](store::Tx& tx, const Pairing& pairing) -> Done {
    if (asked.note) KITH_CHECK(write_note(context, tx, {pairing.who, pairing.whom, *asked.note, context.now()}));
    return asked.gladly ? wish_gladly(context, tx, pairing) : take_wish_back(context, tx, pairing.who, pairing.whom);
  });
}

Result<Answered<MetView>> note_met(Context& context, const NoteMet& asked) {
  return marked(context, asked.seat, asked.other, [&](store::Tx& tx, const Pairing& pairing) {
    const Note note{pairing.who, pairing.whom, asked.note.value_or(""), context.now()};
    return pairing.at_table ? write_note(context, tx, note) : remember_talk(context, tx, note);
  });
}

}  // namespace kith::app
