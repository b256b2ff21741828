#include "web/answer.h"

#include "base/json.h"

namespace kith::web {
namespace {

// The described twins of Answer and Keeps, so that the JSON codec packs them.
struct PackedKeep {
  std::int64_t what = 0;
  std::string path;
  std::string token;
};
BOOST_DESCRIBE_STRUCT(PackedKeep, (), (what, path, token))

struct Packed {
  std::string page;
  std::string json;
  std::vector<PackedKeep> keeps;
};
BOOST_DESCRIBE_STRUCT(Packed, (), (page, json, keeps))

// The server wrote these bytes itself, so that what cannot be read is damage here and no fault of the one who asks.
std::unexpected<Error> damaged(std::string detail) {
  return fail(ErrorKind::Damaged, "damaged_answer", say("Something went wrong here. It is not your doing."),
              std::move(detail));
}

bool is_kept(std::int64_t what) {
  return what >= 0 && what <= static_cast<std::int64_t>(app::Keeps::What::KnownDevice);
}

}  // namespace

std::string packed(const Answer& answer) {
  Packed pack{answer.page, answer.json, {}};
  for (const auto& keep : answer.keeps)
    pack.keeps.push_back({static_cast<std::int64_t>(keep.what), keep.path, keep.token});
  return to_json(pack);
}

Result<Answer> unpacked(std::string_view bytes) {
  auto read = from_json<Packed>(bytes);
  if (!read) return damaged(read.error().code);
  auto& pack = *read;
  Answer answer{std::move(pack.page), std::move(pack.json), {}};
  for (auto& keep : pack.keeps) {
    if (!is_kept(keep.what)) return damaged("what is kept");
    answer.keeps.push_back({static_cast<app::Keeps::What>(keep.what), std::move(keep.path), std::move(keep.token)});
  }
  return answer;
}

}  // namespace kith::web
