//! All that there is about one shortcoming or one member, in words: for the windows and for print.

use super::named::{of_earlier, party, shortcoming};
use super::session::{kind, priority, promise_state, verdict};
use super::{Lang, years};
use crate::session::Session;
use crate::session::ids::ShortcomingId;
use crate::session::memory::Memory;
use crate::session::outline::{Cause, Place, Shortcoming, Side};
use crate::session::remark::Remark;
use crate::session::threads::{OfMember, OfShortcoming, Opinion, Promised, Said, Subject};

words! {
    /// What stands in a thread.
    ThreadWord {
        Shortcoming: "HC{number}" | "S{number}",
        Place: "Mục {section} {title}, {item}" | "Section {section} {title}, {item}",
        PlaceUntitled: "Mục {section}, {item}" | "Section {section}, {item}",
        Item: "ý thứ {item}" | "item {item}",
        ItemNumber: "ý {number}" | "item {number}",
        Line: "dòng {line} của báo cáo" | "line {line} of the report",
        LineOfReview: "dòng {line} của bản kiểm điểm" | "line {line} of the review",
        Responsible: "Trách nhiệm" | "Who answers for it",
        AnswersFor: "Chịu trách nhiệm" | "Answers for",
        Causes: "Nguyên nhân" | "Causes",
        Objective: "khách quan" | "objective",
        Subjective: "chủ quan" | "subjective",
        SelfCriticism: "Tự phê bình" | "Self-criticism",
        Opinions: "Ý kiến góp ý" | "Opinions",
        Answers: "Tiếp thu, giải trình" | "Answers",
        Others: "Biểu dương, bảo lưu, ghi nhận" | "Commendations, reserved opinions, notes",
        Conclusions: "Kết luận" | "Conclusions",
        Promises: "Giải pháp, việc đã hứa" | "Remedies and promises",
        ToOthers: "Đã góp ý cho người khác" | "Said to others",
        Nobody: "chưa rõ ai" | "nobody yet",
        Nothing: "chưa có" | "nothing yet",
        Waiting: "chưa trả lời" | "not answered",
        Due: "hạn {due}" | "by {due}",
        NoDue: "chưa hẹn ngày" | "no date",
        Check: "kiểm tra: {check}" | "checked by: {check}",
        NoCheck: "chưa nêu cách kiểm tra" | "no way of checking",
        Who: "{who}" | "{who}",
        WhoTo: "{who} → {to}" | "{who} → {to}",
    }
}

/// One paragraph of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// A heading, or what stands in the margin; may be empty.
    pub mark: String,
    /// Its words.
    pub text: String,
    /// How deep it is set in: 0 for headings, 1 for what stands under one, 2 for an answer.
    pub depth: u16,
}

impl Paragraph {
    /// Tells whether it is a heading.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        self.depth == 0
    }
}

/// Returns a thread in words, with what other years say of it once that is known; nothing where
/// what it is about is not there.
#[must_use]
pub fn thread(
    lang: Lang,
    session: &Session,
    subject: &Subject,
    memory: Option<&Memory>,
) -> Option<Vec<Paragraph>> {
    let words = Words { lang, session, memory };
    match subject {
        Subject::Shortcoming(id) => {
            session.thread_of_shortcoming(id).map(|thread| words.of_shortcoming(&thread))
        }
        Subject::Member(id) => session.thread_of_member(id).map(|thread| words.of_member(&thread)),
    }
}

/// Returns what a thread is about, in a word or two.
#[must_use]
pub fn title(lang: Lang, session: &Session, subject: &Subject) -> String {
    match subject {
        Subject::Shortcoming(id) => short(lang, session, id),
        Subject::Member(id) => session.name_of(id).to_owned(),
    }
}

/// Returns the short name of a shortcoming, as `HC2`, or `HC2 (đ/c C)` of a person's own.
#[must_use]
pub fn short(lang: Lang, session: &Session, id: &ShortcomingId) -> String {
    let number = shortcoming(lang, session, id);
    let is_there = session.shortcoming(id).is_some();
    if is_there { ThreadWord::Shortcoming.fill(lang, &[("number", &number)]) } else { number }
}

/// Says what is promised, by whom, until when, how it is checked and how far it is.
#[must_use]
pub fn promise(lang: Lang, session: &Session, each: &Promised<'_>) -> String {
    let promise = each.promise;
    let owner = each.owner().map_or(ThreadWord::Nobody.text(lang), |id| session.name_of(id));
    let due = promise.due.map(|due| due.format("%d/%m/%Y").to_string());
    let due = match due {
        Some(due) => ThreadWord::Due.fill(lang, &[("due", &due)]),
        None => ThreadWord::NoDue.text(lang).to_owned(),
    };
    let check = match promise.check.as_str() {
        "" => ThreadWord::NoCheck.text(lang).to_owned(),
        check => ThreadWord::Check.fill(lang, &[("check", check)]),
    };
    let first = promise.priority.then(|| priority(lang).to_owned());
    let state = promise_state(lang, promise.state).to_owned();
    let parts = [Some(owner.to_owned()), Some(due), Some(check), first, Some(state)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

struct Words<'a> {
    lang: Lang,
    session: &'a Session,
    memory: Option<&'a Memory>,
}

impl Words<'_> {
    fn word(&self, word: ThreadWord) -> String {
        word.text(self.lang).to_owned()
    }

    fn heading(&self, out: &mut Vec<Paragraph>, word: ThreadWord) {
        out.push(Paragraph { text: self.word(word), ..Paragraph::default() });
    }

    fn row(mark: &str, text: impl Into<String>) -> Paragraph {
        Paragraph { mark: mark.to_owned(), text: text.into(), depth: 1 }
    }

    fn of_shortcoming(&self, thread: &OfShortcoming<'_>) -> Vec<Paragraph> {
        let place = &thread.shortcoming.place;
        let head = short(self.lang, self.session, &thread.shortcoming.id);
        let is_gone = place.gone.is_some();
        let head = if is_gone { of_earlier(self.lang, &head) } else { head };
        let title = thread.section.map_or("", |section| section.title.as_str());
        let found = self.session.shortcoming(&thread.shortcoming.id);
        let is_own = found.is_some_and(|found| found.of.is_some());
        let line = if is_own { ThreadWord::LineOfReview } else { ThreadWord::Line };
        let where_it_is = format!("{head} · {}", self.place(place, title, line));
        let mut out = vec![
            Paragraph { text: where_it_is, ..Paragraph::default() },
            Self::row("", &*thread.shortcoming.text),
        ];
        self.heading(&mut out, ThreadWord::Responsible);
        let who: Vec<&str> =
            thread.responsible.iter().map(|each| party(self.lang, self.session, each)).collect();
        let who = match who.is_empty() {
            false => who.join(", "),
            true => self.word(ThreadWord::Nobody),
        };
        out.push(Self::row("", who));
        let id = &thread.shortcoming.id;
        let later = self.memory.and_then(|memory| memory.outcome(id));
        out.extend(later.map(|outcome| years::later(self.lang, outcome, 1)));
        out.extend(match self.memory {
            Some(memory) => years::of_shortcoming(self.lang, memory, id),
            None => years::reading(self.lang),
        });
        self.heading(&mut out, ThreadWord::Causes);
        let causes = thread.causes.iter().map(|cause| self.cause(cause)).collect();
        self.rows(&mut out, causes);
        self.said(&mut out, &thread.said);
        out
    }

    fn own(&self, each: &Shortcoming) -> Paragraph {
        let name = short(self.lang, self.session, &each.id);
        Self::row("", format!("{name}: {}", each.text))
    }

    fn place(&self, place: &Place, title: &str, line: ThreadWord) -> String {
        let is_bullet = !place.number.chars().any(char::is_alphanumeric);
        let item = match is_bullet {
            true => ThreadWord::Item.fill(self.lang, &[("item", &place.item.to_string())]),
            false => ThreadWord::ItemNumber.fill(self.lang, &[("number", &place.number)]),
        };
        let section = self.session.section_number(&place.section);
        let values = [("section", section), ("title", title), ("item", item.as_str())];
        let word = if title.is_empty() { ThreadWord::PlaceUntitled } else { ThreadWord::Place };
        let mut text = word.fill(self.lang, &values);
        if place.line > 0 {
            let line = line.fill(self.lang, &[("line", &place.line.to_string())]);
            text.push_str(&format!(" ({line})"));
        }
        text
    }

    fn cause(&self, cause: &Cause) -> Paragraph {
        let side = match cause.side {
            Side::Objective => Some(ThreadWord::Objective),
            Side::Subjective => Some(ThreadWord::Subjective),
            Side::Unsaid => None,
        };
        let side = side.map(|side| format!(" ({})", side.text(self.lang))).unwrap_or_default();
        Self::row(cause.item.id.as_str(), format!("{}{side}", cause.item.text))
    }

    /// Rows under a heading; that there are none is said.
    fn rows(&self, out: &mut Vec<Paragraph>, rows: Vec<Paragraph>) {
        if rows.is_empty() {
            out.push(Self::row("", self.word(ThreadWord::Nothing)));
        }
        out.extend(rows);
    }

    fn said(&self, out: &mut Vec<Paragraph>, said: &Said<'_>) {
        self.heading(out, ThreadWord::SelfCriticism);
        self.rows(out, said.self_criticism.iter().map(|each| self.remark(each, false)).collect());
        self.heading(out, ThreadWord::Opinions);
        self.rows(out, said.opinions.iter().flat_map(|each| self.opinion(each)).collect());
        for (word, remarks, with_kind) in
            [(ThreadWord::Answers, &said.answers, false), (ThreadWord::Others, &said.others, true)]
        {
            if !remarks.is_empty() {
                self.heading(out, word);
                out.extend(remarks.iter().map(|each| self.remark(each, with_kind)));
            }
        }
        self.heading(out, ThreadWord::Conclusions);
        self.rows(out, said.conclusions.iter().map(|each| self.remark(each, false)).collect());
        self.heading(out, ThreadWord::Promises);
        let promises = said.promises.iter().flat_map(|each| {
            let head = Self::row(&time(each.remark), promise(self.lang, self.session, each));
            let words = Paragraph { depth: 2, ..Self::row("", &*each.remark.wording.text) };
            let later = self.memory.and_then(|memory| memory.outcome_of_promise(&each.remark.id));
            let later = later.map(|outcome| years::later(self.lang, outcome, 2));
            [head, words].into_iter().chain(later)
        });
        self.rows(out, promises.collect());
    }

    fn remark(&self, remark: &Remark, with_kind: bool) -> Paragraph {
        let mut lead = self.who(remark);
        if with_kind {
            lead.push_str(&format!(" · {}", kind(self.lang, remark.link.kind)));
        }
        Self::row(&time(remark), format!("{lead}: {}", remark.wording.text))
    }

    fn opinion(&self, each: &Opinion<'_>) -> Vec<Paragraph> {
        let mut out = vec![self.remark(each.remark, true)];
        let text = match (each.answer, each.words) {
            (Some(answer), Some(words)) => {
                let how = verdict(self.lang, answer.verdict);
                format!("↳ {} · {how}: {}", self.who(words), words.wording.text)
            }
            (Some(answer), None) => format!("↳ {}", verdict(self.lang, answer.verdict)),
            (None, _) if each.remark.link.kind.wants_answer() => {
                format!("○ {}", ThreadWord::Waiting.text(self.lang))
            }
            (None, _) => return out,
        };
        out.push(Paragraph { depth: 2, ..Self::row("", text) });
        out
    }

    fn who(&self, remark: &Remark) -> String {
        let link = &remark.link;
        let nobody = || ThreadWord::Nobody.text(self.lang);
        let who = link.by.as_ref().map_or_else(nobody, |id| self.session.name_of(id));
        match &link.to {
            Some(to) => {
                let values = [("who", who), ("to", party(self.lang, self.session, to))];
                ThreadWord::WhoTo.fill(self.lang, &values)
            }
            None => ThreadWord::Who.fill(self.lang, &[("who", who)]),
        }
    }

    fn of_member(&self, thread: &OfMember<'_>) -> Vec<Paragraph> {
        let member = thread.member;
        let post =
            if member.post.is_empty() { String::new() } else { format!(" · {}", member.post) };
        let head = format!("{}{post}", member.name);
        let mut out = vec![Paragraph { text: head, ..Paragraph::default() }];
        self.heading(&mut out, ThreadWord::AnswersFor);
        let own = thread.answers_for.iter();
        let own = own.map(|each| self.own(each)).collect();
        self.rows(&mut out, own);
        let called = |each: &&'_ Shortcoming| short(self.lang, self.session, &each.id);
        let own = thread.answers_for.iter().map(|each| (&each.id, called(each)));
        out.extend(match self.memory {
            Some(memory) => {
                years::of_member(self.lang, memory, &member.id, &own.collect::<Vec<_>>())
            }
            None => years::reading(self.lang),
        });
        self.said(&mut out, &thread.said);
        self.heading(&mut out, ThreadWord::ToOthers);
        self.rows(&mut out, thread.to_others.iter().flat_map(|each| self.opinion(each)).collect());
        out
    }
}

fn time(remark: &Remark) -> String {
    remark.at.format("%H:%M").to_string()
}
