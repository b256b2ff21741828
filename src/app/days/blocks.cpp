#include "app/days/blocks.h"

#include "store/wishes.h"

namespace kith::app {
namespace {

constexpr std::string_view purpose = "block";

std::string sealed_text(const Block& block) { return block.who.text() + " " + block.whom.text(); }

// A row that does not open (it was sealed under another key) keeps nobody apart.
std::optional<Block> block_of(std::string_view text) {
  const auto space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  const auto who = id_value(text.substr(0, space)), whom = id_value(text.substr(space + 1));
  if (!who || !whom) return std::nullopt;
  return Block{PersonId{*who}, PersonId{*whom}};
}

}  // namespace

Done put_block(const ServerKey& key, store::Tx& tx, const Block& block) {
  const auto text = sealed_text(block);
  return store::blocks::put(tx, key.sign(purpose, text), block.who, key.seal(purpose, text));
}

Result<std::vector<Block>> blocks_of_day(const ServerKey& key, store::Tx& tx, DayId day) {
  KITH_TRY(const auto sealed, store::blocks::of_day(tx, day));
  std::vector<Block> blocks;
  for (const auto& row : sealed)
    if (const auto text = key.unseal(purpose, row))
      if (const auto block = block_of(*text)) blocks.push_back(*block);
  return blocks;
}

}  // namespace kith::app
