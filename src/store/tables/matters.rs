//! The tables of reports: what the meeting is about, and who answers for it.

use crate::session::Session;
use crate::session::ids::{ItemId, MemberId, SectionId};
use crate::session::member::Party;
use crate::session::outline::{Item, Outline, Place, Section};
use crate::store::format::FileWord;
use crate::text::fold;

table! {
    REVIEWS = "reviews", "One member's own written review, as it was handed in", key 1,
    links [["member_id"] => "members"],
    |session, filed| session.reviews.iter(), |review| {
        member_id: Text, "Whose it is" = &review.member;
        handed_in_at: Time, "When it was handed in, or replaced by a new wording" = review.at;
        title: Text, "What it is called; may be empty" = &review.outline.title;
    }
}

table! {
    SECTIONS = "sections", "One heading of the collective's report or of a member's own review",
    key 1,
    links [["member_id"] => "members"],
    |session, filed| session.reports().flat_map(|(of, outline)| {
        outline.sections.iter().map(move |section| (of, section))
    }), |(of, section)| {
        section_id: Text, "Id within the session" = &section.id;
        member_id: Text null, "In whose own review; none: in the collective's report" = of;
        number: Text, "Its number as written; may be empty" = &section.number;
        title: Text, "Its words" = &section.title;
        depth: Integer, "1 for the parts of the report, 2 for what is in them" = section.depth;
        role: Text, "What it is for: strengths, shortcomings, causes, causes-objective, \
            causes-subjective, responsibility, previous, suggested, lessons, remedies, rating or \
            other" = section.role.file_word();
        line: Integer, "Line of the report's file" = section.line;
    }
}

table! {
    SHORTCOMINGS = "shortcomings", "One shortcoming that a report names",
    key 1,
    links [["member_id"] => "members", ["section_id"] => "sections"],
    |session, filed| session.shortcomings().map(|each| {
        let outline = match each.of {
            None => Some(session.outline.as_ref()),
            Some(member) => session.review(member).map(|review| &review.outline),
        };
        let it = each.shortcoming;
        (each, it, outline.and_then(|outline| section(outline, &it.place)))
    }), |(each, it, section)| {
        shortcoming_id: Text, "Id within the session" = &it.id;
        member_id: Text null, "In whose own review; none: in the collective's report" = each.of;
        number: Integer, "Its number as people see it" = each.number;
        section_id: Text null, "Under which heading; none where that is of an earlier draft" =
            section.map(|section| &section.id);
        section_title: Text, "The words of that heading; may be empty" =
            section.map_or("", |section| &section.title);
        role: Text, "What that heading is for" =
            section.map_or_else(|| "other".to_owned(), |section| section.role.file_word());
        text: Text, "Its words, as written" = &it.text;
        folded: Text, "Its words without marks, capitals and needless blanks, to compare by" =
            fold(&it.text).split_whitespace().collect::<Vec<_>>().join(" ");
        line: Integer, "Line of the report's file" = it.place.line;
        gone_at: Time null, "When a draft came that has it no longer" = it.place.gone;
    }
}

table! {
    REPORT_ITEMS = "report_items", "One cause, lesson or remedy that a report names", key 1,
    links [["member_id"] => "members", ["section_id"] => "sections"],
    |session, filed| items(session), |(of, outline, sort, side, item)| {
        item_id: Text, "Id within the session" = &item.id;
        sort: Text, "cause, lesson or remedy" = sort;
        side: Text null, "Of a cause: objective, subjective or unsaid" = side;
        member_id: Text null, "In whose own review; none: in the collective's report" = of;
        section_id: Text null, "Under which heading; none where that is of an earlier draft" =
            section(outline, &item.place).map(|section| &section.id);
        number: Text, "Its number or bullet, as written" = &item.place.number;
        text: Text, "Its words, as written" = &item.text;
        line: Integer, "Line of the report's file" = item.place.line;
        gone_at: Time null, "When a draft came that has it no longer" = item.place.gone;
    }
}

table! {
    SHORTCOMING_CAUSES = "shortcoming_causes",
    "One cause that the meeting tied to a shortcoming", key 2,
    links [["shortcoming_id"] => "shortcomings", ["cause_id"] => "report_items"],
    |session, filed| session.responsibilities.iter().flat_map(|each| {
        once(&each.causes).into_iter().map(move |cause| (&each.shortcoming, cause))
    }), |(shortcoming, cause)| {
        shortcoming_id: Text, "Which shortcoming" = shortcoming;
        cause_id: Text, "Which cause" = cause;
    }
}

table! {
    RESPONSIBILITIES = "responsibilities",
    "Who answers for a shortcoming, as the meeting settled it; a row each", key 2,
    links [["shortcoming_id"] => "shortcomings", ["member_id"] => "members"],
    |session, filed| session.responsibilities.iter().flat_map(|each| {
        (1_usize..).zip(&each.who).map(move |(number, who)| (each, number, who))
    }), |(each, number, who)| {
        shortcoming_id: Text, "For which shortcoming" = &each.shortcoming;
        number: Integer, "Place among those who answer for it, from 1" = number;
        member_id: Text null, "Who answers; none: the collective" = member(who);
        settled_at: Time, "When it was settled first" = each.at;
    }
}

/// Returns the heading under which an item stands; `None` where it is of an earlier draft.
fn section<'a>(outline: &'a Outline, place: &Place) -> Option<&'a Section> {
    let id: Option<&SectionId> = place.gone.is_none().then_some(&place.section);
    id.and_then(|id| outline.section(id))
}

type Listed<'a> = (Option<&'a MemberId>, &'a Outline, &'static str, Option<String>, &'a Item);

/// Returns causes, lessons and remedies of all reports.
fn items(session: &Session) -> impl Iterator<Item = Listed<'_>> {
    session.reports().flat_map(|(of, outline)| {
        let causes = outline.causes.iter();
        let causes = causes.map(|cause| ("cause", Some(cause.side.file_word()), &cause.item));
        let lessons = outline.lessons.iter().map(|item| ("lesson", None, item));
        let remedies = outline.remedies.iter().map(|item| ("remedy", None, item));
        let all = causes.chain(lessons).chain(remedies);
        all.map(move |(sort, side, item)| (of, outline, sort, side, item))
    })
}

/// Returns each once, where a hand wrote one twice.
fn once(causes: &[ItemId]) -> Vec<&ItemId> {
    let mut all: Vec<&ItemId> = Vec::new();
    for cause in causes {
        if !all.contains(&cause) {
            all.push(cause);
        }
    }
    all
}

/// Returns the person; `None` for the collective.
pub(super) fn member(party: &Party) -> Option<&MemberId> {
    match party {
        Party::Collective => None,
        Party::Member(id) => Some(id),
    }
}
