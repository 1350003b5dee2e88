//! What the meeting still lacks, above both windows: each finding leads to where it is mended, and
//! is gone once it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use kiemdiem::session::Session;
use kiemdiem::session::check::{Finding, check};
use kiemdiem::session::closing::{Carried, CarriedKind, CarriedState, Origin};
use kiemdiem::session::ids::ShortcomingId;
use kiemdiem::session::member::Party;
use kiemdiem::ui::overlay::Overlay;

use crate::play::{Play, sample};

/// The sample meeting with two things that a session before left open.
fn carrying() -> Session {
    let mut session = sample();
    let carried = |id: &str, text: &str| Carried {
        what: CarriedKind::Shortcoming,
        id: id.to_owned(),
        text: text.to_owned(),
        who: String::new(),
        due: None,
        from: Origin { file: "2024.toml".to_owned(), title: "Năm 2024".to_owned(), date: None },
        result: None,
        apart: BTreeSet::new(),
    };
    let all = vec![carried("hc1", "Chậm trả lời dân."), carried("hc2", "Họp còn hình thức.")];
    session.dossier.carried = Arc::new(all);
    session
}

/// The same with the second worded as the first, a year later.
fn twice() -> Session {
    let mut session = carrying();
    let all = Arc::make_mut(&mut session.dossier.carried);
    all[1].text = "Trả lời dân vẫn còn chậm.".to_owned();
    for (each, year) in all.iter_mut().zip(2023..) {
        each.from.date = chrono::NaiveDate::from_ymd_opt(year, 12, 20);
    }
    session
}

/// Selects a finding in the list that lies above the window.
#[track_caller]
fn select(play: &mut Play, wanted: impl Fn(&Finding) -> bool) {
    let Some(Overlay::Check(list)) = &mut play.model.overlay else { panic!("no list is there") };
    list.selected = list.rows.iter().position(|row| wanted(&row.finding)).expect("a finding");
}

fn lacks(play: &Play) -> Vec<Finding> {
    check(&play.disk, &play.model.profile)
}

#[test]
fn frames() {
    frame!("check_60x18", Play::sample(60, 18).keys("<F10>"));
    frame!("check_80x24", Play::sample(80, 24).keys("<F10><Down>"));
    frame!("check_160x45", Play::sample(160, 45).keys("<F10>"));
    frame!("check_chair_80x24", Play::chair(sample(), 80, 24).keys("<F10><End><Ctrl+End>"));
    frame!("check_chair_160x45", Play::chair(sample(), 160, 45).keys("<F10>"));
    frame!("check_en_80x24", Play::sample(80, 24).english().keys("<F10>"));
    frame!("carried_80x24", Play::of(carrying(), 80, 24).keys("<Alt+K>"));
    frame!("carried_twice_80x24", Play::of(twice(), 80, 24).keys("<Alt+K>"));
    frame!("carried_pair_80x24", Play::of(twice(), 80, 24).keys("<Alt+K><Enter>"));
    frame!("carried_two_80x24", Play::of(twice(), 80, 24).keys("<Alt+K><Enter><Alt+4>"));
    frame!("carried_form_80x24", Play::of(carrying(), 80, 24).keys("<Alt+K><Down><Enter><Enter>"));
}

/// Who answers is settled from the list, which comes back without that finding.
#[test]
fn a_finding_is_mended_from_the_list_and_gone_from_it() {
    let hc2 = ShortcomingId::numbered("hc", 2);
    for mut play in [Play::sample(80, 24), Play::chair(sample(), 80, 24)] {
        let before = lacks(&play).len();
        play.keys("<F10>");
        select(&mut play, |each| *each == Finding::NoResponsible(hc2.clone()));
        play.keys("<Enter>").shows("Ai chịu trách nhiệm về").keys("<Tab><Enter>");
        assert_eq!(play.disk.responsible(&hc2), [Party::Collective]);
        let Some(Overlay::Check(list)) = &play.model.overlay else {
            panic!("it did not come back")
        };
        assert_eq!(list.rows.len(), before - 1);
        play.keys("<Esc>");
        assert!(play.model.overlay.is_none());
    }
}

/// An opinion is answered from the minute-taker's list; the chair reads it.
#[test]
fn an_unanswered_opinion_opens_the_answers_or_is_shown() {
    let is_open = |each: &Finding| matches!(each, Finding::Unanswered(_));
    let mut play = Play::sample(80, 24);
    let before = play.disk.open_remarks().count();
    play.keys("<F10>");
    select(&mut play, is_open);
    play.keys("<Enter><F3>").keys("Tập thể giải trình.<Enter>");
    assert_eq!(play.disk.open_remarks().count(), before - 1);
    let mut play = Play::chair(sample(), 80, 24);
    play.keys("<F10>");
    select(&mut play, is_open);
    play.keys("<Enter><Esc>");
    assert!(matches!(play.model.overlay, Some(Overlay::Check(_))), "the list comes back");
}

/// What only the other window does is said with its key; there it opens.
#[test]
fn what_is_done_in_the_other_window_is_said_with_its_key() {
    let mut session = sample();
    session.attendance = Arc::default();
    let is_roll = |each: &Finding| matches!(each, Finding::NoRoll(_));
    let mut play = Play::of(session.clone(), 80, 24);
    play.keys("<F10>");
    select(&mut play, is_roll);
    play.keys("<Enter>").shows("cửa sổ chủ trì: F4");
    let mut play = Play::chair(session, 80, 24);
    play.keys("<F10>");
    select(&mut play, is_roll);
    play.keys("<Enter><Enter>");
    assert!(!lacks(&play).iter().any(is_roll), "everybody was marked as there");
}

/// A place of the meeting is gone to, and nothing moves by that.
#[test]
fn a_step_is_selected_and_the_meeting_stays_where_it_is() {
    let mut play = Play::sample(80, 24);
    let at = play.disk.standing.step.clone();
    play.keys("<F10>");
    select(&mut play, |each| matches!(each, Finding::NoSelfCriticism(_)));
    play.keys("<Enter>");
    assert!(play.model.overlay.is_none());
    assert_eq!(play.disk.standing.step, at);
    play.keys("<F10>");
    select(&mut play, |each| *each == Finding::NotApproved);
    play.keys("<Enter>");
    assert!(play.model.reading.is_some(), "the minutes are read back");
}

/// What became of what was carried over is settled with its evidence, and taken back.
#[test]
fn what_was_carried_over_is_settled_in_either_window() {
    let states = |session: &Session| {
        let all = session.dossier.carried.iter();
        all.map(|each| each.result.as_ref().map(|result| result.state)).collect::<Vec<_>>()
    };
    for mut play in [Play::of(carrying(), 80, 24), Play::chair(carrying(), 80, 24)] {
        play.keys("<Alt+K><Down><Enter><Down><Enter>còn 2 chi bộ<Enter>");
        assert_eq!(states(&play.disk), [None, Some(CarriedState::Partly)]);
        let carried = &play.disk.dossier.carried[1];
        assert_eq!(carried.result.as_ref().unwrap().evidence, "còn 2 chi bộ");
        play.keys("<Alt+K>").shows("hạn chế: khắc phục một phần  Họp còn hình thức.").keys("<Esc>");
        play.keys("<F10>");
        select(&mut play, |each| *each == Finding::NotSettled(1));
        play.keys("<Enter><Enter><Enter>");
        assert_eq!(states(&play.disk), [Some(CarriedState::Fixed), Some(CarriedState::Partly)]);
        play.keys("<Esc><Ctrl+Z>");
        assert_eq!(states(&play.disk), [None, Some(CarriedState::Partly)]);
    }
}

/// Two that look like one are said to be two, and that is taken back, in either window.
#[test]
fn two_that_look_like_one_are_told_apart() {
    let counted = |session: &Session| {
        let counted = session.counted();
        (counted.again().to_vec(), counted.apart())
    };
    let (one, two) = ((vec![(0, 1)], vec![]), (vec![], vec![(0, 1)]));
    for mut play in [Play::of(twice(), 80, 24), Play::chair(twice(), 80, 24)] {
        play.keys("<Alt+K>").shows("như số 2").shows("như số 1");
        play.keys("<Down><Enter>").shows("Đang tính là một với số 1").keys("<Alt+4>");
        play.shows("Chậm trả lời dân.").keys("<Enter>").shows("là hai hạn chế, tính riêng");
        assert_eq!(counted(&play.disk), two);
        play.keys("<Ctrl+Z>").shows("là một hay là hai");
        assert_eq!(counted(&play.disk), one);
        play.keys("<Ctrl+Y>");
        assert_eq!(counted(&play.disk), two);
        play.keys("<Alt+K>").shows("khác số 2").shows("khác số 1").hides("như số");
        play.keys("<Enter>").shows("Đã ghi là hai với số 2").keys("<Alt+4><Alt+2>");
        assert_eq!(counted(&play.disk), one);
    }
}
