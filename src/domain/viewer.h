// Through whose eyes something is looked at. Everything the store and the rules may know of the one who asks.
#pragma once
#include <optional>
#include <string>

#include "domain/ids.h"

namespace kith {

struct Viewer {
  std::optional<SignInId> sign_in;
  std::optional<PersonId> person;
  std::optional<AccountId> account;
  std::string name;  // of the person, if there is one
  bool keeper = false;

  bool is(std::optional<PersonId> someone) const { return person && someone && *person == *someone; }
};

}  // namespace kith
