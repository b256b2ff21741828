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

struct ReportDocument {
  std::int64_t people = 0, rounds = 0, repeats = 0, distinct_meetings = 0, bound = 0, new_people_min = 0, sit_outs = 0;
  std::int64_t company_meetings = 0, known_meetings = 0;
  double affinity = 0, score = 0;
  std::int64_t violations = 0;
  std::vector<std::string> violation_list;
  double seconds = 0;
  std::uint64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(ReportDocument, (),
                      (people, rounds, repeats, distinct_meetings, bound, new_people_min, sit_outs, company_meetings,
                       known_meetings, affinity, score, violations, violation_list, seconds, seed))

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
  return to_json(document);
}

std::string report_json(const seating::Report& report, std::uint64_t seed, double seconds,
                        const std::vector<Message>& broken) {
  ReportDocument document{.people = report.people,
                          .rounds = report.rounds,
                          .repeats = report.repeats,
                          .distinct_meetings = report.distinct_meetings,
                          .bound = report.bound.pairs,
                          .new_people_min = report.new_people_min,
                          .sit_outs = report.sit_outs,
                          .company_meetings = report.mix_meetings.empty() ? 0 : report.mix_meetings.front(),
                          .known_meetings = report.known_meetings,
                          .affinity = rounded(report.affinity),
                          .score = rounded(report.score),
                          .violations = static_cast<std::int64_t>(report.violations.size()),
                          .seconds = rounded(seconds),
                          .seed = seed};
  for (const auto& sentence : broken) {
    if (document.violation_list.size() == limits::violations_listed) break;
    document.violation_list.push_back(speak(Language::En, sentence));
  }
  return to_json(document);
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
      "sit out # times, nobody more than {most, plural, one {once} other {# times}}.}}{broken, plural, =0 {} one { A "
      "rule is broken once.} other { Rules are broken # times.}}",
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
       {"most", std::int64_t{report.sit_outs_max}},
       {"broken", static_cast<std::int64_t>(report.violations.size())}});
}

}  // namespace kith::app
