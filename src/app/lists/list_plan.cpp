#include "app/lists/list_plan.h"

#include <algorithm>

#include "app/allowance.h"
#include "app/given_before.h"
#include "app/lists/list_views.h"
#include "app/planner.h"
#include "app/use_cases.h"
#include "base/json.h"
#include "base/limits.h"
#include "store/houses.h"
#include "store/name_lists.h"

namespace kith::app {
namespace {

constexpr std::int64_t usual_rounds = 3, usual_table_size = 5;

FieldError wrong_number(const char* field, std::int64_t least, std::int64_t most) {
  return {field, "out_of_range",
          say("Please take a number from {least} to {most}.", {{"least", least}, {"most", most}})};
}

Done check_bounds(const NameList& list, std::size_t people) {
  std::vector<FieldError> errors;
  if (list.rounds < 1 || list.rounds > limits::anonymous_rounds)
    errors.push_back(wrong_number("rounds", 1, limits::anonymous_rounds));
  if (list.table_size < 2 || list.table_size > limits::anonymous_people)
    errors.push_back(wrong_number("table_size", 2, limits::anonymous_people));
  if (people > limits::anonymous_people) {
    errors.push_back({"names", "too_many_names",
                      say("These are {count, number} names; here it is {most, number} at most. The program on your own "
                          "machine seats {more, number}.",
                          {{"count", static_cast<std::int64_t>(people)},
                           {"most", std::int64_t{limits::anonymous_people}},
                           {"more", std::int64_t{limits::seating_people}}})});
  }
  const auto others = std::min<std::int64_t>(list.table_size, static_cast<std::int64_t>(people)) - 1;
  if (errors.empty() && list.rounds * static_cast<std::int64_t>(people) * others / 2 > limits::anonymous_meetings)
    errors.push_back(
        {"table_size", "too_many_meetings",
         say("So many people at such large tables in so many rounds are more than a page can show. Smaller "
             "tables or fewer rounds will do.")});
  return fields_error(std::move(errors));
}

// What is wrong with the names is said beside the names.
template <class T>
Result<T> beside_names(Result<T> result) {
  if (result || !result.error().fields.empty()) return result;
  auto error = std::move(result).error();
  error.fields.push_back({"names", error.code, error.sentence});
  error.kind = ErrorKind::Invalid;
  return std::unexpected(std::move(error));
}

Result<seating::Problem> problem_of_list(const NameList& list, const Roster& roster) {
  PlanWish wish{.rounds = static_cast<int>(list.rounds)};
  wish.room.table_size =
      static_cast<int>(std::min<std::int64_t>(list.table_size, static_cast<std::int64_t>(roster.people.size())));
  return beside_names(problem_of(roster, wish));
}

Places places_of_seating(const seating::Seating& seating) {
  Places places(static_cast<std::size_t>(seating.rounds));
  for (int round = 0; round < seating.rounds; ++round)
    for (int person = 0; person < seating.people; ++person)
      places[static_cast<std::size_t>(round)].push_back(seating.at(round, person) + 1);  // no_table (-1) is 0: sits out
  return places;
}

// Tables that were put up by hand, beyond those the room has; as large as the others.
void open_tables(seating::Problem& problem, const Places& places, std::int64_t table_size) {
  std::int64_t tables = 0;
  for (const auto& round : places) tables = std::max(tables, std::ranges::max(round));
  const auto more = static_cast<int>(tables) - problem.tables;
  if (more <= 0) return;
  std::vector<seating::SeatRange> seats;
  for (int round = 0; round < problem.rounds; ++round) {
    for (int table = 0; table < problem.tables; ++table) seats.push_back(problem.seats_at(round, table));
    seats.insert(seats.end(), static_cast<std::size_t>(more), {0, static_cast<int>(table_size)});
  }
  problem.tables += more;
  problem.seats = std::move(seats);
}

Result<seating::Seating> seating_of(const seating::Problem& problem, const Places& places) {
  auto seating = seating::Seating::empty(problem.people, problem.rounds);
  if (places.size() != static_cast<std::size_t>(problem.rounds) ||
      places.front().size() != static_cast<std::size_t>(problem.people))
    return fail(ErrorKind::Damaged, "seating_text",
                say("The seating of this list cannot be read any more. Plan it anew."));
  for (int round = 0; round < problem.rounds; ++round)
    for (int person = 0; person < problem.people; ++person)
      seating.at(round, person) =
          static_cast<std::int32_t>(places[static_cast<std::size_t>(round)][static_cast<std::size_t>(person)] - 1);
  return seating;
}

}  // namespace

Done plan_places(Context& context, NameList& list) {
  KITH_TRY(const auto roster, beside_names(roster_of(list)));
  KITH_CHECK(check_bounds(list, roster.people.size()));
  KITH_TRY(const auto problem, problem_of_list(list, roster));
  seating::SearchOptions options;
  options.seconds = limits::anonymous_planning_ms / 1000.0;
  const auto key = digest(std::to_string(list.rounds) + " " + std::to_string(list.table_size) + "\n" + list.source);
  KITH_TRY(const auto planned, context.planner.plan(key, problem, options));
  list.seating = text_of(places_of_seating(planned.seating));
  list.seating_before.clear();
  return {};
}

Result<ListPlan> plan_of_list(const NameList& list, const Roster& roster, const Places& places) {
  KITH_TRY(auto problem, problem_of_list(list, roster));
  Places was;
  if (const auto before = undone(list.seating_before)) {
    KITH_TRY(was, places_of(before->seating));
  }
  open_tables(problem, places, list.table_size);
  open_tables(problem, was, list.table_size);
  KITH_TRY(auto seating, seating_of(problem, places));
  ListPlan plan{std::move(problem), std::move(seating), {}};
  if (!was.empty()) {
    KITH_TRY(plan.before, seating_of(plan.problem, was));
  }
  return plan;
}

Result<NewListView> show_new_list(Context&, const Nothing&) { return NewListView{usual_rounds, usual_table_size}; }

Result<Answered<ListView>> make_list(Context& context, const MakeList& asked) {
  KITH_TRY(auto before, given_before<ListView>(context));
  if (before) return *std::move(before);
  NameList list{.id = new_id<ListNoun>(context.random), .source = asked.names};
  list.rounds = asked.rounds.value_or(usual_rounds);
  list.table_size = asked.table_size.value_or(usual_table_size);
  KITH_CHECK(plan_places(context, list));
  list.begun = context.now();
  list.until = list.begun + draft_keeps_ms;
  return commit<ListView>(context, [&](store::Tx& tx) -> Result<Outcome<ListView>> {
    KITH_TRY(const auto network, store::networks::first(tx));
    list.network = network.id;
    KITH_CHECK(count_one_more(
        context, tx,
        {{allowances::lists_of_person, by_person(context)}, {allowances::lists_from_address, by_address(context)}}));
    KITH_CHECK(store::name_lists::add(tx, list));
    const auto token = link_token(context.key, list_link, list.id.value, list.generation);
    context.tokens.push_back(token);
    KITH_TRY(auto view, view_list(context, list));
    return Outcome<ListView>{std::move(view), page_of(list.id), {{Keeps::What::Link, page_of(list.id), token}}};
  });
}

Result<Answered<ListView>> plan_list(Context& context, const PlanList& asked) {
  KITH_TRY(auto before, given_before<ListView>(context));
  if (before) return *std::move(before);
  KITH_TRY(auto list, read<NameList>(context, [&](store::Tx& tx) { return find_list(context, tx, asked.list); }));
  const auto seen = list.version;
  if (asked.names) list.source = *asked.names;
  list.rounds = asked.rounds.value_or(list.rounds);
  list.table_size = asked.table_size.value_or(list.table_size);
  KITH_CHECK(plan_places(context, list));
  return commit<ListView>(context, [&](store::Tx& tx) -> Result<Outcome<ListView>> {
    KITH_TRY(auto now, find_list(context, tx, asked.list));
    if (now.version != seen || asked.version != seen)
      return fail(ErrorKind::Conflict, "changed_meanwhile",
                  say("This plan was changed meanwhile. Here it is as it stands now; please do it once more."));
    now.source = list.source;
    now.rounds = list.rounds;
    now.table_size = list.table_size;
    now.seating = list.seating;
    now.seating_before.clear();
    KITH_TRY(now.version, store::name_lists::save(tx, now));
    KITH_TRY(auto view, view_list(context, now));
    return Outcome<ListView>{std::move(view), page_of(now.id)};
  });
}

}  // namespace kith::app
