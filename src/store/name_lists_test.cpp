#include "store/name_lists.h"

#include "store/testing/world.h"

namespace kith::store {
namespace {

class NameListsTest : public StoreTest {
 protected:
  NameListsTest() { found(); }
  NameList list(std::optional<PersonId> person, std::optional<Instant> until) {
    NameList begun;
    begun.id = an_id<ListNoun>();
    begun.network = network_;
    begun.person = person;
    begun.source = "Anna\nBert";
    begun.begun = clock_.now();
    begun.until = until;
    must(write([&](Tx& tx) { return name_lists::add(tx, begun); }));
    return begun;
  }
  bool finds(const Viewer& viewer, ListId id) {
    return store_
        ->read([&](Tx& tx) -> Done {
          KITH_CHECK(name_lists::find(tx, viewer, id));
          return {};
        })
        .has_value();
  }
  bool opens(ListId id) {
    return store_
        ->read([&](Tx& tx) -> Done {
          KITH_CHECK(name_lists::find_by_link(tx, id));
          return {};
        })
        .has_value();
  }
};

TEST_P(NameListsTest, AreForTheirPersonAndForNobodyElse) {
  const auto bassetti = start("Herr Bassetti"), weber = start("Frau Weber");
  const auto his = list(bassetti.id, std::nullopt), nobodys = list(std::nullopt, clock_.now() + day_ms);
  EXPECT_TRUE(finds(eyes_of(bassetti), his.id));
  EXPECT_FALSE(finds(eyes_of(weber), his.id));
  EXPECT_FALSE(finds({}, his.id));
  EXPECT_FALSE(finds(a_keeper(), his.id));
  EXPECT_FALSE(finds({}, nobodys.id));
  EXPECT_TRUE(opens(nobodys.id));
  EXPECT_EQ(look([&](Tx& tx) { return name_lists::of_person(tx, bassetti.id); }).size(), 1U);
}

TEST_P(NameListsTest, AreGoneWhenTheirTimeIsOver) {
  const auto draft = list(std::nullopt, clock_.now() + draft_keeps_ms);
  clock_.advance(draft_keeps_ms - 1);
  EXPECT_TRUE(opens(draft.id));
  clock_.advance(1);
  EXPECT_FALSE(opens(draft.id));
}

TEST_P(NameListsTest, ACommandFromAnOldPageIsAConflict) {
  auto begun = list(std::nullopt, clock_.now() + day_ms);
  begun.seating = "[[[0,1]]]";
  begun.kept = true;
  EXPECT_EQ(make([&](Tx& tx) { return name_lists::save(tx, begun); }), 2);
  EXPECT_EQ(refusal([&](Tx& tx) -> Done {
              KITH_CHECK(name_lists::save(tx, begun));
              return {};
            }),
            ErrorKind::Conflict);
  const auto kept = look([&](Tx& tx) { return name_lists::find_by_link(tx, begun.id); });
  EXPECT_EQ(kept.seating, "[[[0,1]]]");
  EXPECT_TRUE(kept.kept);
  EXPECT_EQ(kept.version, 2);
  must(write([&](Tx& tx) { return name_lists::remove(tx, begun.id); }));
  EXPECT_EQ(refusal([&](Tx& tx) { return name_lists::remove(tx, begun.id); }), ErrorKind::NotFound);
}

KITH_ON_BOTH_DATABASES(NameListsTest);

}  // namespace
}  // namespace kith::store
