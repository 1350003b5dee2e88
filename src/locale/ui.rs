//! The words of the windows.
