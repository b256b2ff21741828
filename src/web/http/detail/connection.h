// One client's connection: reads a request, hands it over, writes the answer, and begins again.
// For: phases, their deadlines and what is refused by itself. Not for: accepting, and not for parsing, which it has
// done. A waiting connection holds no buffer: it is told that bytes are there and reads them into one buffer of its
// loop, so an idle one costs about a kilobyte. There is no timer either: the loop's sweep asks each for its deadline.
// Threads: the loop's only. Ownership: the loop holds it until close(); a pending operation holds it as well.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "web/http/detail/head.h"
#include "web/http/detail/parser.h"
#include "web/http/detail/wire.h"
#include "web/http/server.h"

namespace kith::web::http::detail {

class Loop;
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using ErrorCode = boost::system::error_code;
using Moment = std::chrono::steady_clock::time_point;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // `client` is what the caps count; `address` what handlers are told.
  Connection(Loop& loop, Socket socket, std::string client, std::string address);

  void start();
  void deliver(std::uint64_t request, Response response);
  void drop(std::uint64_t request);  // its Responder went away without an answer
  void stream_has_more(std::uint64_t request);
  bool is_overdue(Moment now) const { return now >= deadline_ && phase_ != Phase::Streaming; }
  void give_up_waiting();  // for whatever is overdue
  void drain();            // no further request
  void close();
  bool awaits_room() const { return phase_ == Phase::Queued; }
  void grant_room(std::size_t bytes);
  // Holds room that others wait for, and fills it slower than they may be asked to wait.
  bool hoards_room(Moment now);
  void give_way();  // then

  // An exception ends this connection, never the thread.
  template <class Step>
  void safely(Step step) {
    try {
      if (phase_ != Phase::Closed) step();
    } catch (const std::exception& error) {
      fail(error);
    }
  }

  const std::string& client() const { return client_; }

 private:
  friend class Loop;  // keeps place_ and waiting_
  enum class Phase { Idle, Head, Body, Queued, Answering, Writing, Streaming, Lingering, Closed };

  void enter(Phase phase, int deadline_ms);
  void fail(const std::exception& error);
  void await_readable();
  void on_readable();
  std::size_t next_read_size();
  void read_head();
  void begin_request(std::size_t head_size, const BodyFraming& framing);
  void read_body();
  void ask_for_room();
  void give_room_back();
  bool send_continue();
  void hand_over();
  Response refusal(int status) const;
  void answer_myself(int status);  // the request was read, so the connection goes on
  void refuse(int status);         // it was not, so the connection ends
  void write(Response response);
  void write_some();
  void await_writable();
  void written();
  void next_request();
  void start_stream();
  void pump_stream();
  void linger();
  void abort();
  void start_rate_window(Phase phase);
  void check_pace();
  std::uint64_t progress();

  Loop& loop_;
  Socket socket_;
  std::string client_;
  std::string address_;

  Phase phase_ = Phase::Idle;
  Moment deadline_;
  std::uint64_t mark_ = 0;  // progress at the start of the rate window
  bool awaits_readable_ = false;

  std::string received_;  // and not yet used
  std::size_t seen_ = 0;  // of received_, in search of the head's end
  std::optional<RequestParser> parser_;
  std::uint64_t content_length_ = 0;  // 0 for a chunked body
  std::size_t body_max_ = 0;          // what its path allows
  std::size_t room_ = 0;              // of the loop's, held from its first large piece until the answer
  Moment room_since_;
  std::size_t lingered_ = 0;

  std::uint64_t request_ = 0;
  Persistence persistence_ = Persistence::Close;
  bool head_only_ = false;
  Refusal refusal_;  // should this request be refused: to whom, and in which language

  std::string out_;  // the head of the answer, later a piece of its stream
  Response response_;
  std::size_t sent_ = 0;           // of out_ and the answer's body
  std::uint64_t sent_in_all_ = 0;  // since the connection began

  std::list<std::shared_ptr<Connection>>::iterator place_;
  bool waiting_ = true;  // in the loop's list of those without a whole head
};

}  // namespace kith::web::http::detail
