#include "seating/detail/designs/kept_lines.h"

#include "seating/detail/designs/offsets.h"
#include "seating/detail/designs/orbit_cover.h"
#include "seating/detail/designs/starter_join.h"
#include "seating/detail/designs/starter_search.h"

namespace kith::seating {
namespace {

std::string in_text(const std::vector<Round>& base) {
  std::string text;
  for (const auto& round : base) {
    if (!text.empty()) text += '/';
    for (std::size_t i = 0; i < round.size(); ++i) {
      if (i > 0) text += ' ';
      for (std::size_t j = 0; j < round[i].size(); ++j) text += (j > 0 ? "," : "") + std::to_string(round[i][j]);
    }
  }
  return text;
}

std::optional<std::string> kept_line(std::string_view notation, const auto& find) {
  const auto symmetry = Symmetry::of(notation);
  if (!symmetry) return std::nullopt;
  const std::optional<std::vector<Round>> base = find(*symmetry);
  if (!base) return std::nullopt;
  return "{" + std::to_string(symmetry->places / symmetry->seats) + ", " + std::to_string(symmetry->seats) + ", \"" +
         std::string(notation) + "\", \"" + in_text(*base) + "\"},  // " +
         std::to_string(developed(*symmetry, *base).size()) + " rounds";
}

}  // namespace

std::optional<std::string> starter_line(std::string_view notation, const SearchLimits& limits) {
  return kept_line(notation, [&](const Symmetry& symmetry) { return find_base(symmetry, limits); });
}

std::optional<std::string> cover_line(std::string_view notation, const SearchLimits& limits) {
  return kept_line(notation, [&](const Symmetry& symmetry) { return find_cover(symmetry, limits); });
}

std::optional<std::string> join_line(int n, const SearchLimits& limits) {
  return kept_line("4|" + std::to_string(n) + "|1,1,1,0,0|-", [&](const Symmetry&) {
    return find_joined(n, limits).transform([](Round round) { return std::vector<Round>{std::move(round)}; });
  });
}

std::optional<std::string> offsets_line(std::string_view factors, int rounds, int seats, const SearchLimits& limits) {
  const auto ring = Ring::of(factors);
  if (!ring || rounds < 1 || seats < 2) return std::nullopt;
  const auto offsets =
      find_offsets(*ring, {.seats = seats, .rounds = rounds, .seed = limits.seed, .steps = limits.steps});
  if (!offsets) return std::nullopt;
  auto line = "{" + std::to_string(ring->size()) + ", \"" + std::string(factors) + "\", \"";
  for (std::size_t round = 0; round < offsets->size(); ++round) {
    if (round > 0) line += ' ';
    for (const int offset : (*offsets)[round]) line += static_cast<char>('a' + offset);
  }
  return line + "\"},";
}

}  // namespace kith::seating
