#include "store/unattended.h"

#include "base/limits.h"
#include "store/detail/tx.h"

namespace kith::store::days {

Result<std::vector<DayId>> unattended(Tx& tx, NetworkId network) {
  KITH_TRY(const auto rows,
           tx.query("select id from day where network = :network and not exists (select 1 from team"
                    " join person on person.id = team.person where team.day = day.id and (person.account is not null"
                    " or exists (select 1 from sign_in where sign_in.person = person.id))) order by id limit :most",
                    {{"network", network}, {"most", limits::page_rows}}));
  std::vector<DayId> found;
  for (const auto row : rows) found.push_back(row.id<DayId>("id"));
  return found;
}

}  // namespace kith::store::days
