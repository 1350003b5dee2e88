//! The members: typed one a line, pasted from a spreadsheet, or read from a file.

use std::collections::HashSet;

use super::{Prepare, did};
use crate::limits;
use crate::locale::prepare::{Act, Word};
use crate::locale::report::bad_members;
use crate::report::members::{BadMembers, Roster, is_list, roster};
use crate::session::member::{Member, Rank};
use crate::text::Clean;
use crate::ui::editor::Edit;
use crate::ui::event::{Effect, Errand};
use crate::ui::overlay::{Form, FormPurpose, Overlay, Paragraph, Reading};
use crate::ui::screens::{Context, Reply, Weight};

impl Prepare {
    /// Returns the selected member.
    pub(super) fn member(&self) -> Option<Member> {
        self.plan.sorted_members().into_iter().nth(self.selected.member)
    }

    /// Adds who was typed; where nothing was, opens the selected member to be altered.
    pub(super) fn take_member(&mut self, context: Context<'_>) -> Reply {
        if self.line.is_blank() {
            return self.alter_member();
        }
        let typed = Clean::new(self.line.text());
        let found = roster(typed.as_str(), context.profile);
        if let (true, Some(why)) = (found.people.is_empty(), found.bad.first()) {
            return Reply::note(Weight::Trouble, bad_members(context.lang, why));
        }
        self.line.take();
        self.add(found, context)
    }

    /// Takes pasted text: rows at once, a word or two into the line.
    pub(super) fn paste_members(&mut self, text: String, context: Context<'_>) -> Reply {
        if !is_list(&text) {
            self.line.apply(Edit::Paste(text.trim().to_owned()));
            return Reply::default();
        }
        self.add(roster(&text, context.profile), context)
    }

    /// Adds all of a list who are not there yet; tells what is wrong with its other rows.
    pub(super) fn add(&mut self, found: Roster, context: Context<'_>) -> Reply {
        let lang = context.lang;
        let (mut people, mut bad) = (found.people, found.bad);
        let all = people.len();
        let is_there = |plan: &[Member], name: &str, post: &str| {
            plan.iter().any(|each| each.name == name && each.post == post)
        };
        let mut seen = HashSet::new();
        people.retain(|each| {
            !is_there(&self.plan.members, &each.name, &each.post)
                && seen.insert((each.name.clone(), each.post.clone()))
        });
        let known = all - people.len();
        let max = limits::MEMBERS;
        let room = max.saturating_sub(self.plan.members.len());
        if people.len() > room {
            people.truncate(room);
            bad.push(BadMembers::TooMany { max });
        }
        let count = people.len().to_string();
        let last = people.last().map(|each| each.name.clone());
        self.act(Act::AddMembers.fill(lang, &[("count", &count)]), |plan| {
            for each in people {
                plan.add_member(&each.name, &each.post, each.rank);
            }
        });
        if let Some(name) = last {
            let members = self.plan.sorted_members();
            let at = members.iter().position(|member| member.name == name);
            self.selected.member = at.unwrap_or(0);
        }
        let mut told = vec![Word::AddedMembers.fill(lang, &[("count", &count)])];
        if known > 0 {
            told.push(Word::AlreadyThere.fill(lang, &[("count", &known.to_string())]));
        }
        if !bad.is_empty() {
            told.push(Word::BadRows.fill(lang, &[("count", &bad.len().to_string())]));
        }
        let weight = if bad.is_empty() { Weight::Done } else { Weight::Attention };
        let mut reply = Reply::note(weight, told.join(" · "));
        if !bad.is_empty() {
            let row = |why: &BadMembers| Paragraph {
                text: bad_members(lang, why),
                ..Paragraph::default()
            };
            let head = Paragraph { text: told.join(" · "), heading: true, ..Paragraph::default() };
            let paragraphs = std::iter::once(head).chain(bad.iter().map(row)).collect();
            let title = crate::locale::ui::Word::BadRowsTitle;
            reply.overlay = Some(Overlay::Reading(Reading::new(title, paragraphs)));
        }
        reply
    }

    fn alter_member(&self) -> Reply {
        use crate::locale::ui::Word;
        let Some(member) = self.member() else { return Reply::default() };
        Reply::overlay(Overlay::Form(Form::filled(
            Word::AlterMemberTitle,
            FormPurpose::AlterMember(member.id.clone()),
            &[(Word::FieldName, &member.name), (Word::FieldPost, &member.post)],
        )))
    }

    /// Takes what a member was altered to; another post means its rank.
    pub(super) fn alter(&mut self, form: &Form, context: Context<'_>) -> Reply {
        let FormPurpose::AlterMember(id) = &form.purpose else { return Reply::default() };
        let (name, post) = (Clean::line(form.value(0)), Clean::line(form.value(1)));
        if name.is_blank() {
            return Reply::note(Weight::Attention, Word::NeedName.text(context.lang));
        }
        let letters = [&name, &post].map(|text| text.as_str().chars().count());
        if let Some(at) = letters.iter().position(|letters| *letters > limits::NAME_LETTERS) {
            let (max, letters) = (limits::NAME_LETTERS, letters[at]);
            let column = u32::try_from(at + 1).unwrap_or(1);
            let why = BadMembers::TooLong { line: 1, column, letters, max };
            return Reply::note(Weight::Attention, bad_members(context.lang, &why));
        }
        let rank = context.profile.rank_of(post.as_str());
        let what = Act::Alter.fill(context.lang, &[("name", name.as_str())]);
        self.act(what.clone(), |plan| {
            let member = plan.members.iter_mut().find(|member| member.id == *id);
            if let Some(member) = member {
                if member.post != post.as_str() {
                    member.rank = rank;
                }
                name.as_str().clone_into(&mut member.name);
                post.as_str().clone_into(&mut member.post);
            }
        });
        self.select(id);
        did(&what, context.lang)
    }

    pub(super) fn turn_rank(&mut self, context: Context<'_>) -> Reply {
        let Some(selected) = self.member() else { return Reply::default() };
        let at = Rank::ALL.iter().position(|rank| *rank == selected.rank).unwrap_or(0);
        let next = Rank::ALL[(at + 1) % Rank::ALL.len()];
        let what = Act::Alter.fill(context.lang, &[("name", &selected.name)]);
        self.act(what, |plan| {
            let member = plan.members.iter_mut().find(|member| member.id == selected.id);
            if let Some(member) = member {
                member.rank = next;
            }
        });
        self.select(&selected.id);
        Reply::default()
    }

    pub(super) fn remove_member(&mut self, context: Context<'_>) -> Reply {
        let Some(selected) = self.member() else { return Reply::default() };
        let what = Act::Remove.fill(context.lang, &[("name", &selected.name)]);
        self.act(what.clone(), |plan| plan.members.retain(|member| member.id != selected.id));
        did(&what, context.lang)
    }

    /// Goes with a member to wherever he stands now.
    fn select(&mut self, id: &crate::session::ids::MemberId) {
        let members = self.plan.sorted_members();
        let at = members.iter().position(|member| member.id == *id);
        self.selected.member = at.unwrap_or(self.selected.member);
    }

    pub(super) fn ask_for_roster(&self) -> Reply {
        use crate::locale::ui::Word;
        let (title, purpose) = (Word::ReadRosterTitle, FormPurpose::ReadRoster);
        Reply::overlay(Overlay::Form(Form::new(title, purpose, &[Word::FieldRoster])))
    }

    pub(super) fn read_roster(form: &Form) -> Reply {
        match form.value(0) {
            "" => Reply::default(),
            path => Reply::effect(Effect::Errand(Errand::ReadRoster(path.into()))),
        }
    }
}
