// What keepers may ask of the house.
#pragma once
#include "app/house/views.h"
#include "base/limits.h"

namespace kith::app {

struct OfNetwork {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(OfNetwork, (), (network))

struct SetHouse {
  Line<limits::name_bytes> name;
  Tongue language = Tongue::GermanSie;
  std::optional<Line<200>> address;
  Line<64> time_zone;
  ReplyDoor reply_door = ReplyDoor::Nod;
  Line<limits::name_bytes> network_name;
  std::optional<Prose<limits::reply_bytes>> network_about;
};
BOOST_DESCRIBE_STRUCT(SetHouse, (), (name, language, address, time_zone, reply_door, network_name, network_about))

struct SetDocuments {
  Prose<limits::post_bytes> imprint;
  Prose<limits::post_bytes> privacy;
};
BOOST_DESCRIBE_STRUCT(SetDocuments, (), (imprint, privacy))

struct SendTestLetter {
  Email<limits::email_bytes> to;
};
BOOST_DESCRIBE_STRUCT(SendTestLetter, (), (to))

}  // namespace kith::app
