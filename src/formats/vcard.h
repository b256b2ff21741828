// What somebody chose to show of themselves, as a vCard 4.0 (RFC 6350) for an address book.
// Written here, because libical 3 has no vCard: values escaped (3.4), lines folded at 75 bytes between characters
// (3.2), control characters left out, so that no value can add a line. Pure, safe from several threads.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace kith::formats {

struct Card {
  std::string name;  // as it is shown; the only thing a card must have
  std::string organization = {}, role = {};
  std::vector<std::string> emails = {}, phones = {}, urls = {};
  std::string note = {};  // how the two met, say
  std::string uid = {};   // the same each time, so that an address book replaces: "k3m9t04w7z2qa@kith.example"
  std::optional<Instant> revised = {};
};

std::string write_vcard(const Card& card);

inline constexpr const char* vcard_type = "text/vcard; charset=utf-8";

}  // namespace kith::formats
