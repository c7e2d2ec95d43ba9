//! Files that hold a key: made at first use, readable by their owner only.

use std::io::Write as _;
use std::path::Path;

use kernel::Result;

use crate::fault;

/// The bytes of a key's file. `make` gives them when it is not there; of two processes that make it at one moment both
/// read the first one's.
///
/// # Errors
/// `Internal` for a file that cannot be read or written.
pub fn read_or_make(path: &Path, make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    match std::fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            write_once(path, &make()?).map_err(fault::internal)?;
            std::fs::read(path).map_err(fault::internal)
        }
        read => read.map_err(fault::internal),
    }
}

/// Writes a file that is not there yet, whole or not at all; one that is there stays as it is.
fn write_once(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("{:016x}", rand::random::<u64>()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| std::fs::hard_link(&draft, path));
    std::fs::remove_file(&draft)?;
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        written => written,
    }
}
