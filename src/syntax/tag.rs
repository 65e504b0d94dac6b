//! Parts of speech: the universal tags and the Penn Treebank's, as the training data pair them.

/// A universal part of speech (Universal Dependencies, version 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Upos {
    /// Adjective.
    Adj,
    /// Adposition: a preposition or a verb's particle.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary or copula.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: `to`, `not`, the possessive ending.
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// Anything else.
    X,
}

impl Upos {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// The name the treebanks use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == name)
    }
}

/// A Penn Treebank tag, with the additions of the English treebanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Xpos {
    /// Currency sign.
    Dollar,
    /// Closing quotation mark.
    CloseQuote,
    /// Comma.
    Comma,
    /// Opening bracket.
    LeftBracket,
    /// Closing bracket.
    RightBracket,
    /// Mark that ends a sentence.
    Stop,
    /// Colon, semicolon, dash, ellipsis.
    Colon,
    /// Address: e-mail or web.
    Add,
    /// Affix that stands alone.
    Afx,
    /// Coordinating conjunction.
    Cc,
    /// Cardinal number.
    Cd,
    /// Determiner.
    Dt,
    /// Existential `there`.
    Ex,
    /// Foreign word.
    Fw,
    /// Part of a word split by mistake.
    Gw,
    /// Hyphen.
    Hyph,
    /// Preposition or subordinating conjunction.
    In,
    /// Adjective.
    Jj,
    /// Adjective, comparative.
    Jjr,
    /// Adjective, superlative.
    Jjs,
    /// List marker.
    Ls,
    /// Modal.
    Md,
    /// Superfluous punctuation.
    Nfp,
    /// Noun, singular or mass.
    Nn,
    /// Proper noun, singular.
    Nnp,
    /// Proper noun, plural.
    Nnps,
    /// Noun, plural.
    Nns,
    /// Predeterminer.
    Pdt,
    /// Possessive ending.
    Pos,
    /// Personal pronoun.
    Prp,
    /// Possessive pronoun.
    PrpPossessive,
    /// Adverb.
    Rb,
    /// Adverb, comparative.
    Rbr,
    /// Adverb, superlative.
    Rbs,
    /// Particle of a verb.
    Rp,
    /// Symbol.
    Sym,
    /// `to` before a verb.
    To,
    /// Interjection.
    Uh,
    /// Verb, base form.
    Vb,
    /// Verb, past tense.
    Vbd,
    /// Verb, gerund or present participle.
    Vbg,
    /// Verb, past participle.
    Vbn,
    /// Verb, present, not third person singular.
    Vbp,
    /// Verb, present, third person singular.
    Vbz,
    /// Wh-determiner.
    Wdt,
    /// Wh-pronoun.
    Wp,
    /// Possessive wh-pronoun.
    WpPossessive,
    /// Wh-adverb.
    Wrb,
    /// Opening quotation mark.
    OpenQuote,
    /// Unknown.
    Xx,
}

impl Xpos {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 50] = [
        Self::Dollar,
        Self::CloseQuote,
        Self::Comma,
        Self::LeftBracket,
        Self::RightBracket,
        Self::Stop,
        Self::Colon,
        Self::Add,
        Self::Afx,
        Self::Cc,
        Self::Cd,
        Self::Dt,
        Self::Ex,
        Self::Fw,
        Self::Gw,
        Self::Hyph,
        Self::In,
        Self::Jj,
        Self::Jjr,
        Self::Jjs,
        Self::Ls,
        Self::Md,
        Self::Nfp,
        Self::Nn,
        Self::Nnp,
        Self::Nnps,
        Self::Nns,
        Self::Pdt,
        Self::Pos,
        Self::Prp,
        Self::PrpPossessive,
        Self::Rb,
        Self::Rbr,
        Self::Rbs,
        Self::Rp,
        Self::Sym,
        Self::To,
        Self::Uh,
        Self::Vb,
        Self::Vbd,
        Self::Vbg,
        Self::Vbn,
        Self::Vbp,
        Self::Vbz,
        Self::Wdt,
        Self::Wp,
        Self::WpPossessive,
        Self::Wrb,
        Self::OpenQuote,
        Self::Xx,
    ];

    /// The name the treebanks use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dollar => "$",
            Self::CloseQuote => "''",
            Self::Comma => ",",
            Self::LeftBracket => "-LRB-",
            Self::RightBracket => "-RRB-",
            Self::Stop => ".",
            Self::Colon => ":",
            Self::Add => "ADD",
            Self::Afx => "AFX",
            Self::Cc => "CC",
            Self::Cd => "CD",
            Self::Dt => "DT",
            Self::Ex => "EX",
            Self::Fw => "FW",
            Self::Gw => "GW",
            Self::Hyph => "HYPH",
            Self::In => "IN",
            Self::Jj => "JJ",
            Self::Jjr => "JJR",
            Self::Jjs => "JJS",
            Self::Ls => "LS",
            Self::Md => "MD",
            Self::Nfp => "NFP",
            Self::Nn => "NN",
            Self::Nnp => "NNP",
            Self::Nnps => "NNPS",
            Self::Nns => "NNS",
            Self::Pdt => "PDT",
            Self::Pos => "POS",
            Self::Prp => "PRP",
            Self::PrpPossessive => "PRP$",
            Self::Rb => "RB",
            Self::Rbr => "RBR",
            Self::Rbs => "RBS",
            Self::Rp => "RP",
            Self::Sym => "SYM",
            Self::To => "TO",
            Self::Uh => "UH",
            Self::Vb => "VB",
            Self::Vbd => "VBD",
            Self::Vbg => "VBG",
            Self::Vbn => "VBN",
            Self::Vbp => "VBP",
            Self::Vbz => "VBZ",
            Self::Wdt => "WDT",
            Self::Wp => "WP",
            Self::WpPossessive => "WP$",
            Self::Wrb => "WRB",
            Self::OpenQuote => "``",
            Self::Xx => "XX",
        }
    }

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == name)
    }
}

/// The tags of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
}

impl Tag {
    /// A pair of tags.
    pub const fn new(upos: Upos, xpos: Xpos) -> Self {
        Self { upos, xpos }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        assert!(Upos::ALL.into_iter().all(|t| Upos::from_name(t.as_str()) == Some(t)));
        assert!(Xpos::ALL.into_iter().all(|t| Xpos::from_name(t.as_str()) == Some(t)));
        assert_eq!(Upos::from_name("NN"), None);
    }
}
