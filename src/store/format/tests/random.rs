//! Random sessions: printed and read they are what they were, in one piece and in pieces.

use std::collections::BTreeSet;

use super::*;

fn instant() -> impl Strategy<Value = Instant> {
    (0i64..4_000_000_000, -14i32..=14).prop_map(|(seconds, hours)| {
        let offset = chrono::FixedOffset::east_opt(hours * 3600).unwrap();
        chrono::DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset)
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[a-zđếữ \n\t\"'\\\\#\\[\\]=]{0,60}",
        Just("'''\"\"\"\\\n\r\n  x\u{0}\u{7f}".to_owned()),
    ]
}

fn marks() -> impl Strategy<Value = Marks> {
    let due = proptest::option::of(0i64..4_000_000_000);
    let promise = proptest::option::of((
        any::<bool>(),
        due,
        text(),
        any::<bool>(),
        0..PromiseState::ALL.len(),
    ));
    (any::<bool>(), any::<bool>(), promise).prop_map(|(check, private, promise)| {
        let day = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap().date_naive();
        let owner = |is_known: bool| is_known.then(|| small().members[0].id.clone());
        let promise = promise.map(|(known, due, check, priority, state)| Promise {
            owner: owner(known),
            due: due.map(day),
            check,
            priority,
            state: PromiseState::ALL[state],
        });
        Marks { check, private, promise }
    })
}

/// What is done while the meeting runs, of the small meeting's one member and one step.
fn acts() -> impl Strategy<Value = Session> {
    let clock = (instant(), vec(instant(), 0..4), any::<i16>(), any::<bool>());
    let row = (clock, text(), 0..5usize, any::<bool>(), any::<[u16; 4]>());
    vec(row, 0..6).prop_map(|rows| {
        let mut session = small();
        let (who, step) = (session.members[0].id.clone(), session.agenda[0].id.clone());
        for (number, ((at, pauses, added, open), words, which, flag, counts)) in
            rows.into_iter().enumerate()
        {
            let pauses: Vec<Pause> = pauses
                .chunks(2)
                .map(|pair| Pause { from: pair[0], until: pair.get(1).copied() })
                .collect();
            let (added_s, step) = (i32::from(added), step.clone());
            let maybe = flag.then(|| step.clone());
            let numbers = counts.map(u32::from);
            let standing = &mut session.standing;
            let clock = Clock { from: at, until: open.then_some(at), pauses, added_s };
            let kind = EntryKind::ALL[which];
            standing.visits.push(Visit {
                step: step.clone(),
                at,
                despite: words.clone(),
                pauses: clock.pauses.clone(),
                added_s,
            });
            let speech = Speech { member: who.clone(), step: maybe.clone(), kind, clock };
            Arc::make_mut(&mut standing.speeches).push(speech);
            let how = if flag { Aside::Skipped } else { Aside::PutOff };
            standing.set_aside.push(SetAside { step, how, at, reason: words.clone() });
            standing.planned_end = open.then_some(at);
            session.queue.closed = flag.then_some(at);
            let request = Request { member: who.clone(), kind, at, step: maybe.clone() };
            Arc::make_mut(&mut session.queue.requests).push(request);
            let (sitting, state) = (which as u32, Attendance::ALL[which]);
            let presence =
                Presence { member: who.clone(), sitting, at, state, reason: words.clone() };
            Arc::make_mut(&mut session.attendance).push(presence);
            add_votes(&mut session, number, at, &words, (flag, open), numbers, which);
            add_ending(&mut session, at, &words, (flag, open), which);
            let who = [Party::Collective, Party::Member(who.clone())];
            let who = who[..which % 3].to_vec();
            let shortcoming = session.outline.shortcomings[0].id.clone();
            session.responsibilities =
                Arc::new(vec![Responsibility { shortcoming, at, who, causes: Vec::new() }]);
        }
        session
    })
}

/// A closing that was taken back, sealed until then or not, and something carried over.
fn add_ending(
    session: &mut Session,
    at: Instant,
    words: &str,
    (flag, open): (bool, bool),
    which: usize,
) {
    let sha256 = Digest([u8::try_from(which).unwrap(); 32]);
    let previous = open.then(|| Previous { file: words.to_owned(), sha256 });
    let (by, tables) = (words.to_owned(), vec![words.to_owned()]);
    let seal = Seal { at, by, schema: SCHEMA, previous, tables, sha256 };
    let reopened = Some(Reopened { at, reason: words.to_owned() });
    let despite = if open { words.to_owned() } else { String::new() };
    let closing = Closing { at, despite, seal: flag.then_some(seal), reopened };
    Arc::make_mut(&mut session.dossier.closings).push(closing);
    let date = flag.then(|| at.date_naive());
    let kinds = [CarriedKind::Shortcoming, CarriedKind::Promise, CarriedKind::Opinion];
    Arc::make_mut(&mut session.dossier.carried).push(Carried {
        what: kinds[which % 3],
        id: words.to_owned(),
        text: words.to_owned(),
        who: words.to_owned(),
        due: date,
        from: Origin { file: words.to_owned(), title: words.to_owned(), date },
        result: open.then(|| CarriedResult {
            state: CarriedState::ALL[which % 3],
            at,
            evidence: words.to_owned(),
        }),
        apart: BTreeSet::new(),
    });
    let all = Arc::make_mut(&mut session.dossier.carried);
    if let Some(last) = all.last().filter(|last| flag && last.what == CarriedKind::Shortcoming) {
        let (id, apart) = (format!("{words}2"), BTreeSet::from([last.key()]));
        let other = Carried { id, apart, ..last.clone() };
        all.push(other);
    }
}

/// Leaves the last closing standing, with the seal that it has.
fn end(session: &mut Session) {
    if let Some(last) = Arc::make_mut(&mut session.dossier.closings).last_mut() {
        last.reopened = None;
    }
}

fn add_votes(
    session: &mut Session,
    number: usize,
    at: Instant,
    words: &str,
    (flag, open): (bool, bool),
    numbers: [u32; 4],
    which: usize,
) {
    let who = session.members[0].id.clone();
    let maybe = flag.then(|| session.agenda[0].id.clone());
    let apart = if flag { vec![who.clone()] } else { Vec::new() };
    let electorate = Electorate { summoned: numbers[0], present: numbers[1], apart };
    let share = Share::new(1 + number as u32, 7).unwrap();
    let threshold = Threshold { share, of: Base::ALL[which % 2] };
    let words = words.to_owned();
    let [in_favour, against, abstaining, _] = numbers;
    Arc::make_mut(&mut session.motions).push(Motion {
        id: MotionId::numbered("v", number),
        at,
        step: maybe.clone(),
        text: words.clone(),
        matter: if flag { Matter::Minutes } else { Matter::General },
        electorate: electorate.clone(),
        threshold,
        hands: open.then_some(Hands { in_favour, against, abstaining }),
    });
    let tally = |of: Party| Tally {
        of,
        valid: numbers[2],
        invalid: numbers[3],
        votes: vec![numbers[0], numbers[1]],
        unrated: which as u32,
    };
    Arc::make_mut(&mut session.ballots).push(Ballot {
        id: BallotId::numbered("b", number),
        at,
        step: maybe,
        title: words.clone(),
        team: vec![who.clone()],
        electorate,
        threshold,
        levels: vec![words, "B".to_owned()],
        issued: numbers[0],
        returned: numbers[1],
        tallies: vec![tally(Party::Collective), tally(Party::Member(who.clone()))],
        closed: None,
    });
}

/// Says of the shortcoming that a later draft has it no longer; its section need not be there then.
fn mark_gone(session: &mut Session, gone: Option<Instant>) {
    let outline = Arc::make_mut(&mut session.outline);
    outline.shortcomings[0].place.gone = gone;
    if gone.is_some() {
        outline.sections.clear();
    }
}

fn at_noon() -> Option<Instant> {
    Instant::parse_from_rfc3339("2025-06-10T12:00:00+07:00").ok()
}

/// Lines of the report that were mended, in every way.
fn mend(session: &mut Session, texts: &[String]) {
    let mends = &mut Arc::make_mut(&mut session.outline).mends;
    for (line, text) in (0..).zip(texts) {
        let decisions = [
            Decision::Heading(Some(Role::ALL[line as usize % Role::ALL.len()])),
            Decision::Item(None),
            Decision::Joined,
            Decision::Paragraph,
            Decision::LeftOut,
        ];
        for (at, decision) in (0..).zip(decisions) {
            mends.decide(mending::Spot { line, at }, text, Some(decision));
        }
        mends.split(mending::Spot { line, at: line + 1 }, text);
        mends.split(mending::Spot { line, at: 99 }, text);
    }
}

/// Hands in a review of these shortcomings.
fn hand_in(session: &mut Session, texts: &[String]) {
    let mut outline = session.outline.as_ref().clone();
    let first = outline.shortcomings[0].clone();
    outline.shortcomings =
        (texts.iter()).map(|text| Shortcoming { text: text.clone(), ..first.clone() }).collect();
    let at = Instant::parse_from_rfc3339("2025-06-09T16:00:00+07:00").unwrap();
    let swap =
        session.handed_in(&session.members[0].id, &outline, &Pairing::default(), at).unwrap().0;
    session.reviews = Arc::new(swap.now.into_iter().collect());
}

fn remark() -> impl Strategy<Value = Remark> {
    let link = (0..Kind::ALL.len(), any::<bool>(), any::<bool>());
    let rest = (
        proptest::option::of((0..3usize, any::<bool>())),
        proptest::option::of((instant(), text())),
        proptest::collection::vec((instant(), text()), 0..3),
        marks(),
    );
    (instant(), text(), link, rest).prop_map(
        |(at, text, link, (answer, struck, earlier, marks))| {
            let session = small();
            Remark {
                id: RemarkId::new("x").unwrap(),
                at,
                link: Link {
                    step: link.1.then(|| session.agenda[0].id.clone()),
                    by: link.2.then(|| session.members[0].id.clone()),
                    kind: Kind::ALL[link.0],
                    ..session.remarks[0].link.clone()
                },
                wording: Wording {
                    text,
                    earlier: earlier
                        .into_iter()
                        .map(|(until, text)| Earlier { until, text })
                        .collect(),
                },
                marks,
                answer: answer.map(|(verdict, by)| Answer {
                    verdict: Verdict::ALL[verdict],
                    by: by.then(|| session.remarks[0].id.clone()),
                }),
                struck: struck.map(|(at, reason)| Strike { at, reason }),
            }
        },
    )
}

/// Sessions with everything that one can hold.
pub(in crate::store) fn sessions() -> impl Strategy<Value = Session> {
    let gone = proptest::option::of(instant());
    let parts = (vec(remark(), 0..6), acts(), any::<bool>(), vec(text(), 0..3), gone);
    parts.prop_map(|(remarks, acts, over, texts, gone)| {
        let mut session = acts;
        hand_in(&mut session, &texts);
        mend(&mut session, &texts);
        mark_gone(&mut session, gone);
        if over {
            end(&mut session);
        }
        for (number, mut remark) in remarks.into_iter().enumerate() {
            remark.id = RemarkId::numbered("x", number);
            session.remarks.push(Arc::new(remark));
        }
        session
    })
}

proptest! {
    /// Whatever was said comes back from the file as it was, and prints to the same bytes.
    #[test]
    fn saved_read_and_saved_again_is_the_same(session in sessions()) {
        let printed = print(&session);
        let back = parse(printed.as_bytes()).map_err(|why| {
            TestCaseError::fail(format!("{why:?}\n{printed}"))
        })?;
        prop_assert_eq!(&back, &session);
        prop_assert_eq!(print(&back), printed);
    }

    /// A session is read without the library's tree as with it, places and all, also where a hand
    /// has been in its file.
    #[test]
    fn plain_lines_are_read_as_the_library_reads_them(
        session in sessions(),
        bytes in "[a-z\"'\\[\\]{}\n\\\\#=,. 0-9]{0,8}",
        hand in proptest::option::of((0..20_000usize, 0..4usize)),
    ) {
        let mut text = print(&session);
        if let Some((at, gone)) = hand {
            let at = at % text.len();
            let range = at..(at + gone).min(text.len());
            if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
                text.replace_range(range, &bytes);
            }
        }
        if let Some(plain) = plain::from_plain::<types::File>(&text) {
            let library = toml::from_str::<types::File>(&text).map(|file| format!("{file:?}"));
            prop_assert_eq!(Ok(format!("{plain:?}")), library);
        }
    }

    /// No bytes make the reader panic.
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0..800usize) {
        let mut text = SMALL.as_bytes().to_vec();
        let at = at.min(text.len());
        text.splice(at..(at + bytes.len() / 2).min(text.len()), bytes);
        let _ = parse(&text);
    }
}

/// What the chair may show to the room, of the small meeting's one step and remark.
fn shows() -> impl Strategy<Value = Show> {
    let flags = any::<[bool; 6]>();
    let parts = proptest::sample::subsequence(Part::ALL.to_vec(), 0..=Part::ALL.len());
    (flags, any::<i8>(), any::<u16>(), parts, 0..3usize).prop_map(
        |(is, zoom, page, parts, more)| {
            let step = small().agenda[0].id.clone();
            let shown = |number| ShownRemark { id: RemarkId::numbered("r", number), by: is[0] };
            Show {
                is_blank: is[1],
                held: is[2].then(|| step.clone()),
                zoom,
                page,
                paged: is[3].then_some(step),
                people: is[4],
                speaker: is[5],
                parts: parts.into_iter().collect(),
                remarks: (1..=more).map(shown).collect(),
            }
        },
    )
}

proptest! {
    /// What the room sees comes back from the file as it was, and leaves nothing else another.
    #[test]
    fn what_is_shown_comes_back(show in shows()) {
        let session = Session { room: show, ..small() };
        let printed = print(&session);
        let back = parse(printed.as_bytes());
        prop_assert_eq!(back.as_ref(), Ok(&session), "{}", printed);
        prop_assert_eq!(printed.contains("[room]"), session.room != Show::default());
    }
}

#[test]
fn a_file_that_says_nothing_of_clocks_shows_the_speakers() {
    let room = |table: &str| parse(format!("{SMALL}\n[room]\n{table}\n").as_bytes());
    let shown = |table: &str| room(table).unwrap().room.parts.into_iter().collect::<Vec<_>>();
    assert_eq!(shown("people = true"), [Part::SpeakerClock]);
    assert_eq!(shown("shows = []"), []);
    assert_eq!(shown("shows = [\"ballot\", \"attendance\"]"), [Part::Attendance, Part::Ballot]);
    assert!(room("shows = [\"votes\"]").is_err());
}

proptest! {
    /// Printing what changed gives what printing all gives; reading what changed gives what
    /// reading all gives.
    #[test]
    fn pieces_are_the_whole(
        remarks in proptest::collection::vec(remark(), 1..8),
        at in 0..8usize,
        edit in 0..14usize,
        acts in acts(),
        texts in vec(text(), 0..3),
    ) {
        let mut before = acts;
        hand_in(&mut before, &texts);
        for (number, mut remark) in remarks.into_iter().enumerate() {
            remark.id = RemarkId::numbered("x", number);
            before.remarks.push(Arc::new(remark));
        }
        let blocks = Blocks::of(&before);
        let mut after = before.clone();
        let at = 1 + at % (after.remarks.len() - 1);
        after.revision += 1;
        match edit {
            0 => drop(after.remarks.remove(at)),
            1 => {
                let text = &mut Arc::make_mut(&mut after.remarks[at]).wording.text;
                text.push_str(" \"\"\" thêm\n[[remark]]\n");
            }
            2 => {
                let mut new = after.remarks[at].as_ref().clone();
                new.id = RemarkId::numbered("mới", 1);
                after.remarks.insert(at, Arc::new(new));
            }
            3 => Arc::make_mut(&mut after.members)[0].post.push('x'),
            4 => drop(Arc::make_mut(&mut after.attendance).pop()),
            5 => drop(Arc::make_mut(&mut after.standing.speeches).pop()),
            6 => drop(Arc::make_mut(&mut after.motions).pop()),
            7 => drop(Arc::make_mut(&mut after.ballots).pop()),
            8 => drop(Arc::make_mut(&mut after.dossier.carried).pop()),
            9 => drop(Arc::make_mut(&mut after.dossier.closings).pop()),
            10 => drop(Arc::make_mut(&mut after.reviews).pop()),
            12 => mend(&mut after, &["đổi".to_owned()]),
            11 => mark_gone(&mut after, at_noon()),
            _ => end(&mut after),
        }
        let next = blocks.next(&before, &after).unwrap();
        let text = print(&after);
        prop_assert_eq!(next.text(), text.clone());
        if let Some((session, read)) = blocks.read(&before, &text) {
            prop_assert_eq!(&session, &after);
            prop_assert_eq!(read, next);
        } else {
            let is_plan = matches!(edit, 3 | 8 | 10 | 11 | 12) || after.seal().is_some();
            prop_assert!(is_plan, "only a changed plan or a seal is read whole");
        }
    }
}
