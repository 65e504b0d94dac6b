//! Rust files as the layering test sees them: code without comments, literals and tests.

use std::path::Path;

/// A file of the source tree.
pub struct File {
    /// Path from the root of the project, with forward slashes.
    pub path: String,
    /// The code: comments and literals blanked, tests cut off, line breaks kept.
    code: String,
}

/// Every Rust file below `src`, tests aside, by path.
pub fn files(src: &Path) -> Vec<File> {
    let texts = texts(src, "rs").into_iter();
    let mut files: Vec<File> = texts
        .filter(|(path, _)| !path.ends_with("/tests.rs") && !path.contains("/tests/"))
        .map(|(path, text)| File { path: format!("src/{path}"), code: without_tests(&blanked(&text)) })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Path below `root` and text of every file that ends in `.extension`.
pub fn texts(root: &Path, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut left = vec![root.to_owned()];
    while let Some(dir) = left.pop() {
        for entry in std::fs::read_dir(&dir).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                let below =
                    path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push((below, std::fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    found
}

impl File {
    /// The top module it belongs to.
    pub fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
    }

    /// Its name without `.rs`.
    pub fn stem(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path).trim_end_matches(".rs")
    }

    /// The code without white space: how it is broken into lines does not matter.
    pub fn packed(&self) -> String {
        self.code.split_whitespace().collect()
    }

    /// Its length in lines.
    pub fn length(&self) -> usize {
        self.code.trim_end().lines().count()
    }

    /// Lines, from 1, with the first of `words` that each holds.
    pub fn lines_with<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = (usize, &'a str)> {
        let lines = self.code.lines().enumerate();
        lines.filter_map(|(at, line)| words.iter().find(|word| holds(line, word)).map(|word| (at + 1, *word)))
    }

    /// Top modules that are named behind `crate::`, `crosscheck::` or enough `super::`, with their lines.
    pub fn imports(&self) -> Vec<(usize, String)> {
        let mut imports = Vec::new();
        for root in ["crate::", "crosscheck::"] {
            for at in starts(&self.code, root) {
                self.push_names(at + root.len(), at, &mut imports);
            }
        }
        for at in starts(&self.code, "super::") {
            let behind = &self.code[at..];
            let ups = behind.len() - behind.trim_start_matches("super::").len();
            if ups / "super::".len() == self.depth() && !self.code[..at].ends_with("super::") {
                self.push_names(at + ups, at, &mut imports);
            }
        }
        imports
    }

    /// How many `super::` lead to the root.
    fn depth(&self) -> usize {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').filter(|part| *part != "mod.rs").count()
    }

    /// The name, or the names in braces, that stand at `from`.
    fn push_names(&self, from: usize, at: usize, imports: &mut Vec<(usize, String)>) {
        let line = self.code[..at].matches('\n').count() + 1;
        let rest = &self.code[from..];
        let Some(group) = rest.strip_prefix('{') else {
            return imports.push((line, name(rest)));
        };
        let mut depth = 1;
        let mut expected = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' => expected = depth == 1,
                c if expected && !c.is_whitespace() => {
                    imports.push((line, name(&group[at..])));
                    expected = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// Line, name and length in lines of every function with a body.
    pub fn functions(&self) -> Vec<(usize, String, usize)> {
        let mut functions = Vec::new();
        for at in starts(&self.code, "fn ") {
            let rest = &self.code[at..];
            let Some(open) = rest.find(['{', ';']) else { continue };
            if rest[open..].starts_with(';') {
                continue;
            }
            let line = self.code[..at].matches('\n').count() + 1;
            let length = rest[..open + body(&rest[open..])].matches('\n').count() + 1;
            functions.push((line, name(&rest["fn ".len()..]), length));
        }
        functions
    }
}

/// Bytes up to the brace that closes the one `code` begins with.
fn body(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

/// Where `word` begins, not inside a longer word.
fn starts<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let whole = |at: &usize| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    code.match_indices(word).map(|(at, _)| at).filter(whole)
}

/// Whether `line` holds `word`, not inside a longer word.
fn holds(line: &str, word: &str) -> bool {
    let open = word.ends_with(|c: char| c.is_alphanumeric());
    starts(line, word).any(|at| {
        let behind = &line[at + word.len()..];
        !(open && behind.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// The identifier that `code` begins with.
fn name(code: &str) -> String {
    code.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The code before its inline tests.
fn without_tests(code: &str) -> String {
    match code.find("#[cfg(test)]\nmod tests {") {
        Some(at) => code[..at].to_owned(),
        None => code.to_owned(),
    }
}

/// `text` with comments, strings and characters blanked and line breaks kept.
fn blanked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = literal(rest, out.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        match length {
            0 => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
            length => {
                out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
                rest = &rest[length..];
            }
        }
    }
    out
}

/// The length of the comment, string or character that `rest` begins with, else 0.
fn literal(rest: &str, in_word: bool) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if rest.starts_with('"') {
        return quoted(rest);
    }
    if !in_word && rest.starts_with('r') {
        let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
        if rest[1 + hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let from = 2 + hashes;
            return rest[from..].find(&close).map_or(rest.len(), |end| from + end + close.len());
        }
    }
    if rest.starts_with('\'') {
        return character(rest);
    }
    0
}

/// The length of a string in double quotes.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; 0 for a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(0, |end| end + 4),
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

#[test]
fn code_is_read_without_comments_literals_and_tests() {
    let text = "use crate::{value::X, a::{b, c}}; // crate::no\nlet s = \"crate::no\\\"\"; let c = '\\''; let r = r#\"fn no() {\"#;\n\
                fn one<'a>() {\n  super::super::text::y();\n}\n#[cfg(test)]\nmod tests {\n use crate::no;\n}\n";
    let file = File { path: "src/grammar/date.rs".into(), code: without_tests(&blanked(text)) };
    let names: Vec<String> = file.imports().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["value", "a", "text"]);
    assert_eq!(file.functions(), [(3, "one".to_owned(), 3)]);
    assert_eq!((file.module(), file.stem(), file.length()), ("grammar", "date", 5));
}
