// Everything about a list but its planning: look, move by hand, undo, keep, claim, name, remove.
#include <algorithm>
#include <utility>

#include "app/lists/list_views.h"
#include "app/lists/own_lists.h"
#include "app/use_cases.h"
#include "store/name_lists.h"

namespace kith::app {
namespace {

// Finds the list, lets `change` change it, and keeps it if it is still the version that the asker saw.
template <class Change>
Result<Answered<ListView>> changed(Context& context, ListId id, std::optional<std::int64_t> seen, Change change) {
  return commit<ListView>(context, [&](store::Tx& tx) -> Result<Outcome<ListView>> {
    KITH_TRY(auto list, find_list(context, tx, id));
    if (seen && *seen != list.version)
      return fail(ErrorKind::Conflict, "changed_meanwhile",
                  say("This plan was changed meanwhile. Here it is as it stands now; please do it once more."));
    KITH_CHECK(change(list));
    KITH_TRY(list.version, store::name_lists::save(tx, list));
    KITH_TRY(auto view, view_list(context, list));
    return Outcome<ListView>{std::move(view), page_of(list.id)};
  });
}

// One more than there are in that round: a table that was emptied is there again, too.
std::int64_t tables_to_move_to(const Places& places, std::int64_t round) {
  if (round < 1 || std::cmp_greater(round, places.size())) return 0;
  const auto& seats = places[static_cast<std::size_t>(round - 1)];
  return std::min(std::ranges::max(seats) + 1, static_cast<std::int64_t>(seats.size()));
}

}  // namespace

Result<ListView> show_list(Context& context, const ShowList& asked) {
  KITH_TRY(auto view, read<ListView>(context, [&](store::Tx& tx) -> Result<ListView> {
             KITH_TRY(const auto list, find_list(context, tx, asked.list));
             return view_list(context, list);
           }));
  if (!asked.round || !asked.person) return view;
  for (auto& round : view.seating) {
    if (round.round != *asked.round) continue;
    // A table that was emptied by hand, or one more, to sit down at.
    if (std::cmp_less(round.tables.size(), view.people))
      round.tables.push_back({.table = static_cast<std::int64_t>(round.tables.size()) + 1});
    const auto mark = [&](SeatView& seat) {
      if (seat.person != *asked.person) return;
      seat.moving = round.moving = true;
      view.moving = MovingView{round.round, seat.person, seat.name};
    };
    for (auto& table : round.tables)
      for (auto& seat : table.seats) mark(seat);
    for (auto& seat : round.sit_out) mark(seat);
  }
  return view;
}

Result<Answered<ListView>> move_seat(Context& context, const MoveSeat& asked) {
  return changed(context, asked.list, asked.version, [&](NameList& list) -> Done {
    KITH_TRY(const auto places, places_of(list.seating));
    const HandMove move{asked.round, asked.person, asked.table, asked.with};
    KITH_TRY(const auto after, moved(places, move, tables_to_move_to(places, asked.round)));
    if (after == places) return {};  // to where they sit already: no step to undo
    list.seating_before = with_one_more(list.seating, list.seating_before);
    list.seating = text_of(after);
    return {};
  });
}

Result<Answered<ListView>> undo_move(Context& context, const ListAtVersion& asked) {
  return changed(context, asked.list, asked.version, [&](NameList& list) -> Done {
    auto before = undone(list.seating_before);
    if (!before) return fail(ErrorKind::Conflict, "nothing_to_undo", say("There is nothing to undo any more."));
    list.seating = std::move(before->seating);
    list.seating_before = std::move(before->history);
    return {};
  });
}

Result<Answered<ListView>> keep_list(Context& context, const OfList& asked) {
  return changed(context, asked.list, {}, [&](NameList& list) -> Done {
    list.kept = true;
    if (!list.person) list.until = list.begun + kept_list_ms;
    return {};
  });
}

Result<Answered<ListView>> claim_list(Context& context, const OfList& asked) {
  if (!context.viewer.person)
    return fail(ErrorKind::NotSignedIn, "not_signed_in",
                say("This needs to know who you are: start with a name, or sign in."));
  return changed(context, asked.list, {}, [&](NameList& list) -> Done {
    if (list.person && !context.viewer.is(list.person))
      return fail(ErrorKind::Conflict, "claimed_by_another",
                  say("Somebody else made this list theirs already. The link still opens it."));
    list.person = context.viewer.person;
    list.kept = true;
    list.until.reset();
    return {};
  });
}

Result<Answered<ListView>> name_list(Context& context, const NameTheList& asked) {
  return changed(context, asked.list, asked.version, [&](NameList& list) -> Done {
    list.title = asked.title;
    return {};
  });
}

Result<Answered<SaidView>> remove_list(Context& context, const OfList& asked) {
  return commit<SaidView>(context, [&](store::Tx& tx) -> Result<Outcome<SaidView>> {
    KITH_TRY(const auto list, find_list(context, tx, asked.list));
    KITH_CHECK(store::name_lists::remove(tx, list.id));
    return Outcome<SaidView>{SaidView{speak(context.language, say("The list is gone."))}, "/lists"};
  });
}

Result<Opened> open_list_link(Context& context, const ByToken& asked) {
  return read<Opened>(context, [&](store::Tx& tx) -> Result<Opened> {
    const auto gone = fail(ErrorKind::NotFound, "link_gone", say("This link opens nothing any more."));
    const auto id = link_id(asked.token);
    if (!id) return gone;
    const auto list = store::name_lists::find_by_link(tx, ListId{*id});
    if (!list || !link_opens(context.key, list_link, *id, list->generation, asked.token)) return gone;
    return Opened{page_of(list->id), {{Keeps::What::Link, page_of(list->id), asked.token}}};
  });
}

Result<std::vector<OwnList>> own_lists(store::Tx& tx, PersonId person) {
  std::vector<OwnList> own;
  KITH_TRY(const auto lists, store::name_lists::of_person(tx, person));
  for (const auto& list : lists) {
    const auto places = places_of(list.seating);
    own.push_back({list.id, list.title, places ? static_cast<std::int64_t>(places->front().size()) : 0, list.rounds});
  }
  return own;
}

}  // namespace kith::app
