#include "app/house/house_key.h"

#include <filesystem>

#include "store/houses.h"

namespace kith::app {
namespace {

Result<std::string> noted_mark(store::Store& store) {
  std::string mark;
  KITH_CHECK(store.read([&](store::Tx& tx) -> Done {
    KITH_TRY(mark, store::houses::key_mark(tx));
    return {};
  }));
  return mark;
}

}  // namespace

std::string key_mark(const ServerKey& key) { return key.sign("key mark", ""); }

Done know_key(const Building& building) {
  const auto mark = key_mark(building.key);
  KITH_TRY(const auto noted, noted_mark(building.store));
  if (noted == mark) return {};
  if (!noted.empty())
    return fail(ErrorKind::Damaged, "other_key",
                say("This is not the key under which this house was sealed. Please put that one back, or make a new "
                    "house from a backup with “kith restore”."));
  const auto written = building.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_CHECK(store::houses::note_key(tx, mark));
    return "";
  });
  if (!written) return std::unexpected(written.error());
  return {};
}

Done expect_key_file(store::Store& store, const std::string& key_file) {
  if (std::filesystem::exists(key_file)) return {};
  KITH_TRY(const auto noted, noted_mark(store));
  if (noted.empty()) return {};
  return fail(
      ErrorKind::Damaged, "key_missing",
      say("The key {file} of this house is not there. Please put it back. If it is lost, “kith backup” and then "
          "“kith restore” make a new house without it.",
          {{"file", key_file}}));
}

}  // namespace kith::app
