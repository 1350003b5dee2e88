//! `kill -9` at random moments: what was called saved is there, once, and nothing stands in the
//! way of the next save.

use std::collections::BTreeSet;
use std::process::Child;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::meeting::{
    Dice, FILE, TEMPORARY, USUAL, assert_unlocked, assert_whole, meeting, revision, rounds, saves,
    start, strays, text, times,
};
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::say;

/// How many rounds one file sees: what is read grows with each.
const A_FILE: usize = 100;
/// The steps that commands go to.
const STEPS: [&str; 2] = ["s02", "s04"];

/// What the rounds gave.
#[derive(Default)]
struct Tally {
    killed: usize,
    called_saved: usize,
    leftovers: usize,
    kept_unasked: usize,
}

/// The commands of one file, of which some were killed.
struct Commands {
    folder: Folder,
    dice: Dice,
    /// Remarks that must be there from now on.
    there: BTreeSet<String>,
    /// Steps at which the meeting may stand.
    steps: Vec<&'static str>,
    /// How long a save takes here, about.
    usual: Duration,
}

impl Commands {
    fn new(seed: usize) -> Self {
        let folder = meeting(&format!("kill-{seed}"));
        let usual = Duration::from_millis(10);
        let dice = Dice::new(seed as u64 + 1);
        Self { folder, dice, there: BTreeSet::new(), steps: vec!["s03"], usual }
    }

    /// Waits for a random moment of a save, and a little beyond it.
    fn moment(&mut self) -> Duration {
        let micros = u64::try_from(self.usual.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(self.dice.below(micros * 5 / 4))
    }

    fn round(&mut self, number: usize, tally: &mut Tally) {
        let words = format!("lời {number}");
        let step = STEPS[number % 2];
        let mut remark = start(&self.folder, &["remark", FILE, "--by", "m1", &words]);
        // Every third round two save at once.
        let mut other =
            number.is_multiple_of(3).then(|| start(&self.folder, &["step", FILE, step]));
        std::thread::sleep(self.moment());
        let saved = !kill(&mut remark, tally);
        match other.as_mut().map(|child| !kill(child, tally)) {
            Some(true) => self.steps = vec![step],
            Some(false) => self.steps.push(step),
            None => {}
        }
        self.look(&words, saved, tally);
        self.next_save(number);
    }

    /// The file is whole, all that was called saved is in it once, the lock is free.
    fn look(&mut self, words: &str, saved: bool, tally: &mut Tally) {
        assert_whole(&self.folder);
        assert_unlocked(&self.folder);
        let text = text(&self.folder);
        let kept = times(&text, words);
        assert!(kept <= 1, "{words} stands twice");
        assert!(!saved || kept == 1, "{words} was called saved and is lost");
        tally.called_saved += usize::from(saved);
        tally.kept_unasked += usize::from(!saved && kept == 1);
        if kept == 1 {
            self.there.insert(words.to_owned());
        }
        for words in &self.there {
            assert_eq!(times(&text, words), 1, "{words} was there before");
        }
        let here = text.lines().find_map(|line| line.strip_prefix("step = ")).expect("a step");
        let here = here.trim_matches('"');
        assert!(self.steps.contains(&here), "at {here}, which is none of {:?}", self.steps);
        let strays = strays(&self.folder);
        assert!(strays.is_empty() || strays == [TEMPORARY], "{strays:?}");
        tally.leftovers += strays.len();
    }

    /// The next save succeeds at once and clears up.
    fn next_save(&mut self, number: usize) {
        let words = format!("sau {number}");
        let before = revision(&text(&self.folder));
        let clock = Instant::now();
        saves(&self.folder, &words);
        self.usual = (self.usual * 7 + clock.elapsed()) / 8;
        assert_eq!(revision(&text(&self.folder)), before + 1, "one save is one revision");
        assert_eq!(strays(&self.folder), Vec::<String>::new(), "the next save clears up");
        self.there.insert(words);
    }
}

/// Kills a command; tells whether it was killed before it said that it saved.
fn kill(child: &mut Child, tally: &mut Tally) -> bool {
    child.kill().expect("it is our child");
    let status = child.wait().expect("it is our child");
    let killed = status.code().is_none();
    assert!(killed || status.success(), "a save without a fault failed: {status}");
    tally.killed += usize::from(killed);
    killed
}

/// Promise 1, 2 and 3: whatever moment a command is killed at, what it called saved is there, the
/// file is whole, and the next save finds nothing in its way.
#[test]
fn killed_commands_lose_nothing() {
    let rounds = rounds("KIEMDIEM_KILLS", 300);
    let (clock, mut tally) = (Instant::now(), Tally::default());
    for file in 0..rounds.div_ceil(A_FILE) {
        let mut commands = Commands::new(file);
        for number in 0..A_FILE.min(rounds - file * A_FILE) {
            commands.round(number, &mut tally);
        }
    }
    say(&format!(
        "kill -9, commands: {rounds} rounds, {} killed, {} called saved, {} saved and not yet \
         said so, {} left a neighbour, none lost, none doubled, {:.0?}",
        tally.killed,
        tally.called_saved,
        tally.kept_unasked,
        tally.leftovers,
        clock.elapsed()
    ));
    assert!(tally.killed > 0 && tally.called_saved > 0, "it struck always before or always after");
}

/// Tells whether all that the window shows is called saved by its mark.
fn all_saved(lines: &[String]) -> bool {
    let has = |words: &str| lines.iter().any(|line| line.contains(words));
    has("đã lưu") && !has("đang lưu") && !has("CHƯA LƯU")
}

/// Promise 1, 3 and 4 for a window: what its mark called saved when it was killed is there, once;
/// what was sent and is not there is offered again, and nothing that is there is offered.
#[test]
fn killed_windows_lose_nothing() {
    let rounds = rounds("KIEMDIEM_KILLS", 300).div_ceil(10);
    let (clock, mut called_saved, mut sent_only) = (Instant::now(), 0, 0);
    let mut dice = Dice::new(7);
    let mut folder = meeting("kill-window-0");
    for round in 0..rounds {
        if round % A_FILE == A_FILE - 1 {
            folder = meeting(&format!("kill-window-{round}"));
        }
        let mut terminal = Terminal::start(&folder, &["record", FILE], USUAL);
        terminal.shows("Bước ");
        let all: Vec<String> =
            (0..=dice.below(4)).map(|each| format!("cửa sổ {round} {each}.")).collect();
        for words in &all {
            terminal.keys(&format!("{words}<Enter>"));
            std::thread::sleep(Duration::from_micros(dice.below(15_000)));
        }
        // No screen shows this: the whole time is waited.
        terminal.shows_within("\u{fffd}", Duration::from_micros(dice.below(50_000)));
        terminal.signal(Signal::KILL);
        assert_eq!(terminal.ends(), 128 + 9);
        assert_unlocked(&folder);
        let (lines, text) = (terminal.lines(), text(&folder));
        let shown = |words: &String| lines.iter().any(|line| line.trim().contains(words.as_str()));
        for words in &all {
            let kept = times(&text, words);
            assert!(kept <= 1, "{words} stands twice");
            let called = all_saved(&lines) && shown(words) && !in_line(&lines, words);
            assert!(!called || kept == 1, "{words} is lost; the screen:\n{}", lines.join("\n"));
            called_saved += usize::from(called);
            sent_only += usize::from(!called);
        }
        assert_whole(&folder);
        saves(&folder, &format!("sau cửa sổ {round}"));
        let drafts = |name: &String| name.starts_with(".hop.toml.draft-");
        let strays: Vec<String> =
            strays(&folder).into_iter().filter(|name| !drafts(name)).collect();
        assert!(strays.is_empty(), "{strays:?}");
    }
    say(&format!(
        "kill -9, windows: {rounds} rounds, {called_saved} remarks called saved, {sent_only} not \
         yet, none lost, none doubled, {:.0?}",
        clock.elapsed()
    ));
    assert!(called_saved > 0 && sent_only > 0, "it struck always before or always after");
}

/// Tells whether words stand in the line that is not sent yet.
fn in_line(lines: &[String], words: &str) -> bool {
    lines.iter().any(|line| line.contains('›') && line.contains(words))
}
