// Pages as readers without cookies see them, kept until their stamp changes.
// For: the pages a crowd reads (front page, a post). Not for: anything that knows who asks; a signed-in page never
// enters. A page is kept in pieces, cut where the form keys stand, which are fresh for every reader. Threads:
// safe from several threads. Bounded by limits::kept_pages and kept_bytes; the whole lot is dropped when full.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "web/http/message.h"
#include "web/shelf.h"

namespace kith::web {

class KeptPages {
 public:
  // The pieces between which a form key belongs.
  using Pieces = std::vector<http::Bytes>;
  KeptPages();
  std::optional<Pieces> find(const std::string& address, const std::string& stamp) const;
  void keep(const std::string& address, const std::string& stamp, Pieces pieces);

 private:
  struct Kept {
    std::string stamp;
    Pieces pieces;
  };
  mutable std::mutex mutex_;
  Shelf<Kept> kept_;
};

std::size_t bytes_of(const KeptPages::Pieces& pieces);
// Cuts a page at every occurrence of the stand-in for the form key.
KeptPages::Pieces cut_at(const std::string& html, const std::string& stand_in);
// The page again, with a key at every cut.
std::vector<http::Bytes> with_key(const KeptPages::Pieces& pieces, const std::string& key);

}  // namespace kith::web
