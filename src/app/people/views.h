// What a person sees of themselves: name, keep-link, sign-ins, lists.
#pragma once
#include "app/views.h"
#include "domain/person.h"

namespace kith::app {

struct OwnList {
  ListId id;
  std::string title;
  std::int64_t people = 0;
  std::int64_t rounds = 0;
};
BOOST_DESCRIBE_STRUCT(OwnList, (), (id, title, people, rounds))

struct MeView {
  PersonId id;
  std::string name;
  Link link;  // opens the same person on another device
  SafeHtml link_qr;
  std::optional<Instant> until;  // a guest who does nothing leaves nothing after this
  bool has_account = false;
  bool is_keeper = false;
  std::vector<OwnList> lists;
};
BOOST_DESCRIBE_STRUCT(MeView, (), (id, name, link, link_qr, until, has_account, is_keeper, lists))

// Behind a keep-link, before the tap that opens it here.
struct KeepLinkView {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(KeepLinkView, (), (name))

struct SignInRow {
  SignInId id;
  std::string device;
  Instant opened;
  Instant used;
  bool here = false;  // the one that asks
};
BOOST_DESCRIBE_STRUCT(SignInRow, (), (id, device, opened, used, here))

struct SignInsView {
  std::vector<SignInRow> sign_ins;
};
BOOST_DESCRIBE_STRUCT(SignInsView, (), (sign_ins))

// The sign-in page and what a sign-in answers.
struct SignInView {
  std::optional<std::string> name;  // who is signed in already
};
BOOST_DESCRIBE_STRUCT(SignInView, (), (name))

}  // namespace kith::app
