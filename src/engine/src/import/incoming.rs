//! A file on its way in: written under a name of ours, then looked at and registered.

use std::path::PathBuf;

use kernel::import::LARGEST_FILE;
use kernel::{Error, Result, Rule, Uuid};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use super::commands::StoreImport;
use super::read::{Table, shorten};
use super::{files, target};
use crate::{Cx, fault};

/// A file being received. Dropped before it is registered, it is deleted.
#[derive(Debug)]
pub struct Incoming {
    id: Uuid,
    path: PathBuf,
    file: File,
    size: usize,
    kept: bool,
}

impl Incoming {
    /// Starts a file in the engine's folder.
    ///
    /// # Errors
    /// `Forbidden` without `imports:run`; `Internal` when the folder cannot be written.
    pub async fn begin(cx: &Cx) -> Result<Self> {
        cx.actor().reach(super::PERMISSION)?;
        let folder = files::folder(cx.engine());
        tokio::fs::create_dir_all(&folder).await.map_err(fault::internal)?;
        let id = cx.engine().clock().id();
        let path = folder.join(id.to_string());
        let file = File::create_new(&path).await.map_err(fault::internal)?;
        Ok(Self { id, path, file, size: 0, kept: false })
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// `Invalid` on `file` with `File` once it is too large.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += bytes.len();
        if self.size > LARGEST_FILE << 20 {
            return Err(Error::invalid("file", Rule::File(LARGEST_FILE)));
        }
        self.file.write_all(bytes).await.map_err(fault::internal)
    }

    /// Looks at the whole file, guesses its columns and registers it. `file_name` is only shown.
    ///
    /// # Errors
    /// `Invalid` on `file` when it is no table or too large; `Invalid` with `Choice` on `resource` for one that files
    /// cannot fill; `Forbidden` without the resource's `create`.
    pub async fn register(mut self, cx: &Cx, resource: &str, file_name: &str) -> Result<Uuid> {
        self.file.sync_all().await.map_err(fault::internal)?;
        let Ok(entry) = cx.engine().registry().import(resource) else {
            return Err(Error::invalid("resource", Rule::Choice));
        };
        let path = self.path.clone();
        let shape =
            tokio::task::spawn_blocking(move || Table::open(&path)?.shape()).await.map_err(fault::internal)??;
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let command = StoreImport {
            id: self.id,
            resource: resource.to_owned(),
            file_name: shorten(&name.replace(|c: char| c.is_control(), ""), 200),
            file_path: self.path.to_string_lossy().into_owned(),
            mapping: target::guess(entry.targets, &shape.header),
            shape,
        };
        let id = cx.perform(command).await?;
        self.kept = true;
        Ok(id)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.kept {
            // A file left behind does no harm: nothing names it.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
