//! The terminal: modes on and off again whatever happens, frames in one piece.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::{Backend, ClearType, CrosstermBackend};

use crate::session::Instant;
use crate::ui::event::Size;
use crate::ui::frames::Frames;
use crate::ui::model::Model;

/// Starts and ends a frame that the terminal shows in one piece.
const FRAME_START: &[u8] = b"\x1b[?2026h";
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// Collects what is drawn, until the frame is whole.
#[derive(Debug, Clone, Default)]
struct Frame(Rc<RefCell<Vec<u8>>>);

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // half a frame is nothing to show
    }
}

/// The screen, with the terminal in the modes that it needs; dropping it restores them.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: CrosstermBackend<Frame>,
    frames: Frames,
    /// What was drawn and not sent yet.
    frame: Frame,
    size: Size,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open() -> io::Result<Self> {
        enable_raw_mode()?;
        let entered =
            execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture);
        let made = entered.and_then(|()| Self::make());
        if made.is_err() {
            restore();
        }
        made
    }

    fn make() -> io::Result<Self> {
        let frame = Frame::default();
        let size = Self::size()?;
        let terminal = CrosstermBackend::new(frame.clone());
        Ok(Self { terminal, frames: Frames::new(size), frame, size })
    }

    /// Returns the size of the screen.
    pub(super) fn size() -> io::Result<Size> {
        match rustix::termios::tcgetwinsize(io::stdout()) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => {
                Ok(Size { columns: size.ws_col, rows: size.ws_row })
            }
            _ => crossterm::terminal::size().map(|(columns, rows)| Size { columns, rows }),
        }
    }

    /// Draws what the model shows and sends it with one write, marked as one picture.
    pub(super) fn draw(&mut self, model: &Model, now: Instant) -> io::Result<()> {
        if self.size != model.size {
            self.size = model.size;
            self.repaint()?;
        }
        let (changes, cursor) = self.frames.draw(model, now);
        self.terminal.draw(changes.cells())?;
        match cursor {
            Some(cursor) => {
                self.terminal.show_cursor()?;
                self.terminal.set_cursor_position(cursor)?;
            }
            None => self.terminal.hide_cursor()?,
        }
        let mut frame = self.frame.0.borrow_mut();
        let mut out = io::stdout().lock();
        frame.splice(0..0, FRAME_START.iter().copied());
        frame.extend_from_slice(FRAME_END);
        let sent = out.write_all(&frame).and_then(|()| out.flush());
        frame.clear();
        sent
    }

    /// Forgets what is on the screen, so that the next frame paints all of it.
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        self.frames = Frames::new(self.size);
        self.terminal.clear_region(ClearType::All)
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
