// What is shown of posts and replies. No view has a field for an e-mail address, nor for anything made from one.
#pragma once
#include "app/views.h"
#include "domain/post.h"

namespace kith::app {

enum class PostCan { Answer, Edit, Nod };
BOOST_DESCRIBE_ENUM(PostCan, Answer, Edit, Nod)
enum class ReplyCan { Edit, Nod, Remove };
BOOST_DESCRIBE_ENUM(ReplyCan, Edit, Nod, Remove)

struct ReplyView {
  ReplyId id;
  std::string name;
  std::string text;
  ReplyState state = ReplyState::Shown;
  Instant written;
  std::optional<Instant> edited;
  std::vector<ReplyCan> can;
  std::string as_of;  // opaque, of this very text: a nod that names it is for no other
};
BOOST_DESCRIBE_STRUCT(ReplyView, (), (id, name, text, state, written, edited, can, as_of))

struct PostSummary {
  PostId id;
  std::string title;
  std::string excerpt;  // the first words, plain
  std::string writer;
  std::string language;  // "en" or "de"
  std::int64_t replies = 0;
  Instant written;
};
BOOST_DESCRIBE_STRUCT(PostSummary, (), (id, title, excerpt, writer, language, replies, written))

struct PostsView {
  std::vector<PostSummary> posts;
  std::optional<std::string> after;  // opaque; ask for /posts?after=... to read on
  std::vector<ReplyView> waiting;    // replies that wait for the viewer's nod
  bool can_write = false;
};
BOOST_DESCRIBE_STRUCT(PostsView, (), (posts, after, waiting, can_write))

struct PostView {
  PostId id;
  std::string title;
  SafeHtml html;
  std::string text;      // the Markdown it was written in
  std::string language;  // "en" or "de"
  std::string writer;
  Instant written;
  std::optional<Instant> edited;
  std::vector<ReplyView> replies;
  std::int64_t replies_shown = 0;    // all that show, on every page
  std::optional<std::string> after;  // opaque; later replies: /posts/{post}?after=...
  bool replies_open = true;
  bool nod_first = true;                 // a first reply of a guest waits for the writer's nod
  bool writes_letters = false;           // one, to whoever left an address, when their reply got its nod
  std::optional<std::string> your_name;  // who is already someone here need not type it
  std::vector<PostCan> can;
};
BOOST_DESCRIBE_STRUCT(PostView, (),
                      (id, title, html, text, language, writer, written, edited, replies, replies_shown, after,
                       replies_open, nod_first, writes_letters, your_name, can))

// One reply on its own page: what its writer sees after answering, with the link that edits and deletes it.
struct ReplyPageView {
  ReplyView reply;
  PostId post;
  std::string post_title;
  std::optional<Link> link;  // only for whoever holds it
};
BOOST_DESCRIBE_STRUCT(ReplyPageView, (), (reply, post, post_title, link))

// The page that writes or edits a post.
struct DeskView {
  std::optional<PostId> post;
  std::string title;
  std::string text;
  std::string language;
  bool replies_open = true;
  std::string as_of = {};  // opaque: a form that names it replaces nothing newer
};
BOOST_DESCRIBE_STRUCT(DeskView, (), (post, title, text, language, replies_open, as_of))

}  // namespace kith::app
