//! The formats: from blocks to bytes, one file a format.

pub(super) mod calendar;
pub(super) mod chart;
pub(super) mod csv;
pub(super) mod docx;
mod docx_parts;
pub(super) mod html;
pub(super) mod jsonl;
pub(super) mod markdown;
mod measure;
pub(super) mod text;

/// Writes text so that XML and HTML take it as text, between tags and in quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}
