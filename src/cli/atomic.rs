//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts `bytes` into a file: whoever reads it finds what was there before or all of the new, also if the program is killed.
///
/// A link is followed to the file it names. A device or a pipe is written to as it is.
///
/// # Errors
///
/// The directory is missing, or it or the file may not be written to.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    Lock::of(path)?.write(bytes)
}

/// Puts `bytes` into a new file, whole or not at all.
///
/// # Errors
///
/// There is such a file already, or one cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let lock = Lock::of(path)?;
    lock.whole(bytes)?.persist_noclobber(&lock.target).map_err(|error| error.error)?;
    Ok(())
}

/// Keeps other runs from changing `path` until it is dropped; its directory is made if it is missing.
///
/// # Errors
///
/// The directory cannot be made or opened.
pub fn lock(path: &Path) -> io::Result<Lock> {
    fs::create_dir_all(directory(path))?;
    Lock::of(path)
}

/// A file that this run alone writes to.
pub struct Lock {
    /// Where the file really lies.
    target: PathBuf,
    _directory: Option<fs::File>,
}

impl Lock {
    fn of(path: &Path) -> io::Result<Self> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let directory = match fs::File::open(directory(&target)) {
            Ok(directory) => match directory.lock() {
                Ok(()) => Some(directory),
                // A file system without locks.
                Err(error) if error.kind() == io::ErrorKind::Unsupported => None,
                Err(error) => return Err(error),
            },
            // Not every system opens directories; files are written whole all the same.
            Err(_) if cfg!(not(unix)) => None,
            Err(error) => return Err(error),
        };
        Ok(Self { target, _directory: directory })
    }

    /// Puts `bytes` into the file.
    ///
    /// # Errors
    ///
    /// It or its directory may not be written to.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        self.whole(bytes)?.persist(&self.target).map_err(|error| error.error)?;
        Ok(())
    }

    /// A file beside the target with all `bytes` in it. It has one name, so that what a killed run left is written anew.
    fn whole(&self, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
        let name = self.target.file_name().unwrap_or_default().to_string_lossy();
        let name = format!(".crosscheck-{name}.tmp");
        let directory = directory(&self.target);
        match fs::remove_file(directory.join(&name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = builder(&self.target).prefix(&name).rand_bytes(0).tempfile_in(directory)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    }
}

/// The directory that a file lies in.
pub fn directory(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// For a file with the permissions of the old one, else those that a new file gets.
fn builder<'n>(target: &Path) -> tempfile::Builder<'n, 'n> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let old = fs::metadata(target).map(|metadata| metadata.permissions());
        builder.permissions(old.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("report.txt");
        for text in ["one", "two"] {
            write(&path, text.as_bytes()).expect("written");
            assert_eq!(fs::read_to_string(&path).expect("readable"), text);
        }
        assert_eq!(fs::read_dir(directory.path()).expect("a directory").count(), 1);
        assert!(write(&directory.path().join("missing/report.txt"), b"x").is_err());
    }

    #[test]
    fn what_a_killed_run_left_is_gone_with_the_next() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("report.txt");
        fs::write(directory.path().join(".crosscheck-report.txt.tmp"), "hal").expect("written");
        write(&path, b"whole").expect("written");
        assert_eq!(fs::read_to_string(&path).expect("readable"), "whole");
        assert_eq!(fs::read_dir(directory.path()).expect("a directory").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_keeps_naming_the_file_and_the_file_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let directory = tempfile::tempdir().expect("a directory");
        let (path, link) = (directory.path().join("report.txt"), directory.path().join("link"));
        fs::write(&path, "one").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        std::os::unix::fs::symlink(&path, &link).expect("a link");
        write(&link, b"two").expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").file_type().is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("readable"), "two");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_new_file_replaces_none() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("baseline.json");
        create(&path, b"one").expect("written");
        assert_eq!(create(&path, b"two").map_err(|e| e.kind()), Err(io::ErrorKind::AlreadyExists));
        assert_eq!(fs::read_to_string(&path).expect("readable"), "one");
    }
}
