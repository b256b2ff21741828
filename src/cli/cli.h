// The terminal: every command of the program `kith`, read, carried out and answered with an exit code.
// For: main, which hands over what a command needs that cli may not know (the server, the database). Not for: rules.
// Exit codes: 0 ok, 1 anything else (a port that is taken; seat: written, but a hard rule is broken), 2 usage or bad
// input, 3 data damaged, 4 no space, 5 schema too new. Sentences go to stderr in the terminal's language, results to
// stdout. One run a process, on its first thread.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kith::cli {

struct ServeOptions {
  std::string data, db, key_file;
  std::string listen = "127.0.0.1:8080";  // ADDR:PORT
  bool listen_given = false;
  std::string base_url;
  std::string mail_dir, smtp, smtp_password_file, mail_from;
  bool demo = false;
  bool limits_off = false;
  bool room = false;  // for phones in the same network
  std::vector<std::string> trusted_proxies;
};

struct BackupOptions {
  std::string file;
  bool with_key = false;
};

struct RestoreOptions {
  std::string file;
  std::string old_key;  // named by hand
  bool without_key = false;
};

struct DoctorOptions {
  bool json = false;
  bool vacuum = false;
};

// Each answers with an exit code and has told the user what went wrong (say_error).
struct Hooks {
  std::function<int(const ServeOptions&)> serve, demo, migrate;
  std::function<int(const ServeOptions&, const BackupOptions&)> backup;
  std::function<int(const ServeOptions&, const RestoreOptions&)> restore;
  std::function<int(const ServeOptions&, const DoctorOptions&)> doctor;
  std::function<std::string()> routes_json;
  std::string version;
};

int run(int argc, const char* const* argv, const Hooks& hooks);

int exit_code(ErrorKind kind);
void say_error(const Error& error);

}  // namespace kith::cli
