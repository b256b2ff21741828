// Opening a sign-in and showing oneself: shared by starting, signing in, keep-links and the first run.
#pragma once
#include "app/context.h"
#include "app/people/views.h"
#include "domain/person.h"
#include "store/store.h"

namespace kith::app {

// Opens a sign-in for the person (and account) in this transaction, ends the one this browser had, and makes the
// context's viewer that person. Returns what the browser keeps: a new token each time, so that none can be planted
// beforehand.
Result<std::vector<Keeps>> open_sign_in(Context& context, store::Tx& tx, const Person& person, const Account* account);
Result<MeView> view_me(Context& context, store::Tx& tx);
// What a browser keeps after signing in, to show that this account has been here before.
std::string device_token(const Context& context, AccountId account);

}  // namespace kith::app
