#include "web/http/detail/connection.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <linux/sockios.h>
#include <sys/ioctl.h>

#include "base/log.h"
#include "web/http/detail/loop.h"

namespace kith::web::http::detail {

namespace asio = boost::asio;

namespace {

Persistence persistence_of(const RequestParser& parser) {
  if (!parser.keeps_alive()) return Persistence::Close;
  return parser.is_http10() ? Persistence::KeepAlive10 : Persistence::KeepAlive;
}

}  // namespace

Connection::Connection(Loop& loop, Socket socket, std::string client, std::string address)
    : loop_(loop), socket_(std::move(socket)), client_(std::move(client)), address_(std::move(address)) {}

void Connection::start() {
  enter(Phase::Idle, loop_.options().limits.idle_ms);
  await_readable();
}

void Connection::enter(Phase phase, int deadline_ms) {
  phase_ = phase;
  deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(deadline_ms);
}

void Connection::fail(const std::exception& error) {
  log_error("http: a connection ended by an exception: {}", error.what());
  close();
}

// Reading

void Connection::await_readable() {
  if (awaits_readable_) return;
  awaits_readable_ = true;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](ErrorCode code) {
    self->awaits_readable_ = false;
    self->safely([&] { code ? self->close() : self->on_readable(); });
  });
}

// Little while a head is read, so that a client that pipelines leaves its requests in the kernel; of a body of known
// length, never more than the body; and no more than anybody may send before it has room for the rest.
std::size_t Connection::next_read_size() {
  if (phase_ == Phase::Lingering) return loop_.buffer().size();
  if (phase_ != Phase::Body || content_length_ == 0) return limits::read_ahead_bytes;
  const auto has = parser_->request().body.size();
  const auto until = room_ > 0 ? content_length_ : std::min<std::uint64_t>(content_length_, limits::body_free_bytes);
  return std::min<std::uint64_t>(loop_.buffer().size(), until - has);
}

void Connection::on_readable() {
  if (phase_ == Phase::Queued || phase_ == Phase::Answering || phase_ == Phase::Writing) return;
  ErrorCode code;
  const auto got = socket_.read_some(asio::buffer(loop_.buffer().data(), next_read_size()), code);
  if (code == asio::error::would_block) return await_readable();
  // Nothing more is expected of a client that listens to a stream.
  if (code || phase_ == Phase::Streaming) return close();
  if (phase_ == Phase::Lingering) {
    lingered_ += got;
    return lingered_ > limits::linger_bytes ? close() : await_readable();
  }
  received_.append(loop_.buffer().data(), got);
  phase_ == Phase::Body ? read_body() : read_head();
}

void Connection::read_head() {
  while (seen_ == 0 && received_.starts_with("\r\n")) received_.erase(0, 2);  // RFC 9112, 2.2
  if (received_.empty()) return await_readable();
  if (phase_ == Phase::Idle) enter(Phase::Head, loop_.options().limits.head_ms);
  const auto head_max = loop_.options().limits.head_bytes;
  const auto end = find_head_end(received_, seen_);
  if (end.kind == HeadEnd::Kind::Malformed) return refuse(400);
  if (end.size > head_max || (end.size == 0 && received_.size() > head_max)) return refuse(431);
  seen_ = received_.size();
  if (end.kind == HeadEnd::Kind::Missing) return await_readable();
  const auto framing = check_head(std::string_view(received_).substr(0, end.size));
  framing ? begin_request(end.size, *framing) : refuse(framing.error());
}

void Connection::begin_request(std::size_t head_size, const BodyFraming& framing) {
  parser_.emplace();
  const auto used = parser_->feed(std::string_view(received_).substr(0, head_size));
  if (!used) return refuse(used.error());
  received_.erase(0, head_size);
  const Request& request = parser_->request();
  head_only_ = request.method == Method::Head;
  refusal_ = refusal_of(0, request);
  persistence_ = persistence_of(*parser_);
  const auto& body_limit = loop_.options().body_limit;
  body_max_ = body_limit ? body_limit(request) : limits::body_bytes;
  if (framing.content_length == 0) body_max_ = std::min(body_max_, limits::body_bytes);
  if (framing.content_length > body_max_) return refuse(413);
  parser_->limit_body(body_max_);
  content_length_ = framing.content_length;
  loop_.file(*this, false);
  const bool waits_for_nod = framing.expects_continue && received_.empty() && !parser_->done();
  if (waits_for_nod && !send_continue()) return close();
  read_body();
}

void Connection::read_body() {
  if (!received_.empty() && !parser_->done()) {
    const auto used = parser_->feed(received_);
    if (!used) return refuse(used.error());
    received_.erase(0, *used);
  }
  if (received_.empty()) received_ = std::string();  // gives its memory back while it waits
  if (parser_->done()) return hand_over();
  if (room_ == 0 && parser_->request().body.size() >= limits::body_free_bytes) return ask_for_room();
  if (phase_ != Phase::Body) start_rate_window(Phase::Body);
  await_readable();
}

// Large bodies share one room, so that many at once wait in the kernel instead of filling memory. Each asks for all it
// may need, so that whoever has begun can finish; only after its first piece, so that nobody holds room without
// sending.
void Connection::ask_for_room() {
  const auto growing = 2 * body_max_;  // a text that grows may hold twice its size
  const auto granted = loop_.take_room(*this, content_length_ > 0 ? content_length_ : growing);
  granted > 0 ? grant_room(granted) : enter(Phase::Queued, limits::body_room_ms);
}

void Connection::grant_room(std::size_t bytes) {
  room_ = bytes;
  room_since_ = std::chrono::steady_clock::now();
  if (content_length_ > 0) parser_->request().body.reserve(content_length_);
  start_rate_window(Phase::Body);
  await_readable();
}

bool Connection::hoards_room(Moment now) {
  if (room_ == 0 || phase_ != Phase::Body) return false;
  const auto& bounds = loop_.options().limits;
  const auto held_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - room_since_).count();
  const auto due = (held_ms - bounds.room_grace_ms) * bounds.room_bytes_per_s / second_ms;
  return std::cmp_less(parser_->request().body.size(), due);
}

void Connection::give_way() { refuse(408); }

void Connection::give_room_back() { loop_.give_room_back(std::exchange(room_, 0)); }

// These few bytes find room in the kernel unless the client has left every earlier answer unread.
bool Connection::send_continue() {
  constexpr std::string_view nod = "HTTP/1.1 100 Continue\r\n\r\n";
  ErrorCode code;
  const auto sent = socket_.write_some(asio::buffer(nod), code);
  sent_in_all_ += sent;
  return sent == nod.size();
}

void Connection::hand_over() {
  enter(Phase::Answering, loop_.options().limits.answer_ms);
  Request request = std::move(parser_->request());
  parser_.reset();
  request.client = address_;
  request.secure = loop_.options().secure;
  auto ticket = std::make_shared<Ticket>(loop_.mailbox(), weak_from_this(), request_);
  try {
    loop_.handler()(std::move(request), [ticket](Response response) { ticket->answer(std::move(response)); });
  } catch (const std::exception& error) {
    log_error("http: a handler threw: {}", error.what());
    ticket->answer(refusal(500));
  }
}

// Answering

void Connection::deliver(std::uint64_t request, Response response) {
  if (request != request_ || phase_ != Phase::Answering) return;
  const auto fault = unsendable(response);
  if (!fault) return write(std::move(response));
  log_error("http: an answer has {}", *fault);
  answer_myself(500);
}

void Connection::drop(std::uint64_t request) {
  if (request != request_ || phase_ != Phase::Answering) return;
  log_error("http: a request was dropped without an answer");
  answer_myself(500);
}

Response Connection::refusal(int status) const {
  auto refusal = refusal_;
  refusal.status = status;
  return loop_.refusal(refusal);
}

void Connection::answer_myself(int status) { write(refusal(status)); }

void Connection::refuse(int status) {
  persistence_ = Persistence::Close;
  parser_.reset();
  received_ = std::string();
  loop_.file(*this, false);
  write(refusal(status));
}

void Connection::write(Response response) {
  give_room_back();
  if (response.close || response.stream || loop_.is_draining()) persistence_ = Persistence::Close;
  out_ = render_head(response, persistence_, loop_.date_line());
  response_ = std::move(response);
  if (response_.stream || head_only_ || !has_body(response_)) response_.body.clear();
  if (head_only_ || !has_body(response_)) response_.stream.reset();
  if (response_.stream) start_stream();
  sent_ = 0;
  write_some();
}

// One gather write a turn, so that a fast reader of much does not keep the others waiting.
void Connection::write_some() {
  auto& gather = loop_.gather();
  gather.clear();
  std::size_t skip = sent_;
  const auto add = [&](const std::string& part) {
    const auto used = std::min(skip, part.size());
    skip -= used;
    if (used < part.size()) gather.emplace_back(part.data() + used, part.size() - used);
  };
  add(out_);
  for (const auto& piece : response_.body) {
    if (piece) add(*piece);
  }
  const auto left = asio::buffer_size(gather);
  ErrorCode code;
  const auto sent = left == 0 ? 0 : socket_.write_some(gather, code);
  if (code && code != asio::error::would_block) return close();
  sent_ += sent;
  sent_in_all_ += sent;
  if (sent == left) return written();
  if (phase_ != Phase::Writing) start_rate_window(Phase::Writing);
  await_writable();
}

void Connection::await_writable() {
  socket_.async_wait(Socket::wait_write, [self = shared_from_this()](ErrorCode code) {
    self->safely([&] { code ? self->close() : self->write_some(); });
  });
}

void Connection::written() {
  if (response_.stream) return pump_stream();
  response_ = {};
  out_ = std::string();
  ++request_;
  if (persistence_ == Persistence::Close) return linger();
  next_request();
}

void Connection::next_request() {
  head_only_ = false;
  refusal_ = {};
  seen_ = 0;
  enter(Phase::Idle, loop_.options().limits.idle_ms);
  loop_.file(*this, true);
  if (loop_.is_draining()) return linger();
  received_.empty() ? await_readable() : read_head();
}

// Shutting down and reading on for a while, because closing with bytes unread would take the answer away from a client
// that is still sending.
void Connection::linger() {
  ErrorCode code;
  socket_.shutdown(Socket::shutdown_send, code);
  received_ = std::string();
  enter(Phase::Lingering, loop_.options().limits.linger_ms);
  loop_.file(*this, true);
  await_readable();
}

// Streams

void Connection::start_stream() {
  response_.stream->start([mailbox = loop_.mailbox(), to = weak_from_this(), request = request_] {
    mailbox->put({to, request, News::StreamHasMore, {}});
  });
}

void Connection::pump_stream() {
  auto piece = response_.stream->next();
  if (!piece) {
    response_.stream.reset();
    return written();
  }
  out_ = std::move(*piece);
  sent_ = 0;
  if (!out_.empty()) {
    start_rate_window(Phase::Writing);
    return await_writable();  // a turn of its own: a long download is no deep recursion
  }
  phase_ = Phase::Streaming;
  await_readable();
}

void Connection::stream_has_more(std::uint64_t request) {
  if (request == request_ && phase_ == Phase::Streaming) pump_stream();
}

// Deadlines

// A pace is judged over a window, so that neither a pause nor a long body ends what is alive, and no trickle survives.
void Connection::start_rate_window(Phase phase) {
  enter(phase, loop_.options().limits.rate_window_ms);
  mark_ = progress();
}

// Of an answer counts what the client's machine has taken, not what waits in ours.
std::uint64_t Connection::progress() {
  if (phase_ == Phase::Body) return parser_->request().body.size();
  int waiting = 0;
  ioctl(socket_.native_handle(), SIOCOUTQ, &waiting);
  return sent_in_all_ - static_cast<std::uint64_t>(waiting);
}

void Connection::check_pace() {
  const auto& bounds = loop_.options().limits;
  const auto due = static_cast<std::uint64_t>(bounds.bytes_per_s) * static_cast<std::uint64_t>(bounds.rate_window_ms);
  if ((progress() - mark_) * second_ms >= due) return start_rate_window(phase_);
  phase_ == Phase::Body ? refuse(408) : abort();
}

void Connection::give_up_waiting() {
  switch (phase_) {
    case Phase::Head:
      return refuse(408);
    case Phase::Queued:
      return refuse(503);
    case Phase::Body:
    case Phase::Writing:
      return check_pace();
    case Phase::Answering:
      return answer_myself(503);
    case Phase::Streaming:
      return;
    case Phase::Idle:
    case Phase::Lingering:
      return close();
    case Phase::Closed:
      return;
  }
}

// An idle connection whose next request is already here gets its answer.
void Connection::drain() {
  ErrorCode code;
  if (phase_ == Phase::Streaming || (phase_ == Phase::Idle && socket_.available(code) == 0)) close();
}

void Connection::abort() {
  ErrorCode code;
  socket_.set_option(Socket::linger(true, 0), code);  // what waits in the kernel is dropped as well
  close();
}

void Connection::close() {
  if (phase_ == Phase::Closed) return;
  phase_ = Phase::Closed;
  ErrorCode code;
  socket_.close(code);
  parser_.reset();
  response_ = {};
  received_ = std::string();
  give_room_back();
  loop_.forget(*this);
}

}  // namespace kith::web::http::detail
