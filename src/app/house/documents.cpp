#include "app/house/documents.h"

#include "app/use_cases.h"
#include "formats/markdown.h"

namespace kith::app {
namespace {

Result<DocumentView> document(Context& context, DocumentKind kind, const std::string& written) {
  return DocumentView{kind, !written.empty(), formats::html_of_markdown(written), context.viewer.keeper};
}

}  // namespace

std::string imprint_template(Language language) {
  return translate(language, say("## Who is responsible\n\n[Name]  \n[Street and number]  \n[Postcode and town]\n\n## "
                                 "How to reach us\n\n[E-mail address or telephone]")
                                 .key);
}

std::string privacy_template(Language language) {
  return translate(
      language,
      say("## What this house keeps\n\nThe name you start with, the lists of names you make, and the replies you "
          "write. Nobody but you and the people you show it to sees a list. An e-mail address is encrypted and never "
          "published.\n\nWhere you come to a day: the name and the line you come with, when you were there, and who "
          "sat at which table. Your notes, and whom you would gladly meet again, are encrypted; nobody learns of a "
          "wish that is not wished by both.\n\n## How long\n\nA list that is not kept goes after 24 hours, a kept "
          "one after 30 days, and a person without account after 30 days without a visit. A name left for a day goes "
          "180 days after it, unless its sign-up says otherwise. A reply stays until its writer or a keeper removes "
          "it.\n\n## Cookies\n\nOne that knows you again after you started or signed in, one that "
          "remembers your language, one for each link you opened, and, for those with a passphrase, one that tells "
          "this browser from a guesser’s. No others, and none of other companies.\n\n## On "
          "your phone\n\nOn the day your phone keeps the page of your table, so that it is there without Wi-Fi: your "
          "tables, and the first names and lines at yours. It forgets it when you give the seat back or sign out, and "
          "shows it for a day at most.\n\n## "
          "Your rights\n\nAsk [name and address of the person responsible] what is kept of you, have it corrected or "
          "removed, or complain to [supervisory authority].")
          .key);
}

Result<DocumentView> show_imprint(Context& context, const Nothing&) {
  return document(context, DocumentKind::Imprint, context.house.imprint);
}

Result<DocumentView> show_privacy(Context& context, const Nothing&) {
  return document(context, DocumentKind::Privacy, context.house.privacy);
}

}  // namespace kith::app
