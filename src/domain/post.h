// A post and its replies: who may see, answer, edit and nod. Pure: the time comes in as a value.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/viewer.h"

namespace kith {

struct Post {
  PostId id;
  NetworkId network;
  PersonId writer;
  std::string writer_name;
  std::string title;
  std::string text;      // Markdown
  std::string language;  // "en" or "de": the lang attribute of what is written
  bool replies_open = true;
  std::int64_t position = 0;  // order among posts; later is higher
  std::int64_t version = 1;   // rises with every change of the post or of what shows under it
  Instant written;
  std::optional<Instant> edited;
};

enum class ReplyState { Waiting, Shown };
BOOST_DESCRIBE_ENUM(ReplyState, Waiting, Shown)

struct Reply {
  ReplyId id;
  PostId post;
  std::optional<PersonId> writer;  // none for a guest who only typed a name
  std::string name;
  std::string text;          // plain text
  std::string email_sealed;  // under the server's key; never leaves the store but to write to its owner
  ReplyState state = ReplyState::Waiting;
  std::int64_t position = 0;
  std::int64_t generation = 1;  // of the writer's keep-link
  Instant written;
  std::optional<Instant> edited;
};

bool may_write_posts(const Viewer& viewer);
bool may_edit(const Viewer& viewer, const Post& post);
// The writer of the post, or a keeper.
bool may_nod(const Viewer& viewer, const Post& post);
// Waiting replies show to the writer of the post, to keepers and to whoever wrote them.
bool may_see(const Viewer& viewer, const Post& post, const Reply& reply, bool holds_link);
bool may_edit(const Viewer& viewer, const Reply& reply, bool holds_link);

// How a new reply begins. `hurried`: the honeypot was filled or the form came back faster than a person types.
struct ReplyArrives {
  bool nod_needed_by_house = true;
  bool known_here = false;  // a person of this house, or a guest with an earlier reply that was nodded
  bool hurried = false;
};
ReplyState state_of_new(const ReplyArrives& arrives);

}  // namespace kith
