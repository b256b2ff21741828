// A keeper tries whether letters leave the house.
#include "app/house/house_view.h"
#include "app/mail/post_letter.h"
#include "app/use_cases.h"

namespace kith::app {

Result<Answered<HouseView>> send_test_letter(Context& context, const SendTestLetter& asked) {
  return commit<HouseView>(context, [&](store::Tx& tx) -> Result<Outcome<HouseView>> {
    if (!context.mail_on)
      return fail(ErrorKind::Conflict, "mail_off", say("This house sends no letters yet: its mail is not set up."));
    const auto& language = context.language;
    KITH_CHECK(post_letter(
        context, tx,
        {.to = asked.to,
         .subject = speak(language, say("A letter from {house}, to try it", {{"house", context.house.name}})),
         .text = speak(language, say("If you can read this, letters leave the house.\n\n{address}\n",
                                     {{"address", context.base_url}}))}));
    KITH_TRY(auto view, view_house(context, tx, context.house));
    return Outcome<HouseView>{std::move(view), "/house"};
  });
}

}  // namespace kith::app
