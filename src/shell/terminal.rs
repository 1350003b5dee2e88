//! The terminal: modes on and off again whatever happens, frames in one piece.

use std::io::{self, Stdout, Write};

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::session::Instant;
use crate::ui::event::Size;
use crate::ui::model::Model;
use crate::ui::view;

/// Starts and ends a frame that the terminal shows in one piece.
const FRAME_START: &[u8] = b"\x1b[?2026h";
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// Collects what is drawn and sends each frame with one write, marked as one picture.
#[derive(Debug)]
struct Frames {
    out: Stdout,
    frame: Vec<u8>,
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.frame.is_empty() {
            self.frame.extend_from_slice(FRAME_START);
        }
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        self.frame.extend_from_slice(FRAME_END);
        let sent = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
        self.frame.clear();
        sent
    }
}

/// The screen, with the terminal in the modes that it needs; dropping it restores them.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Frames>>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open() -> io::Result<Self> {
        enable_raw_mode()?;
        let entered =
            execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture);
        let frames = Frames { out: io::stdout(), frame: Vec::new() };
        let made = entered.and_then(|()| Terminal::new(CrosstermBackend::new(frames)));
        if made.is_err() {
            restore();
        }
        Ok(Self { terminal: made? })
    }

    /// Returns the size of the screen.
    pub(super) fn size(&self) -> io::Result<Size> {
        let size = self.terminal.size()?;
        Ok(Size { columns: size.width, rows: size.height })
    }

    /// Draws what the model shows.
    pub(super) fn draw(&mut self, model: &Model, now: Instant) -> io::Result<()> {
        self.terminal.draw(|frame| {
            // Resized this very moment: what was laid out for another size would not fit.
            let area = frame.area();
            if (area.width, area.height) != (model.size.columns, model.size.rows) {
                return;
            }
            if let Some(cursor) = view(model, now, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    /// Forgets what is on the screen, so that the next frame paints all of it.
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect { x: 0, y: 0, width: size.width, height: size.height })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Tells whether an error means that the terminal is no longer there.
pub(super) fn is_gone(why: &io::Error) -> bool {
    let number = why.raw_os_error().map(rustix::io::Errno::from_raw_os_error);
    matches!(number, Some(rustix::io::Errno::IO | rustix::io::Errno::PIPE))
}

/// Gives the terminal back as it was. That it is gone already hurts nobody.
pub(super) fn restore() {
    let _ = execute!(
        io::stdout(),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// Makes a panic restore the terminal first, and name the place of the code, never content.
pub(super) fn restore_on_panic(words: &'static str) {
    std::panic::set_hook(Box::new(move |panic| {
        restore();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(io::stderr(), "kiemdiem: {words} ({place})");
    }));
}
