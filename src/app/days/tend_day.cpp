// What the team changes about a day: its settings, its programme, whether it takes place.
#include <algorithm>

#include "app/as_of.h"
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/settings.h"
#include "app/days/tell.h"
#include "app/days/use_cases.h"
#include "base/limits.h"

namespace kith::app {
namespace {

// The day as `change` leaves it; whoever is of it stays as long as it says then.
template <class Change>
Result<WholeDay> after(Context& context, store::Tx& tx, const WholeDay& before, Change change) {
  KITH_CHECK(change(tx, before));
  KITH_TRY(auto whole, find_day(context, tx, before.day.id));
  if (names_go(whole.day, whole.ends) != names_go(before.day, before.ends))
    KITH_CHECK(keep_people(context, tx, whole.day));
  return whole;
}

using Find = Result<WholeDay> (*)(Context&, store::Tx&, DayId);

template <class Change>
Result<Answered<DayView>> changed(Context& context, DayId id, Change change, Find find = find_day_of_team) {
  return commit<DayView>(context, [&](store::Tx& tx) -> Result<Outcome<DayView>> {
    KITH_TRY(auto whole, find(context, tx, id));
    KITH_TRY(whole, after(context, tx, whole, change));
    KITH_TRY(auto view, view_day(context, tx, whole));
    return Outcome<DayView>{std::move(view), page_of(id)};
  });
}

// The same, going on at the desk where the programme is shaped.
template <class Change>
Result<Answered<DayDeskView>> changed_at_desk(Context& context, DayId id, Change change) {
  return commit<DayDeskView>(context, [&](store::Tx& tx) -> Result<Outcome<DayDeskView>> {
    KITH_TRY(auto whole, find_day_of_team(context, tx, id));
    KITH_TRY(whole, after(context, tx, whole, change));
    KITH_TRY(auto view, view_day_desk(context, tx, whole));
    return Outcome<DayDeskView>{std::move(view), page_of(id) + "/edit#programme"};
  });
}

template <class Asked>
void apply(const Asked& asked, Part& part) {
  if (asked.title) part.title = *asked.title;
  if (part.kind == PartKind::Rounds) {
    part.rounds = asked.rounds.value_or(part.rounds);
    part.round_minutes = asked.round_minutes.value_or(part.round_minutes);
    part.table_size = asked.table_size.value_or(part.table_size);
    if (asked.finding) part.finding = *asked.finding;
    part.minutes = minutes_of_rounds(part.rounds, part.round_minutes);
  } else {
    part.minutes = asked.minutes.value_or(part.minutes);
  }
}

bool has_other_rounds(const Part& one, const Part& other) {
  return one.rounds != other.rounds || one.round_minutes != other.round_minutes || one.table_size != other.table_size;
}

// Rounds that were played, or are being played, happened as they did.
Done not_begun(store::Tx& tx, const Part& part) {
  if (part.kind != PartKind::Rounds) return {};
  KITH_TRY(const auto live, store::rounds::live(tx, part));
  if (live.round == 0) return {};
  return fail(ErrorKind::Conflict, "rounds_begun", say("These rounds have begun: they stay as they are."));
}

}  // namespace

Result<DayDeskView> show_day_desk(Context& context, const OfDay& asked) {
  return read<DayDeskView>(context, [&](store::Tx& tx) -> Result<DayDeskView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    return view_day_desk(context, tx, whole);
  });
}

Result<Answered<DayView>> edit_day(Context& context, const EditDay& asked) {
  return changed(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    KITH_CHECK(unchanged_since(asked.as_of, as_of(whole.day)));
    auto day = whole.day;
    day.title = asked.title;
    day.starts_local = asked.starts;
    day.place = asked.place.value_or("");
    if (asked.zone) day.zone = *asked.zone;
    day.capacity = asked.capacity.value_or(day.capacity);
    day.about = asked.about.value_or("");
    day.names_keep_days = asked.names_keep_days.value_or(day.names_keep_days);
    day.mix_by = asked.mix_by.value_or("");
    day.sign_up_open = asked.sign_up_open;
    day.companies_apart = asked.companies_apart;
    day.names_on_screen = asked.names_on_screen;
    KITH_CHECK(check_settings(day));
    KITH_CHECK(store::days::save(tx, day));
    if (day.mix_by != whole.day.mix_by || day.companies_apart != whole.day.companies_apart)
      KITH_CHECK(roster_changed(tx, day.id));
    // More seats are for those who wait.
    return move_up(context, tx, day.id);
  });
}

Result<Answered<DayView>> cancel_day(Context& context, const OfDay& asked) {
  const auto cancel = [&](store::Tx& tx, const WholeDay& whole) -> Done {
    if (whole.day.cancelled) return {};
    auto day = whole.day;
    day.cancelled = context.now();
    KITH_CHECK(store::days::save(tx, day));
    return tell_cancelled(context, tx, whole);
  };
  return changed(context, asked.day, cancel, find_day_to_cancel);
}

Result<Answered<DayView>> resume_day(Context& context, const OfDay& asked) {
  const auto resume = [&](store::Tx& tx, const WholeDay& whole) -> Done {
    if (!whole.day.cancelled) return {};
    auto day = whole.day;
    day.cancelled.reset();
    KITH_CHECK(store::days::save(tx, day));
    KITH_CHECK(untell(tx, day.id));
    return move_up(context, tx, day.id);
  };
  return changed(context, asked.day, resume, find_day_to_cancel);
}

Result<PartDeskView> show_part_desk(Context& context, const OfPart& asked) {
  return read<PartDeskView>(context, [&](store::Tx& tx) -> Result<PartDeskView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto part, part_of_day(whole, asked.part));
    const auto shown = programme_of(context, whole);
    PartDeskView view{whole.day.id, whole.day.title, *std::ranges::find(shown, part.id, &PartView::id)};
    view.began = !not_begun(tx, part);
    view.as_of = as_of(part);
    return view;
  });
}

Result<Answered<DayDeskView>> add_part(Context& context, const AddPart& asked) {
  return changed_at_desk(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    if (whole.parts.size() >= static_cast<std::size_t>(limits::day_parts))
      return fail(ErrorKind::Conflict, "too_many_parts",
                  say("A programme has at most {most, number} parts.", {{"most", std::int64_t{limits::day_parts}}}));
    auto part = usual_part(asked.kind);
    part.id = new_id<PartNoun>(context.random);
    part.day = whole.day.id;
    part.position = whole.parts.empty() ? 1 : whole.parts.back().position + 1;
    apply(asked, part);
    KITH_CHECK(check_settings(part));
    return store::parts::add(tx, part);
  });
}

Result<Answered<DayDeskView>> edit_part(Context& context, const EditPart& asked) {
  return changed_at_desk(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    KITH_TRY(const auto before, part_of_day(whole, asked.part));
    KITH_CHECK(unchanged_since(asked.as_of, as_of(before)));
    auto part = before;
    apply(asked, part);
    KITH_CHECK(check_settings(part));
    if (has_other_rounds(before, part)) {
      KITH_CHECK(not_begun(tx, before));
      KITH_CHECK(store::rounds::raise_roster(tx, before));
    }
    // Rounds that were planned and are held no more are in no list and on no paper.
    if (part.rounds < before.rounds) {
      KITH_CHECK(store::rounds::drop_from(tx, part.id, part.rounds + 1));
      KITH_CHECK(store::plan_copies::drop(tx, part.id, store::plan_copies::Kind::Before));
    }
    return store::parts::save(tx, part);
  });
}

Result<Answered<DayDeskView>> remove_part(Context& context, const OfPart& asked) {
  return changed_at_desk(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    KITH_TRY(const auto part, part_of_day(whole, asked.part));
    KITH_CHECK(not_begun(tx, part));
    return store::parts::remove(tx, part);
  });
}

Result<Answered<DayDeskView>> move_part_up(Context& context, const OfPart& asked) {
  return changed_at_desk(context, asked.day, [&](store::Tx& tx, const WholeDay& whole) -> Done {
    KITH_TRY(auto part, part_of_day(whole, asked.part));
    const auto here = std::ranges::find(whole.parts, part.id, &Part::id);
    if (here == whole.parts.begin()) return {};
    auto above = *std::prev(here);
    std::swap(part.position, above.position);
    KITH_CHECK(store::parts::save(tx, part));
    return store::parts::save(tx, above);
  });
}

}  // namespace kith::app
