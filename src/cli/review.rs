//! The members' own written reviews: `review`.

use super::commands::{commit, member, opened, opened_to_write};
use super::print::{self, lines};
use super::revise::{self, pairing, side_by_side};
use super::{Done, World, reports};
use crate::locale::Lang;
use crate::locale::cli::Word;
use crate::locale::revision::mispaired;
use crate::report::Reading;
use crate::session::change::{Change, Refusal};
use crate::session::ids::MemberId;
use crate::session::member::in_review_order;
use crate::session::outline::Outline;
use crate::session::review::Review;
use crate::session::{Instant, Session};
use crate::shell;
use crate::text::fold;
use crate::ui::desk::whole_second;

/// Takes in a member's review and prints what was understood of it; without one, prints who has
/// handed in.
pub(super) fn review(world: &World<'_>) -> Done {
    let Some(id) = world.word("MEMBER") else {
        let (_, session) = opened(world)?;
        return lines(&listed(world.lang, &session));
    };
    let id = member(world, id)?;
    let (mut file, session) = opened_to_write(world)?;
    if session.member(&id).is_none() {
        let why = Refusal::NoSuchMember(id);
        return Err(world.refused(crate::locale::session::refusal(world.lang, &session, &why)));
    }
    if let (Some(there), false) = (session.review(&id), world.matches.get_flag("replace")) {
        let values = [("member", session.name_of(&id)), ("time", &time(there.at))];
        return Err(world.refused(Word::ReviewThere.fill(world.lang, &values)));
    }
    let Reading { outline, doubts } = reports::reading(world)?;
    let handed = session.handed_in(&id, &outline, &pairing(world)?, whole_second(shell::now()));
    let (swap, matches) = handed.map_err(|why| world.refused(mispaired(world.lang, &why)))?;
    let is_replaced = session.review(&id).is_some();
    let session = commit(world, &mut file, Change::Review(Box::new(swap)))?;
    let Some(review) = session.review(&id) else { return lines(&[]) };
    let mut outline = review.outline.clone();
    outline.retain(|_, place| place.gone.is_none());
    let understood = Reading { outline, doubts };
    let mut out = print::outline(world.lang, &understood);
    let counts = counts(world.lang, &review.outline);
    let values = [("member", session.name_of(&id)), ("counts", &counts)];
    out.extend([String::new(), Word::ReviewTaken.fill(world.lang, &values)]);
    if is_replaced {
        out.push(String::new());
        out.extend(side_by_side(world.lang, &session, &matches));
        out.push(revise::counts(world.lang, &matches));
    }
    if is_of_another(&session, review) {
        let values = [("member", session.name_of(&id))];
        out.push(Word::ReviewOfAnother.fill(world.lang, &values));
    }
    lines(&out)
}

/// Tells whether the head of a review names somebody and not its member.
fn is_of_another(session: &Session, review: &Review) -> bool {
    let head = fold(&review.outline.preamble);
    let name = fold(session.name_of(&review.member));
    !head.trim().is_empty() && !head.contains(&name)
}

/// Who has handed in, and who of those who are reviewed has not.
fn listed(lang: Lang, session: &Session) -> Vec<String> {
    let name = |id: &MemberId| session.name_of(id).to_owned();
    let row = |review: &Review| {
        let values = [
            ("id", review.member.to_string()),
            ("member", name(&review.member)),
            ("time", time(review.at)),
            ("counts", counts(lang, &review.outline)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        format!("  {}", Word::ReviewRow.fill(lang, &values))
    };
    let mut out = vec![format!("{}: {}", Word::ReviewsIn.text(lang), session.reviews.len())];
    out.extend(session.reviews.iter().map(row));
    let mut missing = in_review_order(&session.members);
    missing.retain(|member| session.review(&member.id).is_none());
    if !missing.is_empty() {
        out.push(format!("{}: {}", Word::ReviewsOut.text(lang), missing.len()));
        out.extend(missing.iter().map(|member| format!("  {}  {}", member.id, member.name)));
    }
    out
}

fn time(at: Instant) -> String {
    at.format("%H:%M %d/%m/%Y").to_string()
}

/// How much stands in the last wording of a review.
fn counts(lang: Lang, outline: &Outline) -> String {
    let mut outline = outline.clone();
    outline.retain(|_, place| place.gone.is_none());
    let values = [
        ("shortcomings", outline.shortcomings.len().to_string()),
        ("causes", outline.causes.len().to_string()),
        ("remedies", outline.remedies.len().to_string()),
    ];
    Word::ReviewCounts.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}
