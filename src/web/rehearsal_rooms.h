// Rehearsals as web sees them: each has a desk of its own, and its addresses are the house's with /rehearsals/{token}
// before them. Here, and nowhere else, that is taken off on the way in (enter) and put on again on the way out
// (lead_outside; in pages it stands in the templates, web/template_text.h).
// For: service.cpp and visit.cpp. Threads: safe from several; enter() may wait for a moment and is for workers.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/days/follow.h"
#include "app/rehearsal/rehearsals.h"
#include "web/visit.h"

namespace kith::web {

class RehearsalRooms {
 public:
  // The house's desk outlives this.
  explicit RehearsalRooms(const Desk& house) : house_(house), rehearsals_(house.building.clock) {}

  app::Rehearsals& rehearsals() { return rehearsals_; }
  // The desk for this request, whose path is then as the house knows it. Null: the house's own desk.
  std::shared_ptr<Desk> enter(http::Request& request);
  // Closes what is over. To be called each second.
  void tidy();

 private:
  struct Room;
  std::shared_ptr<Room> room_of(std::string_view token);

  const Desk& house_;
  app::Rehearsals rehearsals_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Room>, std::less<>> rooms_;
};

// Whether the path is below /rehearsals/{token}.
bool is_of_a_rehearsal(std::string_view path);
// Addresses and cookies of an answer get `base` before them. Nothing happens where it is empty.
void lead_outside(const std::string& base, http::Response& response);

}  // namespace kith::web
