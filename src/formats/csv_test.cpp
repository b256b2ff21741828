#include "formats/csv.h"

#include <gtest/gtest.h>

#include "base/language.h"

namespace kith::formats {
namespace {

using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

Rows cells(std::string_view bytes) {
  const auto rows = read_csv(bytes, "people.csv");
  if (!rows) return {{"error", speak(Language::En, rows.error().sentence)}};
  Rows result;
  for (const auto& row : *rows) result.push_back(row.cells);
  return result;
}

std::string error(std::string_view bytes, const std::string& file = "people.csv", std::size_t rows_max = 10) {
  const auto rows = read_csv(bytes, file, rows_max);
  if (rows) return "no error";
  EXPECT_EQ(rows.error().kind, ErrorKind::Malformed);
  return speak(Language::En, rows.error().sentence);
}

struct Sample {
  const char* claim;
  std::string bytes;
  Rows rows;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.claim; }

class WhatPeopleHave : public testing::TestWithParam<Sample> {};

TEST_P(WhatPeopleHave, IsReadAsTheyMeantIt) { EXPECT_EQ(cells(GetParam().bytes), GetParam().rows); }

INSTANTIATE_TEST_SUITE_P(
    Csv, WhatPeopleHave,
    testing::Values(
        Sample{"Comma", "name,company\nAnna,Acme\n", {{"name", "company"}, {"Anna", "Acme"}}},
        Sample{"Semicolon", "name;languages\nAnna;de,en\n", {{"name", "languages"}, {"Anna", "de,en"}}},
        Sample{"Tab", "name\tcompany\nAnna\tAcme, Inc.\n", {{"name", "company"}, {"Anna", "Acme, Inc."}}},
        Sample{"Bar", "\"Name\"|\"Firma\"\n\"Anna\"|\"Holz, Wasser\"\n", {{"Name", "Firma"}, {"Anna", "Holz, Wasser"}}},
        Sample{"SeparatorSaid", "sep=;\r\na,b;c\r\nd;e\r\n", {{"a,b", "c"}, {"d", "e"}}},
        Sample{"NoSeparatorInTheFirstLine", "name\nSchmidt, Anna\n", {{"name"}, {"Schmidt, Anna"}}},
        Sample{"MixedLineEnds", "a,b\r\nc,d\re,f\ng,h", {{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}}},
        Sample{"EmptyCells", "a,b,c\n,x,\n", {{"a", "b", "c"}, {"", "x"}}},
        Sample{"BlankLines", "\n\na,b\n , \n\nc,d\n\n", {{"a", "b"}, {"c", "d"}}},
        Sample{"Quotes", "\"a,\",\"b \"\"c\"\"\"\n\"two\r\nlines\",\"\"\n", {{"a,", "b \"c\""}, {"two\nlines"}}},
        Sample{"BlanksAroundQuotes", "a , \"b\" ,c\n", {{"a", "b", "c"}}},
        Sample{"QuoteInsideACell", "Anna \"Ann\" Meier,5\"\n", {{"Anna \"Ann\" Meier", "5\""}}},
        Sample{"BlanksAndTabs", "a\t\t b \t\"c\"\t\n", {{"a", "", "b", "c"}}},
        Sample{"ManyEmptyColumns", "a,b" + std::string(1000, ',') + "\n", {{"a", "b"}}},
        Sample{"Utf8Mark", "\xef\xbb\xbfname\nJürgen\n", {{"name"}, {"Jürgen"}}},
        Sample{"Windows1252", "name\nJ\xfcrgen \x80\n", {{"name"}, {"Jürgen €"}}},
        Sample{"Utf16LittleEndian",
               "\xff\xfe"
               "a\0,\0\xfc\0\n\0"s,
               {{"a", "ü"}}},
        Sample{"Utf16BigEndian", "\xfe\xff\0a\0,\0\xfc"s, {{"a", "ü"}}},
        Sample{"Utf16Pair", "\xff\xfe\x3d\xd8\x00\xde"s, {{"😀"}}},
        Sample{"OnlyAHeader", "name,company", {{"name", "company"}}}, Sample{"Nothing", "", {}},
        Sample{"OnlyAMark", "\xef\xbb\xbf", {}}, Sample{"OnlyBlanks", " \n\n\t\n", {}}),
    [](const auto& sample) { return sample.param.claim; });

TEST(Csv, WhatSeparatesCanBeAsked) {
  EXPECT_EQ(csv_separator("Lu, Lea\n"), ',');
  EXPECT_EQ(csv_separator("\xef\xbb\xbfsep=;\na,b;c\n"), ';');
  EXPECT_EQ(csv_separator("a\tb"), '\t');
  EXPECT_EQ(csv_separator("Lea Lu\nMo, Mi\n"), '\0');
}

TEST(Csv, EveryRowKnowsTheLineItBeganOn) {
  const auto rows = read_csv("a,b\n\"two\nlines\",b\r\n\r\nc\n", "");
  ASSERT_TRUE(rows);
  EXPECT_EQ((*rows)[1].line, 2);
  EXPECT_EQ((*rows)[2].line, 5);
}

TEST(Csv, WhatCannotBeReadIsNamedByFileAndLine) {
  const std::string open = "a quotation mark opens here and never closes.";
  EXPECT_EQ(error("a,b\nc,\"d\n"), "people.csv, line 2: " + open);
  EXPECT_EQ(error("a,b\nc,\"d\n", ""), "Line 2: " + open);
  EXPECT_EQ(error("a,b\n\"c \"d\" e\",f\n"),
            "people.csv, line 2: after a closing quotation mark there is more text. A quotation mark inside a cell is "
            "written twice.");
  EXPECT_EQ(error("a,b\nc,d\x07\n"), "people.csv, line 2: there is a control character, which nobody can read.");
  const std::string no_text = "this is not text. Please save it as CSV.";
  EXPECT_EQ(error("a\nb\0c"s), "people.csv, line 2: " + no_text);
  EXPECT_EQ(error("\xef\xbb\xbf"
                  "a\n\xff"),
            "people.csv, line 1: " + no_text);
  EXPECT_EQ(error("\xff\xfe"
                  "ab\0"s),
            "people.csv, line 1: " + no_text);                              // half a unit
  EXPECT_EQ(error("\xff\xfe\x3d\xd8"s), "people.csv, line 1: " + no_text);  // half a pair
  EXPECT_EQ(error("\xff\xfe\0\0"s), "people.csv, line 1: " + no_text);
}

TEST(Csv, WhatIsTooMuchIsNamedToo) {
  EXPECT_EQ(error("a\nb\nc\nd\n", "", 3), "Line 4: these are more than 3 rows.");
  std::string wide;
  for (int i = 0; i < 201; ++i) wide += "x,";
  EXPECT_EQ(error("a,b\n" + wide), "people.csv, line 2: these are more than 200 columns.");
  const std::string long_cell(limits::csv_cell_bytes + 1, 'x');
  const std::string too_long = "a cell has more than 10,000 bytes. Perhaps a quotation mark never closes.";
  EXPECT_EQ(error("a\n" + long_cell), "people.csv, line 2: " + too_long);
  EXPECT_EQ(error("a\nb\n\"" + long_cell + "x"), "people.csv, line 3: " + too_long);
}

TEST(Csv, WhatASentenceRepeatsIsShortAndHarmless) {
  const auto values = in_line("f.csv", 3, {{"cell", std::string(59, 'x') + "ü and\x1b more"}, {"other", "a\x1b[31m"}});
  EXPECT_EQ(std::get<std::string>(values[0].second), std::string(59, 'x') + "…");
  EXPECT_EQ(std::get<std::string>(values[1].second), "a [31m");
}

TEST(CsvLine, QuotesWhereNeededAndOnlyThere) {
  EXPECT_EQ(csv_line({"1", "Anna Schmidt", ""}, Formulas::Keep), "1,Anna Schmidt,\r\n");
  EXPECT_EQ(csv_line({"a,b", "say \"hi\"", " x", "two\nlines"}, Formulas::Keep),
            "\"a,b\",\"say \"\"hi\"\"\",\" x\",\"two\nlines\"\r\n");
}

TEST(CsvLine, FormulasDoNotRunInASpreadsheet) {
  EXPECT_EQ(csv_line({"=1+1", "+49", "-1", "@x", "fine"}, Formulas::Neutralise), "'=1+1,'+49,'-1,'@x,fine\r\n");
  EXPECT_EQ(csv_line({"=1+1"}, Formulas::Keep), "=1+1\r\n");
}

TEST(CsvLine, WhatIsWrittenIsReadBack) {
  const std::vector<std::string> header{"a", "b", "c"}, row{"x, \"y\"", "one\ntwo", "; z"};
  EXPECT_EQ(cells(csv_line(header, Formulas::Keep) + csv_line(row, Formulas::Keep)), (Rows{header, row}));
}

}  // namespace
}  // namespace kith::formats
