//! An agenda that was altered keeps its order while report and members still change.

use super::*;
use crate::session::ids::{SectionId, ShortcomingId};
use crate::session::outline::{Place, Shortcoming};
use crate::session::rules::{Template, TemplateStep, TopicKind};

fn profile() -> Profile {
    let step = |topic, title: &str| TemplateStep { topic, title: title.to_owned(), minutes: None };
    let steps = vec![
        step(TopicKind::Procedure, "Khai mạc"),
        step(TopicKind::Shortcoming, "Hạn chế {number}"),
        step(TopicKind::Person(Phase::Opinions), "{name}: góp ý"),
        step(TopicKind::Procedure, "Bế mạc"),
    ];
    let template = Template { kind: MeetingKind::Term, source: String::new(), steps };
    crate::session::rules::sample(vec![template], Vec::new())
}

fn own(title: &str) -> Planned {
    Planned { key: StepKey::Own(title.to_owned()), minutes: Some(5) }
}

/// An outline with a shortcoming on each of these lines.
fn outline(lines: &[u32]) -> Outline {
    let shortcoming = |(index, line): (usize, &u32)| Shortcoming {
        id: ShortcomingId::numbered("hc", index + 1),
        place: Place {
            section: SectionId::numbered("II.", 1),
            item: 1,
            number: "-".to_owned(),
            line: *line,
            gone: None,
        },
        text: format!("việc ở dòng {line}"),
    };
    let shortcomings = lines.iter().enumerate().map(shortcoming).collect();
    Outline { shortcomings, ..Outline::default() }
}

fn check(preparation: &Preparation, lines: &[u32], titles: &str) {
    let steps = preparation.agenda(&outline(lines), &profile());
    let found: Vec<String> =
        steps.iter().map(|step| format!("{} {}", step.id, step.title)).collect();
    assert_eq!(found.join("\n"), titles);
}

fn two_members() -> Preparation {
    let mut preparation = Preparation::of(MeetingKind::Term, Vec::new());
    preparation.add_member("Trần Thị B", "Ủy viên", Rank::Member);
    preparation.add_member("Nguyễn Văn A", "Bí thư", Rank::Head);
    preparation
}

#[test]
fn members_stand_by_rank_then_by_given_name() {
    let mut preparation = two_members();
    preparation.add_member("Đỗ Văn Ất", "Ủy viên", Rank::Member);
    preparation.add_member("Lê Thị Ân", "Ủy viên", Rank::Member);
    let members = preparation.sorted_members();
    let names: Vec<&str> = members.iter().map(|each| each.name.as_str()).collect();
    assert_eq!(names, ["Nguyễn Văn A", "Lê Thị Ân", "Đỗ Văn Ất", "Trần Thị B"]);
    preparation.members.remove(0);
    preparation.add_member("Vũ C", "", Rank::Member);
    assert_eq!(preparation.members.last().unwrap().id.as_str(), "m1", "free again");
}

#[test]
fn an_altered_agenda_keeps_its_order() {
    let mut preparation = two_members();
    check(
        &preparation,
        &[5, 7],
        "s01 Khai mạc\ns02 Hạn chế 1\ns03 Hạn chế 2\ns04 Nguyễn Văn A: góp ý\n\
         s05 Trần Thị B: góp ý\ns06 Bế mạc",
    );
    preparation.alter_agenda(&outline(&[5, 7]), &profile(), |altered| {
        altered.steps.swap(1, 2);
        altered.steps.insert(1, own("Chào cờ"));
    });
    // A shortcoming before both, and one member less.
    preparation.members.retain(|member| member.name != "Trần Thị B");
    let steps = preparation.agenda(&outline(&[5, 7]), &profile());
    assert_eq!((steps[1].minutes, steps[2].minutes), (Some(5), None));
    check(
        &preparation,
        &[3, 5, 7],
        "s01 Khai mạc\ns02 Hạn chế 1\ns03 Chào cờ\ns04 Hạn chế 3\ns05 Hạn chế 2\n\
         s06 Nguyễn Văn A: góp ý\ns07 Bế mạc",
    );
}

#[test]
fn a_step_that_was_taken_out_stays_out() {
    let mut preparation = two_members();
    let (report, rules) = (outline(&[5, 7]), profile());
    preparation.alter_agenda(&report, &rules, |altered| altered.remove(1));
    preparation.alter_agenda(&report, &rules, |altered| {
        altered.steps.insert(0, own("Chào cờ"));
    });
    preparation.alter_agenda(&report, &rules, |altered| altered.remove(1));
    check(
        &preparation,
        &[5, 7],
        "s01 Chào cờ\ns02 Hạn chế 2\ns03 Nguyễn Văn A: góp ý\ns04 Trần Thị B: góp ý\ns05 Bế mạc",
    );
    check(
        &preparation,
        &[5, 6, 7],
        "s01 Chào cờ\ns02 Hạn chế 2\ns03 Hạn chế 3\ns04 Nguyễn Văn A: góp ý\n\
         s05 Trần Thị B: góp ý\ns06 Bế mạc",
    );
}

#[test]
fn the_session_is_made_of_all_that_was_said() {
    let mut preparation = two_members();
    preparation.title = Some("Họp thử".to_owned());
    let session = preparation.session(outline(&[5]), &profile());
    assert_eq!(session.meeting.title, "Họp thử");
    assert_eq!(session.meeting.chair.as_ref().unwrap().as_str(), "m2", "the head");
    assert_eq!(session.agenda.len(), 5);
    assert_eq!(session.members[0].name, "Nguyễn Văn A");
}
