#include "web/day_streams.h"

#include <algorithm>
#include <functional>
#include <list>
#include <optional>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace kith::web {

struct DayStreams::Parts {
  struct Watcher {
    std::int64_t version = 0;  // the latest there is
    std::int64_t said = 0;     // the latest that was sent
    bool word = false;         // a word to keep the line open
    std::function<void()> wake;
  };

  std::mutex mutex;
  std::map<std::int64_t, std::list<Watcher>> watchers;  // by day
  std::size_t count = 0;
  std::map<std::string, std::size_t> each;  // by network address
  int seconds = 0;
  bool ended = false;

  // Collects in `wakes` what is to be called outside of the lock: waking posts to a network thread and is cheap.
  template <class Change>
  void change(std::list<Watcher>& list, Change change, std::vector<std::function<void()>>& wakes) {
    for (auto& watcher : list) {
      change(watcher);
      if (watcher.wake) wakes.push_back(watcher.wake);
    }
  }
};

namespace {

using Watcher = DayStreams::Parts::Watcher;

class DayStream : public http::Stream {
 public:
  DayStream(std::shared_ptr<DayStreams::Parts> parts, DayId day, std::int64_t version, std::string watcher)
      : parts_(std::move(parts)), day_(day.value), watcher_(std::move(watcher)) {
    auto& list = parts_->watchers[day_];
    place_ = list.insert(list.end(), Watcher{.version = version});
    ++parts_->count;
    if (!watcher_.empty()) ++parts_->each[watcher_];
  }
  ~DayStream() override {
    const std::lock_guard lock(parts_->mutex);
    auto& list = parts_->watchers[day_];
    list.erase(place_);
    if (list.empty()) parts_->watchers.erase(day_);
    --parts_->count;
    if (!watcher_.empty() && --parts_->each[watcher_] == 0) parts_->each.erase(watcher_);
  }
  void start(std::function<void()> wake) override {
    const std::lock_guard lock(parts_->mutex);
    place_->wake = std::move(wake);
  }
  std::optional<std::string> next() override {
    const std::lock_guard lock(parts_->mutex);
    if (parts_->ended) return std::nullopt;
    if (place_->version > place_->said) {
      place_->said = place_->version;
      place_->word = false;
      return "event: changed\ndata: {\"version\":" + std::to_string(place_->said) + "}\n\n";
    }
    return std::exchange(place_->word, false) ? ": still here\n\n" : "";
  }

 private:
  std::shared_ptr<DayStreams::Parts> parts_;
  std::int64_t day_;
  std::string watcher_;
  std::list<Watcher>::iterator place_;
};

}  // namespace

DayStreams::DayStreams(std::size_t most, std::size_t most_each)
    : most_(most), most_each_(most_each), parts_(std::make_shared<Parts>()) {}
DayStreams::~DayStreams() = default;

std::shared_ptr<http::Stream> DayStreams::open(DayId day, std::int64_t version, const std::string& watcher) {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->count >= most_) return nullptr;
  const auto known = parts_->each.find(watcher);
  if (known != parts_->each.end() && known->second >= most_each_) return nullptr;
  return std::make_shared<DayStream>(parts_, day, version, watcher);
}

void DayStreams::tell(DayId day, std::int64_t version) {
  std::vector<std::function<void()>> wakes;
  {
    const std::lock_guard lock(parts_->mutex);
    const auto found = parts_->watchers.find(day.value);
    if (found == parts_->watchers.end()) return;
    parts_->change(
        found->second, [&](Watcher& watcher) { watcher.version = std::max(watcher.version, version); }, wakes);
  }
  for (const auto& wake : wakes) wake();
}

void DayStreams::tick() {
  std::vector<std::function<void()>> wakes;
  {
    const std::lock_guard lock(parts_->mutex);
    if (++parts_->seconds % (limits::stream_word_ms / 1000) != 0) return;
    for (auto& [day, list] : parts_->watchers)
      parts_->change(list, [](Watcher& watcher) { watcher.word = true; }, wakes);
  }
  for (const auto& wake : wakes) wake();
}

void DayStreams::end() {
  std::vector<std::function<void()>> wakes;
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->ended = true;
    for (auto& [day, list] : parts_->watchers) parts_->change(list, [](Watcher&) {}, wakes);
  }
  for (const auto& wake : wakes) wake();
}

}  // namespace kith::web
