#include "app/days/cards.h"

#include <array>

namespace kith::app {
namespace {

const std::array<Message, 20>& deck() {
  static const std::array<Message, 20> cards{
      say("What did you do this week that nobody has asked you about?"),
      say("What are people thanking you for, again and again?"),
      say("Which small thing makes your workplace better than it looks?"),
      say("What can you do with your hands?"),
      say("Whom would you call first if a machine, a server or a plan broke down?"),
      say("What did you once believe about your trade that you no longer do?"),
      say("Which question would you like to be able to answer by the end of this year?"),
      say("What have you recently learned from somebody younger?"),
      say("What would you do with one free morning a week?"),
      say("Which place in this town should everybody at this table know?"),
      say("What was your very first job, and what of it have you kept?"),
      say("Who opened a door for you once, without having to?"),
      say("What is easier for you than for most?"),
      say("What are you looking for just now: a person, a room, an idea, a tool?"),
      say("What do you have too much of that somebody here could use?"),
      say("Which mistake was cheaper than the lesson it taught you?"),
      say("What makes a good day end well for you?"),
      say("What would you build if somebody at this table helped?"),
      say("Which word of your trade does nobody outside understand? Explain it."),
      say("What did you nearly not come for tonight, and why did you come?"),
  };
  return cards;
}

}  // namespace

std::int64_t cards() { return static_cast<std::int64_t>(deck().size()); }

std::int64_t card_of(PartId part, std::int64_t round, std::int64_t table) {
  // Neighbouring tables and following rounds get different cards: 7 has no factor in common with the deck.
  const auto start = static_cast<std::uint64_t>(part.value) % deck().size();
  return static_cast<std::int64_t>((start + static_cast<std::uint64_t>(round * 7 + table * 3)) % deck().size()) + 1;
}

Message card_text(std::int64_t card) {
  const auto size = cards();
  return deck()[static_cast<std::size_t>(((card - 1) % size + size) % size)];
}

}  // namespace kith::app
