// Every address of kith, in the order a stranger meets them.
#include "app/days/after.h"
#include "app/days/import.h"
#include "app/days/people.h"
#include "app/days/use_cases.h"
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
  r.command("/house/imprint", "/house", set_imprint).audience = Audience::Keeper;
  r.command("/house/privacy", "/house", set_privacy).audience = Audience::Keeper;
  r.command("/house/test-letter", "/house", send_test_letter).audience = Audience::Keeper;
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

void add_days(Routes& r) {
  r.page("/days", "days", say("Days"), show_days);
  r.page("/days/new", "new_day", say("Shape a day"), show_new_day);
  r.command("/days", "/days/new", make_day);
  Routes::kept_while(r.page("/days/{day}", "day", say("A day"), show_day), stamp_day);
  r.page("/days/{day}/edit", "day_desk", say("Change this day"), show_day_desk).audience = Audience::Team;
  r.command("/days/{day}/edit", "/days/{day}/edit", edit_day).audience = Audience::Team;
  r.command("/days/{day}/cancel", "/days/{day}/edit", cancel_day).audience = Audience::Team;
  r.command("/days/{day}/resume", "/days/{day}/edit", resume_day).audience = Audience::Team;
  r.command("/days/{day}/parts", "/days/{day}/edit", add_part).audience = Audience::Team;
  r.page("/days/{day}/parts/{part}", "part_desk", say("Change this part"), show_part_desk).audience = Audience::Team;
  r.command("/days/{day}/parts/{part}", "/days/{day}/parts/{part}", edit_part).audience = Audience::Team;
  r.command("/days/{day}/parts/{part}/remove", "/days/{day}/edit", remove_part).audience = Audience::Team;
  r.command("/days/{day}/parts/{part}/up", "/days/{day}/edit", move_part_up).audience = Audience::Team;
  r.page("/j/{token}", "join_team", say("Join the team"), show_join_team);
  r.command("/j/{token}", "/j/{token}", join_team);
}

void add_day_team(Routes& r) {
  r.page("/days/{day}/people", "people", say("Who comes"), show_people).audience = Audience::Team;
  r.command("/days/{day}/people", "/days/{day}/people", add_comer).audience = Audience::Team;
  r.page("/days/{day}/people/{seat}/remove", "remove_comer", say("Remove somebody"), show_remove_comer).audience =
      Audience::Team;
  r.command("/days/{day}/people/{seat}/remove", "/days/{day}/people/{seat}/remove", remove_comer).audience =
      Audience::Team;
  r.command("/days/{day}/people/{seat}/host", "/days/{day}/people", name_host).audience = Audience::Team;
  r.command("/days/{day}/people/{seat}/told", "/days/{day}/people", told_comer).audience = Audience::Team;
  r.page("/days/{day}/import", "import", say("Bring in a list"), show_import).audience = Audience::Team;
  r.command("/days/{day}/import", "/days/{day}/import", paste_import).audience = Audience::Team;
  r.command("/days/{day}/import/column", "/days/{day}/import", use_column).audience = Audience::Team;
  r.command("/days/{day}/import/double", "/days/{day}/import", merge_double).audience = Audience::Team;
  r.command("/days/{day}/import/first-line", "/days/{day}/import", read_first_line).audience = Audience::Team;
  r.command("/days/{day}/import/drop", "/days/{day}/import", drop_import).audience = Audience::Team;
  r.command("/days/{day}/import/take", "/days/{day}/import", take_import).audience = Audience::Team;
  r.command("/days/{day}/team/renew", "/days/{day}/people", renew_team_link).audience = Audience::Team;
  r.command("/days/{day}/team/leave", "/days/{day}/people", app::leave_team).audience = Audience::Team;
}

void add_sign_up(Routes& r) {
  r.command("/days/{day}/sign-ups", "/days/{day}", sign_up);
  r.page("/seats/{seat}", "seat", say("Your seat"), show_seat).audience = Audience::SeatLink;
  r.command("/seats/{seat}/edit", "/seats/{seat}", edit_seat).audience = Audience::SeatLink;
  r.command("/seats/{seat}/give-back", "/seats/{seat}", give_back_seat).audience = Audience::SeatLink;
  r.command("/seats/{seat}/step-out", "/seats/{seat}", step_out).audience = Audience::SeatLink;
  r.command("/seats/{seat}/take", "/seats/{seat}", take_seat).audience = Audience::SeatLink;
  r.command("/seats/{seat}/confirm", "/seats/{seat}", confirm_seat).audience = Audience::SeatLink;
  r.command("/seats/{seat}/code", "/seats/{seat}", renew_code).audience = Audience::SeatLink;
  r.command("/seats/{seat}/open-tables", "/seats/{seat}", put_up_table).audience = Audience::SeatLink;
  r.command("/seats/{seat}/open-tables/{table}/take", "/seats/{seat}", take_open_table).audience = Audience::SeatLink;
  r.command("/seats/{seat}/open-tables/{table}/leave", "/seats/{seat}", leave_open_table).audience = Audience::SeatLink;
  r.command("/seats/{seat}/open-tables/{table}/remove", "/seats/{seat}", remove_open_table).audience =
      Audience::SeatLink;
  r.page("/days/{day}/find-my-seat", "find_my_seat", say("Find your seat"), show_find_my_seat);
  r.command("/days/{day}/find-my-seat", "/days/{day}/find-my-seat", find_my_seat);
}

// The team's door, and the code on the wall by which people check in themselves.
void add_door(Routes& r) {
  r.page("/days/{day}/door", "door", say("The door"), show_door).audience = Audience::Team;
  r.command("/days/{day}/door/here", "/days/{day}/door", check_in).audience = Audience::Team;
  r.command("/days/{day}/door/undo", "/days/{day}/door", undo_check_in).audience = Audience::Team;
  r.command("/days/{day}/door/walk-in", "/days/{day}/door", let_walk_in).audience = Audience::Team;
  r.command("/days/{day}/door/renew", "/days/{day}/door", renew_room_code).audience = Audience::Team;
  r.command("/days/{day}/door/phone", "", report_door_phone).audience = Audience::Team;
  r.page("/days/{day}/here/{token}", "room_door", say("I am here"), show_room_door);
  r.command("/days/{day}/here/{token}", "/days/{day}/here/{token}", come_in);
}

// What stays of a day with the one who was there.
void add_afterwards(Routes& r) {
  r.page("/seats/{seat}/met", "met", say("Whom you met"), show_met).audience = Audience::SeatLink;
  r.command("/seats/{seat}/met/{other}", "/seats/{seat}/met", mark_met).audience = Audience::SeatLink;
  r.command("/seats/{seat}/met/{other}/note", "/seats/{seat}/met", note_met).audience = Audience::SeatLink;
  r.page("/b/{token}", "badge", say("You are talking with"), show_badge);
  r.command("/seats/{seat}/badges/{token}", "/b/{token}", mark_badge).audience = Audience::SeatLink;
  for (const std::string from : {"/seats/{seat}", ""}) {
    const auto audience = from.empty() ? Audience::SignedIn : Audience::SeatLink;
    const auto shown = from.empty() ? "/me/shown" : from + "/shown";
    r.page(from + "/contacts", "contacts", say("Contacts"), show_contacts).audience = audience;
    r.page(from + "/contacts/{contact}", "contact", say("A contact"), show_contact).audience = audience;
    r.command(from + "/contacts/{contact}/note", from + "/contacts/{contact}", note_contact).audience = audience;
    r.command(from + "/contacts/{contact}/end", from + "/contacts/{contact}", end_contact).audience = audience;
    r.file(from + "/contacts/{contact}/card.vcf", "text/vcard; charset=utf-8", download_card).audience = audience;
    r.page(shown, "shown", say("What your contacts see"), show_shown).audience = audience;
    r.command(shown, shown, show_to_contacts).audience = audience;
  }
  r.page("/seats/{seat}/claim", "claim", say("Keep it"), show_claim).audience = Audience::SeatLink;
  r.command("/seats/{seat}/claim", "/seats/{seat}/claim", claim_seat).audience = Audience::SeatLink;
  r.command("/seats/{seat}/adopt", "/seats/{seat}/claim", adopt_seat).audience = Audience::SeatLink;
}

void add_paper(Routes& r) {
  const std::string paper = "/days/{day}/print/{kind}";
  r.page(paper, "paper", say("On paper"), show_paper).audience = Audience::Team;
  r.command(paper, paper, number_paper).audience = Audience::Team;
  r.file("/days/{day}/seating.csv", "text/csv; charset=utf-8", download_seating_csv).audience = Audience::Team;
  r.file("/days/{day}/seating.json", "application/json", download_seating_json).audience = Audience::Team;
  r.file("/days/{day}/attendance.csv", "text/csv; charset=utf-8", download_attendance_csv).audience = Audience::Team;
  r.file("/days/{day}/day.ics", "text/calendar; charset=utf-8", download_calendar);
  r.file("/days/{day}/attendance.json", "application/json", download_attendance_json).audience = Audience::Team;
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

// Everything below /rehearsals/{rehearsal}/ that is not here is the day's own (web/rehearsal_rooms.h).
void add_rehearsals(Routes& r) {
  r.page("/rehearsals", "rehearsals", say("Rehearsal"), show_rehearsals);
  r.command("/rehearsals", "/rehearsals", start_rehearsal);
  const std::string one = "/rehearsals/{rehearsal}";
  r.page(one, "rehearsal", say("Rehearsal"), show_rehearsal);
  r.command(one + "/morning", one, let_morning_come);
  r.command(one + "/end", one, end_rehearsal);
}

}  // namespace

Routes all_routes() {
  Routes routes;
  add_house(routes);
  add_people(routes);
  add_posts(routes);
  add_lists(routes);
  add_days(routes);
  add_day_team(routes);
  add_sign_up(routes);
  add_door(routes);
  add_rounds(routes);
  add_paper(routes);
  add_afterwards(routes);
  add_rehearsals(routes);
  add_entrances(routes);
  routes.place_forms();
  return routes;
}

}  // namespace kith::web
