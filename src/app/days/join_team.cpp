// The team's link: whoever has it may help. Looking at it changes nothing; the tap joins.
#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/use_cases.h"
#include "app/people/become_somebody.h"

namespace kith::app {
namespace {

Result<WholeDay> behind_link(Context& context, store::Tx& tx, const std::string& token) {
  const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
  const auto id = link_id(token);
  if (!id) return gone;
  auto whole = find_day(context, tx, DayId{*id});
  if (!whole || !link_opens(context.key, team_link, *id, whole->day.team_generation, token)) return gone;
  return whole;
}

}  // namespace

Result<JoinTeamView> show_join_team(Context& context, const ByToken& asked) {
  return read<JoinTeamView>(context, [&](store::Tx& tx) -> Result<JoinTeamView> {
    KITH_TRY(const auto whole, behind_link(context, tx, asked.token));
    JoinTeamView view{whole.day.title, {}, whole.team, whole.day.id};
    if (context.viewer.person) view.your_name = context.viewer.name;
    return view;
  });
}

Result<Answered<DayView>> join_team(Context& context, const JoinTeam& asked) {
  return commit<DayView>(context, [&](store::Tx& tx) -> Result<Outcome<DayView>> {
    KITH_TRY(auto whole, behind_link(context, tx, asked.token));
    KITH_TRY(auto keeps, become_somebody(context, tx, asked.name, "name"));
    KITH_CHECK(store::days::join_team(tx, whole.day.id, *context.viewer.person));
    KITH_CHECK(keep_person(tx, whole, *context.viewer.person));
    KITH_TRY(whole, find_day(context, tx, whole.day.id));
    KITH_TRY(auto view, view_day(context, tx, whole));
    return Outcome<DayView>{std::move(view), page_of(whole.day.id), std::move(keeps)};
  });
}

}  // namespace kith::app
