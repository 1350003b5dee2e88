//! What people are told when the rules say no.

use kiemdiem::locale::Lang;
use kiemdiem::locale::session::refusal;
use kiemdiem::session::change::Refusal;

use crate::play::sample;

/// Nobody knows what `r0931k3f` is: a remark is named by time, speaker and first words.
#[test]
fn refusals_name_what_people_know() {
    let session = sample();
    let remark = session.remarks[0].clone();
    let (id, member) = (remark.id.clone(), session.members[0].clone());
    let step = session.agenda[0].clone();
    let said = |why: &Refusal| [Lang::Vi, Lang::En].map(|lang| refusal(lang, &session, why));
    for why in [
        Refusal::NoSuchRemark(id.clone()),
        Refusal::IdTaken(id.clone()),
        Refusal::ChangedMeanwhile(id.clone()),
        Refusal::WantsNoAnswer(id.clone()),
        Refusal::IsAnswered(id.clone()),
        Refusal::StillAnswers(id.clone()),
        Refusal::AnswersItself(id.clone()),
    ] {
        for text in said(&why) {
            assert!(!text.contains(id.as_str()), "{text}");
            let names = text.contains(&remark.at.format("%H:%M").to_string());
            assert!(names || matches!(why, Refusal::NoSuchRemark(_)), "{text}");
        }
    }
    for text in said(&Refusal::MemberInUse(member.id)) {
        assert!(text.contains(&member.name), "{text}");
    }
    for text in said(&Refusal::StepTwice(step.id)) {
        assert!(text.contains(&step.title), "{text}");
    }
    let named = Refusal::NamedTwice(session.outline.shortcomings[0].id.clone());
    assert!(said(&named).iter().all(|text| text.contains(" 1 ")), "{:?}", said(&named));
}
