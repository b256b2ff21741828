#include "app/house/examine_house.h"

#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "app/house/house_key.h"
#include "base/secret.h"
#include "store/examine.h"

namespace kith::app {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t little_room_bytes = 200LL * 1024 * 1024;

class Examiner {
 public:
  Examiner(HousePlace place, Language language) : place_(std::move(place)), language_(language) {
    if (!place_.postgres_url.empty()) return;
    data_ = place_.folder + "/kith.sqlite";
    if (place_.key_file.empty()) place_.key_file = place_.folder + "/key";
  }

  Result<HouseExamination> run() {
    KITH_TRY(const auto examined, store::examine({.sqlite_file = data_, .postgres_url = place_.postgres_url}));
    exam_.schema = examined.schema;
    exam_.newest_schema = examined.newest_schema;
    exam_.tables = examined.tables;
    exam_.rows = examined.rows;
    look_at_data(examined);
    look_at_key(examined.key_mark);
    look_at_modes();
    look_at_room();
    return exam_;
  }

 private:
  void find(FindingLevel level, std::string code, const Message& sentence) {
    if (level == FindingLevel::Damage) exam_.status = Soundness::Damaged;
    exam_.findings.push_back({level, std::move(code), speak(language_, sentence)});
  }

  void look_at_data(const store::Examined& examined) {
    for (const auto& damage : examined.damage) find(FindingLevel::Damage, damage.code, damage.sentence);
    if (examined.damage.empty())
      find(FindingLevel::Fine, "data",
           say("The data is whole: {tables, plural, one {# table} other {# tables}}, {rows, plural, one {# row} other "
               "{# rows}}, all read.",
               {{"tables", examined.tables}, {"rows", examined.rows}}));
    if (examined.schema < examined.newest_schema)
      find(FindingLevel::Advice, "older_schema",
           say("The data was last opened by an older kith. The next start of “kith serve” brings it up to date."));
  }

  // Reading a key makes one where there is none, so that is looked at first.
  void look_at_key(const std::string& mark) {
    if (!fs::exists(place_.key_file))
      return find(mark.empty() ? FindingLevel::Advice : FindingLevel::Damage, "key_missing",
                  say("There is no key {file}. Please put it back: links and what is sealed hang on it.",
                      {{"file", place_.key_file}}));
    const auto key = ServerKey::open(place_.key_file);
    if (!key) return find(FindingLevel::Damage, key.error().code, key.error().sentence);
    if (!mark.empty() && mark != key_mark(*key))
      return find(FindingLevel::Damage, "other_key",
                  say("This is not the key under which this house was sealed. Please put that one back, or make a new "
                      "house from a backup with “kith restore”."));
    find(FindingLevel::Fine, "key", say("The key is there, fits, and is readable by its owner alone."));
  }

  void look_at_mode(const std::string& path, unsigned fitting) {
    struct stat about{};
    if (path.empty() || ::stat(path.c_str(), &about) != 0 || (about.st_mode & 077U) == 0) return;
    find(FindingLevel::Advice, "mode",
         say("Others on this machine may look into {file}. Close it: chmod {mode} {file}",
             {{"file", path}, {"mode", fitting == 0700 ? "700" : "600"}}));
  }

  void look_at_modes() {
    look_at_mode(place_.folder, 0700);
    for (const char* more : {"", "-wal", "-shm"})
      if (!data_.empty()) look_at_mode(data_ + more, 0600);
  }

  void look_at_room() {
    std::error_code none;
    for (const char* more : {"", "-wal"}) {
      const auto size = data_.empty() ? 0 : fs::file_size(data_ + more, none);
      if (!none) exam_.bytes += static_cast<std::int64_t>(size);
      none.clear();
    }
    struct statvfs room{};
    const auto where = fs::absolute(data_.empty() ? place_.key_file : data_).parent_path().string();
    if (::statvfs(where.c_str(), &room) != 0) return;
    exam_.free_bytes = static_cast<std::int64_t>(room.f_bavail) * static_cast<std::int64_t>(room.f_frsize);
    const auto megabytes = exam_.free_bytes / (1024 * 1024);
    if (exam_.free_bytes < little_room_bytes || exam_.free_bytes < exam_.bytes)
      return find(FindingLevel::Advice, "little_room",
                  say("Only {megabytes, number} MB are free there. Please make room, for the data and a copy of it.",
                      {{"megabytes", megabytes}}));
    find(FindingLevel::Fine, "room", say("{megabytes, number} MB are free there.", {{"megabytes", megabytes}}));
  }

  HousePlace place_;
  Language language_;
  std::string data_;
  HouseExamination exam_;
};

}  // namespace

Result<HouseExamination> examine_house(const HousePlace& place, Language language) {
  return Examiner(place, language).run();
}

Done compact_house(const HousePlace& place) {
  store::StoreOptions where{.postgres_url = place.postgres_url};
  if (place.postgres_url.empty()) where.sqlite_file = place.folder + "/kith.sqlite";
  return store::compact(where);
}

}  // namespace kith::app
