//! What a key costs until its frame is ready to be sent, against a bare frame of the same size: a
//! list of ten and a line in borders, drawn anew and compared whole. Prints medians and their
//! ratio; judges nothing. Then what a letter costs of what is looked for (Ctrl+F).

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant as Watch};

use kiemdiem::locale::Lang;
use kiemdiem::session::change::{Change, ChangeId, Spot, Stamp};
use kiemdiem::session::ids::RemarkIds;
use kiemdiem::session::remark::Remark;
use kiemdiem::session::{Instant, Session};
use kiemdiem::store::format::parse;
use kiemdiem::store::{phrases, rules};
use kiemdiem::text::Clean;
use kiemdiem::text::typing::Typing;
use kiemdiem::ui::event::{Code, Event, Key, Opened, Size, Window};
use kiemdiem::ui::frames::Frames;
use kiemdiem::ui::model::{Model, Start};
use kiemdiem::ui::theme::Theme;
use kiemdiem::ui::typing::Writing;
use kiemdiem::ui::{update, view};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Block, Borders, List, ListItem, Paragraph, Widget};

const SAMPLE: &str = include_str!("../sessions/mau/hop-mau.toml");
const WORDS: &str = "Công tác phát triển đảng viên ở khu phố còn chậm, đề nghị làm rõ trách nhiệm \
    của từng đồng chí được phân công và thời hạn khắc phục cụ thể trong quý tới.";
const ROUNDS: usize = 600;

fn at() -> Instant {
    Instant::parse_from_rfc3339("2025-06-10T09:31:07+07:00").expect("a date")
}

fn session(remarks: usize) -> Session {
    let mut session = parse(SAMPLE.as_bytes()).expect("the sample is sound");
    let mut ids = RemarkIds::new(7);
    while session.remarks.len() < remarks {
        let link = session.suggested_link(session.standing.step.as_ref(), None);
        let remark = Remark::new(ids.make(at()), at(), link, &Clean::new(WORDS));
        let change = Change::AddRemark { remark: remark.into(), place: Spot::End };
        let stamp = Stamp { id: ChangeId(session.remarks.len() as u64), at: at() };
        session = session.apply(&change, &stamp).expect("it may be written down").session;
    }
    session
}

fn window(session: Session, size: Size) -> Model {
    let mut model = Model::new(Start {
        lang: Lang::Vi,
        theme: Theme::new(true),
        size,
        profile: rules::embedded(),
        writing: Writing { typing: Typing::default(), phrases: phrases::embedded() },
        seed: 1,
        window: Window::Record,
    });
    let path = "hop.toml".into();
    model.open(Opened { path, session, draft: None, warnings: Vec::new() });
    model
}

fn median(mut of: Vec<Duration>) -> f64 {
    of.sort_unstable();
    of[of.len() / 2].as_secs_f64() * 1e6
}

/// The same as a small program of ratatui does it: all is drawn, all is compared.
fn bare(buffer: &mut Buffer, line: &str) {
    buffer.content.iter_mut().for_each(Cell::reset);
    let parts = Layout::vertical([Constraint::Min(1), Constraint::Length(3)]);
    let [list, field] = parts.areas(buffer.area);
    let item = |i| ListItem::new(format!("{i} đồng chí nói về hạn chế số {i} trong công tác"));
    let borders = || Block::default().borders(Borders::ALL);
    List::new((0..10).map(item)).block(borders()).render(list, buffer);
    Paragraph::new(line).block(borders()).render(field, buffer);
}

fn measure(remarks: usize, columns: u16, rows: u16) {
    let size = Size { columns, rows };
    let mut model = window(session(remarks), size);
    let mut frames = Frames::new(size);
    let area = Rect { x: 0, y: 0, width: columns, height: rows };
    let (mut one, mut two) = (Buffer::empty(area), Buffer::empty(area));
    let mut line = String::new();
    let (mut keys, mut whole, mut bares) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let code = if round % 40 < 20 { Code::Char('a') } else { Code::Backspace };
        let watch = Watch::now();
        black_box(update(&mut model, Event::Key(Key::plain(code)), at()));
        let (changes, _) = frames.draw(&model, at());
        black_box(changes.cells().count());
        keys.push(watch.elapsed());

        let mut fresh = Buffer::empty(area);
        let watch = Watch::now();
        black_box(view(&model, at(), &mut fresh));
        black_box(frames.last().diff_iter(&fresh).count());
        whole.push(watch.elapsed());

        let watch = Watch::now();
        if round % 40 < 20 {
            line.push('a')
        } else {
            line.truncate(line.len() - 1)
        }
        bare(&mut two, &line);
        black_box(one.diff_iter(&two).count());
        std::mem::swap(&mut one, &mut two);
        bares.push(watch.elapsed());
    }
    let (key, whole, bare) = (median(keys), median(whole), median(bares));
    println!(
        "{columns:>3}×{rows}, {remarks:>6} remarks: key {key:.0} µs (all drawn anew {whole:.0}), \
         bare {bare:.0} µs, ratio {:.2}",
        key / bare
    );
}

/// What is typed to find something: words of many remarks, of few, a filter, what is nowhere.
const QUERIES: [&str; 4] = ["khu phố", "đề nghị lan 77", "by:lvc sinh hoạt", "qzx wvk"];

/// So many remarks, each worded differently.
fn worded(remarks: usize) -> Session {
    let mut session = session(remarks);
    let words: Vec<String> =
        session.remarks.iter().take(7).map(|each| each.wording.text.clone()).collect();
    for (number, remark) in session.remarks.iter_mut().enumerate() {
        let (one, other) = (&words[number % words.len()], &words[number / 7 % words.len()]);
        Arc::make_mut(remark).wording.text = format!("{one} {other} Lần {number}.");
    }
    session
}

/// What each letter of what is looked for costs, with its frame.
fn finding(remarks: usize) {
    let mut model = window(worded(remarks), Size { columns: 80, rows: 24 });
    let mut frames = Frames::new(Size { columns: 80, rows: 24 });
    for typed in QUERIES {
        let mut shown = Vec::new();
        for _ in 0..ROUNDS / 20 {
            update(&mut model, Event::Key(Key::ctrl('f')), at());
            for letter in typed.chars() {
                let watch = Watch::now();
                update(&mut model, Event::Key(Key::plain(Code::Char(letter))), at());
                black_box(frames.draw(&model, at()).0.cells().count());
                shown.push(watch.elapsed());
            }
            update(&mut model, Event::Key(Key::plain(Code::Esc)), at());
        }
        let letter = median(shown);
        println!("find in {remarks} remarks, {typed}: a letter with its frame {letter:.0} µs");
    }
}

fn main() {
    for (columns, rows) in [(80, 24), (200, 60)] {
        for remarks in [10, 200, 10_000] {
            measure(remarks, columns, rows);
        }
    }
    finding(10_000);
}
