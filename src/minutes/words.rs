//! What papers are called, and why there is none, for people.

use super::{Kind, Refused};
use crate::locale::Lang;
use crate::locale::cli::Word;
use crate::locale::session::refusal;
use crate::session::Session;
use crate::session::change::Refusal;

/// Returns what a paper is called.
#[must_use]
pub fn name(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Minutes => Word::PaperMinutes,
        Kind::Ballot => Word::PaperBallot,
        Kind::Extract => Word::PaperExtract,
        Kind::Plan => Word::PaperPlan,
        Kind::Notice => Word::PaperNotice,
        Kind::Opinions => Word::PaperOpinions,
        Kind::Attendance => Word::PaperAttendance,
    }
    .text(lang)
}

/// Says why there is no such paper of a session.
#[must_use]
pub fn refused(lang: Lang, session: &Session, kind: Kind, why: &Refused) -> String {
    let text = |word: Word| word.text(lang).to_owned();
    match why {
        Refused::NoSuchMember(id) => refusal(lang, session, &Refusal::NoSuchMember(id.clone())),
        Refused::NoMembers => text(Word::NoMemberForExtract),
        Refused::NoBallot => text(Word::NoBallotForPaper),
        Refused::NotOfAMember => text(Word::MemberForExtractOnly),
        Refused::NotATable => Word::NotATable.fill(lang, &[("paper", name(lang, kind))]),
    }
}
