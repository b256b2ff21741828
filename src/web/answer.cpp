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

}  // namespace

std::string packed(const Answer& answer) {
  Packed pack{answer.page, answer.json, {}};
  for (const auto& keep : answer.keeps)
    pack.keeps.push_back({static_cast<std::int64_t>(keep.what), keep.path, keep.token});
  return to_json(pack);
}

Result<Answer> unpacked(std::string_view bytes) {
  KITH_TRY(auto pack, from_json<Packed>(bytes));
  Answer answer{std::move(pack.page), std::move(pack.json), {}};
  for (auto& keep : pack.keeps)
    answer.keeps.push_back({static_cast<app::Keeps::What>(keep.what), std::move(keep.path), std::move(keep.token)});
  return answer;
}

}  // namespace kith::web
