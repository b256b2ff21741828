// The list of one's sign-ins, and ending one of them: the next request of that browser is a stranger's.
#include "store/sign_ins.h"

#include "app/use_cases.h"

namespace kith::app {
namespace {

Result<SignInsView> view_sign_ins(Context& context, store::Tx& tx) {
  SignInsView view;
  KITH_TRY(const auto sign_ins, store::sign_ins::of(tx, context.viewer));
  for (const auto& one : sign_ins)
    view.sign_ins.push_back({one.id, one.device, one.opened, one.used, context.viewer.sign_in == one.id});
  return view;
}

}  // namespace

Result<SignInsView> show_sign_ins(Context& context, const Nothing&) {
  return read<SignInsView>(context, [&](store::Tx& tx) { return view_sign_ins(context, tx); });
}

Result<Answered<SignInsView>> revoke_sign_in(Context& context, const OfSignIn& asked) {
  return commit<SignInsView>(context, [&](store::Tx& tx) -> Result<Outcome<SignInsView>> {
    KITH_CHECK(store::sign_ins::revoke(tx, context.viewer, asked.sign_in));
    KITH_TRY(auto view, view_sign_ins(context, tx));
    return Outcome<SignInsView>{std::move(view), "/me/sign-ins"};
  });
}

}  // namespace kith::app
