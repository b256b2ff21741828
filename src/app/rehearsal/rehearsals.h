// The rehearsals that are being played just now: a handful, each for some minutes, in memory only.
// For: web, which holds one, and the use cases of rehearsals. Bounded: limits::rehearsals at once, fewer for each
// network address, and so many a minute, however soon they end. Threads: safe from several; start() takes its callers
// one after the other.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/rehearsal/rehearsal.h"

namespace kith::app {

class Rehearsals {
 public:
  // `clock` is the house's, and outlives this.
  explicit Rehearsals(const Clock& clock) : clock_(clock) {}

  // The same command with the same key is the same rehearsal, as long as it lasts. TooMany or Busy, with a sentence.
  Result<std::shared_ptr<Rehearsal>> start(const Context& context, const RehearsedRounds& shape);
  // None if it is over, or never was.
  std::shared_ptr<Rehearsal> find(std::string_view token);
  void end(std::string_view token);
  Instant now() const { return clock_.now(); }  // in the house

 private:
  struct Held {
    std::shared_ptr<Rehearsal> rehearsal;
    std::string visitor;
    std::string key;   // of the command that started it; empty: it had none
    std::string body;  // and what it said
  };
  Result<std::shared_ptr<Rehearsal>> started_before(const store::Once& once) const;
  Done has_room(const Context& context) const;
  Done note_start(const Context& context);
  std::vector<Held> take_ended();

  const Clock& clock_;
  std::mutex starting_;
  std::mutex mutex_;
  std::map<std::string, Held, std::less<>> held_;       // by token
  std::deque<std::pair<Instant, std::string>> starts_;  // of the last minute, with who asked
};

// The one this request belongs to. NotFound, in friendly words, where there is none (any more).
Result<const Rehearsal*> rehearsal_of(const Context& context);
std::unexpected<Error> rehearsal_over();

}  // namespace kith::app
