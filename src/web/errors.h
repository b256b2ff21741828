// The one table from what went wrong to what HTTP says, and its two faces: problem+json (RFC 9457) and a kind page.
#pragma once
#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "base/shape.h"

namespace kith::web {

int status_of(ErrorKind kind);
// What is not there, and what somebody may not see, are told apart by nobody.
std::unexpected<Error> not_found();

// What was typed into a form that cannot be shown again, so that it is not lost.
struct TypedView {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TypedView, (), (text))

// What people and programs are told. The inner detail of the error is not in it.
struct ErrorView {
  std::int64_t status = 500;
  std::string code;
  std::string sentence;
  std::string request;   // the id under which the log has the rest
  bool sign_in = false;  // whoever signs in may go on
  std::vector<TypedView> typed = {};
};
BOOST_DESCRIBE_STRUCT(ErrorView, (), (status, code, sentence, request, sign_in, typed))

ErrorView error_view(const Error& error, Language language, const std::string& request);
// For what has no ErrorKind, because it exists in HTTP only.
std::string problem_json(int status, const std::string& code, const Message& sentence, Language language,
                         const std::string& request);
std::string problem_json(const Error& error, Language language, const std::string& request);

}  // namespace kith::web
