// People: guests and those with an account. There is no list of people: whoever is not asked for by a link, a sign-in
// or their account is not found. One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/person.h"
#include "domain/viewer.h"

namespace kith::store {
class Tx;
}

namespace kith::store::people {

Done add(Tx& tx, const Person& person);
// Themselves; keepers see everybody. Who is gone (until) is not found.
Result<Person> find(Tx& tx, const Viewer& viewer, PersonId id);

// Whom a keep-link opens, for checking its token against `linked`; `opens` is the person they are now, who differs from
// the linked one if a guest became somebody who was here already.
struct ByLink {
  PersonId linked;
  std::int64_t generation = 0;
  Person opens;
};
Result<ByLink> find_by_link(Tx& tx, PersonId linked);
// The person an account is in this network; none yet is no error.
Result<std::optional<Person>> find_of_account(Tx& tx, NetworkId network, AccountId account);

Done rename(Tx& tx, PersonId id, std::string_view name);
// How long a guest stays; none: for good. NotFound for somebody with an account, who stays.
Done set_until(Tx& tx, PersonId id, std::optional<Instant> until);
// A guest stays at least until then. Nothing happens to who stays longer anyway, or is gone already.
Done stay(Tx& tx, PersonId id, Instant until);
// The guests who have a seat at the day or are of its team, how long they stay so far, and how long all their days and
// their own last visit promise now.
struct Stay {
  PersonId person;
  Instant so_far;
  Instant promised;
};
Result<std::vector<Stay>> stays_of_day(Tx& tx, DayId day);
// Closes the old keep-link. Returns the generation of the new one.
Result<std::int64_t> renew_link(Tx& tx, PersonId id);
// Gives a guest the account. If the account is somebody in this network already, all that the guest wrote, began and
// opened becomes theirs, and the guest's link opens them. Returns who they are now.
Result<PersonId> claim(Tx& tx, PersonId guest, AccountId account);

// The same with somebody who has no account: what the guest has becomes the person's.
Done become(Tx& tx, PersonId guest, PersonId person);

}  // namespace kith::store::people
