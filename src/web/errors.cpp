#include "web/errors.h"

#include "base/json.h"

namespace kith::web {
namespace {

// RFC 9457, with our stable `code` and one entry a field.
struct ProblemField {
  std::string field;
  std::string code;
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(ProblemField, (), (field, code, sentence))

struct Problem {
  std::string type = "about:blank";
  std::string title;
  std::int64_t status = 500;
  std::string code;
  std::vector<ProblemField> errors;
  std::string request;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, code, errors, request))

}  // namespace

std::unexpected<Error> not_found() {
  return fail(ErrorKind::NotFound, "not_found", say("There is nothing here, or nothing for you to see."));
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Invalid:
      return 422;
    case ErrorKind::Malformed:
      return 400;
    case ErrorKind::NotSignedIn:
      return 401;
    case ErrorKind::NotAllowed:
      return 403;
    case ErrorKind::NotFound:
      return 404;
    case ErrorKind::Conflict:
      return 409;
    case ErrorKind::KeyReused:
      return 422;
    case ErrorKind::TooMany:
      return 429;
    case ErrorKind::TooLarge:
      return 413;
    case ErrorKind::WrongType:
      return 415;
    case ErrorKind::Busy:
      return 503;
    case ErrorKind::NoSpace:
      return 507;
    case ErrorKind::Damaged:
    case ErrorKind::NewerSchema:
    case ErrorKind::Bug:
      return 500;
  }
  return 500;
}

ErrorView error_view(const Error& error, Language language, const std::string& request) {
  return {status_of(error.kind),
          error.code,
          speak(language, error.sentence),
          request,
          error.kind == ErrorKind::NotSignedIn,
          {}};
}

std::string problem_json(int status, const std::string& code, const Message& sentence, Language language,
                         const std::string& request) {
  return to_json(Problem{.title = speak(language, sentence), .status = status, .code = code, .request = request});
}

std::string problem_json(const Error& error, Language language, const std::string& request) {
  Problem problem{.title = speak(language, error.sentence), .status = status_of(error.kind), .code = error.code};
  problem.request = request;
  for (const auto& field : error.fields)
    problem.errors.push_back({field.field, field.code, speak(language, field.sentence)});
  return to_json(problem);
}

}  // namespace kith::web
