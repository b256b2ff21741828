#include "web/http/message.h"

#include <gtest/gtest.h>

namespace kith::web::http {
namespace {

bool takes_gzip(const std::string& accept_encoding) {
  Request request;
  request.headers = {{"Accept-Encoding", accept_encoding}};
  return accepts_gzip(request);
}

TEST(AcceptEncoding, NamesWhatAClientReads) {
  for (const char* yes : {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.001", "deflate , gzip ; q=1"})
    EXPECT_TRUE(takes_gzip(yes)) << yes;
  for (const char* no : {"", "identity", "*", "xgzip", "gzipped", "gzip;q=0", "br, gzip;q=0.000", "not=a,,list;;"})
    EXPECT_FALSE(takes_gzip(no)) << no;
  EXPECT_FALSE(accepts_gzip(Request{}));
}

}  // namespace
}  // namespace kith::web::http
