//! Which articles belong to one story, and what it is called.

use std::collections::{BTreeMap, BTreeSet};

/// How articles are put into stories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoryBy {
    /// A JSONL `story` decides; else all articles of one JSONL file are a story; else the files of one directory; if
    /// every named file is alone in its directory, all are one.
    #[default]
    Auto,
    /// The files of one directory, whatever they say.
    Directory,
    /// All articles are one story.
    One,
}

/// Where an article stands, as far as stories go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Path of its file; empty for standard input.
    pub file: String,
    /// Path of the file's directory, without links.
    pub directory: String,
    /// The `story` of a JSONL article.
    pub story: Option<String>,
    /// Whether the file is JSONL.
    pub listed: bool,
    /// Whether an argument names the file itself.
    pub named: bool,
}

/// What makes articles one story.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    All,
    Said(String),
    File(String),
    Directory(String),
    Stdin,
}

/// The name of each article's story.
pub(super) fn stories(standings: &[Standing], by: StoryBy) -> Vec<String> {
    let mut keys: Vec<Key> = standings.iter().map(|standing| key(standing, by)).collect();
    if by == StoryBy::Auto {
        join_scattered(standings, &mut keys);
        join_stdin(&mut keys);
    }
    let names = names(&keys);
    keys.iter().map(|key| names.get(key).cloned().unwrap_or_default()).collect()
}

fn key(standing: &Standing, by: StoryBy) -> Key {
    match (by, &standing.story) {
        (StoryBy::One, _) => Key::All,
        (StoryBy::Auto, Some(story)) => Key::Said(story.clone()),
        (StoryBy::Auto, None) if standing.listed && !standing.file.is_empty() => {
            Key::File(standing.file.clone())
        }
        _ if standing.file.is_empty() => Key::Stdin,
        _ => Key::Directory(standing.directory.clone()),
    }
}

/// If every named file is alone in its directory, they are one story.
fn join_scattered(standings: &[Standing], keys: &mut [Key]) {
    let mut directories = BTreeSet::new();
    let mut files = 0;
    for (standing, key) in standings.iter().zip(keys.iter()) {
        match key {
            Key::Directory(_) if !standing.named => return,
            Key::Directory(directory) => {
                files += 1;
                directories.insert(directory.clone());
            }
            _ => {}
        }
    }
    if files > 1 && files == directories.len() {
        keys.iter_mut().filter(|key| matches!(key, Key::Directory(_))).for_each(|key| *key = Key::All);
    }
}

/// An article from standard input joins the one story there is.
fn join_stdin(keys: &mut [Key]) {
    let others: BTreeSet<Key> = keys.iter().filter(|key| **key != Key::Stdin).cloned().collect();
    let mut others = others.into_iter();
    if let (Some(only), None) = (others.next(), others.next()) {
        keys.iter_mut().filter(|key| **key == Key::Stdin).for_each(|key| *key = only.clone());
    }
}

/// A name for each story: the last part of its path, or the whole path where two stories would be called the same.
fn names(keys: &[Key]) -> BTreeMap<Key, String> {
    let keys: BTreeSet<&Key> = keys.iter().collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for key in &keys {
        *taken.entry(short(key)).or_default() += 1;
    }
    let name = |key: &Key| {
        let short = short(key);
        let shared = taken.get(&short).is_some_and(|times| *times > 1);
        match key {
            Key::File(path) | Key::Directory(path) if shared => path.clone(),
            _ => short,
        }
    };
    keys.into_iter().map(|key| (key.clone(), name(key))).collect()
}

fn short(key: &Key) -> String {
    match key {
        Key::All => "all".to_owned(),
        Key::Stdin => "stdin".to_owned(),
        Key::Said(story) => story.clone(),
        Key::File(path) => {
            let name = last(path);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
        }
        Key::Directory(path) => last(path).to_owned(),
    }
}

fn last(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `path`, `path=story`, with `+` before named files; `.jsonl` files are listed; `-` is standard input.
    fn check(by: StoryBy, articles: &[&str], expected: &[&str]) {
        let standings: Vec<Standing> = articles
            .iter()
            .map(|article| {
                let (path, story) =
                    article.split_once('=').map_or((*article, None), |(path, story)| (path, Some(story)));
                let named = path.starts_with('+');
                let file = path.trim_start_matches('+');
                Standing {
                    file: if file == "-" { String::new() } else { file.to_owned() },
                    directory: format!(
                        "/w/{}",
                        file.rsplit_once('/').map_or("here", |(directory, _)| directory)
                    ),
                    story: story.map(str::to_owned),
                    listed: file.ends_with(".jsonl"),
                    named,
                }
            })
            .collect();
        assert_eq!(stories(&standings, by), expected, "{articles:?}");
    }

    #[test]
    fn auto_follows_what_the_articles_say_of_themselves() {
        use StoryBy::Auto;
        check(Auto, &["s/fire/a.txt", "s/fire/b.txt", "s/flood/a.txt"], &["fire", "fire", "flood"]);
        check(Auto, &["s/x.jsonl", "s/x.jsonl", "s/y.jsonl", "s/a.txt"], &["x", "x", "y", "s"]);
        check(Auto, &["x.jsonl=fire", "x.jsonl", "y.jsonl=fire"], &["fire", "x", "fire"]);
        check(Auto, &["+a/1.txt", "+b/1.txt", "+c/1.txt"], &["all", "all", "all"]);
        check(Auto, &["+a/1.txt", "+a/2.txt", "+c/1.txt"], &["a", "a", "c"]);
        check(Auto, &["a/1.txt", "b/1.txt"], &["a", "b"]);
        check(Auto, &["+a/1.txt"], &["a"]);
        check(Auto, &["a/x/1.txt", "b/x/1.txt"], &["/w/a/x", "/w/b/x"]);
        check(Auto, &["+-", "+a/1.txt"], &["a", "a"]);
        check(Auto, &["+-"], &["stdin"]);
        check(Auto, &["-", "a/1.txt", "b/1.txt"], &["stdin", "a", "b"]);
    }

    #[test]
    fn the_reader_decides_otherwise() {
        check(StoryBy::One, &["a/1.txt", "b/x.jsonl=fire"], &["all", "all"]);
        check(StoryBy::Directory, &["+a/1.txt", "+b/1.txt", "b/x.jsonl=fire"], &["a", "b", "b"]);
    }
}
