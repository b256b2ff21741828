// What the server says over a real socket: framing, order, refusals.
#include "web/http/server.h"

#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "web/http/testing/test_server.h"

namespace kith::web::http {

using testing::echo;
using testing::patient_options;
using testing::Reply;
using testing::TestServer;

constexpr std::string_view hello = "GET /hello?a=b HTTP/1.1\r\nHost: h\r\n\r\n";

std::string post(std::string_view body, std::string_view fields = "") {
  return "POST / HTTP/1.1\r\nHost: h\r\n" + std::string(fields) + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

TEST(Server, AnswersAndKeepsTheConnection) {
  TestServer server;
  auto client = server.connect();
  for (int i = 0; i < 3; ++i) {
    client.say(hello);
    const auto reply = client.read();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "GET /hello?a=b ");
    EXPECT_TRUE(reply.head.starts_with("HTTP/1.1 200 OK\r\nDate: ")) << reply.head;
    EXPECT_TRUE(reply.head.contains("\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n")) << reply.head;
    EXPECT_FALSE(reply.head.contains("Connection")) << reply.head;
  }
}

TEST(Server, HandsOverWhatWasSent) {
  Request seen;
  TestServer server(patient_options(), [&](Request request, const Responder& respond) {
    seen = std::move(request);
    respond({.status = 204});
  });
  auto client = server.connect();
  client.say(post("a\0b", "X-One: 1\r\nx-one: 2\r\nEmpty:\r\n"));
  client.say("BREW /pot?milk=?&x HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(client.read().status, 204);
  EXPECT_EQ(client.read().status, 204);
  EXPECT_EQ(seen.method, Method::Other);
  EXPECT_EQ(seen.method_name, "BREW");
  EXPECT_EQ(seen.target, "/pot?milk=?&x");
  EXPECT_EQ(seen.path, "/pot");
  EXPECT_EQ(seen.query, "milk=?&x");
  EXPECT_EQ(seen.client, "127.0.0.1");
  EXPECT_EQ(seen.header("HOST"), "h");
  EXPECT_EQ(seen.header("x-one"), std::nullopt);
}

TEST(Server, TakesTheBodyInPiecesOfAnySize) {
  TestServer server;
  const std::string chunked =
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;note=\"x\"\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\nHost: other\r\nX: y\r\n\r\n";
  for (const auto& request : {post("hello world"), chunked}) {
    auto client = server.connect();
    for (const char byte : request) client.say(std::string_view(&byte, 1));
    EXPECT_EQ(client.read().body, "POST / hello world");
    client.say(request);
    EXPECT_EQ(client.read().body, "POST / hello world");
  }
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  TestServer server(patient_options(), [](Request request, const Responder& respond) {
    std::jthread([request = std::move(request), respond]() mutable { echo(std::move(request), respond); }).detach();
  });
  auto client = server.connect();
  std::string all;
  for (int i = 0; i < 200; ++i)
    all += i % 3 == 0 ? post(std::to_string(i)) : "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
  client.say(all);
  for (int i = 0; i < 200; ++i) {
    const auto number = std::to_string(i);
    EXPECT_EQ(client.read().body, i % 3 == 0 ? "POST / " + number : "GET /" + number + " ");
  }
}

TEST(Server, SendsNoBodyToHead) {
  TestServer server;
  auto client = server.connect();
  client.say("HEAD /hello HTTP/1.1\r\nHost: h\r\n\r\n");
  client.say(hello);
  EXPECT_TRUE(client.read(true).head.contains("Content-Length: 12\r\n"));
  EXPECT_EQ(client.read().body, "GET /hello?a=b ");
}

TEST(Server, SendsNoBodyWhereNoneMayBe) {
  for (const int status : {204, 304}) {
    TestServer server(patient_options(), [status](const Request&, const Responder& respond) {
      respond(text_response(status, "text/plain", "never"));
    });
    auto client = server.connect();
    client.say(hello);
    client.say(hello);
    client.say_no_more();
    const auto all = client.read_all();
    EXPECT_FALSE(all.contains("never"));
    EXPECT_FALSE(all.contains("Content-Length"));
  }
}

TEST(Server, SendsAllPiecesOfABody) {
  Response answer{.content_type = "text/plain"};
  std::string whole;
  for (int i = 0; i < 300; ++i) {
    answer.body.push_back(bytes(std::string(10'000, static_cast<char>('a' + i % 26))));
    whole += *answer.body.back();
  }
  answer.body.push_back(nullptr);
  TestServer server(patient_options(), [&](const Request&, const Responder& respond) { respond(answer); });
  auto client = server.connect(4'096);
  client.say(std::string(hello) + std::string(hello));
  EXPECT_TRUE(client.read().body == whole);
  EXPECT_TRUE(client.read().body == whole);
}

TEST(Server, ServesHttp10AsItAsks) {
  TestServer server;
  auto client = server.connect();
  client.say("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_TRUE(client.read().head.contains("Connection: keep-alive\r\n"));
  client.say("GET / HTTP/1.0\r\n\r\n");
  EXPECT_TRUE(client.read().head.contains("Connection: close\r\n"));
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, ClosesWhenEitherSideAsks) {
  TestServer server(patient_options(), [](const Request& request, const Responder& respond) {
    auto response = text_response(200, "text/plain", "ok");
    response.close = request.path == "/close";
    respond(std::move(response));
  });
  for (const std::string request :
       {"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "GET /close HTTP/1.1\r\nHost: h\r\n\r\n"}) {
    auto client = server.connect();
    client.say(request);
    EXPECT_TRUE(client.read().head.contains("Connection: close\r\n"));
    EXPECT_TRUE(client.is_closed());
  }
}

TEST(Server, AnswersAClientThatHasStoppedSending) {
  TestServer server;
  auto client = server.connect();
  client.say(hello);
  client.say_no_more();
  EXPECT_EQ(client.read().status, 200);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, SaysContinueOnlyToThoseWhoWait) {
  TestServer server;
  auto client = server.connect();
  client.say("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  client.say("ok");
  EXPECT_EQ(client.read().body, "POST / ok");
  client.say(post("here", "Expect: 100-continue\r\n"));
  EXPECT_EQ(client.read().body, "POST / here");
}

TEST(Server, IgnoresEmptyLinesBetweenRequests) {
  TestServer server;
  auto client = server.connect();
  client.say(post("a") + "\r\n");
  client.say("\r\n" + std::string(hello));
  EXPECT_EQ(client.read().body, "POST / a");
  EXPECT_EQ(client.read().status, 200);
}

struct Bad {
  int status;
  std::string bytes;
};

// Each is followed by a request that must not be answered: one refusal, then the end.
std::vector<Bad> bad_requests() {
  const std::string chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string get = "GET / HTTP/1.1\r\nHost: h\r\n";
  return {
      {400, "GET / HTTP/1.1\nHost: h\n\n"},
      {400, "GET / HTTP/1.1\r\nHost: h\n\r\n"},
      {400, "GET / HTTP/1.1\rHost: h\r\r"},
      {400, std::string("GET /\0 HTTP/1.1\r\n", 17)},
      {400, std::string("\x16\x03\x01\x02\x00\x01", 6)},
      {400, "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\n\r\n"},
      {400, get + "Host: h\r\n\r\n"},
      {400, get + " folded\r\n\r\n"},
      {400, get + "X : y\r\n\r\n"},
      {400, "GET / HTTP/2.0\r\nHost: h\r\n\r\n"},
      {400, "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {400, get + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {400, get + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nbody"},
      {400, get + "Content-Length: 4, 4\r\n\r\nbody"},
      {400, get + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
      {400, get + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
      {400, get + "Connection: ,,@\r\n\r\n"},
      {400, chunked + "5\nhello"},
      {400, chunked + "5\r\nhello\n0\r\n\r\n"},
      {400, chunked + "5\rhello"},
      {400, chunked + "x\r\n"},
      {400, chunked + "-1\r\n"},
      {400, chunked + "11111111111111111\r\n"},
      {400, chunked + "5\r\nhello!\r\n0\r\n\r\n"},
      {400, chunked + "0\r\nX: y\n\r\n"},
      {400, chunked + "1;" + std::string(2'000, 'x')},
      {413, chunked + "FFFFFFFFFFFFFFFF\r\n"},
      {413, chunked + "100001\r\n"},
      {413, get + "Content-Length: 1048577\r\n\r\n"},
      {413, get + "Content-Length: 99999999999999999999999\r\n\r\n"},
      {413, get + "Expect: 100-continue\r\nContent-Length: 1048577\r\n\r\n"},
      {417, get + "Expect: the worst\r\n\r\n"},
      {431, get + "X: " + std::string(20'000, 'x')},
      {431, get + "X: " + std::string(20'000, 'x') + "\r\n\r\n"},
  };
}

TEST(Server, RefusesWhatIsMalformedOnceAndCloses) {
  TestServer server;
  for (const auto& bad : bad_requests()) {
    auto client = server.connect();
    client.say(bad.bytes);
    client.say(hello);
    const auto reply = client.read();
    EXPECT_EQ(reply.status, bad.status) << bad.bytes;
    EXPECT_TRUE(reply.head.contains("Connection: close\r\n")) << bad.bytes;
    EXPECT_TRUE(reply.body.starts_with("{\"status\":" + std::to_string(bad.status) + ",\"code\":\"")) << reply.body;
    EXPECT_TRUE(client.is_closed()) << bad.bytes;
  }
}

TEST(Server, GivesTheSameRefusalByteByByte) {
  TestServer server;
  for (const auto& bad : bad_requests()) {
    auto client = server.connect();
    for (const char byte : bad.bytes) {
      if (!client.say(std::string_view(&byte, 1))) break;
    }
    EXPECT_EQ(client.read().status, bad.status) << bad.bytes;
  }
}

TEST(Server, TakesNothingSmuggledForASecondRequest) {
  int requests = 0;
  TestServer server(patient_options(), [&](Request request, const Responder& respond) {
    ++requests;
    echo(std::move(request), respond);
  });
  const std::string inner = "GET /inner HTTP/1.1\r\nHost: h\r\n\r\n";
  for (const std::string field : {"Transfer-Encoding: xchunked", "Transfer-Encoding: chunked, identity",
                                  "Transfer-Encoding : chunked", "Content-Length: 0\r\nContent-Length: 35",
                                  "Content-Length: 0, 35", "Content-Length: +35", "X: y\nTransfer-Encoding: chunked"}) {
    auto client = server.connect();
    client.say("POST /outer HTTP/1.1\r\nHost: h\r\n" + field + "\r\n\r\n" + inner);
    EXPECT_EQ(client.read().status, 400) << field;
    EXPECT_TRUE(client.is_closed()) << field;
  }
  EXPECT_EQ(requests, 0);
}

TEST(Server, LetsAPathHaveALimitOfItsOwn) {
  auto options = patient_options();
  options.body_limit = [](const Request& head) -> std::size_t { return head.path == "/import" ? 4'000'000 : 10; };
  TestServer server(options);
  const auto ask = [&](const std::string& path, std::size_t size) {
    return server
        .ask("POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
             std::string(size, 'x'))
        .status;
  };
  EXPECT_EQ(ask("/import", 3'000'000), 200);
  EXPECT_EQ(ask("/other", 10), 200);
  EXPECT_EQ(ask("/other", 11), 413);
  EXPECT_EQ(server
                .ask("POST /import HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2DC6C0\r\n" +
                     std::string(3'000'000, 'x') + "\r\n0\r\n\r\n")
                .status,
            413)
      << "who does not say how much comes has no more than others";
  EXPECT_EQ(ask("/other", 3'000'000), 413) << "the answer is there even for a client that sends all of it first";
}

TEST(Server, AnswersForAHandlerThatFails) {
  TestServer server(patient_options(), [](const Request& request, const Responder& respond) {
    if (request.path == "/throws") throw std::runtime_error("on purpose");
    if (request.path == "/splits") respond({.headers = {{"Location", "/a\r\nSet-Cookie: b"}}});
    if (request.path == "/names") respond({.headers = {{"A: b\r\nC", "d"}}});
    if (request.path == "/type") respond({.content_type = "text/html\n"});
    if (request.path == "/frames") respond({.headers = {{"content-length", "3"}}});
    if (request.path == "/status") respond({.status = 1'000});
    if (request.path == "/twice") respond(text_response(200, "text/plain", "first"));
    if (request.path == "/twice") respond(text_response(200, "text/plain", "second"));
  });
  auto client = server.connect();
  for (const std::string path : {"/throws", "/splits", "/names", "/type", "/frames", "/status", "/drops"}) {
    client.say("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto reply = client.read();
    EXPECT_EQ(reply.status, 500) << path;
    EXPECT_FALSE(reply.head.contains("Set-Cookie")) << path;
  }
  client.say("GET /twice HTTP/1.1\r\nHost: h\r\n\r\nGET /drops HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(client.read().body, "first");
  EXPECT_EQ(client.read().status, 500);
}

TEST(Server, LetsItsOwnersWordARefusal) {
  auto options = patient_options();
  options.refuse = [](const Refusal& refusal) {
    return text_response(refusal.status, "text/plain", refusal.to_browser ? "dear reader" : "dear program");
  };
  TestServer server(options, [](const Request&, const Responder&) {});
  EXPECT_EQ(server.ask("nonsense\r\n\r\n").body, "dear program");
  EXPECT_EQ(server.ask("GET / HTTP/1.1\r\nHost: h\r\nAccept: text/html,*/*\r\n\r\n").body, "dear reader");
}

TEST(Server, SaysThatItsPortIsTaken) {
  TestServer first;
  const auto second = Server::create({.port = first->port()}, echo);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, "address_taken");
  EXPECT_EQ(Server::create({.address = "nowhere"}, echo).error().code, "address_unusable");
}

TEST(Server, ServesFromSeveralThreads) {
  auto options = patient_options();
  options.threads = 3;
  TestServer server(options);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(server.ask(hello).status, 200);
}

}  // namespace kith::web::http
