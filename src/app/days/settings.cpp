#include "app/days/settings.h"

#include <algorithm>
#include <map>

#include "app/days/bounds.h"
#include "app/days/commands.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/time_zone.h"

namespace kith::app {
namespace {

void check_range(std::vector<FieldError>& errors, const std::string& field, std::int64_t value, std::int64_t least,
                 std::int64_t most) {
  if (value >= least && value <= most) return;
  errors.push_back(
      {field, "out_of_range",
       say("Please take a number from {least, number} to {most, number}.", {{"least", least}, {"most", most}})});
}

Done all_right_unless(std::vector<FieldError> errors) {
  if (errors.empty()) return {};
  return fields_error(std::move(errors));
}

}  // namespace

Done check_settings(Day& day) {
  std::vector<FieldError> errors;
  if (!is_time_zone(day.zone))
    errors.push_back({"zone", "no_zone", say("This time zone is not known. Names are like Europe/Berlin.")});
  const auto starts = instant_of_local(day.starts_local, day.zone);
  if (starts)
    day.starts = *starts;
  else
    errors.push_back({"starts", starts.error().code, starts.error().sentence});
  check_range(errors, "capacity", day.capacity, 1, limits::day_people);
  check_range(errors, "names_keep_days", day.names_keep_days, 1, limits::names_keep_days);
  return all_right_unless(std::move(errors));
}

Done check_settings(const Part& part) {
  std::vector<FieldError> errors;
  if (part.kind == PartKind::Rounds) {
    check_range(errors, "rounds", part.rounds, 1, limits::part_rounds);
    check_range(errors, "round_minutes", part.round_minutes, 1, limits::day_minutes / limits::part_rounds);
    check_range(errors, "table_size", part.table_size, 2, limits::part_table_size);
  } else {
    check_range(errors, "minutes", part.minutes, 1, limits::day_minutes);
  }
  return all_right_unless(std::move(errors));
}

Part usual_part(PartKind kind) {
  Part part{.kind = kind};
  switch (kind) {
    case PartKind::Welcome:
      part.minutes = 15;
      break;
    case PartKind::Rounds:
      part.rounds = 4;
      part.round_minutes = 12;
      part.table_size = 5;
      part.minutes = minutes_of_rounds(part.rounds, part.round_minutes);
      break;
    case PartKind::OpenTables:
      part.minutes = 30;
      break;
    case PartKind::Talk:
    case PartKind::Break:
      part.minutes = 20;
      break;
  }
  return part;
}

std::vector<std::string> columns_of(const std::vector<Seat>& seats) {
  std::map<std::string, std::string> by_key;
  for (const auto& seat : seats)
    if (holds_a_seat(seat))
      for (auto& name : member_names(seat.columns)) by_key.emplace(sort_key(name), std::move(name));
  std::vector<std::string> columns;
  for (auto& [key, name] : by_key) columns.push_back(std::move(name));
  return columns;
}

std::string mixed_by(const Seat& seat, std::string_view column) {
  if (column.empty() || seat.columns.empty()) return {};
  if (auto text = text_member(seat.columns, column); !text.empty()) return text;
  for (const auto& name : member_names(seat.columns))
    if (folded(name) == folded(column)) return text_member(seat.columns, name);
  return {};
}

bool mixes_by_nothing(const Day& day, const std::vector<Seat>& seats) {
  return !day.mix_by.empty() && std::ranges::none_of(seats, [&](const Seat& seat) {
    return holds_a_seat(seat) && !mixed_by(seat, day.mix_by).empty();
  });
}

std::string as_of(const Day& day) {
  EditDay said{.title = day.title, .starts = day.starts_local, .place = day.place, .zone = day.zone};
  said.capacity = day.capacity;
  said.about = day.about;
  said.names_keep_days = day.names_keep_days;
  said.mix_by = day.mix_by;
  said.sign_up_open = day.sign_up_open;
  said.companies_apart = day.companies_apart;
  said.names_on_screen = day.names_on_screen;
  return digest(to_json(said));
}

std::string as_of(const Part& part) {
  EditPart said{.title = part.title, .minutes = part.minutes, .rounds = part.rounds};
  said.round_minutes = part.round_minutes;
  said.table_size = part.table_size;
  said.finding = part.finding;
  return digest(to_json(said));
}

std::string as_of(const Seat& seat) {
  EditSeat said{.name = seat.name, .line = seat.line, .company = seat.company};
  said.first_together = seat.first_together;
  said.shows = seat.shows;
  said.on_screen = seat.on_screen;
  return digest(to_json(said));
}

}  // namespace kith::app
