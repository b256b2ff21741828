#include "seating/detail/start.h"

#include <algorithm>
#include <tuple>

namespace kith::seating {
namespace {

std::vector<int> tables_in_use(const Model& model, int round) {
  std::vector<int> used;
  for (int table = 0; table < model.tables; ++table)
    if (model.range(round, table).max > 0) used.push_back(table);
  return used;
}

// The table a person hosts in every free round, or no_table.
int hosted(const Model& model, int person) {
  int table = no_table;
  for (int round = model.first; round < model.rounds; ++round) {
    const auto& place = model.place(round, person);
    if (place.kind == Place::Away) continue;
    if (place.kind != Place::Fixed || (table != no_table && place.table != table)) return no_table;
    table = place.table;
  }
  return table;
}

// Which place of the design each person takes: hosts the first column, everybody else by chance. With fewer people than
// places the last column has the gaps.
std::vector<int> cast(const Model& model, const Design& design, const std::vector<int>& used, Chance& chance) {
  const int column = design.tables;
  std::vector<int> place_of(model.people, -1), free_places, others;
  std::vector<bool> taken(column, false);
  for (int person = 0; person < model.people; ++person) {
    const auto at = std::ranges::find(used, hosted(model, person));
    const auto row = at - used.begin();
    if (at != used.end() && !taken[row] && design.offset_rounds > 0) {
      taken[row] = true;
      place_of[person] = static_cast<int>(row);
    } else {
      others.push_back(person);
    }
  }
  for (int place = 0; place < model.people; ++place)
    if (place >= column || !taken[place]) free_places.push_back(place);
  chance.shuffle(others);
  for (std::size_t i = 0; i < others.size() && i < free_places.size(); ++i) place_of[others[i]] = free_places[i];
  return place_of;
}

class Fitting {
 public:
  Fitting(const Model& model, const Seating& wish)
      : model_(model), wish_(wish), result_(Seating::empty(model.people, model.rounds)) {}

  Seating run() {
    for (int round = 0; round < model_.rounds; ++round) seat_round(round);
    return std::move(result_);
  }

 private:
  void put(int person, int table) {
    result_.at(round_, person) = table;
    if (table == no_table) return;
    --room_[table];
    if (lacking_[table] > 0) {
      --lacking_[table];
      --lacking_sum_;
    }
  }

  // Room for `count` more, without taking the seats that other tables need.
  bool takes(int table, int count) const {
    if (table == no_table || room_[table] < count) return false;
    const int useful = std::min(lacking_[table], count);
    return waiting_ - count >= lacking_sum_ - useful;
  }

  bool welcome(int person, int table) const {
    return std::ranges::none_of(model_.apart[person], [&](const KeptApart& rule) {
      return (rule.round == every_round || rule.round == round_) && result_.at(round_, rule.other) == table;
    });
  }

  int best_table(int person, int count) const {
    int best = no_table;
    auto rank = [&](int table) {
      return std::tuple<bool, bool, int, int>(takes(table, count), welcome(person, table), lacking_[table],
                                              room_[table]);
    };
    for (const int table : used_)
      if (room_[table] >= count && (best == no_table || rank(table) > rank(best))) best = table;
    return best;
  }

  void seat_round(int round) {
    round_ = round;
    used_ = tables_in_use(model_, round);
    room_.assign(model_.tables, 0);
    lacking_.assign(model_.tables, 0);
    lacking_sum_ = waiting_ = 0;
    for (const int table : used_) {
      room_[table] = model_.range(round, table).max;
      lacking_sum_ += lacking_[table] = model_.range(round, table).min;
    }
    std::vector<int> singles;
    for (int person = 0; person < model_.people; ++person) {
      const auto& place = model_.place(round, person);
      if (place.kind == Place::Fixed) {
        if (round < model_.first) {
          result_.at(round, person) = place.table;
        } else {
          put(person, place.table);
        }
      }
      if (place.kind == Place::Loose && !model_.starts_on_bench(round, person)) singles.push_back(person);
      if (place.kind == Place::Block) ++waiting_;
    }
    if (round < model_.first) return;
    waiting_ += static_cast<int>(singles.size());
    seat_blocks();
    seat_singles(singles);
  }

  void seat_blocks() {
    for (const auto& block : model_.blocks) {
      if (block.round != round_) continue;
      const int count = static_cast<int>(block.people.size());
      int table = wish_.at(round_, block.people.front());
      if (!takes(table, count)) table = best_table(block.people.front(), count);
      for (const int person : block.people) {
        if (table == no_table || room_[table] == 0) table = best_table(person, 1);  // the block has to part
        put(person, table);
        --waiting_;
      }
    }
  }

  void seat_singles(const std::vector<int>& singles) {
    std::vector<int> left;
    for (const int person : singles) {
      const int table = wish_.at(round_, person);
      if (takes(table, 1) && welcome(person, table)) {
        put(person, table);
        --waiting_;
      } else {
        left.push_back(person);
      }
    }
    for (const int person : left) {
      put(person, best_table(person, 1));
      --waiting_;
    }
  }

  const Model& model_;
  const Seating& wish_;
  Seating result_;
  int round_ = 0;
  std::vector<int> used_;
  std::vector<int> room_;     // free seats of each table
  std::vector<int> lacking_;  // people each table needs to reach its minimum
  int lacking_sum_ = 0;
  int waiting_ = 0;  // people not yet seated in this round
};

}  // namespace

Design design_of(const Model& model) {
  int tables = 1;
  for (int round = model.first; round < model.rounds; ++round)
    tables = std::max(tables, static_cast<int>(tables_in_use(model, round).size()));
  return design_for_people(std::max(model.people, 1), tables, std::max(model.rounds - model.first, 1));
}

bool covers(const Model& model, const Design& design) { return design.rounds >= model.rounds - model.first; }

Seating wish_from_design(const Model& model, const Design& design, Chance& chance) {
  auto wish = Seating::empty(model.people, model.rounds);
  std::vector<int> place_of;
  for (int round = model.first; round < model.rounds; ++round) {
    const auto used = tables_in_use(model, round);
    if (used.empty()) continue;
    if (place_of.empty()) place_of = cast(model, design, used, chance);
    const int of_design = (round - model.first) % std::max(design.rounds, 1);
    if (round - model.first >= design.rounds) chance.shuffle(place_of);  // beyond the design: anything new
    for (int person = 0; person < model.people; ++person) {
      if (place_of[person] < 0) continue;
      const int table = design.at(of_design, place_of[person]);
      if (table < static_cast<int>(used.size())) wish.at(round, person) = used[table];
    }
  }
  return wish;
}

Seating seated(const Model& model, const Seating& wish) { return Fitting(model, wish).run(); }

}  // namespace kith::seating
