//! Who answers for what, and what was promised: `responsible` and `promise`.

use std::sync::Arc;

use super::commands::{bad_id, commit, member, opened, opened_to_write, profile};
use super::print::lines;
use super::{Done, Failure, World};
use crate::locale::acts::ActWord;
use crate::locale::cli::Word;
use crate::locale::named::party;
use crate::locale::session::refusal;
use crate::locale::threads::promise as promise_line;
use crate::session::Session;
use crate::session::change::{Change, Edit, Refusal, Spot};
use crate::session::ids::{ItemId, RemarkId, RemarkIds, ShortcomingId};
use crate::session::member::Party;
use crate::session::remark::{Kind, Marks, Promise, PromiseState, Remark};
use crate::session::signs::day;
use crate::shell;
use crate::text::Clean;
use crate::ui::desk::whole_second;

/// How far a promise is, as the command line and the file say it; in the order of
/// [`PromiseState::ALL`].
pub(super) const STATES: [&str; 4] = ["open", "done", "partly", "not-done"];

/// What stands for nobody and nothing.
const NONE: &str = "none";

/// Says who answers for a shortcoming and what it comes from; prints that of one or of all.
pub(super) fn responsible(world: &World<'_>) -> Done {
    let (who, causes) = (world.word("WHO"), world.word("causes"));
    let Some(word) = world.word("SHORTCOMING") else {
        let (_, session) = opened(world)?;
        let all = session.shortcomings();
        let all: Vec<String> =
            all.map(|each| settled(world, &session, &each.shortcoming.id)).collect();
        return printed(world, &all);
    };
    let id = ShortcomingId::new(word).map_err(|bad| bad_id(world, &bad.0))?;
    if who.is_none() && causes.is_none() {
        let (_, session) = opened(world)?;
        if session.shortcoming(&id).is_none() {
            let none = Refusal::NoSuchShortcoming(id);
            return Err(world.refused(refusal(world.lang, &session, &none)));
        }
        return lines(&[settled(world, &session, &id)]);
    }
    let (mut file, session) = opened_to_write(world)?;
    let was = session.responsibility(&id);
    let who = match who {
        Some(words) => parties(world, words)?,
        None => was.map(|was| was.who.clone()).unwrap_or_default(),
    };
    let causes = match causes {
        Some(words) => listed(words)
            .map(|word| ItemId::new(word).map_err(|bad| bad_id(world, &bad.0)))
            .collect::<Result<_, _>>()?,
        None => was.map(|was| was.causes.clone()).unwrap_or_default(),
    };
    let swap = session.answering_for(&id, who, causes, whole_second(shell::now()));
    let session = commit(world, &mut file, Change::Responsibility(Box::new(swap)))?;
    lines(&[settled(world, &session, &id)])
}

/// Words between commas; none for `none`.
fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split(',').map(str::trim).filter(|word| !word.is_empty() && *word != NONE)
}

fn parties(world: &World<'_>, words: &str) -> Result<Vec<Party>, Failure> {
    let party = |word: &str| match word {
        "collective" => Ok(Party::Collective),
        id => member(world, id).map(Party::Member),
    };
    listed(words).map(party).collect()
}

fn settled(world: &World<'_>, session: &Session, id: &ShortcomingId) -> String {
    let who = session.responsible(id).iter().map(|each| party(world.lang, session, each));
    let who = who.collect::<Vec<_>>().join(", ");
    let causes = session.causes_of(id).map(|cause| cause.item.id.as_str());
    let causes = causes.collect::<Vec<_>>().join(", ");
    let nobody = Word::NobodyResponsible.text(world.lang);
    let who = if who.is_empty() { nobody } else { &who };
    let values = [("id", id.as_str()), ("who", who), ("causes", &*causes)];
    let word = if causes.is_empty() { Word::Settled } else { Word::SettledCauses };
    word.fill(world.lang, &values)
}

fn printed(world: &World<'_>, all: &[String]) -> Done {
    if all.is_empty() {
        return lines(&[ActWord::Nothing.text(world.lang).to_owned()]);
    }
    lines(all)
}

/// Writes a promise down, alters one, and prints all.
pub(super) fn promise(world: &World<'_>) -> Done {
    let session = match (world.word("make"), world.word("ID")) {
        (Some(text), _) => made(world, text)?,
        (None, Some(id)) => altered(world, id)?,
        (None, None) => opened(world)?.1,
    };
    let all: Vec<String> = session
        .promises()
        .map(|each| {
            let about: Vec<&str> =
                each.remark.link.shortcomings.iter().map(ShortcomingId::as_str).collect();
            let about =
                if about.is_empty() { String::new() } else { format!(" {}", about.join(", ")) };
            let told = promise_line(world.lang, &session, &each);
            let words = each.remark.wording.text.replace('\n', " ");
            format!("{}{about}  {told}\n    {words}", each.remark.id)
        })
        .collect();
    printed(world, &all)
}

fn made(world: &World<'_>, text: &str) -> Result<Session, Failure> {
    let (mut file, session) = opened_to_write(world)?;
    let by = world.word("by").map(|id| member(world, id)).transpose()?;
    let step = session.standing.step.as_ref();
    let mut link = session.suggested_link(step, by.or_else(|| session.standing.floor.clone()));
    // Others than the chair conclude nothing; the notice of the conclusion has his words only.
    let is_chair = link.by.is_some() && link.by == session.meeting.chair;
    (link.kind, link.to) = (if is_chair { Kind::Conclusion } else { Kind::Note }, None);
    if let Some(ids) = world.matches.get_many::<String>("on") {
        let ids = ids.map(|id| ShortcomingId::new(id.clone()));
        link.shortcomings = ids.collect::<Result<_, _>>().map_err(|bad| bad_id(world, &bad.0))?;
    }
    let at = whole_second(shell::now());
    let id = RemarkIds::new(shell::seed()).make(at);
    let mut remark = Remark::new(id, at, link, &Clean::new(text));
    remark.marks.promise = Some(options(world, &session, &Promise::default())?);
    let remark = Arc::new(remark);
    commit(world, &mut file, Change::AddRemark { remark, place: Spot::End })
}

fn altered(world: &World<'_>, id: &str) -> Result<Session, Failure> {
    let (mut file, session) = opened_to_write(world)?;
    let id = RemarkId::new(id).map_err(|bad| bad_id(world, &bad.0))?;
    let none = || Refusal::NoSuchRemark(id.clone());
    let remark = session.remark(&id).ok_or_else(none);
    let remark = remark.map_err(|why| world.refused(refusal(world.lang, &session, &why)))?;
    let promise = remark.marks.promise.clone().unwrap_or_default();
    let promise = match world.matches.get_flag("take-back") {
        true => None,
        false => Some(options(world, &session, &promise)?),
    };
    let was = remark.marks.clone();
    let now = Marks { promise, ..was.clone() };
    commit(world, &mut file, Change::Mark(Edit { id, was, now }))
}

/// Returns a promise with what the options say of it.
fn options(world: &World<'_>, session: &Session, was: &Promise) -> Result<Promise, Failure> {
    let mut promise = was.clone();
    if let Some(word) = world.word("owner") {
        promise.owner =
            Some(word).filter(|word| *word != NONE).map(|id| member(world, id)).transpose()?;
    }
    if let Some(word) = world.word("due") {
        let bad = || world.refused(Word::BadDay.fill(world.lang, &[("day", word)]));
        let today = shell::now().date_naive();
        let due = Some(word).filter(|word| *word != NONE);
        promise.due = due.map(|word| day(word, today).ok_or_else(bad)).transpose()?;
    }
    if let Some(text) = world.word("check") {
        Clean::line(text).as_str().clone_into(&mut promise.check);
    }
    if let Some(word) = world.word("state") {
        let at = STATES.iter().position(|each| *each == word).unwrap_or(0);
        promise.state = PromiseState::ALL[at];
    }
    if world.matches.get_flag("no-priority") {
        promise.priority = false;
    }
    if world.matches.get_flag("priority") && !promise.priority {
        let profile = profile(world)?;
        if !session.may_come_first(&profile) {
            let most = profile.priority.most.to_string();
            return Err(world.refused(Word::PrioritiesFull.fill(world.lang, &[("most", &most)])));
        }
        promise.priority = true;
    }
    Ok(promise)
}
