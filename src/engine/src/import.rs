//! Imports: being written.
