//! The chair's window: what it shows, and that each key does in the session what it says.

use kiemdiem::session::Session;
use kiemdiem::session::agenda::StepState;
use kiemdiem::session::ids::{MemberId, StepId};
use kiemdiem::session::standing::State;
use kiemdiem::store::format::parse;

use crate::play::{Play, SAMPLE};

macro_rules! frame {
    ($name:literal, $play:expr) => {
        insta::with_settings!({ snapshot_path => "../frames", prepend_module_to_snapshot => false,
            omit_expression => true }, {
            insta::assert_snapshot!($name, $play.screen());
        });
    };
}

fn sample() -> Session {
    parse(SAMPLE.as_bytes()).unwrap()
}

fn chair() -> Play {
    Play::chair(sample(), 80, 24)
}

/// A meeting in the thick of it: somebody speaks, others ask, a step is put off.
fn busy(columns: u16, rows: u16) -> Play {
    let mut play = Play::chair(sample(), columns, rows);
    play.keys("<F4><Enter>");
    play.keys("<F4>nguyen<Down><Enter><Down><Down><Enter>bận việc gia đình<Enter>");
    play.keys("q<Enter><Enter>q<Down><Down><Enter><Up><Enter>q<Down><Down><Down><Enter><Enter>");
    play.keys("<Enter><Tab><Down><Down>phọp sau<Enter><Esc>e11:00<Enter>");
    play.wait(200_000);
    play
}

#[test]
fn frames() {
    frame!("chair_60x18", busy(60, 18));
    frame!("chair_agenda_60x18", busy(60, 18).keys("<Tab>"));
    frame!("chair_room_60x18", busy(60, 18).keys("<Tab><Tab>"));
    frame!("chair_80x24", busy(80, 24));
    frame!("chair_160x45", busy(160, 45));
    frame!("chair_en_80x24", busy(80, 24).english());
    frame!("chair_help_80x24", chair().keys("<F1>"));
    frame!("chair_floor_80x24", busy(80, 24).keys("<F3>"));
    frame!("chair_roll_80x24", busy(80, 24).keys("<F4>"));
    frame!("chair_motion_80x24", busy(80, 24).keys("v"));
}
