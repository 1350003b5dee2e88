//! Where a finding is mended in the chair's window: roll, votes, agenda.

use super::Chair;
use crate::locale::finding::CheckWord;
use crate::session::check::Finding;
use crate::session::find::Place;
use crate::ui::checklist::key;
use crate::ui::event::Window;
use crate::ui::screens::record::Mend;
use crate::ui::screens::{Context, Reply, Weight};

/// Says where a finding is mended that both windows do not mend alike.
pub fn own_mend(chair: &mut Chair, finding: &Finding, context: Context<'_>) -> Mend {
    Mend::Here(match finding {
        // The chair reads it; what is answered is written down by the minute-taker.
        Finding::Unanswered(remark) => return Mend::At(Place::Remark(remark.id.clone())),
        Finding::NoRoll(_) | Finding::NoQuorum(_) => chair.roll_list(context),
        Finding::NoReasonFor(id) => chair.mark(Some(id.clone()), context),
        Finding::NotCounted(id) => chair.motion(Some(id.clone()), context),
        Finding::NotHeld(id)
        | Finding::Unbalanced(id)
        | Finding::NotClosed(id)
        | Finding::NoTeam(id) => chair.ballot(Some(id.clone()), context),
        Finding::NoBallot | Finding::OverCap { .. } | Finding::HeadAbove(_) => {
            chair.ballot_list(context)
        }
        _ => {
            let key = key(context.lang, finding.want(), Some(Window::Chair));
            let text = CheckWord::Key.fill(context.lang, &[("key", &key)]);
            Reply::note(Weight::Attention, text)
        }
    })
}
