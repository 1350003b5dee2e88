//! What earlier years say.
