//! What the room sees: covered, held, named, larger, on another page, with a remark.

use super::Chair;
use crate::limits;
use crate::locale::chair::ChairWord;
use crate::locale::room::part as room_part;
use crate::locale::session::kind;
use crate::session::ids::RemarkId;
use crate::session::public::PublicView;
use crate::ui::desk::Deed;
use crate::ui::keys::Action;
use crate::ui::overlay::{Pick, Purpose, Seat};
use crate::ui::screens::record::{item, picker};
use crate::ui::screens::{Context, Reply, project};

impl Chair {
    pub(super) fn show(&mut self, action: Action, context: Context<'_>) -> Reply {
        let mut show = self.session().room.clone();
        let most = limits::ROOM_ZOOM;
        let said = match action {
            Action::RoomBlank => {
                show.is_blank = !show.is_blank;
                Some(if show.is_blank { ChairWord::RoomIsBlank } else { ChairWord::RoomIsShown })
            }
            Action::RoomHold => {
                let held = show.held.is_none().then(|| self.session().standing.step.clone());
                show.held = held.flatten();
                let is_held = show.held.is_some();
                Some(if is_held { ChairWord::RoomIsHeld } else { ChairWord::RoomFollows })
            }
            Action::RoomNames => {
                let names = !show.people;
                show.name(names);
                Some(if names { ChairWord::RoomNames } else { ChairWord::RoomNoNames })
            }
            Action::RoomPart(part) => {
                let is_shown = !show.parts.contains(&part);
                show.set(part, is_shown);
                let word =
                    if is_shown { ChairWord::RoomShows } else { ChairWord::RoomShowsNoLonger };
                let said = word.fill(context.lang, &[("what", room_part(context.lang, part))]);
                let change = self.session().showing(show);
                return self.act_saying(Deed::Show, change, said, context);
            }
            Action::RoomLarger => {
                show.zoom = show.zoom.saturating_add(1).min(most);
                None
            }
            Action::RoomSmaller => {
                show.zoom = show.zoom.saturating_sub(1).max(-most);
                None
            }
            Action::RoomPage => {
                let page = show.page_at(self.session()).saturating_add(1);
                show.turn(page.min(self.last_page(context)), self.session());
                None
            }
            _ => {
                let page = show.page_at(self.session()).min(self.last_page(context));
                show.turn(page.saturating_sub(1), self.session());
                None
            }
        };
        let change = self.session().showing(show);
        match said {
            Some(said) => self.act_saying(Deed::Show, change, said.text(context.lang), context),
            None => self.act(Deed::Show, change, context),
        }
    }

    /// Returns the last page that what the room sees may have; the size of its screen is not known
    /// here.
    fn last_page(&self, context: Context<'_>) -> u16 {
        let view = PublicView::of(self.session(), &self.session().room, context.profile);
        project::last_page(&view, context.lang, context.now)
    }

    /// Offers the remarks of the step, the last one first; none may be shown.
    pub(super) fn remark_list(&self, context: Context<'_>) -> Reply {
        let (session, lang) = (self.session(), context.lang);
        let step = session.standing.step.as_ref();
        let here = session.remarks.iter().rev();
        let here = here
            .filter(|each| each.stands() && each.link.step.as_ref() == step && !each.marks.private);
        let none = item(ChairWord::RoomNone.text(lang), "", Pick::Member(None));
        let rows = here.map(|each| {
            let by = each.link.by.as_ref().map(|id| self.name(id)).unwrap_or_default();
            let label =
                format!("{} {by} · {}", each.at.format("%H:%M"), kind(lang, each.link.kind));
            item(&label, &each.wording.text.replace('\n', " "), Pick::Remark(each.id.clone()))
        });
        let items = rows.chain([none]).collect();
        Reply::overlay(picker(ChairWord::RoomTitle, Purpose::Seat(Seat::Room), items))
    }

    pub(super) fn show_remark(&mut self, id: Option<RemarkId>, context: Context<'_>) -> Reply {
        let mut show = self.session().room.clone();
        show.only(id);
        let change = self.session().showing(show);
        self.act(Deed::Show, change, context)
    }
}
