#include "app/days/people.h"

#include <algorithm>
#include <map>

#include "app/allowance.h"
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/tell.h"
#include "base/limits.h"
#include "base/text.h"
#include "formats/qr.h"

namespace kith::app {
namespace {

ComerView view_of(const Seat& seat, const std::map<SeatId, std::string>& names) {
  ComerView view{seat.id, seat.number, seat.name, seat.company, seat.line, !seat.email_sealed.empty(), {}, seat.code};
  view.host = seat.host;
  if (seat.host && seat.stays_at.value_or(0) > 0) view.host_table = seat.stays_at;
  if (!seat.brought_by) return view;
  const auto first = names.find(*seat.brought_by);
  if (first != names.end()) view.brought_by = first->second;
  return view;
}

void count_letters(const std::vector<Seat>& seats, PeopleView& view) {
  std::int64_t written_to = 0, not_written = 0;
  for (const auto& seat : seats) {
    if (seat.state != SeatState::Coming && seat.state != SeatState::Waiting) continue;
    if (may_be_written_to(seat))
      ++written_to;
    else if (!seat.email_sealed.empty())
      ++not_written;
  }
  if (not_written > 0) view.not_written = not_written;
  if (written_to > allowances::letters_of_day.most)
    view.too_many_letters = written_to - allowances::letters_of_day.most;
}

void show_seats(std::vector<Seat> seats, bool offered, PeopleView& view) {
  std::map<SeatId, std::string> names;
  std::map<SeatId, std::string> keys;
  for (const auto& seat : seats) {
    names.emplace(seat.id, seat.name);
    keys.emplace(seat.id, sort_key(seat.name));
  }
  std::ranges::stable_sort(seats, {}, [&](const Seat& seat) -> const std::string& { return keys.at(seat.id); });
  for (const auto& seat : seats) {
    if (!holds_a_seat(seat)) continue;
    if (!seat.told) view.to_phone.push_back(view_of(seat, names));
    view.coming.push_back(view_of(seat, names));
  }
  std::ranges::sort(seats, {}, &Seat::position);
  for (const auto& seat : seats)
    if (seat.state == SeatState::Waiting) {
      view.waiting.push_back(view_of(seat, names));
      if (offered && !seat.told) view.to_offer.push_back(view_of(seat, names));
    }
}

template <class Change>
Result<Answered<PeopleView>> changed(Context& context, DayId id, Change change) {
  return commit<PeopleView>(context, [&](store::Tx& tx) -> Result<Outcome<PeopleView>> {
    KITH_TRY(auto whole, find_day_of_team(context, tx, id));
    KITH_CHECK(change(tx, whole));
    KITH_TRY(whole, find_day(context, tx, id));
    KITH_TRY(auto view, view_people(context, tx, whole));
    return Outcome<PeopleView>{std::move(view), page_of(id) + "/people"};
  });
}

Result<Seat> seat_of_day(store::Tx& tx, DayId day, SeatId id) {
  KITH_TRY(auto seat, store::seats::find(tx, id));
  if (seat.day == day) return seat;
  return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
}

}  // namespace

Result<PeopleView> view_people(Context& context, store::Tx& tx, const WholeDay& whole) {
  PeopleView view{.day = whole.day.id, .title = whole.day.title, .capacity = whole.day.capacity};
  KITH_TRY(auto seats, store::seats::of_day(tx, whole.day.id));
  if (context.mail_on) count_letters(seats, view);
  const auto coming = std::ranges::count_if(seats, holds_a_seat);
  show_seats(std::move(seats), is_first_come(whole, coming, context.now()), view);
  view.seats_left = std::max<std::int64_t>(0, seats_left(whole.day, static_cast<std::int64_t>(view.coming.size())));
  KITH_TRY(const auto team, store::days::team(tx, whole.day.id));
  for (const auto& member : team) view.team.push_back(member.name);
  view.team_link.url =
      context.base_url + "/j/" + link_token(context.key, team_link, whole.day.id.value, whole.day.team_generation);
  view.team_link_qr = formats::qr_svg(view.team_link.url, speak(context.language, say("The team’s link as a QR code")));
  return view;
}

Result<PeopleView> show_people(Context& context, const OfDay& asked) {
  return read<PeopleView>(context, [&](store::Tx& tx) -> Result<PeopleView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    return view_people(context, tx, whole);
  });
}

Result<Answered<PeopleView>> add_comer(Context& context, const AddComer& asked) {
  return changed(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    KITH_TRY(const auto count, store::seats::count(tx, asked.day));
    Seat seat{.name = asked.name};
    seat.company = asked.company.value_or("");
    if (asked.email) seat.email_sealed = context.key.seal(seat_email, *asked.email);
    seat.state =
        asked.beyond.value_or(false) ? SeatState::Coming : state_of_sign_up(whole.day, count.coming, count.waiting, 1);
    seat.told = holds_a_seat(seat);
    KITH_CHECK(give_seat(context, tx, whole, std::move(seat)));
    return {};
  });
}

Result<RemoveComerView> show_remove_comer(Context& context, const OfComer& asked) {
  return read<RemoveComerView>(context, [&](store::Tx& tx) -> Result<RemoveComerView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto seat, seat_of_day(tx, asked.day, asked.seat));
    return RemoveComerView{whole.day.id, whole.day.title, seat.id, seat.name};
  });
}

Result<Answered<PeopleView>> remove_comer(Context& context, const RemoveComer& asked) {
  return changed(context, asked.day, [&](store::Tx& tx, const WholeDay&) -> Done {
    KITH_TRY(auto seat, seat_of_day(tx, asked.day, asked.seat));
    if (seat.state != SeatState::Coming && seat.state != SeatState::Waiting) return {};
    seat.removed_because = asked.sentence;
    return free_seat(context, tx, std::move(seat), SeatState::Removed);
  });
}

// Which table somebody stays at is a host's or their own choice; whoever stops hosting one moves with the others again.
Result<Answered<PeopleView>> name_host(Context& context, const NameHost& asked) {
  if (asked.table && (*asked.table < 1 || *asked.table > limits::day_tables))
    return fail(ErrorKind::Invalid, "out_of_range",
                say("Please take a number from {least} to {most}.",
                    {{"least", std::int64_t{1}}, {"most", std::int64_t{limits::day_tables}}}));
  return changed(context, asked.day, [&](store::Tx& tx, const WholeDay&) -> Done {
    KITH_TRY(auto seat, seat_of_day(tx, asked.day, asked.seat));
    const auto host_before = seat.host;
    const auto table_before = seat.stays_at;
    if (host_before) seat.stays_at.reset();
    seat.host = asked.host;
    if (asked.host && asked.table) seat.stays_at = asked.table;
    if (seat.host == host_before && seat.stays_at == table_before) return {};
    KITH_CHECK(store::seats::save(tx, seat));
    return roster_changed(tx, asked.day);
  });
}

Result<Answered<PeopleView>> told_comer(Context& context, const OfComer& asked) {
  return changed(context, asked.day, [&](store::Tx& tx, const WholeDay&) -> Done {
    KITH_TRY(auto seat, seat_of_day(tx, asked.day, asked.seat));
    if ((!holds_a_seat(seat) && seat.state != SeatState::Waiting) || seat.told) return {};
    seat.told = true;
    KITH_CHECK(store::seats::save(tx, seat));
    return {};
  });
}

Result<Answered<PeopleView>> renew_team_link(Context& context, const OfDay& asked) {
  return changed(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    auto day = whole.day;
    ++day.team_generation;
    KITH_CHECK(store::days::save(tx, day));
    return {};
  });
}

Result<Answered<DayView>> leave_team(Context& context, const OfDay& asked) {
  return commit<DayView>(context, [&](store::Tx& tx) -> Result<Outcome<DayView>> {
    KITH_TRY(auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto team, store::days::team(tx, asked.day));
    if (team.size() == 1)
      return fail(ErrorKind::Conflict, "last_of_team",
                  say("You are the only one who looks after this day. Let somebody else join first, or cancel it."));
    KITH_CHECK(store::days::leave_team(tx, asked.day, *context.viewer.person));
    KITH_TRY(whole, find_day(context, tx, asked.day));
    KITH_TRY(auto view, view_day(context, tx, whole));
    return Outcome<DayView>{std::move(view), page_of(asked.day)};
  });
}

}  // namespace kith::app
