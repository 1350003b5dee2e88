//! Who and what the remarks of a meeting touch, gathered in one pass.

use std::collections::HashSet;

use crate::session::Session;
use crate::session::ids::{MemberId, ShortcomingId};
use crate::session::member::Party;
use crate::session::remark::Kind;

/// Who and what is touched by remarks that stand.
#[derive(Default)]
pub(super) struct Said<'a> {
    /// Who criticised himself.
    pub(super) of_themselves: HashSet<&'a MemberId>,
    /// Who was told something that wants an answer.
    pub(super) told: HashSet<&'a MemberId>,
    /// What was spoken about.
    pub(super) about: HashSet<&'a ShortcomingId>,
    /// What somebody named of himself.
    pub(super) confessed: HashSet<&'a ShortcomingId>,
    /// Against what something is promised.
    pub(super) promised: HashSet<&'a ShortcomingId>,
}

impl<'a> Said<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        let mut said = Self::default();
        for remark in session.standing_remarks() {
            let link = &remark.link;
            said.about.extend(&link.shortcomings);
            if link.kind == Kind::SelfCriticism {
                said.of_themselves.extend(&link.by);
                said.confessed.extend(&link.shortcomings);
            }
            if let (true, Some(Party::Member(to))) = (link.kind.wants_answer(), &link.to) {
                said.told.insert(to);
            }
            if remark.marks.promise.is_some() {
                said.promised.extend(&link.shortcomings);
            }
        }
        said
    }
}
