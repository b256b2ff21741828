#include "store/detail/claims.h"

namespace kith::store {

std::vector<Claim> claims() {
  return {
      {"no_house", say("There are people or networks, but no house they belong to."),
       "select count(*) as broken from network where not exists (select 1 from house)"},
      {"post_version", say("{count, plural, one {# post counts} other {# posts count}} fewer replies than there are."),
       "select count(*) as broken from post where version <"
       " 1 + (select count(*) from reply where reply.post = post.id)"},
      {"seat_numbers", say("{count, plural, one {# day counts} other {# days count}} fewer seats than were given."),
       "select count(*) as broken from day where seat_numbers <"
       " (select coalesce(max(number), 0) from seat where seat.day = day.id)"},
      {"contact_pair", say("{count, plural, one {# contact is} other {# contacts are}} not between two people."),
       "select count(*) as broken from contact where low >= high"},
      {"keeper_sign_in",
       say("{count, plural, one {# sign-in acts} other {# sign-ins act}} as a keeper without a keeper’s account."),
       "select count(*) as broken from sign_in where keeper = 1 and not exists"
       " (select 1 from account where account.id = sign_in.account and account.keeper = 1)"},
      {"person_became", say("{count, plural, one {# person is} other {# people are}} said to have become themselves."),
       "select count(*) as broken from person where became = id"},
      {"letter_words",
       say("{count, plural, one {# letter} other {# letters}} that nobody will send still {count, plural, one {holds} "
           "other {hold}} words, or {count, plural, one {waits} other {wait}} without any."),
       "select count(*) as broken from letter where (state = 'given up') <> (sealed = '')"},
  };
}

}  // namespace kith::store
