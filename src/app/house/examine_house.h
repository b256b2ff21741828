// kith doctor: whether everything is there, whole, readable and closed to others.
// For: cli, which prints it, and main, which says where to look. Writes nothing; a server may be running.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "store/store.h"

namespace kith::app {

// Damage: something is lost or open to others. Advice: nothing is wrong yet.
enum class FindingLevel { Fine, Advice, Damage };
BOOST_DESCRIBE_ENUM(FindingLevel, Fine, Advice, Damage)

struct Finding {
  FindingLevel level = FindingLevel::Fine;
  std::string code;  // stable
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (level, code, sentence))

enum class Soundness { Sound, Damaged };
BOOST_DESCRIBE_ENUM(Soundness, Sound, Damaged)

struct HouseExamination {
  Soundness status = Soundness::Sound;
  std::int64_t schema = 0;
  std::int64_t newest_schema = 0;
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t bytes = 0;       // of the database's files; 0 for PostgreSQL
  std::int64_t free_bytes = 0;  // where they lie, or where the key lies
  std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(HouseExamination, (), (status, schema, newest_schema, tables, rows, bytes, free_bytes, findings))

struct HousePlace {
  std::string folder;                  // of the house; or, instead,
  std::string postgres_url, key_file;  // its database, and where its key lies
};

// The examination, with each finding's sentence in `language`.
Result<HouseExamination> examine_house(const HousePlace& place, Language language);
// Writes all data anew: what was deleted is in no file any more.
Done compact_house(const HousePlace& place);

}  // namespace kith::app
