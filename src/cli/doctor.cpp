#include "cli/doctor.h"

#include "base/json.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/terminal.h"

namespace kith::cli {
namespace {

Message word_of(app::FindingLevel level) {
  if (level == app::FindingLevel::Fine) return say("fine");
  return level == app::FindingLevel::Advice ? say("look") : say("DAMAGE");
}

std::string in_words(const app::HouseExamination& examination) {
  const auto language = terminal_language();
  std::string lines;
  for (const auto& finding : examination.findings)
    lines += speak(language, word_of(finding.level)) + ": " + finding.sentence + "\n";
  const bool sound = examination.status == app::Soundness::Sound;
  return lines +
         speak(language, sound
                             ? say("This house is sound.")
                             : say("This house is damaged. If what stands above does not help, “kith restore” makes a "
                                   "new one from a backup.")) +
         "\n";
}

}  // namespace

int tell(const app::HouseExamination& examination, bool as_json) {
  if (const auto written = write_stdout(as_json ? to_json(examination) + "\n" : in_words(examination)); !written) {
    say_error(written.error());
    return exit_code(written.error().kind);
  }
  return examination.status == app::Soundness::Sound ? 0 : exit_code(ErrorKind::Damaged);
}

}  // namespace kith::cli
