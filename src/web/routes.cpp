// Every address of kith, in the order a stranger meets them.
#include "app/use_cases.h"
#include "web/downloads.h"
#include "web/route.h"

namespace kith::web {
namespace {

using namespace app;  // NOLINT: this file is a table of use cases

void add_house(Routes& r) {
  Routes::kept_while(r.page("/", "front", say("Everyone may. Everyone can. No one must."), show_front), stamp_front);
  r.page("/networks/{network}", "network", say("A network"), show_network);
  r.page("/imprint", "document", say("Imprint"), show_imprint);
  r.page("/privacy", "document", say("Privacy"), show_privacy);
  r.page("/house", "house", say("The house"), show_house).audience = Audience::Keeper;
  r.command("/house", "/house", set_house).audience = Audience::Keeper;
  r.command("/house/documents", "/house", set_documents).audience = Audience::Keeper;
  r.file("/house/backup", "application/vnd.sqlite3", download_backup).audience = Audience::Keeper;
  r.page("/first-run/{token}", "first_run", say("The first keeper"), show_first_run);
  r.command("/first-run/{token}", "/first-run/{token}", make_keeper);
  r.page("/readyz", "", say("Ready"), show_readiness);
}

void add_people(Routes& r) {
  r.command("/people", "/", start_person);
  r.page("/me", "me", say("You"), show_me).audience = Audience::SignedIn;
  r.command("/me", "/me", rename_person).audience = Audience::SignedIn;
  r.command("/me/leave", "/me", leave_house).audience = Audience::SignedIn;
  r.command("/me/passphrase", "/me", change_passphrase).audience = Audience::SignedIn;
  r.page("/me/sign-ins", "sign_ins", say("Where you are signed in"), show_sign_ins).audience = Audience::SignedIn;
  r.command("/me/sign-ins/{sign_in}/revoke", "/me/sign-ins", revoke_sign_in).audience = Audience::SignedIn;
  r.page("/sign-in", "sign_in", say("Sign in"), show_sign_in);
  r.command("/sign-in", "/sign-in", sign_in);
  r.command("/sign-out", "", sign_out);
  r.page("/k/{token}", "keep_link", say("Your keep-link"), show_keep_link);
  r.command("/k/{token}", "/k/{token}", open_keep_link);
}

void add_posts(Routes& r) {
  r.page("/posts", "posts", say("Posts"), show_posts);
  r.command("/posts", "/posts/new", write_post).audience = Audience::Keeper;
  r.page("/posts/new", "desk", say("A new post"), show_new_post).audience = Audience::Keeper;
  Routes::kept_while(r.page("/posts/{post}", "post", say("A post"), show_post), stamp_post);
  r.page("/posts/{post}/edit", "desk", say("Change this post"), show_post_desk).audience = Audience::SignedIn;
  r.command("/posts/{post}", "/posts/{post}/edit", edit_post).audience = Audience::SignedIn;
  r.command("/posts/{post}/remove", "/posts/{post}/edit", remove_post).audience = Audience::SignedIn;
  r.command("/posts/{post}/replies", "/posts/{post}", answer_post);
  r.page("/replies/{reply}", "reply", say("Your reply"), show_reply);
  r.command("/replies/{reply}", "/replies/{reply}", edit_reply).audience = Audience::SeatLink;
  r.command("/replies/{reply}/remove", "/replies/{reply}", remove_reply).audience = Audience::SeatLink;
  r.command("/replies/{reply}/nod", "/replies/{reply}", nod_reply).audience = Audience::SignedIn;
  r.file("/feed", "application/atom+xml; charset=utf-8", download_feed);
}

void add_lists(Routes& r) {
  r.page("/lists", "new_list", say("Names become tables"), show_new_list);
  r.command("/lists", "/lists", make_list).also_on = {"/"};
  r.page("/lists/{list}", "list", say("Tables"), show_list).audience = Audience::SeatLink;
  r.command("/lists/{list}/plan", "/lists/{list}", plan_list).audience = Audience::SeatLink;
  r.command("/lists/{list}/move", "/lists/{list}", move_seat).audience = Audience::SeatLink;
  r.command("/lists/{list}/undo", "/lists/{list}", undo_move).audience = Audience::SeatLink;
  r.command("/lists/{list}/keep", "/lists/{list}", keep_list).audience = Audience::SeatLink;
  r.command("/lists/{list}/claim", "/lists/{list}", claim_list).audience = Audience::SeatLink;
  r.command("/lists/{list}/title", "/lists/{list}", app::name_list).audience = Audience::SeatLink;
  r.command("/lists/{list}/remove", "/lists/{list}", remove_list).audience = Audience::SeatLink;
  r.file("/lists/{list}/plan.csv", "text/csv; charset=utf-8", download_plan).audience = Audience::SeatLink;
}

void add_rounds(Routes& r) {
  const std::string seating = "/days/{day}/seating", live = "/days/{day}/live", now = "/seats/{seat}/now";
  r.page(seating, "day_seating", say("Who sits where"), show_seating).audience = Audience::Team;
  r.command(seating + "/{part}/plan", seating, plan_seating).audience = Audience::Team;
  r.command(seating + "/{part}/move", seating, move_place).audience = Audience::Team;
  r.command(seating + "/{part}/undo", seating, undo_place).audience = Audience::Team;
  r.command(seating + "/{part}/release", seating, release_places).audience = Audience::Team;
  r.command(seating + "/apart", seating, keep_apart).audience = Audience::Team;

  auto& page = r.page(live, "day_live", say("The rounds"), show_live);
  page.audience = Audience::Team;
  page.live = true;
  auto& start = r.command(live + "/{part}/start", live, start_rounds);
  start.audience = Audience::Team;
  start.also_on = {seating};
  r.command(live + "/{part}/next", live, end_round).audience = Audience::Team;
  r.command(live + "/{part}/skip", live, skip_next_round).audience = Audience::Team;
  r.command(live + "/{part}/pause", live, pause_round).audience = Audience::Team;
  r.command(live + "/{part}/go-on", live, let_round_go_on).audience = Audience::Team;
  r.command(live + "/{part}/extend", live, extend_round).audience = Audience::Team;
  r.command(live + "/{part}/end", live, end_all_rounds).audience = Audience::Team;
  r.command(live + "/{part}/lose-table", live, lose_table).audience = Audience::Team;
  r.command(live + "/{part}/find-table", live, find_table).audience = Audience::Team;
  r.command(live + "/{part}/gone", live, note_gone).audience = Audience::Team;
  r.command(live + "/{part}/there", live, note_there).audience = Audience::Team;
  r.command(live + "/{part}/called-out", live, tick_call_out).audience = Audience::Team;
  r.command(live + "/{part}/printed", live, note_printed).audience = Audience::Team;
  r.stream("/days/{day}/changes", watch_day);

  auto& screen = r.page("/days/{day}/screen", "day_screen", say("The room"), show_screen);
  screen.audience = Audience::SeatLink;
  screen.live = true;
  auto& phone = r.page(now, "seat_now", say("Your table"), show_now);
  phone.audience = Audience::SeatLink;
  phone.live = true;
  r.command("/seats/{seat}/sit-out", now, sit_out).audience = Audience::SeatLink;
  r.command("/seats/{seat}/earlier", now, go_earlier).audience = Audience::SeatLink;
  r.command("/seats/{seat}/stay", now, stay_here).audience = Audience::SeatLink;
  r.command("/seats/{seat}/elsewhere", now, seat_elsewhere).audience = Audience::SeatLink;
  r.command("/seats/{seat}/back", now, come_back).audience = Audience::SeatLink;
}

}  // namespace

Routes all_routes() {
  Routes routes;
  add_house(routes);
  add_people(routes);
  add_posts(routes);
  add_lists(routes);
  add_rounds(routes);
  add_entrances(routes);
  routes.place_forms();
  return routes;
}

}  // namespace kith::web
