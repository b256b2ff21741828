// The tables of a networking day, and of what people wish of each other afterwards.
#include <array>

#include "store/detail/migrations.h"

namespace kith::store {
namespace {

// A seat's number is what plans are written in: when a person goes, their seat goes, and the plan of a past round
// still says that somebody sat there. An open table goes with its host's seat.
constexpr auto statements = std::to_array<std::string_view>({
    R"sql(create table day (
      id              bigint primary key,
      network         bigint not null references network (id),
      maker           bigint not null,
      title           text not null,
      place           text not null,
      about           text not null,
      starts_local    text not null,
      zone            text not null,
      starts          bigint not null,
      capacity        bigint not null,
      names_keep_days bigint not null,
      sign_up_open    bigint not null check (sign_up_open in (0, 1)),
      companies_apart bigint not null check (companies_apart in (0, 1)),
      mix_by          text not null,
      names_on_screen bigint not null check (names_on_screen in (0, 1)),
      team_generation bigint not null,
      door_generation bigint not null,
      prints          bigint not null,
      seat_numbers    bigint not null,
      version         bigint not null,
      made            bigint not null,
      cancelled       bigint))sql",
    "create index day_of_network on day (network, starts)",

    R"sql(create table team (
      id     bigint primary key,
      day    bigint not null references day (id) on delete cascade,
      person bigint not null references person (id) on delete cascade,
      joined bigint not null,
      unique (day, person)))sql",
    "create index team_of_person on team (person)",

    R"sql(create table part (
      id            bigint primary key,
      day           bigint not null references day (id) on delete cascade,
      position      bigint not null,
      kind          text not null,
      title         text not null,
      minutes       bigint not null,
      rounds        bigint not null,
      round_minutes bigint not null,
      table_size    bigint not null,
      finding       text not null))sql",
    "create index part_of_day on part (day, position)",

    R"sql(create table live (
      part        bigint primary key references part (id) on delete cascade,
      round       bigint not null,
      began       bigint not null,
      paused      bigint,
      paused_ms   bigint not null,
      extra_ms    bigint not null,
      last_did    text not null,
      last_at     bigint not null,
      planned_for bigint not null,
      roster      bigint not null,
      tables      bigint not null,
      tables_lost text not null,
      printed     bigint not null,
      version     bigint not null))sql",

    // places: the table of each seat by its number, 0 where it has none; pins: those put there by hand, "seat:table".
    R"sql(create table round (
      id      bigint primary key,
      part    bigint not null references part (id) on delete cascade,
      number  bigint not null,
      places  text not null,
      pins    text not null,
      skipped bigint not null check (skipped in (0, 1)),
      began   bigint,
      unique (part, number)))sql",

    R"sql(create table seat (
      id             bigint primary key,
      day            bigint not null references day (id) on delete cascade,
      person         bigint not null references person (id) on delete cascade,
      number         bigint not null,
      name           text not null,
      name_sort_key  text not null,
      line           text not null,
      email_sealed   text not null,
      company        text not null,
      columns        text not null,
      source_key     text not null,
      state          text not null,
      position       bigint not null,
      brought_by     bigint,
      first_together bigint not null check (first_together in (0, 1)),
      shows          bigint not null check (shows in (0, 1)),
      on_screen      bigint not null check (on_screen in (0, 1)),
      walk_in        bigint not null check (walk_in in (0, 1)),
      told           bigint not null check (told in (0, 1)),
      host           bigint not null check (host in (0, 1)),
      stays_at       bigint,
      here           bigint,
      gone           bigint,
      last_round     bigint,
      sits_out       text not null,
      code           text not null,
      generation     bigint not null,
      version        bigint not null,
      made           bigint not null,
      removed_because text not null,
      unique (day, number)))sql",
    "create index seat_of_person on seat (person)",
    "create index seat_in_order on seat (day, state, position)",

    // A list as it was pasted, while the team looks at what would become of it.
    R"sql(create table import_draft (
      day    bigint primary key references day (id) on delete cascade,
      sealed text not null,
      uses   text not null,
      merged text not null,
      until  bigint not null))sql",
    "create index import_draft_until on import_draft (until)",

    R"sql(create table open_table (
      id       bigint primary key,
      day      bigint not null references day (id) on delete cascade,
      host     bigint not null references seat (id) on delete cascade,
      sentence text not null,
      starts   bigint not null,
      minutes  bigint not null,
      seats    bigint not null,
      made     bigint not null))sql",
    "create index open_table_of_day on open_table (day, starts)",
    "create index open_table_of_host on open_table (host)",

    R"sql(create table taker (
      id         bigint primary key,
      open_table bigint not null references open_table (id) on delete cascade,
      seat       bigint not null references seat (id) on delete cascade,
      position   bigint not null,
      unique (open_table, seat)))sql",
    "create index taker_of_seat on taker (seat)",

    // id: a keyed hash of (kind, who, whom), made by the one who asks; sealed: the wish itself.
    R"sql(create table wish (
      id       text primary key,
      opens_at bigint not null,
      sealed   text not null,
      until    bigint not null))sql",
    "create index wish_until on wish (until)",

    R"sql(create table contact (
      id       bigint primary key,
      network  bigint not null references network (id),
      low      bigint not null references person (id) on delete cascade,
      high     bigint not null references person (id) on delete cascade,
      opens_at bigint not null,
      day      bigint,
      story    text not null,
      made     bigint not null,
      unique (low, high)))sql",
    "create index contact_of_high on contact (high)",

    R"sql(create table shown (
      person bigint primary key references person (id) on delete cascade,
      sealed text not null))sql",

    R"sql(create table note (
      id      bigint primary key,
      owner   bigint not null references person (id) on delete cascade,
      about   bigint not null,
      sealed  text not null,
      written bigint not null,
      unique (owner, about)))sql",
    "create index note_about on note (about)",

    // A phone or tablet at the door: what it still has to send, and when it was last heard of.
    R"sql(create table door_phone (
      id     bigint primary key,
      day    bigint not null references day (id) on delete cascade,
      name   text not null,
      unsent bigint not null,
      heard  bigint not null))sql",
    "create index door_phone_of_day on door_phone (day)",

    // Who is never to be seated with whom, by the wish of one of them: sealed, and in no explanation.
    R"sql(create table block (
      id     text primary key,
      person bigint not null references person (id) on delete cascade,
      sealed text not null,
      made   bigint not null))sql",
    "create index block_of_person on block (person)",

    // Two whom the team never seats together, by its own word: `one` is the lower id.
    R"sql(create table apart (
      id    bigint primary key,
      day   bigint not null references day (id) on delete cascade,
      one   bigint not null references seat (id) on delete cascade,
      other bigint not null references seat (id) on delete cascade,
      unique (one, other)))sql",
    "create index apart_of_day on apart (day)",
    "create index apart_of_other on apart (other)",

    // A plan as it once stood: before the last change by hand, or as it is on paper. `ticked`: what was called out.
    R"sql(create table plan_copy (
      id     bigint primary key,
      part   bigint not null references part (id) on delete cascade,
      kind   text not null,
      number bigint not null,
      at     bigint not null,
      places text not null,
      pins   text not null,
      ticked text not null,
      unique (part, kind)))sql",
});

}  // namespace

std::span<const std::string_view> the_day() { return statements; }

}  // namespace kith::store
