//! The folder of an index: a lock, one folder per build of the index, and a file that names the present one.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use super::{Error, Result};

/// Changes with everything that makes an existing index useless: the schema, the terms of a word, the version of
/// the library below. The folder of each build begins with it.
const FORMAT: &str = "5";

/// A folder that this process has for itself.
pub(super) struct Folder {
    path: PathBuf,
    // Held until the end; the lock goes with it, also when the process is killed.
    _lock: File,
}

impl Folder {
    pub(super) fn lock(path: &Path) -> Result<Self> {
        fs::create_dir_all(path)?;
        let lock = File::options().create(true).truncate(false).write(true).open(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse(path.display().to_string())),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The present build, if it is of this format.
    pub(super) fn present(&self) -> Option<PathBuf> {
        let name = fs::read_to_string(self.path.join("present")).ok()?;
        let (format, number) = name.trim().split_once('-')?;
        let sound = format == FORMAT && number.bytes().all(|byte| byte.is_ascii_digit());
        let path = self.path.join(name.trim());
        (sound && path.is_dir()).then_some(path)
    }

    /// An empty folder for a new build.
    pub(super) fn fresh(&self) -> Result<PathBuf> {
        let numbers =
            fs::read_dir(&self.path)?.filter_map(|entry| number(&entry.ok()?.file_name().to_string_lossy()));
        let next = numbers.max().unwrap_or(0) + 1;
        let path = self.path.join(format!("{FORMAT}-{next}"));
        fs::create_dir(&path)?;
        if !self.path.join("present").exists() {
            self.point_to(&path)?;
        }
        Ok(path)
    }

    /// Names `build` as the present one, in one step.
    pub(super) fn point_to(&self, build: &Path) -> Result<()> {
        let name = build.file_name().unwrap_or_default().to_string_lossy();
        let new = self.path.join("present.new");
        fs::write(&new, name.as_bytes())?;
        fs::rename(new, self.path.join("present"))?;
        Ok(())
    }

    /// Throws all other builds away. Who still reads an old one keeps its files until then.
    pub(super) fn keep_only(&self, build: Option<&Path>) -> Result<()> {
        if let Some(build) = build {
            self.point_to(build)?;
        }
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let old = number(&entry.file_name().to_string_lossy()).is_some()
                && Some(entry.path().as_path()) != build;
            if old && entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

/// The number in the name of a build, of any format.
fn number(name: &str) -> Option<u64> {
    let (format, number) = name.split_once('-')?;
    format.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}
