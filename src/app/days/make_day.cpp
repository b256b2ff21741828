// A day is made with a programme that may stay as it is: a welcome, four rounds at tables, a break, open tables.
#include <algorithm>
#include <array>

#include "app/allowance.h"
#include "app/days/bounds.h"
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/settings.h"
#include "app/days/use_cases.h"
#include "app/lists/list_views.h"
#include "app/people/become_somebody.h"
#include "base/json.h"
#include "base/limits.h"
#include "store/houses.h"
#include "store/name_lists.h"

namespace kith::app {
namespace {

constexpr std::int64_t usual_capacity = 60;

Done add_usual_programme(Context& context, store::Tx& tx, DayId day) {
  constexpr std::array kinds{PartKind::Welcome, PartKind::Rounds, PartKind::Break, PartKind::OpenTables};
  std::int64_t position = 0;
  for (const auto kind : kinds) {
    auto part = usual_part(kind);
    part.id = new_id<PartNoun>(context.random);
    part.day = day;
    part.position = ++position;
    KITH_CHECK(store::parts::add(tx, part));
  }
  return {};
}

std::unexpected<Error> no_list() {
  return std::unexpected(
      fields_error({{"list", "link_gone", say("This link opens no list of names any more.")}}).error());
}

// A link or its token; or, from a program, the id of a list it holds.
Result<NameList> list_behind(Context& context, store::Tx& tx, std::string_view link) {
  const auto token = link.substr(link.rfind('/') + 1);
  if (const auto id = id_value(token)) {
    auto list = find_list(context, tx, ListId{*id});
    if (!list) return no_list();
    return list;
  }
  const auto id = link_id(token);
  if (!id) return no_list();
  auto list = store::name_lists::find_by_link(tx, ListId{*id});
  if (!list || !link_opens(context.key, list_link, *id, list->generation, token)) return no_list();
  return list;
}

Done seat_the_list(Context& context, store::Tx& tx, const WholeDay& whole, const NameList& list) {
  KITH_TRY(const auto roster, roster_of(list));
  for (const auto& person : roster.people) {
    Seat seat{.name = person.name, .company = person.company, .told = true};
    if (person.key != person.name) seat.source_key = person.key;
    KITH_CHECK(give_seat(context, tx, whole, std::move(seat)));
  }
  return {};
}

// Rounds as the list was planned; a part of a day has tables of a hundred at most.
Done follow_the_list(store::Tx& tx, WholeDay& whole, const NameList& list) {
  for (auto& part : whole.parts) {
    if (part.kind != PartKind::Rounds) continue;
    part.rounds = list.rounds;
    part.table_size = std::clamp<std::int64_t>(list.table_size, 2, limits::part_table_size);
    part.minutes = minutes_of_rounds(part.rounds, part.round_minutes);
    KITH_CHECK(check_settings(part));
    KITH_CHECK(store::parts::save(tx, part));
  }
  return {};
}

// As many seats as the list has names, if they are more than usual and nobody said how many there are.
Done make_room_for(Day& day, const MakeDay& asked, const NameList& list) {
  if (asked.capacity) return {};
  KITH_TRY(const auto roster, roster_of(list));
  day.capacity = std::clamp<std::int64_t>(std::ssize(roster.people), day.capacity, limits::day_people);
  return {};
}

}  // namespace

Result<NewDayView> show_new_day(Context& context, const Nothing&) {
  NewDayView view{context.house.time_zone, usual_capacity, {}};
  if (context.viewer.person) view.your_name = context.viewer.name;
  return view;
}

Result<Answered<DayView>> make_day(Context& context, const MakeDay& asked) {
  Day day{.id = new_id<DayNoun>(context.random), .title = asked.title};
  day.place = asked.place.value_or("");
  day.zone = asked.zone ? std::string(*asked.zone) : context.house.time_zone;
  day.starts_local = asked.starts;
  day.capacity = asked.capacity.value_or(usual_capacity);
  day.about = asked.about.value_or("");
  KITH_CHECK(check_settings(day));
  day.made = context.now();
  return commit<DayView>(context, [&](store::Tx& tx) -> Result<Outcome<DayView>> {
    std::optional<NameList> list;
    if (asked.list) {
      KITH_TRY(list, list_behind(context, tx, *asked.list));
    }
    KITH_TRY(auto keeps, become_somebody(context, tx, asked.your_name, "your_name"));
    KITH_CHECK(count_one_more(
        context, tx,
        {{allowances::days_of_person, by_person(context)}, {allowances::days_from_address, by_address(context)}}));
    KITH_TRY(const auto network, store::networks::first(tx));
    auto made = day;
    made.network = network.id;
    made.maker = *context.viewer.person;
    if (list) KITH_CHECK(make_room_for(made, asked, *list));
    KITH_CHECK(store::days::add(tx, made));
    KITH_CHECK(add_usual_programme(context, tx, made.id));
    KITH_TRY(auto whole, find_day(context, tx, made.id));
    if (list) {
      KITH_CHECK(follow_the_list(tx, whole, *list));
      KITH_TRY(whole, find_day(context, tx, made.id));
      KITH_CHECK(seat_the_list(context, tx, whole, *list));
      KITH_TRY(whole, find_day(context, tx, made.id));
    }
    KITH_CHECK(keep_person(tx, whole, made.maker));
    KITH_TRY(auto view, view_day(context, tx, whole));
    return Outcome<DayView>{std::move(view), page_of(made.id), std::move(keeps)};
  });
}

}  // namespace kith::app
