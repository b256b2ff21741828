// Writing to somebody: from inside the transaction that gives the reason, so that the letter goes if it happened and
// does not if it did not. For: use cases. Not for: carrying letters away (send_letters.h).
// Where no mail is set up (context.mail_on is false) nothing is written: whoever calls says so in the page instead.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "app/context.h"

namespace kith::store {
class Tx;
}

namespace kith::app {

// In the reader's language, as plain text. Links in it begin with context.base_url.
struct Letter {
  std::string to;
  std::string subject;
  std::string text;
  std::string leave_page = {};  // "/…": the page where the reader stops such letters; empty for those asked for
  std::int64_t about = 0;       // the id of what it tells of, for recall_letters
};

// The letter waits in the database, sealed under the server's key, until a server carries it away: within seconds, or
// again and again for four days; at least once, and always with the same Message-ID.
// Invalid (field "") if the address or subject would break out of its line. More than allowances::letters_to_address an
// hour to one address are not written, without a word to the one who asked: nobody can be flooded through this house.
// Whether it was written: whoever was to be told so otherwise still has to be.
Result<bool> post_letter(Context& context, store::Tx& tx, const Letter& letter);

// To an address that is kept sealed as `purpose`. Not written where it does not open, or no letter can go to it: that
// is no reason to undo what the letter is about.
Result<bool> post_sealed(Context& context, store::Tx& tx, std::string_view purpose, const std::string& sealed,
                         Letter letter);

// What still waits and tells of `about` is not sent: something else is true by now.
Done recall_letters(store::Tx& tx, std::int64_t about);
// The same for all replies to a post, which go with it.
Done recall_letters_of_replies(store::Tx& tx, PostId post);

}  // namespace kith::app
