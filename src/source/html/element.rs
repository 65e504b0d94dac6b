//! What the elements of HTML mean for the text of a page, and which of them are open.

use std::borrow::Cow;

use html5gum::StartTag;

/// What an element means for the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of the line it stands in; its tags are passed over.
    Inline,
    /// As [`Kind::Inline`], without an end tag.
    Void,
    /// A paragraph of its own.
    Block,
    Article,
    Main,
    /// `header`, `footer`: furniture, unless they are those of an article.
    Margin,
    /// A block that is not read, unless the article stands in it.
    Form,
    /// A block that is not read.
    Aside,
    /// Not read, in the midst of a line.
    Unread,
    /// `sup`: a link in it leads to a note.
    Raised,
    /// The headline.
    Headline,
    Item,
    Row,
    Cell,
    /// Its line ends are line ends.
    Preformatted,
    /// `br`.
    LineBreak,
    /// `hr`.
    Rule,
}

impl Kind {
    /// Whether an element is part of a line.
    fn is_inline(self) -> bool {
        matches!(self, Self::Inline | Self::Unread | Self::Raised)
    }
}

/// Names of elements by what they mean. Struck text is no longer said, so `del` and `s` are not read.
const KINDS: &[(Kind, &[&str])] = &[
    (Kind::Article, &["article"]),
    (Kind::Main, &["main"]),
    (Kind::Margin, &["header", "footer"]),
    (Kind::Form, &["form"]),
    (Kind::Aside, &["aside", "dialog", "figcaption", "nav"]),
    (
        Kind::Unread,
        &[
            "audio", "button", "canvas", "datalist", "del", "iframe", "math", "noembed", "noframes",
            "noscript", "object", "rp", "rt", "s", "script", "select", "strike", "style", "svg", "template",
            "textarea", "title", "video",
        ],
    ),
    (Kind::Raised, &["sup"]),
    (Kind::Headline, &["h1"]),
    (Kind::Item, &["li"]),
    (Kind::Row, &["tr", "dt", "dd", "caption"]),
    (Kind::Cell, &["td", "th"]),
    (Kind::Preformatted, &["pre", "listing", "xmp", "plaintext"]),
    (Kind::LineBreak, &["br"]),
    (Kind::Rule, &["hr"]),
    (
        Kind::Void,
        &[
            "area", "base", "basefont", "bgsound", "col", "embed", "frame", "img", "input", "keygen", "link",
            "meta", "param", "source", "track", "wbr",
        ],
    ),
    (
        Kind::Block,
        &[
            "address",
            "blockquote",
            "center",
            "colgroup",
            "details",
            "dir",
            "div",
            "dl",
            "fieldset",
            "figure",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hgroup",
            "legend",
            "menu",
            "ol",
            "optgroup",
            "option",
            "p",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "ul",
        ],
    ),
];

/// Elements that end where another one of these begins right inside them.
const SIBLINGS: &[&[&str]] =
    &[&["li"], &["dt", "dd"], &["td", "th"], &["tr"], &["thead", "tbody", "tfoot"], &["option"]];

/// What a table is made of; other end tags do not end a cell.
const TABLE: &[&str] = &["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"];

/// So many elements are open at most; browsers stop there as well. What lies deeper is read, but ends nothing.
const DEEPEST: usize = 512;

/// What an element of this name means, with its name.
pub(super) fn kind(name: &[u8]) -> (Kind, Option<&'static str>) {
    let named = |kind: Kind, names: &'static [&'static str]| {
        names.iter().find(|known| known.as_bytes() == name).map(|name| (kind, Some(*name)))
    };
    KINDS.iter().find_map(|(kind, names)| named(*kind, names)).unwrap_or((Kind::Inline, None))
}

/// An element whose end was not seen yet.
#[derive(Debug)]
struct Element {
    name: Cow<'static, [u8]>,
    kind: Kind,
    /// Whether it is part of a line, and is remembered because it is not read.
    inline: bool,
    /// Whether what it holds is not read.
    unread: bool,
    /// Whether it is an article or lies in one.
    article: bool,
    /// Whether its line ends count.
    preformatted: bool,
}

/// The open elements of a page, from the outermost.
#[derive(Debug)]
pub(super) struct Open {
    elements: Vec<Element>,
    /// How many are open beyond [`DEEPEST`].
    beyond: usize,
    /// Byte at which the one element begins that is read; without one, all are.
    root: Option<usize>,
    /// Whether forms are looked into.
    forms: bool,
}

impl Open {
    /// A page of which all is looked into, forms as well.
    pub fn anywhere() -> Self {
        Self { elements: Vec::new(), beyond: 0, root: None, forms: true }
    }

    /// A page of which only the element that begins at a byte is read, or everything without one.
    pub fn within(root: Option<usize>) -> Self {
        Self { elements: Vec::new(), beyond: 0, root, forms: false }
    }

    /// Whether text at this place is not read.
    pub fn is_unread(&self) -> bool {
        self.elements.last().map_or(self.root.is_some(), |element| element.unread)
    }

    /// Whether this place lies in an article.
    pub fn is_in_article(&self) -> bool {
        self.elements.last().is_some_and(|element| element.article)
    }

    /// Whether line ends count at this place.
    pub fn is_preformatted(&self) -> bool {
        self.elements.last().is_some_and(|element| element.preformatted)
    }

    /// Takes in a start tag of an element of a kind.
    pub fn start(&mut self, tag: &StartTag<usize>, kind: Kind, name: Option<&'static str>) {
        let inline = kind.is_inline();
        if let Some(name) = name.filter(|_| !inline) {
            self.end_siblings(name);
        }
        let above = self.elements.last();
        let is_note = above.is_some_and(|e| e.kind == Kind::Raised) && **tag.name == *b"a";
        let hidden = is_hidden(tag) || is_note;
        // Within what is hidden in a line, tags are counted to find its end.
        let counted = kind != Kind::Inline || hidden || above.is_some_and(|e| e.inline);
        let single =
            matches!(kind, Kind::Void | Kind::LineBreak | Kind::Rule) || (inline && tag.self_closing);
        if single || !counted {
            return;
        }
        if self.elements.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let in_article = above.is_some_and(|e| e.article);
        let apart = match kind {
            Kind::Aside | Kind::Unread => true,
            Kind::Form => !self.forms,
            Kind::Margin => !in_article,
            // An article within an article is a comment on it or leads to another one.
            Kind::Article => in_article,
            _ => false,
        };
        let is_root = self.root == Some(tag.span.start);
        let unread = hidden || (!is_root && (apart || self.is_unread()));
        let preformatted = kind == Kind::Preformatted || above.is_some_and(|e| e.preformatted);
        let name = name.map_or_else(|| Cow::Owned(tag.name.to_vec()), |name| Cow::Borrowed(name.as_bytes()));
        let article = in_article || kind == Kind::Article;
        self.elements.push(Element { name, kind, inline, unread, article, preformatted });
    }

    /// Ends what an element that begins cannot lie in: a paragraph, or the item before.
    fn end_siblings(&mut self, name: &str) {
        let group = SIBLINGS.iter().position(|group| group.contains(&name));
        let group = group.and_then(|at| SIBLINGS.get(at)).copied().unwrap_or(&[]);
        // A row ends the cell before it, a body of a table also the row.
        let parts: &[&str] = match name {
            "tr" => &["td", "th"],
            "thead" | "tbody" | "tfoot" => &["td", "th", "tr"],
            _ => &[],
        };
        let ends = |element: &Element| {
            let is = |known: &str| known.as_bytes() == &*element.name;
            is("p") || parts.iter().chain(group).any(|part| is(part))
        };
        let mut ended = 0;
        while ended < 4 && self.elements.last().is_some_and(ends) {
            // Of a group only one is open: what lies further out is another list.
            let last = self.elements.last().is_some_and(|e| group.iter().any(|g| g.as_bytes() == &*e.name));
            self.elements.pop();
            ended += 1;
            if last {
                break;
            }
        }
    }

    /// Takes in an end tag.
    pub fn end(&mut self, name: &[u8], kind: Kind) {
        if matches!(kind, Kind::Void | Kind::LineBreak | Kind::Rule) {
            return;
        }
        let inline = kind.is_inline();
        if inline && !self.elements.last().is_some_and(|element| element.inline) {
            return;
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let of_table = TABLE.iter().any(|known| known.as_bytes() == name);
        for (at, element) in self.elements.iter().enumerate().rev() {
            if *element.name == *name {
                self.elements.truncate(at);
                return;
            }
            if (inline && !element.inline) || (!of_table && element.kind == Kind::Cell) {
                return;
            }
        }
    }
}

/// Whether an element is not shown.
fn is_hidden(tag: &StartTag<usize>) -> bool {
    let aria = tag.attributes.get(&b"aria-hidden"[..]);
    tag.attributes.contains_key(&b"hidden"[..])
        || aria.is_some_and(|value| value.eq_ignore_ascii_case(b"true"))
}
