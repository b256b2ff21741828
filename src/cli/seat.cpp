#include "cli/seat.h"

#include <algorithm>
#include <filesystem>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/seat_wish.h"
#include "cli/terminal.h"

namespace kith::cli {
namespace {

// Where plan and report go. Opened before the search: nobody waits for a plan that then cannot be written.
struct Outputs {
  std::optional<OutputFile> plan, report;
};

std::filesystem::path plain(const std::string& path) {
  std::error_code trouble;
  auto result = std::filesystem::weakly_canonical(std::filesystem::absolute(path, trouble), trouble);
  return trouble ? std::filesystem::path(path) : result;
}

// By whatever names and links: the same file on disk. Devices and pipes may be both.
bool same_file(const std::string& one, const std::string& other) {
  std::error_code trouble;
  if (!std::filesystem::exists(one, trouble) || !std::filesystem::exists(other, trouble))
    return plain(one) == plain(other);
  return std::filesystem::is_regular_file(one, trouble) && std::filesystem::equivalent(one, other, trouble);
}

Done keep_inputs(const SeatArguments& typed, const char* option, const std::optional<std::string>& output) {
  if (!output) return {};
  for (const auto* input : {&typed.people, &typed.met, &typed.rules, &typed.affinity, &typed.plan})
    if (*input && same_file(**input, *output))
      return fail(ErrorKind::Invalid, "usage",
                  say("{option} {file}: this run reads that file, so it is not written over. Choose another name.",
                      {{"option", std::string(option)}, {"file", *output}}));
  return {};
}

Result<Outputs> open_outputs(const SeatArguments& typed) {
  Outputs outputs;
  if (typed.output && typed.report && same_file(*typed.output, *typed.report))
    return fail(ErrorKind::Invalid, "usage", say("The plan and the report cannot go into one file."));
  KITH_CHECK(keep_inputs(typed, "-o", typed.output));
  KITH_CHECK(keep_inputs(typed, "--report", typed.report));
  if (typed.output) {
    KITH_TRY(auto file, OutputFile::create(*typed.output));
    outputs.plan.emplace(std::move(file));
  }
  if (typed.report) {
    KITH_TRY(auto file, OutputFile::create(*typed.report));
    outputs.report.emplace(std::move(file));
  }
  return outputs;
}

Done write(Outputs& outputs, const app::SeatedPeople& seated) {
  KITH_CHECK(outputs.plan ? outputs.plan->keep(seated.plan) : write_stdout(seated.plan));
  if (outputs.report) KITH_CHECK(outputs.report->keep(seated.report));
  return {};
}

Result<app::SeatedPeople> seat_with_progress(app::SeatWish& wish) {
  const Interrupt interrupt;
  std::optional<ProgressLine> line(std::in_place);
  wish.stop = interrupt.token();
  wish.progress = [&](double done, std::int64_t repeats) { line->show(done, repeats); };
  auto seated = app::seat_people(wish);
  line.reset();
  if (seated && interrupt.asked()) say_line(say("Stopped. This is the best plan so far."));
  return seated;
}

void say_broken(const std::vector<Message>& broken) {
  const auto count = static_cast<std::int64_t>(broken.size());
  say_line(say("The plan is written, but {count, plural, one {# hard rule does} other {# hard rules do}} not hold:",
               {{"count", count}}));
  for (std::size_t i = 0; i < broken.size() && i < limits::broken_rules_told; ++i) say_line(broken[i]);
  if (broken.size() > limits::broken_rules_told)
    say_line(
        say("And {count, number} more.", {{"count", count - static_cast<std::int64_t>(limits::broken_rules_told)}}));
}

void say_repeats(const app::Explained& explained) {
  const auto told = std::min(explained.repeats.size(), app::repeats_told);
  for (std::size_t i = 0; i < told; ++i) say_line(explained.repeats[i]);
  const auto more = explained.pairs_again - static_cast<std::int64_t>(told);
  if (more > 0)
    say_line(say("{count, plural, one {One more pair meets} other {# more pairs meet}} again.", {{"count", more}}));
}

// Whether every hard rule holds.
Result<bool> seated(const SeatArguments& typed) {
  KITH_TRY(auto wish, wish_of(typed));
  KITH_TRY(auto outputs, open_outputs(typed));
  KITH_TRY(const auto result, seat_with_progress(wish));
  KITH_CHECK(write(outputs, result));
  say_line(result.sentence);
  if (result.distance) say_line(*result.distance);
  if (result.moved) say_line(*result.moved);
  say_repeats(result.explained);
  for (const auto& sentence : result.what_if) say_line(sentence);
  if (!result.broken.empty()) say_broken(result.broken);
  for (const auto& sentence : result.explained.contradiction) say_line(sentence);
  return result.broken.empty();
}

}  // namespace

int seat(const SeatArguments& typed) {
  const auto holds = seated(typed);
  if (!holds) {
    say_error(holds.error());
    return exit_code(holds.error().kind);
  }
  return *holds ? 0 : 1;
}

}  // namespace kith::cli
