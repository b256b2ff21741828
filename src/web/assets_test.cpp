#include "web/assets.h"

#include <gtest/gtest.h>
#include <regex>
#include <string>

namespace kith::web {
namespace {

TEST(Assets, AreFoundUnderTheAddressPagesName) {
  for (const auto* name : {"app.js", "room.js", "app.css", "icon.svg"}) {
    const auto* asset = find_asset(asset_url(name));
    ASSERT_TRUE(asset) << name;
    EXPECT_EQ(asset->name, name);
    EXPECT_TRUE(asset->immutable);
    EXPECT_TRUE(std::regex_match(std::string(asset->path), std::regex("/assets/[a-z]+\\.[0-9a-f]{8}\\.[a-z]+")))
        << name;
  }
}

TEST(Assets, AreSmallerCompressedOrNotCompressedAtAll) {
  for (const auto* name : {"app.js", "room.js", "app.css", "icon.svg"}) {
    const auto& asset = *find_asset(asset_url(name));
    EXPECT_LT(asset.brotli.size(), asset.bytes.size());
    EXPECT_LT(asset.gzip.size(), asset.bytes.size());
  }
}

TEST(Assets, BringTheTypefaceTheSheetNames) {
  const auto sheet = std::string(find_asset(asset_url("app.css"))->bytes);
  std::smatch named;
  ASSERT_TRUE(std::regex_search(sheet, named, std::regex("url\\(\"?(/assets/[^)\"]+\\.woff2)\"?\\)")));
  const auto path = named[1].str();
  ASSERT_TRUE(find_asset(path)) << path;
  EXPECT_EQ(find_asset(path)->content_type, "font/woff2");
}

TEST(Assets, OfAFixedNameAreNotKeptForGood) {
  ASSERT_TRUE(find_asset("/favicon.ico"));
  EXPECT_FALSE(find_asset("/favicon.ico")->immutable);
}

// A browser lets a worker watch pages below its own address only.
TEST(Assets, TheWorkerOfATableIsServedBelowSeatsUnderAFixedName) {
  const auto* worker = find_asset("/seats/table.js");
  ASSERT_TRUE(worker);
  EXPECT_FALSE(worker->immutable);
  EXPECT_EQ(worker->content_type, "text/javascript; charset=utf-8");
}

TEST(Assets, AreNothingElse) {
  for (const auto* path : {"", "/", "/assets/", "/assets/app.js", "/assets/app.00000000.js", "app.js"})
    EXPECT_FALSE(find_asset(path)) << path;
  EXPECT_TRUE(asset_url("none.js").empty());
}

}  // namespace
}  // namespace kith::web
