//! How a meeting ends: the minutes approved, the session closed, sealed, opened again, and its
//! papers written. The windows of minute-taker and chair do it alike.

use std::path::PathBuf;

use super::Record;
use super::lists::{item, picker};
use super::returned::{asked, guard, plain};
use crate::locale::Lang;
use crate::locale::chair::ChairWord;
use crate::locale::ending::EndWord;
use crate::locale::fault::fault;
use crate::locale::session::{finding, refusal};
use crate::locale::ui::Word;
use crate::minutes::{self, Format, Kind};
use crate::session::change::{Change, Refusal};
use crate::session::check::check;
use crate::session::closing::Status;
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::row::Swap;
use crate::session::standing::State;
use crate::session::vote::Threshold;
use crate::store::fault::FaultKind;
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::event::{Effect, Errand, Export, Exported, NotExported, SealAnswer, SealOrder};
use crate::ui::keys::Action;
use crate::ui::overlay::{Form, FormPurpose, Item, Overlay, Pick, Picker, Purpose, Way};
use crate::ui::screens::{Context, Note, Reply, Weight};

impl Record {
    /// Asks for what the end of a meeting needs.
    pub(super) fn on_ending(&self, action: Action, context: Context<'_>) -> Reply {
        match action {
            Action::Approve => self.ask_for_hands(context),
            Action::CloseMeeting => self.ask_to_close(context),
            Action::Seal => self.ask_to_seal(context),
            Action::Reopen => self.ask_to_reopen(context),
            _ => papers(context.lang),
        }
    }

    fn refused(&self, why: &Refusal, lang: Lang) -> Reply {
        Reply::note(Weight::Attention, refusal(lang, &self.desk.shown, why))
    }

    /// Returns what stands against acts of a meeting that is over.
    fn is_over(&self) -> Option<Refusal> {
        match self.desk.shown.status() {
            Status::Open(State::Preparing) => Some(Refusal::NotBegun),
            Status::Open(_) => None,
            Status::Closed => Some(Refusal::Closed),
            Status::Sealed => Some(Refusal::Sealed),
        }
    }

    /// The vote on the minutes that may still be counted anew: one that carried is not put again.
    fn approval(&self) -> Option<&Motion> {
        self.desk.shown.approvals().next_back()
    }

    fn ask_for_hands(&self, context: Context<'_>) -> Reply {
        if let Some(why) = self.is_over() {
            return self.refused(&why, context.lang);
        }
        let session = &self.desk.shown;
        let last = self.approval();
        if let (None, Err(why)) = (last, session.may_vote(context.profile)) {
            return self.refused(&why, context.lang);
        }
        let count = |of: fn(&Hands) -> u32| {
            let hands = last.and_then(|motion| motion.hands);
            hands.map(|hands| of(&hands).to_string()).unwrap_or_default()
        };
        let favour = count(|hands| hands.in_favour);
        let against = count(|hands| hands.against);
        let abstaining = count(|hands| hands.abstaining);
        let fields = [
            (ChairWord::Favour, favour.as_str()),
            (ChairWord::Against, &against),
            (ChairWord::Abstaining, &abstaining),
        ];
        let mut form = Form::filled(EndWord::ApproveTitle, FormPurpose::Approve, &fields);
        let electorate = session.electorate(Vec::new());
        let electorate = last.map_or(&electorate, |motion| &motion.electorate);
        let threshold = Threshold::of(&context.profile.majority);
        let threshold = last.map_or(&threshold, |motion| &motion.threshold);
        let voters = electorate.voters().to_string();
        let needed = threshold.needed(electorate).to_string();
        let values = [("voters", voters.as_str()), ("needed", &needed)];
        form.hint = EndWord::ApproveHint.fill(context.lang, &values);
        Reply::overlay(Overlay::Form(form))
    }

    /// Counts the vote on the minutes, or counts it again.
    fn approve(&mut self, form: &Form, context: Context<'_>) -> Reply {
        let lang = context.lang;
        let mut counts = [0; 3];
        for (at, count) in counts.iter_mut().enumerate() {
            match form.value(at) {
                "" if at == 0 => {
                    return Reply::note(Weight::Trouble, EndWord::NeedHands.text(lang));
                }
                "" => {}
                text => match text.parse() {
                    Ok(number) => *count = number,
                    Err(_) => {
                        let why = EndWord::BadHands.fill(lang, &[("text", text)]);
                        return Reply::note(Weight::Trouble, why);
                    }
                },
            }
        }
        let [in_favour, against, abstaining] = counts;
        let hands = Some(Hands { in_favour, against, abstaining });
        let swap = match self.approval() {
            Some(motion) => Swap::alter(motion, Motion { hands, ..motion.clone() }),
            None => {
                if let Err(why) = self.desk.shown.may_vote(context.profile) {
                    return self.refused(&why, lang);
                }
                let at = whole_second(context.now);
                Swap::new(Motion {
                    id: self.desk.motion_id(at),
                    at,
                    step: self.desk.shown.standing.step.clone(),
                    text: EndWord::Motion.text(Lang::Vi).to_owned(), // it stands on paper
                    matter: Matter::Minutes,
                    electorate: self.desk.shown.electorate(Vec::new()),
                    threshold: Threshold::of(&context.profile.majority),
                    hands,
                })
            }
        };
        let reply = self.act(context, Deed::Motion, Change::Motion(Box::new(swap)));
        let (None, Some(motion)) = (&reply.note, self.approval()) else { return reply };
        let word = match motion.is_carried() {
            Some(true) => EndWord::IsApproved,
            _ => EndWord::IsRejected,
        };
        let values = [
            ("favour", in_favour.to_string()),
            ("voters", motion.electorate.voters().to_string()),
            ("needed", motion.threshold.needed(&motion.electorate).to_string()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Reply { effects: reply.effects, ..Reply::note(Weight::Done, word.fill(lang, &values)) }
    }

    fn ask_to_close(&self, context: Context<'_>) -> Reply {
        if let Some(why) = self.is_over() {
            return self.refused(&why, context.lang);
        }
        let (session, lang) = (&self.desk.shown, context.lang);
        let found = check(session, context.profile);
        let mut text = vec![plain(EndWord::CloseText.text(lang))];
        let (blocking, told): (Vec<_>, Vec<_>) =
            found.iter().partition(|each| each.blocks(session, context.profile));
        for (findings, word) in [(&blocking, EndWord::CloseLacking), (&told, EndWord::CloseTold)] {
            if !findings.is_empty() {
                let count = findings.len().to_string();
                text.push(plain(&word.fill(lang, &[("count", &count)])));
                let row = |each: &&_| plain(&format!("• {}", finding(lang, session, each)));
                text.extend(findings.iter().map(row));
            }
        }
        if found.is_empty() {
            text.push(plain(EndWord::Complete.text(lang)));
        }
        let way = if blocking.is_empty() { Way::Close } else { Way::CloseDespite };
        // Who asks for a question may answer it at once.
        Reply::overlay(asked(context.now - guard(), EndWord::CloseTitle, text, &[Way::Later, way]))
    }

    fn is_blocked(&self, context: Context<'_>) -> bool {
        let session = &self.desk.shown;
        let found = check(session, context.profile);
        found.iter().any(|each| each.blocks(session, context.profile))
    }

    fn ask_to_seal(&self, context: Context<'_>) -> Reply {
        let (session, lang) = (&self.desk.shown, context.lang);
        match session.status() {
            Status::Closed => {}
            Status::Sealed => return self.refused(&Refusal::Sealed, lang),
            Status::Open(_) => return self.refused(&Refusal::NotClosed, lang),
        }
        if self.desk.waiting() > 0 || self.desk.fault().is_some() {
            return Reply::note(Weight::Attention, EndWord::SealUnsaved.text(lang));
        }
        let mut text = vec![plain(EndWord::SealText.text(lang))];
        if session.approved().is_none() {
            text.push(plain(EndWord::Unapproved.text(lang)));
        }
        let ways = [Way::Later, Way::Seal];
        Reply::overlay(asked(context.now - guard(), EndWord::SealTitle, text, &ways))
    }

    fn ask_to_reopen(&self, context: Context<'_>) -> Reply {
        if !self.desk.shown.is_over() {
            return self.refused(&Refusal::NotClosed, context.lang);
        }
        let fields = [(EndWord::FieldReopen, "")];
        let form = Form::filled(EndWord::ReopenTitle, FormPurpose::Reopen, &fields);
        Reply::overlay(Overlay::Form(form))
    }

    /// Does what was chosen of a question about the end.
    pub(super) fn end(&mut self, way: Way, context: Context<'_>) -> Reply {
        match way {
            Way::Close if !self.is_blocked(context) => self.close(String::new(), context),
            Way::Close => self.ask_to_close(context), // somebody took something back meanwhile
            Way::CloseDespite => {
                let fields = [(Word::FieldWhy, "")];
                let form = Form::filled(EndWord::WhyTitle, FormPurpose::Close, &fields);
                Reply::overlay(Overlay::Form(form))
            }
            _ => {
                let session = &self.desk.shown;
                let meeting = &session.meeting;
                let by = meeting.minute_taker.as_ref().or(meeting.chair.as_ref());
                let by = by.map_or("", |id| session.name_of(id));
                let before = session.dossier.carried.last().map_or("", |last| &last.from.file);
                let fields = [(EndWord::FieldBy, by), (EndWord::FieldPrevious, before)];
                let form = Form::filled(EndWord::SealTitle, FormPurpose::Seal, &fields);
                Reply::overlay(Overlay::Form(form))
            }
        }
    }

    /// Does what a form about the end was filled in for.
    pub(super) fn on_end_form(&mut self, form: &Form, context: Context<'_>) -> Reply {
        let first = Clean::line(form.value(0)).as_str().to_owned();
        match form.purpose {
            FormPurpose::Approve => self.approve(form, context),
            FormPurpose::Seal if first.is_empty() => {
                Reply::note(Weight::Trouble, EndWord::NeedBy.text(context.lang))
            }
            FormPurpose::Seal => {
                let previous = Some(form.value(1)).filter(|file| !file.is_empty());
                let order = SealOrder { by: first, previous: previous.map(PathBuf::from) };
                Reply::effect(Effect::Seal(order))
            }
            _ if first.is_empty() => {
                let why = refusal(context.lang, &self.desk.shown, &Refusal::NoReason);
                Reply::note(Weight::Trouble, why)
            }
            FormPurpose::Close => self.close(first, context),
            _ => {
                let reply = self.act(context, Deed::Reopen, Change::Reopen(first));
                done(reply, EndWord::IsReopened.text(context.lang))
            }
        }
    }

    fn close(&mut self, despite: String, context: Context<'_>) -> Reply {
        let reply = self.act(context, Deed::Close, Change::Close { despite });
        let key = super::view::end_key(Action::Seal);
        done(reply, EndWord::IsClosed.fill(context.lang, &[("key", &key)]))
    }

    /// Takes up what became of a seal.
    pub fn sealed(&mut self, answer: SealAnswer, context: Context<'_>) -> Reply {
        let lang = context.lang;
        let why = match answer {
            SealAnswer::Sealed(session) => {
                let rejected = self.desk.take_up(*session);
                let reply = super::rejected(self, rejected, context);
                let digits = self.desk.shown.seal().map(|seal| seal.sha256.short());
                let (digits, key) =
                    (digits.unwrap_or_default(), super::view::end_key(Action::Export));
                let text = EndWord::IsSealed.fill(lang, &[("digits", &digits), ("key", &key)]);
                return done(reply, text);
            }
            SealAnswer::Fault(why) => fault(lang, &why),
            SealAnswer::Refused(why) => refusal(lang, &self.desk.shown, &why),
            SealAnswer::Previous(path) => {
                EndWord::BadPrevious.fill(lang, &[("file", &path.display().to_string())])
            }
        };
        Reply::note(Weight::Trouble, EndWord::NotSealed.fill(lang, &[("why", &why)]))
    }

    /// Says, when a session is opened, that it is over and what can be done.
    pub fn welcome(&self, lang: Lang) -> Option<Note> {
        let session = &self.desk.shown;
        let (word, at) = match (session.closing()?, session.seal()) {
            (_, Some(seal)) => (EndWord::SealedWelcome, seal.at),
            (closing, None) => (EndWord::ClosedWelcome, closing.at),
        };
        let time = at.format("%H:%M %d/%m/%Y").to_string();
        Some(Note { text: word.fill(lang, &[("time", &time)]), weight: Weight::Attention })
    }

    /// Goes on with a paper that was picked, its format, or what is to become of an older file.
    pub(super) fn on_paper(&self, pick: &Pick, context: Context<'_>) -> Reply {
        match pick {
            Pick::Paper(kind) => formats(context.lang, *kind),
            Pick::Format(kind, format, replace) => {
                let export = Export {
                    session: self.desk.shown.for_others(),
                    file: self.desk.path.clone(),
                    kind: *kind,
                    format: *format,
                    replace: *replace,
                };
                let told = Reply::note(Weight::Done, EndWord::Exporting.text(context.lang));
                Reply { effects: vec![Effect::Errand(Errand::Export(Box::new(export)))], ..told }
            }
            _ => Reply::default(),
        }
    }

    /// Says where a paper lies, or why it does not; asks before an older one is replaced.
    pub fn exported(&self, exported: &Exported, lang: Lang) -> Reply {
        let session = &self.desk.shown;
        let why = match &exported.outcome {
            Ok(path) => {
                let word =
                    if session.is_over() { EndWord::Exported } else { EndWord::ExportedDraft };
                let text = word.fill(lang, &[("path", &path.display().to_string())]);
                return Reply::note(Weight::Done, text);
            }
            Err(NotExported::Fault(why)) if why.kind == FaultKind::Exists => {
                let again = Pick::Format(exported.kind, exported.format, true);
                let items = vec![
                    item(EndWord::LeaveIt.text(lang), "", Pick::Nothing),
                    item(EndWord::Replace.text(lang), "", again),
                ];
                let mut picker = Picker::new(EndWord::ReplaceTitle, Purpose::Paper, items);
                picker.about = why.path.display().to_string();
                return Reply::overlay(Overlay::Picker(picker));
            }
            Err(NotExported::Fault(why)) => fault(lang, why),
            Err(NotExported::Refused(why)) => minutes::refused(lang, session, exported.kind, why),
        };
        Reply::note(Weight::Trouble, EndWord::NotExported.fill(lang, &[("why", &why)]))
    }
}

/// Says that something was done, where nothing else was said.
fn done(reply: Reply, text: impl Into<String>) -> Reply {
    match reply.note {
        Some(_) => reply,
        None => Reply { note: Reply::note(Weight::Done, text).note, ..reply },
    }
}

fn papers(lang: Lang) -> Reply {
    let items: Vec<Item> = Kind::ALL
        .into_iter()
        .map(|kind| item(&first_large(minutes::name(lang, kind)), "", Pick::Paper(kind)))
        .collect();
    Reply::overlay(picker(EndWord::PaperTitle, Purpose::Paper, items))
}

fn formats(lang: Lang, kind: Kind) -> Reply {
    let row = |format: Format| {
        let word = match format {
            Format::Docx => EndWord::Docx,
            Format::Markdown => EndWord::Markdown,
            Format::Text => EndWord::Text,
            Format::Html => EndWord::Html,
            Format::Csv => EndWord::Csv,
            Format::Jsonl => EndWord::Jsonl,
        };
        item(format.name(), word.text(lang), Pick::Format(kind, format, false))
    };
    let items = Format::ALL.into_iter().filter(|format| kind.has(*format)).map(row).collect();
    let mut list = picker(EndWord::FormatTitle, Purpose::Paper, items);
    if let Overlay::Picker(picker) = &mut list {
        picker.about = first_large(minutes::name(lang, kind));
    }
    Reply::overlay(list)
}

fn first_large(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
