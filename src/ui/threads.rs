//! All that there is about one shortcoming or member, above a window, and the lists that settle
//! who answers for it, what it comes from and what is promised.

use std::sync::Arc;

use crate::locale::Lang;
use crate::locale::duties::DutyWord;
use crate::locale::named::party;
use crate::locale::session::{collective, kind, promise_state, rank};
use crate::locale::threads::{promise, thread, title};
use crate::session::Session;
use crate::session::ids::ShortcomingId;
use crate::session::member::{Member, Party};
use crate::session::memory::Memory;
use crate::session::remark::{Promise, PromiseState, Remark};
use crate::session::threads::{Promised, Said, Subject};
use crate::ui::overlay::{
    Form, FormPurpose, Item, Label, Overlay, Paragraph, Pick, Picker, PromisePart, Purpose, Reading,
};
use crate::ui::screens::record::Counted;

/// Columns by which one depth of a thread is set in.
const INDENT: u16 = 2;
/// Columns of the margin in which the time of a remark stands.
const MARGIN: u16 = 6;

/// A thread as it is read.
#[derive(Debug)]
pub struct Thread {
    /// What it is about.
    pub subject: Subject,
    /// Its words.
    pub reading: Reading,
    /// The session of which it was gathered.
    pub session: Session,
    /// Which state of the window's session that is, and in which language it is told.
    seen: (Counted, Lang),
    /// What other sessions tell, once that is known.
    years: Option<Arc<Memory>>,
    is_new: bool,
}

impl Thread {
    /// Gathers a thread.
    #[must_use]
    pub fn new(lang: Lang, session: &Session, subject: Subject, seen: Counted) -> Self {
        let reading = Reading::new(Label::Own(title(lang, session, &subject)), Vec::new());
        let (session, seen) = (session.clone(), (seen, lang));
        let mut made = Self { subject, reading, session, seen, years: None, is_new: true };
        made.gather();
        made
    }

    /// Gathers it anew where the session, the language or what other sessions tell is another.
    pub fn renew(
        &mut self,
        lang: Lang,
        session: &Session,
        seen: Counted,
        years: Option<&Arc<Memory>>,
    ) {
        let seen = (seen, lang);
        let is_known = self.years.as_ref().map(Arc::as_ptr) == years.map(Arc::as_ptr);
        if self.seen != seen || !is_known {
            (self.session, self.seen) = (session.clone(), seen);
            self.years = years.cloned();
            self.gather();
        }
    }

    /// Tells once that it was opened.
    pub(super) fn is_new(&mut self) -> bool {
        std::mem::take(&mut self.is_new)
    }

    fn gather(&mut self) {
        let lang = self.seen.1;
        let years = self.years.as_deref();
        let told = thread(lang, &self.session, &self.subject, years).unwrap_or_default();
        let paragraph = |each: crate::locale::threads::Paragraph| {
            let margin = if each.is_heading() { 0 } else { MARGIN };
            Paragraph {
                heading: each.is_heading(),
                indent: margin + each.depth.saturating_sub(1) * INDENT,
                mark: each.mark,
                text: each.text,
            }
        };
        self.reading.paragraphs = told.into_iter().map(paragraph).collect();
        self.reading.title = Label::Own(title(lang, &self.session, &self.subject));
    }

    /// Goes to the next shortcoming or member, or to the one before.
    pub fn turn(&mut self, forwards: bool) {
        fn beside<T: Clone + PartialEq>(all: &[T], at: &T, forwards: bool) -> Option<T> {
            let at = all.iter().position(|each| each == at)?;
            let to = if forwards { Some(at + 1) } else { at.checked_sub(1) };
            all.get(to?).cloned()
        }
        let session = &self.session;
        let next = match &self.subject {
            Subject::Shortcoming(id) => {
                let all = session.shortcomings().map(|each| each.shortcoming.id.clone());
                beside(&all.collect::<Vec<_>>(), id, forwards).map(Subject::Shortcoming)
            }
            Subject::Member(id) => {
                let all = session.members.iter().map(|each| each.id.clone());
                beside(&all.collect::<Vec<_>>(), id, forwards).map(Subject::Member)
            }
        };
        if let Some(next) = next {
            self.subject = next;
            self.reading.top = 0;
            self.gather();
        }
    }

    /// Returns the list of who may answer for the shortcoming.
    #[must_use]
    pub fn responsible(&self) -> Option<Overlay> {
        let Subject::Shortcoming(id) = &self.subject else { return None };
        Some(responsible(self.seen.1, &self.session, id))
    }

    /// Returns the list of causes that may be tied to the shortcoming; `None` where the report has
    /// none.
    #[must_use]
    pub fn causes(&self) -> Option<Overlay> {
        let Subject::Shortcoming(id) = &self.subject else { return None };
        let tied: Vec<_> = self.session.causes_of(id).map(|cause| &cause.item.id).collect();
        let causes = self.session.causes().map(|cause| Item {
            label: cause.item.id.to_string(),
            detail: cause.item.text.replace('\n', " "),
            pick: Pick::Cause(cause.item.id.clone()),
            marked: tied.contains(&&cause.item.id),
        });
        let mut causes: Vec<Item> = causes.collect();
        if causes.is_empty() {
            return None;
        }
        causes.push(none(self.seen.1, DutyWord::NoCause));
        let title = own(self.seen.1, DutyWord::CausesTitle);
        Some(Overlay::Picker(Picker::new(title, Purpose::Causes(id.clone()), causes)))
    }

    /// Returns what is promised here, and behind it the remarks that may become a promise; `None`
    /// where nothing was said.
    #[must_use]
    pub fn promises(&self) -> Option<Overlay> {
        promises(self.seen.1, &self.session, &self.subject)
    }
}

/// What stands for nobody, or nothing, at the end of a list.
fn none(lang: Lang, word: DutyWord) -> Item {
    let label = word.text(lang).to_owned();
    Item { label, detail: String::new(), pick: Pick::Target(None), marked: false }
}

fn own(lang: Lang, word: DutyWord) -> Label {
    Label::Own(word.text(lang).to_owned())
}

/// Returns a remark as an item of a list: when, who, to whom, what it is.
#[must_use]
pub fn remark_item(lang: Lang, session: &Session, remark: &Remark) -> Item {
    let words = remark.wording.text.replace('\n', " ");
    let label = remark_label(lang, session, remark);
    Item { label, detail: words, pick: Pick::Remark(remark.id.clone()), marked: false }
}

/// Says when a remark was made, by whom, to whom, and what it is.
#[must_use]
pub fn remark_label(lang: Lang, session: &Session, remark: &Remark) -> String {
    let nobody = crate::locale::ui::Word::Nobody.text(lang);
    let by = remark.link.by.as_ref().map_or(nobody, |id| session.name_of(id));
    let to = remark.link.to.as_ref().map(|to| format!(" → {}", party(lang, session, to)));
    format!(
        "{} {by}{} · {}",
        remark.at.format("%H:%M"),
        to.unwrap_or_default(),
        kind(lang, remark.link.kind)
    )
}

/// Returns the list of those whose thread can be opened, what is under discussion first.
#[must_use]
pub fn subjects(lang: Lang, session: &Session, first: Option<&ShortcomingId>) -> Overlay {
    let shortcoming = |each: &crate::session::outline::Shortcoming| Item {
        label: title(lang, session, &Subject::Shortcoming(each.id.clone())),
        detail: each.text.replace('\n', " "),
        pick: Pick::Shortcoming(each.id.clone()),
        marked: false,
    };
    let mut all: Vec<_> = session.shortcomings().map(|each| each.shortcoming).collect();
    all.sort_by_key(|each| Some(&each.id) != first);
    let mut items: Vec<Item> = all.into_iter().map(shortcoming).collect();
    items.extend(session.members.iter().map(|member| Item {
        label: member.name.clone(),
        detail: post(lang, member),
        pick: Pick::Member(Some(member.id.clone())),
        marked: false,
    }));
    Overlay::Picker(Picker::new(own(lang, DutyWord::ThreadTitle), Purpose::Thread, items))
}

fn post(lang: Lang, member: &Member) -> String {
    if member.post.is_empty() { rank(lang, member.rank) } else { &member.post }.to_owned()
}

/// Returns the list of who may answer for a shortcoming: the collective, and persons.
#[must_use]
pub fn responsible(lang: Lang, session: &Session, id: &ShortcomingId) -> Overlay {
    let there = session.responsible(id);
    let row = |label: &str, detail: String, party: Party| Item {
        label: label.to_owned(),
        detail,
        marked: there.contains(&party),
        pick: Pick::Target(Some(party)),
    };
    let mut items = vec![row(collective(lang), String::new(), Party::Collective)];
    items.extend(
        session
            .members
            .iter()
            .map(|member| row(&member.name, post(lang, member), Party::Member(member.id.clone()))),
    );
    items.push(none(lang, DutyWord::NoOne));
    let name = title(lang, session, &Subject::Shortcoming(id.clone()));
    let title = Label::Own(DutyWord::ResponsibleTitle.fill(lang, &[("what", &name)]));
    Overlay::Picker(Picker::new(title, Purpose::Responsible(id.clone()), items))
}

/// Returns what is promised in a thread, then its remarks that may become a promise.
#[must_use]
pub fn promises(lang: Lang, session: &Session, subject: &Subject) -> Option<Overlay> {
    let said = match subject {
        Subject::Shortcoming(id) => session.thread_of_shortcoming(id)?.said,
        Subject::Member(id) => session.thread_of_member(id)?.said,
    };
    let mut items: Vec<Item> = (said.promises.iter())
        .map(|each| Item {
            detail: format!("! {}", promise(lang, session, each)),
            ..remark_item(lang, session, each.remark)
        })
        .collect();
    let others = candidates(&said).into_iter();
    items.extend(
        others
            .filter(|remark| remark.marks.promise.is_none())
            .map(|remark| remark_item(lang, session, remark)),
    );
    let title = own(lang, DutyWord::PromisesTitle);
    let picker = Picker::new(title, Purpose::Promises, items);
    (!picker.items.is_empty()).then_some(Overlay::Picker(picker))
}

/// The remarks in which something may be promised.
fn candidates<'a>(said: &Said<'a>) -> Vec<&'a Remark> {
    let answers = said.opinions.iter().filter_map(|each| each.words);
    let proposals = said.opinions.iter().map(|each| each.remark);
    let mut all: Vec<&Remark> = said.self_criticism.clone();
    all.extend(answers);
    all.extend(&said.answers);
    all.extend(&said.conclusions);
    all.extend(proposals);
    all.extend(&said.others);
    all
}

/// Returns what can be done with a promise; what is said of it first.
#[must_use]
pub fn parts(lang: Lang, session: &Session, remark: &Arc<Remark>) -> Overlay {
    let item = |label: String, part: PromisePart| Item {
        label,
        detail: String::new(),
        pick: Pick::Promise(part),
        marked: false,
    };
    let word = |word: DutyWord| word.text(lang).to_owned();
    let mut items = vec![item(word(DutyWord::Fill), PromisePart::Fill)];
    let mut about = remark.wording.text.replace('\n', " ");
    if let Some(promised) = &remark.marks.promise {
        about = promise(lang, session, &Promised { remark, promise: promised });
        let first = match promised.priority {
            true => DutyWord::NotFirst,
            false => DutyWord::First,
        };
        items.push(item(word(first), PromisePart::Priority(!promised.priority)));
        let others = PromiseState::ALL.into_iter().filter(|state| *state != promised.state);
        items.extend(others.map(|state| {
            let values = [("state", promise_state(lang, state))];
            item(DutyWord::State.fill(lang, &values), PromisePart::State(state))
        }));
        items.push(item(word(DutyWord::TakeBack), PromisePart::TakeBack));
    }
    let title = own(lang, DutyWord::PromiseTitle);
    let purpose = Purpose::Promise(remark.id.clone());
    Overlay::Picker(Picker { about, ..Picker::new(title, purpose, items) })
}

/// Returns the form of a promise, filled in with what is known.
#[must_use]
pub fn form(lang: Lang, session: &Session, remark: &Remark) -> Overlay {
    let empty = Promise::default();
    let promised = remark.marks.promise.as_ref().unwrap_or(&empty);
    let owner = promised.owner.as_ref().or(remark.link.by.as_ref());
    let owner = owner.map_or("", |id| session.name_of(id));
    let due = promised.due.map(|due| due.format("%d/%m/%Y").to_string()).unwrap_or_default();
    let fields = [
        (own(lang, DutyWord::FieldOwner), owner),
        (own(lang, DutyWord::FieldDue), due.as_str()),
        (own(lang, DutyWord::FieldCheck), promised.check.as_str()),
    ];
    let purpose = FormPurpose::Promise(remark.id.clone());
    Overlay::Form(Form::filled(own(lang, DutyWord::PromiseTitle), purpose, &fields))
}
