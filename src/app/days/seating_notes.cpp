#include "app/days/seating_notes.h"

#include <map>

#include "domain/hand_move.h"

namespace kith::app {
namespace {

Roster roster_of(const ForPlan& given, const DayProblem& of) {
  std::map<std::int64_t, std::string> names;
  for (const auto& seat : given.seats) names[seat.number] = seat.name;
  Roster roster;
  for (const auto number : of.numbers) roster.people.push_back({.name = names[number]});
  return roster;
}

// The plan as it was before the last change by hand; nothing if it was changed otherwise since.
std::optional<seating::Seating> seating_before(const DayProblem& of, const store::plan_copies::Copy& copy) {
  const auto places = places_of(copy.places);
  if (!places || places->size() != static_cast<std::size_t>(of.problem.rounds)) return {};
  auto seating = of.before;
  for (int round = of.problem.frozen; round < of.problem.rounds; ++round) {
    const auto& line = (*places)[static_cast<std::size_t>(round)];
    for (std::size_t person = 0; person < of.numbers.size(); ++person) {
      const auto index = static_cast<std::size_t>(of.numbers[person] - 1);
      if (index >= line.size()) return {};
      auto& table = seating.at(round, static_cast<int>(person));
      const auto was = static_cast<std::int32_t>(line[index]) - 1;
      if (round + 1 != copy.number && was != table) return {};
      table = was;
    }
  }
  return seating;
}

}  // namespace

Result<SeatingNotes> seating_notes(Language language, const ForPlan& given,
                                   const std::optional<store::plan_copies::Copy>& before) {
  auto as_it_stands = given;
  if (given.live.round == 0) as_it_stands.expected = Expected::AsPlanned;
  KITH_TRY(auto of, problem_of(as_it_stands));
  // The round that runs is as it is: a table with one more or less of late ones and early goers breaks no rule.
  if (of.running) ++of.problem.frozen;
  const auto was = before ? seating_before(of, *before) : std::nullopt;
  SeatingNotes notes{plan_notes(language, roster_of(given, of), of.problem, of.before, was ? &*was : nullptr), {}};
  if (!given.day.companies_apart) {
    auto report = notes.plan.report;
    report.mix_meetings.clear();
    notes.plan.distance = speak(language, distance_sentence(report));
  }
  const seating::Variation longer{.rounds_more = 1};
  if (const auto outlook = seating::what_if(of.problem, longer))
    notes.what_if.push_back(speak(language, what_if_words(longer, *outlook)));
  return notes;
}

}  // namespace kith::app
