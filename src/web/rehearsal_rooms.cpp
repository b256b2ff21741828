#include "web/rehearsal_rooms.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace kith::web {
namespace {

constexpr std::string_view first = "/rehearsals/", cookie_path = "; Path=";

struct Split {
  std::string_view token;
  std::string_view rest;  // "" or from the next slash on
};

std::optional<Split> split(std::string_view path) {
  if (!path.starts_with(first) || path.size() == first.size()) return std::nullopt;
  path.remove_prefix(first.size());
  const auto end = std::min(path.find('/'), path.size());
  return Split{path.substr(0, end), path.substr(end)};
}

std::string led(const std::string& base, std::string_view page) {
  return page == "/" ? base : base + std::string(page);
}

}  // namespace

// What a rehearsal needs while pages of it are asked for. The follower ends before its desk, and the desk before its
// house.
struct RehearsalRooms::Room {
  std::shared_ptr<app::Rehearsal> rehearsal;
  Desk desk;
  app::DayFollower follower;

  Room(std::shared_ptr<app::Rehearsal> of, const Desk& house, app::Rehearsals& rehearsals)
      : rehearsal(std::move(of)),
        desk{.building = rehearsal->building(),
             .options = house.options,
             .routes = house.routes,
             .pages = house.pages,
             .streams = std::make_unique<DayStreams>(limits::rehearsal_streams)},
        follower(
            desk.building, [this](DayId day, std::int64_t version) { desk.streams->tell(day, version); },
            [this] { desk.streams->tick(); }) {
    desk.rehearsals = &rehearsals;
    desk.rehearsal = rehearsal;
    desk.base = rehearsal->page();
    desk.committed = [this] { follower.look(); };
  }
  ~Room() { desk.streams->end(); }
};

std::shared_ptr<RehearsalRooms::Room> RehearsalRooms::room_of(std::string_view token) {
  auto rehearsal = rehearsals_.find(token);
  if (!rehearsal) return nullptr;
  const std::lock_guard lock(mutex_);
  auto& room = rooms_[std::string(token)];
  if (!room) room = std::make_shared<Room>(std::move(rehearsal), house_, rehearsals_);
  return room;
}

std::shared_ptr<Desk> RehearsalRooms::enter(http::Request& request) {
  const auto parts = split(request.path);
  if (!parts) return nullptr;
  auto room = room_of(parts->token);
  if (!room) return nullptr;
  if (request.method == http::Method::Post && !room->rehearsal->takes_command()) {
    rehearsals_.end(parts->token);
    return nullptr;
  }
  auto path = std::string(parts->rest);
  if (path.empty() || path == "/") {
    path = room->desk.base;
  } else if (const auto own = house_.routes->match(request.method, request.path); own.route || !own.allowed.empty()) {
    path = request.path;
  }
  request.path = std::move(path);
  request.target = request.path + (request.query.empty() ? "" : "?" + request.query);
  return {room, &room->desk};
}

void RehearsalRooms::tidy() {
  std::vector<std::shared_ptr<Room>> over;  // goes after the lock: its threads end first
  const std::lock_guard lock(mutex_);
  for (auto room = rooms_.begin(); room != rooms_.end();) {
    if (rehearsals_.find(room->first)) {
      ++room;
      continue;
    }
    over.push_back(std::move(room->second));
    room = rooms_.erase(room);
  }
}

bool is_of_a_rehearsal(std::string_view path) { return split(path).has_value(); }

void lead_outside(const std::string& base, http::Response& response) {
  if (base.empty()) return;
  for (auto& [name, value] : response.headers) {
    if ((name == "Location" || name == "Content-Location") && value.starts_with('/')) value = led(base, value);
    if (name != "Set-Cookie") continue;
    const auto at = value.find(cookie_path) + cookie_path.size();
    const auto end = value.find(';', at);
    value = value.substr(0, at) + led(base, value.substr(at, end - at)) + value.substr(end);
  }
}

}  // namespace kith::web
