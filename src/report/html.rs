//! For reviewers: one file that needs nothing else, with every finding, its passages side by side, its proof and its graph,
//! and every source with what was read in it.
//!
//! Nothing of a text can become more than text. Every field passes one place on its way into the page, which makes hidden
//! characters visible and escapes the rest; links lead to places of the page only; and the page's own policy lets no style and
//! no script run but the two it was made with, which it knows by their hashes.

mod draft;
mod graph;
mod lattice;
mod marked;
mod view;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Error, Output, State, UndefinedBehavior, Value, escape_formatter};
use sha2::{Digest as _, Sha256};

use super::drawing::visible::one_line;
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "html", summary: "for reviewers: one page with everything", claims: true, render };

const NAME: &str = "page.html";
const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let mut environment = Environment::new();
    environment.set_formatter(visible);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let page = view::page(report, style, policy());
    let added = environment.add_template(NAME, TEMPLATE);
    let rendered = added.and_then(|()| environment.get_template(NAME)?.render(Value::from(Serde(&page))));
    // The template is part of the program and tested with it: what it asks for is there.
    rendered.unwrap_or_else(|error| error.to_string()).into_bytes()
}

/// Whatever is printed into the page: hidden characters become visible, and all of it text.
fn visible(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => escape_formatter(out, state, &Value::from(one_line(text))),
        None => escape_formatter(out, state, value),
    }
}

/// What the page may do: nothing but show itself with its own style and script.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[cfg(test)]
mod tests;
