// What is written, how much of it at most, and what is taken back before it left.
#include "app/mail/post_letter.h"

#include "app/allowance.h"
#include "app/days/met/testing/evening.h"
#include "app/days/tell.h"
#include "app/posts/post_views.h"
#include "app/use_cases.h"
#include "store/letters.h"

namespace kith::app {
namespace {

class PostLetterTest : public EveningTest {
 protected:
  PostLetterTest() { asked_.mail_on = true; }

  bool is_written(const Letter& letter) {
    return make([&](store::Tx& tx) { return post_letter(asked_, tx, letter); });
  }

  Context asked_ = as(bassetti_);
};

TEST_P(PostLetterTest, OneAddressGetsSoManyAnHourHoweverItIsWritten) {
  for (int i = 0; i < allowances::letters_to_address.most; ++i)
    ASSERT_TRUE(is_written({"anna@kith.example", "A letter", "For Anna."})) << i;
  EXPECT_FALSE(is_written({"Anna@KITH.example", "A letter", "For Anna."}));
  EXPECT_TRUE(is_written({"bert@kith.example", "A letter", "For Bert."})) << "nobody else is in its way";
  clock_.advance(hour_ms + 1);
  EXPECT_TRUE(is_written({"anna@kith.example", "A letter", "For Anna."}));
}

// Letters of days, each to somebody else: no address has more than one.
class DayLettersTest : public PostLetterTest {
 protected:
  // How many of `wanted` were written of that day, all in one commit.
  int written(const WholeDay& whole, int wanted) {
    return make([&](store::Tx& tx) -> Result<int> {
      int written = 0;
      for (int i = 0; i < wanted; ++i) {
        Seat seat{.id = an_id<SeatNoun>(), .day = whole.day.id, .name = "Anna"};
        seat.own_address = true;
        seat.email_sealed = key_.seal(seat_email, "guest" + std::to_string(++guests_) + "@kith.example");
        KITH_TRY(const bool told, tell_moved_up(asked_, tx, whole, seat));
        written += told;
      }
      return written;
    });
  }
  WholeDay day(const std::string& title) {
    auto other = day_;
    other.id = an_id<DayNoun>();
    other.title = title;
    must(write([&](store::Tx& tx) { return store::days::add(tx, other); }));
    return {.day = other, .parts = {}, .ends = other.starts + hour_ms};
  }

  int guests_ = 0;
};

TEST_P(DayLettersTest, ADayWritesSoManyAnHourAndThenTheRestOfThem) {
  const auto whole = day("Netzwerktag");
  EXPECT_EQ(written(whole, 510), 500);
  EXPECT_EQ(rows("letter"), 500);
  clock_.advance(hour_ms - 1);
  EXPECT_EQ(written(whole, 1), 0) << "the hour is not over";
  clock_.advance(2);
  EXPECT_EQ(written(whole, 10), 10);
}

TEST_P(DayLettersTest, AllDaysTogetherWriteTwiceAsManySoThatMakingDaysIsNoWayAroundIt) {
  EXPECT_EQ(written(day("One"), 400), 400);
  EXPECT_EQ(written(day("Two"), 400), 400);
  EXPECT_EQ(written(day("Three"), 400), 200);
  EXPECT_EQ(written(day("Four"), 1), 0);
  clock_.advance(hour_ms + 1);
  EXPECT_EQ(written(day("Five"), 1), 1);
}

// A guest's reply whose letter waits, because the house's mail server does not answer just now.
class ReplyLettersTest : public PostLetterTest {
 protected:
  Reply nodded(const Post& post) {
    auto draft = draft_reply(post, std::nullopt, ReplyState::Waiting);
    draft.email_sealed = key_.seal(reply_email, "guest@kith.example");
    const auto reply = make([&](store::Tx& tx) { return store::replies::add(tx, draft); });
    must(nod_reply(asked_, {reply.id, {}}));
    return reply;
  }
};

TEST_P(ReplyLettersTest, ARemovedPostsLettersDoNotGoOut) {
  const auto removed = post(bassetti_, "Taken back"), stays = post(bassetti_, "Stays");
  for (const auto& one : {removed, removed, stays}) nodded(one);
  must(write([&](store::Tx& tx) {
    auto others = store::letters::add(tx, 0, "of something else");
    return others ? Done{} : std::unexpected(others.error());
  }));
  ASSERT_EQ(rows("letter"), 4);
  must(remove_post(asked_, {removed.id}));
  EXPECT_EQ(rows("letter"), 2) << "that of the post that stays, and the one about something else";
}

TEST_P(ReplyLettersTest, ARemovedReplysLetterDoesNotGoOut) {
  const auto under = post(bassetti_);
  const auto removed = nodded(under);
  nodded(under);
  must(remove_reply(asked_, {removed.id}));
  EXPECT_EQ(rows("letter"), 1);
}

KITH_ON_BOTH_DATABASES(PostLetterTest);
KITH_ON_BOTH_DATABASES(DayLettersTest);
KITH_ON_BOTH_DATABASES(ReplyLettersTest);

}  // namespace
}  // namespace kith::app
