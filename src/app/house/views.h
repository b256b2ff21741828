// What is shown of the house: its front page, its network, its settings and its two legal pages.
#pragma once
#include "app/posts/views.h"
#include "app/views.h"
#include "domain/house.h"

namespace kith::app {

struct FrontView {
  std::string house;
  NetworkId network;
  std::string network_name;
  std::optional<PostSummary> latest;
  std::optional<std::string> your_name;
  std::int64_t rounds = 3;  // what the form for names begins with
  std::int64_t table_size = 5;
};
BOOST_DESCRIBE_STRUCT(FrontView, (), (house, network, network_name, latest, your_name, rounds, table_size))

struct NetworkView {
  NetworkId id;
  std::string name;
  SafeHtml about;
  std::vector<PostSummary> posts;
  std::optional<std::string> after;  // opaque; ask for /networks/...?after=... to read on
  std::optional<std::string> your_name;
};
BOOST_DESCRIBE_STRUCT(NetworkView, (), (id, name, about, posts, after, your_name))

enum class Tongue { English, GermanSie, GermanDu };
BOOST_DESCRIBE_ENUM(Tongue, English, GermanSie, GermanDu)

// How letters leave the house.
struct LettersView {
  bool on = false;
  std::int64_t waiting = 0;
  std::int64_t given_up = 0;
  std::optional<std::string> trouble;  // the latest, in words
};
BOOST_DESCRIBE_STRUCT(LettersView, (), (on, waiting, given_up, trouble))

struct HouseView {
  std::string name;
  Tongue language = Tongue::GermanSie;
  std::string address;
  std::string time_zone;
  ReplyDoor reply_door = ReplyDoor::Nod;
  std::string network_name;
  std::string network_about;  // Markdown
  std::string imprint;        // Markdown; a template to fill in while nothing is saved
  std::string privacy;
  bool imprint_filled = false;
  bool privacy_filled = false;
  std::vector<ReplyPageView> waiting;  // replies that wait for a nod
  LettersView letters;
  std::string as_of;  // opaque: a form that names it replaces nothing newer
};
BOOST_DESCRIBE_STRUCT(HouseView, (),
                      (name, language, address, time_zone, reply_door, network_name, network_about, imprint, privacy,
                       imprint_filled, privacy_filled, waiting, letters, as_of))

enum class DocumentKind { Imprint, Privacy };
BOOST_DESCRIBE_ENUM(DocumentKind, Imprint, Privacy)

struct DocumentView {
  DocumentKind kind = DocumentKind::Imprint;
  bool filled = false;
  SafeHtml html;
  bool can_edit = false;
};
BOOST_DESCRIBE_STRUCT(DocumentView, (), (kind, filled, html, can_edit))

// The page behind the first-run link: it makes the first keeper.
struct FirstRunView {
  std::string house;
};
BOOST_DESCRIBE_STRUCT(FirstRunView, (), (house))

struct HealthView {
  std::string status;
};
BOOST_DESCRIBE_STRUCT(HealthView, (), (status))

}  // namespace kith::app
