#include "store/posts.h"

#include <thread>

#include "store/replies.h"
#include "store/testing/world.h"

namespace kith::store {
namespace {

class PostsTest : public StoreTest {
 protected:
  PostsTest() {
    found();
    schmidt_ = start("Herr Schmidt");
    meier_ = start("Frau Meier");
  }
  std::int64_t version(const Post& post) {
    return look([&](Tx& tx) { return posts::find(tx, post.id); }).version;
  }
  std::vector<ReplyId> seen(const Viewer& viewer, const Post& under, std::vector<ReplyId> held = {}) {
    std::vector<ReplyId> ids;
    const replies::Eyes eyes{viewer, held};
    for (const auto& reply : look([&](Tx& tx) { return replies::of_post(tx, eyes, under.id, std::nullopt, 100); }))
      ids.push_back(reply.id);
    EXPECT_EQ(look([&](Tx& tx) { return replies::count(tx, eyes, under.id); }), static_cast<std::int64_t>(ids.size()));
    return ids;
  }
  bool finds(const Viewer& viewer, const Reply& reply, std::vector<ReplyId> held = {}) {
    return store_
        ->read([&](Tx& tx) -> Done {
          KITH_CHECK(replies::find(tx, {viewer, held}, reply.id));
          return {};
        })
        .has_value();
  }
  Person schmidt_, meier_;
};

TEST_P(PostsTest, ComeBackAsTheyWereWritten) {
  const auto written = post(schmidt_);
  const auto kept = look([&](Tx& tx) { return posts::find(tx, written.id); });
  EXPECT_EQ(kept.writer_name, "Herr Schmidt");
  EXPECT_EQ(kept.text, written.text);
  EXPECT_EQ(kept.language, "de");
  EXPECT_TRUE(kept.replies_open);
  EXPECT_EQ(kept.version, 1);
  EXPECT_EQ(kept.written, clock_.now());
  EXPECT_FALSE(kept.edited);
}

TEST_P(PostsTest, ArePagedFromTheLatestByPosition) {
  EXPECT_FALSE(look([&](Tx& tx) { return posts::latest(tx, network_); }));
  std::vector<PostId> written;
  for (int i = 0; i < 5; ++i) {
    written.push_back(post(schmidt_, std::to_string(i)).id);
    clock_.advance(-hour_ms);  // order is the position's, whatever the clock says
  }
  EXPECT_EQ(look([&](Tx& tx) { return posts::latest(tx, network_); })->post.id, written[4]);
  const auto first = look([&](Tx& tx) { return posts::page(tx, network_, std::nullopt, 3); });
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].post.id, written[4]);
  const auto second = look([&](Tx& tx) { return posts::page(tx, network_, first[2].post.position, 3); });
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(second[1].post.id, written[0]);
}

TEST_P(PostsTest, WrittenAtOnceHaveDifferentPositions) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { post(schmidt_); });
  threads.clear();
  const auto all = look([&](Tx& tx) { return posts::page(tx, network_, std::nullopt, 100); });
  ASSERT_EQ(all.size(), 8U);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].post.position, 8 - static_cast<std::int64_t>(i));
}

TEST_P(PostsTest, AnEditHoldsAlthoughRepliesCameIn) {
  auto draft = post(schmidt_);
  reply(draft);
  draft.title = "Jeder kann";
  draft.replies_open = false;
  draft.edited = clock_.now();
  EXPECT_EQ(make([&](Tx& tx) { return posts::save(tx, draft); }), 3);
  const auto kept = look([&](Tx& tx) { return posts::find(tx, draft.id); });
  EXPECT_EQ(kept.title, "Jeder kann");
  EXPECT_FALSE(kept.replies_open);
  EXPECT_EQ(kept.edited, clock_.now());
}

TEST_P(PostsTest, AreRemovedWithTheirReplies) {
  const auto gone = post(schmidt_);
  reply(gone);
  must(write([&](Tx& tx) { return posts::remove(tx, gone.id); }));
  EXPECT_EQ(rows("reply"), 0);
  EXPECT_EQ(refusal([&](Tx& tx) { return posts::remove(tx, gone.id); }), ErrorKind::NotFound);
}

TEST_P(PostsTest, EveryChangeUnderAPostRaisesItsVersion) {
  const auto under = post(schmidt_);
  auto answer = reply(under, std::nullopt, ReplyState::Waiting);
  EXPECT_EQ(version(under), 2);
  answer.state = ReplyState::Shown;
  must(write([&](Tx& tx) { return replies::save(tx, answer); }));
  EXPECT_EQ(version(under), 3);
  must(write([&](Tx& tx) { return replies::remove(tx, answer.id); }));
  EXPECT_EQ(version(under), 4);
  EXPECT_EQ(refusal([&](Tx& tx) { return replies::remove(tx, answer.id); }), ErrorKind::NotFound);
  EXPECT_EQ(refusal([&](Tx& tx) { return replies::save(tx, answer); }), ErrorKind::NotFound);
  EXPECT_EQ(version(under), 4);
}

TEST_P(PostsTest, AReplyToNothingIsNotFound) {
  auto nowhere = post(schmidt_);
  nowhere.id = an_id<PostNoun>();
  EXPECT_EQ(refusal([&](Tx& tx) -> Done {
              KITH_CHECK(replies::add(tx, draft_reply(nowhere, std::nullopt, ReplyState::Shown)));
              return {};
            }),
            ErrorKind::NotFound);
}

TEST_P(PostsTest, AWaitingReplyIsThereForThoseItConcernsOnly) {
  const auto under = post(schmidt_);
  const auto shown = reply(under), hers = reply(under, meier_.id, ReplyState::Waiting),
             guests = reply(under, std::nullopt, ReplyState::Waiting);
  const auto bassetti = start("Herr Bassetti");
  using Ids = std::vector<ReplyId>;
  EXPECT_EQ(seen({}, under), Ids({shown.id}));
  EXPECT_EQ(seen(eyes_of(bassetti), under), Ids({shown.id}));
  EXPECT_EQ(seen(eyes_of(meier_), under), Ids({shown.id, hers.id}));
  EXPECT_EQ(seen({}, under, {guests.id}), Ids({shown.id, guests.id}));
  EXPECT_EQ(seen(eyes_of(schmidt_), under), Ids({shown.id, hers.id, guests.id}));
  EXPECT_EQ(seen(a_keeper(), under), Ids({shown.id, hers.id, guests.id}));
  EXPECT_TRUE(finds({}, shown));
  EXPECT_FALSE(finds({}, guests));
  EXPECT_TRUE(finds({}, guests, {guests.id}));
  EXPECT_FALSE(finds(eyes_of(bassetti), hers));
  EXPECT_TRUE(finds(eyes_of(meier_), hers));
  EXPECT_EQ(look([&](Tx& tx) { return replies::count_shown(tx, under.id); }), 1);
  EXPECT_EQ(look([&](Tx& tx) { return posts::latest(tx, network_); })->replies, 1);
}

TEST_P(PostsTest, WhatWaitsForANodIsTheWritersAndTheKeepers) {
  const auto his = post(schmidt_, "Von Schmidt"), hers = post(meier_, "Von Meier");
  const auto first = reply(his, std::nullopt, ReplyState::Waiting);
  clock_.advance(1);
  const auto second = reply(hers, schmidt_.id, ReplyState::Waiting);
  reply(his);
  const auto waiting = [&](const Viewer& viewer) {
    auto found = look([&](Tx& tx) { return replies::waiting_for(tx, viewer, 100); });
    EXPECT_EQ(look([&](Tx& tx) { return replies::count_waiting_for(tx, viewer); }),
              static_cast<std::int64_t>(found.size()));
    return found;
  };
  EXPECT_TRUE(waiting({}).empty());
  ASSERT_EQ(waiting(eyes_of(schmidt_)).size(), 1U);
  EXPECT_EQ(waiting(eyes_of(schmidt_))[0].id, first.id);
  EXPECT_EQ(waiting(eyes_of(schmidt_))[0].post, his.id);
  ASSERT_EQ(waiting(a_keeper()).size(), 2U);
  EXPECT_EQ(waiting(a_keeper())[1].id, second.id);
}

TEST_P(PostsTest, WhatShowsIsCountedAsItComesAndGoes) {
  const auto under = post(schmidt_);
  auto one = reply(under), other = reply(under, std::nullopt, ReplyState::Waiting);
  const auto counted = [&] {
    const auto listed = look([&](Tx& tx) { return posts::latest(tx, network_); });
    const auto shown = look([&](Tx& tx) { return replies::count(tx, {Viewer{}}, under.id); });
    EXPECT_EQ(listed->replies, shown);
    EXPECT_EQ(look([&](Tx& tx) { return replies::count_shown(tx, under.id); }), shown);
    return shown;
  };
  const auto save = [&](Reply& changed, ReplyState state) {
    changed.state = state;
    must(write([&](Tx& tx) { return replies::save(tx, changed); }));
  };
  EXPECT_EQ(counted(), 1);
  save(other, ReplyState::Shown);
  EXPECT_EQ(counted(), 2);
  save(other, ReplyState::Shown);
  EXPECT_EQ(counted(), 2);
  save(one, ReplyState::Waiting);
  EXPECT_EQ(counted(), 1);
  must(write([&](Tx& tx) { return replies::remove(tx, one.id); }));
  EXPECT_EQ(counted(), 1);
  must(write([&](Tx& tx) { return replies::remove(tx, other.id); }));
  EXPECT_EQ(counted(), 0);
}

TEST_P(PostsTest, RepliesArePagedInOrder) {
  const auto under = post(schmidt_);
  std::vector<ReplyId> written;
  for (int i = 0; i < 7; ++i)
    written.push_back(reply(under, std::nullopt, i == 2 ? ReplyState::Waiting : ReplyState::Shown).id);
  const Viewer nobody;
  const auto page = [&](std::optional<std::int64_t> after) {
    return look([&](Tx& tx) { return replies::of_post(tx, {nobody}, under.id, after, 3); });
  };
  const auto first = page(std::nullopt);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[1].id, written[1]);
  EXPECT_EQ(first[2].id, written[3]) << "the waiting one leaves no gap";
  const auto second = page(first[2].position);
  ASSERT_EQ(second.size(), 3U);
  EXPECT_EQ(second[0].id, written[4]);
  EXPECT_TRUE(page(second[2].position).empty());
}

TEST_P(PostsTest, APersonIsKnownOnceAReplyOfTheirsShows) {
  const auto knows = [&] { return look([&](Tx& tx) { return replies::has_shown(tx, meier_.id); }); };
  const auto under = post(schmidt_);
  EXPECT_FALSE(knows());
  auto answer = reply(under, meier_.id, ReplyState::Waiting);
  EXPECT_FALSE(knows());
  answer.state = ReplyState::Shown;
  must(write([&](Tx& tx) { return replies::save(tx, answer); }));
  EXPECT_TRUE(knows());
}

TEST_P(PostsTest, RepliesStayUnderTheirNameWhenAGuestIsGone) {
  const auto guest = start("Frau Weber", clock_.now() + day_ms);
  const auto answer = reply(post(schmidt_), guest.id);
  clock_.advance(day_ms);
  must(store_->sweep(100));
  const auto kept = look([&](Tx& tx) { return replies::find_by_link(tx, answer.id); });
  EXPECT_FALSE(kept.writer);
  EXPECT_EQ(kept.name, "Frau Meier");
}

KITH_ON_BOTH_DATABASES(PostsTest);

}  // namespace
}  // namespace kith::store
