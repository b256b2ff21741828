// What kith speaks: English, German (Sie) and German (du).
// For: turning a Message or a fixed text into words of one language, and instants and numbers too.
// Catalogues (ui/locales/*.po) are compiled into the program; a text that a catalogue lacks is looked up in German
// (Sie), then said in English. A pattern that ICU refuses comes back as its key. Thread-safe after first use.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/message.h"

namespace kith {

enum class Language { En, De, DeDu };

// "en", "de", "de-x-du": the spelling in settings.
std::string_view language_tag(Language language);
std::optional<Language> language_of(std::string_view tag);
// "en" or "de", as an element's lang attribute has it: both German ones are "de".
std::string_view lang_attribute(Language language);

// Fixed text without values.
std::string translate(Language language, const std::string& english);
// A sentence with its values filled in.
std::string speak(Language language, const Message& message);
// The names of the values that a message of this key takes, each once.
std::vector<std::string> value_names(const std::string& key);
// "1 March 2027, 19:30" in the named IANA zone; UTC if the zone is unknown.
std::string speak(Language language, Instant at, const std::string& zone);
// Only a part of it: "19:30", or "Monday, 1 March 2027".
enum class MomentPart { Clock, Date };
std::string speak(Language language, Instant at, const std::string& zone, MomentPart part);

}  // namespace kith
