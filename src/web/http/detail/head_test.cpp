#include "web/http/detail/head.h"

#include <gtest/gtest.h>
#include <string>

#include "base/limits.h"

namespace kith::web::http::detail {

using Kind = HeadEnd::Kind;

TEST(HeadEnd, IsTheSameWhereverTheBytesAreCut) {
  const std::string head = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  const std::string received = head + "more";
  for (std::size_t cut = 0; cut < head.size(); ++cut) {
    EXPECT_EQ(find_head_end(std::string_view(received).substr(0, cut), 0).kind, Kind::Missing) << cut;
    const auto end = find_head_end(received, cut);
    EXPECT_EQ(end.kind, Kind::Found) << cut;
    EXPECT_EQ(end.size, head.size()) << cut;
  }
}

TEST(HeadEnd, IsMalformedAsSoonAsALineEndComesApart) {
  for (const std::string& bytes : {std::string("GET / HTTP/1.1\n"), std::string("GET / HTTP/1.1\rH"), std::string("\n"),
                                   std::string("GET / HTTP/1.1\r\r"), std::string("GET\0", 4)}) {
    EXPECT_EQ(find_head_end(bytes, 0).kind, Kind::Malformed) << bytes;
    EXPECT_EQ(find_head_end(bytes, bytes.size() - 1).kind, Kind::Malformed) << bytes;
  }
}

int status_of(const std::string& head) {
  const auto checked = check_head(head);
  return checked ? 200 : checked.error();
}

int status_of_fields(const std::string& fields) {
  return status_of("POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n");
}

TEST(Head, OfABrowserPasses) {
  EXPECT_EQ(status_of("GET /a%20b?c=d&e='|^` HTTP/1.1\r\nhost: kith.example:8080\r\nCookie: a=\"\xc3\xbc\"\r\n"
                      "X-Empty:\r\nAccept:\t text/html \r\nConnection: keep-alive\r\n\r\n"),
            200);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 200);
}

TEST(Head, WithAnOddRequestLineIsRefused) {
  for (const std::string line : {"GET  / HTTP/1.1",
                                 "GET /  HTTP/1.1",
                                 " GET / HTTP/1.1",
                                 "GET / HTTP/1.1 ",
                                 "GET /",
                                 "GET",
                                 "",
                                 "GET / HTTP/2.0",
                                 "GET / HTTP/1.2",
                                 "GET / HTTP/01.1",
                                 "GET / http/1.1",
                                 "GET /\tHTTP/1.1",
                                 "G@T / HTTP/1.1",
                                 "GET http://h/ HTTP/1.1",
                                 "GET h HTTP/1.1",
                                 "GET * HTTP/1.1",
                                 "CONNECT h:443 HTTP/1.1",
                                 "GET /\xc3\xbc HTTP/1.1",
                                 "GET /\x7f HTTP/1.1",
                                 "GET /\x01 HTTP/1.1",
                                 "GET / a HTTP/1.1"}) {
    EXPECT_EQ(status_of(line + "\r\nHost: h\r\n\r\n"), 400) << line;
  }
}

TEST(Head, NeedsOneHost) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of_fields("Host: h\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
}

TEST(Head, WithAnOddFieldIsRefused) {
  for (const std::string field : {" folded: line", "\tfolded", "Name : value", "Na me: value", ": value", "no colon",
                                  "N\xc3\xbc: value", "Name: a\x01", "Name: a\x7f", "Name\t: v", "(a): b"}) {
    EXPECT_EQ(status_of_fields("X: y\r\n" + field + "\r\n"), 400) << field;
  }
}

TEST(Head, LeavesOneReadingOfTheBodyOnly) {
  for (const std::string fields :
       {"Content-Length: 1\r\nContent-Length: 1\r\n", "Content-Length: 1\r\nContent-Length: 2\r\n",
        "Content-Length: 1, 1\r\n", "Content-Length: +1\r\n", "Content-Length: -1\r\n", "Content-Length: 0x1\r\n",
        "Content-Length: 1 1\r\n", "Content-Length:\r\n", "Content-Length: 1.0\r\n",
        "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding:\r\n",
        "Transfer-Encoding: \x0b"
        "chunked\r\n",
        "Transfer-Encoding: chunked;a=b\r\n"}) {
    EXPECT_EQ(status_of_fields(fields), 400) << fields;
  }
  EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
  EXPECT_EQ(status_of_fields("Transfer-Encoding: Chunked\r\n"), 200);
}

TEST(Head, TellsTheLengthOfTheBody) {
  const auto length = [](const std::string& digits) {
    return check_head("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + digits + "\r\n\r\n")->content_length;
  };
  EXPECT_EQ(length("0"), 0u);
  EXPECT_EQ(length("17"), 17u);
  EXPECT_EQ(status_of_fields("Content-Length: 99999999999999999999999\r\n"), 413);
}

TEST(Head, MayExpectOneThingOnly) {
  EXPECT_EQ(status_of_fields("Expect: 100-Continue\r\n"), 200);
  EXPECT_EQ(status_of_fields("Expect: 200-ok\r\n"), 417);
}

TEST(Head, HasABoundedNumberOfFields) {
  std::string fields;
  for (std::size_t i = 1; i < limits::head_fields; ++i) fields += "X: y\r\n";
  EXPECT_EQ(status_of_fields(fields), 200);
  EXPECT_EQ(status_of_fields(fields + "X: y\r\n"), 400);
}

}  // namespace kith::web::http::detail
