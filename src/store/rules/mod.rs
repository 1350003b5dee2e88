//! Rule profiles: the one that comes with the program, and the user's own rules over it.
//!
//! The user's file says only what differs. A table of it is laid over the table of the same name,
//! field by field; its agendas replace those of the same kind; its words for ranks go before the
//! others, and its minimum times and kinds of request stand for the whole list.

mod agendas;
mod file;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;

use super::fault::{BreachKind, Fault, FaultKind};
use super::format::{breach, broken, utf8};
use super::library::{self, RULES};
use super::plain;
use crate::limits;
use crate::session::MeetingKind;
use crate::session::rules::{
    Cap, CheckRule, ClockRule, HeadNotAbove, Majority, MinimumTime, Minutes, PriorityRule, Profile,
    QueueRule, Quorum, RankWord, Rating, RehearsalRule, RemediedRule, Retention, Share, Template,
    TemplateStep, TopicKind,
};
use crate::session::want::Want;
use crate::text::fold;
pub(super) use agendas::OwnTable;
pub use agendas::{save, saved};
use file::{AgendaTable, CheckTable, File, MinimumTable, Over, QueueTable};

/// The profile that comes with the program.
const EMBEDDED: &str = include_str!("../../rules/2025.toml");
/// What stands at the top of a file of one's own rules that was just made.
const HEAD: &str = include_str!("../../rules/quy-dinh.toml");

/// The rules that hold, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What holds.
    pub profile: Profile,
    /// Where the user's own rules lie, or would lie.
    pub path: PathBuf,
    /// Which tables the user's own file has; `None` where there is no such file.
    pub own: Option<Vec<&'static str>>,
}

/// Returns the profile that comes with the program.
///
/// # Panics
/// Never: a test reads the embedded profile.
#[must_use]
pub fn embedded() -> Profile {
    profile(base()).unwrap_or_else(|_| unreachable!("the embedded profile is read by a test"))
}

fn base() -> File {
    plain::from_str(EMBEDDED).expect("the embedded profile is read by a test")
}

/// Returns the rules that hold in a sessions folder: the user's own file there, where there is
/// one, over what comes with the program.
///
/// # Errors
/// A [`Fault`] where there is a file that cannot be read or does not say what it may.
pub fn load(folder: &Path) -> Result<Rules, Fault> {
    let path = folder.join(RULES);
    let bytes = match library::read(&path, limits::RULES_BYTES) {
        Ok(bytes) => bytes,
        Err(fault) if matches!(fault.kind, FaultKind::Missing) => {
            return Ok(Rules { profile: embedded(), path, own: None });
        }
        Err(fault) => return Err(fault),
    };
    match over_embedded(&bytes) {
        Ok((profile, own)) => Ok(Rules { profile, path, own: Some(own) }),
        Err(kind) => Err(Fault { path, kind }),
    }
}

/// Makes the file for the user's own rules, with everything that can be said in it as comments;
/// leaves alone what is there. Gives where it lies.
///
/// # Errors
/// A [`Fault`] where it cannot be made.
pub fn make(folder: &Path) -> Result<PathBuf, Fault> {
    let path = folder.join(RULES);
    super::session_file::make_private_folder(folder)?;
    let open = super::folder::Folder::open(folder)?;
    let named = |kind| Fault { path: path.clone(), kind };
    match open.write_new(std::ffi::OsStr::new(RULES), template_text().as_bytes()) {
        Err(fault) if !matches!(fault.kind, FaultKind::Exists) => return Err(named(fault.kind)),
        _ => {}
    }
    Ok(path)
}

/// Returns what stands in a file that was just made: the embedded rules, each line a comment.
fn template_text() -> String {
    let agendas = EMBEDDED.find("[[agenda]]").unwrap_or(EMBEDDED.len());
    let quorum = EMBEDDED.find("[quorum]").map_or(0, |at| at.min(agendas));
    let quorum = EMBEDDED[..quorum].rfind("\n\n").map_or(0, |at| at + 2);
    let comment = |line: &str| match line {
        "" => "\n".to_owned(),
        line if line.starts_with('#') => format!("{line}\n"),
        line => format!("#{line}\n"),
    };
    HEAD.to_owned() + &EMBEDDED[quorum..agendas].lines().map(comment).collect::<String>()
}

fn over_embedded(bytes: &[u8]) -> Result<(Profile, Vec<&'static str>), FaultKind> {
    let text = utf8(bytes)?;
    let own: File = plain::from_str(text).map_err(|error| broken(text, &error))?;
    let tables = tables(&own);
    let wrong = |wrong: Wrong| FaultKind::Broken(breach(text, wrong.span, wrong.kind));
    let base = base();
    check_rows(&own).and_then(|()| check_beside(&own, &base)).map_err(wrong)?;
    Ok((profile(over(own, base)).map_err(wrong)?, tables))
}

/// Names the tables that a file has.
fn tables(own: &File) -> Vec<&'static str> {
    let all = [
        ("rank", !own.rank.is_empty()),
        ("quorum", own.quorum.is_some()),
        ("majority", own.majority.is_some()),
        ("minimum_time", !own.minimum_time.is_empty()),
        ("rating", own.rating.is_some()),
        ("cap", own.cap.is_some()),
        ("head_not_above", own.head_not_above.is_some()),
        ("remedied", own.remedied.is_some()),
        ("minutes", own.minutes.is_some()),
        ("priority", own.priority.is_some()),
        ("clock", own.clock.is_some()),
        ("queue", !own.queue.is_empty()),
        ("retention", !own.retention.is_empty()),
        ("rehearsal", own.rehearsal.is_some()),
        ("check", !own.check.is_empty()),
        ("agenda", !own.agenda.is_empty()),
    ];
    all.into_iter().filter_map(|(name, there)| there.then_some(name)).collect()
}

fn over(own: File, base: File) -> File {
    let first = |own: Vec<_>, base: Vec<_>| if own.is_empty() { base } else { own };
    let queue = if own.queue.is_empty() { base.queue } else { own.queue };
    let retention = if own.retention.is_empty() { base.retention } else { own.retention };
    let kinds: Vec<_> = own.agenda.iter().map(|each| each.kind).collect();
    let others = base.agenda.into_iter().filter(|each| !kinds.contains(&each.kind));
    File {
        name: own.name.or(base.name),
        rank: own.rank.into_iter().chain(base.rank).collect(),
        quorum: own.quorum.over(base.quorum),
        majority: own.majority.over(base.majority),
        minimum_time: first(own.minimum_time, base.minimum_time),
        rating: own.rating.over(base.rating),
        cap: own.cap.over(base.cap),
        head_not_above: own.head_not_above.over(base.head_not_above),
        remedied: own.remedied.over(base.remedied),
        minutes: own.minutes.over(base.minutes),
        priority: own.priority.over(base.priority),
        clock: own.clock.over(base.clock),
        queue,
        retention,
        rehearsal: own.rehearsal.over(base.rehearsal),
        check: checks_over(own.check, base.check),
        agenda: own.agenda.into_iter().chain(others).collect(),
    }
}

/// What the program comes with of each want, and what the user says otherwise of it.
fn checks_over(
    own: BTreeMap<Spanned<String>, CheckTable>,
    base: BTreeMap<Spanned<String>, CheckTable>,
) -> BTreeMap<Spanned<String>, CheckTable> {
    let mut all = base;
    for (name, table) in own {
        let there = all.remove(&name);
        all.insert(name, Some(table).over(there).unwrap_or_default());
    }
    all
}

/// Something wrong at a place of the user's text, in bytes.
struct Wrong {
    span: Range<usize>,
    kind: BreachKind,
}

fn wrong<T>(at: &Spanned<T>, kind: BreachKind) -> Wrong {
    Wrong { span: at.span(), kind }
}

/// What the embedded profile always has: a test reads it.
const WHOLE: &str = "the embedded profile says everything that a user's may leave out";

fn check_rows(own: &File) -> Result<(), Wrong> {
    let queue = own.queue.iter().filter_map(|each| each.minutes.as_ref());
    let steps = own.agenda.iter().flat_map(|each| &each.steps);
    let steps = steps.filter_map(|step| step.minutes.as_ref());
    let planned = own.minutes.iter().flat_map(|each| each.of.values());
    queue.chain(steps).chain(planned).try_for_each(|each| minutes(each).map(drop))
}

/// Finds what would be wrong only together with what the embedded profile says beside it.
fn check_beside(own: &File, base: &File) -> Result<(), Wrong> {
    let cap = |file: &File| {
        let cap = file.cap.as_ref();
        [cap.and_then(|cap| cap.level.clone()), cap.and_then(|cap| cap.base.clone())]
    };
    if let Some(levels) = own.rating.as_ref().and_then(|rating| rating.levels.as_ref()) {
        for (own, base) in cap(own).into_iter().zip(cap(base)) {
            let usual =
                base.filter(|base| own.is_none() && !levels.get_ref().contains(base.get_ref()));
            if let Some(usual) = usual {
                return Err(wrong(levels, BreachKind::LevelGone(usual.into_inner())));
            }
        }
    }
    let clock = own.clock.as_ref();
    let (amber, red) = (
        clock.and_then(|each| each.amber_percent.as_ref()),
        clock.and_then(|each| each.red_percent.as_ref()),
    );
    let usual = base.clock.as_ref().and_then(|each| each.amber_percent.as_ref());
    match (amber, red, usual) {
        (None, Some(red), Some(usual)) => number(red, *usual.get_ref(), 100).map(drop),
        _ => Ok(()),
    }
}

fn minutes(at: &Spanned<u16>) -> Result<u16, Wrong> {
    let (min, max) = (1, limits::STEP_MINUTES);
    if (min..=max).contains(at.get_ref()) {
        return Ok(*at.get_ref());
    }
    Err(wrong(at, BreachKind::OutOfRange { min: min.into(), max: max.into() }))
}

fn number(at: &Spanned<u32>, min: u32, max: u32) -> Result<u32, Wrong> {
    if (min..=max).contains(at.get_ref()) {
        return Ok(*at.get_ref());
    }
    Err(wrong(at, BreachKind::OutOfRange { min, max }))
}

fn share(at: Option<&Spanned<String>>) -> Result<Share, Wrong> {
    let at = at.expect(WHOLE);
    let bad = || wrong(at, BreachKind::BadShare(at.get_ref().clone()));
    Share::read(at.get_ref()).ok_or_else(bad)
}

fn profile(file: File) -> Result<Profile, Wrong> {
    let (quorum, majority) = (file.quorum.expect(WHOLE), file.majority.expect(WHOLE));
    let clock = file.clock.expect(WHOLE);
    let minutes = file.minutes.expect(WHOLE);
    let priority = file.priority.expect(WHOLE);
    let of: Vec<(TopicKind, u16)> =
        minutes.of.iter().map(|(topic, minutes)| ((*topic).into(), *minutes.get_ref())).collect();
    let ranks = file.rank.into_iter().flat_map(|table| {
        let rank = table.rank.into();
        table.posts.into_iter().map(move |post| RankWord { folded: fold(&post), rank })
    });
    let red = number(&clock.red_percent.expect(WHOLE), 1, 100)?;
    Ok(Profile {
        name: file.name.expect(WHOLE),
        ranks: ranks.collect(),
        templates: file.agenda.into_iter().map(|each| template(each, &of)).collect(),
        quorum: Quorum {
            share: share(quorum.share.as_ref())?,
            wording: quorum.wording.expect(WHOLE),
            blocks_votes: quorum.votes.expect(WHOLE).into(),
            source: quorum.source.expect(WHOLE),
        },
        majority: Majority {
            share: share(majority.share.as_ref())?,
            of: majority.of.expect(WHOLE).into(),
            source: majority.source.expect(WHOLE),
        },
        minimum_times: file.minimum_time.into_iter().map(minimum_time).collect::<Result<_, _>>()?,
        rating: rating(
            file.rating.expect(WHOLE),
            file.cap.expect(WHOLE),
            file.head_not_above.expect(WHOLE),
            file.remedied.expect(WHOLE),
        )?,
        priority: PriorityRule {
            most: number(&priority.most.expect(WHOLE), 1, 100)?,
            source: priority.source.expect(WHOLE),
        },
        clock: ClockRule {
            amber_percent: number(&clock.amber_percent.expect(WHOLE), 1, red)?,
            red_percent: red,
            source: clock.source.expect(WHOLE),
        },
        minutes: Minutes { of, source: minutes.source.expect(WHOLE) },
        queue: file.queue.into_iter().map(queue_rule).collect(),
        retention: file.retention.into_iter().map(retention).collect(),
        rehearsal: rehearsal(file.rehearsal.expect(WHOLE))?,
        checks: checks(file.check)?,
    })
}

fn rehearsal(table: file::RehearsalTable) -> Result<RehearsalRule, Wrong> {
    let hour = 3_600;
    Ok(RehearsalRule {
        syllables_per_minute: number(&table.syllables_per_minute.expect(WHOLE), 1, 1_000)?,
        opinion_s: number(&table.opinion_seconds.expect(WHOLE), 1, hour)?,
        answer_s: number(&table.answer_seconds.expect(WHOLE), 1, hour)?,
        speakers: number(&table.speakers.expect(WHOLE), 0, 100)?,
        source: table.source.expect(WHOLE),
    })
}

/// Returns the checks in the order of the list.
fn checks(tables: BTreeMap<Spanned<String>, CheckTable>) -> Result<Vec<CheckRule>, Wrong> {
    let mut checks: Vec<_> = tables.into_iter().map(check).collect::<Result<_, _>>()?;
    checks.sort_by_key(|rule| rule.want);
    Ok(checks)
}

fn check((name, table): (Spanned<String>, CheckTable)) -> Result<CheckRule, Wrong> {
    let unknown = || {
        let allowed = Want::all().map(Want::name).collect::<Vec<_>>().join(", ");
        wrong(&name, BreachKind::UnknownWord { word: name.get_ref().clone(), allowed })
    };
    let want = Want::of(name.get_ref()).ok_or_else(unknown)?;
    let kinds = table.kinds.map(|kinds| kinds.into_iter().map(Into::into).collect());
    Ok(CheckRule {
        want,
        weight: table.weight.expect(WHOLE).into(),
        kinds: kinds.unwrap_or_else(|| MeetingKind::ALL.to_vec()),
        source: table.source.expect(WHOLE),
    })
}

fn rating(
    rating: file::RatingTable,
    cap: file::CapTable,
    head: file::HeadTable,
    remedied: file::RemediedTable,
) -> Result<Rating, Wrong> {
    let best = number(&remedied.best.expect(WHOLE), 0, 100)?;
    let remedied = RemediedRule {
        best,
        least: number(&remedied.least.expect(WHOLE), 0, best)?,
        source: remedied.source.expect(WHOLE),
    };
    let levels = rating.levels.expect(WHOLE);
    if levels.get_ref().len() < 2 {
        return Err(wrong(&levels, BreachKind::TooFew { min: 2 }));
    }
    let level = |name: Spanned<String>| {
        if levels.get_ref().contains(name.get_ref()) {
            return Ok(name.into_inner());
        }
        let allowed = levels.get_ref().join(", ");
        Err(wrong(&name, BreachKind::UnknownWord { word: name.get_ref().clone(), allowed }))
    };
    Ok(Rating {
        cap: Cap {
            level: level(cap.level.expect(WHOLE))?,
            percent: number(&cap.percent.expect(WHOLE), 0, 100)?,
            percent_outstanding: number(&cap.percent_outstanding.expect(WHOLE), 0, 100)?,
            base: level(cap.base.expect(WHOLE))?,
            source: cap.source.expect(WHOLE),
        },
        remedied,
        levels: levels.into_inner(),
        unrated: rating.unrated.expect(WHOLE),
        source: rating.source.expect(WHOLE),
        head_not_above: HeadNotAbove {
            holds: head.holds.expect(WHOLE),
            source: head.source.expect(WHOLE),
        },
    })
}

fn minimum_time(table: MinimumTable) -> Result<MinimumTime, Wrong> {
    Ok(MinimumTime {
        bodies: table.bodies,
        kinds: table.kinds.into_iter().map(Into::into).collect(),
        days: number(&table.days, 1, 30)?,
        source: table.source,
    })
}

fn queue_rule(table: QueueTable) -> QueueRule {
    let minutes = table.minutes.map(Spanned::into_inner);
    QueueRule { kind: table.kind.into(), minutes, source: table.source }
}

fn retention(table: file::RetentionTable) -> Retention {
    Retention { class: table.class, wording: table.wording, source: table.source }
}

fn template(table: AgendaTable, minutes: &[(TopicKind, u16)]) -> Template {
    let steps = table.steps.into_iter().map(|step| {
        let topic = step.topic.into();
        let usual = minutes.iter().find(|(each, _)| *each == topic).map(|(_, minutes)| *minutes);
        let own = step.minutes.map(Spanned::into_inner);
        TemplateStep { topic, title: step.title, minutes: own.or(usual) }
    });
    Template { kind: table.kind.into(), source: table.source, steps: steps.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::MeetingKind;
    use crate::session::member::Rank;
    use crate::session::rules::Base;
    use crate::store::fault::Breach;
    use crate::store::tests::Place;

    #[test]
    fn the_embedded_profile_has_an_agenda_for_every_kind_of_meeting() {
        let profile = embedded();
        for kind in MeetingKind::ALL {
            let template = profile.template(kind).expect("a template");
            assert!(!template.steps.is_empty() && !template.source.is_empty(), "{kind:?}");
        }
    }

    fn own(text: &str) -> Result<(Profile, Vec<&'static str>), FaultKind> {
        over_embedded(text.as_bytes())
    }

    /// What a user's file gets wrong is told with line and column, and nothing of it holds.
    #[test]
    fn each_slip_in_ones_own_rules_is_told_with_its_place() {
        let wrong = |text: &str, line: u32, column: u32, kind: BreachKind| {
            let expected = FaultKind::Broken(Breach { line, column, kind });
            assert_eq!(own(text).err(), Some(expected), "{text}");
        };
        wrong("[quorum]\nshare = \"3/2\"\n", 2, 9, BreachKind::BadShare("3/2".to_owned()));
        let range = |min, max| BreachKind::OutOfRange { min, max };
        wrong("[cap]\npercent = 101\n", 2, 11, range(0, 100));
        wrong("[clock]\nred_percent = 50\n", 2, 15, range(75, 100));
        wrong("[clock]\namber_percent = 95\n", 2, 17, range(1, 90));
        let most = u32::from(limits::STEP_MINUTES);
        let text = format!("[minutes.of]\nreport = {}\n", most + 1);
        wrong(&text, 2, 10, range(1, most));
        wrong("[[queue]]\nkind = \"answer\"\nminutes = 0\n", 3, 11, range(1, most));
        wrong(
            "[rating]\nlevels = [\"A\"]\n",
            2,
            10,
            BreachKind::LevelGone("Hoàn thành xuất sắc nhiệm vụ".to_owned()),
        );
        let own_cap = "[cap]\nlevel = \"A\"\nbase = \"A\"\n";
        wrong(
            &format!("{own_cap}[rating]\nlevels = [\"A\"]\n"),
            5,
            10,
            BreachKind::TooFew { min: 2 },
        );
        let word = BreachKind::UnknownWord { word: "C".to_owned(), allowed: "A, B".to_owned() };
        wrong(
            "[cap]\nlevel = \"A\"\nbase = \"C\"\n[rating]\nlevels = [\"A\", \"B\"]\n",
            3,
            8,
            word,
        );
        let allowed = "share, wording, votes, source".to_owned();
        let field = BreachKind::UnknownField { field: "shar".to_owned(), allowed };
        wrong("[quorum]\nshar = \"1/2\"\n", 2, 1, field);
        let allowed = Want::all().map(Want::name).collect::<Vec<_>>().join(", ");
        let word = BreachKind::UnknownWord { word: "chairs".to_owned(), allowed };
        wrong("[check.chairs]\nweight = \"off\"\nsource = \"\"\n", 1, 8, word);
        assert!(over_embedded(b"\xff").is_err());
    }

    /// Everything that can be wanted is ruled by what comes with the program, each with a source;
    /// the user alters one of it and leaves the others.
    #[test]
    fn each_want_has_its_weight_and_its_source() {
        let usual = embedded();
        for want in Want::all() {
            let rule = usual.checks.iter().find(|rule| rule.want == want).expect("a rule");
            assert!(!rule.source.is_empty() && !rule.kinds.is_empty(), "{want:?}");
        }
        let text = "[check.approval]\nweight = \"off\"\n[quorum]\nvotes = \"blocked\"\n\
                    [check.chair]\nkinds = [\"annual\"]\n";
        let (own, tables) = own(text).unwrap();
        assert_eq!(tables, ["quorum", "check"]);
        assert!(own.quorum.blocks_votes && !usual.quorum.blocks_votes);
        let kind = MeetingKind::Term;
        assert!(usual.check(Want::Approval, kind).is_some());
        assert!(own.check(Want::Approval, kind).is_none());
        assert!(own.check(Want::Chair, kind).is_none());
        let [was, now] = [&usual, &own].map(|each| each.check(Want::Chair, MeetingKind::Annual));
        let (was, now) = (was.unwrap(), now.unwrap());
        assert_eq!((was.weight, &was.source), (now.weight, &now.source));
        assert_eq!(usual.checks.len(), own.checks.len());
    }

    /// Field by field: what the user leaves out stays as it comes with the program.
    #[test]
    fn ones_own_rules_lie_over_those_of_the_program() {
        let text = "[quorum]\nshare = \"1/2\"\n[minutes.of]\nreport = 45\n\
                    [[agenda]]\nkind = \"quarter\"\n\
                    source = \"x\"\nsteps = [{ topic = \"report\", title = \"A\" }]\n";
        let (profile, tables) = own(text).unwrap();
        assert_eq!(tables, ["quorum", "minutes", "agenda"]);
        let usual = embedded();
        assert_eq!(
            (profile.quorum.share, &profile.quorum.wording),
            (Share::new(1, 2).unwrap(), &usual.quorum.wording)
        );
        assert_eq!(profile.majority, usual.majority);
        let steps = &profile.template(MeetingKind::Quarter).unwrap().steps;
        assert_eq!((steps.len(), steps[0].minutes), (1, Some(45)));
        let report = &profile.template(MeetingKind::Term).unwrap().steps[2];
        assert_eq!((report.topic, report.minutes), (TopicKind::Report, Some(45)));
        assert_eq!(own("").unwrap(), (usual, vec![]));
    }

    #[test]
    fn the_file_that_is_made_says_nothing_until_a_line_is_taken_in() {
        assert_eq!(own(&template_text()).unwrap(), (embedded(), vec![]));
        let taken_in =
            template_text().replace("#[quorum]\n#share = \"2/3\"", "[quorum]\nshare = \"3/4\"");
        assert_eq!(own(&taken_in).unwrap().0.quorum.share, Share::new(3, 4).unwrap());
    }

    #[test]
    fn a_file_of_rules_is_made_once_private_and_is_no_session() {
        let folder = Place::new("rules");
        assert_eq!(load(&folder.0).unwrap().own, None);
        let path = make(&folder.0).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
        assert!(library::list(&folder.0).unwrap().is_empty());
        assert_eq!(
            load(&folder.0).unwrap(),
            Rules { profile: embedded(), path: path.clone(), own: Some(vec![]) }
        );
        std::fs::write(&path, "[majority]\nof = \"present\"\n").unwrap();
        assert_eq!(make(&folder.0).unwrap(), path);
        assert_eq!(
            load(&folder.0).unwrap().profile.majority.of,
            Base::Present,
            "it was left alone"
        );
        let large = "#".repeat(usize::try_from(limits::RULES_BYTES).unwrap() + 1);
        std::fs::write(&path, large).unwrap();
        assert!(matches!(load(&folder.0).unwrap_err().kind, FaultKind::TooLarge { .. }));
    }

    #[test]
    fn a_provincial_standing_committee_sits_two_days() {
        let days = |kind, body: &str| embedded().minimum_time(kind, body).map(|rule| rule.days);
        assert_eq!(days(MeetingKind::Annual, "Ban Thường vụ Tỉnh uỷ A"), Some(2));
        assert_eq!(days(MeetingKind::Annual, "Đảng ủy phường Mẫu"), Some(1));
        assert_eq!(days(MeetingKind::Annual, ""), Some(1));
        assert_eq!(days(MeetingKind::Quarter, "Đảng ủy phường Mẫu"), None);
    }

    #[test]
    fn posts_tell_ranks() {
        let profile = embedded();
        for (post, rank) in [
            ("Bí thư Đảng ủy", Rank::Head),
            ("Phó Bí thư Thường trực", Rank::Deputy),
            ("Ủy viên Ban Thường vụ", Rank::Member),
            ("Uỷ viên", Rank::Member),
            ("Đại biểu mời dự", Rank::Guest),
            ("", Rank::Member),
        ] {
            assert_eq!(profile.rank_of(post), rank, "{post}");
        }
    }
}
