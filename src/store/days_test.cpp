#include "store/days.h"

#include <algorithm>

#include "store/places.h"
#include "store/seats.h"
#include "store/testing/world.h"
#include "store/wishes.h"

namespace kith::store {
namespace {

class DaysTest : public StoreTest {
 protected:
  DaysTest() {
    found();
    bassetti_ = start("Herr Bassetti");
    day_.id = an_id<DayNoun>();
    day_.network = network_;
    day_.maker = bassetti_.id;
    day_.title = "Netzwerktag";
    day_.starts = clock_.now() + day_ms;
    day_.capacity = 12;
    must(write([&](Tx& tx) { return days::add(tx, day_); }));
    part_ = {an_id<PartNoun>(), day_.id, 1, PartKind::Rounds, "Runden", 60, 6, 8, 4, ""};
    must(write([&](Tx& tx) { return parts::add(tx, part_); }));
  }
  Seat seat(const std::string& name, SeatState state = SeatState::Coming) {
    Seat taken;
    taken.id = an_id<SeatNoun>();
    taken.day = day_.id;
    taken.person = start(name).id;
    taken.name = name;
    taken.state = state;
    return make([&](Tx& tx) { return seats::add(tx, taken); });
  }
  Day stored() {
    return look([&](Tx& tx) { return days::find(tx, day_.id); });
  }
  Live live() {
    return look([&](Tx& tx) { return rounds::live(tx, part_); });
  }

  Person bassetti_;
  Day day_;
  Part part_;
};

TEST_P(DaysTest, ADayComesBackAsItWasMadeAndItsMakerIsOfTheTeam) {
  const auto day = stored();
  EXPECT_EQ(day.title, "Netzwerktag");
  EXPECT_EQ(day.starts, day_.starts);
  EXPECT_TRUE(look([&](Tx& tx) { return days::is_team(tx, day_.id, eyes_of(bassetti_)); }));
  EXPECT_FALSE(look([&](Tx& tx) { return days::is_team(tx, day_.id, Viewer{}); }));
  EXPECT_FALSE(look([&](Tx& tx) { return days::is_team(tx, day_.id, a_keeper()); }));
  const auto team = look([&](Tx& tx) { return days::team(tx, day_.id); });
  ASSERT_EQ(team.size(), 1u);
  EXPECT_EQ(team.front().name, "Herr Bassetti");
}

TEST_P(DaysTest, JoiningTheTeamTwiceIsJoiningOnce) {
  const auto meier = start("Frau Meier");
  for (int i = 0; i < 2; ++i) must(write([&](Tx& tx) { return days::join_team(tx, day_.id, meier.id); }));
  EXPECT_EQ(rows("team"), 2);
  EXPECT_EQ(look([&](Tx& tx) { return days::of_team(tx, meier.id); }).size(), 1u);
  must(write([&](Tx& tx) { return days::leave_team(tx, day_.id, meier.id); }));
  EXPECT_FALSE(look([&](Tx& tx) { return days::is_team(tx, day_.id, eyes_of(meier)); }));
}

TEST_P(DaysTest, OfTwoWhoChangeADayTheSecondIsToldSo) {
  auto day = stored();
  day.title = "Netzwerkabend";
  EXPECT_EQ(make([&](Tx& tx) { return days::save(tx, day); }), day.version + 1);
  EXPECT_EQ(refusal([&](Tx& tx) -> Done {
              KITH_CHECK(days::save(tx, day));
              return {};
            }),
            ErrorKind::Conflict);
  EXPECT_EQ(stored().title, "Netzwerkabend");
}

TEST_P(DaysTest, ComingDaysAreInOrderAndEarlierOnesTheOtherWayRound) {
  auto later = day_;
  later.id = an_id<DayNoun>();
  later.starts = day_.starts + day_ms;
  must(write([&](Tx& tx) { return days::add(tx, later); }));
  const auto coming = look([&](Tx& tx) { return days::coming(tx, network_, clock_.now(), 10); });
  ASSERT_EQ(coming.size(), 2u);
  EXPECT_EQ(coming.front().id, day_.id);
  auto cancelled = look([&](Tx& tx) { return days::find(tx, day_.id); });
  cancelled.cancelled = clock_.now();
  make([&](Tx& tx) { return days::save(tx, cancelled); });
  EXPECT_EQ(look([&](Tx& tx) { return days::coming(tx, network_, clock_.now(), 10); }).front().id, day_.id);
  EXPECT_EQ(look([&](Tx& tx) { return days::coming(tx, network_, clock_.now(), 1); }).front().id, later.id)
      << "a cancelled day takes nobody's place in the list";
  clock_.advance(3 * day_ms);
  EXPECT_EQ(look([&](Tx& tx) { return days::earlier(tx, network_, clock_.now(), 10); }).front().id, later.id);
  EXPECT_TRUE(look([&](Tx& tx) { return days::coming(tx, network_, clock_.now(), 10); }).empty());
}

TEST_P(DaysTest, SeatsAreNumberedOnceAndCountedByWhatTheyAre) {
  const auto anna = seat("Anna");
  const auto bert = seat("Bert", SeatState::Waiting);
  EXPECT_EQ(anna.number, 1);
  EXPECT_EQ(bert.number, 2);
  must(write([&](Tx& tx) { return seats::remove(tx, bert); }));
  EXPECT_EQ(seat("Cara").number, 3);
  const auto count = look([&](Tx& tx) { return seats::count(tx, day_.id); });
  EXPECT_EQ(count.coming, 2);
  EXPECT_EQ(count.waiting, 0);
  EXPECT_EQ(count.here, 0);
}

TEST_P(DaysTest, ASeatComesBackAsItWasLeft) {
  auto anna = seat("Änna");
  anna.here = clock_.now();
  anna.sits_out = {{{7}, 2}, {{8}, 5}};
  anna.last_round = {{8}, 6};
  anna.stays_at = 4;
  anna.shows = true;
  anna.state = SeatState::Coming;
  anna.version = make([&](Tx& tx) { return seats::save(tx, anna); });
  const auto seen = look([&](Tx& tx) { return seats::find(tx, anna.id); });
  EXPECT_EQ(seen.sits_out, anna.sits_out);
  EXPECT_EQ(seen.last_round, anna.last_round);
  EXPECT_EQ(seen.stays_at, 4);
  EXPECT_EQ(seen.here, clock_.now());
  EXPECT_EQ(look([&](Tx& tx) { return seats::listed(tx, day_.id); }), std::vector<std::string>{"Änna"});
  EXPECT_EQ(look([&](Tx& tx) { return seats::count(tx, day_.id); }).here, 1);
  EXPECT_EQ(look([&](Tx& tx) { return seats::of_person(tx, anna.person); }).size(), 1u);
  EXPECT_TRUE(look([&](Tx& tx) { return seats::find_of_person(tx, day_.id, anna.person); }));
}

TEST_P(DaysTest, WhoeverChangesASeatRaisesTheVersionOfItsDay) {
  const auto before = stored().version;
  seat("Anna");
  EXPECT_GT(stored().version, before);
}

TEST_P(DaysTest, RoundsRunByVersionAndTheRosterHasACounterOfItsOwn) {
  EXPECT_EQ(live().version, 0);
  must(write([&](Tx& tx) { return rounds::raise_roster(tx, part_); }));
  auto seen = live();
  EXPECT_EQ(seen.roster, 2);
  seen.round = 1;
  seen.began = clock_.now();
  seen.tables_lost = "4";
  must(write([&](Tx& tx) { return rounds::raise_roster(tx, part_); }));
  const auto save = [&](Tx& tx) -> Done {
    KITH_CHECK(rounds::save(tx, part_, seen));
    return {};
  };
  must(write(save));
  EXPECT_EQ(live().round, 1);
  EXPECT_EQ(live().roster, 3);
  EXPECT_EQ(refusal(save), ErrorKind::Conflict);
}

TEST_P(DaysTest, ARoundIsPutOnceAndPutAgain) {
  must(write([&](Tx& tx) { return rounds::put(tx, part_.id, {1, {1, 2, 0}, {}, false, {}}); }));
  must(write([&](Tx& tx) { return rounds::put(tx, part_.id, {2, {2, 1, 1}, {{3, 2}}, false, {}}); }));
  must(write([&](Tx& tx) { return rounds::put(tx, part_.id, {1, {2, 2, 1}, {}, true, clock_.now()}); }));
  const auto kept = look([&](Tx& tx) { return rounds::of_part(tx, part_.id); });
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].places, (std::vector<std::int64_t>{2, 2, 1}));
  EXPECT_TRUE(kept[0].skipped);
  EXPECT_EQ(kept[1].pins, (std::vector<Pin>{{3, 2}}));
  must(write([&](Tx& tx) { return rounds::drop_from(tx, part_.id, 2); }));
  EXPECT_EQ(rows("round"), 1);
}

TEST_P(DaysTest, ASeatsOwnPlacesAreThoseOfTheWholePlan) {
  const std::vector<Round> plan{
      {1, {1, 2, 0}, {}, false, {}}, {2, {12, 1, 12}, {}, true, {}}, {4, {3, 3, 3, 0, 7}, {}, false, {}}};
  for (const auto& round : plan) must(write([&](Tx& tx) { return rounds::put(tx, part_.id, round); }));
  for (std::int64_t seat = 1; seat <= 6; ++seat) {
    const auto places = look([&](Tx& tx) { return places::of_seat(tx, part_.id, seat, 2); }).rounds;
    ASSERT_EQ(places.size(), 2u) << "round 1 is over";
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto& round = plan[i + 1];
      EXPECT_EQ(places[i].round, round.number);
      EXPECT_EQ(places[i].skipped, round.skipped);
      const auto index = static_cast<std::size_t>(seat) - 1;
      EXPECT_EQ(places[i].table, index < round.places.size() ? round.places[index] : 0) << seat;
    }
  }
  const auto mates = [&](std::int64_t seat, std::int64_t round) {
    return look([&](Tx& tx) { return places::of_seat(tx, part_.id, seat, round); }).mates;
  };
  EXPECT_EQ(mates(1, 2), (std::vector<std::int64_t>{1, 3}));
  EXPECT_EQ(mates(5, 4), (std::vector<std::int64_t>{5})) << "alone";
  EXPECT_TRUE(mates(4, 4).empty()) << "no table has no guests";
  EXPECT_TRUE(mates(1, 3).empty()) << "never planned, though the next one is";
}

TEST_P(DaysTest, AtATableSitsWhoeverStillHasASeat) {
  std::vector<std::int64_t> numbers;
  for (int i = 0; i < 19; ++i) numbers.push_back(seat("Gast " + std::to_string(i)).number);
  const auto gone = look([&](Tx& tx) { return seats::of_day(tx, day_.id); })[9];
  must(write([&](Tx& tx) { return seats::remove(tx, gone); }));
  const auto mates = look([&](Tx& tx) { return places::mates(tx, day_.id, numbers); });
  ASSERT_EQ(mates.size(), 18u);
  EXPECT_TRUE(std::ranges::is_sorted(mates, {}, &places::Mate::number));
  EXPECT_EQ(mates.front().name, "Gast 0");
  EXPECT_EQ(std::ranges::find(mates, gone.id, &places::Mate::id), mates.end());
  EXPECT_TRUE(look([&](Tx& tx) { return places::mates(tx, an_id<DayNoun>(), numbers); }).empty());
}

TEST_P(DaysTest, AnOpenTableHoldsWhoStillComes) {
  auto anna = seat("Anna");
  auto bert = seat("Bert");
  OpenTable table{an_id<OpenTableNoun>(), day_.id, anna.id, "Wer segelt?", day_.starts, 20, 5};
  must(write([&](Tx& tx) { return open_tables::add(tx, table); }));
  for (int i = 0; i < 2; ++i) must(write([&](Tx& tx) { return open_tables::take(tx, table, bert.id); }));
  EXPECT_EQ(look([&](Tx& tx) { return open_tables::find(tx, table.id); }).takers, std::vector<SeatId>{bert.id});
  bert.state = SeatState::GivenBack;
  make([&](Tx& tx) { return seats::save(tx, bert); });
  EXPECT_TRUE(look([&](Tx& tx) { return open_tables::of_day(tx, day_.id); }).front().takers.empty());
  must(write([&](Tx& tx) { return open_tables::leave(tx, table, bert.id); }));
  must(write([&](Tx& tx) { return open_tables::remove(tx, table); }));
  EXPECT_EQ(rows("taker"), 0);
}

TEST_P(DaysTest, AContactIsSeenByItsTwoAndOnlyOnceItOpens) {
  const auto anna = start("Anna"), bert = start("Bert"), cara = start("Cara");
  const auto [low, high] = std::minmax(anna.id, bert.id);
  const Contact made{an_id<ContactNoun>(), network_, low, high, clock_.now() + hour_ms, day_.id, "[]", clock_.now()};
  for (int i = 0; i < 2; ++i) must(write([&](Tx& tx) { return contacts::add(tx, made); }));
  EXPECT_TRUE(look([&](Tx& tx) { return contacts::of_person(tx, anna.id); }).empty());
  EXPECT_EQ(refusal([&](Tx& tx) -> Done {
              KITH_CHECK(contacts::find(tx, anna.id, made.id));
              return {};
            }),
            ErrorKind::NotFound);
  clock_.advance(hour_ms);
  EXPECT_EQ(look([&](Tx& tx) { return contacts::of_person(tx, bert.id); }).size(), 1u);
  EXPECT_TRUE(look([&](Tx& tx) { return contacts::of_person(tx, cara.id); }).empty());
  must(write([&](Tx& tx) { return contacts::remove_unopened(tx, made.id); }));
  EXPECT_EQ(rows("contact"), 1);
}

TEST_P(DaysTest, AWishIsPutOnceFoundByItsHashAndTakenBack) {
  const wishes::SealedWish wish{"hash", clock_.now() + hour_ms, "sealed", clock_.now() + day_ms};
  for (int i = 0; i < 2; ++i) must(write([&](Tx& tx) { return wishes::put(tx, wish); }));
  EXPECT_EQ(look([&](Tx& tx) { return wishes::find(tx, "hash"); })->sealed, "sealed");
  EXPECT_FALSE(look([&](Tx& tx) { return wishes::find(tx, "other"); }));
  must(write([&](Tx& tx) { return wishes::take_back(tx, "hash"); }));
  EXPECT_EQ(rows("wish"), 0);
}

TEST_P(DaysTest, NotesAndWhatOneShowsAreReplacedAndNotesTakenAway) {
  const auto anna = start("Anna"), bert = start("Bert");
  for (const auto* text : {"one", "two"}) {
    must(write([&](Tx& tx) { return notes::put(tx, anna.id, bert.id, text); }));
    must(write([&](Tx& tx) { return shown::put(tx, anna.id, text); }));
  }
  EXPECT_EQ(look([&](Tx& tx) { return notes::of_owner(tx, anna.id); }).front().sealed, "two");
  EXPECT_TRUE(look([&](Tx& tx) { return notes::of_owner(tx, bert.id); }).empty());
  EXPECT_EQ(look([&](Tx& tx) { return shown::of_person(tx, anna.id); }), "two");
  EXPECT_EQ(look([&](Tx& tx) { return shown::of_person(tx, bert.id); }), "");
  must(write([&](Tx& tx) { return notes::put(tx, anna.id, bert.id, ""); }));
  EXPECT_EQ(rows("note"), 0);
}

TEST_P(DaysTest, BlocksOfADayAreThoseOfWhoHasASeatThere) {
  const auto anna = seat("Anna");
  const auto bert = start("Bert");
  must(write([&](Tx& tx) { return blocks::put(tx, "h1", anna.person, "a"); }));
  must(write([&](Tx& tx) { return blocks::put(tx, "h2", bert.id, "b"); }));
  EXPECT_EQ(look([&](Tx& tx) { return blocks::of_day(tx, day_.id); }), std::vector<std::string>{"a"});
  EXPECT_EQ(look([&](Tx& tx) { return blocks::of_person(tx, bert.id); }), std::vector<std::string>{"b"});
  must(write([&](Tx& tx) { return blocks::take_back(tx, "h1"); }));
  EXPECT_TRUE(look([&](Tx& tx) { return blocks::of_day(tx, day_.id); }).empty());
}

TEST_P(DaysTest, WithADayGoesEverythingOfIt) {
  seat("Anna");
  must(write([&](Tx& tx) { return rounds::raise_roster(tx, part_); }));
  must(write([&](Tx& tx) { return days::remove(tx, day_.id); }));
  for (const auto* table : {"day", "team", "part", "live", "seat"}) EXPECT_EQ(rows(table), 0) << table;
}

KITH_ON_BOTH_DATABASES(DaysTest);

}  // namespace
}  // namespace kith::store
