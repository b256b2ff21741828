#include "app/days/follow.h"

#include <algorithm>

#include "app/days/planning.h"
#include "base/limits.h"
#include "base/log.h"
#include "store/days.h"

namespace kith::app {
namespace {

// By the house's clock; one that runs faster (a rehearsal) looks as much further back.
constexpr std::int64_t window_ms = minute_ms;      // in which rows may still become visible
constexpr std::int64_t glance_ms = 3 * second_ms;  // looked at right after a commit; the whole window now and then
constexpr std::int64_t whole_every_ms = 10 * second_ms;
constexpr std::int64_t elsewhere_ms = 1'500;
constexpr auto poll = std::chrono::seconds(1);
constexpr auto breath = std::chrono::milliseconds(15);  // many commits at once are one look

}  // namespace

DayFollower::DayFollower(const Building& building, Told told, std::function<void()> each_second)
    : building_(building), told_(std::move(told)), each_second_(std::move(each_second)), began_(building.clock.now()) {
  reader_ = std::jthread([this](const std::stop_token& stop) { follow(stop); });
  planner_ = std::jthread([this](const std::stop_token& stop) { plan(stop); });
}

DayFollower::~DayFollower() {
  reader_.request_stop();
  planner_.request_stop();
  wake_.notify_all();
}

void DayFollower::look() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(look_, true)) return;  // whoever is about to look will see this, too
  }
  wake_.notify_all();
}

void DayFollower::pass_a_second() {
  try {
    each_second_();
  } catch (const std::exception& bug) {
    log_warning("following days: {}", bug.what());
  }
}

void DayFollower::follow(const std::stop_token& stop) {
  auto whole_at = building_.clock.now();
  auto ticked = std::chrono::steady_clock::now();
  while (!stop.stop_requested()) {
    bool here = false;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, poll, [this] { return look_; });
      here = std::exchange(look_, false);
    }
    if (stop.stop_requested()) return;
    // By its own time: where somebody commits all the while, no wait ever ends of itself.
    if (const auto time = std::chrono::steady_clock::now(); !here || time - ticked >= poll) {
      ticked = time;
      pass_a_second();
    }
    const auto now = building_.clock.now();
    const bool whole = now.ms - whole_at.ms >= whole_every_ms * building_.clock.speed();
    if (whole) whole_at = now;
    const auto done = tell_changed(whole, here);
    if (!done) log_warning("following days: {} {}", done.error().code, done.error().detail);
    if (here) std::this_thread::sleep_for(breath);
  }
}

// Two of one house write one after the other, and each reads the time while it does; so nothing becomes visible before
// what was seen. Unless the clock was set back.
Instant DayFollower::beginning(bool whole_window) const {
  const auto now = building_.clock.now();
  const auto back = whole_window ? window_ms : glance_ms;
  const auto from = std::max(began_, now + -back * building_.clock.speed());
  const bool in_order = building_.store.moment() && seen_to_ <= now;
  return whole_window || !in_order ? from : std::max(from, seen_to_);
}

// What is new since the last look. An event counts as seen once its day was told of: what the store could not read now
// is read with the next look.
Done DayFollower::tell_changed(bool whole_window, bool here) {
  std::map<std::int64_t, std::vector<store::outbox::Event>> days;
  store::outbox::Mark mark{beginning(whole_window), 0};
  std::optional<Instant> latest;  // before anything was read; what comes meanwhile is for the next look
  for (bool more = true; more;) {
    std::vector<store::outbox::Event> events;
    KITH_CHECK(building_.store.read([&](store::Tx& tx) -> Done {
      KITH_TRY(events, store::outbox::after(tx, mark, "day.%"));
      if (!latest) {
        KITH_TRY(latest, store::outbox::latest(tx));
      }
      return {};
    }));
    for (const auto& event : events)
      if (!seen_.contains(event.id)) days[event.noun].push_back(event);
    more = events.size() == static_cast<std::size_t>(limits::outbox_rows);
    if (more) mark = {events.back().at, events.back().id};
  }
  for (const auto& [day, events] : days) {
    KITH_CHECK(tell(DayId{day}, here));
    for (const auto& event : events) seen_.emplace(event.id, event.at);
  }
  if (latest) seen_to_ = *latest;
  if (whole_window) forget_old();
  return {};
}

void DayFollower::forget_old() {
  const auto from = building_.clock.now().ms - 2 * window_ms * building_.clock.speed();
  std::erase_if(seen_, [&](const auto& entry) { return entry.second.ms < from; });
}

// A day that is gone is nobody's to watch.
Done DayFollower::tell(DayId id, bool here) {
  std::int64_t version = 0;
  std::vector<PartId> stale;
  const auto looked = building_.store.read([&](store::Tx& tx) -> Done {
    stale.clear();
    KITH_TRY(const auto day, store::days::find(tx, id));
    version = day.version;
    KITH_TRY(const auto parts, store::parts::of_day(tx, id));
    for (const auto& part : parts) {
      if (part.kind != PartKind::Rounds) continue;
      KITH_TRY(const auto live, store::rounds::live(tx, part));
      if (is_under_way(live, part) && live.planned_for != live.roster) stale.push_back(part.id);
    }
    return {};
  });
  if (!looked && looked.error().kind == ErrorKind::NotFound) return {};
  if (!looked) return looked;
  told_(id, version);
  if (stale.empty()) return {};
  {
    const std::lock_guard lock(mutex_);
    for (const auto part : stale)
      if (std::ranges::find(due_, part, &Due::part) == due_.end())
        due_.push_back({part, building_.clock.now() + (here ? 0 : elsewhere_ms)});
  }
  wake_.notify_all();
  return {};
}

void DayFollower::plan(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::optional<Due> next;
    {
      std::unique_lock lock(mutex_);
      const auto ready = [this] { return !due_.empty() && due_.front().from <= building_.clock.now(); };
      wake_.wait_for(lock, stop, std::chrono::milliseconds(500), ready);
      if (ready()) {
        next = due_.front();
        due_.pop_front();
      }
    }
    if (!next || stop.stop_requested()) continue;
    const auto planned = plan_on(tools_of(building_), next->part, Planner::Asker::House);
    if (!planned) log_warning("planning on: {} {}", planned.error().code, planned.error().detail);
    look();
  }
}

}  // namespace kith::app
