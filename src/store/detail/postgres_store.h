// The store in a PostgreSQL database that several servers may share. Every session takes turns reading and writing.
// Writing is SERIALIZABLE: a transaction that crossed another is run again, with a pause, up to limits::store_tries.
// A session that lost its server is replaced when it is next needed; if that fails, the caller is told Busy at once.
#pragma once
#include "store/detail/change.h"
#include "store/detail/pool.h"

namespace kith::store {

class PostgresStore : public Store {
 public:
  static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Clock& clock, Random& random);

  Done read(const Look& look) override;
  Result<std::string> commit(const Once& once, const Change& change) override;
  std::optional<std::uint64_t> moment() const override { return std::nullopt; }
  Done ready() override;
  Done backup(const std::string& to_file) override;
  Done check() override;
  Result<int> sweep(int most) override;

 private:
  using Work = std::function<Result<std::string>(Tx&)>;
  struct Tried {
    Result<std::string> answer;
    Trouble trouble = Trouble::None;  // None: nothing that another try could change
  };

  PostgresStore(const StoreOptions& options, const Clock& clock, Random& random);
  Result<std::string> until_settled(std::string_view begin, const Work& work);
  Tried on_a_session(std::string_view begin, const Work& work);
  Tried attempt(Session& session, std::string_view begin, const Work& work);
  void pause(int tries);

  const Clock& clock_;
  Random& random_;
  std::string holder_;
  Pool sessions_;
};

}  // namespace kith::store
