// Plans and reports as people and programs read them.
#include <algorithm>
#include <cmath>

#include "app/tables/plan.h"
#include "base/json.h"
#include "base/language.h"
#include "base/limits.h"
#include "formats/csv.h"

namespace kith::app {
namespace {

struct PlanSeat {
  std::int64_t round = 0, table = 0;
  std::string person, name;
};
BOOST_DESCRIBE_STRUCT(PlanSeat, (), (round, table, person, name))

struct PlanDocument {
  std::int64_t people = 0, rounds = 0;
  std::vector<PlanSeat> seats;
};
BOOST_DESCRIBE_STRUCT(PlanDocument, (), (people, rounds, seats))

// The objective's parts, in its order. Private rules are in none of them.
struct PartsDocument {
  std::int64_t broken_rules = 0, repeats = 0;
  double most_sat_out = 0, least_share = 0, company = 0, columns = 0, known = 0, languages = 0, affinity = 0,
         weighted = 0;
};
BOOST_DESCRIBE_STRUCT(PartsDocument, (),
                      (broken_rules, repeats, most_sat_out, least_share, company, columns, known, languages, affinity,
                       weighted))

// No plan is better than this.
struct BestDocument {
  std::int64_t pairs = 0, repeats = 0, new_people = 0, sit_outs = 0, company_meetings = 0;
  double weighted = 0;
};
BOOST_DESCRIBE_STRUCT(BestDocument, (), (pairs, repeats, new_people, sit_outs, company_meetings, weighted))

struct ReportDocument {
  std::int64_t people = 0, rounds = 0, repeats = 0, most_meetings_of_a_pair = 0, distinct_meetings = 0, bound = 0,
               new_people_min = 0, sit_outs = 0;
  std::int64_t company_meetings = 0, known_meetings = 0, tables_without_language = 0, language_gaps = 0,
               language_lost = 0;
  double affinity = 0, score = 0;
  std::int64_t violations = 0;
  std::vector<std::string> violation_list;
  PartsDocument parts;
  BestDocument best;
  std::vector<std::string> repeated_list, contradiction_list;
  double seconds = 0;
  std::uint64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(ReportDocument, (),
                      (people, rounds, repeats, most_meetings_of_a_pair, distinct_meetings, bound, new_people_min,
                       sit_outs, company_meetings, known_meetings, tables_without_language, language_gaps,
                       language_lost, affinity, score, violations, violation_list, parts, best, repeated_list,
                       contradiction_list, seconds, seed))

// Of each round the tables in their order, at each the people in the roster's order.
template <class Visit>
void each_seat(const Roster& roster, const seating::Seating& seating, Visit visit) {
  std::vector<int> seated;
  for (int round = 0; round < seating.rounds; ++round) {
    seated.clear();
    for (int person = 0; person < seating.people; ++person)
      if (seating.at(round, person) != seating::no_table) seated.push_back(person);
    std::ranges::stable_sort(seated, {}, [&](int person) { return seating.at(round, person); });
    for (const int person : seated)
      visit(round + 1, seating.at(round, person) + 1, roster.people[static_cast<std::size_t>(person)]);
  }
}

// Sums of decimal weights without their binary dust.
double rounded(double value) { return std::round(value * 1e6) / 1e6; }

PartsDocument parts_of(const seating::Report& report) {
  PartsDocument parts{.broken_rules = static_cast<std::int64_t>(report.violations.size()),
                      .repeats = report.repeats,
                      .most_sat_out = rounded(report.objective.most_sat_out),
                      .least_share = rounded(report.objective.least_share),
                      .known = rounded(report.known_points),
                      .languages = rounded(report.language_points),
                      .affinity = rounded(-report.affinity_points),
                      .weighted = rounded(report.weighted)};
  for (std::size_t i = 0; i < report.mix_points.size(); ++i)
    (i == 0 ? parts.company : parts.columns) += report.mix_points[i];
  parts.company = rounded(parts.company);
  parts.columns = rounded(parts.columns);
  return parts;
}

std::vector<std::string> in_english(const std::vector<Message>& sentences) {
  std::vector<std::string> result;
  for (const auto& sentence : sentences) {
    if (result.size() == limits::violations_listed) break;
    result.push_back(speak(Language::En, sentence));
  }
  return result;
}

}  // namespace

std::string plan_csv(const Roster& roster, const seating::Seating& seating) {
  std::string csv = formats::csv_line({"round", "table", "person"}, formats::Formulas::Keep);
  each_seat(roster, seating, [&](int round, int table, const RosterPerson& person) {
    csv += formats::csv_line({std::to_string(round), std::to_string(table), person.key}, formats::Formulas::Neutralise);
  });
  return csv;
}

std::string plan_json(const Roster& roster, const seating::Seating& seating) {
  PlanDocument document{.people = seating.people, .rounds = seating.rounds};
  each_seat(roster, seating, [&](int round, int table, const RosterPerson& person) {
    document.seats.push_back({round, table, person.key, person.name});
  });
  return to_json(document) + "\n";
}

std::string report_json(const seating::Report& report, std::uint64_t seed, double seconds,
                        const std::vector<Message>& broken, const Explained& explained) {
  ReportDocument document{
      .people = report.people,
      .rounds = report.rounds,
      .repeats = report.repeats,
      .most_meetings_of_a_pair = report.most_meetings_of_a_pair,
      .distinct_meetings = report.distinct_meetings,
      .bound = report.bound.pairs,
      .new_people_min = report.new_people_min,
      .sit_outs = report.sit_outs,
      .company_meetings = report.mix_meetings.empty() ? 0 : report.mix_meetings.front(),
      .known_meetings = report.known_meetings,
      .tables_without_language = report.tables_without_language,
      .language_gaps = report.language_gaps,
      .language_lost = report.language_lost,
      .affinity = rounded(report.affinity),
      .score = rounded(report.score),
      .violations = static_cast<std::int64_t>(report.violations.size()),
      .violation_list = in_english(broken),
      .parts = parts_of(report),
      .best = {report.bound.pairs, report.bound.repeats, report.new_people_best, report.bound.sit_outs,
               report.bound.mix_meetings.empty() ? 0 : report.bound.mix_meetings.front(),
               rounded(report.bound.weighted)},
      .repeated_list = in_english(explained.repeats),
      .contradiction_list = in_english(explained.contradiction),
      .seconds = rounded(seconds),
      .seed = seed};
  return to_json(document) + "\n";
}

Message honest_sentence(const seating::Report& report) {
  const bool even = report.new_people_min == report.new_people_max;
  return say(
      "{people, plural, one {# person} other {# people}}, {rounds, plural, one {# round} other {# rounds}}: {spread, "
      "select, none {somebody meets nobody new} even {everyone meets {least, plural, one {# {whom, select, new {new "
      "person} other {other}}} other {# {whom, select, new {new people} other {others}}}}} other {everyone meets at "
      "least {least, plural, one {# {whom, select, new {new person} other {other}}} other {# {whom, select, new {new "
      "people} other {others}}}}}}, {repeats, plural, =0 {nobody twice} one {with # repeated meeting} other {with # "
      "repeated meetings}}; {reached, select, yes {the best possible is {best, number}} other {more than {best, "
      "number} for everyone is not possible}}.{out, plural, =0 {} one { Somebody sits out once.} other { In all people "
      "sit out # times, nobody more than {most, plural, one {once} other {# times}}.}}",
      {{"people", std::int64_t{report.people}},
       {"rounds", std::int64_t{report.rounds}},
       {"spread", report.new_people_min == 0 ? "none"
                  : even                     ? "even"
                                             : "uneven"},
       {"whom", report.known_meetings > 0 ? "new" : "all"},
       {"least", std::int64_t{report.new_people_min}},
       {"repeats", report.repeats},
       {"reached", report.new_people_min >= report.new_people_best ? "yes" : "no"},
       {"best", std::int64_t{report.new_people_best}},
       {"out", report.sit_outs},
       {"most", std::int64_t{report.sit_outs_max}}});
}

Message distance_sentence(const seating::Report& report) {
  const bool counted = !report.mix_meetings.empty() && report.bound.mix_meetings.size() == report.mix_meetings.size();
  const auto met = counted ? report.mix_meetings.front() : 0;
  const auto forced = counted ? report.bound.mix_meetings.front() : 0;
  return say(
      "{pairs, plural, =0 {No two people meet} one {One pair meets} other {# different pairs meet}}; {reached, select, "
      "yes {more is not possible} other {more than {best, number} is not possible}}.{counted, select, yes { {met, "
      "plural, =0 {Nobody meets a colleague.} one {Colleagues meet once; {forced, plural, =0 {none has to} other "
      "{that has to be}}.} other {Colleagues meet # times; {forced, plural, =0 {none has to} other {# at least have "
      "to}}.}}} other {}}{languages, select, none {} all { At every table there is a language that all of it speak.} "
      "other { At {without, plural, one {one table} other {# tables}} no language is spoken by all.}}",
      {{"pairs", report.distinct_meetings},
       {"reached", report.distinct_meetings >= report.bound.pairs ? "yes" : "no"},
       {"best", report.bound.pairs},
       {"counted", counted ? "yes" : "no"},
       {"met", met},
       {"forced", forced},
       {"languages", !report.languages_matter              ? "none"
                     : report.tables_without_language == 0 ? "all"
                                                           : "some"},
       {"without", report.tables_without_language}});
}

}  // namespace kith::app
