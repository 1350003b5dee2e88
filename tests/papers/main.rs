//! Papers: what stands on each, what never does, and that each format holds all of it.

mod bytes;
mod docx;
mod ended;
mod office;
mod reviews;
mod snapshots;
#[path = "../support/tool.rs"]
mod tool;
mod whole;

use kiemdiem::minutes::{Format, Kind, Paper, paper, write};
use kiemdiem::session::Session;
use kiemdiem::session::paper::PaperRules;
use kiemdiem::store::{format, papers};

/// A meeting of two half-days that is over, with everything that papers can hold.
fn finished() -> Session {
    format::parse(include_bytes!("../fixtures/sessions/xong.toml")).expect("the fixture is right")
}

/// The sample meeting, in its midst.
fn sample() -> Session {
    format::parse(include_bytes!("../../sessions/mau/hop-mau.toml")).expect("the sample is right")
}

fn rules() -> PaperRules {
    papers::embedded()
}

fn made(session: &Session, kind: Kind) -> Paper {
    paper(session, &rules(), kind, None).expect("the paper can be made")
}

fn written(session: &Session, kind: Kind, format: Format) -> Vec<u8> {
    write(&made(session, kind), &rules().layout, format).expect("the format holds it")
}

fn text(session: &Session, kind: Kind, format: Format) -> String {
    String::from_utf8(written(session, kind, format)).expect("a format of text")
}
