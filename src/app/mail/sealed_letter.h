// A letter as it waits in the database: everything that is somebody's lies in one sealed text.
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "base/secret.h"

namespace kith::app {

struct SealedLetter {
  std::string to;
  std::string subject;
  std::string text;
  std::string leave_url;
};
BOOST_DESCRIBE_STRUCT(SealedLetter, (), (to, subject, text, leave_url))

std::string seal_letter(const ServerKey& key, const SealedLetter& letter);
// Damaged if it was sealed under another key.
Result<SealedLetter> open_letter(const ServerKey& key, const std::string& sealed);

}  // namespace kith::app
