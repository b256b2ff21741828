// Who watches a day live: one event stream for each page, saying "changed" and the day's version, never what changed.
// For: GET /days/{day}/changes. Pages fetch themselves anew, so nobody's view ever reaches other eyes.
// Bounded: `most` at once and `most_each` for one network address, so that no single laptop takes them all: a venue of
// two hundred phones has room, with its screen and pages that are just being left. A few hundred bytes each. Threads:
// tell() and tick() from any; streams live on network threads. The object may go before its streams.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/limits.h"
#include "domain/ids.h"
#include "web/http/message.h"

namespace kith::web {

class DayStreams {
 public:
  static constexpr std::size_t each = limits::streams / 4;

  explicit DayStreams(std::size_t most = limits::streams, std::size_t most_each = each);
  ~DayStreams();
  // `watcher`: a network address or a hash of it; empty: not counted. Null when there are too many. Says the version at
  // once, so that whoever was away learns what they missed.
  std::shared_ptr<http::Stream> open(DayId day, std::int64_t version, const std::string& watcher);
  void tell(DayId day, std::int64_t version);
  // To be called each second: now and then everybody gets a word, so that nothing on the way takes silence for the end.
  void tick();
  // There is nothing to be said any more: every stream ends.
  void end();

  struct Parts;

 private:
  std::size_t most_, most_each_;
  std::shared_ptr<Parts> parts_;
};

}  // namespace kith::web
