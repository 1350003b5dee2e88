//! What the world sends: keys, pastes and the mouse, signals, a terminal that is gone. Each has a
//! thread that waits without waking for nothing and sends into the loop's channel.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::Message;
use crate::ui::event::{Code, Event, Key, Mouse, MouseAct, Size};

/// The signal that a terminal which is gone stands for.
pub(super) const HANGUP: i32 = SIGHUP;

/// Starts the threads that listen.
pub(super) fn listen(to: &Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let sender = to.clone();
    thread::spawn(move || {
        for signal in &mut signals {
            if sender.send(Message::Signal(signal)).is_err() {
                return;
            }
        }
    });
    let sender = to.clone();
    thread::spawn(move || {
        if wait_for_hangup().is_ok() {
            let _ = sender.send(Message::Signal(SIGHUP));
        }
    });
    let sender = to.clone();
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            if let Some(event) = translate(event)
                && sender.send(Message::Event(event)).is_err()
            {
                return;
            }
        }
        let _ = sender.send(Message::Signal(SIGHUP));
    });
    Ok(())
}

/// Waits until the terminal is gone. Reading from one that is gone would spin for good.
fn wait_for_hangup() -> rustix::io::Result<()> {
    let input = io::stdin();
    loop {
        let mut waiting = [PollFd::new(&input, PollFlags::empty())];
        rustix::event::poll(&mut waiting, None)?;
        if waiting[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
            return Ok(());
        }
    }
}

/// Makes an event of the terminal one of ours; `None` for what means nothing to us.
fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            self::key(key.code, key.modifiers).map(Event::Key)
        }
        event::Event::Paste(text) => Some(Event::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Event::Resize(Size { columns, rows })),
        event::Event::Mouse(mouse) => {
            let act = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseAct::Press,
                MouseEventKind::ScrollUp => MouseAct::WheelUp,
                MouseEventKind::ScrollDown => MouseAct::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(Mouse { column: mouse.column, row: mouse.row, act }))
        }
        _ => None,
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let alt = modifiers.contains(KeyModifiers::ALT);
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    let code = match code {
        // Some terminals and input methods send 0x08 for Backspace, which arrives as Ctrl+H.
        KeyCode::Char('h') if ctrl => return Some(Key::plain(Code::Backspace)),
        KeyCode::Char(letter) => {
            let letter = if ctrl { chord(letter) } else { letter };
            return Some(Key { code: Code::Char(letter), ctrl, alt, shift: false });
        }
        KeyCode::BackTab => return Some(Key { shift: true, ..Key::plain(Code::Tab) }),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl, alt, shift })
}

/// Returns the letter of a chord. The bytes 0x1C to 0x1F arrive as Ctrl and a digit; the keys
/// that send them on every keyboard are these four.
fn chord(letter: char) -> char {
    match letter {
        '4' => '\\',
        '5' => ']',
        '6' => '^',
        '7' => '_',
        letter => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Input methods send either byte for Backspace: both must delete.
    #[test]
    fn both_bytes_of_backspace_are_backspace() {
        let backspace = Some(Key::plain(Code::Backspace));
        assert_eq!(key(KeyCode::Backspace, KeyModifiers::NONE), backspace);
        assert_eq!(key(KeyCode::Char('h'), KeyModifiers::CONTROL), backspace);
    }

    #[test]
    fn letters_keep_their_case_and_chords_have_none() {
        assert_eq!(key(KeyCode::Char('Đ'), KeyModifiers::SHIFT).unwrap().typed(), Some('Đ'));
        let chord = key(KeyCode::Char('P'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(chord, Some(Key::ctrl('p')));
        let ctrl = |letter| key(KeyCode::Char(letter), KeyModifiers::CONTROL);
        assert_eq!(ctrl('4'), Some(Key::ctrl('\\')));
        assert_eq!(ctrl('5'), Some(Key::ctrl(']')));
    }
}
