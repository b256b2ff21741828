#include "store/name_lists.h"

#include "base/limits.h"
#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"

namespace kith::store::name_lists {
namespace {

const std::string columns =
    "id, network, person, title, source, rounds, table_size, seating, seating_before, version, generation, kept,"
    " begun, until";
const std::string still_there = "(until is null or until > :now)";

NameList list_of(const Row& row) {
  return {row.id<ListId>("id"),      row.id<NetworkId>("network"), row.optional_id<PersonId>("person"),
          row.text("title"),         row.text("source"),           row.integer("rounds"),
          row.integer("table_size"), row.text("seating"),          row.text("seating_before"),
          row.integer("version"),    row.integer("generation"),    row.flag("kept"),
          row.instant("begun"),      row.optional_instant("until")};
}

Result<NameList> one(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  if (rows->empty()) return absent();
  return list_of(rows->front());
}

}  // namespace

Done add(Tx& tx, const NameList& list) {
  static const auto sql = "insert into name_list (" + columns +
                          ") values (:id, :network, :person, :title, :source, :rounds, :table_size, :seating,"
                          " :seating_before, :version, :generation, :kept, :begun, :until)";
  KITH_CHECK(tx.execute(sql, {{"id", list.id},
                              {"network", list.network},
                              {"person", list.person},
                              {"title", list.title},
                              {"source", list.source},
                              {"rounds", list.rounds},
                              {"table_size", list.table_size},
                              {"seating", list.seating},
                              {"seating_before", list.seating_before},
                              {"version", list.version},
                              {"generation", list.generation},
                              {"kept", list.kept},
                              {"begun", list.begun},
                              {"until", list.until}}));
  return outbox::append(tx, "list.begun", list.id.value);
}

Result<NameList> find(Tx& tx, const Viewer& viewer, ListId id) {
  static const auto sql =
      "select " + columns + " from name_list where id = :id and person = :person and " + still_there;
  return one(tx.query(sql, {{"id", id}, {"person", viewer.person}, {"now", tx.now()}}));
}

Result<NameList> find_by_link(Tx& tx, ListId id) {
  static const auto sql = "select " + columns + " from name_list where id = :id and " + still_there;
  return one(tx.query(sql, {{"id", id}, {"now", tx.now()}}));
}

Result<std::int64_t> save(Tx& tx, const NameList& list) {
  KITH_TRY(const auto saved,
           tx.execute("update name_list set person = :person, title = :title, source = :source, rounds = :rounds,"
                      " table_size = :table_size, seating = :seating, seating_before = :seating_before,"
                      " version = version + 1, generation = :generation, kept = :kept, until = :until"
                      " where id = :id and version = :version",
                      {{"person", list.person},
                       {"title", list.title},
                       {"source", list.source},
                       {"rounds", list.rounds},
                       {"table_size", list.table_size},
                       {"seating", list.seating},
                       {"seating_before", list.seating_before},
                       {"generation", list.generation},
                       {"kept", list.kept},
                       {"until", list.until},
                       {"id", list.id},
                       {"version", list.version}}));
  if (saved == 0) return changed_meanwhile();
  KITH_CHECK(outbox::append(tx, "list.changed", list.id.value));
  return list.version + 1;
}

Done remove(Tx& tx, ListId id) {
  KITH_TRY(const auto gone, tx.execute("delete from name_list where id = :id", {{"id", id}}));
  if (gone == 0) return absent();
  return outbox::append(tx, "list.removed", id.value);
}

Result<std::vector<NameList>> of_person(Tx& tx, PersonId person) {
  static const auto sql = "select " + columns + " from name_list where person = :person and " + still_there +
                          " order by begun desc, id limit :most";
  KITH_TRY(const auto rows, tx.query(sql, {{"person", person}, {"now", tx.now()}, {"most", limits::page_rows}}));
  std::vector<NameList> found;
  for (const auto row : rows) found.push_back(list_of(row));
  return found;
}

}  // namespace kith::store::name_lists
