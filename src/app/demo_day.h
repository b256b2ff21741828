// The networking day of the demo world: just begun, shaped by Herr Bassetti, with 48 people of whom most are
// here already, three are late and two will never come. Started, run and finished in five minutes.
// For: `make run` and the first look; planted together with the rest of the demo (app/demo.h).
#pragma once
#include "app/context.h"
#include "domain/person.h"

namespace kith::app {

// The four people of the story, who are in the house already; the day makes the others.
struct DemoPeople {
  Person bassetti;
  Person schmidt;
  Person weber;
  Person meier;
};

Done plant_demo_day(const Building& building, store::Tx& tx, const Network& network, const DemoPeople& people);

}  // namespace kith::app
