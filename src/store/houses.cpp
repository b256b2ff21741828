#include "store/houses.h"

#include "store/detail/answers.h"
#include "store/detail/tx.h"
#include "store/outbox.h"

namespace kith::store {
namespace {

std::string_view word(ReplyDoor door) { return door == ReplyDoor::Nod ? "nod" : "open"; }

ReplyDoor reply_door(const std::string& text) {
  if (text != "nod" && text != "open") throw DamagedCell("reply_door");
  return text == "nod" ? ReplyDoor::Nod : ReplyDoor::Open;
}

Language language(const Row& row, std::string_view column) {
  const auto found = language_of(row.text(column));
  if (!found) throw DamagedCell(std::string(column));
  return *found;
}

House house_of(const Row& row) {
  House house;
  house.id = row.id<HouseId>("id");
  house.name = row.text("name");
  house.language = language(row, "language");
  house.german = language(row, "german");
  house.address = row.text("address");
  house.time_zone = row.text("time_zone");
  house.reply_door = reply_door(row.text("reply_door"));
  house.imprint = row.text("imprint");
  house.privacy = row.text("privacy");
  house.version = row.integer("version");
  return house;
}

Network network_of(const Row& row) {
  return {row.id<NetworkId>("id"), row.text("name"), row.text("about"), row.instant("founded")};
}

Result<Network> one(Result<Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  if (rows->empty()) return absent();
  return network_of(rows->front());
}

}  // namespace

namespace houses {

Result<std::optional<House>> find(Tx& tx) {
  KITH_TRY(const auto rows, tx.query("select id, name, language, german, address, time_zone, reply_door, imprint,"
                                     " privacy, version from house"));
  if (rows.empty()) return std::nullopt;
  return std::optional(house_of(rows.front()));
}

Done found(Tx& tx, const House& house, const Network& first) {
  KITH_TRY(const auto already, find(tx));
  if (already) return fail(ErrorKind::Conflict, "house_exists", say("This house has been founded already."));
  KITH_CHECK(
      tx.execute("insert into house (id, only_one, name, language, german, address, time_zone, reply_door,"
                 " imprint, privacy, version) values (:id, 1, :name, :language, :german, :address, :time_zone,"
                 " :reply_door, :imprint, :privacy, 1)",
                 {{"id", house.id},
                  {"name", house.name},
                  {"language", language_tag(house.language)},
                  {"german", language_tag(house.german)},
                  {"address", house.address},
                  {"time_zone", house.time_zone},
                  {"reply_door", word(house.reply_door)},
                  {"imprint", house.imprint},
                  {"privacy", house.privacy}}));
  KITH_CHECK(tx.execute("insert into network (id, name, about, founded) values (:id, :name, :about, :founded)",
                        {{"id", first.id}, {"name", first.name}, {"about", first.about}, {"founded", first.founded}}));
  return outbox::append(tx, "house.founded", house.id.value);
}

Result<std::string> key_mark(Tx& tx) {
  KITH_TRY(const auto rows, tx.query("select key_mark from house"));
  return rows.empty() ? "" : rows.front().text("key_mark");
}

Done note_key(Tx& tx, std::string_view mark) {
  KITH_CHECK(tx.execute("update house set key_mark = :mark", {{"mark", mark}}));
  return {};
}

Result<std::int64_t> save(Tx& tx, const House& house) {
  KITH_TRY(const auto saved,
           tx.execute("update house set name = :name, language = :language, german = :german, address = :address,"
                      " time_zone = :time_zone, reply_door = :reply_door, imprint = :imprint, privacy = :privacy,"
                      " version = version + 1 where id = :id and version = :version",
                      {{"name", house.name},
                       {"language", language_tag(house.language)},
                       {"german", language_tag(house.german)},
                       {"address", house.address},
                       {"time_zone", house.time_zone},
                       {"reply_door", word(house.reply_door)},
                       {"imprint", house.imprint},
                       {"privacy", house.privacy},
                       {"id", house.id},
                       {"version", house.version}}));
  if (saved == 0) return changed_meanwhile();
  KITH_CHECK(outbox::append(tx, "house.changed", house.id.value));
  return house.version + 1;
}

}  // namespace houses

namespace networks {

Result<Network> find(Tx& tx, NetworkId id) {
  return one(tx.query("select id, name, about, founded from network where id = :id", {{"id", id}}));
}

Result<Network> first(Tx& tx) {
  return one(tx.query("select id, name, about, founded from network order by founded, id limit 1"));
}

Done save(Tx& tx, const Network& network) {
  KITH_TRY(const auto saved, tx.execute("update network set name = :name, about = :about where id = :id",
                                        {{"name", network.name}, {"about", network.about}, {"id", network.id}}));
  if (saved == 0) return absent();
  return outbox::append(tx, "network.changed", network.id.value);
}

}  // namespace networks
}  // namespace kith::store
