// Builds what the house stands on and hands the terminal its commands.
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
#include "app/house/first_run.h"
#include "app/planner.h"
#include "base/log.h"
#include "cli/cli.h"
#include "web/guard.h"
#include "web/openapi.h"
#include "web/route.h"
#include "web/serve.h"

namespace {

using namespace kith;

// Everything an open house needs, in the order in which it is built.
struct Foundation {
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<store::Store> store;
  ServerKey key = ServerKey::of_bytes("");
  app::Planner planner;

  app::Building building() { return {clock, random, *store, key, planner}; }
};

std::string data_folder(const cli::ServeOptions& options) { return options.data.empty() ? "kith-data" : options.data; }

// DATA is its owner's alone; what else lies in it is left alone.
Done make_folder(const std::string& folder) {
  std::error_code trouble;
  const bool fresh = !std::filesystem::exists(folder);
  std::filesystem::create_directories(folder, trouble);
  if (!trouble && fresh) ::chmod(folder.c_str(), 0700);
  if (!trouble) return {};
  return fail(ErrorKind::Invalid, "data_folder",
              say("The folder {folder} cannot be made: {why}.", {{"folder", folder}, {"why", trouble.message()}}));
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

Done lay(Foundation& foundation, const cli::ServeOptions& options, Ground ground) {
  ::umask(077);
  KITH_CHECK(check_ground(options, ground));
  store::StoreOptions where;
  if (options.db.empty()) {
    KITH_CHECK(make_folder(data_folder(options)));
    where.sqlite_file = data_folder(options) + "/kith.sqlite";
  } else {
    where.postgres_url = options.db;
    where.readers = 16;
  }
  if (!options.mail_dir.empty()) KITH_CHECK(make_folder(options.mail_dir));
  KITH_TRY(foundation.key,
           ServerKey::open(options.key_file.empty() ? data_folder(options) + "/key" : options.key_file));
  KITH_TRY(foundation.store, store::Store::open(where, foundation.clock, foundation.random));
  return {};
}

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
  const auto before = ::umask(077);
  std::ofstream(file + ".new") << url << path << "\n";
  ::umask(before);
  std::filesystem::rename(file + ".new", file, trouble);
  if (trouble) return "The link that makes the first keeper cannot be written to " + file + ".\n";
  return "The link that makes the first keeper, once, is in " + file + "\n";
}

Done furnish(Foundation& foundation, const cli::ServeOptions& options) {
  KITH_CHECK(app::found_house(foundation.building(), Language::De, options.demo ? "Haus am Markt" : "kith"));
  if (options.demo) KITH_CHECK(app::plant_demo_world(foundation.building()));
  return {};
}

Done serve(const cli::ServeOptions& options) {
  Foundation foundation;
  KITH_TRY(const auto base_url, web::tidy_base_url(options.base_url));
  web::Opening opening{.or_next_port = options.demo,
                       .base_url = base_url,
                       .proxies = options.trusted_proxies,
                       .limits = !options.limits_off};
  KITH_CHECK(split_listen(options.listen, opening));
  if (options.limits_off && opening.address != "127.0.0.1" && opening.address != "::1")
    return fail(ErrorKind::Invalid, "limits", say("--limits off is for loopback only."));
  KITH_CHECK(lay(foundation, options, Ground::MayBeNew));
  KITH_CHECK(furnish(foundation, options));
  KITH_TRY(const auto first_run, app::first_run_path(foundation.building()));
  const auto folder = options.key_file.empty() ? data_folder(options)
                                               : std::filesystem::absolute(options.key_file).parent_path().string();
  opening.ready = [&](const std::string& url, bool moved_on) {
    if (moved_on) std::cout << options.listen << " is taken, so this is the next free port.\n";
    const auto first = tell_first_run(url, first_run.value_or(""), folder);
    std::cout << "kith is ready at " << url << "\n" << first << std::flush;
  };
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

Done back_up(const cli::ServeOptions& options, const std::string& file) {
  Foundation foundation;
  KITH_CHECK(lay(foundation, options, Ground::HasHouse));
  return foundation.store->backup(file);
}

int ended(const Done& done) {
  if (done) return 0;
  if (!done.error().detail.empty()) log_error("{}: {}", done.error().code, done.error().detail);
  cli::say_error(done.error());
  return cli::exit_code(done.error().kind);
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
  hooks.backup = [](const cli::ServeOptions& options, const std::string& file) {
    return ended(back_up(options, file));
  };
  hooks.routes_json = [] { return web::routes_json(web::all_routes()); };
  return cli::run(argc, argv, hooks);
}
