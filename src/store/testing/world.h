// The world of the store's tests: a house with one network, its people, and short ways to write and look.
#pragma once
#include <gtest/gtest.h>

#include "base/seeded_random.h"
#include "store/accounts.h"
#include "store/detail/tx.h"
#include "store/houses.h"
#include "store/people.h"
#include "store/posts.h"
#include "store/replies.h"
#include "store/testing/place.h"

namespace kith::store {

// The value, or a failed test and an exception that ends it.
template <class T>
T must(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().code << ": " << result.error().detail;
    throw std::runtime_error(result.error().code);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

class StoreTest : public testing::TestWithParam<On> {
 protected:
  StoreTest() : place_(GetParam()) { store_ = open(); }

  std::unique_ptr<Store> open() { return must(Store::open(place_.options(), clock_, random_)); }

  Done write(const std::function<Done(Tx&)>& change) {
    const auto written = store_->commit({}, [&](Tx& tx) -> Result<std::string> {
      KITH_CHECK(change(tx));
      return "";
    });
    if (!written) return std::unexpected(written.error());
    return {};
  }
  // What `look` returns inside a read.
  template <class Look>
  auto look(const Look& look) {
    decltype(look(std::declval<Tx&>())) seen = fail_with(Trouble::Bug, "not looked");
    must(store_->read([&](Tx& tx) -> Done {
      seen = look(tx);
      if (!seen) return std::unexpected(seen.error());
      return {};
    }));
    return must(std::move(seen));
  }
  // What `change` returns inside a commit.
  template <class Change>
  auto make(const Change& change) {
    decltype(change(std::declval<Tx&>())) made = fail_with(Trouble::Bug, "not made");
    must(write([&](Tx& tx) -> Done {
      made = change(tx);
      if (!made) return std::unexpected(made.error());
      return {};
    }));
    return must(std::move(made));
  }
  ErrorKind refusal(const std::function<Done(Tx&)>& change) {
    const auto done = write(change);
    EXPECT_FALSE(done);
    return done ? ErrorKind::Bug : done.error().kind;
  }

  template <class Noun>
  Id<Noun> an_id() {
    return new_id<Noun>(random_);
  }

  // A founded house; `network_` is its first.
  void found() {
    House house;
    house.id = new_id<HouseNoun>(random_);
    house.name = "Haus am Hafen";
    network_ = new_id<NetworkNoun>(random_);
    must(write([&](Tx& tx) { return houses::found(tx, house, {network_, "Hafenrunde", "", clock_.now()}); }));
  }
  Person start(const std::string& name, std::optional<Instant> until = std::nullopt) {
    Person person;
    person.id = new_id<PersonNoun>(random_);
    person.network = network_;
    person.name = name;
    person.started = clock_.now();
    person.until = until;
    must(write([&](Tx& tx) { return people::add(tx, person); }));
    return person;
  }
  Account account(const std::string& name, bool keeper = false) {
    const Account made{new_id<AccountNoun>(random_), name, "$argon2id$...", keeper, clock_.now()};
    must(write([&](Tx& tx) { return accounts::add(tx, made); }));
    return made;
  }
  Post post(const Person& writer, const std::string& title = "Jeder darf") {
    Post draft;
    draft.id = new_id<PostNoun>(random_);
    draft.network = network_;
    draft.writer = writer.id;
    draft.title = title;
    draft.text = "Jeder kann. Keiner muss.";
    draft.language = "de";
    draft.written = clock_.now();
    return make([&](Tx& tx) { return posts::add(tx, draft); });
  }
  Reply draft_reply(const Post& under, std::optional<PersonId> writer, ReplyState state) {
    Reply draft;
    draft.id = new_id<ReplyNoun>(random_);
    draft.post = under.id;
    draft.writer = writer;
    draft.name = "Frau Meier";
    draft.text = "Gern!";
    draft.state = state;
    draft.written = clock_.now();
    return draft;
  }
  Reply reply(const Post& under, std::optional<PersonId> writer = std::nullopt, ReplyState state = ReplyState::Shown) {
    return make([&](Tx& tx) { return replies::add(tx, draft_reply(under, writer, state)); });
  }
  static Viewer eyes_of(const Person& person) { return {std::nullopt, person.id, person.account, person.name, false}; }
  static Viewer a_keeper() { return {std::nullopt, std::nullopt, std::nullopt, "", true}; }

  std::int64_t rows(const std::string& table) {
    return look([&](Tx& tx) -> Result<std::int64_t> {
      KITH_TRY(const auto counted, tx.query("select count(*) as n from " + table));
      return counted.front().integer("n");
    });
  }

  TestPlace place_;
  FakeClock clock_{{1'800'000'000'000}};
  SeededRandom random_{7};
  std::unique_ptr<Store> store_;
  NetworkId network_;
};

#define KITH_ON_BOTH_DATABASES(Suite) \
  INSTANTIATE_TEST_SUITE_P(Both, Suite, testing::ValuesIn(kith::store::databases()), testing::PrintToStringParamName())

}  // namespace kith::store
