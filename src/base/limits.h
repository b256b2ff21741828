// Every bound in one place: what a loop, queue, body, page or run time may at most be. Units are in the names.
// Not for: settings of a house. A bound that an operator may move is only the default of that setting.
#pragma once
#include <cstddef>
#include <cstdint>

namespace kith::limits {

// Text people type (characters are bytes of UTF-8 here; a form says so in its own words).
inline constexpr std::size_t name_bytes = 120;
inline constexpr std::size_t title_bytes = 200;
inline constexpr std::size_t email_bytes = 254;  // RFC 5321, 4.5.3.1.3 less the brackets
inline constexpr std::size_t reply_bytes = 8'000;
inline constexpr std::size_t post_bytes = 60'000;
inline constexpr std::size_t passphrase_bytes = 512;
inline constexpr std::size_t names_bytes = 200'000;

// Seating
inline constexpr int seating_people = 20'000;
inline constexpr int seating_rounds = 200;
inline constexpr int anonymous_people = 500;       // names pasted on the page
inline constexpr int anonymous_rounds = 20;
inline constexpr int anonymous_planning_ms = 500;  // and the time they are given

// JSON (trust.md row R7)
inline constexpr std::size_t json_depth = 64;
inline constexpr std::size_t json_fields = 10'000;
inline constexpr std::size_t list_items = 2'000;

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
inline constexpr int waiting_requests = 1'024;

}  // namespace kith::limits
