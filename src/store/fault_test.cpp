#include "store/testing/fault.h"

#include <set>

#include "store/attempts.h"
#include "store/leases.h"
#include "store/name_lists.h"
#include "store/outbox.h"
#include "store/sign_ins.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

// Fails the first, second, third, ... statement of a command until none fails: each time nothing of it may be left.
class FaultTest : public StoreTest {
 protected:
  // Every cell of every table, rows in an order that both databases share.
  std::string contents() {
    std::string all;
    for (const auto* table : {"house", "network", "account", "person", "sign_in", "post", "reply", "name_list",
                              "answered", "outbox", "attempt", "lease"}) {
      const auto told = look([&](Tx& tx) { return tx.query("select * from " + std::string(table)); });
      std::set<std::string> rows;
      for (const auto row : told) {
        std::string cells;
        for (const auto& column : told.columns()) cells += column + "=" + row.optional_text(column).value_or("-") + "|";
        rows.insert(std::move(cells));
      }
      all += std::string(table) + "\n";
      for (const auto& row : rows) all += row + "\n";
    }
    return all;
  }
  void nothing_half(const std::string& what, const std::function<Done(Tx&)>& change) {
    const auto before = contents();
    for (int n = 1; n < 100; ++n) {
      const Once once{"anyone", what, "body"};
      fault::strike(n);
      const auto done = store_->commit(once, [&](Tx& tx) -> Result<std::string> {
        KITH_CHECK(change(tx));
        return "done";
      });
      const bool struck = fault::has_struck();
      fault::strike(0);
      if (!struck) {
        EXPECT_TRUE(done) << what;
        EXPECT_GT(n, 4) << what;
        EXPECT_NE(contents(), before) << what;
        return;
      }
      ASSERT_FALSE(done) << what << ", statement " << n;
      EXPECT_EQ(done.error().kind, ErrorKind::NoSpace) << what << ", statement " << n;
      EXPECT_EQ(contents(), before) << what << ", statement " << n;
    }
    ADD_FAILURE() << what << " never ends";
  }
};

TEST_P(FaultTest, NoCommandIsEverHalfDone) {
  House house;
  house.id = an_id<HouseNoun>();
  network_ = an_id<NetworkNoun>();
  nothing_half("found", [&](Tx& tx) { return houses::found(tx, house, {network_, "Runde", "", {}}); });

  const auto schmidt = start("Herr Schmidt");
  const auto his_account = account("Schmidt");
  make([&](Tx& tx) { return people::claim(tx, schmidt.id, his_account.id); });
  const auto under = post(schmidt);
  const auto guest = start("Herr Schmidt, mobil", clock_.now() + day_ms);
  const auto answer = reply(under, guest.id, ReplyState::Waiting);

  nothing_half("answer", [&](Tx& tx) -> Done {
    KITH_CHECK(attempts::add(tx, "hash"));
    KITH_CHECK(replies::add(tx, draft_reply(under, std::nullopt, ReplyState::Shown)));
    return {};
  });
  nothing_half("claim", [&](Tx& tx) -> Done {
    KITH_CHECK(people::claim(tx, guest.id, his_account.id));
    return {};
  });
  nothing_half("nod", [&](Tx& tx) -> Done {
    auto shown = answer;
    shown.state = ReplyState::Shown;
    return replies::save(tx, shown);
  });
  nothing_half("start", [&](Tx& tx) -> Done {
    Person person;
    person.id = new_id<PersonNoun>(tx.random());
    person.network = network_;
    KITH_CHECK(people::add(tx, person));
    SignIn browser;
    browser.id = new_id<SignInNoun>(tx.random());
    browser.person = person.id;
    browser.secret = browser.id.text();
    return sign_ins::open(tx, browser);
  });
  nothing_half("list", [&](Tx& tx) -> Done {
    NameList list;
    list.id = new_id<ListNoun>(tx.random());
    list.network = network_;
    return name_lists::add(tx, list);
  });
  nothing_half("remove", [&](Tx& tx) { return posts::remove(tx, under.id); });
}

KITH_ON_BOTH_DATABASES(FaultTest);

}  // namespace
}  // namespace kith::store
