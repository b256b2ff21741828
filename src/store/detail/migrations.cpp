#include "store/detail/migrations.h"

#include <array>

namespace kith::store {
namespace {

// When a person goes, sign-ins and lists go along, and replies stay under the name they were written with. Posts stand
// in the way: other people's replies hang on them, and erasing must decide in words what becomes of those.
constexpr auto the_house = std::to_array<std::string_view>({
    R"sql(create table schema_version (
      version bigint primary key,
      at      bigint not null))sql",

    R"sql(create table house (
      id         bigint primary key,
      only_one   bigint not null unique check (only_one = 1),
      name       text not null,
      language   text not null,
      german     text not null,
      address    text not null,
      time_zone  text not null,
      reply_door text not null,
      imprint    text not null,
      privacy    text not null,
      version    bigint not null))sql",

    R"sql(create table network (
      id      bigint primary key,
      name    text not null,
      about   text not null,
      founded bigint not null))sql",

    R"sql(create table account (
      id          bigint primary key,
      name        text not null,
      name_folded text not null unique,
      passphrase  text not null,
      keeper      bigint not null check (keeper in (0, 1)),
      made        bigint not null))sql",

    // became: the person this guest turned out to be, so that an old link still works.
    R"sql(create table person (
      id         bigint primary key,
      network    bigint not null references network (id),
      account    bigint references account (id) on delete cascade,
      became     bigint references person (id) on delete cascade,
      name       text not null,
      sort_key   text not null,
      generation bigint not null,
      started    bigint not null,
      until      bigint))sql",
    "create index person_of_network on person (network)",
    "create index person_of_account on person (account) where account is not null",
    "create index person_that_became on person (became) where became is not null",
    "create index person_until on person (until) where until is not null",

    R"sql(create table sign_in (
      id      bigint primary key,
      secret  text not null unique,
      person  bigint not null references person (id) on delete cascade,
      account bigint references account (id) on delete cascade,
      keeper  bigint not null check (keeper in (0, 1)),
      device  text not null,
      opened  bigint not null,
      used    bigint not null,
      until   bigint not null))sql",
    "create index sign_in_of_person on sign_in (person)",
    "create index sign_in_of_account on sign_in (account) where account is not null",
    "create index sign_in_used on sign_in (used)",

    R"sql(create table post (
      id           bigint primary key,
      network      bigint not null references network (id),
      writer       bigint not null references person (id),
      title        text not null,
      text         text not null,
      language     text not null,
      replies_open bigint not null check (replies_open in (0, 1)),
      position     bigint not null,
      version      bigint not null,
      written      bigint not null,
      edited       bigint,
      unique (network, position)))sql",
    "create index post_of_writer on post (writer)",

    R"sql(create table reply (
      id           bigint primary key,
      post         bigint not null references post (id) on delete cascade,
      writer       bigint references person (id) on delete set null,
      name         text not null,
      text         text not null,
      email_sealed text not null,
      state        text not null check (state in ('waiting', 'shown')),
      position     bigint not null,
      generation   bigint not null,
      written      bigint not null,
      edited       bigint,
      unique (post, position)))sql",
    "create index reply_of_writer on reply (writer) where writer is not null",
    "create index reply_shown on reply (post) where state = 'shown'",
    "create index reply_waiting on reply (written, id) where state = 'waiting'",

    R"sql(create table name_list (
      id             bigint primary key,
      network        bigint not null references network (id),
      person         bigint references person (id) on delete cascade,
      title          text not null,
      source         text not null,
      rounds         bigint not null,
      table_size     bigint not null,
      seating        text not null,
      seating_before text not null,
      version        bigint not null,
      generation     bigint not null,
      kept           bigint not null check (kept in (0, 1)),
      begun          bigint not null,
      until          bigint))sql",
    "create index name_list_of_person on name_list (person, begun) where person is not null",
    "create index name_list_until on name_list (until) where until is not null",

    // id: a hash of viewer and key; body: one of key and body; answer: sealed under the client's own key.
    R"sql(create table answered (
      id     text primary key,
      body   text not null,
      answer text not null,
      at     bigint not null))sql",
    "create index answered_at on answered (at)",

    R"sql(create table outbox (
      id      bigint primary key,
      at      bigint not null,
      kind    text not null,
      noun    bigint not null,
      payload text not null))sql",
    "create index outbox_at on outbox (at, id)",

    // bucket: a keyed hash, made by the one who counts.
    R"sql(create table attempt (
      id     bigint primary key,
      bucket text not null,
      at     bigint not null))sql",
    "create index attempt_of_bucket on attempt (bucket, at)",
    "create index attempt_at on attempt (at)",

    R"sql(create table lease (
      name   text primary key,
      holder text not null,
      until  bigint not null))sql",
    "create index lease_until on lease (until)",
});

// Tables that every write touches become one tree in the order of a key that grows, so that a write touches fewer pages
// (docs/decisions/0012-tables-ordered-by-their-key.md). What shows under a post is counted where its version is raised.
constexpr auto fewer_pages = std::to_array<std::string_view>({
    "alter table post add column replies_shown bigint not null default 0",
    "update post set replies_shown ="
    " (select count(*) from reply where reply.post = post.id and reply.state = 'shown')",

    R"sql(create table reply_by_post (
      id           bigint not null unique,
      post         bigint not null references post (id) on delete cascade,
      writer       bigint references person (id) on delete set null,
      name         text not null,
      text         text not null,
      email_sealed text not null,
      state        text not null check (state in ('waiting', 'shown')),
      position     bigint not null,
      generation   bigint not null,
      written      bigint not null,
      edited       bigint,
      primary key (post, position)))sql",
    "insert into reply_by_post (id, post, writer, name, text, email_sealed, state, position, generation, written,"
    " edited) select id, post, writer, name, text, email_sealed, state, position, generation, written, edited"
    " from reply order by post, position",
    "drop table reply",
    "alter table reply_by_post rename to reply",
    "create index reply_by_writer on reply (writer) where writer is not null",
    "create index reply_that_waits on reply (written, id) where state = 'waiting'",

    // day: of `at`, counted from 1970, so that what lapses together lies together. id, body, answer: as before.
    R"sql(create table answered_by_day (
      day    bigint not null,
      id     text not null,
      body   text not null,
      answer text not null,
      at     bigint not null,
      primary key (day, id)))sql",
    "insert into answered_by_day (day, id, body, answer, at)"
    " select at / 86400000, id, body, answer, at from answered order by at / 86400000, id",
    "drop table answered",
    "alter table answered_by_day rename to answered",

    R"sql(create table outbox_by_time (
      id      bigint not null,
      at      bigint not null,
      kind    text not null,
      noun    bigint not null,
      payload text not null,
      primary key (at, id)))sql",
    "insert into outbox_by_time (id, at, kind, noun, payload) select id, at, kind, noun, payload from outbox"
    " order by at, id",
    "drop table outbox",
    "alter table outbox_by_time rename to outbox",

    R"sql(create table attempt_by_bucket (
      id     bigint not null,
      bucket text not null,
      at     bigint not null,
      primary key (bucket, at, id)))sql",
    "insert into attempt_by_bucket (id, bucket, at) select id, bucket, at from attempt order by bucket, at, id",
    "drop table attempt",
    "alter table attempt_by_bucket rename to attempt",
    "create index attempt_by_time on attempt (at)",
});

// sealed: address and words, under the server's key; empty once the letter is given up. about: what it tells of, so
// that it can be recalled while it waits; 0: nothing.
constexpr auto letters = std::to_array<std::string_view>({
    R"sql(create table letter (
      id      bigint primary key,
      about   bigint not null,
      sealed  text not null,
      written bigint not null,
      due     bigint not null,
      tries   bigint not null,
      trouble text not null,
      state   text not null check (state in ('waiting', 'given up'))))sql",
    "create index letter_due on letter (due) where state = 'waiting'",
    "create index letter_about on letter (about) where about <> 0",
    "create index letter_given_up on letter (written) where state = 'given up'",
});

// A keyed hash by which a house knows its server's key again.
constexpr auto key_mark =
    std::to_array<std::string_view>({"alter table house add column key_mark text not null default ''"});

// A round to sit out or to go after is one of a part. A contact outlives the person on one side of it, as "removed".
constexpr auto each_to_its_own = std::to_array<std::string_view>({
    "alter table seat add column last_part bigint",
    R"sql(create table contact_of_two (
      id       bigint primary key,
      network  bigint not null references network (id),
      low      bigint not null,
      high     bigint not null,
      opens_at bigint not null,
      day      bigint,
      story    text not null,
      made     bigint not null,
      unique (low, high)))sql",
    "insert into contact_of_two (id, network, low, high, opens_at, day, story, made)"
    " select id, network, low, high, opens_at, day, story, made from contact",
    "drop table contact",
    "alter table contact_of_two rename to contact",
    "create index contact_of_other on contact (high)",
});

// contacts: rounded; null where too few people were here for a number.
constexpr auto sums_of_days = std::to_array<std::string_view>({
    R"sql(create table day_sum (
      day      bigint primary key references day (id) on delete cascade,
      contacts bigint,
      told     bigint not null))sql",
});

// let_in: waited until the door let them in. own_address: they left the e-mail address themselves; before this was
// kept, whoever stood in no list is taken to have.
constexpr auto doors = std::to_array<std::string_view>({
    "alter table seat add column let_in bigint not null default 0",
    "alter table seat add column own_address bigint not null default 0",
    "update seat set own_address = 1 where email_sealed <> '' and source_key = ''",
    // name: a keyed hash; wrong: how often four digits did not belong to it, until the team gives it new ones.
    R"sql(create table wrong_code (
      day   bigint not null references day (id) on delete cascade,
      name  text not null,
      wrong bigint not null,
      primary key (day, name)))sql",
});

// language: what somebody used here when they signed up or last saved; empty where nobody knows.
constexpr auto languages =
    std::to_array<std::string_view>({"alter table seat add column language text not null default ''"});

}  // namespace

std::span<const Migration> migrations() {
  static const auto all = std::to_array<Migration>({{1, "the house", the_house},
                                                    {2, "fewer pages", fewer_pages, Kept::ByKey},
                                                    {3, "the day", the_day()},
                                                    {4, "letters", letters},
                                                    {5, "the key's mark", key_mark},
                                                    {6, "each to its own", each_to_its_own},
                                                    {7, "sums of days", sums_of_days},
                                                    {8, "doors and codes", doors},
                                                    {9, "languages", languages}});
  return all;
}

}  // namespace kith::store
