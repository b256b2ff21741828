#include "app/days/seat_keeps.h"

namespace kith::app {

std::vector<Keeps> all_keeps_of(const Context& context, const Seat& seat) {
  const Keeps at_badges{Keeps::What::Link, "/b", seat_token(context, seat)};
  return {keeps_of(context, seat), keeps_at_door(context, seat), at_badges};
}

}  // namespace kith::app
