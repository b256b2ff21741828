#include "base/json.h"

#include <gtest/gtest.h>
#include <limits>

namespace kith {
namespace {

enum class Mood { Glad, SitOut };
BOOST_DESCRIBE_ENUM(Mood, Glad, SitOut)

struct Guest {
  Line<10> name;
  std::optional<Prose<40>> note;
  std::int64_t seats = 0;
  Mood mood = Mood::Glad;
};
BOOST_DESCRIBE_STRUCT(Guest, (), (name, note, seats, mood))

struct Letter {
  Line<10> name;
  std::optional<Email<40>> email;
};
BOOST_DESCRIBE_STRUCT(Letter, (), (name, email))

struct Party {
  Id<struct PartyNoun> id;
  std::vector<Guest> guests;
  std::optional<double> warmth;
  bool open = false;
  Instant begins;
};
BOOST_DESCRIBE_STRUCT(Party, (), (id, guests, warmth, open, begins))

struct Warmth {
  double warmth = 0;
};
BOOST_DESCRIBE_STRUCT(Warmth, (), (warmth))

std::string code_of(std::string_view json) {
  const auto guest = from_json<Guest>(json);
  if (guest) return "ok";
  std::string codes = guest.error().code;
  for (const auto& field : guest.error().fields) codes += " " + field.field + ":" + field.code;
  return codes;
}

TEST(Json, WritesFieldsInTheirOrderAndLeavesEmptyOptionalsOut) {
  Party party{.id = {1}, .guests = {{.name = "Ana", .note = {}, .seats = 2, .mood = Mood::SitOut}}, .warmth = {}};
  EXPECT_EQ(to_json(party),
            R"({"id":"0000000000001","guests":[{"name":"Ana","seats":2,"mood":"sit_out"}],"open":false,)"
            R"("begins":"1970-01-01T00:00:00.000Z"})");
}

TEST(Json, WritesNumbersOutAsPeopleDo) {
  const std::vector<std::pair<double, std::string>> numbers{{0.44, "0.44"},
                                                            {2, "2"},
                                                            {-0.5, "-0.5"},
                                                            {0, "0"},
                                                            {-0.0, "0"},
                                                            {1e-6, "0.000001"},
                                                            {1234.5, "1234.5"},
                                                            {1e14, "100000000000000"},
                                                            {1.0 / 3, "0.3333333333333333"},
                                                            {1e300, "1e+300"},
                                                            {2e-9, "2e-09"}};
  for (const auto& [number, text] : numbers) {
    const auto json = to_json(Warmth{number});
    EXPECT_EQ(json, R"({"warmth":)" + text + "}");
    const auto read = from_json<Warmth>(json);
    ASSERT_TRUE(read) << json;
    EXPECT_EQ(read->warmth, number);
  }
}

TEST(Json, ReadsWhatItWrote) {
  const auto guest = from_json<Guest>(R"({"name":" Ana ","note":"a\r\nb","seats":3,"mood":"sit_out"})");
  ASSERT_TRUE(guest);
  EXPECT_EQ(guest->name, "Ana");
  EXPECT_EQ(*guest->note, "a\nb");
  EXPECT_EQ(guest->mood, Mood::SitOut);
}

TEST(Json, SaysAllThatIsWrongAtOnce) {
  EXPECT_EQ(code_of(R"({"name":"far too long a name","mood":"sad","seats":1.5,"admin":true})"),
            "fields admin:unknown name:too_long seats:not_a_whole_number mood:not_a_choice");
  EXPECT_EQ(code_of("{}"), "fields name:required seats:required mood:required");
}

TEST(Json, RefusesWhatWouldBeLostInSilence) {
  for (const char* bad : {"", "{", "nul", R"({"name":"a","name":"b","seats":1,"mood":"glad"})", R"({"name":"a\u0000"})",
                          R"({"seats":1e999})", R"({"seats":NaN})", R"({"name":"\ud800"})", "{} {}",
                          "{\"name\":\"\xff\"}", "{\"name\":\"\xc0\x80\"}"})
    EXPECT_EQ(code_of(bad), "not_json") << bad;
  EXPECT_EQ(code_of("[]"), "fields :not_an_object");
}

TEST(Json, BoundsDepthAndCount) {
  EXPECT_EQ(code_of(std::string(65, '[') + std::string(65, ']')), "not_json");
  std::string many = "{";
  for (int i = 0; i < 100'000; ++i) many += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  EXPECT_EQ(code_of(many + "}"), "not_json");
}

TEST(Json, LineTakesNoBreaksAndProseNoControls) {
  EXPECT_EQ(code_of(R"({"name":"a\nb","seats":1,"mood":"glad"})"), "fields name:not_one_line");
  EXPECT_EQ(code_of(R"({"name":"a","note":"\u0007","seats":1,"mood":"glad"})"), "fields note:control_character");
}

TEST(Json, AnAddressLooksLikeOneAndAllThatIsWrongIsNamedAtOnce) {
  for (const char* fine : {"a@b", "\"a@b\"@c.org", "müller@bücher.example"})
    EXPECT_TRUE(from_json<Letter>(to_json(Letter{.name = "Ana", .email = fine}))) << fine;
  for (const char* wrong : {"a", "@b", "a@", "a@b c", "a@b,c@d", "Ana <a@b>"}) {
    const auto letter = from_json<Letter>(to_json(Letter{.name = "", .email = wrong}));
    ASSERT_FALSE(letter) << wrong;
    ASSERT_EQ(letter.error().fields.size(), 2U) << wrong;
    EXPECT_EQ(letter.error().fields[0].code, "required");
    EXPECT_EQ(letter.error().fields[1].code, "not_an_email");
  }
}

TEST(Json, GivesBackEveryScriptByteByByte) {
  for (const char* text : {"e\u0301", "\u00e9", "👩‍👩‍👧", "\u202eabc", "𝔎ith", "ﬁ"}) {
    Guest guest{.name = text, .note = {}};
    const auto again = from_json<Guest>(to_json(guest));
    if (guest.name.size() > 10) continue;
    ASSERT_TRUE(again) << text;
    EXPECT_EQ(again->name, guest.name);
  }
}

TEST(Json, TheNamesOfAnObjectAreTold) {
  EXPECT_EQ(member_names(R"({"site":"Kiel","Neu hier?":"ja"})"), (std::vector<std::string>{"site", "Neu hier?"}));
  EXPECT_TRUE(member_names("").empty());
  EXPECT_TRUE(member_names("[1]").empty());
}

}  // namespace
}  // namespace kith
