// Wishes, contacts, notes, blocks and what people show: all that one person keeps about another. Wishes and blocks are
// found by a keyed hash that the asker makes, and are otherwise sealed by app: this file never sees of whom they are.
// A contact is found by its two people only, and by nobody before it opens.
// One transaction; errors: see store/store.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/contact.h"
#include "domain/wish.h"

namespace kith::store {
class Tx;
}

namespace kith::store::wishes {

struct SealedWish {
  std::string id;  // a keyed hash of wish_key()
  Instant opens_at;
  std::string sealed;
  Instant until;
};

// Nothing happens if it is there already: the first wish keeps its time.
Done put(Tx& tx, const SealedWish& wish);
Result<std::optional<SealedWish>> find(Tx& tx, std::string_view id);
Done take_back(Tx& tx, std::string_view id);

}  // namespace kith::store::wishes

namespace kith::store::contacts {

// Nothing happens if the two have one already.
Done add(Tx& tx, const Contact& contact);
// Whether it opens later or is open: for the one who makes or takes back a wish, never to be shown.
Result<std::optional<Contact>> of_two(Tx& tx, PersonId one, PersonId other);
// A contact that nobody has seen yet goes with the wish that made it.
Done remove_unopened(Tx& tx, ContactId id);
// The person's own that are open, the latest first. Whoever went before it opened is nobody's contact.
Result<std::vector<Contact>> of_person(Tx& tx, PersonId person);
Result<Contact> find(Tx& tx, PersonId viewer, ContactId id);
// What one of the two is called; nothing if they are gone.
Result<std::optional<std::string>> name_of(Tx& tx, const Contact& contact, PersonId one);
// For both, at once. What either noted about the other stays theirs.
Done end(Tx& tx, ContactId id);
// A guest became somebody: the contacts are theirs now. Whom both knew stays one contact, from the earlier morning on.
Done hand_over(Tx& tx, PersonId guest, PersonId person);

}  // namespace kith::store::contacts

namespace kith::store::notes {

// `sealed` empty takes the note away.
Done put(Tx& tx, PersonId owner, PersonId about, std::string_view sealed);
struct SealedNote {
  PersonId about;
  std::string sealed;
  Instant written;
};
Result<std::vector<SealedNote>> of_owner(Tx& tx, PersonId owner);
// What others noted about somebody: for handing it on when a guest becomes somebody else, never to be shown.
struct NoteAbout {
  PersonId owner;
  std::string sealed;
};
Result<std::vector<NoteAbout>> about(Tx& tx, PersonId person);

}  // namespace kith::store::notes

namespace kith::store::shown {

Done put(Tx& tx, PersonId person, std::string_view sealed);
// Empty if the person has not said what to show.
Result<std::string> of_person(Tx& tx, PersonId person);

}  // namespace kith::store::shown

namespace kith::store::blocks {

// `id`: a keyed hash of (who, whom).
Done put(Tx& tx, std::string_view id, PersonId who, std::string_view sealed);
Done take_back(Tx& tx, std::string_view id);
// The sealed blocks of everybody who has a seat at the day: for its seating only.
Result<std::vector<std::string>> of_day(Tx& tx, DayId day);
Result<std::vector<std::string>> of_person(Tx& tx, PersonId who);

}  // namespace kith::store::blocks
