// A page cut where its form keys belong: every reader gets the same bytes with a key of their own in between.
// For: pages that are kept for a crowd (kept_pages.h, ready_pages.h). Not for: pages that know who asks.
// Zipped, the pieces are runs of deflate blocks that each end on a byte, a key is a stored block between two of them
// (RFC 1951, 3.2.4), and the checksum of the whole is combined from those of its parts (RFC 1952). So a page is
// compressed once for all, and a key is never compressed together with what somebody else may have written (which is
// how BREACH guesses). Threads: values; the pieces are shared and immutable.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "web/http/message.h"

namespace kith::web {

class CutPage {
 public:
  // Cuts at every occurrence of the stand-in for a form key.
  CutPage(const std::string& html, const std::string& stand_in);
  // The same page as gzip.
  CutPage zipped() const;
  bool is_zipped() const { return !sums_.empty(); }
  std::size_t size() const;  // bytes, without keys

  // The whole page, with the key at every cut.
  std::vector<http::Bytes> with_key(const std::string& key) const;

 private:
  struct Sum {
    std::uint32_t crc = 0;  // of the piece before it was compressed
    std::size_t bytes = 0;
  };
  CutPage() = default;
  http::Bytes end_of_gzip(const std::string& key) const;

  std::vector<http::Bytes> pieces_;
  std::vector<Sum> sums_;  // of each piece; none where nothing is zipped
};

}  // namespace kith::web
