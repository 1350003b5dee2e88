//! What was written down or left open, set right: `answer`, `amend`, and `member` for who takes
//! part and who leads.

use std::sync::Arc;

use super::commands::{bad_id, commit, member as member_id, opened, opened_to_write, profile};
use super::print::{line, lines};
use super::{Done, Failure, World};
use crate::locale::acts::ActWord;
use crate::locale::cli::Word;
use crate::locale::session::{rank, refusal};
use crate::session::change::{Change, Edit, Posts, Refusal, answering};
use crate::session::ids::{MemberId, RemarkId, RemarkIds, ShortcomingId};
use crate::session::member::{Member, Party};
use crate::session::remark::{Answer, Kind, Link, Marks, Remark, Strike, Verdict};
use crate::session::{Session, agenda};
use crate::shell;
use crate::text::Clean;
use crate::ui::desk::whole_second;

/// How an opinion is taken, as the command line says it; in the order of [`Verdict::ALL`].
pub(super) const VERDICTS: [&str; 3] = ["accepted", "partly", "explained"];

/// Says how an opinion was taken, with the words in which that was said, where there are any.
pub(super) fn answer(world: &World<'_>) -> Done {
    let (mut file, session) = opened_to_write(world)?;
    let opinion = found(world, &session)?;
    let word = world.word("VERDICT").unwrap_or_default();
    let at = VERDICTS.iter().position(|each| *each == word).unwrap_or(0);
    let verdict = Verdict::ALL[at];
    let (id, was) = (opinion.id.clone(), opinion.answer.clone());
    let text = Clean::new(world.word("TEXT").unwrap_or_default());
    let change = if text.is_blank() {
        let now = Some(Answer { verdict, by: None });
        Change::Answer(Edit { id: id.clone(), was, now })
    } else {
        let by = match (world.word("by"), &opinion.link.to) {
            (Some(id), _) => Some(member_id(world, id)?),
            (None, Some(Party::Member(id))) => Some(id.clone()),
            (None, _) => session.meeting.chair.clone(),
        };
        let at = whole_second(shell::now());
        let link = Link {
            step: session.standing.step.clone(),
            by,
            kind: Kind::Answer,
            to: None,
            shortcomings: opinion.link.shortcomings.clone(),
        };
        let said = Remark::new(RemarkIds::new(shell::seed()).make(at), at, link, &text);
        answering(Arc::new(said), &[(id.clone(), was)], verdict)
    };
    commit(world, &mut file, change)?;
    line(&Word::Recorded.fill(world.lang, &[("id", id.as_str())]))
}

fn found<'a>(world: &World<'_>, session: &'a Session) -> Result<&'a Arc<Remark>, Failure> {
    let id = RemarkId::new(world.word("ID").unwrap_or_default());
    let id = id.map_err(|bad| bad_id(world, &bad.0))?;
    let none = || Refusal::NoSuchRemark(id.clone());
    let found = session.remark(&id).ok_or_else(none);
    found.map_err(|why| world.refused(refusal(world.lang, session, &why)))
}

/// Sets a remark right: who spoke, what it is, to whom, about what, its words; the words before
/// are kept.
pub(super) fn amend(world: &World<'_>) -> Done {
    let (mut file, session) = opened_to_write(world)?;
    let remark = found(world, &session)?;
    let (id, at) = (remark.id.clone(), whole_second(shell::now()));
    let mut changes = Vec::new();
    let link = linked(world, &session, &remark.link)?;
    if link != remark.link {
        let was = remark.link.clone();
        changes.push(Change::Assign(Edit { id: id.clone(), was, now: link }));
    }
    if let Some(text) = world.word("text") {
        let was = remark.wording.clone();
        let now = was.corrected(&Clean::new(text), at);
        changes.push(Change::Reword(Edit { id: id.clone(), was, now }));
    }
    if world.matches.get_flag("checked") && remark.marks.check {
        let was = remark.marks.clone();
        let now = Marks { check: false, ..was.clone() };
        changes.push(Change::Mark(Edit { id: id.clone(), was, now }));
    }
    if let Some(reason) = world.word("strike") {
        let reason = Clean::line(reason).as_str().to_owned();
        let was = remark.struck.clone();
        changes.push(Change::Strike(Edit {
            id: id.clone(),
            was,
            now: Some(Strike { at, reason }),
        }));
    }
    commit(world, &mut file, Change::Several(changes))?;
    line(&Word::Recorded.fill(world.lang, &[("id", id.as_str())]))
}

/// Returns to what a remark belongs, as the options say. A note that nobody was named for becomes
/// what its step suggests.
fn linked(world: &World<'_>, session: &Session, was: &Link) -> Result<Link, Failure> {
    let mut link = was.clone();
    if let Some(by) = world.word("by").map(|id| member_id(world, id)).transpose()? {
        if was.by.is_none() && was.kind == Kind::Note && was.to.is_none() {
            let suggested = session.suggested_link(was.step.as_ref(), Some(by.clone()));
            (link.kind, link.to) = (suggested.kind, suggested.to);
        }
        link.by = Some(by);
    }
    if let Some(word) = world.word("kind") {
        link.kind = super::commands::remark_kind(word);
    }
    match world.word("to") {
        Some("collective") => link.to = Some(Party::Collective),
        Some(id) => link.to = Some(Party::Member(member_id(world, id)?)),
        None => {}
    }
    if let Some(ids) = world.matches.get_many::<String>("on") {
        let ids = ids.map(|id| ShortcomingId::new(id.clone()));
        link.shortcomings = ids.collect::<Result<_, _>>().map_err(|bad| bad_id(world, &bad.0))?;
    }
    Ok(link)
}

/// Adds a member, names chair and minute-taker, and prints all members.
pub(super) fn member(world: &World<'_>) -> Done {
    let named = ["add", "chair", "minute-taker"].iter().any(|name| world.word(name).is_some());
    let session = match named {
        true => altered(world)?,
        false => opened(world)?.1,
    };
    let posts = session.posts();
    let row = |member: &Member| {
        let is = |of: &Option<MemberId>| of.as_ref() == Some(&member.id);
        let post =
            if member.post.is_empty() { rank(world.lang, member.rank) } else { &member.post };
        let mut line = format!("{}  {}  {post}", member.id, member.name);
        for (is_it, word) in
            [(is(&posts.chair), Word::IsChair), (is(&posts.minute_taker), Word::IsMinuteTaker)]
        {
            if is_it {
                line.push_str(&format!(" · {}", word.text(world.lang)));
            }
        }
        line
    };
    let all: Vec<String> = session.members.iter().map(row).collect();
    match all.is_empty() {
        true => line(ActWord::Nothing.text(world.lang)),
        false => lines(&all),
    }
}

fn altered(world: &World<'_>) -> Result<Session, Failure> {
    let (mut file, session) = opened_to_write(world)?;
    let mut changes = Vec::new();
    if let Some(name) = world.word("add") {
        let profile = profile(world)?;
        let free = (session.members.len() + 1..).map(|number| MemberId::numbered("m", number));
        let id = free.into_iter().find(|id| session.member(id).is_none());
        let post = Clean::line(world.word("post").unwrap_or_default()).as_str().to_owned();
        let name = Clean::line(name).as_str().to_owned();
        let rank = profile.rank_of(&post);
        if let Some(member) = id.map(|id| Member { id, name, post, rank }) {
            changes.push(Change::AddMember(member.clone()));
            let template = profile.template(session.meeting.kind);
            let now = Arc::new(agenda::with_member(&session, template, &member));
            changes.push(Change::SetAgenda { was: Arc::clone(&session.agenda), now });
        }
    }
    let was = session.posts();
    let named = |name: &str| world.word(name).map(|id| member_id(world, id)).transpose();
    let (chair, minute_taker) = (named("chair")?, named("minute-taker")?);
    let now = Posts {
        chair: chair.or_else(|| was.chair.clone()),
        minute_taker: minute_taker.or_else(|| was.minute_taker.clone()),
    };
    changes.push(Change::Appoint { was, now });
    commit(world, &mut file, Change::Several(changes))
}
