#include "app/tables/plan_notes.h"

#include <algorithm>

#include "app/tables/broken_rule.h"
#include "base/limits.h"

namespace kith::app {
namespace {

void add(std::vector<std::string>& said, Language language, const std::vector<Message>& sentences, std::size_t most) {
  for (std::size_t i = 0; i < std::min(most, sentences.size()); ++i) said.push_back(speak(language, sentences[i]));
}

void add_more(std::vector<std::string>& said, Language language, std::size_t all, std::size_t most) {
  if (all > most)
    said.push_back(
        speak(language, say("And {count, number} more.", {{"count", static_cast<std::int64_t>(all - most)}})));
}

void add_amiss(PlanNotes& notes, Language language, const Roster& roster, const seating::Problem& problem,
               const seating::Seating& seating, const Explained& why) {
  const auto& violations = notes.report.violations;
  for (std::size_t i = 0; i < std::min(limits::broken_rules_told, violations.size()); ++i)
    notes.amiss.push_back(speak(language, broken_rule(roster, problem, seating, violations[i])));
  add_more(notes.amiss, language, violations.size(), limits::broken_rules_told);
  add(notes.amiss, language, why.contradiction, limits::violations_listed);
}

}  // namespace

PlanNotes plan_notes(Language language, const Roster& roster, const seating::Problem& problem,
                     const seating::Seating& seating, const seating::Seating* before) {
  PlanNotes notes{.report = seating::report_of(problem, seating)};
  notes.sentence = speak(language, honest_sentence(notes.report));
  notes.distance = speak(language, distance_sentence(notes.report));
  const auto why = explained(roster, problem, seating, notes.report);
  add_amiss(notes, language, roster, problem, seating, why);
  add(notes.again, language, why.repeats, limits::broken_rules_told);
  notes.again_more = why.pairs_again - static_cast<std::int64_t>(notes.again.size());
  if (!before) return notes;
  const auto news = brought(roster, problem, *before, seating);
  add(notes.just_now, language, news, limits::broken_rules_told);
  add_more(notes.just_now, language, news.size(), limits::broken_rules_told);
  return notes;
}

}  // namespace kith::app
