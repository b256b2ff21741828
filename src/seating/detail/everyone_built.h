// Plans in which everyone meets everyone, by construction.
// For: meet_everyone.cpp, which looks for one round less afterwards. Pure; one object for one question.
#pragma once
#include <map>

#include "seating/seating.h"

namespace kith::seating {

class EveryoneBuilt {
 public:
  // The best of these, with tables of at most `seats`; people >= 1, seats >= 2:
  //  - the tournament of all pairs;
  //  - a design of so many places or more in which all pairs meet, some of its places left empty;
  //  - offsets over q tables, in whose rounds all meet but those of one column, and then the columns side by side;
  //  - groups who always sit together, as the people of a smaller plan.
  const Seating& plan(int people, int seats);

 private:
  Seating built(int people, int seats);
  void offer_designs(Seating& best, int seats);
  void offer_columns(Seating& best, int seats);
  void offer_groups(Seating& best, int seats);

  std::map<std::pair<int, int>, Seating> plans_;
};

// The first `people` of a plan. Tables that fit together are put together, so that hardly anybody sits alone.
Seating first_people(const Seating& plan, int people, int seats);

// Somebody whose meetings all come about elsewhere too moves to whoever sits alone, wherever there is such a person.
void give_company(Seating& plan, int seats);

}  // namespace kith::seating
