#include "store/detail/change.h"

#include "store/detail/once.h"

namespace kith::store {
namespace {

// What is thrown in here is a bug of ours or a damaged row; neither may reach the other changes of a batch.
template <class Work>
auto guarded(Tx& tx, const Work& work) -> decltype(work()) {
  try {
    auto result = work();
    if (tx.failed()) return std::unexpected(*tx.failed());
    return result;
  } catch (const DamagedCell& cell) {
    return fail_with(Trouble::Broken, std::string("column ") + cell.what());
  } catch (const std::exception& bug) {
    return fail_with(Trouble::Bug, bug.what());
  } catch (...) {
    return fail_with(Trouble::Bug, "an exception of no known type");
  }
}

}  // namespace

Result<std::string> run_change(Tx& tx, const Once& once, const Change& change) {
  return guarded(tx, [&]() -> Result<std::string> {
    KITH_TRY(auto before, remembered(tx, once));
    if (before) return std::move(*before);
    KITH_TRY(auto answer, change(tx));
    KITH_CHECK(remember(tx, once, answer));
    return answer;
  });
}

Done run_look(Tx& tx, const Look& look) {
  return guarded(tx, [&] { return look(tx); });
}

}  // namespace kith::store
