// Everything one can ask of a day people can come to; see app/use_cases.h for how to read this, and for the rest.
#pragma once
#include "app/days/commands.h"
#include "app/days/views.h"
#include "app/use_cases.h"

namespace kith::app {

Result<DaysView> show_days(Context&, const Nothing&);
Result<DayView> show_day(Context&, const OfDay&);
Result<std::string> stamp_day(Context&, const OfDay&);
Result<NewDayView> show_new_day(Context&, const Nothing&);
Result<Answered<DayView>> make_day(Context&, const MakeDay&);
Result<DayDeskView> show_day_desk(Context&, const OfDay&);
Result<Answered<DayView>> edit_day(Context&, const EditDay&);
Result<Answered<DayView>> cancel_day(Context&, const OfDay&);
Result<Answered<DayView>> resume_day(Context&, const OfDay&);
Result<PartDeskView> show_part_desk(Context&, const OfPart&);
Result<Answered<DayDeskView>> add_part(Context&, const AddPart&);
Result<Answered<DayDeskView>> edit_part(Context&, const EditPart&);
Result<Answered<DayDeskView>> remove_part(Context&, const OfPart&);
Result<Answered<DayDeskView>> move_part_up(Context&, const OfPart&);
Result<JoinTeamView> show_join_team(Context&, const ByToken&);
Result<Answered<DayView>> join_team(Context&, const JoinTeam&);
Result<Answered<DaySeatView>> sign_up(Context&, const SignUp&);
Result<DaySeatView> show_seat(Context&, const OfSeat&);
Result<Answered<DaySeatView>> edit_seat(Context&, const EditSeat&);
Result<Answered<DaySeatView>> give_back_seat(Context&, const OfSeat&);
Result<Answered<DaySeatView>> step_out(Context&, const OfSeat&);
Result<Answered<DaySeatView>> take_seat(Context&, const OfSeat&);
Result<Answered<DaySeatView>> confirm_seat(Context&, const OfSeat&);
Result<Answered<DaySeatView>> renew_code(Context&, const OfSeat&);
Result<Answered<DaySeatView>> put_up_table(Context&, const PutUpTable&);
Result<Answered<DaySeatView>> take_open_table(Context&, const OfOpenTable&);
Result<Answered<DaySeatView>> leave_open_table(Context&, const OfOpenTable&);
Result<Answered<DaySeatView>> remove_open_table(Context&, const OfOpenTable&);
Result<DaySummary> show_find_my_seat(Context&, const OfDay&);
Result<Answered<DaySeatView>> find_my_seat(Context&, const FindMySeat&);
Result<Opened> open_seat_link(Context&, const ByToken&);

}  // namespace kith::app
