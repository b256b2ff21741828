#include "cli/testing/command.h"

namespace kith::cli {
namespace {

TEST(MeetEveryone, IsSearchedForOnSeveralThreads) {
  const Desk desk;
  const auto typed = [](const char* threads) {
    return std::vector<std::string>({"seat", "--count", "26", "--table-size", "5", "--meet-everyone", "--iterations",
                                     "200000", "--threads", threads});
  };
  const auto once = desk.kith(typed("3"));
  EXPECT_EQ(once.code, 0) << once.err;
  EXPECT_EQ(once.out, desk.kith(typed("3")).out);
}

TEST(Commands, HelpAndVersionAreAnswersAndNothingIsUsage) {
  const Desk desk;
  EXPECT_EQ(desk.kith({"--version"}).out.substr(0, 5), "kith ");
  EXPECT_EQ(desk.kith({"seat", "--help"}).code, 0);
  EXPECT_NE(desk.kith({"--help"}).out.find("seat"), std::string::npos);
  EXPECT_EQ(desk.kith({}).code, 2);
  EXPECT_EQ(desk.kith({"sit"}).code, 2);
  EXPECT_NE(desk.kith({"sit"}).err.find("no command “sit”"), std::string::npos);
  EXPECT_EQ(desk.kith({"backup"}).code, 2);
  EXPECT_EQ(desk.kith({"backup"}).err, "Something is missing: file.\nHelp: kith backup --help\n");
  EXPECT_EQ(desk.kith({"serve", "--db", "x"}).err.substr(0, 30), "--db goes with --key-file only");
  EXPECT_NE(desk.kith({"seat", "--help"}).out.find("4 no space is left"), std::string::npos);
}

}  // namespace
}  // namespace kith::cli
