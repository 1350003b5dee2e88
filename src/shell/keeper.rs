//! The thread that keeps drafts. It never waits for a save: what is typed while a disk hangs or
//! the file is locked is on a disk all the same.

use std::sync::mpsc::{Receiver, Sender};

use super::Message;
use crate::session::change::{Change, Stamp};
use crate::session::draft::{Draft, Kept};
use crate::store::draft::Drafts;
use crate::ui::event::Event;

/// What is asked of the keeper.
pub(super) enum Keep {
    /// Drafts are of this session now, and this is on the disk.
    Open(Drafts, Option<Kept>),
    /// The session goes on in another file, and its draft with it.
    Move(Drafts),
    /// Keep this; `None`: there is nothing any more.
    Words(Option<Kept>),
    /// Keep words apart that the user does not want back.
    Decline(Draft),
    /// Only these changes are still unsaved.
    Settle(Vec<(Change, Stamp)>),
    /// Tell when all that was asked before is done.
    Done(Sender<()>),
    /// No session is open any more.
    Close,
}

struct Keeper {
    to: Sender<Message>,
    drafts: Option<Drafts>,
    /// What is on the disk.
    kept: Option<Kept>,
}

/// Starts the keeper.
pub(super) fn start(to: Sender<Message>, asked: Receiver<Keep>) {
    let mut keeper = Keeper { to: to.clone(), drafts: None, kept: None };
    super::spawn(to, move || keeper.run(&asked));
}

impl Keeper {
    fn run(&mut self, asked: &Receiver<Keep>) {
        while let Ok(first) = asked.recv() {
            let mut waiting = std::iter::once(first).chain(asked.try_iter()).peekable();
            while let Some(keep) = waiting.next() {
                let next = waiting.peek();
                // Words that newer ones have overtaken need not be written.
                if !matches!((&keep, next), (Keep::Words(_), Some(Keep::Words(_)))) {
                    self.work(keep);
                }
            }
        }
    }

    fn work(&mut self, keep: Keep) {
        match keep {
            Keep::Open(drafts, kept) => (self.drafts, self.kept) = (Some(drafts), kept),
            Keep::Move(drafts) => {
                let kept = self.kept.take();
                self.keep(None);
                self.drafts = Some(drafts);
                self.keep(kept);
            }
            Keep::Words(kept) => self.keep(kept),
            Keep::Decline(words) => {
                let declined = self.drafts.as_ref().map_or(Ok(()), |drafts| drafts.decline(&words));
                self.tell(declined);
            }
            Keep::Settle(changes) => {
                if let Some(kept) = self.kept.take_if(|kept| kept.changes != changes) {
                    self.keep(Some(Kept { changes, ..kept }));
                }
            }
            Keep::Done(done) => drop(done.send(())),
            Keep::Close => self.drafts = None,
        }
    }

    fn keep(&mut self, kept: Option<Kept>) {
        let Some(drafts) = &mut self.drafts else { return };
        let done = drafts.keep(kept.as_ref());
        self.kept = kept;
        self.tell(done);
    }

    fn tell(&self, done: Result<(), crate::store::fault::Fault>) {
        if let Err(fault) = done {
            let _ = self.to.send(Message::Event(Event::DraftNotKept(fault)));
        }
    }
}
