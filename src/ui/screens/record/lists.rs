//! The lists that the record screen lays above itself: members, shortcomings, opinions, texts.

use super::Record;
use crate::locale::Lang;
use crate::locale::session::{collective, rank};
use crate::locale::ui::Word;
use crate::session::agenda::{Phase, Topic};
use crate::session::find::Place;
use crate::session::ids::MemberId;
use crate::session::member::{Member, Party};
use crate::session::outline::{self, Outline};
use crate::session::remark::{Remark, Verdict};
use crate::session::review::Numbered;
use crate::text::collate::compare_names;
use crate::ui::overlay::{
    Item, Label, Overlay, Paragraph, Pick, Picker, Purpose, Reading, Subject,
};
use crate::ui::screens::Context;
use crate::ui::threads::remark_item;
use crate::ui::widgets::pick::bring_found;

impl Record {
    /// Returns a member's name; the id where there is no such member.
    pub(super) fn member_name(&self, id: &MemberId) -> String {
        self.desk.shown.name_of(id).to_owned()
    }

    /// Returns what the collective or a member is called.
    pub(super) fn party_name(&self, lang: Lang, party: &Party) -> String {
        crate::locale::named::party(lang, &self.desk.shown, party).to_owned()
    }

    pub(super) fn speakers(&self, lang: Lang, subject: Subject) -> Overlay {
        let mut items = self.speaker_items(lang, &subject);
        items.push(item(Word::Nobody.text(lang), "", Pick::Member(None)));
        picker(Word::SpeakerTitle, Purpose::Speaker(subject), items)
    }

    /// Offers who may speak. While opinions of a person are heard, those come first who have not
    /// spoken yet, and he himself last.
    pub(super) fn speaker_items(&self, lang: Lang, subject: &Subject) -> Vec<Item> {
        let heard = match self.desk.shown.current_step().map(|step| &step.topic) {
            Some(Topic::Person(member, Phase::Opinions)) if *subject == Subject::Line => {
                Some(member)
            }
            _ => None,
        };
        let place = |member: &Member| match heard {
            Some(heard) if *heard == member.id => 2,
            Some(_) => u8::from(self.tally.spoken.contains(&member.id)),
            None => 0,
        };
        self.members(lang, place, |member| Pick::Member(Some(member.id.clone())))
    }

    /// Offers to whom it can be addressed; whose turn it is comes first.
    pub(super) fn targets(&self, lang: Lang, subject: Subject) -> Overlay {
        let turn = self.desk.shown.current_step().and_then(|step| step.topic.member());
        let place = |member: &Member| u8::from(Some(&member.id) != turn);
        let mut items = self
            .members(lang, place, |member| Pick::Target(Some(Party::Member(member.id.clone()))));
        let target = Pick::Target(Some(Party::Collective));
        let collective = item(collective(lang), "", target);
        items.insert(usize::from(turn.is_some()).min(items.len()), collective);
        items.push(item(Word::NoTarget.text(lang), "", Pick::Target(None)));
        picker(Word::TargetTitle, Purpose::Target(subject), items)
    }

    pub(super) fn chairs(&self, lang: Lang) -> Overlay {
        let items = self.members(lang, |_| 0, |member| Pick::Member(Some(member.id.clone())));
        picker(Word::ChairTitle, Purpose::Chair(self.desk.shown.posts()), items)
    }

    pub(super) fn minute_takers(&self, lang: Lang) -> Overlay {
        let items = self.members(lang, |_| 0, |member| Pick::Member(Some(member.id.clone())));
        picker(Word::MinuteTakerTitle, Purpose::MinuteTaker(self.desk.shown.posts()), items)
    }

    /// Returns the members by their places, and in each by their names.
    fn members(
        &self,
        lang: Lang,
        place: impl Fn(&Member) -> u8,
        pick: impl Fn(&Member) -> Pick,
    ) -> Vec<Item> {
        let mut members: Vec<&Member> = self.desk.shown.members.iter().collect();
        members
            .sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| compare_names(&a.name, &b.name)));
        let detail = |member: &Member| {
            if member.post.is_empty() { rank(lang, member.rank) } else { &member.post }.to_owned()
        };
        let row = |member: &&Member| item(&member.name, &detail(member), pick(member));
        members.iter().map(row).collect()
    }

    /// Offers shortcomings to be added to those of the remark in the line.
    pub(super) fn more_shortcomings(&self, lang: Lang) -> Overlay {
        let mut overlay = self.shortcomings(lang, Subject::Line);
        if let Overlay::Picker(picker) = &mut overlay {
            picker.purpose = Purpose::MoreShortcomings;
            // What it is about already can wait at the end.
            picker.items.sort_by_key(|item| item.marked);
            for item in &mut picker.items {
                item.marked = false;
            }
        }
        overlay
    }

    /// Offers shortcomings: those that are meant already first, then the own ones of the person
    /// whose turn it is, the collective's, those of others, those of earlier drafts; in each, of
    /// which least was said.
    pub(super) fn shortcomings(&self, lang: Lang, subject: Subject) -> Overlay {
        let session = &self.desk.shown;
        let there = match &subject {
            Subject::Line => self.link().shortcomings,
            Subject::Remark(id) => {
                let remark = session.remark(id);
                remark.map(|remark| remark.link.shortcomings.clone()).unwrap_or_default()
            }
        };
        let row = |each: Numbered<'_>| Item {
            marked: there.contains(&each.shortcoming.id),
            ..item(
                &self.shortcoming_name(lang, &each.shortcoming.id),
                &each.shortcoming.text.replace('\n', " "),
                Pick::Shortcoming(each.shortcoming.id.clone()),
            )
        };
        let turn = self.turn_of(&subject);
        let mut all: Vec<Numbered<'_>> = session.shortcomings().collect();
        all.sort_by_key(|each| {
            let id = &each.shortcoming.id;
            let touched = self.tally.shortcomings.get(id).map_or(0, |count| count.remarks);
            let place = match each.of {
                _ if each.shortcoming.place.gone.is_some() => 3,
                Some(of) if Some(of) == turn => 0,
                None => 1,
                Some(_) => 2,
            };
            (!there.contains(id), place, touched)
        });
        let items = all.into_iter().map(row).collect();
        picker(Word::ShortcomingsTitle, Purpose::Shortcomings(subject), items)
    }

    /// Opens the opinions that wait: those to whoever speaks, or all where none waits for him.
    pub(super) fn open_opinions(&self, lang: Lang) -> Option<Overlay> {
        let session = &self.desk.shown;
        let to_speaker = self.link().by.map(Party::Member);
        let mut open: Vec<&Remark> =
            session.open_remarks().map(std::convert::AsRef::as_ref).collect();
        if open.iter().any(|remark| remark.link.to == to_speaker) {
            open.retain(|remark| remark.link.to == to_speaker);
        }
        if open.is_empty() {
            return None;
        }
        let items = open.into_iter().map(|remark| remark_item(lang, session, remark)).collect();
        Some(picker(Word::AnswerTitle, Purpose::Answered(Verdict::Accepted), items))
    }

    /// Shows the reports as they were understood, that of the person whose turn it is first: at
    /// this place of one, else at the shortcoming that the remark in the line is about.
    pub(in crate::ui::screens) fn report(
        &self,
        context: Context<'_>,
        place: Option<&Place>,
    ) -> Overlay {
        let session = &self.desk.shown;
        let under_discussion =
            self.link().shortcomings.first().map(|id| Place::Shortcoming(id.clone()));
        let place = place.or(under_discussion.as_ref()).map(Place::id);
        let turn = self.turn_of(&Subject::Line);
        let mut reports: Vec<_> = session.reports().collect();
        reports.sort_by_key(|(of, _)| (of.is_none() || *of != turn, of.is_some()));
        let (mut paragraphs, mut found) = (Vec::new(), None);
        for (_, outline) in reports {
            found = self.report_rows(context.lang, outline, place, &mut paragraphs).or(found);
        }
        let mut overlay =
            Overlay::Reading(Reading { found, ..Reading::new(Word::ReportTitle, paragraphs) });
        bring_found(&mut overlay, context.size);
        overlay
    }

    /// Adds the paragraphs of one report; returns which of all is at the place.
    fn report_rows(
        &self,
        lang: Lang,
        outline: &Outline,
        place: Option<&str>,
        paragraphs: &mut Vec<Paragraph>,
    ) -> Option<usize> {
        let mut found = None;
        if !paragraphs.is_empty() {
            paragraphs.push(plain("", "", 0));
        }
        paragraphs.push(heading("", &outline.title, 0));
        paragraphs.extend(outline.preamble.lines().map(|text| plain("", text, 0)));
        let mut meet = |id: &str, paragraphs: &Vec<Paragraph>| {
            if place == Some(id) {
                found = Some(paragraphs.len());
            }
        };
        let earlier = outline.has_gone().then_some(None);
        for section in outline.sections.iter().map(Some).chain(earlier) {
            // Those of earlier drafts have longer names.
            let indent = section.map_or(3, |each| u16::from(each.depth.saturating_sub(1)) * 2);
            if let Some(section) = section {
                meet(section.id.as_str(), paragraphs);
                paragraphs.push(heading(&section.number, &section.title, indent + 5));
                let texts = section.text.lines().map(|text| plain("", text, indent + 5));
                paragraphs.extend(texts);
            } else {
                paragraphs.push(heading("", Word::EarlierDrafts.text(lang), 0));
            }
            let row = |mark: &str, text: &str| plain(mark, text, indent + 5);
            let is_here = |place: &outline::Place| match section {
                Some(section) => place.gone.is_none() && place.section == section.id,
                None => place.gone.is_some(),
            };
            for (number, each) in (1..).zip(&outline.shortcomings) {
                if is_here(&each.place) {
                    meet(each.id.as_str(), paragraphs);
                    let is_gone = each.place.gone.is_some();
                    let word = if is_gone { Word::ShortcomingOld } else { Word::ShortcomingShort };
                    let number = [("number", &*u32::to_string(&number))];
                    paragraphs.push(row(&word.fill(lang, &number), &each.text));
                }
            }
            for each in outline.items().filter(|each| is_here(&each.place)) {
                meet(each.id.as_str(), paragraphs);
                paragraphs.push(row(&each.place.number, &each.text));
            }
        }
        found
    }
}

pub(in crate::ui::screens) fn item(label: &str, detail: &str, pick: Pick) -> Item {
    Item { label: label.to_owned(), detail: detail.to_owned(), pick, marked: false }
}

pub(in crate::ui::screens) fn picker(
    title: impl Into<Label>,
    purpose: Purpose,
    items: Vec<Item>,
) -> Overlay {
    Overlay::Picker(Picker::new(title, purpose, items))
}

fn plain(mark: &str, text: &str, indent: u16) -> Paragraph {
    Paragraph { mark: mark.to_owned(), text: text.to_owned(), indent, heading: false }
}

fn heading(mark: &str, text: &str, indent: u16) -> Paragraph {
    Paragraph { heading: true, ..plain(mark, text, indent) }
}
