//! Where a finding is mended in the minute-taker's window: the list, the form or the place.

use super::Record;
use super::{carried, inbox, on};
use crate::locale::duties::DutyWord;
use crate::locale::finding::CheckWord;
use crate::session::check::Finding;
use crate::session::find::Place;
use crate::session::threads::Subject;
use crate::ui::checklist::key;
use crate::ui::event::Window;
use crate::ui::keys::Action;
use crate::ui::overlay::{Overlay, Pick};
use crate::ui::screens::{Context, Reply, Weight};
use crate::ui::threads;

/// Where a finding is mended.
#[derive(Debug)]
pub enum Mend {
    /// In what this opens, or as it says.
    Here(Reply),
    /// In what this opens, which leads to the line.
    InLine(Reply),
    /// At a place of the session.
    At(Place),
    /// Where the minutes are read back.
    ReadingBack,
}

/// Says where a finding is mended, as far as both windows do it alike; `None` where each has its
/// own way.
pub fn mend(record: &mut Record, finding: &Finding, context: Context<'_>) -> Option<Mend> {
    let (session, lang) = (&record.desk.shown, context.lang);
    let open = |record: &mut Record, action| Mend::Here(on::on_action(record, action, context));
    Some(match finding {
        Finding::NoMembers => open(record, Action::AddMember),
        Finding::NoChair => open(record, Action::Chair),
        Finding::NoMinuteTaker => open(record, Action::MinuteTaker),
        Finding::NoShortcomings => open(record, Action::Report),
        Finding::Unassigned(remark) => Mend::Here(inbox::of(record, &remark.id, context)),
        Finding::NoResponsible(id) => {
            Mend::Here(Reply::overlay(threads::responsible(lang, session, id)))
        }
        Finding::NoRemedy(id) => {
            let subject = Subject::Shortcoming(id.clone());
            Mend::Here(match threads::promises(lang, session, &subject) {
                Some(list) => Reply::overlay(list),
                None => Reply::note(Weight::Attention, DutyWord::NothingSaid.text(lang)),
            })
        }
        Finding::NoOwner(remark) | Finding::NoDue(remark) | Finding::NoWayOfChecking(remark) => {
            Mend::Here(Reply::overlay(threads::form(lang, session, remark)))
        }
        Finding::TooManyPriorities { last, .. } => {
            Mend::Here(Reply::overlay(threads::parts(lang, session, last)))
        }
        Finding::NotSettled(number) => Mend::Here(carried::of_number(record, *number, context)),
        Finding::NotApproved => Mend::ReadingBack,
        Finding::NoReview(id) => {
            let thread = super::duties::of(record, Subject::Member(id.clone()), context);
            Mend::Here(Reply::overlay(thread))
        }
        Finding::ToBeChecked(_)
        | Finding::NoSelfCriticism(_)
        | Finding::NoCriticism(_)
        | Finding::Untouched(_)
        | Finding::StepsLeft { .. }
        | Finding::PutOff(_) => Mend::At(finding.place(session)?),
        _ => return None,
    })
}

/// Says where a finding is mended that both windows do not mend alike.
pub fn own_mend(record: &Record, finding: &Finding, context: Context<'_>) -> Mend {
    if let Finding::Unanswered(remark) = finding {
        let mut list = record.open_opinions(context.lang);
        if let Some(Overlay::Picker(picker)) = &mut list {
            let is_it = |pick: &Pick| matches!(pick, Pick::Remark(each) if *each == remark.id);
            let at = picker.items.iter().position(|item| is_it(&item.pick));
            picker.selected = at.unwrap_or(0);
        }
        return Mend::InLine(list.map(Reply::overlay).unwrap_or_default());
    }
    let key = key(context.lang, finding.want(), Some(Window::Chair));
    let word = match finding {
        Finding::TooShort { .. } => CheckWord::Key,
        _ => CheckWord::AtChair,
    };
    Mend::Here(Reply::note(Weight::Attention, word.fill(context.lang, &[("key", &key)])))
}
