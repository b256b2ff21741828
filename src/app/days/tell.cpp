#include "app/days/tell.h"

#include "app/allowance.h"
#include "app/mail/post_letter.h"
#include "base/log.h"

namespace kith::app {
namespace {

// Their own, as far as it is known.
Language language_for(const House& house, const Seat& seat) {
  return seat.language == "en" ? Language::En : seat.language == "de" ? german_of(house) : house.language;
}

// What a letter about a seat may name.
std::vector<std::pair<std::string, MessageValue>> values_of(const Context& context, const WholeDay& whole,
                                                            const Seat& seat) {
  const auto& day = whole.day;
  const auto language = language_for(context.house, seat);
  return {{"name", seat.name},
          {"title", day.title},
          {"date", speak(language, day.starts, day.zone, MomentPart::Date)},
          {"from", speak(language, day.starts, day.zone, MomentPart::Clock)},
          {"link", context.base_url + "/s/" + seat_token(context, seat)}};
}

// Anybody may make a day and sign others up for it, so a day is no way to write to as many as one likes.
Result<bool> may_write(Context& context, store::Tx& tx, DayId day) {
  KITH_TRY(const bool room,
           has_room_for_one_more(context, tx,
                                 {{allowances::letters_of_day, day.text()}, {allowances::letters_of_all_days, "all"}}));
  if (!room)
    log_warning("mail: a letter of day {} was not written, because too many went out in this hour", day.text());
  return room;
}

Result<bool> post(Context& context, store::Tx& tx, const Seat& seat, std::int64_t about, const Message& subject,
                  const Message& text) {
  if (!context.mail_on || !may_be_written_to(seat)) return false;
  KITH_TRY(const bool may, may_write(context, tx, seat.day));
  if (!may) return false;
  const auto language = language_for(context.house, seat);
  Letter letter{.subject = speak(language, subject), .text = speak(language, text)};
  letter.about = about;
  return post_sealed(context, tx, seat_email, seat.email_sealed, std::move(letter));
}

}  // namespace

Result<bool> tell_moved_up(Context& context, store::Tx& tx, const WholeDay& whole, const Seat& seat) {
  const auto values = values_of(context, whole, seat);
  return post(context, tx, seat, seat.id.value, say("You have a seat: {title}", values),
              say("{name}, a seat became free, and it is yours: {title}, {date}, {from}.\n\nThis link opens it:\n"
                  "{link}\n\nIf it does not suit you any more, give it back there: it is free for somebody else "
                  "at once.\n",
                  values));
}

Result<bool> tell_offered(Context& context, store::Tx& tx, const WholeDay& whole, const Seat& seat) {
  const auto values = values_of(context, whole, seat);
  return post(
      context, tx, seat, seat.id.value, say("A seat is free: {title}", values),
      say("{name}, a seat became free for {title}, {date}, {from}. So shortly before, it is offered to everybody "
          "who waits, and the first to take it has it.\n\nThis link opens it:\n{link}\n\nIf somebody was "
          "faster, look in there again: until the beginning more may become free.\n",
          values));
}

Done tell_cancelled(Context& context, store::Tx& tx, const WholeDay& whole) {
  KITH_TRY(const auto seats, store::seats::of_day(tx, whole.day.id));
  for (const auto& seat : seats) {
    if (seat.state != SeatState::Coming && seat.state != SeatState::Waiting) continue;
    const auto values = values_of(context, whole, seat);
    KITH_CHECK(post(context, tx, seat, whole.day.id.value, say("Does not take place: {title}", values),
                    say("{name}, this day does not take place: {title}, {date}, {from}.\n\nYour page says what is "
                        "now:\n{link}\n",
                        values)));
  }
  return {};
}

Done untell(store::Tx& tx, SeatId seat) { return recall_letters(tx, seat.value); }
Done untell(store::Tx& tx, DayId day) { return recall_letters(tx, day.value); }

}  // namespace kith::app
