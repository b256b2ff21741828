// Everything one can ask kith but of a day (days/use_cases.h, days/after.h), one line a use case: who asks in a
// Context, what in a command; a view comes back. For: web's routes, and whoever wants to know what this program does.
// Each is one file, named below its noun. Looking (Result<View>) never changes anything; doing (Result<Answered<View>>)
// is one commit. Errors are safe to show.
#pragma once
#include <string_view>

#include "app/context.h"
#include "app/days/door/commands.h"
#include "app/days/door/views.h"
#include "app/days/rounds_commands.h"
#include "app/days/rounds_views.h"
#include "app/house/commands.h"
#include "app/house/views.h"
#include "app/lists/commands.h"
#include "app/lists/views.h"
#include "app/people/commands.h"
#include "app/people/views.h"
#include "app/posts/commands.h"
#include "app/posts/views.h"
#include "app/rehearsal/commands.h"
#include "app/rehearsal/views.h"

namespace kith::app {

// house/
Result<FrontView> show_front(Context&, const Nothing&);
Result<std::string> stamp_front(Context&, const Nothing&);
Result<NetworkView> show_network(Context&, const ShowNetwork&);
Result<DocumentView> show_imprint(Context&, const Nothing&);
Result<DocumentView> show_privacy(Context&, const Nothing&);
Result<HouseView> show_house(Context&, const Nothing&);
Result<Answered<HouseView>> set_house(Context&, const SetHouse&);
Result<Answered<HouseView>> set_imprint(Context&, const SetImprint&);
Result<Answered<HouseView>> set_privacy(Context&, const SetPrivacy&);
Result<Answered<HouseView>> send_test_letter(Context&, const SendTestLetter&);
Result<FirstRunView> show_first_run(Context&, const ByToken&);
Result<Answered<MeView>> make_keeper(Context&, const MakeKeeper&);
Result<HealthView> show_readiness(Context&, const Nothing&);

// people/
Result<Answered<MeView>> start_person(Context&, const StartPerson&);
Result<MeView> show_me(Context&, const Nothing&);
Result<Answered<MeView>> rename_person(Context&, const RenamePerson&);
Result<Answered<SaidView>> leave_house(Context&, const Nothing&);
Result<KeepLinkView> show_keep_link(Context&, const ByToken&);
Result<Answered<MeView>> open_keep_link(Context&, const ByToken&);
Result<SignInView> show_sign_in(Context&, const Nothing&);
Result<Answered<MeView>> sign_in(Context&, const SignInWith&);
Result<Answered<SaidView>> sign_out(Context&, const Nothing&);
Result<SignInsView> show_sign_ins(Context&, const Nothing&);
Result<Answered<SignInsView>> revoke_sign_in(Context&, const OfSignIn&);
Result<Answered<MeView>> change_passphrase(Context&, const ChangePassphrase&);

// posts/
Result<PostsView> show_posts(Context&, const ShowPosts&);
Result<PostView> show_post(Context&, const ShowPost&);
Result<std::string> stamp_post(Context&, const ShowPost&);
Result<DeskView> show_new_post(Context&, const Nothing&);
Result<DeskView> show_post_desk(Context&, const OfPost&);
Result<Answered<PostView>> write_post(Context&, const WritePost&);
Result<Answered<PostView>> edit_post(Context&, const EditPost&);
Result<Answered<PostsView>> remove_post(Context&, const OfPost&);
Result<Answered<ReplyPageView>> answer_post(Context&, const AnswerPost&);
Result<ReplyPageView> show_reply(Context&, const OfReply&);
Result<Answered<ReplyPageView>> edit_reply(Context&, const EditReply&);
Result<Answered<PostView>> remove_reply(Context&, const OfReply&);
Result<Answered<PostView>> nod_reply(Context&, const NodReply&);

// lists/
Result<NewListView> show_new_list(Context&, const Nothing&);
Result<Answered<ListView>> make_list(Context&, const MakeList&);
Result<ListView> show_list(Context&, const ShowList&);
Result<Answered<ListView>> plan_list(Context&, const PlanList&);
Result<Answered<ListView>> move_seat(Context&, const MoveSeat&);
Result<Answered<ListView>> undo_move(Context&, const ListAtVersion&);
Result<Answered<ListView>> keep_list(Context&, const OfList&);
Result<Answered<ListView>> claim_list(Context&, const OfList&);
Result<Answered<ListView>> name_list(Context&, const NameTheList&);
Result<Answered<SaidView>> remove_list(Context&, const OfList&);

// days/door/
Result<DoorView> show_door(Context&, const ShowDoor&);
Result<Answered<DoorView>> check_in(Context&, const CheckIn&);
Result<Answered<DoorView>> undo_check_in(Context&, const UndoCheckIn&);
Result<Answered<DoorView>> let_walk_in(Context&, const WalkIn&);
Result<Answered<DoorView>> renew_room_code(Context&, const RenewRoomCode&);
Result<Answered<SaidView>> report_door_phone(Context&, const ReportDoorPhone&);
Result<RoomDoorView> show_room_door(Context&, const ShowRoomDoor&);
Result<Answered<RoomDoorView>> come_in(Context&, const ComeIn&);
// days/: rounds at tables
Result<SeatingView> show_seating(Context&, const ShowSeating&);
Result<Answered<SeatingView>> plan_seating(Context&, const PlanSeating&);
Result<Answered<SeatingView>> move_place(Context&, const MovePlace&);
Result<Answered<SeatingView>> undo_place(Context&, const PlanAtVersion&);
Result<Answered<SeatingView>> release_places(Context&, const PlanAtVersion&);
Result<Answered<SeatingView>> keep_apart(Context&, const KeepApart&);
Result<LiveView> show_live(Context&, const ShowLive&);
Result<Answered<LiveView>> start_rounds(Context&, const StartRounds&);
Result<Answered<LiveView>> end_round(Context&, const InRound&);  // and begins the next
Result<Answered<LiveView>> skip_next_round(Context&, const InRound&);
Result<Answered<LiveView>> pause_round(Context&, const InRound&);
Result<Answered<LiveView>> let_round_go_on(Context&, const InRound&);
Result<Answered<LiveView>> extend_round(Context&, const ExtendRound&);
Result<Answered<LiveView>> end_all_rounds(Context&, const InRound&);
Result<Answered<LiveView>> lose_table(Context&, const AtTable&);
Result<Answered<LiveView>> find_table(Context&, const AtTable&);
Result<Answered<LiveView>> note_gone(Context&, const InTheRoom&);
Result<Answered<LiveView>> note_there(Context&, const InTheRoom&);
Result<Answered<LiveView>> tick_call_out(Context&, const CalledOut&);
Result<Answered<LiveView>> note_printed(Context&, const StartRounds&);
Result<NowView> show_now(Context&, const ShowNow&);
Result<Answered<NowView>> sit_out(Context&, const SitOut&);
Result<Answered<NowView>> go_earlier(Context&, const GoEarlier&);
Result<Answered<NowView>> stay_here(Context&, const StayHere&);
Result<Answered<NowView>> seat_elsewhere(Context&, const SeatElsewhere&);
Result<Answered<NowView>> come_back(Context&, const BackAgain&);
Result<ScreenView> show_screen(Context&, const ShowScreen&);
Result<WatchedView> watch_day(Context&, const WatchDay&);

// rehearsal/
Result<RehearsalsView> show_rehearsals(Context&, const ShowRehearsals&);
Result<Answered<RehearsalView>> start_rehearsal(Context&, const StartRehearsal&);
Result<RehearsalView> show_rehearsal(Context&, const OfRehearsal&);
Result<Answered<RehearsalView>> let_morning_come(Context&, const OfRehearsal&);
Result<Answered<RehearsalsView>> end_rehearsal(Context&, const OfRehearsal&);

// Where a link leads (/k, /l, /r and their token), and what the browser keeps to open it.
struct Opened {
  std::string page;
  std::vector<Keeps> keeps;
};
Result<Opened> open_list_link(Context&, const ByToken&);
Result<Opened> open_reply_link(Context&, const ByToken&);
Result<Opened> open_screen_link(Context&, const ByToken&);

// What must stay reachable in a house that is on the net without imprint and privacy page: the ways in for its keepers.
bool opens_a_closed_house(std::string_view route_pattern);
// What a rehearsal has of the house: the day and its people, and nothing that would be kept.
bool opens_in_a_rehearsal(std::string_view route_pattern);

}  // namespace kith::app
