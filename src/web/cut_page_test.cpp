#include "web/cut_page.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace kith::web {
namespace {

const std::string stand_in = "STAND-IN", key(52, 'k');

std::string joined(const std::vector<http::Bytes>& pieces) {
  std::string text;
  for (const auto& piece : pieces) text += *piece;
  return text;
}

// By zlib's own reader, which checks the sum and the length at the end.
std::string unzipped(const std::string& bytes) {
  std::string text(1'000'000, '\0');
  z_stream stream{};
  inflateInit2(&stream, MAX_WBITS + 16);  // 16: gzip and nothing else
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END) << (stream.msg ? stream.msg : "");
  EXPECT_EQ(stream.avail_in, 0u);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

std::string page_of(int forms, const std::string& stands_there) {
  std::string html = "<!doctype html>";
  for (int i = 0; i < forms; ++i) html += "<form><p>words, and words again</p>" + stands_there + "</form>";
  return html;
}

TEST(CutPage, CarriesAKeyAtEveryCut) {
  for (int forms : {0, 1, 5, 200}) {
    const CutPage page(page_of(forms, stand_in), stand_in);
    EXPECT_EQ(joined(page.with_key(key)), page_of(forms, key));
    EXPECT_EQ(unzipped(joined(page.zipped().with_key(key))), page_of(forms, key)) << forms;
  }
}

TEST(CutPage, ZippedOnceIsGivenWithManyKeys) {
  const auto zipped = CutPage(page_of(50, stand_in), stand_in).zipped();
  EXPECT_TRUE(zipped.is_zipped());
  EXPECT_LT(zipped.size(), page_of(50, "").size());
  for (const char* other : {"", "a", "another key"})
    EXPECT_EQ(unzipped(joined(zipped.with_key(other))), page_of(50, other));
}

TEST(CutPage, MayBeginOrEndWithAKey) {
  const auto zipped = CutPage(stand_in + stand_in, stand_in).zipped();
  EXPECT_EQ(unzipped(joined(zipped.with_key(key))), key + key);
}

TEST(CutPage, ZipsWhatCannotBeMadeSmaller) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 300'000; ++i, x = x * 1'664'525 + 1'013'904'223) noise += static_cast<char>(x >> 24);
  EXPECT_EQ(unzipped(joined(CutPage(noise + stand_in + noise, stand_in).zipped().with_key(key))), noise + key + noise);
}

TEST(CutPage, KeysAreNeverCompressed) {
  const auto bytes = joined(CutPage(page_of(3, stand_in), stand_in).zipped().with_key(key));
  int seen = 0;
  for (auto at = bytes.find(key); at != bytes.npos; at = bytes.find(key, at + key.size())) ++seen;
  EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace kith::web
