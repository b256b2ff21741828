#include "store/repeats.h"

#include "store/detail/once.h"

namespace kith::store {

Result<std::optional<std::string>> answer_given(Store& store, const Once& once) {
  std::optional<std::string> given;
  if (once.key.empty()) return given;
  KITH_CHECK(store.read([&](Tx& tx) -> Done {
    KITH_TRY(given, remembered(tx, once));
    return {};
  }));
  return given;
}

}  // namespace kith::store
