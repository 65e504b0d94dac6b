//! What the settings say of a publisher: how it writes dates, where its clocks stand, whether others are held against it.

use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::Spanned;

use crosscheck::claim::slug;
use crosscheck::knowledge::{FactsFile, Problem, meant};
use crosscheck::source::Source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    name: Spanned<String>,
    #[serde(default)]
    files: Vec<Spanned<String>>,
    date_order: Option<Spanned<String>>,
    time_zone: Option<Spanned<String>>,
    #[serde(default)]
    reference: bool,
}

/// A publisher.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    files: Vec<GlobMatcher>,
    day_first: Option<bool>,
    zone: Option<TimeZone>,
    reference: bool,
}

/// How numeric dates are written.
const ORDERS: [&str; 2] = ["month-day", "day-month"];

impl Publisher {
    /// Reads an entry of the settings; patterns are taken from the directory of their file.
    pub fn read(entry: Entry, file: &FactsFile, dir: &Path) -> Result<Self, Problem> {
        let wrong =
            |span, message: String, help: String| Problem::new(file, span, message).with_help(Some(help));
        let mut files = Vec::new();
        for pattern in &entry.files {
            let below = dir.join(pattern.get_ref());
            let glob = GlobBuilder::new(&below.to_string_lossy()).literal_separator(true).build();
            let glob = glob.map_err(|error| {
                let message = format!("the pattern cannot be read: {}", error.kind());
                wrong(
                    pattern.span(),
                    message,
                    "`*` stands for any part of a name, `**` for any directories".to_owned(),
                )
            })?;
            files.push(glob.compile_matcher());
        }
        let day_first = match &entry.date_order {
            None => None,
            Some(order) => Some(
                ORDERS.iter().position(|known| known == order.get_ref()).ok_or_else(|| {
                    let help = meant(order.get_ref(), ORDERS.into_iter());
                    wrong(order.span(), format!("unknown order `{}`", order.get_ref()), help)
                })? == 1,
            ),
        };
        let zone = match &entry.time_zone {
            None => None,
            Some(zone) => Some(TimeZone::get(zone.get_ref()).map_err(|_| {
                let message = format!("unknown time zone `{}`", zone.get_ref());
                wrong(zone.span(), message, "name it as Europe/Paris or UTC".to_owned())
            })?),
        };
        Ok(Self { name: entry.name.into_inner(), files, day_first, zone, reference: entry.reference })
    }

    /// Adds to a source of this publisher what is known of it.
    pub fn describe(&self, source: &mut Source) {
        let path = source.file.as_deref().unwrap_or(&source.path);
        let given = &mut source.given;
        let named = given.publisher.as_deref().map(|name| slug(name) == slug(&self.name));
        if !named.unwrap_or_else(|| self.files.iter().any(|files| files.is_match(path))) {
            return;
        }
        given.publisher.get_or_insert_with(|| self.name.clone());
        given.day_first = given.day_first.or(self.day_first);
        given.reference |= self.reference;
        if let (Some(zone), Some(published)) = (&self.zone, &mut given.published)
            && let (Some(time), None) = (published.time, published.offset)
            && let Ok(moment) = zone.to_zoned(published.date.to_datetime(time))
        {
            published.offset = i16::try_from(moment.offset().seconds() / 60).ok();
        }
    }

    /// What is set of it, in a few words.
    pub fn summary(&self) -> String {
        let order = self.day_first.and_then(|first| ORDERS.get(usize::from(first)));
        let zone = self.zone.as_ref().and_then(TimeZone::iana_name);
        let reference = self.reference.then_some("reference");
        let parts: Vec<&str> = order.copied().into_iter().chain(zone).chain(reference).collect();
        parts.join(", ")
    }
}
