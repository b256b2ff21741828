// The beginning of every request: which house this is, and who stands at the door.
#pragma once
#include <string>

#include "app/context.h"

namespace kith::app {

struct Arrival {
  House house;
  Viewer viewer;
};

// `sign_in` is the cookie's or bearer's token, or empty. An unknown or ended one is a viewer without person.
Result<Arrival> arrive(const Building& building, const std::string& sign_in);
// What the store keeps of a sign-in's token.
std::string sign_in_secret(const ServerKey& key, std::string_view token);

}  // namespace kith::app
