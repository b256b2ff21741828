#include "app/tables/roster.h"

#include <gtest/gtest.h>

#include "base/language.h"
#include "base/limits.h"

namespace kith::app {
namespace {

std::string error(std::string_view text, const std::string& file = "people.csv") {
  const auto roster = read_roster(text, file);
  return roster ? "no error" : speak(Language::En, roster.error().sentence);
}

std::vector<std::string> names(std::string_view text) {
  const auto roster = read_roster(text, "");
  if (!roster) return {"error", speak(Language::En, roster.error().sentence)};
  std::vector<std::string> result;
  for (const auto& person : roster->people) result.push_back(person.name);
  return result;
}

Roster roster(std::string_view text) { return read_roster(text, "people.csv").value(); }

using Names = std::vector<std::string>;
using Words = std::vector<std::string>;

TEST(Roster, PeopleAreNamedInManyWays) {
  EXPECT_EQ(names("Name\nAnna Schmidt\n"), Names{"Anna Schmidt"});
  EXPECT_EQ(names("first name,last_name\nAnna,Schmidt\nBen,\n"), (Names{"Anna Schmidt", "Ben"}));
  EXPECT_EQ(names("Nachname;Vorname\nSchmidt;Anna\n"), Names{"Anna Schmidt"});
  EXPECT_EQ(names("firstname\tSURNAME\nAnna\tSchmidt\n"), Names{"Anna Schmidt"});
  EXPECT_EQ(names("Given-Name,Surname\nAnna,Schmidt\n"), Names{"Anna Schmidt"});
  EXPECT_EQ(names("person,age\n0,30\n1,31\n"), (Names{"0", "1"}));
  EXPECT_EQ(names("name\nAnna \xC2\xA0 Schmidt\n"), Names{"Anna Schmidt"});
}

TEST(Roster, TheIdIsTheKeyAndTheNameIsWhatPeopleSay) {
  const auto people = roster("id,name\n7,Anna\n8,Anna\n9,Ben\n");
  EXPECT_EQ(people.people[0].key, "7");
  EXPECT_EQ(people.people[0].name, "Anna");
  EXPECT_EQ(people.find("8"), 1);
  EXPECT_EQ(people.find("Ben"), 2);
  EXPECT_EQ(people.find("Anna"), std::nullopt);
  EXPECT_EQ(people.find("Carla"), std::nullopt);
}

TEST(Roster, KnowsWhatColumnsSayInEnglishAndGerman) {
  for (const auto* text : {"name;company;languages;brings;seeks;interests;table;arrives;leaves;age\n"
                           "Anna;Acme;de, en/fr;tea|time;work;go;4;2;3;31\n",
                           "Name;Firma;Sprachen;bringt mit;sucht;Interessen;Tisch;kommt;geht;age\n"
                           "Anna;Acme;de, en/fr;tea|time;work;go;4;2;3;31\n"}) {
    const auto people = roster(text);
    const auto& anna = people.people.at(0);
    EXPECT_EQ(anna.company, "Acme");
    EXPECT_EQ(anna.languages, (Words{"de", "en", "fr"}));
    EXPECT_EQ(anna.brings, (Words{"tea", "time"}));
    EXPECT_EQ(anna.seeks, Words{"work"});
    EXPECT_EQ(anna.interests, Words{"go"});
    EXPECT_EQ(anna.table, 4);
    EXPECT_EQ(anna.arrives, 2);
    EXPECT_EQ(anna.leaves, 3);
    EXPECT_EQ(people.columns, Words{"age"});
    EXPECT_EQ(anna.others, Words{"31"});
    EXPECT_EQ(anna.line, 2);
  }
}

TEST(Roster, AHostIsATablesNumberOrAYes) {
  const auto people = roster("name,host\nAnna,3\nBen,ja\nCarla,x\nDora,\nEmil,no\n").people;
  EXPECT_TRUE(people[0].host);
  EXPECT_EQ(people[0].table, 3);
  EXPECT_TRUE(people[1].host);
  EXPECT_EQ(people[1].table, std::nullopt);
  EXPECT_TRUE(people[2].host);
  EXPECT_FALSE(people[3].host);
  EXPECT_FALSE(people[4].host);
  EXPECT_EQ(error("name,host\nAnna,perhaps\n"),
            "people.csv, line 2: in host there is “perhaps” instead of a whole number from 1 to 20,000.");
  EXPECT_EQ(error("name,host,table\nAnna,1,2\n"), "people.csv, line 2: Anna cannot host table 1 and sit at table 2.");
}

TEST(Roster, ColumnsWithoutAnythingAreLeftOut) {
  const auto people = roster("name,a,b,\nAnna,,x,\nBen,,,\n");
  EXPECT_EQ(people.columns, Words{"b"});
  EXPECT_EQ(people.people[1].others, Words{""});
}

TEST(NameList, EachLineIsAName) {
  EXPECT_EQ(names("Anna\r\n\r\n Ben Meier \rCarla, PhD\nDora\n"), (Names{"Anna", "Ben Meier", "Carla, PhD", "Dora"}));
  EXPECT_EQ(names("1\n2\n3\n"), (Names{"1", "2", "3"}));
  EXPECT_EQ(names("Anna,\nBen,\nCarla\n"), (Names{"Anna", "Ben", "Carla"}));
}

TEST(NameList, NumbersAndBulletsAreTakenOff) {
  EXPECT_EQ(names("1. Anna\n2) Ben\n- Carla\n• Dora\n* Emil\n– Finn\n"),
            (Names{"Anna", "Ben", "Carla", "Dora", "Emil", "Finn"}));
}

TEST(NameList, LastNamesFirstAreTurnedRound) {
  EXPECT_EQ(names("Schmidt, Anna\nMeier, Ben\n"), (Names{"Anna Schmidt", "Ben Meier"}));
}

TEST(NameList, AFirstNameThatIsAColumnSomewhereIsStillAName) {
  EXPECT_EQ(names("Host\nTisch\n"), (Names{"Host", "Tisch"}));
  EXPECT_EQ(names("Host, Anna\nMeier, Ben\n"), (Names{"Anna Host", "Ben Meier"}));
}

TEST(NameList, OneLineIsCut) {
  EXPECT_EQ(names("Anna, Ben, Carla, Dora"), (Names{"Anna", "Ben", "Carla", "Dora"}));
  EXPECT_EQ(names("Schmidt, Anna; Meier, Ben;\n"), (Names{"Schmidt, Anna", "Meier, Ben"}));
}

TEST(Roster, TwoOfOneNameThatWerePastedAreTwoPeople) {
  EXPECT_EQ(names("Ann\nBob\nAnn\nAnn\n"), (Names{"Ann", "Bob", "Ann (2)", "Ann (3)"}));
  EXPECT_EQ(names("Ann\nAnn\nAnn (2)\n"), (Names{"Ann", "Ann (3)", "Ann (2)"}));
  EXPECT_EQ(names("name,company\nAnn,A\nAnn,B\n"), (Names{"Ann", "Ann (2)"}));
  EXPECT_EQ(error("id,name\n1,Ann\n1,Ann\n", "").substr(0, 6), "Line 3") << "an id says who is who";
}

TEST(Roster, WhatCannotBeIsSaidInOneSentence) {
  const std::pair<std::string, std::string> table[] = {
      {"", "people.csv: there are no names in it yet."},
      {" \n\n", "people.csv: there are no names in it yet."},
      {"name,company\n", "people.csv: there are no names in it yet."},
      {"name\nAnna\nBen\nAnna\n",
       "people.csv, line 4: “Anna” stands in line 2 already. A column “id” tells people of the same name apart."},
      {"Anna\nBen\n\nAnna\n",
       "people.csv, line 4: “Anna” stands in line 1 already. A column “id” tells people of the same name apart."},
      {"id,name\n1,Anna\n1,Ben\n",
       "people.csv, line 3: “1” stands in line 2 already. A column “id” tells people of the same name apart."},
      {"name,company\n,Acme\n", "people.csv, line 2: the name is missing."},
      {"name,Name\nAnna,Ben\n",
       "people.csv, line 1: the columns “name” and “Name” say the same; please keep one of them."},
      {"name,arrives\nAnna,soon\n",
       "people.csv, line 2: in arrives there is “soon” instead of a whole number from 1 to 200."},
      {"name,arrives\nAnna,0\n",
       "people.csv, line 2: in arrives there is “0” instead of a whole number from 1 to 200."},
      {"name,arrives\nAnna,1.5\n",
       "people.csv, line 2: in arrives there is “1.5” instead of a whole number from 1 to 200."},
      {"name,a\nAnna,b,c\n", "people.csv, line 2: here are 3 cells, but the first line names 2 columns."},
      {"Anna,Acme,Bonn\nBen,Acme,Bonn\n",
       "people.csv, line 1: these are several columns. Write one name on each line, or begin with a line that names "
       "the columns, like “name, company”. Columns that are known: name, first name, last name, id, person; company, "
       "languages, brings, seeks, interests, host, table, arrives, leaves. Any other can be mixed by."},
      {"full identity,company\nAnna,Acme\nBen,Acme\n",
       "people.csv, line 1: these are several columns, but none of them says who the people are. Columns that are "
       "known: name, first name, last name, id, person; company, languages, brings, seeks, interests, host, table, "
       "arrives, leaves. Any other can be mixed by."},
      {"name\nAnna\n\"Ben\n", "people.csv, line 3: a quotation mark opens here and never closes."},
      {"Anna\nBen\x07\n", "people.csv, line 2: there is a control character, which nobody can read."},
      {"Anna\n" + std::string(121, 'x') + "\n",
       "people.csv, line 2: the name “" + std::string(60, 'x') + "…” is too long, at most 120 characters are taken."},
  };
  for (const auto& [text, sentence] : table) EXPECT_EQ(error(text), sentence) << text;
  EXPECT_EQ(error("name\nAnna\n\"Ben\n", ""), "Line 3: a quotation mark opens here and never closes.");
}

TEST(Roster, HasABound) {
  std::string text = "name\n";
  for (int i = 0; i <= limits::seating_people; ++i) text += std::to_string(i) + "\n";
  EXPECT_EQ(error(text), "people.csv: these are 20,001 people; at most 20,000 can be seated.");
}

TEST(Roster, NumbersAreNamesWhereOnlyACountIsGiven) {
  const auto people = numbered_roster(3);
  ASSERT_EQ(people.people.size(), 3u);
  EXPECT_EQ(people.find("2"), 2);
}

}  // namespace
}  // namespace kith::app
