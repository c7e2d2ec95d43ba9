//! Every failure of a benchmark is a sentence for the terminal.

/// A value, or why there is none.
pub type Outcome<T> = Result<T, String>;

/// Turns any error into its sentence.
pub trait Plain<T> {
    fn plain(self) -> Outcome<T>;
}

impl<T, E: std::fmt::Display> Plain<T> for Result<T, E> {
    fn plain(self) -> Outcome<T> {
        self.map_err(|error| error.to_string())
    }
}
