#include "domain/room_names.h"

#include <array>
#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(RoomNames, WhoSharesAFirstNameIsToldApartByALetter) {
  std::vector<Seat> seats(4);
  const std::array names{"Anna Petersen", "Anna Öztürk", "Bert Nowak", "Anna"};
  for (std::size_t i = 0; i < seats.size(); ++i) {
    seats[i].number = static_cast<std::int64_t>(i) + 1;
    seats[i].name = names[i];
  }
  const auto shown = names_in_the_room(seats);
  EXPECT_EQ(shown.at(1), "Anna P.");
  EXPECT_EQ(shown.at(2), "Anna Ö.");
  EXPECT_EQ(shown.at(3), "Bert");
  EXPECT_EQ(shown.at(4), "Anna");
}

}  // namespace
}  // namespace kith
