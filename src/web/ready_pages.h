// Whole answers for readers without cookies, given again by the network thread itself while they are true.
// An answer is true as long as the store's moment is the one before it was made: nothing was written since. What
// another program writes into the same file, and what time alone changes (a day begins), is seen
// limits::other_programs_ms later at most; where servers share a database there is no moment, and nothing is kept here.
// Anything that knows who asks never enters. The form key is fresh for every reader. Threads: safe from several.
// Bounded by limits::ready_pages and kept_bytes; dropped as a whole when full.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "web/cut_page.h"
#include "web/http/message.h"
#include "web/shelf.h"

namespace kith::limits {

inline constexpr std::size_t ready_pages = 256;  // whole answers, by all that was asked
inline constexpr std::size_t ready_address_bytes = 1'024;
inline constexpr int other_programs_ms = 1'000;  // until such an answer is compared with the data again

}  // namespace kith::limits

namespace kith::web {

struct ReadyPage {
  std::string content_type;
  http::Headers headers;
  CutPage page;
  std::uint64_t moment = 0;  // of the store, before the page was made
  Instant made;              // by the house's clock, before it was made
};

class ReadyPages {
 public:
  ReadyPages();
  // Null where the request asks for something else than a kept page, or the page is not true any more.
  std::shared_ptr<const ReadyPage> find(const http::Request& request, std::optional<std::uint64_t> moment,
                                        Instant now) const;
  void keep(const http::Request& request, ReadyPage page);

 private:
  mutable std::mutex mutex_;
  Shelf<std::shared_ptr<const ReadyPage>> pages_;
};

}  // namespace kith::web
