#include "seating/detail/designs/arrays.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "seating/detail/designs/ring.h"

namespace kith::seating {
namespace {

using Row = std::vector<int>;

// Symbols are letters: each orbit of the ring in turn, then those that are never shifted. `turns` says how far the
// columns are rotated, in cycles of that length, to make more base rows.
struct KeptArray {
  int tables;
  const char* ring;
  int shifted;  // symbols that are
  int turns;
  const char* rows;
};

constexpr std::array kept{
    // E. T. Parker, "Orthogonal latin squares", Proc. Nat. Acad. Sci. 45 (1959) 859-862: two squares of order 10.
    KeptArray{10, "7", 7, 1,
              "aaaa habe ehab beha abeh iacb biac cbia acbi jaec cjae ecja aecj hhhh hiij hjji ihii iijh ijhj jhjj "
              "jihi jjih"},
    // D. T. Todorov, "Four mutually orthogonal Latin squares of order 14", J. Combin. Des. 20 (2012) 363-367; here by
    // their symmetry of order seven.
    KeptArray{14, "7", 14, 1,
              "aahhhd abclbh acbfmj adnilb aemkje afdgeg agkbdk ahijfn aiamnl ajeccf akgngi allakm amfeic anjdaa "
              "hajidi hbekml hcgaig hddhfc hekdcn hfachk hglgab hhbbeh hifnkd hjnjba hkiflm hlcmge hmhljj hnmenf"},
    // R. J. R. Abel, "Existence of five MOLS of orders 18 and 60", J. Combin. Des. 23 (2015) 135-139.
    KeptArray{18, "3,3", 18, 1,
              "aaaaaaa adbfihg agchefd jcjgfaj jfkcbhp jilegfm jjijaeg jmgoicd jphqega ajpgjbi amqcrif aprendc jaqpcje "
              "jdrlhqb jgpndoh jldrqbo joekmil jrfmldr jkmbjkc jnndrri jqoinmf aklnfrr anjpbmo aqklgkl abokqej aemmmcp "
              "ahnrlgm acdopob afeqojh aifjkqe jbcfplq jeahopn jhbaknk algdhnq aohidln aribcpk"},
    // Handbook of Combinatorial Designs, 2nd ed., III.3.49: a quasi-difference matrix over the integers mod 19.
    KeptArray{20, "19", 19, 3, "taahlb hbltaa npknkp bhlqfr qrfblh jgecdo codjeg tttttt"},
};

std::set<Row> base_rows(const KeptArray& array) {
  std::set<Row> rows;
  for (const auto word : parts_of(array.rows, ' ')) {
    Row row;
    for (const char letter : word) row.push_back(letter - 'a');
    for (int turn = 0; turn < array.turns; ++turn) {
      rows.insert(row);
      for (std::size_t begin = 0; begin < row.size(); begin += array.turns)
        std::rotate(row.begin() + static_cast<std::ptrdiff_t>(begin),
                    row.begin() + static_cast<std::ptrdiff_t>(begin) + array.turns - 1,
                    row.begin() + static_cast<std::ptrdiff_t>(begin) + array.turns);
    }
  }
  return rows;
}

std::set<Row> all_rows(const KeptArray& array) {
  const auto ring = Ring::of(array.ring);
  std::set<Row> rows;
  for (const auto& base : base_rows(array)) {
    for (int plus = 0; plus < ring->size(); ++plus) {
      Row row;
      for (const int symbol : base)
        row.push_back(
            symbol >= array.shifted ? symbol : symbol - symbol % ring->size() + ring->add(symbol % ring->size(), plus));
      rows.insert(std::move(row));
    }
  }
  return rows;
}

// The last column names the round.
Design transversal(const std::set<Row>& rows, Design design, int rounds) {
  design.rounds = std::min(rounds, design.tables);
  design.table.assign(static_cast<std::size_t>(design.rounds) * design.tables * design.seats, 0);
  for (const auto& row : rows) {
    if (row.back() >= design.rounds) continue;
    for (int column = 0; column < design.seats; ++column)
      design.table[(row.back() * design.seats + column) * design.tables + row[column]] = row.front();
  }
  return design;
}

// The last column names the seat, each other one is a round; the first seat's people are numbered by their table.
Design net(const std::set<Row>& rows, Design design, int rounds) {
  const auto columns = static_cast<int>(rows.begin()->size());
  design.rounds = std::min(rounds, columns - 1);
  design.table.assign(static_cast<std::size_t>(design.rounds) * design.tables * design.seats, 0);
  std::vector<std::vector<int>> host(columns, std::vector<int>(design.tables, 0));
  for (const auto& row : rows)
    if (row.back() == 0)
      for (int round = 0; round < columns - 1; ++round) host[round][row[round]] = row.front();
  for (const auto& row : rows) {
    if (row.back() >= design.seats) continue;
    for (int round = 0; round < design.rounds; ++round)
      design.table[(round * design.seats + row.back()) * design.tables + row.front()] = host[round][row[round]];
  }
  return design;
}

}  // namespace

Design from_array(int tables, int seats, int rounds) {
  Design none{tables, seats, 0, 0, {}};
  const auto array = std::ranges::find(kept, tables, &KeptArray::tables);
  if (array == kept.end() || seats > tables) return none;
  const auto rows = all_rows(*array);
  const auto columns = static_cast<int>(rows.begin()->size());
  auto design = seats < columns ? transversal(rows, none, rounds) : net(rows, none, rounds);
  design.offset_rounds = design.rounds;
  return design;
}

}  // namespace kith::seating
