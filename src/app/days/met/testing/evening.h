// An evening after two rounds at tables, for tests of what stays of a day: Anna, Bert, Cara and Dora sat as seats 1 to
// 4, everybody twice with others; Emil never came. Each asks in a context of their own, by the link of their seat.
#pragma once
#include <gtest/gtest.h>

#include "app/days/entry.h"
#include "app/planner.h"
#include "base/json.h"
#include "base/time_zone.h"
#include "store/houses.h"
#include "store/people.h"
#include "store/testing/world.h"

namespace kith::app {

using store::must;

class EveningTest : public store::StoreTest {
 protected:
  EveningTest() {
    found();
    bassetti_ = start("Herr Bassetti");
    day_ = {.id = an_id<DayNoun>(), .network = network_, .maker = bassetti_.id, .title = "Netzwerktag"};
    day_.zone = "Europe/Berlin";
    day_.starts = must(instant_of("2027-03-01T18:30"));
    day_.capacity = 12;
    part_ = {an_id<PartNoun>(), day_.id, 1, PartKind::Rounds, "", 20, 2, 8, 2, "by the window"};
    must(write([&](store::Tx& tx) -> Done {
      KITH_CHECK(store::days::add(tx, day_));
      return store::parts::add(tx, part_);
    }));
    for (const auto* name : {"Anna Petersen", "Bert", "Cara", "Dora", "Emil"}) seats_.push_back(seat(name));
    move_to("2027-03-01T18:31");
    sit(1, {1, 1, 2, 2, 0});
    move_to("2027-03-01T18:41");
    sit(2, {1, 2, 1, 2, 0});
    move_to("2027-03-01T19:30");
  }

  Seat seat(const std::string& name) {
    Seat taken{.id = an_id<SeatNoun>(), .day = day_.id, .person = start(name).id, .name = name};
    return make([&](store::Tx& tx) { return store::seats::add(tx, taken); });
  }
  void sit(std::int64_t round, std::vector<std::int64_t> places) {
    Round sat{.number = round, .places = std::move(places)};
    sat.began = clock_.now();
    must(write([&](store::Tx& tx) { return store::rounds::put(tx, part_.id, sat); }));
  }

  Context context(const Viewer& viewer, std::vector<std::string> tokens) {
    Context asked{clock_, random_, *store_, key_, planner_, {}, viewer};
    asked.tokens = std::move(tokens);
    asked.base_url = "https://kith.example";
    asked.encode = [](const Shape& shape, const void* view, const std::string& page, const auto& keeps) {
      std::string bytes = page + "\n" + write_json(shape, view);
      for (const auto& keep : keeps) bytes += "\n" + keep.path;
      return bytes;
    };
    return asked;
  }
  Context nobody() { return context({}, {}); }
  // By the link of the seat.
  Context at(std::size_t seat) {
    const auto& own = seats_.at(seat);
    return context({}, {link_token(key_, seat_link, own.id.value, own.generation)});
  }
  Context as(const Person& person) { return context(eyes_of(person), {}); }

  Result<Instant> instant_of(const std::string& local) { return instant_of_local(local, "Europe/Berlin"); }
  void move_to(const std::string& local) { clock_.advance(must(instant_of(local)).ms - clock_.now().ms); }

  ServerKey key_ = ServerKey::of_bytes(std::string(32, 'k'));
  Planner planner_;
  Person bassetti_;
  Day day_;
  Part part_;
  std::vector<Seat> seats_;  // Anna, Bert, Cara, Dora, Emil
};

}  // namespace kith::app
