#include "domain/post.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

const PersonId ms_meier{1}, mr_bassetti{2};

TEST(Reply, AFirstReplyOfAGuestWaitsWhereTheHouseAsksForANod) {
  EXPECT_EQ(state_of_new({.nod_needed_by_house = true}), ReplyState::Waiting);
  EXPECT_EQ(state_of_new({.nod_needed_by_house = true, .known_here = true}), ReplyState::Shown);
  EXPECT_EQ(state_of_new({.nod_needed_by_house = false}), ReplyState::Shown);
}

TEST(Reply, WhatAMachineSeemsToHaveSentWaitsEverywhere) {
  EXPECT_EQ(state_of_new({.nod_needed_by_house = false, .known_here = true, .hurried = true}), ReplyState::Waiting);
}

TEST(Reply, WhileItWaitsOnlyItsWriterThePostsWriterAndKeepersSeeIt) {
  const Post post{.writer = mr_bassetti};
  const Reply reply{.writer = ms_meier};
  EXPECT_FALSE(may_see(Viewer{}, post, reply, false));
  EXPECT_TRUE(may_see(Viewer{}, post, reply, true));
  EXPECT_TRUE(may_see(Viewer{.person = ms_meier}, post, reply, false));
  EXPECT_TRUE(may_see(Viewer{.person = mr_bassetti}, post, reply, false));
  EXPECT_TRUE(may_see(Viewer{.keeper = true}, post, reply, false));
  EXPECT_FALSE(may_see(Viewer{.person = PersonId{3}}, post, reply, false));
}

TEST(Reply, OnlyItsWriterEditsIt) {
  const Reply reply{.writer = ms_meier};
  EXPECT_TRUE(may_edit(Viewer{.person = ms_meier}, reply, false));
  EXPECT_FALSE(may_edit(Viewer{.person = mr_bassetti, .keeper = true}, reply, false));
  const Reply guests;  // no writer: a viewer without person must not pass for it
  EXPECT_FALSE(may_edit(Viewer{}, guests, false));
  EXPECT_TRUE(may_edit(Viewer{}, guests, true));
}

}  // namespace
}  // namespace kith
