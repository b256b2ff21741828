// What a team may put on paper and take along.
#pragma once
#include "app/views.h"

namespace kith::app {

enum class PaperKind { Slips, Badges, Tables, Seating, Door };
BOOST_DESCRIBE_ENUM(PaperKind, Slips, Badges, Tables, Seating, Door)

// `number` is that of the print, as taken before; without it the sheet bears none.
struct ShowPaper {
  DayId day;
  PaperKind kind = PaperKind::Slips;
  std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(ShowPaper, (), (day, kind, number))

struct NumberPaper {
  DayId day;
  PaperKind kind = PaperKind::Slips;
};
BOOST_DESCRIBE_STRUCT(NumberPaper, (), (day, kind))

struct OfDayFile {
  DayId day;
};
BOOST_DESCRIBE_STRUCT(OfDayFile, (), (day))

}  // namespace kith::app
