// What keepers may ask of the house.
#pragma once
#include "app/house/views.h"
#include "base/limits.h"

namespace kith::app {

struct ShowNetwork {
  NetworkId network;
  std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(ShowNetwork, (), (network, after))

struct SetHouse {
  Line<limits::name_bytes> name;
  Tongue language = Tongue::GermanSie;
  std::optional<Line<200>> address;
  Line<64> time_zone;
  ReplyDoor reply_door = ReplyDoor::Nod;
  Line<limits::name_bytes> network_name;
  std::optional<Prose<limits::reply_bytes>> network_about;
  std::optional<Line<64>> as_of;  // of what was read before; without it, whatever stands now is replaced
};
BOOST_DESCRIBE_STRUCT(SetHouse, (),
                      (name, language, address, time_zone, reply_door, network_name, network_about, as_of))

struct SetImprint {
  Prose<limits::post_bytes> imprint;
  std::optional<Line<64>> as_of;
};
BOOST_DESCRIBE_STRUCT(SetImprint, (), (imprint, as_of))

struct SetPrivacy {
  Prose<limits::post_bytes> privacy;
  std::optional<Line<64>> as_of;
};
BOOST_DESCRIBE_STRUCT(SetPrivacy, (), (privacy, as_of))

struct SendTestLetter {
  Email<limits::email_bytes> to;
};
BOOST_DESCRIBE_STRUCT(SendTestLetter, (), (to))

}  // namespace kith::app
