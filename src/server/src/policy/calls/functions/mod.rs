//! Every server function.

mod access;
mod rooms;

pub use access::ACCESS;
pub use rooms::ROOMS;
