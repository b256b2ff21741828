#include "cli/seat.h"

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/seat_wish.h"
#include "cli/terminal.h"

namespace kith::cli {
namespace {

// Where plan and report go. Opened before the search: nobody waits for a plan that then cannot be written.
struct Outputs {
  std::optional<OutputFile> plan, report;
};

Result<Outputs> open_outputs(const SeatArguments& typed) {
  Outputs outputs;
  if (typed.output && typed.output == typed.report)
    return fail(ErrorKind::Invalid, "usage", say("The plan and the report cannot go into one file."));
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
  ProgressLine line;
  wish.progress = [&](double done, std::int64_t repeats) { line.show(done, repeats); };
  return app::seat_people(wish);
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

// Whether every hard rule holds.
Result<bool> seated(const SeatArguments& typed) {
  KITH_TRY(auto wish, wish_of(typed));
  KITH_TRY(auto outputs, open_outputs(typed));
  KITH_TRY(const auto result, seat_with_progress(wish));
  KITH_CHECK(write(outputs, result));
  say_line(result.sentence);
  if (result.moved) say_line(*result.moved);
  if (!result.broken.empty()) say_broken(result.broken);
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
