// What somebody is called in the room: on badges, at the table, on the phones of those who sit there. First names show
// there, more only by the person's word. Any name may be typed, so a salutation keeps what follows it.
// Pure.
#pragma once
#include <string>
#include <string_view>

namespace kith {

// "Anna Weber" is Anna; "Frau Weber" and "Dr. Weber" stay whole.
std::string first_name(std::string_view name);

}  // namespace kith
