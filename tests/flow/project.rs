//! The room's screen: what it shows, how large, and above all what it does not show.

use std::sync::Arc;

use chrono::TimeDelta;
use kiemdiem::limits;
use kiemdiem::locale::Lang;
use kiemdiem::session::agenda::Topic;
use kiemdiem::session::attendance::{Attendance, Presence};
use kiemdiem::session::ballot::{Ballot, Tally};
use kiemdiem::session::change::{Change, ChangeId, Stamp};
use kiemdiem::session::clock::ClockOf;
use kiemdiem::session::ids::{BallotId, MotionId};
use kiemdiem::session::member::Party;
use kiemdiem::session::motion::{Hands, Matter, Motion};
use kiemdiem::session::public::{Part, PublicView, Show, ShownRemark};
use kiemdiem::session::remark::Marks;
use kiemdiem::session::standing::State;
use kiemdiem::session::vote::Threshold;
use kiemdiem::session::{Instant, Session};
use kiemdiem::store::rules;
use kiemdiem::ui::event::{Event, Size};
use kiemdiem::ui::theme::{Ground, Theme};
use ratatui::style::{Color, Modifier};

use crate::play::{Play, sample};

const SIZES: [(u16, u16); 6] = [(60, 18), (80, 24), (100, 30), (160, 45), (220, 62), (300, 100)];

/// The sample meeting at another step.
fn at(step: &str) -> Session {
    let mut session = sample();
    let step = session.agenda.iter().find(|each| each.id.as_str() == step).unwrap().id.clone();
    session.standing = session.standing.moved(&step, Play::home(80, 24).now, "");
    session
}

/// The room's screen of a session.
fn room(session: &Session, show: &Show, (columns, rows): (u16, u16)) -> Play {
    let mut play = Play::home(columns, rows);
    play.event(Event::Public(Box::new(PublicView::of(session, show, &rules::embedded()))));
    play
}

fn all_shown(session: &Session) -> Show {
    let shown = |id| ShownRemark { id, by: true };
    let remarks = session.remarks.iter().map(|remark| shown(remark.id.clone())).collect();
    Show { people: true, speaker: true, remarks, ..Show::default() }
}

fn now() -> Instant {
    Play::home(80, 24).now
}

fn applied(session: &Session, change: &Change, seconds: i64) -> Session {
    let at = now() + TimeDelta::seconds(seconds);
    session.apply(change, &Stamp { id: ChangeId(1), at }).unwrap().session
}

/// The sample meeting with somebody speaking for so many seconds, of five minutes.
fn speaking(seconds: i64) -> Session {
    let session = sample();
    let speaker = session.members[1].id.clone();
    applied(&session, &Change::GiveFloor(Some(speaker)), -seconds)
}

/// Puts a motion and a ballot on two people and the collective; all but the first are there.
fn voted(mut session: Session) -> Session {
    let profile = rules::embedded();
    let (step, sitting) = (session.standing.step.clone(), session.sitting_number());
    let there = session.summoned().enumerate().map(|(index, member)| Presence {
        member: member.id.clone(),
        sitting,
        at: now(),
        state: if index == 0 { Attendance::Excused } else { Attendance::Present },
        reason: "kínlýdo".to_owned(),
    });
    session.attendance = Arc::new(there.collect());
    let electorate = session.electorate(Vec::new());
    let threshold = Threshold::of(&profile.majority);
    let name = &session.members[1].name;
    session.motions = Arc::new(vec![Motion {
        id: MotionId::numbered("v", 1),
        at: now(),
        step: step.clone(),
        text: format!("Đồng ý với giải trình của {name}"),
        matter: Matter::General,
        electorate: electorate.clone(),
        threshold,
        hands: Some(Hands { in_favour: 4, against: 1, abstaining: 0 }),
    }]);
    let levels = profile.rating.levels.clone();
    let tally = |of, votes: [u32; 4]| Tally {
        valid: 5,
        votes: votes.to_vec(),
        ..Tally::empty(of, levels.len())
    };
    let member = |at: usize| Party::Member(session.members[at].id.clone());
    session.ballots = Arc::new(vec![Ballot {
        id: BallotId::numbered("b", 1),
        at: now(),
        step,
        title: "Xếp loại chất lượng".to_owned(),
        team: vec![session.members[2].id.clone()],
        electorate,
        threshold,
        issued: 5,
        returned: 5,
        tallies: vec![
            tally(Party::Collective, [1, 4, 0, 0]),
            tally(member(0), [0, 4, 1, 0]),
            tally(member(1), [0, 5, 0, 0]),
        ],
        levels,
        closed: Some(now()),
    }]);
    session
}

fn with(parts: &[Part]) -> Show {
    Show { parts: parts.iter().copied().collect(), ..Show::default() }
}

#[test]
fn frames_with_clocks_and_counts() {
    let clocks = [Part::SpeakerClock, Part::StepClock, Part::MeetingClock, Part::Attendance];
    let (session, show) = (voted(speaking(130)), with(&clocks));
    frame!("project_clocks_80x24", room(&session, &show, (80, 24)));
    frame!("project_clocks_160x45", room(&session, &show, (160, 45)));
    frame!("project_clocks_300x100", room(&session, &show, (300, 100)));
    let named = Show { speaker: true, ..show };
    frame!("project_over_80x24", room(&voted(speaking(326)), &named, (80, 24)));
    frame!("project_over_160x45", room(&voted(speaking(326)), &named, (160, 45)));
    frame!("project_over_300x100", room(&voted(speaking(326)), &named, (300, 100)));
    let votes = with(&[Part::Motion, Part::Ballot, Part::Attendance]);
    frame!("project_votes_80x24", room(&session, &votes, (80, 24)));
    let named = Show { people: true, ..votes };
    frame!("project_votes_160x45", room(&session, &named, (160, 45)));
    frame!("project_votes_300x100", room(&session, &named, (300, 100)));
}

#[test]
fn frames() {
    let (session, show) = (sample(), Show::default());
    frame!("project_60x18", room(&session, &show, (60, 18)));
    frame!("project_80x24", room(&session, &show, (80, 24)));
    frame!("project_160x45", room(&session, &show, (160, 45)));
    frame!("project_300x100", room(&session, &show, (300, 100)));
    frame!("project_title_80x24", room(&at("s03"), &show, (80, 24)));
    frame!("project_title_300x100", room(&at("s03"), &show, (300, 100)));
    frame!("project_help_80x24", room(&session, &show, (80, 24)).keys("<F1>"));
    frame!("project_person_160x45", room(&at("s13"), &show, (160, 45)));
    let mut session = at("s05");
    session.standing.floor = Some(session.members[1].id.clone());
    let show = all_shown(&session);
    frame!("project_speaker_80x24", room(&session, &show, (80, 24)));
    frame!("project_speaker_300x100", room(&session, &show, (300, 100)));
    session.standing.state = State::Suspended;
    frame!("project_speaker_160x45", room(&session, &show, (160, 45)));
    frame!("project_suspended_80x24", room(&session, &show, (80, 24)));
    session.standing.state = State::Preparing;
    frame!("project_preparing_160x45", room(&session, &show, (160, 45)));
    let blank = Show { is_blank: true, ..show };
    frame!("project_blank_80x24", room(&session, &blank, (80, 24)));
}

/// A meeting in which every word that is not for the room can be told from those that are.
fn secretive() -> (Session, Vec<String>) {
    let mut session = sample();
    let mut secrets = Vec::new();
    let members = std::sync::Arc::make_mut(&mut session.members);
    for (index, member) in members.iter_mut().enumerate() {
        member.name = format!("Ngô Mật{index} Danh{index}");
        secrets.extend([format!("Mật{index}"), format!("Danh{index}")]);
    }
    let first = members[1].name.clone();
    for (index, remark) in session.remarks.iter_mut().enumerate() {
        let remark = std::sync::Arc::make_mut(remark);
        remark.wording.text = format!("kínlời{index} của {first}");
        remark.link.by.get_or_insert(members[0].id.clone());
        remark.marks = Marks { private: index % 2 == 0, ..Marks::default() };
        secrets.push(format!("kínlời{index}"));
    }
    let agenda = std::sync::Arc::make_mut(&mut session.agenda);
    for step in agenda.iter_mut() {
        step.title = format!("{} – {first}", step.title);
    }
    let outline = std::sync::Arc::make_mut(&mut session.outline);
    for shortcoming in &mut outline.shortcomings {
        shortcoming.text = format!("Còn chậm, trách nhiệm của {}", first.to_uppercase());
    }
    session.meeting.title = format!("Kiểm điểm {first}");
    secrets.extend(hand_in_reviews(&mut session));
    (session, secrets)
}

/// Gives every member a review of his own whose words are told from all others, a remark about
/// each of its shortcomings, and, as a slip of the hand may, a step; returns the words.
fn hand_in_reviews(session: &mut Session) -> Vec<String> {
    let mut words = Vec::new();
    for (index, member) in session.members.clone().iter().enumerate() {
        let mut outline = session.outline.as_ref().clone();
        outline.title = format!("bảnriêng{index}");
        outline.shortcomings.truncate(2);
        for (at, each) in outline.shortcomings.iter_mut().enumerate() {
            each.text = format!("kínriêng{index}a{at}");
            words.push(each.text.clone());
        }
        words.push(outline.title.clone());
        let at = Play::home(80, 24).now;
        let handed = session.handed_in(&member.id, &outline, &Default::default(), at);
        let review = handed.unwrap().0.now.unwrap();
        let ids: Vec<_> = review.outline.shortcomings.iter().map(|each| each.id.clone()).collect();
        std::sync::Arc::make_mut(&mut session.reviews).push(review);
        let turns = session.agenda.iter().filter(|step| step.topic.member() == Some(&member.id));
        let turns: Vec<_> = turns.map(|step| step.id.clone()).collect();
        for (number, step) in turns.into_iter().enumerate() {
            let mut remark = session.remarks[0].as_ref().clone();
            remark.id = format!("riêng{index}x{number}").try_into().unwrap();
            remark.link.step = Some(step);
            remark.link.shortcomings.clone_from(&ids);
            session.remarks.push(std::sync::Arc::new(remark));
        }
    }
    let own = session.reviews[0].outline.shortcomings[0].id.clone();
    let agenda = std::sync::Arc::make_mut(&mut session.agenda);
    let step = agenda.iter_mut().find(|step| matches!(step.topic, Topic::Shortcoming(_))).unwrap();
    step.topic = Topic::Shortcoming(own);
    words
}

/// All that may be in a frame of the room's screen, big letters included: these are drawn of the
/// words of the view, so that its words are looked at too.
fn said(session: &Session, show: &Show, size: (u16, u16)) -> String {
    let view = PublicView::of(session, show, &rules::embedded());
    format!("{}{view:?}", room(session, show, size).screen())
}

#[test]
fn no_remark_name_or_note_reaches_the_room_unless_it_is_shown() {
    let (session, mut secrets) = secretive();
    let speaker = session.members[2].id.clone();
    let mut session = voted(applied(&session, &Change::GiveFloor(Some(speaker)), -30));
    secrets.push("kínlýdo".to_owned());
    let ballots = Arc::make_mut(&mut session.ballots);
    ballots.push(Ballot { id: BallotId::numbered("b", 2), closed: None, ..ballots[0].clone() });
    for step in session.agenda.iter().map(|step| step.id.clone()).collect::<Vec<_>>() {
        session.standing.step = Some(step.clone());
        let votes = Arc::make_mut(&mut session.ballots);
        votes.iter_mut().for_each(|ballot| ballot.step = Some(step.clone()));
        votes.reverse(); // the open one is the last at one step, the closed one at the next
        Arc::make_mut(&mut session.motions)[0].step = Some(step.clone());
        let all: std::collections::BTreeSet<Part> = Part::ALL.into();
        for (held, parts) in
            [(None, Show::default().parts), (None, all.clone()), (Some(step.clone()), all)]
        {
            let show = Show { held, parts, ..Show::default() };
            for size in SIZES {
                let said = said(&session, &show, size);
                for secret in &secrets {
                    let is_there = said.to_lowercase().contains(&secret.to_lowercase());
                    assert!(!is_there, "{secret} at {size:?}: {said}");
                }
            }
        }
    }
}

/// What a person wrote of himself is no part of the picture at all: not where names are shown, nor
/// where every remark is.
#[test]
fn a_persons_own_shortcomings_never_reach_the_room() {
    let (mut session, _) = secretive();
    let own: Vec<String> = session
        .shortcomings()
        .filter(|each| each.of.is_some())
        .map(|each| each.shortcoming.text.clone())
        .collect();
    assert_eq!(own.len(), 2 * session.members.len());
    for step in session.agenda.iter().map(|step| step.id.clone()).collect::<Vec<_>>() {
        session.standing.step = Some(step.clone());
        for held in [None, Some(step)] {
            let show = Show { held, ..all_shown(&session) };
            let said = said(&session, &show, (300, 100));
            for words in &own {
                assert!(!said.contains(words.as_str()), "{words}: {said}");
            }
        }
    }
}

/// The same words do reach the room where the chair shows them: the test above could fail.
#[test]
fn what_the_chair_shows_is_seen_and_nothing_more() {
    let (mut session, _) = secretive();
    let speaker = session.members[2].clone();
    session.standing.floor = Some(speaker.id.clone());
    let step = session.standing.step.clone().unwrap();
    let of_step = |remark: &&std::sync::Arc<kiemdiem::session::remark::Remark>| {
        remark.link.step.as_ref() == Some(&step) && !remark.marks.private
    };
    let remark = session.remarks.iter().find(of_step).unwrap();
    let (words, by) = (remark.wording.text.clone(), remark.link.by.clone());
    let only = words.split(' ').next().unwrap().to_owned();
    let critic = by.and_then(|id| session.member(&id)).unwrap().name.clone();

    let named = Show { speaker: true, ..Show::default() };
    assert!(said(&session, &named, (80, 24)).contains(&speaker.name));
    let shown = ShownRemark { id: remark.id.clone(), by: false };
    let mut show = Show { remarks: vec![shown], ..Show::default() };
    let text = said(&session, &show, (80, 24));
    assert!(text.contains(&format!("{only} của …")), "{text}");
    assert!(!text.contains(&critic), "{text}");
    show.remarks[0].by = true;
    assert!(said(&session, &show, (80, 24)).contains(&critic));
    show.people = true;
    assert!(said(&session, &show, (80, 24)).contains(&words));

    let voted = Session { standing: session.standing.clone(), ..voted(session.clone()) };
    let counts = with(&[Part::Motion, Part::Ballot, Part::Attendance]);
    let text = said(&voted, &counts, (80, 24));
    for word in ["giải trình của …", "tán thành 4", "đạt: Hoàn thành tốt", "Có mặt 5/6"]
    {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(text.contains("2 người nữa không nêu"), "{text}");
    let named = Show { people: true, ..counts.clone() };
    assert!(said(&voted, &named, (160, 45)).contains(&voted.members[1].name));
    let mut open = voted.clone();
    Arc::make_mut(&mut open.ballots)[0].closed = None;
    let text = said(&open, &Show { people: true, ..counts }, (80, 24));
    assert!(text.contains("đang bỏ phiếu; phát ra 5, thu về 5"), "{text}");
    assert!(!text.contains("tập thể: "), "no total of an open ballot: {text}");

    let everything = all_shown(&session);
    let text = said(&session, &everything, (300, 100));
    for remark in &session.remarks {
        let is_private = remark.marks.private;
        let word = remark.wording.text.split(' ').next().unwrap();
        assert!(!(is_private && text.contains(&format!("{word} "))), "{word} is a private note");
    }
    let mut gone_on = session.clone();
    gone_on.standing.step = Some(session.agenda[0].id.clone());
    assert!(!said(&gone_on, &show, (80, 24)).contains(&only), "it stays behind with its step");
    let blank = Show { is_blank: true, ..everything };
    assert_eq!(PublicView::of(&session, &blank, &rules::embedded()).scene, None);
    let frame = room(&session, &blank, (80, 24)).screen();
    assert_eq!(frame.split_whitespace().collect::<Vec<_>>().join(" "), BLANK);
    let suspended =
        Session { standing: session.standing.suspended(Play::home(80, 24).now), ..session };
    assert!(!said(&suspended, &all_shown(&suspended), (80, 24)).contains(&only));
}

const BLANK: &str = "F1 trợ giúp màn hình đang được che";

#[test]
fn a_held_picture_stays_while_the_meeting_goes_on() {
    let session = at("s06");
    let held = session.agenda.iter().find(|step| step.id.as_str() == "s05").unwrap().id.clone();
    let show = Show { held: Some(held), speaker: true, ..Show::default() };
    room(&session, &show, (80, 24)).shows("Bước 5/39").shows("hình đang được giữ lại");
    room(&session, &Show::default(), (80, 24)).shows("Bước 6/39").hides("giữ lại");
}

#[test]
fn the_picture_says_how_old_it_is_and_is_never_blank() {
    let stale = i64::try_from(limits::ROOM_STALE.as_millis()).unwrap();
    let mut play = room(&sample(), &Show::default(), (80, 24));
    let frame = play.screen();
    play.wait(stale - 1).event(Event::Clock);
    assert_eq!(play.screen(), frame);
    play.wait(1).shows("hình cách đây 5 giây").shows("Công tác phát triển đảng viên");
    play.wait(7_000).shows("hình cách đây 12 giây");
    play.wait(600_000).shows("hình cách đây 10 phút").shows("Công tác phát triển đảng viên");
    let redraws = play.redraws;
    play.event(Event::Clock);
    assert_eq!(play.redraws, redraws + 1, "the age is counted");
    play.event(Event::Looked);
    play.hides("hình cách đây");
    let redraws = play.redraws;
    play.event(Event::Looked);
    play.event(Event::Clock);
    assert_eq!(play.redraws, redraws, "nothing new, nothing drawn");
}

/// The chair's window stops without being left: the picture says so, with its age; a window that
/// gives signs again, or was left in order, or is long forgotten, is nothing to speak of.
#[test]
fn a_picture_that_nobody_steers_says_so() {
    let stopped = "cửa sổ chủ trì đã dừng";
    let millis = |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap();
    let mut play = room(&sample(), &Show::default(), (80, 24));
    let frame = play.screen();
    play.event(Event::ChairLived(Some(play.now)));
    assert_eq!(play.screen(), frame, "a window that lives is nothing to speak of");
    play.wait(millis(limits::CHAIR_STOPPED) - 1).event(Event::Looked);
    play.hides(stopped);
    play.wait(1).event(Event::Looked);
    play.shows("hình cách đây 15 giây – cửa sổ chủ trì đã dừng").shows("người kinh doanh nhỏ");
    play.wait(600_000).event(Event::Looked);
    play.shows("hình cách đây 10 phút – cửa sổ chủ trì đã dừng");
    let other = PublicView::of(&at("s06"), &Show::default(), &rules::embedded());
    play.event(Event::Public(Box::new(other)));
    play.shows("hình cách đây 0 giây – cửa sổ chủ trì đã dừng");
    for lives in [Some(play.now), None] {
        play.event(Event::ChairLived(Some(now())));
        play.shows(stopped).event(Event::ChairLived(lives));
        play.hides(stopped);
    }
    play.event(Event::ChairLived(Some(now())));
    play.wait(millis(limits::CHAIR_FORGOTTEN)).event(Event::Looked);
    play.hides(stopped);
}

/// Asked for a wake-up, the room's screen names the next second only while a running clock is
/// seen; then chair and room show the same at the same second.
#[test]
fn the_room_wakes_each_second_for_a_running_clock_only() {
    let show = with(&[Part::SpeakerClock, Part::StepClock]);
    let session = speaking(200);
    let paused = [ClockOf::Step, ClockOf::Speaker].map(Change::Pause).to_vec();
    let paused = applied(&session, &Change::Several(paused), 0);
    let blank = Show { is_blank: true, ..show.clone() };
    for (session, show, is_ticking) in [
        (&session, &show, true),
        (&session, &with(&[Part::MeetingClock, Part::Attendance]), false),
        (&session, &blank, false),
        (&paused, &show, false),
        (&at("s05"), &Show::default(), false),
    ] {
        let mut play = room(session, show, (80, 24));
        play.wait(300).event(Event::Looked);
        let asked = play.wake.expect("it asks for a wake-up") - play.now;
        assert_eq!(asked == TimeDelta::milliseconds(700), is_ticking, "{asked}");
        assert!(asked == TimeDelta::milliseconds(700) || asked >= TimeDelta::seconds(4), "{asked}");
    }
    let profile = rules::embedded();
    for second in [0, 24, 25, 69, 70, 99, 100, 101, 3_700] {
        let mut play = room(&session, &show, (80, 24));
        play.wait(second * 1_000 + 999).event(Event::Looked);
        let there = session.speech_clock(&profile, play.now).unwrap();
        play.shows(&format!("Phát biểu: {}", kiemdiem::locale::room::clock(Lang::Vi, &there)));
    }
    let said = |seconds: i64| room(&speaking(seconds), &show, (80, 24)).screen();
    for (seconds, words) in
        [(60, "còn 4:00"), (226, "sắp hết 1:14"), (271, "rất ít 0:29"), (300, "quá +0:00")]
    {
        assert!(said(seconds).contains(words), "{words}: {}", said(seconds));
    }
}

/// A step that was left open over days is told by its date, and clocks in days.
#[test]
fn days_are_told_as_days() {
    let (session, show) = (speaking(60), with(&[Part::SpeakerClock, Part::MeetingClock]));
    let mut play = room(&session, &show, (80, 24));
    play.shows("(từ 08:52)").wait(86_400_000).event(Event::Looked);
    play.shows("(từ hôm qua 08:52)").shows("quá +23:56:00").shows("Đã họp 1 ngày 1 giờ");
    play.wait(86_400_000).event(Event::Looked);
    play.shows("(từ 10/06)").shows("quá +1 ngày 23 giờ").shows("Đã họp 2 ngày 1 giờ");
}

#[test]
fn a_text_that_does_not_fit_has_pages() {
    let (session, show) = (sample(), Show::default());
    let mut play = room(&session, &show, (160, 45));
    let body = |play: &mut Play| {
        play.event(Event::Looked);
        play.screen().lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let first = body(&mut play);
    play.shows("trang 1/").keys("<PgUp>").shows("trang 1/").keys("<PgDn>").shows("trang 2/");
    play.keys("<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>");
    let last = body(&mut play);
    play.keys("<PgDn><PgUp><PgDn>");
    assert_eq!(body(&mut play), last, "no page is turned beyond the last");
    let mut onwards = show.clone();
    onwards.turn(1, &session);
    play.event(Event::Public(Box::new(PublicView::of(&session, &onwards, &rules::embedded()))));
    play.shows("trang 2/");
    play.event(Event::Public(Box::new(PublicView::of(&session, &show, &rules::embedded()))));
    assert_eq!(body(&mut play), first, "it follows the chair");
    let gone_on = at("s06");
    assert_eq!(PublicView::of(&gone_on, &onwards, &rules::embedded()).page, 0, "a new text begins");
    let small = Show { zoom: -1, ..show.clone() };
    room(&session, &small, (160, 45)).shows("Công tác phát triển đảng viên").hides("trang");
}

/// The chair's page keys stop where no screen has another page.
#[test]
fn the_rooms_pages_have_an_end() {
    let mut play = Play::chair(sample(), 80, 24);
    play.keys(&"]".repeat(60));
    let last = play.disk.room.page;
    assert!((2..20).contains(&last), "{last}");
    play.keys("[");
    assert_eq!(play.disk.room.page, last - 1, "not one key is lost at the end");
    play.keys(&"[".repeat(60));
    assert_eq!(play.disk.room, Show::default());
}

/// Each switch of the chair's shows one thing and takes it away again.
#[test]
fn the_chair_shows_each_clock_and_count_by_a_key() {
    let mut play = Play::chair(voted(speaking(130)), 160, 45);
    let before = play.disk.room.clone();
    for (key, part) in [
        ("1", Part::SpeakerClock),
        ("2", Part::StepClock),
        ("3", Part::MeetingClock),
        ("4", Part::Attendance),
        ("5", Part::Motion),
        ("6", Part::Ballot),
    ] {
        let was = before.parts.contains(&part);
        assert_eq!(play.keys(key).disk.room.parts.contains(&part), !was, "{key}");
        play.shows(if was { "Phòng họp không còn thấy" } else { "Phòng họp thấy: " }).keys(key);
        assert_eq!(play.disk.room, before, "{key}");
    }
    play.keys("4").shows("Có mặt 5/6, đủ túc số");
}

/// What the body says is the whole text, whatever the size of the screen.
#[test]
fn pages_lose_no_word() {
    let session = sample();
    let text = &session.outline.shortcomings[1].text;
    let show = Show { zoom: -3, ..Show::default() };
    for size in SIZES {
        let mut play = room(&session, &show, size);
        let mut seen = String::new();
        for _ in 0..20 {
            let screen = play.screen();
            seen.push_str(&screen);
            play.keys("<PgDn>");
        }
        for word in text.split_whitespace() {
            assert!(seen.contains(word), "{word} at {size:?}");
        }
    }
}

#[test]
fn only_paging_leaving_and_help_are_keys_here() {
    let mut play = room(&sample(), &Show::default(), (80, 24));
    let frame = play.screen();
    play.now = Instant::parse_from_rfc3339("2025-06-10T09:10:00+07:00").unwrap();
    for key in ["<Ctrl+P>", "<Ctrl+\\>", "a", "<Enter>", "<F2>", "<F8>", "<Tab>", "<Ctrl+Z>"] {
        play.keys(key);
        play.event(Event::Looked);
        assert_eq!(
            play.screen().lines().skip(1).collect::<Vec<_>>(),
            frame.lines().skip(1).collect::<Vec<_>>(),
            "{key}"
        );
    }
    assert!(play.waiting.is_empty() && play.effects.is_empty(), "{:?}", play.effects);
    play.keys("<F1>").shows("Thoát").shows("Xuống một trang").hides("Ghi ý kiến").keys("<Esc>");
    play.keys("<Ctrl+Q>");
    assert_eq!(play.effects, [kiemdiem::ui::event::Effect::Quit]);
}

#[test]
fn both_grounds_cover_the_screen_and_no_color_is_honoured() {
    for (colours, ground, expected) in [
        (true, Ground::Light, Color::Indexed(231)),
        (true, Ground::Dark, Color::Indexed(16)),
        (false, Ground::Dark, Color::Reset),
    ] {
        let mut play = room(&sample(), &Show::default(), (80, 24));
        play.model.theme = Theme::new(colours).on(ground);
        play.wait(60_000);
        let buffer = play.buffer();
        assert!(buffer.content.iter().filter(|cell| cell.bg == expected).count() > 1_800);
        let is_plain =
            buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset));
        assert_eq!(is_plain, !colours);
        let is_told = |modifier| buffer.content.iter().any(|cell| cell.modifier.contains(modifier));
        assert!(is_told(Modifier::BOLD) && is_told(Modifier::REVERSED) != colours);
    }
}

#[test]
fn it_draws_at_every_size_in_both_languages() {
    let session = sample();
    let shows =
        [Show::default(), all_shown(&session), Show { zoom: 3, page: 9, ..Show::default() }];
    for (columns, rows) in SIZES.into_iter().chain([(61, 100), (300, 18), (20, 5), (1, 1)]) {
        for lang in [Lang::Vi, Lang::En] {
            for show in &shows {
                for session in [&session, &at("s13"), &at("s39")] {
                    let mut play = room(session, show, (80, 24));
                    play.model.lang = lang;
                    play.event(Event::Resize(Size { columns, rows }));
                    assert_eq!(play.buffer(), play.buffer());
                }
            }
        }
    }
}
