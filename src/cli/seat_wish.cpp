#include "cli/seat_wish.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <thread>

#include "base/limits.h"
#include "base/text.h"
#include "cli/files.h"
#include "cli/process_age.h"

namespace kith::cli {
namespace {

using Typed = std::optional<std::string>;

std::unexpected<Error> wrong(Message sentence) { return fail(ErrorKind::Invalid, "usage", std::move(sentence)); }

template <class Number>
bool parsed(std::string_view text, Number& number) {
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  return trouble == std::errc() && end == text.data() + text.size();
}

struct Range {
  std::int64_t least;
  std::int64_t most;
};

Result<std::int64_t> whole(const char* option, const std::string& text, Range range) {
  std::int64_t number = 0;
  if (parsed(text, number) && number >= range.least && number <= range.most) return number;
  return wrong(say("{option} takes a whole number from {least, number} to {most, number}, not “{text}”.",
                   {{"option", std::string(option)}, {"least", range.least}, {"most", range.most}, {"text", text}}));
}

Done put(const char* option, const Typed& text, Range range, std::optional<int>& target) {
  if (!text) return {};
  KITH_TRY(const auto number, whole(option, *text, range));
  target = static_cast<int>(number);
  return {};
}

Result<double> decimal(const char* option, const std::string& text, std::int64_t most) {
  double number = 0;
  if (parsed(text, number) && number >= 0 && number <= static_cast<double>(most)) return number;
  return wrong(say("{option} takes a number from 0 to {most, number} with a point for decimals, not “{text}”.",
                   {{"option", std::string(option)}, {"most", most}, {"text", text}}));
}

Done put(const Typed& path, std::optional<app::TextFile>& target) {
  if (!path) return {};
  KITH_TRY(auto text, read_file(*path));
  target = app::TextFile{*path, std::move(text)};
  return {};
}

// "company=3,known=2": the three that are always there by name, anything else is a column.
Done put_weight(std::string_view part, app::Weights& weights) {
  const auto equals = part.rfind('=');
  if (equals == part.npos || trimmed(part.substr(0, equals)).empty())
    return wrong(
        say("--weigh takes name=number, several with commas between, not “{text}”.", {{"text", std::string(part)}}));
  const std::string name(trimmed(part.substr(0, equals)));
  KITH_TRY(const double weight,
           decimal("--weigh", std::string(trimmed(part.substr(equals + 1))), limits::seating_weight));
  if (name == "company") {
    weights.company = weight;
  } else if (name == "known") {
    weights.known = weight;
  } else if (name == "affinity") {
    weights.affinity = weight;
  } else {
    weights.columns.emplace_back(name, weight);
  }
  return {};
}

Done put_weights(const Typed& text, app::Weights& weights) {
  if (!text) return {};
  std::string_view rest = *text;
  for (;;) {
    const auto comma = rest.find(',');
    KITH_CHECK(put_weight(rest.substr(0, comma), weights));
    if (comma == rest.npos) return {};
    rest.remove_prefix(comma + 1);
  }
}

// NAME:ROUND; a name may hold a colon, a round may not.
Result<app::PersonRound> person_round(const char* option, const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == text.npos || colon == 0)
    return wrong(say("{option} takes NAME:ROUND, not “{text}”.", {{"option", std::string(option)}, {"text", text}}));
  KITH_TRY(const auto round, whole(option, text.substr(colon + 1), {1, limits::seating_rounds}));
  return app::PersonRound{text.substr(0, colon), static_cast<int>(round)};
}

// NAME:ROUND:TABLE; table 0 is a round off.
Result<app::PersonAtTable> person_at_table(const char* option, const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == text.npos || text.find(':') == colon)
    return wrong(
        say("{option} takes NAME:ROUND:TABLE, not “{text}”.", {{"option", std::string(option)}, {"text", text}}));
  KITH_TRY(const auto table, whole(option, text.substr(colon + 1), {0, limits::seating_people}));
  KITH_TRY(auto when, person_round(option, text.substr(0, colon)));
  return app::PersonAtTable{std::move(when.person), when.round, static_cast<int>(table)};
}

Done put_people(const SeatArguments& typed, app::SeatWish& wish) {
  if (typed.people.has_value() == typed.count.has_value())
    return wrong(say("Say who is to be seated: a file of people, or --count and a number. See kith seat --help."));
  KITH_CHECK(put(typed.people, wish.people));
  std::optional<int> count;
  KITH_CHECK(put("--count", typed.count, {1, limits::seating_people}, count));
  wish.count = count.value_or(0);
  return {};
}

// Who is to meet whom is settled, so there is nothing to weigh, to forbid or to repair.
Done alone_with_a_size(const SeatArguments& typed) {
  const bool more = typed.rounds || typed.tables || typed.table_min || typed.table_max || typed.met || typed.rules ||
                    typed.plan || typed.affinity || typed.weigh || typed.from_round || typed.running || typed.printed;
  const bool changes = !typed.absent.empty() || !typed.late.empty() || !typed.leaving.empty() ||
                       !typed.hosts_gone.empty() || !typed.tables_lost.empty() || !typed.pins.empty();
  if (!more && !changes && typed.table_size) return {};
  return wrong(
      say("--meet-everyone needs people (or --count) and --table-size, and takes no rounds, tables or rules."));
}

Done put_room(const SeatArguments& typed, app::SeatWish& wish) {
  const Range people{1, limits::seating_people};
  KITH_CHECK(put("--rounds", typed.rounds, {1, limits::seating_rounds}, wish.rounds));
  KITH_CHECK(put("--table-size", typed.table_size, {2, limits::seating_people}, wish.room.table_size));
  KITH_CHECK(put("--tables", typed.tables, people, wish.room.tables));
  KITH_CHECK(put("--table-min", typed.table_min, people, wish.room.min));
  KITH_CHECK(put("--table-max", typed.table_max, people, wish.room.max));
  if (wish.room.table_size && wish.room.tables) return wrong(say("Take either --table-size or --tables, not both."));
  if (typed.plan && !typed.meet_everyone) return {};
  if (typed.meet_everyone) {
    wish.meet_everyone = true;
    return alone_with_a_size(typed);
  }
  if (!wish.rounds) return wrong(say("Say how many rounds there are: --rounds and a number."));
  if (!wish.room.table_size && !wish.room.tables)
    return wrong(say("Say how many sit at a table (--table-size), or how many tables there are (--tables)."));
  return {};
}

Result<int> threads_of(const Typed& text) {
  if (!text) return 1;
  if (*text == "all") return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, app::seat_threads);
  std::int64_t number = 0;
  if (parsed(*text, number) && number >= 1 && number <= app::seat_threads) return static_cast<int>(number);
  return wrong(say("--threads takes a whole number from 1 to {most, number}, or all, not “{text}”.",
                   {{"most", std::int64_t{app::seat_threads}}, {"text", *text}}));
}

Done put_search(const SeatArguments& typed, app::SeatWish& wish) {
  if (typed.seconds && typed.iterations) return wrong(say("Take either --seconds or --iterations, not both."));
  if (typed.seconds) {
    KITH_TRY(wish.seconds, decimal("--seconds", *typed.seconds, limits::seating_seconds));
  }
  if (typed.iterations) {
    KITH_TRY(wish.iterations, whole("--iterations", *typed.iterations, {0, limits::seating_iterations}));
  }
  if (typed.seed) {
    KITH_TRY(const auto seed, whole("--seed", *typed.seed, {0, std::numeric_limits<std::int64_t>::max()}));
    wish.seed = static_cast<std::uint64_t>(seed);
  }
  KITH_TRY(wish.threads, threads_of(typed.threads));
  wish.designs = !typed.no_designs;
  if (typed.format && *typed.format != "csv" && *typed.format != "json")
    return wrong(say("--format takes csv or json, not “{text}”.", {{"text", *typed.format}}));
  wish.format = typed.format == "json" ? app::PlanFormat::Json : app::PlanFormat::Csv;
  return {};
}

Done put_live(const SeatArguments& typed, app::SeatWish& wish) {
  if (typed.from_round && !typed.plan)
    return wrong(say("--from-round needs the plan that is under way: --plan and a file."));
  if ((typed.running || typed.printed) && !typed.plan)
    return wrong(say("--running and --printed need the plan that is under way: --plan and a file."));
  std::optional<int> from;
  KITH_CHECK(put("--from-round", typed.from_round, {1, limits::seating_rounds}, from));
  wish.from_round = from.value_or(1);
  wish.absent = typed.absent;
  for (const auto& text : typed.late) {
    KITH_TRY(auto late, person_round("--late", text));
    wish.late.push_back(std::move(late));
  }
  for (const auto& text : typed.leaving) {
    KITH_TRY(auto leaving, person_round("--leaving", text));
    wish.leaving.push_back(std::move(leaving));
  }
  wish.hosts_gone = typed.hosts_gone;
  for (const auto& text : typed.tables_lost) {
    KITH_TRY(const auto table, whole("--table-lost", text, {1, limits::seating_people}));
    wish.tables_lost.push_back(static_cast<int>(table));
  }
  for (const auto& text : typed.pins) {
    KITH_TRY(auto pin, person_at_table("--pin", text));
    wish.pins.push_back(std::move(pin));
  }
  wish.running = typed.running;
  wish.printed = typed.printed;
  return put(typed.plan, wish.plan);
}

}  // namespace

Result<app::SeatWish> wish_of(const SeatArguments& typed) {
  app::SeatWish wish;
  const std::chrono::duration<double> age(process_age_seconds());
  wish.begun -= std::chrono::duration_cast<std::chrono::steady_clock::duration>(age);
  KITH_CHECK(put_people(typed, wish));
  KITH_CHECK(put_room(typed, wish));
  KITH_CHECK(put_weights(typed.weigh, wish.weights));
  KITH_CHECK(put_search(typed, wish));
  KITH_CHECK(put_live(typed, wish));
  wish.what_if = typed.what_if;
  KITH_CHECK(put(typed.met, wish.met));
  KITH_CHECK(put(typed.rules, wish.rules));
  KITH_CHECK(put(typed.affinity, wish.affinity));
  return wish;
}

}  // namespace kith::cli
