//! Who is there: the roll of a sitting.

use super::Chair;
use super::lists::filled;
use crate::locale::acts;
use crate::locale::chair::ChairWord;
use crate::locale::session::attendance;
use crate::session::attendance::Attendance;
use crate::session::change::Change;
use crate::session::ids::MemberId;
use crate::session::member::in_review_order;
use crate::session::row::Swap;
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::overlay::{Overlay, Pick, Purpose, Seat, SeatForm};
use crate::ui::screens::record::{item, picker};
use crate::ui::screens::{Context, Reply, Weight};

impl Chair {
    /// Lists everybody with what was recorded of them.
    pub(super) fn roll_list(&self, context: Context<'_>) -> Reply {
        let (session, lang) = (self.session(), context.lang);
        let sitting = session.sitting_number();
        let mut items = Vec::new();
        if session.summoned().any(|member| session.presence(&member.id, sitting).is_none()) {
            items.push(item(ChairWord::RollRest.text(lang), "", Pick::Member(None)));
        }
        for member in in_review_order(&session.members) {
            let detail = match session.presence(&member.id, sitting) {
                None => ChairWord::Unmarked.text(lang).to_owned(),
                Some(there) => {
                    let time = there.at.format("%H:%M");
                    let reason = Some(&there.reason).filter(|reason| !reason.is_empty());
                    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
                    format!("{time} {}{reason}", attendance(lang, there.state))
                }
            };
            items.push(item(&member.name, &detail, Pick::Member(Some(member.id.clone()))));
        }
        let mut list = picker(ChairWord::RollTitle, Purpose::Seat(Seat::Roll), items);
        if let Overlay::Picker(picker) = &mut list {
            let quorum = session.quorum(sitting, context.profile);
            picker.about = match quorum {
                Some(fact) => acts::quorum(lang, &fact, context.profile),
                None => acts::roll(lang, session, sitting),
            };
        }
        Reply::overlay(list)
    }

    /// Asks what is to be recorded of somebody; `None` marks the rest as present.
    pub(super) fn mark(&mut self, member: Option<MemberId>, context: Context<'_>) -> Reply {
        let Some(member) = member else { return self.mark_rest(context) };
        let (session, lang) = (self.session(), context.lang);
        let there = session.presence(&member, session.sitting_number());
        let state = |state| item(attendance(lang, state), "", Pick::Attendance(Some(state)));
        let mut items: Vec<_> = Attendance::ALL.into_iter().map(state).collect();
        if there.is_some() {
            items.push(item(ChairWord::RollClear.text(lang), "", Pick::Attendance(None)));
        }
        let about = self.name(&member);
        let purpose = Purpose::Seat(Seat::RollOf(member));
        let mut list = picker(ChairWord::RollOfTitle, purpose, items);
        if let Overlay::Picker(picker) = &mut list {
            picker.about = about;
        }
        Reply::overlay(list)
    }

    fn mark_rest(&mut self, context: Context<'_>) -> Reply {
        let (session, at) = (self.session(), whole_second(context.now));
        let sitting = session.sitting_number();
        let rest = session.summoned().filter(|each| session.presence(&each.id, sitting).is_none());
        let present = |id| session.marked(id, Attendance::Present, String::new(), at);
        let changes = rest.map(|each| Change::Attend(Swap::new(present(&each.id)))).collect();
        self.record_roll(Change::Several(changes), context)
    }

    pub(super) fn mark_as(
        &mut self,
        member: &MemberId,
        state: Option<Attendance>,
        context: Context<'_>,
    ) -> Reply {
        match state {
            None => {
                let session = self.session();
                let Some(there) = session.presence(member, session.sitting_number()) else {
                    return Reply::default();
                };
                let change = Change::Attend(Swap::take_back(there));
                self.record_roll(change, context)
            }
            Some(Attendance::Present) => self.mark_with(member, Attendance::Present, "", context),
            Some(state) => {
                let seat = SeatForm::Roll(member.clone(), state);
                let mut reply = filled(ChairWord::WhyTitle, seat, &[(ChairWord::Reason, "")]);
                if let Some(Overlay::Form(form)) = &mut reply.overlay {
                    form.hint =
                        format!("{}: {}", self.name(member), attendance(context.lang, state));
                }
                reply
            }
        }
    }

    pub(super) fn mark_with(
        &mut self,
        member: &MemberId,
        state: Attendance,
        reason: &str,
        context: Context<'_>,
    ) -> Reply {
        let reason = Clean::line(reason).as_str().to_owned();
        let row = self.session().marked(member, state, reason, whole_second(context.now));
        self.record_roll(Change::Attend(Swap::new(row)), context)
    }

    /// Records it, and says whether enough are there.
    fn record_roll(&mut self, change: Change, context: Context<'_>) -> Reply {
        let reply = self.act(Deed::Roll, change, context);
        if reply.note.is_some() {
            return reply;
        }
        let (session, lang) = (self.session(), context.lang);
        let sitting = session.sitting_number();
        let said = match session.quorum(sitting, context.profile) {
            Some(fact) => acts::quorum(lang, &fact, context.profile),
            None => acts::roll(lang, session, sitting),
        };
        Reply { effects: reply.effects, ..Reply::note(Weight::Done, said) }
    }
}
