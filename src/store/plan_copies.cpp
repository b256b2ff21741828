// Plans as they once stood.
#include <ranges>

#include "store/days.h"
#include "store/detail/tx.h"
#include "store/detail/words.h"

namespace kith::store::plan_copies {
namespace {

std::string text_of(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto part : std::views::split(text, ' '))
    if (!part.empty()) words.emplace_back(part.begin(), part.end());
  return words;
}

}  // namespace

Result<std::optional<Copy>> find(Tx& tx, PartId part, Kind kind) {
  KITH_TRY(const auto rows, tx.query("select kind, number, at, places, pins, ticked from plan_copy"
                                     " where part = :part and kind = :kind",
                                     {{"part", part}, {"kind", word(kind)}}));
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return std::optional(Copy{choice<Kind>(row, "kind"), row.integer("number"), row.instant("at"), row.text("places"),
                            row.text("pins"), words_of(row.text("ticked"))});
}

Done put(Tx& tx, PartId part, const Copy& copy) {
  KITH_CHECK(
      tx.execute("insert into plan_copy (id, part, kind, number, at, places, pins, ticked) values (:id, :part, :kind,"
                 " :number, :at, :places, :pins, :ticked) on conflict (part, kind) do update set"
                 " number = excluded.number, at = excluded.at, places = excluded.places, pins = excluded.pins,"
                 " ticked = excluded.ticked",
                 {{"id", new_id<struct PlanCopyNoun>(tx.random())},
                  {"part", part},
                  {"kind", word(copy.kind)},
                  {"number", copy.number},
                  {"at", copy.at},
                  {"places", copy.places},
                  {"pins", copy.pins},
                  {"ticked", text_of(copy.ticked)}}));
  return {};
}

Done drop(Tx& tx, PartId part, Kind kind) {
  KITH_CHECK(
      tx.execute("delete from plan_copy where part = :part and kind = :kind", {{"part", part}, {"kind", word(kind)}}));
  return {};
}

}  // namespace kith::store::plan_copies
