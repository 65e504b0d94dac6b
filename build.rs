//! Lists the files of `facts/` for `knowledge`: the text of each, for what is told of its faults, and the same records in
//! JSON, which is read ten times as fast as TOML at every start.

#![expect(clippy::disallowed_methods, reason = "cargo tells a build script its places by the environment")]

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=facts");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("facts");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let path = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file)?;
        // What is no TOML is left to `facts check`, which draws the fault.
        let records = toml::from_str::<toml::Table>(&text).ok();
        let records = records.map(|table| serde_json::to_string(&table)).transpose()?;
        writeln!(
            list,
            "EmbeddedFile {{ path: {path:?}, text: include_str!({file:?}), records: {records:?} }},"
        )?;
    }
    list.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("facts.rs"), list)?;
    Ok(())
}

/// The TOML files of a directory and of those in it.
fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
