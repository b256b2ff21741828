// The house: one installation, its settings and its networks. Every post, list and (later) day belongs to a network;
// the first run founds the house's first one.
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "base/clock.h"
#include "base/language.h"
#include "domain/ids.h"

namespace kith {

// What happens to the first reply of a guest nobody here knows: it waits for a nod of the writer, or shows at once.
enum class ReplyDoor { Nod, Open };
BOOST_DESCRIBE_ENUM(ReplyDoor, Nod, Open)

struct House {
  HouseId id;
  std::string name;
  Language language = Language::De;  // German is Sie (De) or du (DeDu); a reader may still choose English
  Language german = Language::De;    // the German that German readers get when the house speaks English
  std::string address;               // its address on the web, e.g. https://kith.example; empty until it is set
  std::string time_zone = "Europe/Berlin";
  ReplyDoor reply_door = ReplyDoor::Nod;
  std::string imprint;  // Markdown; empty until a keeper filled it
  std::string privacy;  // Markdown
  std::int64_t version = 0;
};

// The German that this house speaks, whether or not it is its first language.
inline Language german_of(const House& house) { return house.language == Language::En ? house.german : house.language; }

struct Network {
  NetworkId id;
  std::string name;
  std::string about;  // Markdown
  Instant founded;
};

}  // namespace kith
