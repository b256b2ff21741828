#include <algorithm>

#include "app/days/after.h"
#include "app/days/blocks.h"
#include "app/days/met/marks.h"
#include "app/days/met/testing/evening.h"
#include "app/days/paper/calendar.h"
#include "app/days/paper/exports.h"
#include "store/wishes.h"

namespace kith::app {
namespace {

constexpr std::size_t anna = 0, bert = 1, cara = 2, dora = 3, emil = 4;

class MetTest : public EveningTest {
 protected:
  MetView seen_by(std::size_t seat) {
    auto context = at(seat);
    return must(show_met(context, {seats_[seat].id}));
  }
  std::string mark(std::size_t who, std::size_t whom, bool gladly) {
    auto context = at(who);
    return must(mark_met(context, {seats_[who].id, seats_[whom].id, gladly, {}})).bytes;
  }
  const MetPersonView& person(const MetView& view, std::size_t other) {
    for (const auto& table : view.tables)
      for (const auto& one : table.people)
        if (one.other == seats_[other].id) return one;
    throw std::runtime_error("not met");
  }
  std::vector<Contact> contacts_of(std::size_t seat) {
    return look([&](store::Tx& tx) { return store::contacts::of_person(tx, seats_[seat].person); });
  }
};

TEST_P(MetTest, ATableTellsWhoElseSatThereAndEachPersonStandsAtTheFirst) {
  const auto view = seen_by(anna);
  ASSERT_TRUE(view.begun);
  ASSERT_EQ(view.tables.size(), 2u);
  EXPECT_EQ(view.tables[0].round, 1);
  EXPECT_EQ(view.tables[0].table, 1);
  EXPECT_EQ(view.tables[0].others, "Bert");
  ASSERT_EQ(view.tables[1].people.size(), 1u);
  EXPECT_EQ(view.tables[1].people[0].name, "Cara");
  EXPECT_EQ(seen_by(bert).tables[0].people[0].name, "Anna") << "the first name only";
}

TEST_P(MetTest, WhoMeetsAgainIsToldOnceWithBothTables) {
  sit(3, {2, 2, 1, 1, 0});
  const auto view = seen_by(anna);
  ASSERT_EQ(view.tables.size(), 3u);
  EXPECT_TRUE(view.tables[2].people.empty());
  ASSERT_EQ(person(view, bert).again.size(), 1u);
  EXPECT_EQ(person(view, bert).again[0].round, 3);
  EXPECT_EQ(person(view, bert).again[0].table, 2);
}

TEST_P(MetTest, ARoundCountsFromItsBeginningAndNotIfItWasLeftOut) {
  must(write([&](store::Tx& tx) {
    return store::rounds::put(tx, part_.id, {.number = 3, .places = {1, 2, 2, 1, 0}, .pins = {}});
  }));
  EXPECT_EQ(seen_by(anna).tables.size(), 2u) << "planned only";
  must(write([&](store::Tx& tx) {
    return store::rounds::put(
        tx, part_.id, {.number = 3, .places = {1, 2, 2, 1, 0}, .pins = {}, .skipped = true, .began = clock_.now()});
  }));
  EXPECT_EQ(seen_by(anna).tables.size(), 2u) << "left out";
}

TEST_P(MetTest, OnlyThePersonAndTheirLinkSeeIt) {
  auto stranger = nobody();
  EXPECT_EQ(show_met(stranger, {seats_[anna].id}).error().kind, ErrorKind::NotFound);
  auto other = at(bert);
  EXPECT_EQ(show_met(other, {seats_[anna].id}).error().kind, ErrorKind::NotFound);
  auto team = as(bassetti_);
  EXPECT_EQ(show_met(team, {seats_[anna].id}).error().kind, ErrorKind::NotFound) << "nor does the team";
}

TEST_P(MetTest, ANoteIsItsWritersAloneAndSealedInTheStore) {
  auto context = at(anna);
  must(note_met(context, {seats_[anna].id, seats_[bert].id, "sails on Sundays"}));
  EXPECT_EQ(person(seen_by(anna), bert).note, "sails on Sundays");
  EXPECT_EQ(person(seen_by(bert), anna).note, "");
  const auto stored = look([&](store::Tx& tx) { return store::notes::of_owner(tx, seats_[anna].person); });
  ASSERT_EQ(stored.size(), 1u);
  EXPECT_EQ(stored[0].sealed.find("Sunday"), std::string::npos);
  must(note_met(context, {seats_[anna].id, seats_[bert].id, {}}));
  EXPECT_EQ(person(seen_by(anna), bert).note, "");
  EXPECT_EQ(rows("note"), 0);
}

TEST_P(MetTest, NobodyCanBeMarkedWithoutHavingMet) {
  auto context = at(anna);
  EXPECT_EQ(mark_met(context, {seats_[anna].id, seats_[dora].id, true, {}}).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(mark_met(context, {seats_[anna].id, seats_[emil].id, true, {}}).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(mark_met(context, {seats_[anna].id, seats_[anna].id, true, {}}).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(rows("wish"), 0);
}

TEST_P(MetTest, AOneSidedWishIsSilenceToTheOther) {
  const auto version = [&] { return look([&](store::Tx& tx) { return store::days::find(tx, day_.id); }).version; };
  const auto before = to_json(seen_by(bert));
  const auto version_before = version();
  mark(anna, bert, true);
  EXPECT_TRUE(person(seen_by(anna), bert).gladly);
  EXPECT_EQ(to_json(seen_by(bert)), before);
  EXPECT_EQ(version(), version_before) << "no page learns that something happened";
  EXPECT_EQ(rows("contact"), 0);
}

TEST_P(MetTest, TheSecondWishAnswersTheSameBytesAsAFirst) {
  const auto alone = mark(anna, bert, true);
  mark(anna, bert, false);
  mark(bert, anna, true);
  EXPECT_EQ(mark(anna, bert, true), alone);
  EXPECT_EQ(rows("contact"), 1);
}

TEST_P(MetTest, WhatBothWishOpensForBothTheNextMorningAndNotASecondBefore) {
  mark(anna, bert, true);
  move_to("2027-03-01T22:00");
  mark(bert, anna, true);
  move_to("2027-03-02T07:59");
  clock_.advance(59 * second_ms);
  EXPECT_TRUE(contacts_of(anna).empty());
  EXPECT_FALSE(person(seen_by(anna), bert).contact);
  clock_.advance(second_ms);
  for (const auto who : {anna, bert}) EXPECT_EQ(contacts_of(who).size(), 1u);
  EXPECT_TRUE(person(seen_by(anna), bert).contact);
  EXPECT_EQ(person(seen_by(anna), bert).contact, person(seen_by(bert), anna).contact);
  EXPECT_TRUE(contacts_of(cara).empty());
}

TEST_P(MetTest, AWishMadeLaterOpensTheMorningAfterIt) {
  mark(anna, bert, true);
  move_to("2027-03-03T09:00");
  mark(bert, anna, true);
  EXPECT_TRUE(contacts_of(anna).empty()) << "not at the other's tap";
  move_to("2027-03-04T08:00");
  EXPECT_EQ(contacts_of(anna).size(), 1u);
}

TEST_P(MetTest, AWishDuringTheDayWaitsForTheMorningAfterItsEnd) {
  EXPECT_EQ(wishes_open(day_, day_.starts + 8 * hour_ms, day_.starts), must(instant_of("2027-03-02T08:00")));
  EXPECT_EQ(wishes_open(day_, day_.starts + 16 * hour_ms, day_.starts), must(instant_of("2027-03-03T08:00")));
}

TEST_P(MetTest, TakenBackBeforeItOpenedNothingEverWas) {
  mark(anna, bert, true);
  mark(bert, anna, true);
  mark(anna, bert, false);
  move_to("2027-03-05T09:00");
  for (const auto who : {anna, bert}) EXPECT_TRUE(contacts_of(who).empty());
  EXPECT_TRUE(person(seen_by(bert), anna).gladly) << "Bert's own mark stays his";
}

TEST_P(MetTest, TakenBackLaterTheContactStays) {
  mark(anna, bert, true);
  mark(bert, anna, true);
  move_to("2027-03-02T09:00");
  mark(anna, bert, false);
  for (const auto who : {anna, bert}) EXPECT_EQ(contacts_of(who).size(), 1u);
}

TEST_P(MetTest, WhatTheFileHoldsNamesNobody) {
  mark(anna, bert, true);
  const auto text = look([&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto found, tx.query("select id, sealed from wish"));
    return found.front().text("id") + " " + found.front().text("sealed");
  });
  EXPECT_EQ(text.find(seats_[anna].person.text()), std::string::npos);
  EXPECT_EQ(text.find(seats_[bert].person.text()), std::string::npos);
}

TEST_P(MetTest, NamesWithoutAccountGoAndPastRoundsKeepTheirNumbers) {
  mark(anna, bert, true);
  must(write([&](store::Tx& tx) {
    return store::people::set_until(tx, seats_[bert].person, names_go(day_, day_.starts + hour_ms));
  }));
  clock_.advance(179 * day_ms);
  must(store_->sweep(500));
  EXPECT_EQ(seen_by(anna).tables[0].others, "Bert");
  clock_.advance(2 * day_ms);
  must(store_->sweep(500));
  const auto view = seen_by(anna);
  ASSERT_EQ(view.tables.size(), 2u);
  EXPECT_EQ(view.tables[0].others, "somebody");
  EXPECT_TRUE(view.tables[0].people.empty());
  const auto rounds = look([&](store::Tx& tx) { return store::rounds::of_part(tx, part_.id); });
  EXPECT_EQ(rounds[0].places, (std::vector<std::int64_t>{1, 1, 2, 2, 0}));
}

// Bert, who has been a guest, becomes somebody with an account who is here already.
class KeptTest : public MetTest {
 protected:
  KeptTest() {
    const auto made = account("Bert Nowak");
    member_ = start("Bert Nowak");
    must(write([&](store::Tx& tx) -> Done {
      KITH_TRY(const auto person, store::people::claim(tx, member_.id, made.id));
      EXPECT_EQ(person, member_.id);
      return {};
    }));
    member_.account = made.id;
  }
  void adopt() {
    auto viewer = eyes_of(member_);
    auto asked = context(viewer, {link_token(key_, seat_link, seats_[bert].id.value, 1)});
    must(adopt_seat(asked, {seats_[bert].id}));
  }
  std::vector<Contact> contacts_of_member() {
    return look([&](store::Tx& tx) { return store::contacts::of_person(tx, member_.id); });
  }

  Person member_;
};

TEST_P(KeptTest, WishesOfAGuestGoAlongAndMeetThoseOfOthersLater) {
  mark(bert, anna, true);
  adopt();
  mark(anna, bert, true);
  move_to("2027-03-02T08:00");
  ASSERT_EQ(contacts_of_member().size(), 1u);
  EXPECT_EQ(contacts_of_member()[0].other_than(member_.id), seats_[anna].person);
}

TEST_P(KeptTest, WishesAboutAGuestGoAlongToo) {
  mark(anna, bert, true);
  adopt();
  auto asked = as(member_);
  must(mark_met(asked, {seats_[bert].id, seats_[anna].id, true, {}}));
  move_to("2027-03-02T08:00");
  EXPECT_EQ(contacts_of_member().size(), 1u);
  EXPECT_TRUE(person(seen_by(anna), bert).gladly) << "Anna's mark is still hers";
}

TEST_P(KeptTest, ContactsAndNotesOfAGuestGoAlong) {
  mark(bert, anna, true);
  mark(anna, bert, true);
  auto by_anna = at(anna);
  must(note_met(by_anna, {seats_[anna].id, seats_[bert].id, "restores boats"}));
  auto by_bert = at(bert);
  must(note_met(by_bert, {seats_[bert].id, seats_[anna].id, "knows a boat yard"}));
  adopt();
  move_to("2027-03-02T08:00");
  ASSERT_EQ(contacts_of_member().size(), 1u);
  auto asked = as(member_);
  const auto contact = must(show_contact(asked, {{}, contacts_of_member()[0].id}));
  EXPECT_EQ(contact.title, "Anna Petersen");
  EXPECT_EQ(contact.note, "knows a boat yard");
  ASSERT_EQ(contact.story.size(), 1u);
  EXPECT_EQ(contact.story[0].table, 1);
  EXPECT_EQ(person(seen_by(anna), bert).note, "restores boats");
}

TEST_P(KeptTest, WhoIsNotToSitTogetherStaysSo) {
  must(write([&](store::Tx& tx) -> Done {
    KITH_CHECK(put_block(key_, tx, {seats_[bert].person, seats_[anna].person}));
    return put_block(key_, tx, {seats_[cara].person, seats_[bert].person});
  }));
  adopt();
  const auto blocks = look([&](store::Tx& tx) { return blocks_of_day(key_, tx, day_.id); });
  const auto holds = [&](PersonId who, PersonId whom) {
    return std::ranges::any_of(blocks, [&](const Block& block) { return block.who == who && block.whom == whom; });
  };
  EXPECT_TRUE(holds(member_.id, seats_[anna].person));
  EXPECT_TRUE(holds(seats_[cara].person, member_.id));
}

TEST_P(KeptTest, ASeatIsKeptOnceAndItsLinkOpensNoAccount) {
  adopt();
  auto by_link = at(bert);
  EXPECT_EQ(show_met(by_link, {seats_[bert].id}).error().code, "not_signed_in");
  auto asked = as(member_);
  EXPECT_TRUE(must(show_met(asked, {seats_[bert].id})).begun) << "the account";
  const auto other = start("Frau Moreau");
  auto thief = context(eyes_of(other), {link_token(key_, seat_link, seats_[bert].id.value, 1)});
  EXPECT_EQ(adopt_seat(thief, {seats_[bert].id}).error().code, "not_signed_in");
}

TEST_P(KeptTest, ClaimingAnAccountIsOneStepAndSignsIn) {
  auto asked = at(anna);
  const auto answer = must(claim_seat(asked, {seats_[anna].id, "Anna", "four words do well"})).bytes;
  EXPECT_TRUE(answer.starts_with("/contacts\n")) << answer;
  EXPECT_TRUE(asked.viewer.account);
  EXPECT_EQ(asked.viewer.person, seats_[anna].person);
  auto again = at(cara);
  const auto taken = claim_seat(again, {seats_[cara].id, "ANNA", "four other words here"});
  ASSERT_EQ(taken.error().fields.size(), 1u);
  EXPECT_EQ(taken.error().fields[0].field, "name");
  auto stranger = nobody();
  EXPECT_EQ(claim_seat(stranger, {seats_[dora].id, "Dora", "four words do well"}).error().kind, ErrorKind::NotFound);
}

TEST_P(MetTest, ABadgeLetsTwoOfOneDayMarkEachOtherAndTellsOthersNoName) {
  auto looking = at(anna);
  const auto token = badge_token(looking, seats_[dora]);
  EXPECT_EQ(must(show_badge(looking, {token})).name, "Dora");
  auto stranger = nobody();
  EXPECT_EQ(must(show_badge(stranger, {token})).name, "");
  EXPECT_FALSE(store::must(show_badge(stranger, {token})).seat);
  must(mark_badge(looking, {seats_[anna].id, token, true, {}}));
  const auto view = seen_by(anna);
  ASSERT_EQ(view.talked.size(), 1u);
  EXPECT_EQ(view.talked[0].name, "Dora");
  EXPECT_TRUE(view.talked[0].gladly);
  EXPECT_TRUE(seen_by(dora).talked.empty()) << "nothing one-sided shows";
  EXPECT_EQ(show_met(looking, {seats_[dora].id}).error().kind, ErrorKind::NotFound) << "a badge is no seat's link";
  auto forged = at(anna);
  EXPECT_EQ(mark_badge(forged, {seats_[anna].id, seat_token(forged, seats_[dora]), true, {}}).error().kind,
            ErrorKind::NotFound);
}

class PaperTest : public EveningTest {};

TEST_P(PaperTest, OnlyTheTeamPrintsAndEachPrintHasTheNextNumber) {
  auto stranger = at(anna);
  EXPECT_EQ(show_paper(stranger, {day_.id, PaperKind::Slips, {}}).error().kind, ErrorKind::NotFound);
  auto team = as(bassetti_);
  EXPECT_FALSE(must(show_paper(team, {day_.id, PaperKind::Slips, 3})).number) << "no print has it yet";
  must(number_paper(team, {day_.id, PaperKind::Door}));
  const auto answer = must(number_paper(team, {day_.id, PaperKind::Slips})).bytes;
  EXPECT_TRUE(answer.starts_with(page_of(day_.id) + "/print/slips?number=2\n")) << answer.substr(0, 80);
  EXPECT_EQ(must(show_paper(team, {day_.id, PaperKind::Slips, 2})).number, 2);
}

TEST_P(PaperTest, ASlipOpensTheSeatAndABadgeDoesNot) {
  auto team = as(bassetti_);
  const auto slips = must(show_paper(team, {day_.id, PaperKind::Slips, {}})).slips;
  ASSERT_EQ(slips.size(), 5u);
  EXPECT_EQ(slips[0].name, "Anna Petersen");
  EXPECT_EQ(slips[0].link.url, "https://kith.example/s/" + seat_token(team, seats_[anna]));
  const auto badges = must(show_paper(team, {day_.id, PaperKind::Badges, {}})).badges;
  ASSERT_EQ(badges.size(), 5u);
  EXPECT_EQ(badges[0].name, "Anna") << "the first name only";
  EXPECT_FALSE(link_opens(key_, seat_link, seats_[anna].id.value, 1, badge_token(team, seats_[anna])));
}

TEST_P(PaperTest, TheSeatingIsPrintedByRoundAndByNameAndRemembered) {
  auto team = as(bassetti_);
  must(number_paper(team, {day_.id, PaperKind::Seating}));
  const auto view = must(show_paper(team, {day_.id, PaperKind::Seating, 1}));
  ASSERT_EQ(view.rounds.size(), 2u);
  EXPECT_EQ(view.rounds[1].tables[1].names, (std::vector<std::string>{"Bert", "Dora"}));
  ASSERT_EQ(view.ways.size(), 4u) << "Emil sat nowhere";
  EXPECT_EQ(view.ways[1].stops[1].table, 2);
  EXPECT_EQ(look([&](store::Tx& tx) { return store::rounds::live(tx, part_); }).printed, 1);
}

TEST_P(PaperTest, ExportsNeutraliseFormulasAndTellOfThoseWhoWereHereOnly) {
  auto evil = seat("=1+1");
  evil.here = clock_.now();
  must(write([&](store::Tx& tx) -> Done {
    KITH_TRY(evil.version, store::seats::save(tx, evil));
    return {};
  }));
  sit(2, {1, 0, 0, 0, 0, 1});
  auto team = as(bassetti_);
  const auto csv = must(seating_csv(team, {day_.id}));
  EXPECT_TRUE(csv.starts_with("\xef\xbb\xbfround,table,person,name\r\n1,1,1,Anna Petersen\r\n")) << csv;
  EXPECT_NE(csv.find("2,1,6,'=1+1\r\n"), std::string::npos) << csv;
  EXPECT_EQ(must(attendance_csv(team, {day_.id})), "\xef\xbb\xbfperson,name,here\r\n6,'=1+1,here\r\n");
  EXPECT_EQ(must(attendance_json(team, {day_.id})), "{\"here\":[{\"person\":6,\"name\":\"=1+1\"}]}\n");
  auto stranger = at(anna);
  EXPECT_EQ(seating_csv(stranger, {day_.id}).error().kind, ErrorKind::NotFound);
}

TEST_P(PaperTest, ADayGoesIntoACalendar) {
  auto anybody = nobody();
  const auto file = must(day_calendar(anybody, {day_.id}));
  EXPECT_TRUE(file.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_NE(file.find("SUMMARY:Netzwerktag\r\n"), std::string::npos);
  EXPECT_NE(file.find("UID:" + day_.id.text() + "@kith.example\r\n"), std::string::npos);
}

KITH_ON_BOTH_DATABASES(MetTest);
KITH_ON_BOTH_DATABASES(KeptTest);
KITH_ON_BOTH_DATABASES(PaperTest);

}  // namespace
}  // namespace kith::app
