// What one may ask of posts and replies. Fields in braces of the route come from the path.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

struct ShowPosts {
  std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(ShowPosts, (), (after))

struct ShowPost {
  PostId post;
  std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(ShowPost, (), (post, after))

struct OfPost {
  PostId post;
};
BOOST_DESCRIBE_STRUCT(OfPost, (), (post))

struct OfReply {
  ReplyId reply;
};
BOOST_DESCRIBE_STRUCT(OfReply, (), (reply))

struct WritePost {
  Line<limits::title_bytes> title;
  Prose<limits::post_bytes> text;
  std::optional<Line<8>> language;
};
BOOST_DESCRIBE_STRUCT(WritePost, (), (title, text, language))

struct EditPost {
  PostId post;
  Line<limits::title_bytes> title;
  Prose<limits::post_bytes> text;
  std::optional<Line<8>> language;
  bool replies_open = false;
  std::optional<Line<64>> as_of;  // of what was read before; without it, whatever stands now is replaced
};
BOOST_DESCRIBE_STRUCT(EditPost, (), (post, title, text, language, replies_open, as_of))

struct AnswerPost {
  PostId post;
  Line<limits::name_bytes> name;
  Prose<limits::reply_bytes> reply;
  std::optional<Email<limits::email_bytes>> email;
};
BOOST_DESCRIBE_STRUCT(AnswerPost, (), (post, name, reply, email))

struct NodReply {
  ReplyId reply;
  std::optional<Line<64>> as_of;  // of the text that was read; without it, whatever it says now gets the nod
};
BOOST_DESCRIBE_STRUCT(NodReply, (), (reply, as_of))

struct EditReply {
  ReplyId reply;
  Line<limits::name_bytes> name;
  Prose<limits::reply_bytes> text;
  std::optional<Line<64>> as_of;  // of what was read before; without it, whatever stands now is replaced
};
BOOST_DESCRIBE_STRUCT(EditReply, (), (reply, name, text, as_of))

}  // namespace kith::app
