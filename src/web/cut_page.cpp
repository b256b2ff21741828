#include "web/cut_page.h"

#include <memory>
#include <stdexcept>
#include <zlib.h>

namespace kith::web {
namespace {

// Deflate, unknown time, no name, made on Unix (RFC 1952, 2.3).
constexpr std::string_view gzip_head{"\x1f\x8b\x08\0\0\0\0\0\0\x03", 10};

const Bytef* data_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

std::uint32_t crc_of(std::string_view text) {
  return static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), data_of(text), text.size()));
}

void append_little_endian(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xff);
}

// One block of bytes as they are.
std::string stored_block(std::string_view text) {
  std::string block(1, '\0');
  const auto length = static_cast<std::uint16_t>(text.size());
  append_little_endian(block, length, 2);
  append_little_endian(block, static_cast<std::uint16_t>(~length), 2);
  return block.append(text);
}

class Deflater {
 public:
  Deflater() {
    constexpr int raw = -MAX_WBITS, most_memory = MAX_MEM_LEVEL;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw, most_memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // Blocks that end on a byte and refer to nothing before them; the last ones end the stream.
  std::string blocks(std::string_view text, bool last) {
    if (text.empty() && !last) return {};
    std::string out(deflateBound(&stream_, static_cast<uLong>(text.size())) + 16, '\0');  // 16: an end on a byte
    stream_.next_in = const_cast<Bytef*>(data_of(text));
    stream_.avail_in = static_cast<uInt>(text.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int state = deflate(&stream_, last ? Z_FINISH : Z_FULL_FLUSH);
    if (state != (last ? Z_STREAM_END : Z_OK) || stream_.avail_in)
      throw std::logic_error("a page did not fit where zlib said that it fits");
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

 private:
  z_stream stream_{};
};

}  // namespace

CutPage::CutPage(const std::string& html, const std::string& stand_in) {
  std::size_t begin = 0;
  for (auto end = html.find(stand_in); end != html.npos; end = html.find(stand_in, begin)) {
    pieces_.push_back(http::bytes(html.substr(begin, end - begin)));
    begin = end + stand_in.size();
  }
  pieces_.push_back(http::bytes(html.substr(begin)));
}

CutPage CutPage::zipped() const {
  CutPage page;
  Deflater deflater;
  for (const auto& piece : pieces_) {
    const bool first = page.pieces_.empty(), last = page.pieces_.size() + 1 == pieces_.size();
    page.pieces_.push_back(http::bytes(std::string(first ? gzip_head : "") + deflater.blocks(*piece, last)));
    page.sums_.push_back({crc_of(*piece), piece->size()});
  }
  return page;
}

std::size_t CutPage::size() const {
  std::size_t bytes = 0;
  for (const auto& piece : pieces_) bytes += piece->size();
  return bytes;
}

std::vector<http::Bytes> CutPage::with_key(const std::string& key) const {
  std::vector<http::Bytes> page;
  page.reserve(2 * pieces_.size());
  const auto shared_key = http::bytes(is_zipped() ? stored_block(key) : key);
  for (const auto& piece : pieces_) {
    if (!page.empty()) page.push_back(shared_key);
    page.push_back(piece);
  }
  if (is_zipped()) page.push_back(end_of_gzip(key));
  return page;
}

http::Bytes CutPage::end_of_gzip(const std::string& key) const {
  const auto key_crc = crc_of(key);
  auto crc = sums_.front().crc;
  auto bytes = sums_.front().bytes;
  const auto add = [&](std::uint32_t part, std::size_t length) {
    crc = static_cast<std::uint32_t>(crc32_combine(crc, part, static_cast<z_off_t>(length)));
    bytes += length;
  };
  for (std::size_t i = 1; i < sums_.size(); ++i) {
    add(key_crc, key.size());
    add(sums_[i].crc, sums_[i].bytes);
  }
  std::string end;
  append_little_endian(end, crc, 4);
  append_little_endian(end, static_cast<std::uint32_t>(bytes), 4);
  return http::bytes(std::move(end));
}

}  // namespace kith::web
