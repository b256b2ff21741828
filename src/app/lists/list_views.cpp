#include "app/lists/list_views.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "app/lists/list_plan.h"
#include "app/lists/plan_csv.h"
#include "app/tables/plan_notes.h"
#include "app/use_cases.h"
#include "base/limits.h"
#include "base/text.h"
#include "formats/csv.h"
#include "formats/qr.h"
#include "store/name_lists.h"

namespace kith::app {
namespace {

bool holds_link(const Context& context, const NameList& list) {
  return context.holds(list_link, list.id.value, list.generation);
}

SeatView seat_of(const Roster& roster, std::size_t person) {
  const auto& known = roster.people[person];
  SeatView seat{static_cast<std::int64_t>(person) + 1, known.name, {}};
  if (!known.company.empty()) seat.company = known.company;
  return seat;
}

// Pairs that met so far, to mark who meets again.
using Met = std::set<std::pair<std::int64_t, std::int64_t>>;

void mark_repeats(TableView& table, Met& met, Met& now) {
  for (auto& a : table.seats) {
    for (auto& b : table.seats) {
      if (a.person >= b.person) continue;
      if (met.contains({a.person, b.person})) a.repeats = b.repeats = true;
      now.insert({a.person, b.person});
    }
  }
}

RoundView view_round(const Roster& roster, const std::vector<std::int64_t>& places, std::int64_t round, Met& met) {
  RoundView view{round, {}, {}};
  view.tables.resize(static_cast<std::size_t>(std::ranges::max(places)));
  for (std::size_t person = 0; person < places.size(); ++person) {
    if (places[person] == 0)
      view.sit_out.push_back(seat_of(roster, person));
    else
      view.tables[static_cast<std::size_t>(places[person] - 1)].seats.push_back(seat_of(roster, person));
  }
  Met now;
  for (std::size_t i = 0; i < view.tables.size(); ++i) {
    view.tables[i].table = static_cast<std::int64_t>(i) + 1;
    mark_repeats(view.tables[i], met, now);
  }
  met.merge(now);
  return view;
}

std::vector<WayView> view_ways(const Roster& roster, const Places& places) {
  std::vector<std::size_t> order(roster.people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::string> keys;
  for (const auto& person : roster.people) keys.push_back(sort_key(person.name));
  std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return keys[i]; });
  std::vector<WayView> ways;
  for (const auto person : order) {
    auto& way = ways.emplace_back(WayView{static_cast<std::int64_t>(person) + 1, roster.people[person].name, {}});
    for (std::size_t round = 0; round < places.size(); ++round)
      way.stops.push_back({static_cast<std::int64_t>(round) + 1, places[round][person]});
  }
  return ways;
}

std::vector<ListCan> allowed(const Context& context, const NameList& list) {
  std::vector<ListCan> can{ListCan::Plan, ListCan::Move, ListCan::Remove};
  if (!list.seating_before.empty()) can.push_back(ListCan::Undo);
  if (!list.kept) can.push_back(ListCan::Keep);
  if (context.viewer.person && !list.person) can.push_back(ListCan::Claim);
  return can;
}

void show_seating(ListView& view, const Roster& roster, const Places& places) {
  Met met;
  for (std::size_t round = 0; round < places.size(); ++round)
    view.seating.push_back(view_round(roster, places[round], static_cast<std::int64_t>(round) + 1, met));
  for (const auto& round : view.seating)
    view.tables = std::max(view.tables, static_cast<std::int64_t>(round.tables.size()));
  view.ways = view_ways(roster, places);
}

void show_figures(ListView& view, Language language, const Roster& roster, const ListPlan& plan) {
  auto notes = plan_notes(language, roster, plan.problem, plan.seating, plan.before ? &*plan.before : nullptr);
  view.sentence = std::move(notes.sentence);
  view.distance = std::move(notes.distance);
  view.just_now = std::move(notes.just_now);
  view.amiss = std::move(notes.amiss);
  view.again = std::move(notes.again);
  view.again_more = notes.again_more;
  view.repeats = notes.report.repeats;
  view.new_people_min = notes.report.new_people_min;
  for (const auto& [variation, outlook] : what_if(plan.problem)) {
    const bool as_asked =
        outlook.largest >= 2 && (view.people + outlook.largest - 1) / outlook.largest == outlook.tables;
    const auto size = variation.rounds_more != 0 ? view.table_size : std::int64_t{outlook.largest};
    if (outlook.rounds <= limits::anonymous_rounds && (variation.rounds_more != 0 || as_asked))
      view.what_if.push_back({speak(language, what_if_words(variation, outlook)), outlook.rounds, size});
  }
}

}  // namespace

std::string page_of(ListId list) { return "/lists/" + list.text(); }

Result<NameList> find_list(Context& context, store::Tx& tx, ListId id) {
  if (auto list = store::name_lists::find_by_link(tx, id); list && holds_link(context, *list)) return list;
  return store::name_lists::find(tx, context.viewer, id);
}

Result<Roster> roster_of(const NameList& list) { return read_roster(list.source, ""); }

Result<ListView> view_list(Context& context, const NameList& list) {
  KITH_TRY(const auto roster, roster_of(list));
  KITH_TRY(const auto places, places_of(list.seating));
  ListView view{
      .id = list.id, .title = list.title, .names = list.source, .rounds = list.rounds, .table_size = list.table_size};
  view.people = static_cast<std::int64_t>(roster.people.size());
  show_seating(view, roster, places);
  KITH_TRY(const auto plan, plan_of_list(list, roster, places));
  show_figures(view, context.language, roster, plan);
  view.version = list.version;
  view.kept = list.kept;
  view.yours = context.viewer.is(list.person);
  view.for_good = view.yours && context.viewer.account;
  view.until = list.until;
  view.link.url = context.base_url + "/l/" + link_token(context.key, list_link, list.id.value, list.generation);
  view.link_qr = formats::qr_svg(view.link.url, speak(context.language, say("The secret link as a QR code")));
  view.can = allowed(context, list);
  return view;
}

Result<std::string> plan_csv(Context& context, const OfList& asked) {
  return read<std::string>(context, [&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto list, find_list(context, tx, asked.list));
    KITH_TRY(const auto roster, roster_of(list));
    KITH_TRY(const auto places, places_of(list.seating));
    // The mark tells a spreadsheet that this is UTF-8; German ones guess Windows-1252 without it.
    std::string csv = "\xef\xbb\xbf" + formats::csv_line({"round", "table", "person"}, formats::Formulas::Keep);
    for (std::size_t round = 0; round < places.size(); ++round)
      for (std::size_t person = 0; person < places[round].size(); ++person)
        if (places[round][person] > 0)
          csv += formats::csv_line(
              {std::to_string(round + 1), std::to_string(places[round][person]), roster.people[person].key},
              formats::Formulas::Neutralise);
    return csv;
  });
}

}  // namespace kith::app
