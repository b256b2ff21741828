#include "app/days/day_views.h"

#include <algorithm>

#include "app/days/settings.h"
#include "formats/markdown.h"
#include "store/day_sums.h"
#include "store/people.h"

namespace kith::app {
namespace {

std::string clock_words(const Context& context, Instant at, const std::string& zone) {
  return speak(context.language, at, zone, MomentPart::Clock);
}

DayPhase phase_of(const WholeDay& whole, Instant now) {
  if (now >= whole.ends) return DayPhase::Over;
  return now < whole.day.starts ? DayPhase::Ahead : DayPhase::Running;
}

std::vector<DayCan> allowed(const WholeDay& whole, const store::seats::Count& count, Instant now, bool keeper) {
  std::vector<DayCan> can;
  if (takes_sign_ups(whole.day, now, whole.ends))
    can.push_back(state_of_sign_up(whole.day, count.coming, count.waiting, 1) == SeatState::Coming ? DayCan::SignUp
                                                                                                   : DayCan::Wait);
  if (!whole.team && !keeper) return can;
  if (whole.team) can.push_back(DayCan::Edit);
  if (whole.team && has_rounds(whole)) can.push_back(DayCan::Seat);
  can.push_back(whole.day.cancelled ? DayCan::Resume : DayCan::Cancel);
  return can;
}

}  // namespace

Result<std::string> host_of(store::Tx& tx, const Day& day) {
  KITH_TRY(const auto team, store::days::team(tx, day.id));
  const auto maker = std::ranges::find(team, day.maker, &store::days::TeamMember::person);
  return maker == team.end() ? std::string() : maker->name;
}

DaySummary summary_of(const Context& context, const WholeDay& whole) {
  const auto& day = whole.day;
  return {day.id,
          day.title,
          day.place,
          day.starts,
          whole.ends,
          day.zone,
          speak(context.language, day.starts, day.zone, MomentPart::Date),
          clock_words(context, day.starts, day.zone),
          clock_words(context, whole.ends, day.zone),
          phase_of(whole, context.now()),
          day.cancelled};
}

std::vector<PartView> programme_of(const Context& context, const WholeDay& whole) {
  std::vector<PartView> shown;
  for (const auto& [part, starts, ends] : programme(whole.day, whole.parts))
    shown.push_back({part.id, part.kind, part.title, part.minutes, starts, ends,
                     clock_words(context, starts, whole.day.zone), part.rounds, part.round_minutes, part.table_size,
                     part.finding});
  return shown;
}

Result<DayView> view_day(Context& context, store::Tx& tx, const WholeDay& whole) {
  const auto& day = whole.day;
  const auto summary = summary_of(context, whole);
  KITH_TRY(const auto count, store::seats::count(tx, day.id));
  DayView view{.id = day.id,
               .network = day.network,
               .title = day.title,
               .place = day.place,
               .html = formats::html_of_markdown(day.about),
               .starts = day.starts,
               .ends = whole.ends,
               .starts_local = day.starts_local,
               .zone = day.zone,
               .date_words = summary.date_words,
               .from_words = summary.from_words,
               .to_words = summary.to_words,
               .phase = summary.phase,
               .cancelled = day.cancelled};
  KITH_TRY(view.host, host_of(tx, day));
  view.programme = programme_of(context, whole);
  KITH_TRY(view.open_tables, view_open_tables(context, tx, whole, nullptr));
  view.capacity = day.capacity;
  view.seats_left = std::max<std::int64_t>(0, seats_left(day, count.coming));
  view.waiting = count.waiting;
  view.takes_sign_ups = takes_sign_ups(day, context.now(), whole.ends);
  KITH_TRY(view.listed, store::seats::listed(tx, day.id));
  view.names_keep_days = day.names_keep_days;
  view.writes_letters = context.mail_on;
  view.version = day.version;
  if (context.viewer.person) {
    view.your_name = context.viewer.name;
    KITH_TRY(const auto seat, store::seats::find_of_person(tx, day.id, *context.viewer.person));
    if (seat) view.your_seat = seat->id;
  }
  if (whole.team) {
    view.team_link =
        Link{context.base_url + "/j/" + link_token(context.key, team_link, day.id.value, day.team_generation)};
    KITH_TRY(const auto sum, store::day_sums::find(tx, day.id));
    if (sum && sum->contacts) view.week_after = WeekAfterView{*sum->contacts};
  }
  view.can = allowed(whole, count, context.now(), context.viewer.keeper);
  return view;
}

Result<DayDeskView> view_day_desk(const Context& context, store::Tx& tx, const WholeDay& whole) {
  const auto& day = whole.day;
  DayDeskView view{.day = day.id, .title = day.title, .starts = day.starts_local, .place = day.place};
  view.zone = day.zone;
  view.capacity = day.capacity;
  view.about = day.about;
  view.names_keep_days = day.names_keep_days;
  view.mix_by = day.mix_by;
  KITH_TRY(const auto seats, store::seats::of_day(tx, day.id));
  view.columns = columns_of(seats);
  view.mixes_by_nothing = mixes_by_nothing(day, seats);
  view.sign_up_open = day.sign_up_open;
  view.companies_apart = day.companies_apart;
  view.names_on_screen = day.names_on_screen;
  view.writes_letters = context.mail_on;
  view.programme = programme_of(context, whole);
  view.can = {DayCan::Edit, day.cancelled ? DayCan::Resume : DayCan::Cancel};
  view.as_of = as_of(day);
  return view;
}

namespace {

std::vector<SeatCan> allowed(const WholeDay& whole, const Seat& seat, const store::seats::Count& count, Instant now) {
  std::vector<SeatCan> can;
  const bool at_the_tables = seat.state == SeatState::Coming && !whole.day.cancelled && has_rounds(whole);
  if (at_the_tables && now >= whole.day.starts) can.push_back(SeatCan::SeeMet);
  if (now >= whole.ends) return can;
  if (at_the_tables && now >= whole.day.starts + -hour_ms) can.push_back(SeatCan::SeeTable);
  if (seat.state == SeatState::Coming || seat.state == SeatState::Waiting) can.push_back(SeatCan::Edit);
  if (seat.state == SeatState::Coming) can.push_back(SeatCan::GiveBack);
  if (seat.state == SeatState::Coming && !seat.told) can.push_back(SeatCan::Confirm);
  if (seat.state == SeatState::Coming && !whole.day.cancelled) can.push_back(SeatCan::PutUpTable);
  if (seat.state != SeatState::Waiting) return can;
  can.push_back(SeatCan::StepOut);
  if (is_first_come(whole, count.coming, now)) can.push_back(SeatCan::Take);
  return can;
}

// Who came with this one, on either side.
Done show_company(Context& context, store::Tx& tx, const WholeDay& whole, const Seat& seat, DaySeatView& view) {
  if (seat.brought_by) {
    const auto first = store::seats::find(tx, *seat.brought_by);
    if (first) view.together_with = first->name;
  }
  KITH_TRY(const auto along, store::seats::brought_by(tx, seat.id));
  for (const auto& other : along) {
    AlongView shown{other.name, other.state, {}};
    if (context.now() < whole.day.starts) shown.link.url = context.base_url + "/s/" + seat_token(context, other);
    view.together_with = other.name;
    view.along.push_back(std::move(shown));
  }
  return {};
}

Done show_waiting(store::Tx& tx, const Seat& seat, DaySeatView& view) {
  if (seat.state != SeatState::Waiting) return {};
  KITH_TRY(const auto waiting, store::seats::waiting(tx, seat.day));
  const auto me = std::ranges::find(waiting, seat.id, &Seat::id);
  view.place_in_line = me - waiting.begin() + 1;
  return {};
}

// What a guest is told: they may stay longer than this day's names, for another day of theirs or because they come
// back. That is not for its team, who see what the day says.
Result<std::optional<Instant>> name_goes(store::Tx& tx, const WholeDay& whole, const Seat& seat, bool team) {
  if (team) return std::optional(names_go(whole.day, whole.ends));
  const auto person = store::people::find_by_link(tx, seat.person);
  if (person) return person->opens.until;
  if (person.error().kind == ErrorKind::NotFound) return std::nullopt;
  return std::unexpected(person.error());
}

}  // namespace

Result<DaySeatView> view_seat(Context& context, store::Tx& tx, const Seat& seat) {
  KITH_TRY(const auto whole, find_day(context, tx, seat.day));
  KITH_TRY(const auto count, store::seats::count(tx, seat.day));
  DaySeatView view{.id = seat.id, .day = summary_of(context, whole), .name = seat.name, .line = seat.line};
  view.company = seat.company;
  view.has_email = !seat.email_sealed.empty();
  view.writes_letters = context.mail_on;
  view.state = seat.state;
  view.seats_left = std::max<std::int64_t>(0, seats_left(whole.day, count.coming));
  view.moved_up = holds_a_seat(seat) && !seat.told;
  view.last_hours = are_last_hours(whole.day, context.now());
  view.shows = seat.shows;
  view.on_screen = seat.on_screen;
  view.first_together = seat.first_together;
  KITH_CHECK(show_waiting(tx, seat, view));
  KITH_CHECK(show_company(context, tx, whole, seat, view));
  view.removed_because = seat.removed_because;
  KITH_TRY(view.open_tables, view_open_tables(context, tx, whole, &seat));
  view.link.url = context.base_url + "/s/" + seat_token(context, seat);
  view.code = seat.code;
  view.team = !is_own(context, seat);
  KITH_TRY(view.names_go, name_goes(tx, whole, seat, view.team));
  view.can = allowed(whole, seat, count, context.now());
  view.as_of = as_of(seat);
  return view;
}

}  // namespace kith::app
