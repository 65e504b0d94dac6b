//! Page furniture: the words by which captions, bylines, comment boxes, related links and navigation are known.
//! Closed tables of general English furniture; text is divided before any knowledge is loaded.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// What a furniture phrase says about what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// The line alone is furniture.
    Line,
    /// Links follow: short blocks after it are furniture until running text resumes.
    Links,
    /// The article has ended: what follows is furniture unless much running text resumes.
    End,
}

/// Lines that begin so end an article.
const END: &[&str] = &[
    "add a comment",
    "add comment",
    "be the first to comment",
    "comment (",
    "comments (",
    "join the conversation",
    "join the discussion",
    "leave a comment",
    "leave a reply",
    "leave your comment",
    "log in to comment",
    "more from the author",
    "more from this author",
    "more in this category",
    "more in this section",
    "most commented",
    "most popular",
    "most read",
    "most shared",
    "most viewed",
    "no comments",
    "other articles",
    "other news",
    "other stories",
    "people also read",
    "please leave a comment",
    "popular articles",
    "popular posts",
    "popular stories",
    "post a comment",
    "post your comment",
    "read next",
    "recommended articles",
    "recommended for you",
    "recommended stories",
    "same author",
    "same category",
    "same topic",
    "share your thoughts",
    "submit a comment",
    "suggested articles",
    "top comments",
    "trending now",
    "up next",
    "user comments",
    "view all comments",
    "view comments",
    "what others are reading",
    "what to read next",
    "write a comment",
    "you may also be interested",
    "you may also like",
    "you may like",
    "you might also",
    "you might like",
];

/// Whole lines that end an article.
const END_WHOLE: &[&str] = &[
    "comment",
    "comments",
    "discussion",
    "next article",
    "next post",
    "previous article",
    "previous post",
    "recommended",
    "trending",
];

/// Lines that begin so introduce links.
const LINKS: &[&str] = &[
    "around the web",
    "also read",
    "editor's picks",
    "editors' picks",
    "elsewhere on the web",
    "external links",
    "from our partners",
    "from the web",
    "further reading",
    "in other news",
    "in pictures",
    "latest articles",
    "latest headlines",
    "latest news",
    "latest posts",
    "latest stories",
    "more coverage",
    "more from",
    "more information",
    "more news",
    "more on this",
    "more stories",
    "more top stories",
    "promoted stories",
    "read more",
    "read also",
    "recent posts",
    "related article",
    "related content",
    "related coverage",
    "related internet links",
    "related link",
    "related news",
    "related post",
    "related reading",
    "related stories",
    "related story",
    "related topic",
    "related video",
    "see also",
    "sponsored content",
    "sponsored links",
    "top news",
    "top stories",
    "watch more",
];

/// Whole lines that introduce links.
const LINKS_WHOLE: &[&str] =
    &["related", "related:", "more on this story", "keywords", "categories", "tags", "topics"];

/// Lines that begin so are furniture by themselves.
const LINE: &[&str] = &[
    "© ",
    "(c) ",
    "accept all",
    "accept cookies",
    "all rights reserved",
    "article continues below",
    "click here",
    "click to",
    "continue reading",
    "cookie policy",
    "cookie settings",
    "copyright ",
    "download the app",
    "download our app",
    "email this",
    "filed under",
    "follow us",
    "get our newsletter",
    "get the latest",
    "have your say",
    "jump to",
    "last modified",
    "listen to this article",
    "min read",
    "please enable javascript",
    "print this",
    "privacy policy",
    "read full story",
    "read the full",
    "register now",
    "report a typo",
    "save article",
    "save this",
    "scroll down",
    "send us",
    "share on",
    "share this",
    "share via",
    "show more",
    "sign in",
    "sign up",
    "skip to",
    "story continues below",
    "subscribe ",
    "tags:",
    "terms and conditions",
    "terms of",
    "this site uses cookies",
    "topics:",
    "categories:",
    "keywords:",
    "tweet this",
    "view gallery",
    "view larger",
    "view more",
    "view photos",
    "watch live",
    "watch now",
    "we use cookies",
    "your browser does not",
];

/// Whole lines of navigation.
const LINE_WHOLE: &[&str] = &[
    "about us",
    "ad",
    "advertisement",
    "advertising",
    "back to top",
    "bookmark",
    "breaking news",
    "close",
    "contact us",
    "copy link",
    "e-mail",
    "email",
    "facebook",
    "gallery",
    "google+",
    "home",
    "instagram",
    "like",
    "linkedin",
    "loading",
    "loading...",
    "log in",
    "login",
    "menu",
    "more",
    "navigation",
    "newsletter",
    "newsletters",
    "next",
    "pinterest",
    "previous",
    "print",
    "reddit",
    "register",
    "reply",
    "rss",
    "save",
    "search",
    "send",
    "share",
    "sponsored",
    "subscribe",
    "telegram",
    "top",
    "tweet",
    "twitter",
    "video",
    "videos",
    "watch",
    "whatsapp",
    "x",
    "youtube",
];

/// Phrases that make a short paragraph a call to the reader, wherever they stand in it.
const CALLS: &[&str] = &[
    "accept our use of cookies",
    "all rights reserved",
    "click here to",
    "delivered to your inbox",
    "follow us on",
    "in the comments below",
    "join our newsletter",
    "leave a comment",
    "may not be published, broadcast",
    "our newsletter",
    "reproduced without permission",
    "share your comments",
    "share your thoughts",
    "sign up for our",
    "sign up for the",
    "sign up to our",
    "straight to your inbox",
    "subscribe to our",
    "this website uses cookies",
    "to your inbox every",
    "we use cookies",
];

/// Beginnings of captions and photo credits.
const CAPTION: &[&str] = &[
    "archive photo",
    "file image",
    "file photo",
    "file picture",
    "file pic",
    "graphic:",
    "graphic by",
    "handout photo",
    "illustration photo",
    "illustration:",
    "illustrative image",
    "illustrative photo",
    "image caption",
    "image copyright",
    "image credit",
    "image source",
    "image:",
    "image by",
    "images:",
    "map:",
    "media caption",
    "photo by",
    "photo caption",
    "photo credit",
    "photo courtesy",
    "photo illustration",
    "photo source",
    "photo/",
    "photo:",
    "photograph by",
    "photograph:",
    "photos by",
    "photos:",
    "picture by",
    "picture caption",
    "picture credit",
    "picture:",
    "pictured:",
    "pictures:",
    "screengrab",
    "screenshot",
    "stock photo",
    "video caption",
    "video:",
    "ảnh:",
    "ảnh minh",
];

/// Endings that show a credit: "… Photo: Jane Doe", "(AP Photo/Jane Doe)".
const CREDITS: &[&str] = &[
    "(afp photo",
    "(afp/",
    "(ap photo",
    "(ap/",
    "(file photo",
    "(getty",
    "(image:",
    "(image credit",
    "(photo:",
    "(photo by",
    "(photo credit",
    "(photo courtesy",
    "(picture:",
    "(pic:",
    "(reuters/",
    "(xinhua/",
    "/getty images",
    "/reuters)",
    "/shutterstock",
    " photo: ",
    " photo credit: ",
    " picture: ",
    " image: ",
    " photograph: ",
    "[photo",
    "- ảnh ",
    " ảnh: ",
];

/// File name endings of pictures.
const IMAGE_FILES: &[&str] =
    &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif", ".heic"];

/// Beginnings of credit and source lines.
const BYLINE: &[&str] = &[
    "by ",
    "by: ",
    "author:",
    "compiled by",
    "contributed by",
    "correspondent:",
    "edited by",
    "editing by",
    "editor:",
    "posted by",
    "posted on",
    "published by",
    "published on",
    "published:",
    "published at",
    "reported by",
    "reporter:",
    "reporting by",
    "source:",
    "source -",
    "sources:",
    "story by",
    "text by",
    "translated by",
    "updated by",
    "updated on",
    "updated:",
    "via:",
    "words by",
    "written by",
    "additional reporting",
];

/// Searchers for [`CALLS`]: every short paragraph is searched for each, and making a searcher costs more than that.
static CALL_FINDERS: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| CALLS.iter().map(Finder::new).collect());

/// Furniture that a line is, by its own words. `line` is folded: small letters, straight apostrophes.
pub(super) fn furniture(line: &str) -> Option<Furniture> {
    let bare = line.trim_end_matches([':', '.', '!', '»', '›', '…', ' ', '>']);
    let begins = |list: &[&str]| list.iter().any(|phrase| line.starts_with(phrase));
    if begins(END) || END_WHOLE.contains(&bare) {
        Some(Furniture::End)
    } else if begins(LINKS) || LINKS_WHOLE.contains(&bare) {
        Some(Furniture::Links)
    } else if begins(LINE) || LINE_WHOLE.contains(&bare) {
        Some(Furniture::Line)
    } else {
        None
    }
}

/// Whether a folded paragraph calls on the reader to comment, subscribe or accept something.
pub(super) fn is_call(paragraph: &str) -> bool {
    CALL_FINDERS.iter().any(|finder| finder.find(paragraph.as_bytes()).is_some())
}

/// Whether a folded line is a caption or a photo credit.
pub(super) fn is_caption(line: &str) -> bool {
    CAPTION.iter().any(|phrase| line.starts_with(phrase))
        // Every credit has one of these signs, and few paragraphs do.
        || (line.contains(['(', '[', '/', ':', '-']) && CREDITS.iter().any(|phrase| line.contains(phrase)))
}

/// Whether a folded line is the name of a picture's file.
pub(super) fn is_image_file(line: &str) -> bool {
    IMAGE_FILES.iter().any(|ending| line.ends_with(ending))
}

/// Whether a folded line begins as a byline, credit or source line does.
pub(super) fn is_byline(line: &str) -> bool {
    BYLINE.iter().any(|phrase| line.starts_with(phrase))
}
