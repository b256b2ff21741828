// Things by an address, at most so many and so many bytes of them; one thing that is larger lies there alone. The whole
// lot is dropped when it is full: what a crowd reads is soon there again. For: KeptPages and ReadyPages, who bring the
// lock.
#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace kith::web {

template <class Thing>
class Shelf {
 public:
  Shelf(std::size_t most, std::size_t most_bytes) : most_(most), most_bytes_(most_bytes) {}

  // Null where there is none; true until the next put().
  const Thing* find(const std::string& address) const {
    const auto found = things_.find(address);
    return found == things_.end() ? nullptr : &found->second.thing;
  }

  void put(std::string address, Thing thing, std::size_t bytes) {
    if (const auto old = things_.find(address); old != things_.end()) {
      bytes_ -= old->second.bytes;
      things_.erase(old);
    }
    if (things_.size() >= most_ || bytes_ + bytes > most_bytes_) {
      things_.clear();
      bytes_ = 0;
    }
    bytes_ += bytes;
    things_.emplace(std::move(address), Held{std::move(thing), bytes});
  }

 private:
  struct Held {
    Thing thing;
    std::size_t bytes = 0;
  };
  std::size_t most_, most_bytes_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, Held> things_;
};

}  // namespace kith::web
