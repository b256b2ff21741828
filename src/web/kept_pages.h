// Pages as readers without cookies see them, kept until their stamp changes.
// For: the pages a crowd reads (front page, a post). Not for: anything that knows who asks; a signed-in page never
// enters. Form keys are fresh for every reader (cut_page.h). Threads: safe from several threads. Bounded by
// limits::kept_pages and kept_bytes; the whole lot is dropped when full.
#pragma once
#include <mutex>
#include <optional>
#include <string>

#include "web/cut_page.h"
#include "web/shelf.h"

namespace kith::web {

class KeptPages {
 public:
  KeptPages();
  std::optional<CutPage> find(const std::string& address, const std::string& stamp) const;
  void keep(const std::string& address, const std::string& stamp, CutPage page);

 private:
  struct Kept {
    std::string stamp;
    CutPage page;
  };
  mutable std::mutex mutex_;
  Shelf<Kept> kept_;
};

}  // namespace kith::web
