#include "app/house/restore_house.h"

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "app/house/house_key.h"
#include "base/language.h"
#include "base/secret.h"
#include "store/examine.h"
#include "store/houses.h"
#include "store/restore.h"

namespace kith::app {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> refused(const std::string& path, const std::error_code& why) {
  const auto kind = why == std::errc::no_space_on_device ? ErrorKind::NoSpace : ErrorKind::Invalid;
  return fail(kind, "file_refused",
              say("The file {file} cannot be made there. Please check the folder and its rights.", {{"file", path}}),
              why.message());
}

// An empty folder of its owner alone. What a killed restore left in it goes first.
Done prepare(const fs::path& folder, const fs::path& workshop) {
  std::error_code trouble;
  if (fs::exists(workshop)) {
    fs::remove_all(workshop, trouble);
    fs::remove(folder / "key", trouble);
  }
  if (fs::exists(folder) && (!fs::is_directory(folder) || !fs::is_empty(folder)))
    return fail(ErrorKind::Conflict, "not_empty",
                say("There is data already where the backup is to go, and it was left as it is. Please choose a new "
                    "folder, or an empty database."));
  const bool fresh = !fs::exists(folder);
  if (!fs::create_directories(workshop, trouble) && trouble) return refused(folder, trouble);
  if (fresh) fs::permissions(folder, fs::perms::owner_all, trouble);
  fs::permissions(workshop, fs::perms::owner_all, trouble);
  return {};
}

Result<ServerKey> existing_key(const std::string& file) {
  if (fs::exists(file)) return ServerKey::open(file);
  return fail(ErrorKind::Invalid, "no_key", say("There is no file {file}.", {{"file", file}}));
}

// The backup is whole, and the key that comes along is the one it was sealed under.
Result<Restored> look_at(const Restoring& wish) {
  KITH_TRY(const auto examined, store::examine({.sqlite_file = wish.backup}));
  if (!examined.damage.empty())
    return fail(ErrorKind::Damaged, "backup_damaged",
                say("This backup is damaged: {what} Please take another one.",
                    {{"what", speak(Language::En, examined.damage.front().sentence)}}));
  Restored restored{.with_key = wish.old_key.has_value(), .had_key = !examined.key_mark.empty()};
  if (!wish.old_key) return restored;
  KITH_TRY(const auto key, existing_key(*wish.old_key));
  if (!restored.had_key || examined.key_mark == key_mark(key)) return restored;
  return fail(ErrorKind::Invalid, "other_key",
              say("This key does not belong to this backup. Please name the right one, or restore without it: "
                  "“--without-key”."));
}

Result<ServerKey> key_for(const Restoring& wish, const std::string& key_file) {
  if (wish.old_key && *wish.old_key != key_file) {
    std::error_code trouble;
    fs::copy_file(*wish.old_key, key_file, trouble);
    if (trouble) return refused(key_file, trouble);
    fs::permissions(key_file, fs::perms::owner_read | fs::perms::owner_write, trouble);
  }
  return ServerKey::open(key_file);
}

// Without the old key, what it sealed is closed.
Done settle_key(store::Store& store, const ServerKey& key, bool is_old) {
  const auto settled = store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    if (!is_old) KITH_CHECK(store::close_sealed(tx));
    KITH_CHECK(store::houses::note_key(tx, key_mark(key)));
    return "";
  });
  if (!settled) return std::unexpected(settled.error());
  return {};
}

// Root restores for whoever the folder belongs to.
void hand_over(const fs::path& folder) {
  struct stat about{};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &about) != 0) return;
  for (const char* name : {"key", "kith.sqlite"})
    static_cast<void>(!::chown((folder / name).c_str(), about.st_uid, about.st_gid));
}

Done into_folder(const Restoring& wish, const Clock& clock, Random& random) {
  const fs::path folder = wish.folder, workshop = folder / "restoring";
  KITH_CHECK(prepare(folder, workshop));
  KITH_TRY(const auto key, key_for(wish, workshop / "key"));
  const store::StoreOptions to{.sqlite_file = workshop / "kith.sqlite"};
  KITH_CHECK(store::restore(wish.backup, to, clock, random));
  {
    KITH_TRY(const auto store, store::Store::open(to, clock, random));
    KITH_CHECK(settle_key(*store, key, wish.old_key.has_value()));
  }
  std::error_code trouble;
  for (const char* name : {"key", "kith.sqlite"}) {  // the key first: data without its key would be refused
    fs::rename(workshop / name, folder / name, trouble);
    if (trouble) return refused(folder / name, trouble);
  }
  fs::remove_all(workshop, trouble);
  hand_over(folder);
  return {};
}

// What went wrong in the midst leaves nothing that would stand in the way of the next try.
Done or_clean_up(Done done, const Restoring& wish) {
  if (done || done.error().code == "not_empty") return done;
  std::error_code ignored;
  fs::remove_all(fs::path(wish.folder) / "restoring", ignored);
  fs::remove(fs::path(wish.folder), ignored);  // only if it is empty
  return done;
}

Done into_database(const Restoring& wish, const Clock& clock, Random& random) {
  store::StoreOptions to{.postgres_url = wish.postgres_url};
  KITH_CHECK(store::restore(wish.backup, to, clock, random));
  KITH_TRY(const auto key, key_for(wish, wish.key_file));
  KITH_TRY(const auto store, store::Store::open(to, clock, random));
  return settle_key(*store, key, wish.old_key.has_value());
}

}  // namespace

Result<Restored> restore_house(const Restoring& wish, const Clock& clock, Random& random) {
  auto whole = wish;
  // The key that lies there already is the one that was taken along.
  if (!wish.postgres_url.empty() && !wish.old_key && fs::exists(wish.key_file)) whole.old_key = wish.key_file;
  KITH_TRY(const auto restored, look_at(whole));
  KITH_CHECK(wish.postgres_url.empty() ? or_clean_up(into_folder(whole, clock, random), whole)
                                       : into_database(whole, clock, random));
  return restored;
}

}  // namespace kith::app
