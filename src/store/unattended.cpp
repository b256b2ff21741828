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

Result<std::vector<DayId>> in_care_of_only(Tx& tx, PersonId person, Instant from) {
  KITH_TRY(const auto rows,
           tx.query("select day.id from team join day on day.id = team.day where team.person = :person and"
                    " day.starts >= :from and day.cancelled is null and not exists (select 1 from team other where"
                    " other.day = team.day and other.person <> :person) order by day.id limit :most",
                    {{"person", person}, {"from", from}, {"most", limits::page_rows}}));
  std::vector<DayId> found;
  for (const auto row : rows) found.push_back(row.id<DayId>("id"));
  return found;
}

Result<std::optional<PersonId>> keeper_beside(Tx& tx, PersonId person) {
  KITH_TRY(const auto rows, tx.query("select keeper.id from person keeper join account on account.id = keeper.account"
                                     " join person on person.network = keeper.network where person.id = :person"
                                     " and account.keeper = 1 and keeper.became is null and keeper.id <> :person"
                                     " order by account.made, keeper.id limit 1",
                                     {{"person", person}}));
  if (rows.empty()) return std::nullopt;
  return std::optional(rows.front().id<PersonId>("id"));
}

}  // namespace kith::store::days
