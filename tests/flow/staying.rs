//! What stays on the screen from frame to frame is what would be drawn anew.

use kiemdiem::locale::Lang;
use kiemdiem::ui::event::{Event, Size};
use kiemdiem::ui::frames::Frames;
use kiemdiem::ui::theme::Theme;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::play::{Play, sample};

/// What is done between two frames; the last ones are no keys.
const DEEDS: [&str; 33] = [
    "a",
    "Đ",
    " ",
    "@",
    "#",
    "một lời dài hơn một dòng của màn hình hẹp nhất ",
    "<Enter>",
    "ý<Enter>",
    "<Backspace>",
    "<Ctrl+U>",
    "<Tab>",
    "<Shift+Tab>",
    "<Up>",
    "<Down>",
    "<PgUp>",
    "<PgDn>",
    "<F2>",
    "<F3>",
    "<F4>",
    "<F5>",
    "<F6>",
    "<F8>",
    "<F7>",
    "<F1>",
    "<Ctrl+F>a",
    "<Ctrl+Z>",
    "<Delete>",
    "<Esc>",
    "<Esc>",
    "size",
    "language",
    "theme",
    "minute",
];

/// A terminal that shows what it is told.
struct Told {
    frames: Frames,
    shown: Buffer,
}

impl Told {
    fn new(size: Size) -> Self {
        let area = Rect::new(0, 0, size.columns, size.rows);
        Self { frames: Frames::new(size), shown: Buffer::empty(area) }
    }

    fn draw(&mut self, play: &Play) {
        let size = play.model.size;
        if (self.shown.area.width, self.shown.area.height) != (size.columns, size.rows) {
            *self = Self::new(size);
        }
        let (changes, _) = self.frames.draw(&play.model, play.now);
        for (x, y, cell) in changes.cells() {
            self.shown[(x, y)] = cell.clone();
        }
    }
}

fn deed(play: &mut Play, deed: &str, told: &Told) {
    match deed {
        "size" => {
            let columns = if told.shown.area.width == 80 { 120 } else { 80 };
            play.event(Event::Resize(Size { columns, rows: 30 }));
        }
        "language" if play.model.lang == Lang::Vi => play.model.lang = Lang::En,
        "language" => play.model.lang = Lang::Vi,
        "theme" => play.model.theme = Theme::new(play.model.theme != Theme::new(true)),
        "minute" => play.wait(61_000).event(Event::Clock),
        keys => {
            play.keys(keys);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// After whatever was done, the screen is that of a program that draws all anew; also where
    /// another session is opened in between.
    #[test]
    fn a_frame_that_kept_panels_is_a_fresh_frame(
        deeds in prop::collection::vec((0..DEEDS.len(), any::<bool>()), 1..40),
        opened in 0..60_usize,
        narrow in any::<bool>(),
    ) {
        let (columns, rows) = if narrow { (60, 18) } else { (160, 45) };
        let mut play = Play::sample(columns, rows);
        let mut told = Told::new(play.model.size);
        for (index, (at, is_drawn)) in deeds.into_iter().enumerate() {
            if index == opened {
                let mut other = sample();
                other.remarks.pop();
                play.open(other);
            }
            deed(&mut play, DEEDS[at], &told);
            if is_drawn {
                told.draw(&play);
                prop_assert!(told.frames.last() == &play.buffer(), "kept, after {:?}", DEEDS[at]);
                prop_assert!(told.shown == play.buffer(), "told, after {:?}", DEEDS[at]);
            }
        }
    }
}

/// A letter that is typed leaves all rows but its own and those beside it untold.
#[test]
fn a_letter_tells_only_of_its_rows() {
    let mut play = Play::sample(200, 60);
    let mut told = Told::new(play.model.size);
    for _ in 0..4 {
        play.keys("a");
        told.draw(&play);
    }
    play.keys("b");
    let (changes, _) = told.frames.draw(&play.model, play.now);
    let mut rows: Vec<u16> = changes.cells().map(|(_, y, _)| y).collect();
    rows.dedup();
    assert_eq!(rows, [58]);
}
