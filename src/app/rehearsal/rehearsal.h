// A rehearsal: a house of its own beside the real one, with invented people, a store that is thrown away, a key of its
// own and a clock that runs fast. The same use cases work in it, and nothing of it reaches the house it was opened in.
// For: whoever wants to see how a networking day goes before one goes. The folder goes with the object.
// Threads: everything but takes_command() is constant; the store and the clock are safe from several threads.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "app/context.h"
#include "app/rehearsal/stage_folder.h"
#include "base/fast_clock.h"

namespace kith::app {

// How the rounds are shaped.
struct RehearsedRounds {
  std::int64_t rounds = 3;
  std::int64_t round_minutes = 5;
  std::int64_t table_size = 5;
};

// The day that was planted, and whom to watch in it.
struct RehearsedDay {
  DayId day;
  PartId part;
  PersonId player;
  SeatId seat;     // the player's
  PersonId other;  // will gladly meet the player again
  SeatId other_seat;
  SeatId late;  // comes when the rounds have begun
  std::int64_t tables = 0;
  Instant morning;      // the next one, by the fast clock
  std::string sign_in;  // of the player, as a member of the team
};

class Rehearsal {
 public:
  // Takes the language, address and time zone of the house it is asked in. About a tenth of a second.
  static Result<std::shared_ptr<Rehearsal>> open(const Context& asked_in, const RehearsedRounds& shape);
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  const Building& building() const { return *building_; }
  const RehearsedDay& day() const { return day_; }
  const std::string& token() const { return token_; }
  std::string page() const { return "/rehearsals/" + token_; }
  Instant ends() const { return ends_; }  // by the house's clock
  void set_forward_to(Instant at) const { clock_->set_forward_to(at); }
  // False once more was sent than a day needs.
  bool takes_command() { return ++commands_ <= limit_; }

 private:
  Rehearsal() = default;
  Done furnish(const Context& asked_in, const RehearsedRounds& shape);

  std::optional<StageFolder> folder_;  // goes after the store
  std::string token_;
  Instant ends_;
  std::unique_ptr<FastClock> clock_;
  ServerKey key_ = ServerKey::of_bytes("");
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Building> building_;
  RehearsedDay day_;
  std::atomic<int> commands_{0};
  int limit_ = 0;
};

// The same things asked inside of it.
Context context_in(const Rehearsal& rehearsal, const Context& asked_in);

}  // namespace kith::app
