// Invented people: the 44 of the demo world besides the four of the story, and how they get a seat at a day.
// For: the demo day (app/demo_day.h) and the rehearsal. Nobody of them exists.
#pragma once
#include <span>
#include <string_view>

#include "app/context.h"
#include "domain/person.h"
#include "domain/seat.h"

namespace kith::app {

enum class Comes { Here, Late, Never };

struct DemoGuest {
  std::string_view name;
  std::string_view company;
  std::string_view site;
  std::string_view line;
  Comes comes = Comes::Here;
};

// Half of them German, then half English.
std::span<const DemoGuest> demo_guests();

Result<Person> settle_guest(const Building& building, store::Tx& tx, NetworkId network, std::string_view name);
// As a list that somebody exported elsewhere would have them; `row` tells codes and ticket numbers apart. Whoever comes
// at once is here already.
Result<Seat> seat_guest(const Building& building, store::Tx& tx, const Day& day, PersonId person,
                        const DemoGuest& guest, std::size_t row);

}  // namespace kith::app
