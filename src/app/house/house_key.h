// Whether the server's key is the one this house was sealed under. A house remembers its key by a keyed hash, so that a
// wrong or missing file is told at the start and not by links that open nothing.
// For: main, before the doors open; restore and doctor.
#pragma once
#include <string>

#include "app/context.h"

namespace kith::app {

std::string key_mark(const ServerKey& key);
// Notes the key where none was noted yet. Damaged ("other_key") if another one was.
Done know_key(const Building& building);
// Damaged ("key_missing") if the house was sealed under a key and there is no such file: a new one would be no help.
Done expect_key_file(store::Store& store, const std::string& key_file);

}  // namespace kith::app
