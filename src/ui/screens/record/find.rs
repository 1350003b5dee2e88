//! Goes to what was found.

use super::{Focus, Record};
use crate::session::find::Place;
use crate::ui::screens::{Context, Reply};

/// Selects a remark, a step or a shortcoming; shows the report for what stands only there.
pub fn found(record: &mut Record, place: &Place, context: Context<'_>) -> Reply {
    let session = &record.desk.shown;
    match place {
        Place::Remark(id) => {
            if let Some(index) = session.remark_index(id) {
                record.focus = Focus::Remarks;
                record.selection.remark = index;
                super::on::bring(record, context);
            }
        }
        Place::Step(id) => {
            let index = session.agenda.iter().position(|step| step.id == *id);
            record.focus = Focus::Agenda;
            record.selection.agenda = index.unwrap_or(0);
        }
        Place::Shortcoming(id) => {
            let all = record.listed();
            if !all.iter().any(|each| each.shortcoming.id == *id) {
                return Reply::overlay(record.report(context, Some(place))); // a person's own
            }
            record.focus = Focus::Shortcomings;
            record.selection.shortcoming = Some(id.clone());
        }
        Place::Section(_) | Place::Item(_) => {
            return Reply::overlay(record.report(context, Some(place)));
        }
        Place::Report => return Reply::overlay(record.report(context, None)),
        Place::Motion(id) => {
            let motion = session.motions.iter().find(|motion| motion.id == *id);
            let step = motion.and_then(|motion| motion.step.as_ref());
            let index = session.agenda.iter().position(|step_of| Some(&step_of.id) == step);
            record.focus = Focus::Agenda;
            record.selection.agenda = index.unwrap_or(0);
        }
        Place::Member(_) => {} // becomes a filter in the list
    }
    Reply::default()
}
