// Builds what the house stands on and hands the terminal its commands.
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/demo.h"
#include "app/house/examine_house.h"
#include "app/house/first_run.h"
#include "app/house/house_key.h"
#include "app/house/restore_house.h"
#include "app/planner.h"
#include "app/rehearsal/stage_folder.h"
#include "base/file_clock.h"
#include "base/log.h"
#include "cli/cli.h"
#include "cli/doctor.h"
#include "cli/files.h"
#include "cli/room.h"
#include "cli/terminal.h"
#include "mail/carrier.h"
#include "web/guard.h"
#include "web/openapi.h"
#include "web/route.h"
#include "web/serve.h"

namespace {

using namespace kith;

// Everything an open house needs, in the order in which it is built.
struct Foundation {
  std::unique_ptr<Clock> clock = std::make_unique<SystemClock>();
  SystemRandom random;
  std::unique_ptr<store::Store> store;
  ServerKey key = ServerKey::of_bytes("");
  app::Planner planner;
  std::unique_ptr<mail::Carrier> mail;

  app::Building building() { return {*clock, random, *store, key, planner, mail.get()}; }
};

std::string data_folder(const cli::ServeOptions& options) { return options.data.empty() ? "kith-data" : options.data; }

// DATA is its owner's alone; what else lies in it is left alone.
Done make_folder(const std::string& folder) {
  std::error_code trouble;
  const bool fresh = !std::filesystem::exists(folder);
  std::filesystem::create_directories(folder, trouble);
  if (!trouble && fresh) ::chmod(folder.c_str(), 0700);
  if (!trouble) return {};
  return fail(
      ErrorKind::Invalid, "data_folder",
      say("The folder {folder} cannot be made: {why}.", {{"folder", folder}, {"why", cli::why(trouble.value())}}));
}

// Whether a house is made where there is none: a mistyped folder is no house to be copied.
enum class Ground { MayBeNew, HasHouse };

Done check_ground(const cli::ServeOptions& options, Ground ground) {
  if (!options.db.empty()) return {};
  if (!options.key_file.empty())
    return fail(ErrorKind::Invalid, "key_file", say("--key-file goes with --db, and no database is named."));
  const bool there = std::filesystem::exists(data_folder(options) + "/kith.sqlite");
  if (!there && ground == Ground::HasHouse)
    return fail(ErrorKind::Invalid, "no_house",
                say("There is no house in {folder}.", {{"folder", data_folder(options)}}));
  if (there && !std::filesystem::exists(data_folder(options) + "/key"))
    log_warning("{}/key was missing, so a new one is made: earlier links, sign-ins and sealed addresses stay shut",
                data_folder(options));
  return {};
}

std::string key_file(const cli::ServeOptions& options) {
  return options.key_file.empty() ? data_folder(options) + "/key" : options.key_file;
}

store::StoreOptions place_of(const cli::ServeOptions& options) {
  if (!options.db.empty()) return {.postgres_url = options.db, .readers = 16};
  return {.sqlite_file = data_folder(options) + "/kith.sqlite"};
}

Done open_store(Foundation& foundation, const cli::ServeOptions& options) {
  KITH_TRY(foundation.store, store::Store::open(place_of(options), *foundation.clock, foundation.random));
  return {};
}

Done lay(Foundation& foundation, const cli::ServeOptions& options, Ground ground) {
  ::umask(077);
  KITH_CHECK(check_ground(options, ground));
  if (options.db.empty()) KITH_CHECK(make_folder(data_folder(options)));
  KITH_CHECK(open_store(foundation, options));
  KITH_CHECK(app::expect_key_file(*foundation.store, key_file(options)));
  KITH_TRY(foundation.key, ServerKey::open(key_file(options)));
  return {};
}

Result<std::string> smtp_password(const cli::ServeOptions& options) {
  if (options.smtp_password_file.empty()) {
    const char* password = ::getenv("KITH_SMTP_PASSWORD");
    return password ? password : "";
  }
  std::ifstream file(options.smtp_password_file);
  std::string line;
  if (file && std::getline(file, line)) return line;
  return fail(ErrorKind::Invalid, "smtp_password_file",
              say("The file {file} cannot be read.", {{"file", options.smtp_password_file}}));
}

// Without either option the house sends no letters, and its pages say what they would have told.
Done hire_carrier(Foundation& foundation, const cli::ServeOptions& options) {
  KITH_TRY(auto from, mail::mailbox_of(options.mail_from.empty() ? "kith@localhost" : options.mail_from));
  if (!options.smtp.empty()) {
    KITH_TRY(const auto password, smtp_password(options));
    KITH_TRY(foundation.mail, mail::carrier_by_smtp({options.smtp, password}, std::move(from)));
  } else if (!options.mail_dir.empty()) {
    KITH_CHECK(make_folder(options.mail_dir));
    foundation.mail = mail::carrier_to_folder(options.mail_dir, std::move(from));
  }
  return {};
}

bool is_loopback(const std::string& address) { return address == "127.0.0.1" || address == "::1"; }

Done split_listen(const std::string& listen, web::Opening& opening) {
  const auto colon = listen.rfind(':');
  const auto port = colon == listen.npos ? "" : listen.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), opening.port);
  opening.address = listen.substr(0, std::min(colon, listen.size()));
  if (opening.address == "localhost") opening.address = "127.0.0.1";
  if (opening.address.starts_with('[') && opening.address.ends_with(']'))
    opening.address = opening.address.substr(1, opening.address.size() - 2);
  if (!port.empty() && error == std::errc() && end == port.data() + port.size() && !opening.address.empty()) return {};
  return fail(ErrorKind::Invalid, "listen", say("--listen takes an address and a port, like 127.0.0.1:8080."));
}

// The one-time link is for whoever sits at the terminal; where nobody does, it waits in a file of theirs alone.
// Whoever waits for the file finds all of it: it is renamed into its place.
std::string tell_first_run(const std::string& url, const std::string& path, const std::string& folder) {
  const auto file = folder + "/first-run";
  std::error_code trouble;
  std::filesystem::remove(file, trouble);
  if (path.empty()) return "";
  if (::isatty(STDOUT_FILENO)) return "This link makes you the keeper, once: " + url + path + "\n";
  std::ofstream(file + ".new") << url << path << "\n";
  std::filesystem::rename(file + ".new", file, trouble);
  if (trouble) return "The link that makes the first keeper cannot be written to " + file + ".\n";
  return "The link that makes the first keeper, once, is in " + file + "\n";
}

Done furnish(Foundation& foundation, const cli::ServeOptions& options) {
  KITH_CHECK(app::found_house(foundation.building(), Language::De, options.demo ? "Haus am Markt" : "kith"));
  KITH_CHECK(app::know_key(foundation.building()));
  if (options.demo) KITH_CHECK(app::plant_demo_world(foundation.building()));
  return {};
}

// Tests of the whole program move its time through a file. Never where anybody else could be in the house, and said
// aloud, so that nobody leaves it on.
Done set_test_clock(Foundation& foundation, const cli::ServeOptions& options, const std::string& address) {
  const char* file = std::getenv("KITH_TEST_CLOCK");
  if (!file) return {};
  if (!options.limits_off || !is_loopback(address))
    return fail(ErrorKind::Invalid, "test_clock",
                say("KITH_TEST_CLOCK is for tests: on loopback and with --limits off only."));
  foundation.clock = std::make_unique<FileClock>(file);
  std::cout << "THE CLOCK OF THIS HOUSE IS NOT REAL: it stands at what " << file << " says (KITH_TEST_CLOCK).\n";
  return {};
}

// Where phones reach this machine, unless somebody said where; else where only this machine does, and words.
std::string listen_for_room(const cli::ServeOptions& options) {
  if (options.listen_given) return options.listen;
  const auto port = options.listen.substr(options.listen.rfind(':'));
  if (const auto address = cli::room_address(cli::own_addresses())) return *address + port;
  cli::say_line(
      say("This laptop is in no private network, so nobody else reaches this house yet. Join the room’s Wi-Fi, or open "
          "a hotspot, and start again; or name the address: --listen ADDR:PORT"));
  return options.listen;
}

Done serve(const cli::ServeOptions& given) {
  auto options = given;
  if (options.room) options.listen = listen_for_room(options);
  Foundation foundation;
  KITH_TRY(const auto base_url, web::tidy_base_url(options.base_url));
  web::Opening opening{.or_next_port = options.demo || options.room,
                       .base_url = base_url,
                       .room = options.room,
                       .proxies = options.trusted_proxies,
                       .limits = !options.limits_off};
  KITH_CHECK(split_listen(options.listen, opening));
  if (options.limits_off && !is_loopback(opening.address))
    return fail(ErrorKind::Invalid, "limits", say("--limits off is for loopback only."));
  KITH_CHECK(set_test_clock(foundation, options, opening.address));
  KITH_CHECK(lay(foundation, options, Ground::MayBeNew));
  KITH_CHECK(hire_carrier(foundation, options));
  KITH_CHECK(furnish(foundation, options));
  KITH_TRY(const auto first_run, app::first_run_path(foundation.building()));
  const auto folder = options.key_file.empty() ? data_folder(options)
                                               : std::filesystem::absolute(options.key_file).parent_path().string();
  opening.ready = [&](const std::string& url, bool moved_on) {
    if (moved_on) std::cout << options.listen << " is taken, so this is the next free port.\n";
    const auto first = tell_first_run(url, first_run.value_or(""), folder);
    std::cout << "kith is ready at " << url << "\n" << first;
    if (options.room && (options.listen_given || !web::is_on_this_machine(url)))
      std::cout << cli::room_words(url, cli::terminal_language(), ::isatty(STDOUT_FILENO) != 0);
    std::cout << std::flush;
  };
  app::sweep_stage_folders();
  return web::serve(foundation.building(), opening);
}

Done migrate(const cli::ServeOptions& options) {
  Foundation foundation;
  return lay(foundation, options, Ground::HasHouse);
}

Done plant(const cli::ServeOptions& options) {
  Foundation foundation;
  KITH_CHECK(lay(foundation, options, Ground::MayBeNew));
  auto with_demo = options;
  with_demo.demo = true;
  return furnish(foundation, with_demo);
}

int ended(const Done& done) {
  if (done) return 0;
  if (!done.error().detail.empty()) log_error("{}: {}", done.error().code, done.error().detail);
  cli::say_error(done.error());
  return cli::exit_code(done.error().kind);
}

// The copy of a key is never made over another file, and is for its owner alone.
Done copy_key(const std::string& from, const std::string& to) {
  std::error_code trouble;
  if (std::filesystem::copy_file(from, to, trouble) && !trouble) {
    std::filesystem::permissions(to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, trouble);
    if (!trouble) return {};
  }
  return fail(ErrorKind::Invalid, "key_copy",
              say("The key could not be copied to {file}: {why}.",
                  {{"file", to}, {"why", cli::why(trouble ? trouble.value() : EEXIST)}}));
}

Done back_up(const cli::ServeOptions& options, const cli::BackupOptions& wish) {
  const auto place = place_of(options);
  if (options.db.empty() && !std::filesystem::exists(place.sqlite_file))
    return fail(ErrorKind::Invalid, "no_house",
                say("There is no house in {folder}.", {{"folder", data_folder(options)}}));
  ::umask(077);
  Foundation foundation;
  KITH_CHECK(open_store(foundation, options));
  KITH_CHECK(foundation.store->backup(wish.file));
  return wish.with_key ? copy_key(key_file(options), wish.file + ".key") : Done{};
}

Done restore(const cli::ServeOptions& options, const cli::RestoreOptions& wish) {
  app::Restoring restoring{.backup = wish.file, .folder = options.db.empty() ? data_folder(options) : ""};
  restoring.postgres_url = options.db;
  restoring.key_file = options.key_file;
  const auto beside = wish.file + ".key";
  if (!wish.old_key.empty())
    restoring.old_key = wish.old_key;
  else if (!wish.without_key && std::filesystem::exists(beside))
    restoring.old_key = beside;
  ::umask(077);
  SystemClock clock;
  SystemRandom random;
  KITH_TRY(const auto restored, app::restore_house(restoring, clock, random));
  cli::say_line(say("The backup is restored. “kith serve” opens the house."));
  if (!restored.with_key)
    cli::say_line(say(
        "The old key did not come along, so links that were handed out open nothing any more, sign-ins "
        "are closed, and what was sealed is gone from this copy: addresses, letters, wishes, notes, and whom somebody "
        "does not want to sit with. Passphrases are as they were. The backup is untouched: if you still find the key, "
        "restore it into another place with “--key KEY”."));
  return {};
}

int examine(const cli::ServeOptions& options, const cli::DoctorOptions& wish) {
  const app::HousePlace place{options.db.empty() ? data_folder(options) : "", options.db, options.key_file};
  if (wish.vacuum) {
    if (const auto done = app::compact_house(place); !done) return ended(done);
  }
  const auto examined = app::examine_house(place, wish.json ? Language::En : cli::terminal_language());
  return examined ? cli::tell(*examined, wish.json) : ended(std::unexpected(examined.error()));
}

// No core dump may hold a key, and sixteen threads need not have sixteen heaps.
void settle_process() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::mallopt(M_ARENA_MAX, 2);
}

}  // namespace

int main(int argc, char** argv) {
  settle_process();
  cli::Hooks hooks;
  hooks.version = KITH_VERSION;
  hooks.serve = [](const cli::ServeOptions& options) { return ended(serve(options)); };
  hooks.demo = [](const cli::ServeOptions& options) { return ended(plant(options)); };
  hooks.migrate = [](const cli::ServeOptions& options) { return ended(migrate(options)); };
  hooks.backup = [](const cli::ServeOptions& options, const cli::BackupOptions& wish) {
    return ended(back_up(options, wish));
  };
  hooks.restore = [](const cli::ServeOptions& options, const cli::RestoreOptions& wish) {
    return ended(restore(options, wish));
  };
  hooks.doctor = examine;
  hooks.routes_json = [] { return web::routes_json(web::all_routes()); };
  return cli::run(argc, argv, hooks);
}
