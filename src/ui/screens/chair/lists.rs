//! Lists of members that the chair picks from.

use super::Chair;
use super::acts::form;
use super::view::key_name;
use crate::locale::Lang;
use crate::locale::chair::ChairWord;
use crate::locale::rules::entry_kind;
use crate::locale::session::{attendance, rank};
use crate::session::Session;
use crate::session::ids::MemberId;
use crate::session::member::{Member, in_review_order};
use crate::session::queue::EntryKind;
use crate::ui::keys::Action;
use crate::ui::overlay::{Form, FormPurpose, Item, Overlay, Pick, Purpose, Seat, SeatForm};
use crate::ui::screens::record::{item, picker};
use crate::ui::screens::{Context, Reply};

impl Chair {
    /// Offers members for the floor: who was interrupted, who asks, who has not spoken, the rest.
    pub(super) fn floor_list(&self, seat: Seat, context: Context<'_>) -> Reply {
        let (session, lang) = (self.session(), context.lang);
        let step = session.standing.step.as_ref();
        let waits = session.standing.interrupted().map(|speech| &speech.member);
        let order = session.call_order(context.profile);
        let silent: Vec<&MemberId> =
            session.not_spoken(step).into_iter().map(|member| &member.id).collect();
        let sitting = session.sitting_number();
        let away = |id: &MemberId| {
            let there = session.presence(id, sitting)?;
            (!there.state.is_there()).then(|| attendance(lang, there.state).to_owned())
        };
        let of = |member: &&Member| {
            let id = &member.id;
            let asked = order.iter().position(|each| each.member == *id);
            let place = match asked {
                _ if waits == Some(id) => 0,
                Some(at) => 1 + at,
                None if silent.contains(&id) => order.len() + 1,
                None => order.len() + 2,
            };
            let detail = match asked.and_then(|at| order.get(at)) {
                _ if waits == Some(id) => ChairWord::Waits.text(lang).to_owned(),
                Some(each) => ChairWord::Asks.fill(lang, &[("kind", entry_kind(lang, each.kind))]),
                None if silent.contains(&id) => ChairWord::NotSpoken.text(lang).to_owned(),
                None => away(id).unwrap_or_else(|| post(member, lang)),
            };
            (place, item(&member.name, &detail, Pick::Member(Some(id.clone()))))
        };
        let members = everybody(session);
        let mut items: Vec<(usize, Item)> = members.iter().map(of).collect();
        items.sort_by_key(|(place, _)| *place);
        let mut items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
        let title = match seat {
            Seat::Ask => ChairWord::AskTitle,
            Seat::Interpose => ChairWord::InterposeTitle,
            Seat::LastWord => ChairWord::LastWordTitle,
            _ => ChairWord::FloorTitle,
        };
        if seat == Seat::Floor {
            items.push(item(ChairWord::NobodyPick.text(lang), "", Pick::Member(None)));
        }
        Reply::overlay(picker(title, Purpose::Seat(seat), items))
    }

    /// Offers for what somebody asks, the most urgent first; where the list is closed, only what is
    /// taken all the same.
    pub(super) fn ask_for(&self, member: MemberId, context: Context<'_>) -> Reply {
        let closed = self.session().queue_closed();
        let mut kinds = EntryKind::ALL.to_vec();
        kinds.retain(|kind| closed.is_none() || kind.is_always_taken());
        kinds.sort_by_key(|kind| context.profile.urgency(*kind));
        let row = |kind: &EntryKind| item(entry_kind(context.lang, *kind), "", Pick::Entry(*kind));
        let items = kinds.iter().map(row).collect();
        let name = self.name(&member);
        let about = match closed.map(|at| at.format("%H:%M").to_string()) {
            None => name,
            Some(time) => {
                let key = key_name(Action::QueueDoor);
                let values = [("name", &*name), ("time", &*time), ("key", &*key)];
                ChairWord::AskForClosed.fill(context.lang, &values)
            }
        };
        let mut list = picker(ChairWord::AskForTitle, Purpose::Seat(Seat::AskFor(member)), items);
        if let Overlay::Picker(picker) = &mut list {
            picker.about = about;
            // A new opinion is what is asked for most.
            let usual = kinds.iter().position(|kind| *kind == EntryKind::NewOpinion);
            picker.selected = usual.unwrap_or(0);
        }
        Reply::overlay(list)
    }

    /// Offers all who were summoned, those given marked.
    pub(super) fn several(
        &self,
        title: ChairWord,
        seat: Seat,
        marked: impl Fn(&MemberId) -> bool,
        context: Context<'_>,
    ) -> Overlay {
        let row = |member: &&Member| Item {
            marked: marked(&member.id),
            ..item(
                &member.name,
                if member.post.is_empty() { rank(context.lang, member.rank) } else { &member.post },
                Pick::Member(Some(member.id.clone())),
            )
        };
        let items = in_review_order(&self.session().members).iter().map(row).collect();
        picker(title, Purpose::Seat(seat), items)
    }
}

/// Returns all members in the order of review, guests behind them.
pub(super) fn everybody(session: &Session) -> Vec<&Member> {
    let mut members = in_review_order(&session.members);
    members.extend(session.members.iter().filter(|each| !each.rank.is_reviewed()));
    members
}

/// Returns a member's post, or what he is among the others.
fn post(member: &Member, lang: Lang) -> String {
    if member.post.is_empty() { rank(lang, member.rank).to_owned() } else { member.post.clone() }
}

/// Returns the members that were marked in a list.
pub(super) fn members(picks: &[Pick]) -> Vec<MemberId> {
    let ids = picks.iter().filter_map(|pick| match pick {
        Pick::Member(id) => id.clone(),
        _ => None,
    });
    ids.collect()
}

/// Lays a form above the screen that is filled in with these.
pub(super) fn filled(title: ChairWord, seat: SeatForm, fields: &[(ChairWord, &str)]) -> Reply {
    form(Form::filled(title, FormPurpose::Seat(seat), fields))
}
