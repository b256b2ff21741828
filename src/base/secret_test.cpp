#include "base/secret.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith {
namespace {

std::string scratch_file() {
  static int count = 0;
  return std::filesystem::temp_directory_path() /
         ("kith-secret-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
}

TEST(Secret, ATokenOpensOneThingOfOneGenerationOnly) {
  const auto key = ServerKey::of_bytes("0123456789abcdef0123456789abcdef");
  const auto token = link_token(key, "list", 42, 1);
  EXPECT_EQ(link_id(token), 42);
  EXPECT_TRUE(link_opens(key, "list", 42, 1, token));
  EXPECT_FALSE(link_opens(key, "list", 42, 2, token));
  EXPECT_FALSE(link_opens(key, "list", 43, 1, token));
  EXPECT_FALSE(link_opens(key, "reply", 42, 1, token));
  EXPECT_FALSE(link_opens(ServerKey::of_bytes("another key of thirty-two bytes!"), "list", 42, 1, token));
}

TEST(Secret, ASealOpensOnlyForItsPurpose) {
  const auto key = ServerKey::of_bytes("0123456789abcdef0123456789abcdef");
  const auto sealed = key.seal("email", "ana@kith.example");
  EXPECT_EQ(sealed.find("ana"), std::string::npos);
  EXPECT_EQ(key.unseal("email", sealed).value_or(""), "ana@kith.example");
  EXPECT_FALSE(key.unseal("note", sealed));
  EXPECT_FALSE(key.unseal("email", sealed.substr(1)));
  EXPECT_FALSE(key.unseal("email", ""));
}

TEST(Secret, TheKeyFileIsMadeOnceAndForItsOwnerAlone) {
  const auto path = scratch_file();
  const auto first = ServerKey::open(path);
  ASSERT_TRUE(first);
  struct stat about{};
  ASSERT_EQ(::stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  EXPECT_EQ(ServerKey::open(path)->sign("a", "b"), first->sign("a", "b"));
  ::chmod(path.c_str(), 0644);
  EXPECT_FALSE(ServerKey::open(path));
  ::chmod(path.c_str(), 0600);
  std::ofstream(path) << "too short";
  EXPECT_FALSE(ServerKey::open(path));
  std::filesystem::remove(path);
}

TEST(Secret, APassphraseFitsItsHashAlone) {
  const auto hash = hash_passphrase("three boats at noon");
  EXPECT_EQ(hash.rfind("$argon2id$v=19$m=19456,t=2", 0), 0u) << hash;
  EXPECT_TRUE(passphrase_fits("three boats at noon", hash));
  EXPECT_FALSE(passphrase_fits("three boats at noon ", hash));
}

}  // namespace
}  // namespace kith
