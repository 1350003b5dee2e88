//! Who answers for a shortcoming, what it comes from, what is promised: settled from lists.

use super::{Focus, Record};
use crate::locale::duties::DutyWord;
use crate::locale::ui::Word;
use crate::session::change::{Change, Edit};
use crate::session::ids::{ItemId, RemarkId, ShortcomingId};
use crate::session::member::Party;
use crate::session::remark::{Marks, Promise};
use crate::session::signs;
use crate::session::threads::Subject;
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::grid::Grid;
use crate::ui::keys::Action;
use crate::ui::overlay::{Form, Overlay, Pick, PromisePart, Purpose};
use crate::ui::screens::{Context, Reply, Weight};
use crate::ui::threads::{self, Thread};

/// Opens the matrix, a thread, or what is settled about a shortcoming.
pub(super) fn open(record: &Record, action: Action, context: Context<'_>) -> Reply {
    let (lang, session) = (context.lang, &record.desk.shown);
    let about = about(record);
    let overlay = match (action, about) {
        (Action::Matrix, _) => Overlay::Grid(Box::new(Grid::new(session, record.counted()))),
        (Action::Thread, Some(id)) if record.focus == Focus::Shortcomings => {
            of(record, Subject::Shortcoming(id), context)
        }
        (Action::Thread, about) => threads::subjects(lang, session, about.as_ref()),
        (Action::Responsible, Some(id)) => threads::responsible(lang, session, &id),
        (Action::Promises, Some(id)) => {
            match threads::promises(lang, session, &Subject::Shortcoming(id)) {
                Some(list) => list,
                None => return attention(DutyWord::NothingSaid.text(lang)),
            }
        }
        _ => {
            let key = super::view::key_name(Action::Thread);
            return attention(DutyWord::ChooseFirst.fill(lang, &[("key", &key)]));
        }
    };
    Reply::overlay(overlay)
}

fn attention(text: impl Into<String>) -> Reply {
    Reply::note(Weight::Attention, text)
}

pub(super) fn of(record: &Record, subject: Subject, context: Context<'_>) -> Overlay {
    let session = &record.desk.shown;
    let thread = Thread::new(context.lang, session, subject, record.counted());
    Overlay::Thread(Box::new(thread))
}

/// The shortcoming that is selected, else the one under discussion.
fn about(record: &Record) -> Option<ShortcomingId> {
    if record.focus == Focus::Shortcomings {
        let all = record.listed();
        let each = all.get(record.selected_shortcoming());
        return each.map(|each| each.shortcoming.id.clone());
    }
    record.link().shortcomings.first().cloned()
}

/// Does what was picked from one of these lists.
pub(super) fn on_picks(
    record: &mut Record,
    purpose: &Purpose,
    picks: &[Pick],
    context: Context<'_>,
) -> Reply {
    match (purpose, picks.first()) {
        (Purpose::Thread, Some(Pick::Shortcoming(id))) => {
            Reply::overlay(of(record, Subject::Shortcoming(id.clone()), context))
        }
        (Purpose::Thread, Some(Pick::Member(Some(id)))) => {
            Reply::overlay(of(record, Subject::Member(id.clone()), context))
        }
        (Purpose::Responsible(id), _) => responsible(record, id, picks, context),
        (Purpose::Causes(id), _) => causes(record, id, picks, context),
        (Purpose::Promises, Some(Pick::Remark(id))) => {
            let session = &record.desk.shown;
            let parts = |each| Reply::overlay(threads::parts(context.lang, session, each));
            session.remark(id).map(parts).unwrap_or_default()
        }
        (Purpose::Promise(id), Some(Pick::Promise(part))) => part_of(record, id, *part, context),
        _ => super::carried::on_picks(record, purpose, picks, context),
    }
}

fn responsible(
    record: &mut Record,
    id: &ShortcomingId,
    picks: &[Pick],
    context: Context<'_>,
) -> Reply {
    let party = |pick: &Pick| match pick {
        Pick::Target(party) => party.clone(),
        _ => None,
    };
    let who: Vec<Party> = picks.iter().filter_map(party).collect();
    let was = record.desk.shown.responsibility(id);
    let causes = was.map(|was| was.causes.clone()).unwrap_or_default();
    settle(record, id, who, causes, context)
}

fn causes(record: &mut Record, id: &ShortcomingId, picks: &[Pick], context: Context<'_>) -> Reply {
    let cause = |pick: &Pick| match pick {
        Pick::Cause(id) => Some(id.clone()),
        _ => None,
    };
    let causes = picks.iter().filter_map(cause).collect();
    let who = record.desk.shown.responsible(id).to_vec();
    settle(record, id, who, causes, context)
}

fn settle(
    record: &mut Record,
    id: &ShortcomingId,
    who: Vec<Party>,
    causes: Vec<ItemId>,
    context: Context<'_>,
) -> Reply {
    let at = whole_second(context.now);
    let swap = record.desk.shown.answering_for(id, who, causes, at);
    record.act(context, Deed::Responsible, Change::Responsibility(Box::new(swap)))
}

fn part_of(record: &mut Record, id: &RemarkId, part: PromisePart, context: Context<'_>) -> Reply {
    let session = &record.desk.shown;
    let Some(remark) = session.remark(id) else { return Reply::default() };
    let was = remark.marks.promise.clone().unwrap_or_default();
    let now = match part {
        PromisePart::Fill => return Reply::overlay(threads::form(context.lang, session, remark)),
        PromisePart::Priority(true) if !session.may_come_first(context.profile) => {
            let most = context.profile.priority.most.to_string();
            let text = DutyWord::PrioritiesFull.fill(context.lang, &[("most", &most)]);
            return Reply::note(Weight::Trouble, text);
        }
        PromisePart::Priority(priority) => Some(Promise { priority, ..was }),
        PromisePart::State(state) => Some(Promise { state, ..was }),
        PromisePart::TakeBack => None,
    };
    promise(record, id, now, context)
}

fn promise(
    record: &mut Record,
    id: &RemarkId,
    promise: Option<Promise>,
    context: Context<'_>,
) -> Reply {
    let Some(remark) = record.desk.shown.remark(id) else { return Reply::default() };
    let was = remark.marks.clone();
    let now = Marks { promise, ..was.clone() };
    record.act(context, Deed::Promise, Change::Mark(Edit { id: id.clone(), was, now }))
}

/// Takes what was filled in about a promise: who, until when, how it is checked.
pub(super) fn on_form(
    record: &mut Record,
    id: &RemarkId,
    form: &Form,
    context: Context<'_>,
) -> Reply {
    let session = &record.desk.shown;
    let Some(remark) = session.remark(id) else { return Reply::default() };
    let (name, day) = (form.value(0), form.value(1));
    let by_name = || session.members.iter().find(|member| member.name == name);
    let owner = by_name().map(|member| member.id.clone()).or_else(|| signs::member(session, name));
    if owner.is_none() && !name.is_empty() {
        return attention(DutyWord::NobodyCalled.fill(context.lang, &[("name", name)]));
    }
    let due = signs::day(day, context.now.date_naive());
    if due.is_none() && !day.is_empty() {
        return attention(DutyWord::NoDay.fill(context.lang, &[("day", day)]));
    }
    let check = Clean::line(form.value(2)).as_str().to_owned();
    let was = remark.marks.promise.clone().unwrap_or_default();
    let mut reply = promise(record, id, Some(Promise { owner, due, check, ..was }), context);
    if reply.note.is_none() {
        reply.note = Reply::note(Weight::Done, Word::PromiseKept.text(context.lang)).note;
    }
    reply
}
