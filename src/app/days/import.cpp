#include "app/days/import.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/days/day_views.h"
#include "app/days/give_seat.h"
#include "app/days/import_rows.h"
#include "app/days/tell.h"
#include "base/json.h"
#include "base/text.h"
#include "store/imports.h"

namespace kith::app {
namespace {

constexpr std::string_view draft_seal = "import";
constexpr std::int64_t draft_keeps = day_ms;

struct Draft {
  ImportTable table;
  std::vector<ColumnUse> uses;
  std::set<std::int64_t> merged;  // lines
  store::imports::Draft kept;
};

Result<std::optional<Draft>> find_draft(Context& context, store::Tx& tx, DayId day) {
  KITH_TRY(auto kept, store::imports::find(tx, day));
  if (!kept) return std::nullopt;
  Draft draft;
  KITH_TRY(const auto csv, context.key.unseal(draft_seal, kept->sealed));
  KITH_TRY(draft.table, read_import(csv, first_line_of_text(kept->uses)));
  draft.uses = uses_of_text(kept->uses);
  draft.uses.resize(std::max<std::size_t>(1, draft.table.header.size()), ColumnUse::Ignore);
  for (const auto line : numbers_of_text(kept->merged)) draft.merged.insert(line);
  draft.kept = *std::move(kept);
  return draft;
}

// Another paste and every correction make it another one.
std::string name_of(const Context& context, const Draft& draft) {
  return context.key.sign("import draft", draft.kept.sealed + "\n" + draft.kept.uses + "\n" + draft.kept.merged);
}

// How a list calls somebody it gives no id: by name and address, hashed, so that the same list once more finds them.
std::string source_key_of(const Context& context, const ImportPerson& person) {
  if (!person.id.empty()) return person.id;
  return "~" + context.key.sign("import", folded(person.name) + "\n" + folded(person.email));
}

bool comes_or_waits(const Seat& seat) { return seat.state == SeatState::Coming || seat.state == SeatState::Waiting; }

// What becomes of each person of the list.
struct Taking {
  ImportPerson person;
  const Seat* known = nullptr;      // their seat, if they have one already
  std::optional<std::size_t> into;  // merged into that one of the list
};

struct Plan {
  std::vector<Taking> takings;
  std::vector<DoubleView> doubles;
};

class Planning {
 public:
  Planning(const Context& context, const Draft& draft, const std::vector<Seat>& seats, const ImportPeople& list)
      : context_(context), draft_(draft) {
    for (const auto& seat : seats) {
      if (!seat.source_key.empty()) by_key_[seat.source_key].push_back(&seat);
      if (comes_or_waits(seat)) by_name_.emplace(folded(seat.name), &seat);
    }
    // Who comes before who does not, so that a line finds whom it is likelier to mean.
    for (auto& [key, known] : by_key_)
      std::ranges::stable_partition(known, [](const Seat* seat) { return comes_or_waits(*seat); });
    for (const auto& person : list.people) place(person);
  }

  Plan run() { return std::move(plan_); }

 private:
  void place(const ImportPerson& person) {
    const auto index = plan_.takings.size();
    auto& taking = plan_.takings.emplace_back(Taking{person, nullptr, {}});
    const auto known = by_key_.find(source_key_of(context_, person));
    if (known != by_key_.end()) {
      know(taking, known->second, index);
    } else {
      look_for_double(taking);
    }
    if (!person.email.empty()) emails_.emplace(folded(person.email), index);
    names_.emplace(folded(person.name), index);
  }

  // Equal lines are as many seats as there are; what more of them there is, says more of the last.
  void know(Taking& taking, const std::vector<const Seat*>& seats, std::size_t index) {
    const auto free = std::ranges::find_if(seats, [&](const Seat* seat) { return !taken_.contains(seat->id); });
    taking.known = free == seats.end() ? seats.back() : *free;
    const auto [first, fresh] = taken_.emplace(taking.known->id, index);
    if (!fresh) taking.into = first->second;
  }

  // Whom the one of that index is taken as.
  std::size_t taken_as(std::size_t index) const { return plan_.takings[index].into.value_or(index); }

  void look_for_double(Taking& taking) {
    const auto& person = taking.person;
    const auto offer = [&](std::int64_t first_line, const std::string& first_name, bool same_email) {
      const bool merged = draft_.merged.contains(person.line);
      plan_.doubles.push_back({person.line, person.name, first_line, first_name, same_email, merged});
      return merged;
    };
    if (const auto same = emails_.find(folded(person.email)); !person.email.empty() && same != emails_.end()) {
      const auto& first = plan_.takings[same->second].person;
      if (offer(first.line, first.name, true)) taking.into = taken_as(same->second);
    } else if (const auto named = names_.find(folded(person.name)); named != names_.end()) {
      const auto& first = plan_.takings[named->second].person;
      if (offer(first.line, first.name, false)) taking.into = taken_as(named->second);
    } else if (const auto here = by_name_.find(folded(person.name)); here != by_name_.end()) {
      if (offer(0, here->second->name, false)) know(taking, {here->second}, plan_.takings.size() - 1);
    }
  }

  const Context& context_;
  const Draft& draft_;
  std::map<std::string, std::vector<const Seat*>> by_key_;
  std::map<std::string, const Seat*> by_name_;
  std::map<std::string, std::size_t> emails_, names_;
  std::map<SeatId, std::size_t> taken_;
  Plan plan_;
};

void show_columns(const Draft& draft, ImportView& view) {
  for (std::size_t i = 0; i < draft.uses.size(); ++i) {
    ImportColumnView column{static_cast<std::int64_t>(i) + 1, {}, {}, draft.uses[i]};
    if (i < draft.table.header.size()) column.header = draft.table.header[i];
    for (const auto& row : draft.table.rows) {
      if (i >= row.cells.size() || row.cells[i].empty()) continue;
      // Nobody's address is shown, the team's own list or not.
      if (row.cells[i].find('@') == std::string::npos) column.sample = row.cells[i].substr(0, limits::csv_shown_bytes);
      break;
    }
    if (!is_text(column.sample)) column.sample.clear();  // cut inside a character
    view.columns.push_back(std::move(column));
  }
}

void show_first_line(const Draft& draft, ImportView& view) {
  if (!draft.table.header_is_guessed) return;
  view.first_line_is_person = first_line_of_text(draft.kept.uses) == FirstLine::Person;
  const auto& cells = view.first_line_is_person ? draft.table.rows.front().cells : draft.table.header;
  std::string shown;
  for (const auto& cell : cells)
    if (cell.find('@') == std::string::npos && characters(cell) <= limits::csv_shown_bytes)
      shown += (shown.empty() ? "" : ", ") + cell;
  view.first_line = std::move(shown);
}

// The same for whoever gave the seat back, stepped out or was removed: giving back is noted nowhere, here neither.
ImportTrouble away_again(const Taking& taking) {
  return {taking.person.line,
          say("{name} is not brought back by a list. If they want to come, add them by hand.",
              {{"name", taking.person.name}}),
          false};
}

Result<ImportView> view_import(Context& context, store::Tx& tx, const WholeDay& whole) {
  ImportView view{.day = whole.day.id, .title = whole.day.title};
  KITH_TRY(const auto draft, find_draft(context, tx, whole.day.id));
  if (!draft) return view;
  view.pasted = true;
  view.draft = name_of(context, *draft);
  show_first_line(*draft, view);
  show_columns(*draft, view);
  const auto list = people_of(draft->table, draft->uses);
  KITH_TRY(const auto seats, store::seats::of_day(tx, whole.day.id));
  auto plan = Planning(context, *draft, seats, list).run();
  auto troubles = list.troubles;
  for (const auto& taking : plan.takings)
    if (taking.known && !comes_or_waits(*taking.known)) troubles.push_back(away_again(taking));
  std::ranges::stable_sort(troubles, {}, &ImportTrouble::line);
  for (const auto& trouble : troubles)
    view.troubles.push_back({trouble.line, speak(context.language, trouble.sentence), trouble.taken});
  view.left_out = std::ranges::count(troubles, false, &ImportTrouble::taken);
  view.doubles = std::move(plan.doubles);
  for (const auto& taking : plan.takings) {
    if (taking.into || (taking.known && !comes_or_waits(*taking.known))) continue;
    if (taking.known)
      ++view.known;
    else
      view.names.push_back(taking.person.name);
  }
  KITH_TRY(const auto count, store::seats::count(tx, whole.day.id));
  const auto wanted = static_cast<std::int64_t>(view.names.size());
  view.too_many = std::max<std::int64_t>(0, wanted - std::max<std::int64_t>(0, seats_left(whole.day, count.coming)));
  return view;
}

template <class Change>
Result<Answered<ImportView>> changed(Context& context, DayId id, Change change) {
  return commit<ImportView>(context, [&](store::Tx& tx) -> Result<Outcome<ImportView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, id));
    KITH_CHECK(change(tx));
    KITH_TRY(auto view, view_import(context, tx, whole));
    return Outcome<ImportView>{std::move(view), page_of(id) + "/import"};
  });
}

std::unexpected<Error> nothing_pasted() {
  return fail(ErrorKind::Conflict, "nothing_pasted", say("There is no list here any more. Please paste it once more."));
}

// The draft that whoever asks has seen.
Result<Draft> find_named_draft(Context& context, store::Tx& tx, DayId day, const std::string& name) {
  KITH_TRY(auto draft, find_draft(context, tx, day));
  if (!draft) return nothing_pasted();
  if (name_of(context, *draft) == name) return *std::move(draft);
  return fail(
      ErrorKind::Conflict, "other_list",
      say("This list was changed meanwhile, here or by somebody else of the team. Nothing happened; please look "
          "at it as it is now."));
}

void fill(Context& context, const ImportPerson& person, Seat& seat) {
  seat.name = person.name;
  // What somebody left themselves is not replaced by what a list says.
  if (!person.email.empty() && !may_be_written_to(seat)) {
    seat.email_sealed = context.key.seal(seat_email, person.email);
    seat.own_address = false;
  }
  if (!person.company.empty()) seat.company = person.company;
  if (!person.said.empty()) seat.line = person.said;
  if (!person.columns.empty()) seat.columns = person.columns;
  if (!person.host) return;
  if (seat.host && !*person.host) seat.stays_at.reset();
  seat.host = *person.host;
  if (person.host_table) seat.stays_at = person.host_table;
}

// What one line lacks, another line of the same person may have.
void merge(ImportPerson& first, const ImportPerson& second) {
  const auto take = [](std::string& into, const std::string& from) {
    if (into.empty()) into = from;
  };
  take(first.email, second.email);
  take(first.company, second.company);
  take(first.said, second.said);
  take(first.columns, second.columns);
  if (!first.host) first.host = second.host;
  if (!first.host_table && first.host.value_or(false)) first.host_table = second.host_table;
}

Done take_one(Context& context, store::Tx& tx, const WholeDay& whole, const Taking& taking) {
  if (taking.known) {
    auto seat = *taking.known;
    // Who gave the seat back meanwhile does not get it again by a list.
    if (!comes_or_waits(seat)) return {};
    fill(context, taking.person, seat);
    if (seat.source_key.empty()) seat.source_key = source_key_of(context, taking.person);
    KITH_CHECK(store::seats::save(tx, seat));
    return {};
  }
  Seat seat{.source_key = source_key_of(context, taking.person), .told = true};
  fill(context, taking.person, seat);
  KITH_CHECK(give_seat(context, tx, whole, std::move(seat)));
  return {};
}

}  // namespace

Result<ImportView> show_import(Context& context, const OfDay& asked) {
  return read<ImportView>(context, [&](store::Tx& tx) -> Result<ImportView> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    return view_import(context, tx, whole);
  });
}

Result<Answered<ImportView>> paste_import(Context& context, const PasteImport& asked) {
  KITH_TRY(const auto table, read_import(asked.csv, std::nullopt));
  if (asked.csv.size() > limits::import_kept_bytes)
    return std::unexpected(
        fields_error({{"csv", "too_long",
                       say("This is more text than {most, number} people need. Please leave out columns that do not "
                           "matter here.",
                           {{"most", std::int64_t{limits::day_people}}})}})
            .error());
  store::imports::Draft draft{asked.day,
                              context.key.seal(draft_seal, asked.csv),
                              text_of_first_line(table.first) + text_of_uses(guess_uses(table)),
                              {},
                              {}};
  draft.until = context.now() + draft_keeps;
  return changed(context, asked.day, [&](store::Tx& tx) { return store::imports::put(tx, draft); });
}

Result<Answered<ImportView>> use_column(Context& context, const UseColumn& asked) {
  return changed(context, asked.day, [&](store::Tx& tx) -> Done {
    KITH_TRY(auto draft, find_named_draft(context, tx, asked.day, asked.draft));
    if (asked.column < 1 || asked.column > static_cast<std::int64_t>(draft.uses.size())) return nothing_pasted();
    draft.uses[static_cast<std::size_t>(asked.column) - 1] = asked.use;
    draft.kept.uses = text_of_first_line(first_line_of_text(draft.kept.uses)) + text_of_uses(draft.uses);
    return store::imports::put(tx, draft.kept);
  });
}

Result<Answered<ImportView>> read_first_line(Context& context, const ReadFirstLine& asked) {
  return changed(context, asked.day, [&](store::Tx& tx) -> Done {
    KITH_TRY(auto draft, find_named_draft(context, tx, asked.day, asked.draft));
    if (!draft.table.header_is_guessed) return {};
    draft.kept.uses =
        text_of_first_line(asked.person ? FirstLine::Person : FirstLine::Header) + text_of_uses(draft.uses);
    return store::imports::put(tx, draft.kept);
  });
}

Result<Answered<ImportView>> merge_double(Context& context, const MergeDouble& asked) {
  return changed(context, asked.day, [&](store::Tx& tx) -> Done {
    KITH_TRY(auto draft, find_named_draft(context, tx, asked.day, asked.draft));
    if (asked.merged)
      draft.merged.insert(asked.line);
    else
      draft.merged.erase(asked.line);
    draft.kept.merged = text_of_numbers({draft.merged.begin(), draft.merged.end()});
    return store::imports::put(tx, draft.kept);
  });
}

Result<Answered<ImportView>> drop_import(Context& context, const OfImport& asked) {
  return changed(context, asked.day, [&](store::Tx& tx) -> Done {
    KITH_CHECK(find_named_draft(context, tx, asked.day, asked.draft));
    return store::imports::drop(tx, asked.day);
  });
}

Result<Answered<PeopleView>> take_import(Context& context, const OfImport& asked) {
  return commit<PeopleView>(context, [&](store::Tx& tx) -> Result<Outcome<PeopleView>> {
    KITH_TRY(const auto whole, find_day_of_team(context, tx, asked.day));
    KITH_TRY(const auto draft, find_named_draft(context, tx, asked.day, asked.draft));
    KITH_TRY(const auto seats, store::seats::of_day(tx, asked.day));
    auto plan = Planning(context, draft, seats, people_of(draft.table, draft.uses)).run();
    for (const auto& taking : plan.takings)
      if (taking.into) merge(plan.takings[*taking.into].person, taking.person);
    for (const auto& taking : plan.takings)
      if (!taking.into) KITH_CHECK(take_one(context, tx, whole, taking));
    KITH_CHECK(store::imports::drop(tx, asked.day));
    KITH_CHECK(roster_changed(tx, asked.day));
    KITH_TRY(const auto now, find_day(context, tx, asked.day));
    KITH_TRY(auto view, view_people(context, tx, now));
    return Outcome<PeopleView>{std::move(view), page_of(asked.day) + "/people"};
  });
}

}  // namespace kith::app
