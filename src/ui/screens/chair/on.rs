//! What keys, picks, forms and the mouse mean on the chair's screen.

use ratatui::layout::Position;

use super::view::{areas, request_at, step_at};
use super::{Chair, Focus};
use crate::locale::chair::ChairWord;
use crate::session::find::Place;
use crate::ui::event::{Mouse, MouseAct};
use crate::ui::keys::Action;
use crate::ui::overlay::{
    Form, FormPurpose, Overlay, Paragraph, Pick, Purpose, Reading, Seat, SeatForm,
};
use crate::ui::screens::{Context, Reply, record};

/// Does what a key or a line of the palette means here.
pub fn on_action(chair: &mut Chair, action: Action, context: Context<'_>) -> Reply {
    chair.refresh();
    let reply = match action {
        Action::Accept => accept(chair, context),
        Action::Speaker => chair.floor_list(Seat::Floor, context),
        Action::Ask => chair.floor_list(Seat::Ask, context),
        Action::Interpose => chair.floor_list(Seat::Interpose, context),
        Action::LastWord => chair.floor_list(Seat::LastWord, context),
        Action::Withdraw => chair.withdraw(context),
        Action::QueueDoor => chair.queue_door(context),
        Action::BringBack => chair.bring_back(context),
        Action::PauseClock => chair.pause_clock(context),
        Action::AddMinute => chair.add_minute(context),
        Action::PlanEnd => chair.ask_for_end(),
        Action::Rebalance => chair.rebalance(context),
        Action::Suspend => chair.suspend(context),
        Action::Roll => chair.roll_list(context),
        Action::Motions => chair.motion_list(context),
        Action::Ballots => chair.ballot_list(context),
        Action::RoomBlank
        | Action::RoomHold
        | Action::RoomNames
        | Action::RoomPart(_)
        | Action::RoomLarger
        | Action::RoomSmaller
        | Action::RoomPage
        | Action::RoomPageBack => chair.show(action, context),
        Action::RoomRemark => chair.remark_list(context),
        Action::Skip | Action::PutOff => chair.set_aside(action, context),
        Action::StepTime => chair.ask_for_minutes(context),
        Action::AddStep => chair.ask_for_step(),
        Action::StepUp | Action::StepDown => chair.move_step(action == Action::StepUp, context),
        Action::NextPart | Action::PreviousPart => {
            chair.turn(action == Action::NextPart, context);
            Reply::default()
        }
        Action::Back => {
            chair.focus = Focus::Now;
            Reply::default()
        }
        Action::Up | Action::Down | Action::First | Action::Last => {
            select(chair, action);
            Reply::default()
        }
        _ => {
            let reply = record::on_action(&mut chair.record, action, context);
            let is_move =
                matches!(action, Action::StepNext | Action::StepBack | Action::Undo | Action::Redo);
            if is_move {
                chair.step = chair.session().position().unwrap_or(0);
            }
            chair.guarded(reply, context)
        }
    };
    chair.refresh();
    reply
}

fn accept(chair: &mut Chair, context: Context<'_>) -> Reply {
    if chair.focus != Focus::Agenda {
        return chair.call(context);
    }
    let Some(step) = chair.selected_step().cloned() else { return Reply::default() };
    chair.focus = Focus::Now;
    let reply = chair.record.go(context, &step);
    chair.guarded(reply, context)
}

fn select(chair: &mut Chair, action: Action) {
    let count = match chair.focus {
        Focus::Agenda => chair.session().agenda.len(),
        Focus::Now => chair.session().queue.requests.len(),
        Focus::Room => return,
    };
    let at = if chair.focus == Focus::Agenda { &mut chair.step } else { &mut chair.request };
    let last = count.saturating_sub(1);
    *at = match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => (*at + 1).min(last),
        Action::First => 0,
        _ => last,
    };
}

/// Does what was picked from a list.
pub fn on_picks(
    chair: &mut Chair,
    purpose: &Purpose,
    picks: Vec<Pick>,
    context: Context<'_>,
) -> Reply {
    let Purpose::Seat(seat) = purpose else {
        return record::on_picks(&mut chair.record, purpose, picks, context);
    };
    let first = picks.first().cloned();
    let reply = match (seat, first) {
        (Seat::Floor, Some(Pick::Member(member))) => chair.give_floor(member, context),
        (Seat::LastWord, Some(Pick::Member(Some(member)))) => chair.last_word(&member, context),
        (Seat::Ask, Some(Pick::Member(Some(member)))) => chair.ask_for(member, context),
        (Seat::AskFor(member), Some(Pick::Entry(kind))) => chair.ask(member, kind, context),
        (Seat::Interpose, Some(Pick::Member(Some(member)))) => chair.interpose(member, context),
        (Seat::Room, Some(Pick::Remark(id))) => chair.show_remark(Some(id), context),
        (Seat::Room, _) => chair.show_remark(None, context),
        (Seat::Roll, Some(Pick::Member(member))) => chair.mark(member, context),
        (Seat::RollOf(member), Some(Pick::Attendance(state))) => {
            chair.mark_as(member, state, context)
        }
        (Seat::Motions, Some(Pick::Motion(id))) => chair.motion(id, context),
        (Seat::Motion(id), Some(Pick::Part(part))) => chair.motion_part(id, &part, context),
        (Seat::ApartOfMotion(id), _) => chair.motion_apart(id, &picks, context),
        (Seat::Ballots, Some(Pick::Ballot(id))) => chair.ballot(id, context),
        (Seat::OnPaper(title), _) => chair.open_ballot(title, &picks, context),
        (Seat::Ballot(id), Some(Pick::Part(part))) => chair.ballot_part(id, &part, context),
        (Seat::Team(id), _) => chair.ballot_team(id, &picks, context),
        (Seat::ApartOfBallot(id), _) => chair.ballot_apart(id, &picks, context),
        _ => Reply::default(),
    };
    chair.refresh();
    reply
}

/// Does what a form was filled in for.
pub fn on_form(chair: &mut Chair, form: &Form, context: Context<'_>) -> Reply {
    let FormPurpose::Seat(seat) = &form.purpose else {
        let reply = record::on_form(&mut chair.record, form, context);
        if matches!(form.purpose, FormPurpose::LeaveTurn(_)) {
            chair.step = chair.session().position().unwrap_or(0);
        }
        return reply;
    };
    match seat {
        SeatForm::Aside(step, how) => chair.aside(step, *how, form, context),
        SeatForm::Minutes(step) => chair.plan_minutes(step, form, context),
        SeatForm::Insert(behind) => chair.insert_step(behind.as_ref(), form, context),
        SeatForm::PlanEnd => chair.plan_end(form, context),
        SeatForm::Roll(member, state) => chair.mark_with(member, *state, form.value(0), context),
        SeatForm::Motion(id) => chair.put_motion(id.as_ref(), form, context),
        SeatForm::Ballot => chair.on_paper(form, context),
        SeatForm::Papers(id) => chair.count_papers(id, form, context),
        SeatForm::Tally(id, of) => chair.count_tally(id, of, form, context),
    }
}

/// Goes to what was found: a step is selected, anything else is shown.
pub fn found(chair: &mut Chair, place: &Place, context: Context<'_>) -> Reply {
    match place {
        Place::Step(id) => {
            let at = chair.session().agenda.iter().position(|step| step.id == *id);
            (chair.focus, chair.step) = (Focus::Agenda, at.unwrap_or(0));
            Reply::default()
        }
        Place::Remark(id) => {
            let Some(remark) = chair.session().remark(id) else { return Reply::default() };
            let by = remark.link.by.as_ref().map(|id| chair.name(id)).unwrap_or_default();
            let paragraph = Paragraph {
                text: format!("{} {by}: {}", remark.at.format("%H:%M"), remark.wording.text),
                ..Paragraph::default()
            };
            let reading = Reading::new(ChairWord::Remark, vec![paragraph]);
            Reply::overlay(Overlay::Reading(reading))
        }
        Place::Shortcoming(_) => Reply::overlay(chair.record.report(context, Some(place))),
        _ => record::found(&mut chair.record, place, context),
    }
}

/// Does what the mouse means here.
pub fn mouse(chair: &mut Chair, mouse: Mouse, context: Context<'_>) -> Reply {
    let areas = areas(chair, context.size);
    let at = Position { x: mouse.column, y: mouse.row };
    match mouse.act {
        MouseAct::WheelUp => select(chair, Action::Up),
        MouseAct::WheelDown => select(chair, Action::Down),
        MouseAct::Press if areas.agenda.contains(at) => {
            let Some(index) = step_at(chair, areas.agenda, at.y) else { return Reply::default() };
            let again = (chair.focus, chair.step) == (Focus::Agenda, index);
            (chair.focus, chair.step) = (Focus::Agenda, index);
            if again {
                return accept(chair, context);
            }
        }
        MouseAct::Press if areas.now.contains(at) => {
            let index = request_at(chair, areas.now, at.y, context);
            let again = chair.focus == Focus::Now && index == Some(chair.request);
            chair.focus = Focus::Now;
            chair.request = index.unwrap_or(chair.request);
            if again {
                return chair.call_selected(context);
            }
        }
        MouseAct::Press => {}
    }
    Reply::default()
}
