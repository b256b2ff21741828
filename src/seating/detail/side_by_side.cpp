#include "seating/detail/side_by_side.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <vector>

namespace kith::seating {
namespace {

constexpr std::uint64_t seed_step = 0x9e3779b97f4a7c15;  // 2^64 / golden ratio: seeds of one run never meet

class SideBySide {
 public:
  SideBySide(const SearchOptions& options, const Search& search)
      : options_(options), search_(search), lanes_(static_cast<std::size_t>(options.searches)) {}

  Result<Planned> run() {
    const std::stop_callback stop_all(options_.stop, [this] { stop_from(0); });
    const auto work = [this](int i) { search(static_cast<std::size_t>(i)); };
    if (options_.spread)
      options_.spread(options_.searches, work);
    else
      for (int i = 0; i < options_.searches; ++i) work(i);
    return best();
  }

 private:
  struct Lane {
    std::stop_source stop;
    std::optional<Result<Planned>> planned;
    std::exception_ptr trouble;
  };

  void search(std::size_t i) {
    auto own = options_;
    own.searches = 1;
    own.seed += seed_step * i;
    own.stop = lanes_[i].stop.get_token();
    if (i > 0) own.progress = nullptr;
    try {
      lanes_[i].planned = search_(own);
    } catch (...) {
      lanes_[i].trouble = std::current_exception();
    }
    // Nobody finds a better plan than one that is proved best. With iterations those before it go on all the same: one
    // of them may find as good a plan, and it must not depend on the clock whose plan is taken.
    const auto& planned = lanes_[i].planned;
    if (planned && *planned && (*planned)->proved) stop_from(options_.iterations ? i + 1 : 0);
  }

  void stop_from(std::size_t first) {
    for (std::size_t i = first; i < lanes_.size(); ++i) lanes_[i].stop.request_stop();
  }

  Result<Planned> best() {
    Lane* best = nullptr;
    std::int64_t iterations = 0;
    double seconds = 0;
    for (auto& lane : lanes_) {
      if (!lane.planned || !*lane.planned) continue;
      iterations += (*lane.planned)->iterations;
      seconds = std::max(seconds, (*lane.planned)->seconds);
      if (!best || better((*lane.planned)->report.objective, (*best->planned)->report.objective)) best = &lane;
    }
    if (!best) return without_plan();
    auto planned = std::move(*best->planned);
    planned->iterations = iterations;
    planned->seconds = seconds;
    return planned;
  }

  Result<Planned> without_plan() {
    if (lanes_.front().planned) return std::move(*lanes_.front().planned);
    std::rethrow_exception(lanes_.front().trouble);
  }

  const SearchOptions& options_;
  const Search& search_;
  std::vector<Lane> lanes_;
};

}  // namespace

Result<Planned> best_of_searches(const SearchOptions& options, const Search& search) {
  return SideBySide(options, search).run();
}

}  // namespace kith::seating
