#include "app/rehearsal/stage_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::app {
namespace {

namespace fs = std::filesystem;

// A temporary folder of its own, so that nobody else's rehearsals are near.
class StageFolderTest : public testing::Test {
 protected:
  StageFolderTest() {
    const char* usual = ::getenv("TMPDIR");
    before_ = usual ? usual : "";
    auto name = (fs::temp_directory_path() / "kith-test-XXXXXX").string();
    here_ = ::mkdtemp(name.data());
    ::setenv("TMPDIR", here_.c_str(), 1);
  }
  ~StageFolderTest() override {
    before_.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", before_.c_str(), 1);
    fs::remove_all(here_);
  }

  StageFolder made() { return std::move(StageFolder::make()).value(); }
  // As a house leaves one that was killed: with a store in it, and nobody who holds its lock.
  fs::path left(const std::string& name) {
    const auto folder = here_ / name;
    fs::create_directories(folder / "more");
    std::ofstream(folder / "kith.sqlite") << "invented people";
    return folder;
  }

  fs::path here_;
  std::string before_;
};

TEST_F(StageFolderTest, IsItsOwnersAloneAndGoesWithTheObject) {
  std::string path;
  {
    const auto folder = made();
    path = folder.path();
    struct stat of{};
    ASSERT_EQ(::stat(path.c_str(), &of), 0);
    EXPECT_EQ(of.st_mode & 0777u, 0700u);
    std::ofstream(fs::path(path) / "kith.sqlite") << "invented people";
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(StageFolderTest, WhatAKilledHouseLeftIsSweptAndWhatOneStillPlaysInIsNot) {
  auto plays = made();
  const auto killed = left("kith-stage-killed");
  sweep_stage_folders();
  EXPECT_FALSE(fs::exists(killed));
  EXPECT_TRUE(fs::exists(plays.path()));
  const auto moved = std::move(plays);
  sweep_stage_folders();
  EXPECT_TRUE(fs::exists(moved.path())) << "its lock went along";
}

TEST_F(StageFolderTest, NothingOfAnotherNameIsTouchedAndNoLinkIsFollowed) {
  const auto other = left("somebody-elses");
  const auto house = left("kith-data");
  fs::create_directory_symlink(house, here_ / "kith-stage-link");
  std::ofstream(here_ / "kith-stage-file") << "no folder";
  fs::create_directory_symlink(house, left("kith-stage-holds-a-link") / "out");
  sweep_stage_folders();
  EXPECT_TRUE(fs::exists(other / "kith.sqlite"));
  EXPECT_TRUE(fs::exists(house / "kith.sqlite"));
  EXPECT_TRUE(fs::is_symlink(here_ / "kith-stage-link"));
  EXPECT_TRUE(fs::exists(here_ / "kith-stage-file"));
  EXPECT_FALSE(fs::exists(here_ / "kith-stage-holds-a-link"));
}

}  // namespace
}  // namespace kith::app
