//! Finding one's way: the search of everything, what one opened last, what one keeps at hand, and the palette that has
//! all of it under one key.
//!
//! What does not belong here: how a resource is searched (its schema says so, the engine does it) and which pages there
//! are (`app`).

pub mod find;
pub mod marks;
pub mod palette;
