// Kills a server in the midst of sixteen writers and looks what is left (as far as the store goes).
// kill_writers ROUNDS [--postgres]: each round a child commits and tells over a pipe what it begins and what was
// acknowledged, until SIGKILL. Then: everything acknowledged is there, nothing is there twice, counters equal rows, and
// whatever was begun can be repeated with its key and is there once. Exit 1 and a sentence if not.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <poll.h>
#include <set>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "store/houses.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/posts.h"
#include "store/replies.h"
#include "store/testing/place.h"

namespace kith::store {
namespace {

constexpr int writers = 16;
constexpr int longest_life_ms = 150;

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s: %s\n", result.error().code.c_str(), result.error().detail.c_str());
    std::_Exit(1);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

struct Told {
  char what;  // 'b' begun, 'a' acknowledged
  std::int64_t reply;
};

class Trial {
 public:
  explicit Trial(On on) : place_(on), options_(place_.options()) {
    options_.sync = true;
    const auto store = open();
    must(store->commit({}, [&](Tx& tx) -> Result<std::string> {
      KITH_CHECK(houses::found(tx, house_, network_));
      KITH_CHECK(people::add(tx, person_));
      KITH_CHECK(posts::add(tx, post_));
      return "";
    }));
  }

  void run() {
    int pipe[2];
    if (::pipe(pipe) != 0) std::_Exit(1);
    const auto child = ::fork();
    if (child == 0) write_until_killed(pipe[1]);
    ::close(pipe[1]);
    listen(pipe[0], child);
    ::close(pipe[0]);
    const auto start = std::chrono::steady_clock::now();
    const auto store = open();
    must(store->ready());
    slowest_start_ms_ = std::max(slowest_start_ms_, ms_since(start));
    compare(*store);
    repeat(*store);
    must(store->check());
  }

  void say(int rounds) const {
    std::printf(
        "%d kills: %zu acknowledged, %zu begun and not, %zu of those were kept; ready again in %lld ms at most; %s\n",
        rounds, acknowledged_.size(), unanswered_, kept_unanswered_, static_cast<long long>(slowest_start_ms_),
        failures_ == 0 ? "nothing lost, nothing twice" : "BROKEN");
  }
  int failures() const { return failures_; }

 private:
  std::unique_ptr<Store> open() { return must(Store::open(options_, clock_, random_)); }

  static long long ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
  }
  void fail(const char* what, std::int64_t number) {
    std::printf("BROKEN: %s (%lld)\n", what, static_cast<long long>(number));
    ++failures_;
  }

  Result<std::string> write_reply(Store& store, ReplyId id) {
    return store.commit({"anyone", id.text(), "body"}, [&](Tx& tx) -> Result<std::string> {
      Reply reply;
      reply.id = id;
      reply.post = post_.id;
      reply.name = "Frau Meier";
      reply.text = std::string(static_cast<std::size_t>(id.value % 900), 'x');
      reply.state = ReplyState::Shown;
      KITH_CHECK(replies::add(tx, reply));
      return id.text();
    });
  }

  [[noreturn]] void write_until_killed(int pipe) {
    const auto store = open();
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
      threads.emplace_back([&] {
        for (;;) {
          const auto id = new_id<ReplyNoun>(random_);
          tell(pipe, {'b', id.value});
          if (write_reply(*store, id)) tell(pipe, {'a', id.value});
        }
      });
    }
    for (;;) ::pause();
  }
  static void tell(int pipe, Told told) {
    if (::write(pipe, &told, sizeof told) != sizeof told) std::_Exit(1);  // shorter than PIPE_BUF: whole or not at all
  }

  // Reads what the child tells, kills it after a while, and reads the rest.
  void listen(int pipe, pid_t child) {
    const auto life_ms = static_cast<long long>(1 + random_.bits() % longest_life_ms);
    auto start = std::chrono::steady_clock::now();
    bool heard = false, killed = false;
    for (;;) {
      pollfd ready{pipe, POLLIN, 0};
      ::poll(&ready, 1, 1);
      if (ready.revents != 0) {
        Told told{};
        if (::read(pipe, &told, sizeof told) != sizeof told) break;  // the pipe ends with the child
        if (!heard) start = std::chrono::steady_clock::now();        // its life begins with its first word
        heard = true;
        (told.what == 'a' ? acknowledged_ : begun_).insert(told.reply);
      }
      if (heard && !killed && ms_since(start) >= life_ms) {
        ::kill(child, SIGKILL);
        killed = true;
      }
    }
    ::waitpid(child, nullptr, 0);
  }

  std::vector<Reply> all_replies(Store& store) {
    std::vector<Reply> all;
    must(store.read([&](Tx& tx) -> Done {
      std::optional<std::int64_t> after;
      for (;;) {
        KITH_TRY(const auto page, replies::of_post(tx, {Viewer{}}, post_.id, after, 100));
        all.insert(all.end(), page.begin(), page.end());
        if (page.size() < 100) return {};
        after = page.back().position;
      }
    }));
    return all;
  }
  std::map<std::int64_t, int> told_in_outbox(Store& store) {
    std::map<std::int64_t, int> times;
    must(store.read([&](Tx& tx) -> Done {
      for (outbox::Mark mark;;) {
        KITH_TRY(const auto events, outbox::after(tx, mark));
        if (events.empty()) return {};
        for (const auto& event : events) times[event.noun] += event.kind == "reply.written";
        mark = {events.back().at, events.back().id};
      }
    }));
    return times;
  }

  void compare(Store& store) {
    const auto kept = all_replies(store);
    std::set<std::int64_t> ids;
    std::int64_t position = 0;
    auto told = told_in_outbox(store);
    for (const auto& reply : kept) {
      if (!ids.insert(reply.id.value).second) fail("a reply is there twice", reply.id.value);
      if (!begun_.contains(reply.id.value)) fail("a reply that nobody wrote", reply.id.value);
      if (reply.position != ++position) fail("a gap in the positions", reply.position);
      if (told[reply.id.value] != 1) fail("a reply the outbox does not tell once", reply.id.value);
    }
    for (const auto id : acknowledged_) {
      if (!ids.contains(id)) fail("an acknowledged reply is lost", id);
    }
    std::int64_t version = 0;
    must(store.read([&](Tx& tx) -> Done {
      KITH_TRY(const auto post, posts::find(tx, post_.id));
      version = post.version;
      return {};
    }));
    if (version != 1 + static_cast<std::int64_t>(kept.size())) fail("the post's version is not its replies", version);
    for (const auto id : begun_) kept_unanswered_ += !acknowledged_.contains(id) && ids.contains(id);
  }

  // A client that heard nothing asks again with its key. One that did hear gets the same answer.
  void repeat(Store& store) {
    const auto before = all_replies(store).size();
    std::size_t new_ones = 0;
    for (const auto id : begun_) {
      if (acknowledged_.contains(id)) continue;
      ++unanswered_;
      if (must(write_reply(store, ReplyId{id})) != ReplyId{id}.text()) fail("a repeat has another answer", id);
    }
    const auto middle = all_replies(store).size();
    new_ones = middle - before;
    for (const auto id : begun_) {
      acknowledged_.insert(id);
      if (new_ones++ % 50 == 0 && must(write_reply(store, ReplyId{id})) != ReplyId{id}.text())
        fail("a repeat has another answer", id);
    }
    if (all_replies(store).size() != middle) fail("a repeat had an effect", static_cast<std::int64_t>(middle));
    if (middle != begun_.size()) fail("replies and those begun differ", static_cast<std::int64_t>(middle));
  }

  TestPlace place_;
  StoreOptions options_;
  SystemClock clock_;
  SystemRandom random_;
  House house_{new_id<HouseNoun>(random_), "Haus am Hafen"};
  Network network_{new_id<NetworkNoun>(random_), "Hafenrunde", "", {}};
  Person person_{new_id<PersonNoun>(random_), network_.id, std::nullopt, "Herr Schmidt", 1, {}, std::nullopt};
  Post post_{new_id<PostNoun>(random_), network_.id, person_.id, "", "Jeder darf", "", "de"};
  std::set<std::int64_t> begun_, acknowledged_;
  std::size_t unanswered_ = 0, kept_unanswered_ = 0;
  long long slowest_start_ms_ = 0;
  int failures_ = 0;
};

}  // namespace
}  // namespace kith::store

int main(int argc, char** argv) {
  using kith::store::On;
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  const bool postgres = argc > 2 && std::strcmp(argv[2], "--postgres") == 0;
  if (rounds <= 0) {
    std::fputs("Usage: kill_writers ROUNDS [--postgres]\n", stderr);
    return 2;
  }
  const auto known = kith::store::databases();
  if (postgres && std::ranges::find(known, On::Postgres) == known.end()) return 0;  // said on stderr
  kith::store::Trial trial(postgres ? On::Postgres : On::Sqlite);
  for (int i = 0; i < rounds; ++i) trial.run();
  trial.say(rounds);
  return trial.failures() == 0 ? 0 : 1;
}
