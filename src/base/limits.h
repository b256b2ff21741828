// Every bound in one place: what a loop, queue, body, page or run time may at most be. Units are in the names.
// Not for: settings of a house. A bound that an operator may move is only the default of that setting.
#pragma once
#include <cstddef>
#include <cstdint>

namespace kith::limits {

// Text people type, counted in characters (code points), whatever the names below say.
inline constexpr std::size_t name_bytes = 120;
inline constexpr std::size_t title_bytes = 200;
inline constexpr std::size_t email_bytes = 254;  // RFC 5321, 4.5.3.1.3 less the brackets
inline constexpr std::size_t reply_bytes = 8'000;
inline constexpr std::size_t post_bytes = 60'000;
inline constexpr std::size_t passphrase_least_bytes = 10;
inline constexpr std::size_t passphrase_bytes = 512;
inline constexpr std::size_t names_bytes = 200'000;

// Seating
inline constexpr int seating_people = 20'000;
inline constexpr int seating_rounds = 200;
inline constexpr std::size_t seating_seats = 50'000'000;  // the most at each table, summed over tables and rounds
inline constexpr int seating_seconds = 86'400;
inline constexpr std::int64_t seating_iterations = 1'000'000'000'000;
inline constexpr int seating_weight = 1'000'000;  // of anything that --weigh names
inline constexpr std::size_t broken_rules_told = 10;
inline constexpr int anonymous_people = 500;  // names pasted on the page
inline constexpr int anonymous_rounds = 20;
inline constexpr int anonymous_meetings = 100'000;  // of two people, in all rounds: more is no page any more
inline constexpr int anonymous_planning_ms = 500;   // and the time they are given
inline constexpr std::size_t plans_waiting = 6;     // of strangers, so that the last still has its answer in time

// A day
inline constexpr int day_parts = 40;
inline constexpr int day_people = 2'000;  // coming and waiting
inline constexpr int day_minutes = 24 * 60;
inline constexpr int day_tables = 500;
inline constexpr int open_tables = 200;  // of a day
inline constexpr int open_table_seats = 30;
inline constexpr std::size_t line_bytes = 200;  // what a person says at the table
inline constexpr std::size_t about_bytes = 20'000;
inline constexpr std::size_t note_bytes = 4'000;
inline constexpr std::size_t finding_bytes = 8'000;
inline constexpr int running_planning_ms = 700;  // re-planning a day that runs
inline constexpr int days_remembered = 50;       // of a network, when tables are to bring new people together

// Rehearsals: throw-away houses beside this one, each about 1 MB of memory and of a temporary folder
inline constexpr std::size_t rehearsals = 6;                             // at once
inline constexpr std::size_t rehearsals_per_address = 3;                 // at once, of those
inline constexpr std::ptrdiff_t rehearsals_a_minute = 8;                 // begun from one address
inline constexpr std::int64_t rehearsal_bytes = std::int64_t{16} << 20;  // of its store
inline constexpr std::size_t rehearsal_streams = 30;
inline constexpr int rehearsal_ms = 20 * 60 * 1'000;
inline constexpr int rehearsal_commands = 2'000;  // whoever sends more than a day needs has had it
inline constexpr int rehearsal_people = 48;
inline constexpr int rehearsal_rounds = 6;  // of a day that has more; two minutes are two minutes
inline constexpr int rehearsal_round_s = 20;
inline constexpr int rehearsal_fastest = 60;  // an hour in a minute

// CSV (row S11); a page's own bounds come on top
inline constexpr std::size_t csv_bytes = 256 * 1024 * 1024;
inline constexpr std::size_t csv_rows = 50'001;          // of people and whatever is imported, with the header
inline constexpr std::size_t csv_long_rows = 3'000'000;  // of pairs and seats
inline constexpr std::size_t csv_columns = 200;
inline constexpr std::size_t csv_cell_bytes = 10'000;
inline constexpr std::size_t csv_shown_bytes = 60;    // of a cell that a sentence repeats
inline constexpr double pair_weight = 1e6;            // of affinity and known
inline constexpr int seating_languages = 64;          // different ones in one plan
inline constexpr std::size_t violations_listed = 50;  // of a report

// Mail
inline constexpr int mail_connect_ms = 10'000;
inline constexpr int mail_ms = 20'000;                  // one letter, from the first byte to the server's yes
inline constexpr int mail_pause_ms = 1'000;             // between two looks for letters that wait
inline constexpr int mail_turn_ms = 25'000;             // one server's turn to send; the next look extends it
inline constexpr int letters_at_once = 20;              // in one turn
inline constexpr std::int64_t letter_wait_ms = 15'000;  // until the second try; doubles with each
inline constexpr std::int64_t letter_longest_wait_ms = 3'600'000;
inline constexpr std::int64_t letter_gives_up_ms = 4 * 86'400'000LL;  // RFC 5321, 4.5.4.1

// Forms and JSON
inline constexpr std::size_t form_fields = 200;
inline constexpr std::size_t idempotency_key_bytes = 200;
inline constexpr std::size_t json_depth = 64;
inline constexpr std::size_t json_fields = 10'000;
inline constexpr std::size_t list_items = 2'000;
inline constexpr std::size_t undo_bytes = std::size_t{128} * 1024;  // of a list's steps back; the last one always stays

// Store
inline constexpr std::size_t store_batch = 64;                // changes under one fsync (SQLite)
inline constexpr std::size_t store_waiting = 1'024;           // changes that queue for it
inline constexpr int store_busy_ms = 2'000;                   // waiting for a session, or for another process's lock
inline constexpr int store_statement_ms = 3'000;              // one statement (PostgreSQL)
inline constexpr int store_tries = 50;                        // of a transaction that crosses others (PostgreSQL)
inline constexpr int store_taken_tries = 3;                   // of one that met a unique value
inline constexpr int store_lost_tries = 2;                    // of one whose connection broke
inline constexpr int store_migration_tries = 10;              // when servers start together
inline constexpr std::size_t store_statements = 256;          // kept prepared per session
inline constexpr int store_journal_bytes = 16 * 1024 * 1024;  // what the log is cut back to
inline constexpr int copy_rows = 100;                         // read at once when PostgreSQL is copied
inline constexpr int page_rows = 200;                         // of any list; a page asks for one more than it shows
inline constexpr int outbox_rows = 500;                       // a follower reads at once
inline constexpr int links_held = 8;                          // reply links that count on one page
inline constexpr int sweep_turn_ms = 60'000;

// HTTP (rows R6, R7)
inline constexpr std::size_t head_bytes = 16 * 1024;
inline constexpr std::size_t body_bytes = 1024 * 1024;
inline constexpr std::size_t import_body_bytes = 10 * 1024 * 1024;
inline constexpr int head_ms = 10'000;
inline constexpr int idle_ms = 60'000;
inline constexpr int body_bytes_per_s = 500;
inline constexpr int answer_ms = 4'000;  // after that the caller is told 503
inline constexpr int drain_ms = 4'500;   // SIGTERM to exit
inline constexpr int connections = 12'000;
inline constexpr int connections_per_client = 2'000;  // a venue of 300 phones behind one address, not a sixth more
inline constexpr int files_besides_connections = 256;
inline constexpr int listen_backlog = 4'096;
inline constexpr int accepts_at_once = 64;
inline constexpr int sweep_ms = 250;                 // how exactly deadlines of connections are kept
inline constexpr int kept_block_bytes = 256 * 1024;  // freed blocks from that size on go back to the system
inline constexpr int cuts_at_once = 50;              // before others have a turn
inline constexpr int rate_window_ms = 5'000;         // over which body_bytes_per_s must be kept, both ways
inline constexpr int linger_ms = 2'000;              // a refused client may go on sending while it reads why
inline constexpr std::size_t linger_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t body_free_bytes = 4 * 1024;          // what of a body needs no room in the next
inline constexpr std::size_t body_room_bytes = 12 * 1024 * 1024;  // of all larger bodies being read or answered
inline constexpr int body_room_ms = 10'000;                       // and how long one waits for its part
inline constexpr std::size_t head_fields = 100;
inline constexpr std::size_t chunk_head_bytes = 1'024;   // size, extension and trailers of a chunk
inline constexpr std::size_t read_ahead_bytes = 4'096;   // of pipelined requests
inline constexpr std::size_t unsent_bytes = 256 * 1024;  // of one answer in the kernel
inline constexpr std::size_t streams = 1'200;  // pages that watch a day, at once; beyond that they ask every 20 s
inline constexpr int stream_word_ms = 20'000;  // nothing happens: a word all the same
inline constexpr int waiting_requests = 1'024;
inline constexpr int workers = 16;  // threads that may wait for the database
inline constexpr int ports_tried = 100;
inline constexpr int sweep_pause_ms = 60'000;
inline constexpr std::size_t freed_bytes_kept = std::size_t{8} << 20;  // for the next request, instead of given back
inline constexpr int memory_pause_ms = 1'000;                          // between two looks at it
inline constexpr int sweep_rows = 500;
inline constexpr int sweeps_at_once = 20;
inline constexpr std::size_t kept_bytes = std::size_t{8} << 20;  // of kept pages
inline constexpr std::size_t kept_pages = 256;                   // as readers without cookies see them
inline constexpr int quick_form_ms = 2'500;  // a form that comes back faster was not typed by a person

}  // namespace kith::limits
