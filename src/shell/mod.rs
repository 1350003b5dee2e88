//! The world: terminal, threads, clock, signals.
