#include "store/people.h"

#include "store/name_lists.h"
#include "store/sign_ins.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

class PeopleTest : public StoreTest {
 protected:
  PeopleTest() { found(); }
  SignIn sign_in(const Person& person, std::optional<AccountId> account = std::nullopt, bool keeper = false) {
    SignIn opened;
    opened.id = an_id<SignInNoun>();
    opened.person = person.id;
    opened.account = account;
    opened.keeper = keeper;
    opened.secret = "secret of " + opened.id.text();
    opened.device = "Firefox on Android";
    opened.opened = opened.used = clock_.now();
    opened.until = clock_.now() + sign_in_longest_ms;
    must(write([&](Tx& tx) { return sign_ins::open(tx, opened); }));
    return opened;
  }
  std::optional<sign_ins::Seen> seen(const SignIn& by) {
    return look([&](Tx& tx) { return sign_ins::find_by_secret(tx, by.secret); });
  }
  NameList list_of(const Person& person) {
    NameList list;
    list.id = an_id<ListNoun>();
    list.network = network_;
    list.person = person.id;
    must(write([&](Tx& tx) { return name_lists::add(tx, list); }));
    return list;
  }
  Person by_link(PersonId id) {
    return look([&](Tx& tx) { return people::find_by_link(tx, id); }).opens;
  }
};

TEST_P(PeopleTest, AreSeenByThemselvesAndByKeepersOnly) {
  const auto schmidt = start("Herr Schmidt"), meier = start("Frau Meier");
  const auto find = [&](const Viewer& viewer) {
    return store_->read([&](Tx& tx) -> Done {
      KITH_CHECK(people::find(tx, viewer, schmidt.id));
      return {};
    });
  };
  EXPECT_TRUE(find(eyes_of(schmidt)));
  EXPECT_TRUE(find(a_keeper()));
  EXPECT_EQ(find(eyes_of(meier)).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(find({}).error().kind, ErrorKind::NotFound);
}

TEST_P(PeopleTest, AGuestIsThereUntilTheirTimeIsOver) {
  const auto guest = start("Frau Weber", clock_.now() + day_ms);
  EXPECT_EQ(by_link(guest.id).name, "Frau Weber");
  must(write([&](Tx& tx) { return people::set_until(tx, guest.id, clock_.now() + 2 * day_ms); }));
  clock_.advance(day_ms);
  EXPECT_EQ(by_link(guest.id).name, "Frau Weber");
  clock_.advance(day_ms);
  EXPECT_FALSE(store_->read([&](Tx& tx) -> Done {
    KITH_CHECK(people::find_by_link(tx, guest.id));
    return {};
  }));
}

TEST_P(PeopleTest, ARenewedLinkHasAnotherGeneration) {
  const auto guest = start("Frau Weber");
  EXPECT_EQ(make([&](Tx& tx) { return people::renew_link(tx, guest.id); }), 2);
  EXPECT_EQ(by_link(guest.id).generation, 2);
  must(write([&](Tx& tx) { return people::rename(tx, guest.id, "Anna Weber"); }));
  EXPECT_EQ(by_link(guest.id).name, "Anna Weber");
}

TEST_P(PeopleTest, AGuestWhoClaimsAnAccountStaysWhoTheyAre) {
  const auto guest = start("Frau Meier", clock_.now() + day_ms);
  const auto her_account = account("Meier");
  EXPECT_EQ(make([&](Tx& tx) { return people::claim(tx, guest.id, her_account.id); }), guest.id);
  const auto now = by_link(guest.id);
  EXPECT_EQ(now.account, her_account.id);
  EXPECT_FALSE(now.until);
  EXPECT_EQ(look([&](Tx& tx) { return people::find_of_account(tx, network_, her_account.id); })->id, guest.id);
}

TEST_P(PeopleTest, AGuestWhoIsSomebodyAlreadyBecomesThem) {
  const auto meier = start("Frau Meier");
  const auto her_account = account("Meier", true);
  make([&](Tx& tx) { return people::claim(tx, meier.id, her_account.id); });
  const auto guest = start("Meier, mobil", clock_.now() + day_ms);
  const auto browser = sign_in(guest);
  const auto answer = reply(post(meier), guest.id);
  const auto list = list_of(guest);

  EXPECT_EQ(make([&](Tx& tx) { return people::claim(tx, guest.id, her_account.id); }), meier.id);
  EXPECT_EQ(by_link(guest.id).id, meier.id);
  EXPECT_EQ(look([&](Tx& tx) { return people::find_by_link(tx, guest.id); }).linked, guest.id);
  EXPECT_EQ(look([&](Tx& tx) { return replies::find_by_link(tx, answer.id); }).writer, meier.id);
  EXPECT_EQ(look([&](Tx& tx) { return name_lists::find_by_link(tx, list.id); }).person, meier.id);
  EXPECT_EQ(seen(browser)->viewer.person, meier.id);
  EXPECT_FALSE(seen(browser)->viewer.keeper) << "no passphrase was given in this browser";
  EXPECT_EQ(refusal([&](Tx& tx) -> Done {
              KITH_CHECK(people::claim(tx, guest.id, her_account.id));
              return {};
            }),
            ErrorKind::NotFound);
  clock_.advance(30 * day_ms);
  must(store_->sweep(1000));
  EXPECT_EQ(by_link(guest.id).id, meier.id) << "the old link still works";
}

TEST_P(PeopleTest, AnAccountIsFoundByAnySpellingThatFoldsToTheSame) {
  const auto made = account("Ülkü Weiß", true);
  for (const auto* spelling : {"Ülkü Weiß", "ÜLKÜ WEISS", " ülkü weiss "}) {
    const auto found = look([&](Tx& tx) { return accounts::find_by_name(tx, spelling); });
    ASSERT_TRUE(found) << spelling;
    EXPECT_EQ(found->id, made.id);
    EXPECT_TRUE(found->keeper);
  }
  EXPECT_FALSE(look([&](Tx& tx) { return accounts::find_by_name(tx, "Weber"); }));
  const auto taken =
      write([&](Tx& tx) { return accounts::add(tx, {an_id<AccountNoun>(), "ülkü weiss", "", false, {}}); });
  EXPECT_EQ(taken.error().code, "name_taken");
}

TEST_P(PeopleTest, TheFirstKeeperEndsTheFirstRun) {
  EXPECT_FALSE(look([](Tx& tx) { return accounts::any_keeper(tx); }));
  account("Bassetti");
  EXPECT_FALSE(look([](Tx& tx) { return accounts::any_keeper(tx); }));
  const auto keeper = account("Schmidt", true);
  EXPECT_TRUE(look([](Tx& tx) { return accounts::any_keeper(tx); }));
  must(write([&](Tx& tx) { return accounts::set_passphrase(tx, keeper.id, "$new"); }));
  EXPECT_EQ(look([&](Tx& tx) { return accounts::find(tx, keeper.id); }).passphrase, "$new");
}

TEST_P(PeopleTest, ASignInMakesItsViewer) {
  const auto schmidt = start("Herr Schmidt");
  const auto his_account = account("Schmidt", true);
  make([&](Tx& tx) { return people::claim(tx, schmidt.id, his_account.id); });
  const auto viewer = seen(sign_in(schmidt, his_account.id, true))->viewer;
  EXPECT_TRUE(viewer.is(schmidt.id));
  EXPECT_EQ(viewer.account, his_account.id);
  EXPECT_EQ(viewer.name, "Herr Schmidt");
  EXPECT_TRUE(viewer.keeper);
  EXPECT_FALSE(seen(sign_in(schmidt, his_account.id, false))->viewer.keeper);
  EXPECT_FALSE(look([&](Tx& tx) { return sign_ins::find_by_secret(tx, "guessed"); }));
}

TEST_P(PeopleTest, ASignInEndsWhenItIsIdleOrOldOrItsGuestIsGone) {
  const auto used = sign_in(start("Herr Schmidt")), idle = sign_in(start("Frau Meier"));
  const auto guests = sign_in(start("Frau Weber", clock_.now() + day_ms));
  EXPECT_TRUE(seen(guests));
  for (std::int64_t day = 1; day < 90; ++day) {
    clock_.advance(day_ms);
    EXPECT_FALSE(seen(guests)) << day;
    EXPECT_EQ(seen(idle).has_value(), day < 14) << day;
    ASSERT_TRUE(seen(used)) << day;
    must(write([&](Tx& tx) { return sign_ins::touch(tx, used.id); }));
  }
  clock_.advance(day_ms);
  EXPECT_FALSE(seen(used));
}

TEST_P(PeopleTest, AGuestStaysAtLeastUntilThenAndNeverShorter) {
  const auto now = clock_.now();
  const auto guest = start("Frau Weber", now + 5 * day_ms);
  const auto until = [&](Instant at) {
    must(write([&](Tx& tx) { return people::stay(tx, guest.id, at); }));
    return *by_link(guest.id).until;
  };
  EXPECT_EQ(until(now + 9 * day_ms), now + 9 * day_ms);
  EXPECT_EQ(until(now + 2 * day_ms), now + 9 * day_ms);
  clock_.advance(9 * day_ms);
  must(write([&](Tx& tx) { return people::stay(tx, guest.id, now + 99 * day_ms); }));
  EXPECT_FALSE(store_->read([&](Tx& tx) -> Done {
    KITH_CHECK(people::find_by_link(tx, guest.id));
    return {};
  })) << "who has left is not called back";
}

TEST_P(PeopleTest, SignInsAreListedAndRevokedByTheirOwnerOnly) {
  const auto schmidt = start("Herr Schmidt"), meier = start("Frau Meier");
  const auto phone = sign_in(schmidt), desk = sign_in(schmidt), hers = sign_in(meier);
  auto viewer = eyes_of(schmidt);
  viewer.sign_in = desk.id;
  EXPECT_EQ(look([&](Tx& tx) { return sign_ins::of(tx, viewer); }).size(), 2U);
  EXPECT_EQ(look([&](Tx& tx) { return sign_ins::of(tx, Viewer{}); }).size(), 0U);
  EXPECT_EQ(refusal([&](Tx& tx) { return sign_ins::revoke(tx, viewer, hers.id); }), ErrorKind::NotFound);
  must(write([&](Tx& tx) { return sign_ins::revoke_others(tx, viewer); }));
  EXPECT_FALSE(seen(phone));
  EXPECT_TRUE(seen(desk));
  EXPECT_TRUE(seen(hers));
  for (int i = 0; i < 2; ++i) {
    must(write([&](Tx& tx) { return sign_ins::end(tx, viewer); }));
    EXPECT_FALSE(seen(desk)) << "ended twice is ended";
  }
  must(write([&](Tx& tx) { return sign_ins::end(tx, Viewer{}); }));
  EXPECT_TRUE(seen(hers));
}

KITH_ON_BOTH_DATABASES(PeopleTest);

}  // namespace
}  // namespace kith::store
