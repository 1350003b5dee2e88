//! How things look: a few styles, named by what they mean. Nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// The looks of one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colours: bool,
}

impl Theme {
    /// Makes the theme; without colours it uses weight and reversal only.
    #[must_use]
    pub fn new(colours: bool) -> Self {
        Self { colours }
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
