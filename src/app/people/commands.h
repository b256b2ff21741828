// What one may ask about oneself: start, open a keep-link, sign in and out.
#pragma once
#include "app/views.h"
#include "base/limits.h"

namespace kith::app {

struct StartPerson {
  Line<limits::name_bytes> name;
};
BOOST_DESCRIBE_STRUCT(StartPerson, (), (name))

struct RenamePerson {
  Line<limits::name_bytes> name;
};
BOOST_DESCRIBE_STRUCT(RenamePerson, (), (name))

struct ByToken {
  Line<64> token;
};
BOOST_DESCRIBE_STRUCT(ByToken, (), (token))

struct SignInWith {
  Line<limits::name_bytes> name;
  Secret<limits::passphrase_bytes> passphrase;
};
BOOST_DESCRIBE_STRUCT(SignInWith, (), (name, passphrase))

struct OfSignIn {
  SignInId sign_in;
};
BOOST_DESCRIBE_STRUCT(OfSignIn, (), (sign_in))

struct MakeKeeper {
  Line<64> token;
  Line<limits::name_bytes> name;
  Secret<limits::passphrase_bytes> passphrase;
};
BOOST_DESCRIBE_STRUCT(MakeKeeper, (), (token, name, passphrase))

struct ChangePassphrase {
  Secret<limits::passphrase_bytes> passphrase;
  Secret<limits::passphrase_bytes> new_passphrase;
};
BOOST_DESCRIBE_STRUCT(ChangePassphrase, (), (passphrase, new_passphrase))

}  // namespace kith::app
