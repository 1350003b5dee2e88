//! Figures as a page for a browser: bars drawn in the page itself, no scripts, nothing from
//! outside. The same figures give the same bytes.

use super::escape;
use crate::locale::Lang;
use crate::locale::stats::{Bar, Chart, StatsWord, charts, sum};
use crate::session::stats::Stats;
use crate::text::{clip, shown};

/// Width of a drawing, in points of its own.
const WIDTH: u64 = 760;
/// Longest bar.
const BAR: u64 = 480;
/// Height of one row: a line of words above its bar.
const ROW: usize = 38;
/// Rows of one drawing: a page that is printed is not broken within one.
const ROWS: usize = 20;
/// Columns of a label; what is longer is cut, the whole shows under the pointer.
const LABEL: usize = 90;

const STYLE: &str = "body { font: 15px sans-serif; max-width: 800px; margin: 24px auto; \
    padding: 0 16px; }\n\
    h1 { font-size: 22px; }\n\
    h2 { font-size: 17px; margin: 28px 0 8px; }\n\
    svg { width: 100%; height: auto; }\n\
    text { font: 13px sans-serif; fill: currentColor; }\n\
    rect { fill: #2f6f9f; }\n\
    @page { size: A4; margin: 15mm; }\n\
    @media print { body { margin: 0; padding: 0; } h2 { break-after: avoid; } }\n";

/// Returns the whole file.
pub(in crate::minutes) fn write(lang: Lang, stats: &Stats) -> String {
    let title = escape(StatsWord::Title.text(lang));
    let mut out = format!("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n", lang.code());
    out.push_str("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" ");
    out.push_str("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.push_str(&format!("<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"));
    out.push_str(&format!("<h1>{title}</h1>\n<p>{}</p>\n", escape(&sum(lang, stats))));
    for chart in charts(lang, stats).iter().filter(|chart| !chart.bars.is_empty()) {
        out.push_str(&drawn(chart));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn drawn(chart: &Chart) -> String {
    let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let title = escape(chart.title);
    let mut out = format!("<h2>{title}</h2>\n");
    for bars in chart.bars.chunks(ROWS) {
        let height = bars.len() * ROW;
        out.push_str(&format!(
            "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">\n"
        ));
        for (index, bar) in bars.iter().enumerate() {
            out.push_str(&row(bar, index * ROW, most));
        }
        out.push_str("</svg>\n");
    }
    out
}

fn row(bar: &Bar, top: usize, most: u64) -> String {
    let long = u64::try_from(u128::from(bar.value) * u128::from(BAR) / u128::from(most));
    let long = long.unwrap_or(BAR).max(u64::from(bar.value > 0));
    let label = shown(&bar.label);
    let (short, label, said) = (escape(&clip(&label, LABEL)), escape(&label), escape(&bar.said));
    format!(
        "<g><title>{label}: {said}</title>\
         <text x=\"0\" y=\"{}\">{short}</text>\
         <rect x=\"0\" y=\"{}\" width=\"{long}\" height=\"12\"/>\
         <text x=\"{}\" y=\"{}\">{said}</text></g>\n",
        top + 13,
        top + 18,
        long + 6,
        top + 29,
    )
}
