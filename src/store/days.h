// Days, their team and their programme. Everybody may see a day; only its team may see what is in team(). Parts and
// how their rounds run belong to the day: whoever changes one raises the day's version, so that pages learn of it.
// One transaction; errors: see store/store.h.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/day.h"
#include "domain/live.h"
#include "domain/round.h"

namespace kith::store {
class Tx;
}

namespace kith::store::days {

// With its maker as the first of its team.
Done add(Tx& tx, const Day& day);
Result<Day> find(Tx& tx, DayId id);
// Conflict unless `day.version` is the stored one. Returns the new version.
Result<std::int64_t> save(Tx& tx, const Day& day);
// Something that shows to more than one person has changed: live pages fetch themselves anew.
Done raise_version(Tx& tx, DayId id);
// The next number for a seat; numbers are never used twice.
Result<std::int64_t> take_seat_number(Tx& tx, DayId id);
// The number that the next thing printed bears.
Result<std::int64_t> take_print_number(Tx& tx, DayId id);
Done remove(Tx& tx, DayId id);

// Days of the network that began at `from` or later, the next first; at most `most`.
Result<std::vector<Day>> coming(Tx& tx, NetworkId network, Instant from, int most);
// Days of the network that began before, the latest first; at most `most`.
Result<std::vector<Day>> earlier(Tx& tx, NetworkId network, Instant before, int most);

Result<bool> is_team(Tx& tx, DayId day, const Viewer& viewer);
Done join_team(Tx& tx, DayId day, PersonId person);
Done leave_team(Tx& tx, DayId day, PersonId person);
// In the order in which they joined.
struct TeamMember {
  PersonId person;
  std::string name;
};
Result<std::vector<TeamMember>> team(Tx& tx, DayId day);
// Days whose team the person is in, the latest first.
Result<std::vector<Day>> of_team(Tx& tx, PersonId person);

}  // namespace kith::store::days

namespace kith::store::parts {

Done add(Tx& tx, const Part& part);
// The programme, in its order.
Result<std::vector<Part>> of_day(Tx& tx, DayId day);
Result<Part> find(Tx& tx, PartId id);
Done save(Tx& tx, const Part& part);
Done remove(Tx& tx, const Part& part);

}  // namespace kith::store::parts

namespace kith::store::rounds {

// How the rounds of a part run; as at the beginning if nothing happened yet.
Result<Live> live(Tx& tx, const Part& part);
// Conflict unless `live.version` is the stored one. Raises the day's version. Returns the new version.
Result<std::int64_t> save(Tx& tx, const Part& part, const Live& live);
// Who is there, or what they may, has changed: what was planned no longer fits. Raises no day's version.
Done raise_roster(Tx& tx, const Part& part);

// The rounds to come fit the roster of that number. Raises no version: whether somebody's place changed is for the
// caller to say, so that a plan that came out the same leaves no trace.
Done note_planned(Tx& tx, PartId part, std::int64_t roster);
// In their order; only those that are planned.
Result<std::vector<Round>> of_part(Tx& tx, PartId part);
// Puts the round where it was, or makes it.
Done put(Tx& tx, PartId part, const Round& round);
// Takes away all rounds from this number on.
Done drop_from(Tx& tx, PartId part, std::int64_t number);

}  // namespace kith::store::rounds

namespace kith::store::plan_copies {

// A plan as it once stood. At most one of each kind for a part; a new one takes the old one's place.
enum class Kind { Before, Printed };
BOOST_DESCRIBE_ENUM(Kind, Before, Printed)

struct Copy {
  Kind kind = Kind::Before;
  std::int64_t number = 0;  // Printed: what is on the paper; Before: the round that was changed
  Instant at;
  std::string places;                    // text_of(Places): a line for each round, the first for round 1
  std::string pins;                      // text_of_pins, likewise
  std::vector<std::string> ticked = {};  // Printed: the changes that were called out, as app names them
};
Result<std::optional<Copy>> find(Tx& tx, PartId part, Kind kind);
Done put(Tx& tx, PartId part, const Copy& copy);
Done drop(Tx& tx, PartId part, Kind kind);

}  // namespace kith::store::plan_copies
