// What a durable commit costs: a reply with its events and its post's version, on SQLite; the rows that a reply over
// HTTP without a key writes (bench/house.mjs). Together: the store's way, sixteen writers sharing an fsync. Alone: the
// same rows, each with a commit of its own. Plain: one short row each, in one table without an index, without kith.
// Read: what a page costs: a sign-in, a post and 50 replies. Run on the disk that matters: TMPDIR says where.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <vector>

#include "store/detail/session.h"
#include "store/houses.h"
#include "store/people.h"
#include "store/posts.h"
#include "store/replies.h"
#include "store/sign_ins.h"
#include "store/testing/place.h"

namespace kith::store {
namespace {

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s: %s\n", result.error().code.c_str(), result.error().detail.c_str());
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

// A house with a post that has 50 replies, and somebody signed in. Replies are written under a post of their own.
class Bench {
 public:
  explicit Bench(On on) : place_(on) {
    auto options = place_.options();
    options.sync = true;
    options.readers = on == On::Postgres ? 16 : 2;
    store_ = must(Store::open(options, clock_, random_));
    commit([&](Tx& tx) -> Result<std::string> {
      KITH_CHECK(houses::found(tx, {new_id<HouseNoun>(random_), "Haus am Hafen"}, network_));
      KITH_CHECK(people::add(tx, person_));
      KITH_TRY(read_, posts::add(tx, a_post()));
      for (int i = 0; i < 50; ++i) KITH_CHECK(replies::add(tx, a_reply(read_.id)));
      sign_in_.person = person_.id;
      sign_in_.used = sign_in_.opened = clock_.now();
      sign_in_.until = clock_.now() + sign_in_longest_ms;
      KITH_CHECK(sign_ins::open(tx, sign_in_));
      return "";
    });
    for (auto& post : written_) {
      commit([&](Tx& tx) -> Result<std::string> {
        KITH_TRY(post, posts::add(tx, a_post()));
        return "";
      });
    }
  }

  Store& store() { return *store_; }
  void commit(const std::function<Result<std::string>(Tx&)>& change) { must(store_->commit({}, change)); }
  void write_reply(int writer) {
    const auto reply = a_reply(written_[static_cast<std::size_t>(writer)].id);
    must(store_->commit({}, [&](Tx& tx) -> Result<std::string> {
      KITH_CHECK(replies::add(tx, reply));
      return "/posts/" + reply.post.text();
    }));
  }
  // All that the post's page asks for.
  void read_page() {
    must(store_->read([&](Tx& tx) -> Done {
      KITH_TRY(const auto seen, sign_ins::find_by_secret(tx, sign_in_.secret));
      KITH_TRY(const auto post, posts::find(tx, read_.id));
      KITH_TRY(const auto replies, replies::of_post(tx, {seen->viewer}, post.id, std::nullopt, 50));
      if (replies.size() != 50) std::abort();
      return {};
    }));
  }
  void read_sign_in() {
    must(store_->read([&](Tx& tx) -> Done {
      KITH_TRY(const auto seen, sign_ins::find_by_secret(tx, sign_in_.secret));
      if (!seen) std::abort();
      return {};
    }));
  }

 private:
  Post a_post() {
    return {new_id<PostNoun>(random_), network_.id, person_.id, "", "Jeder darf", std::string(1500, 'x'), "de"};
  }
  Reply a_reply(PostId post) {
    Reply reply;
    reply.id = new_id<ReplyNoun>(random_);
    reply.post = post;
    reply.name = "Frau Meier";
    reply.text = std::string(300, 'x');
    reply.state = ReplyState::Shown;
    return reply;
  }

  TestPlace place_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<Store> store_;
  Network network_{new_id<NetworkNoun>(random_), "Hafenrunde", "", {}};
  Person person_{new_id<PersonNoun>(random_), network_.id, std::nullopt, "Herr Schmidt", 1, {}, std::nullopt};
  SignIn sign_in_{new_id<SignInNoun>(random_), {}, std::nullopt, false, "secret", "Firefox", {}, {}, {}};
  Post read_;
  std::array<Post, 16> written_;
};

Bench& on_sqlite() {
  static Bench bench(On::Sqlite);
  return bench;
}

// Reports the median time of a thread's own calls, which an average over threads hides.
class Median {
 public:
  template <class Work>
  void time(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times_.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  }
  void say(benchmark::State& state) {
    if (times_.empty()) return;
    std::ranges::sort(times_);
    const auto per_thread = benchmark::Counter::kAvgThreads;
    state.counters["p50_us"] = benchmark::Counter(times_[times_.size() / 2], per_thread);
    state.counters["p99_us"] = benchmark::Counter(times_[times_.size() * 99 / 100], per_thread);
    state.SetItemsProcessed(static_cast<std::int64_t>(times_.size()));
  }

 private:
  std::vector<double> times_;
};

void together(benchmark::State& state) {
  auto& bench = on_sqlite();
  Median median;
  for (auto _ : state) median.time([&] { bench.write_reply(state.thread_index()); });
  median.say(state);
}
BENCHMARK(together)->Threads(1)->Threads(16)->UseRealTime()->MinTime(3);

// One at a time: nobody is ever waiting when a commit begins, so that each has an fsync of its own.
void alone(benchmark::State& state) {
  static std::mutex turn;
  auto& bench = on_sqlite();
  Median median;
  for (auto _ : state) {
    median.time([&] {
      const std::lock_guard lock(turn);
      bench.write_reply(state.thread_index());
    });
  }
  median.say(state);
}
BENCHMARK(alone)->Threads(1)->Threads(16)->UseRealTime()->MinTime(3);

void plain(benchmark::State& state) {
  const TestPlace place(On::Sqlite);
  const auto file = place.folder() + "/plain.db";
  const auto session = must(Session::sqlite(file, Access::Write, true));
  must(session->query("pragma journal_mode = wal"));
  must(session->execute("create table reply (id integer primary key, name text, text text, written bigint)"));
  Median median;
  for (auto _ : state) {
    median.time([&] {
      must(session->execute("insert into reply (name, text, written) values ('Guest', 'A durable word.', 0)"));
    });
  }
  median.say(state);
}
BENCHMARK(plain)->Threads(1)->UseRealTime()->MinTime(3);

void page(benchmark::State& state) {
  auto& bench = on_sqlite();
  Median median;
  for (auto _ : state) median.time([&] { bench.read_page(); });
  median.say(state);
}
BENCHMARK(page)->Threads(1)->UseRealTime();

void sign_in(benchmark::State& state) {
  auto& bench = on_sqlite();
  Median median;
  for (auto _ : state) median.time([&] { bench.read_sign_in(); });
  median.say(state);
}
BENCHMARK(sign_in)->Threads(1)->UseRealTime();

}  // namespace
}  // namespace kith::store

BENCHMARK_MAIN();
