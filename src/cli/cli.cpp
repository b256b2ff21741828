#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <sstream>
#include <string_view>

#include "cli/files.h"
#include "cli/seat.h"
#include "cli/terminal.h"

namespace kith::cli {
namespace {

struct Arguments {
  ServeOptions serve;
  std::string limits = "on";
  SeatArguments seat;
  bool json = false;
  BackupOptions backup;
  RestoreOptions restore;
  DoctorOptions doctor;
};

void add_house(CLI::App& command, ServeOptions& options) {
  auto* data =
      command.add_option("--data", options.data, "Folder of the house, made if missing (kith-data)")->type_name("DIR");
  auto* key =
      command.add_option("--key-file", options.key_file, "File of the server’s key; --db needs it")->type_name("FILE");
  command
      .add_option("--db", options.db,
                  "PostgreSQL instead of the folder; also read from KITH_DB, where ps does not show it")
      ->type_name("URL")
      ->envname("KITH_DB")
      ->needs(key)
      ->excludes(data);
}

void add_mail(CLI::App& command, ServeOptions& options) {
  command.add_option("--mail-dir", options.mail_dir, "Write letters as files there, where no --smtp is given")
      ->type_name("DIR");
  auto* from = command.add_option("--mail-from", options.mail_from, "The sender of letters: ADDR, or NAME <ADDR>");
  from->type_name("ADDR");
  auto* smtp = command.add_option("--smtp", options.smtp, "Send letters there: smtp://USER@HOST:PORT or smtps://…");
  smtp->type_name("URL")->needs(from);
  command
      .add_option("--smtp-password-file", options.smtp_password_file,
                  "The first line is the password; else KITH_SMTP_PASSWORD is")
      ->type_name("FILE")
      ->needs(smtp);
}

void add_serve(CLI::App& app, Arguments& typed) {
  auto& command = *app.add_subcommand("serve", "Open the house: pages and API until SIGTERM");
  auto& options = typed.serve;
  add_house(command, options);
  command.add_option("--listen", options.listen, "Where to listen")
      ->type_name("ADDR:PORT")
      ->capture_default_str()
      ->each([&options](const std::string&) { options.listen_given = true; });
  command.add_option("--base-url", options.base_url, "How people reach it, e.g. https://kith.example")
      ->type_name("URL");
  add_mail(command, options);
  command.add_flag("--room", options.room,
                   "For the phones in this room: listen on its network, show address and QR code");
  command.add_flag("--demo", options.demo, "Begin with the demo world; take the next free port");
  command
      .add_option("--trust-proxy", options.trusted_proxies, "Believe X-Forwarded-For of this address; may be repeated")
      ->type_name("ADDR")
      ->allow_extra_args(false);
  command.add_option("--limits", typed.limits, "Rate limits; off on loopback only")
      ->check(CLI::IsMember({"on", "off"}))
      ->capture_default_str();
}

void add_text(CLI::App& command, const char* name, std::optional<std::string>& target, const char* type,
              const char* help) {
  command.add_option(name, target, help)->type_name(type);
}

void add_many(CLI::App& command, const char* name, std::vector<std::string>& target, const char* type,
              const char* help) {
  command.add_option(name, target, help)->type_name(type)->allow_extra_args(false);
}

void add_seat(CLI::App& app, SeatArguments& typed) {
  auto& command =
      *app.add_subcommand("seat", "Seat people at tables, round after round, so that everyone meets new people");
  add_text(command, "people", typed.people, "FILE",
           "people.csv: name (or id), company, host, table, arrives, leaves, …");
  add_text(command, "--count", typed.count, "N", "Instead of a file: N people called 0 to N-1");
  add_text(command, "--rounds", typed.rounds, "N", "How many rounds");
  command.add_flag("--meet-everyone", typed.meet_everyone,
                   "Instead: as many as it takes for everyone to meet everyone");
  add_text(command, "--table-size", typed.table_size, "N", "The most at a table; sizes differ by at most one");
  add_text(command, "--tables", typed.tables, "N", "Instead: how many tables");
  add_text(command, "--table-min", typed.table_min, "N", "With --table-max: the fewest at a table");
  add_text(command, "--table-max", typed.table_max, "N", "The most at a table");
  add_text(command, "--met", typed.met, "FILE", "Pairs who know each other: a,b");
  add_text(command, "--rules", typed.rules, "FILE",
           "kind,a,b[,round][,weight]: together, apart, host, absent, capacity, minsize; known, affinity");
  add_text(command, "--affinity", typed.affinity, "FILE", "Pairs who should meet: a,b,weight");
  add_text(command, "--weigh", typed.weigh, "NAME=N,…",
           "company=3,known=2,affinity=0.2; further names are columns to mix by");
  add_text(command, "--seconds", typed.seconds, "N",
           "The longest it may take, with decimals (2; with --plan much less)");
  add_text(command, "--iterations", typed.iterations, "N", "Instead: so many steps, the same plan every time");
  add_text(command, "--seed", typed.seed, "N", "Another number, another plan (1)");
  add_text(command, "--threads", typed.threads, "N|all",
           "Search on so many cores at once, each with a seed of its own; the best plan counts (1)");
  command.add_flag("--no-designs", typed.no_designs, "Search only, without starting from a known construction");
  add_text(command, "--format", typed.format, "csv|json", "Of the plan (csv: round,table,person)");
  add_text(command, "-o,--output", typed.output, "FILE", "Where the plan goes (stdout)");
  add_text(command, "--report", typed.report, "FILE", "Where the figures go, as JSON");
  add_text(command, "--plan", typed.plan, "FILE", "A plan under way: rounds before --from-round stay as they are");
  add_text(command, "--from-round", typed.from_round, "N", "The first round that is planned again (1)");
  add_many(command, "--absent", typed.absent, "NAME", "Away from then on; may be repeated");
  add_many(command, "--late", typed.late, "NAME:ROUND", "There from this round on; may be repeated");
  add_many(command, "--leaving", typed.leaving, "NAME:ROUND", "This round is their last; may be repeated");
  add_many(command, "--host-gone", typed.hosts_gone, "NAME", "Hosts no table from then on; may be repeated");
  add_many(command, "--table-lost", typed.tables_lost, "TABLE", "Used no more from then on; may be repeated");
  add_many(command, "--pin", typed.pins, "NAME:ROUND:TABLE", "Sits there, by hand; may be repeated");
  command.add_flag("--running", typed.running, "--from-round is under way: in it only those move who must");
  command.add_flag("--printed", typed.printed, "Paper is out: change as few seats as a good plan allows");
  command.add_flag("--what-if", typed.what_if, "Say also what a round more and a table fewer could bring");
  command.footer(
      "Ctrl-C ends the search; the best plan so far is written.\n"
      "Exit codes: 0 the plan is written and every rule holds; 1 it is written, but a hard rule is broken, or "
      "something else went wrong; 2 usage or bad input; 4 no space is left.");
}

void add_backup(CLI::App& app, Arguments& typed) {
  auto& command = *app.add_subcommand("backup", "Write a copy of a house’s data, also while it is open");
  add_house(command, typed.serve);
  command.add_option("file", typed.backup.file, "The copy")->type_name("FILE")->required();
  command.add_flag("--with-key", typed.backup.with_key, "Put the server’s key beside it, as FILE.key");
}

void add_restore(CLI::App& app, Arguments& typed) {
  auto& command = *app.add_subcommand("restore", "Make a house from a backup, in a new folder or an empty database");
  add_house(command, typed.serve);
  command.add_option("file", typed.restore.file, "The backup")->type_name("FILE")->required();
  auto* key = command.add_option("--key", typed.restore.old_key,
                                 "The key the backup was sealed under, if it is not beside it as FILE.key");
  key->type_name("KEY");
  command.add_flag("--without-key", typed.restore.without_key, "Close what only the old key could open")->excludes(key);
}

void add_doctor(CLI::App& app, Arguments& typed) {
  auto& command = *app.add_subcommand("doctor", "Read everything and say whether it is whole");
  add_house(command, typed.serve);
  command.add_flag("--json", typed.doctor.json, "As JSON");
  command.add_flag("--vacuum", typed.doctor.vacuum,
                   "Before, write all data anew, so that nothing deleted is in a file; nobody may use it meanwhile");
  command.footer("Exit codes: 0 sound; 3 damaged; 5 written by a newer kith.");
}

void add_commands(CLI::App& app, Arguments& typed) {
  app.require_subcommand(1);
  add_serve(app, typed);
  add_seat(app, typed.seat);
  app.add_subcommand("routes", "Every route with its audience")
      ->add_flag("--json", typed.json, "As JSON, the only form so far");
  add_house(*app.add_subcommand("demo", "Plant the demo world in a new house"), typed.serve);
  add_house(*app.add_subcommand("migrate", "Bring a house’s data to this version"), typed.serve);
  add_backup(app, typed);
  add_restore(app, typed);
  add_doctor(app, typed);
}

std::string chosen(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? std::string() : commands.front()->get_name();
}

template <class Kind>
bool is(const CLI::ParseError& error) {
  return dynamic_cast<const Kind*>(&error) != nullptr;
}

// CLI11 begins its own sentences with what they are about: “--seed: 1 required N missing”, “--db requires --key-file”.
std::string word_of(const CLI::ParseError& error, int which) {
  std::istringstream words(error.what());
  std::string word;
  for (int i = 0; i <= which; ++i) words >> word;
  while (word.ends_with(':') || word.ends_with('.')) word.pop_back();
  return word;
}

// An option that was given in the wrong way. Only the names are CLI11's; the sentences are ours.
Message wrong_option(const CLI::ParseError& error) {
  const std::string_view why = error.what();
  const auto option = word_of(error, why.starts_with("Could not convert") ? 3 : 0), other = word_of(error, 2);
  if (is<CLI::RequiredError>(error)) return say("Something is missing: {what}.", {{"what", option}});
  if (is<CLI::RequiresError>(error))
    return say("{option} goes with {other} only.", {{"option", option}, {"other", other}});
  if (is<CLI::ExcludesError>(error))
    return say("Take either {option} or {other}, not both.", {{"option", option}, {"other", other}});
  if (is<CLI::ValidationError>(error))
    return say("{option} takes one of the values that its help names.", {{"option", option}});
  if (is<CLI::ConversionError>(error) || why.contains("flag"))
    return say("{option} is a switch and takes no value.", {{"option", option}});
  if (why.contains("At Most")) return say("{option} is given more than once.", {{"option", option}});
  if (is<CLI::ArgumentMismatch>(error)) return say("{option} needs a value.", {{"option", option}});
  return say("What was typed is not understood.");
}

Message mistake(const CLI::App& app, const CLI::ParseError& error) {
  const auto rest = app.remaining(true);
  const std::string word = rest.empty() ? "" : rest.front();
  if (chosen(app).empty())
    return word.empty() ? say("Say what kith is to do.") : say("There is no command “{word}”.", {{"word", word}});
  if (is<CLI::ExtrasError>(error) && !word.empty()) return say("“{word}” is not understood here.", {{"word", word}});
  return wrong_option(error);
}

int usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto command = chosen(app);
  say_line(mistake(app, error));
  say_line(say("Help: {command}", {{"command", command.empty() ? "kith --help" : "kith " + command + " --help"}}));
  return 2;
}

int carry_out(const std::string& command, Arguments& typed, const Hooks& hooks) {
  typed.serve.limits_off = typed.limits == "off";
  if (command == "serve") return hooks.serve(typed.serve);
  if (command == "demo") return hooks.demo(typed.serve);
  if (command == "migrate") return hooks.migrate(typed.serve);
  if (command == "backup") return hooks.backup(typed.serve, typed.backup);
  if (command == "restore") return hooks.restore(typed.serve, typed.restore);
  if (command == "doctor") return hooks.doctor(typed.serve, typed.doctor);
  if (command == "seat") return seat(typed.seat);
  if (const auto written = write_stdout(hooks.routes_json() + "\n"); !written) {
    say_error(written.error());
    return exit_code(written.error().kind);
  }
  return 0;
}

}  // namespace

int run(int argc, const char* const* argv, const Hooks& hooks) {
  Arguments typed;
  CLI::App app("Everyone may. Everyone can. No one must.", "kith");
  app.set_version_flag("--version", "kith " + hooks.version);
  add_commands(app, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error);
  }
  return carry_out(chosen(app), typed, hooks);
}

}  // namespace kith::cli
