// What one may ask of a rehearsal. `rehearsal` is its token, which opens it to whoever has it.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

// With a day: as that one is shaped.
struct ShowRehearsals {
  std::optional<DayId> day;
};
BOOST_DESCRIBE_STRUCT(ShowRehearsals, (), (day))

struct StartRehearsal {
  std::optional<DayId> day;
};
BOOST_DESCRIBE_STRUCT(StartRehearsal, (), (day))

struct OfRehearsal {
  Line<64> rehearsal;
};
BOOST_DESCRIBE_STRUCT(OfRehearsal, (), (rehearsal))

}  // namespace kith::app
