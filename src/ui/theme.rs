//! How things look: a few styles, named by what they mean. Nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::session::clock::Light;

/// The looks of one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colours: bool,
    ground: Ground,
}

/// What the room's screen is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Dark letters on white, for weak lamps and bright rooms.
    #[default]
    Light,
    /// Light letters on black, for dark rooms.
    Dark,
}

impl Theme {
    /// Makes the theme; without colours it uses weight and reversal only.
    #[must_use]
    pub fn new(colours: bool) -> Self {
        Self { colours, ground: Ground::default() }
    }

    /// Returns the theme with another ground for the room's screen.
    #[must_use]
    pub fn on(self, ground: Ground) -> Self {
        Self { ground, ..self }
    }

    /// Returns the looks of the room's screen.
    #[must_use]
    pub fn room(self) -> Room {
        Room { ground: self.colours.then_some(self.ground) }
    }

    fn colour(self, colour: Color) -> Style {
        if self.colours { Style::new().fg(colour) } else { Style::new() }
    }

    /// Ordinary text.
    #[must_use]
    pub fn text(self) -> Style {
        Style::new()
    }

    /// Text of less weight: times, hints, what is done.
    #[must_use]
    pub fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The line at the top.
    #[must_use]
    pub fn title(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The heading of a panel; stronger where the panel has the keys.
    #[must_use]
    pub fn heading(self, focused: bool) -> Style {
        if focused {
            self.colour(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED)
        } else {
            self.colour(Color::Cyan).add_modifier(Modifier::BOLD)
        }
    }

    /// Lines between panels.
    #[must_use]
    pub fn rule(self) -> Style {
        self.faint()
    }

    /// Names of people.
    #[must_use]
    pub fn name(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What is now: the present step.
    #[must_use]
    pub fn now(self) -> Style {
        self.colour(Color::Green).add_modifier(Modifier::BOLD)
    }

    /// What somebody still has to do: unanswered, unassigned.
    #[must_use]
    pub fn wanting(self) -> Style {
        self.colour(Color::Yellow)
    }

    /// What went wrong.
    #[must_use]
    pub fn alarm(self) -> Style {
        self.colour(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// What is done and safe.
    #[must_use]
    pub fn safe(self) -> Style {
        self.colour(Color::Green)
    }

    /// What was struck out.
    #[must_use]
    pub fn struck(self) -> Style {
        Style::new().add_modifier(Modifier::CROSSED_OUT | Modifier::DIM)
    }

    /// The selected row of a list.
    #[must_use]
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What a remark will be.
    #[must_use]
    pub fn chip(self, chosen: bool) -> Style {
        let style = self.colour(Color::Cyan);
        if chosen { style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED) } else { style }
    }

    /// The name of a key.
    #[must_use]
    pub fn key(self) -> Style {
        self.colour(Color::Cyan).add_modifier(Modifier::BOLD)
    }
}

/// The looks of the room's screen. Its colours are those of the fixed part of the palette of 256,
/// which no terminal's own theme changes, and stand out from their ground by 7 : 1 at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// `None`: no colours, only weight and reversal.
    ground: Option<Ground>,
}

const BLACK: u8 = 16;
const WHITE: u8 = 231;
const DARK_BLUE: u8 = 18;
const LIGHT_BLUE: u8 = 153;
const DARK_GREY: u8 = 238;
const LIGHT_GREY: u8 = 250;
const AMBER: u8 = 221;
const DARK_GREEN: u8 = 22;
const LIGHT_GREEN: u8 = 120;
const DARK_RED: u8 = 88;
const LIGHT_RED: u8 = 210;

impl Room {
    fn ink(self, light: u8, dark: u8) -> Style {
        let on = |ink, ground| Style::new().fg(Color::Indexed(ink)).bg(Color::Indexed(ground));
        match self.ground {
            None => Style::new(),
            Some(Ground::Light) => on(light, WHITE),
            Some(Ground::Dark) => on(dark, BLACK),
        }
    }

    /// Ordinary text, and the ground of the whole screen.
    #[must_use]
    pub fn text(self) -> Style {
        self.ink(BLACK, WHITE)
    }

    /// What the room is to read.
    #[must_use]
    pub fn strong(self) -> Style {
        self.text().add_modifier(Modifier::BOLD)
    }

    /// Headings, step and clock.
    #[must_use]
    pub fn accent(self) -> Style {
        self.ink(DARK_BLUE, LIGHT_BLUE).add_modifier(Modifier::BOLD)
    }

    /// What is not for the room.
    #[must_use]
    pub fn faint(self) -> Style {
        self.ink(DARK_GREY, LIGHT_GREY)
    }

    /// A clock: in green there is time; amber, red and what is over are filled, so that they are
    /// seen from afar. The words beside the figures say the same.
    #[must_use]
    pub fn light(self, light: Light) -> Style {
        let filled = |ink, fill| {
            Style::new()
                .fg(Color::Indexed(ink))
                .bg(Color::Indexed(fill))
                .add_modifier(Modifier::BOLD)
        };
        match (light, self.ground) {
            (Light::Green, _) => self.ink(DARK_GREEN, LIGHT_GREEN).add_modifier(Modifier::BOLD),
            (Light::Amber, None) => {
                Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            }
            (Light::Red | Light::Overrun, None) | (Light::Amber, _) => self.attention(),
            (Light::Red | Light::Overrun, Some(Ground::Light)) => filled(WHITE, DARK_RED),
            (Light::Red | Light::Overrun, Some(Ground::Dark)) => filled(BLACK, LIGHT_RED),
        }
    }

    /// What is out of the ordinary.
    #[must_use]
    pub fn attention(self) -> Style {
        match self.ground {
            None => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Some(_) => Style::new()
                .fg(Color::Indexed(BLACK))
                .bg(Color::Indexed(AMBER))
                .add_modifier(Modifier::BOLD),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: [fn(Room) -> Style; 9] = [
        Room::text,
        Room::strong,
        Room::accent,
        Room::faint,
        Room::attention,
        |room| room.light(Light::Green),
        |room| room.light(Light::Amber),
        |room| room.light(Light::Red),
        |room| room.light(Light::Overrun),
    ];

    /// The red, green and blue of a colour of the cube of 6 × 6 × 6 or of the greys behind it.
    fn rgb(colour: Option<Color>) -> [f64; 3] {
        let Some(Color::Indexed(index @ 16..)) = colour else {
            panic!("{colour:?} may be another in each terminal")
        };
        if index >= 232 {
            return [f64::from(8 + 10 * (u16::from(index) - 232)); 3];
        }
        let level = |part: u8| [0.0, 95.0, 135.0, 175.0, 215.0, 255.0][usize::from(part % 6)];
        let cube = index - 16;
        [level(cube / 36), level(cube / 6), level(cube)]
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(rgb: [f64; 3]) -> f64 {
        let linear = rgb.map(|part| {
            let part = part / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn the_rooms_letters_stand_out_from_their_ground() {
        for ground in [Ground::Light, Ground::Dark] {
            let room = Theme::new(true).on(ground).room();
            for style in STYLES.map(|style| style(room)) {
                let (one, two) = (luminance(rgb(style.fg)), luminance(rgb(style.bg)));
                let ratio = (one.max(two) + 0.05) / (one.min(two) + 0.05);
                assert!(ratio >= 7.0, "{style:?}: {ratio:.1}");
                assert!(!style.add_modifier.contains(Modifier::DIM), "{style:?}");
            }
        }
        assert_eq!(luminance([255.0; 3]), 1.0);
    }

    #[test]
    fn without_colours_none_is_used_and_attention_is_still_told() {
        let room = Theme::new(false).on(Ground::Dark).room();
        for style in STYLES.map(|style| style(room)) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert!(room.attention().add_modifier.contains(Modifier::REVERSED));
    }
}
