//! Whether what somebody wrote for a person's name means the holder of an account. People write "the deputy, Tom", "Mr Whitlocke Hay" or a
//! sign-in name, not what stands in the register.

use store::sought;

/// How surely a name as written is that of an account's holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// All of the name, a given name or its initial with a surname, or a title with a surname.
    Theirs,
    /// A bare surname, given name or sign-in name, a slip of one letter, another short form: a pupil may share it.
    Perhaps,
    None,
}

const TITLES: [&str; 24] = [
    "mr",
    "mister",
    "mrs",
    "missus",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "sir",
    "madam",
    "prof",
    "professor",
    "rev",
    "reverend",
    "fr",
    "father",
    "sister",
    "lord",
    "lady",
    "dame",
    "master",
    "coach",
    "cllr",
];

/// Words beside a name that say what somebody is. They are no part of it.
const BESIDE: [&str; 61] = [
    "an",
    "the",
    "our",
    "my",
    "her",
    "his",
    "their",
    "of",
    "in",
    "at",
    "from",
    "is",
    "called",
    "named",
    "user",
    "username",
    "account",
    "login",
    "sign",
    "name",
    "staff",
    "member",
    "person",
    "teacher",
    "teaching",
    "assistant",
    "ta",
    "tutor",
    "form",
    "head",
    "headteacher",
    "principal",
    "deputy",
    "lead",
    "safeguarding",
    "designated",
    "dsl",
    "ddsl",
    "governor",
    "volunteer",
    "caretaker",
    "technician",
    "librarian",
    "counsellor",
    "nurse",
    "department",
    "maths",
    "english",
    "science",
    "pe",
    "sport",
    "sports",
    "history",
    "geography",
    "music",
    "drama",
    "art",
    "ict",
    "computing",
    "primary",
    "secondary",
];

/// Parts of surnames that many share.
const PARTICLES: [&str; 20] = [
    "de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "del", "bin", "ibn", "al",
    "el", "st", "ap", "ab", "o", "mc",
];

/// Words after which another person is spoken of.
const BETWEEN: [&str; 4] = ["and", "or", "aka", "alias"];

/// The longest name that is looked at, in characters; a longer one is refused.
const MOST: usize = 400;
/// So many words can be one surname.
const PIECES: usize = 5;
/// The shortest word in which a slip of one letter is still the same word.
const LONG: usize = 5;

pub(crate) fn likeness(written: &str, name: &str, login: &str) -> Likeness {
    let Some(holder) = Holder::of(name, login) else {
        return Likeness::None;
    };
    let written: String = written.chars().take(MOST).collect();
    let mentions = mentions(&written);
    let words: Vec<&str> = mentions.iter().flatten().map(String::as_str).collect();
    let bare = || mentions.iter().any(|mention| holder.is_bare(mention));
    if holder.is_named_in(&words) || holder.is_titled_in(&words, exactly) {
        Likeness::Theirs
    } else if bare() || holder.is_nearly_named_in(&words) || holder.is_titled_in(&words, alike) {
        Likeness::Perhaps
    } else {
        Likeness::None
    }
}

/// The name of an account, in words folded as the search folds them.
struct Holder {
    given: String,
    /// Everything after the given name, as single words: middle names too.
    rest: Vec<String>,
    /// The sign-in name without spaces and marks, up to an `@`.
    login: String,
}

type Same = fn(&str, &str) -> bool;

impl Holder {
    /// Nobody when the name has no word but titles.
    fn of(name: &str, login: &str) -> Option<Self> {
        let mut parts = name.split(['(', '[', ',']).map(|part| {
            let words = sought(part).into_iter();
            words
                .skip_while(|word| is_title(word))
                .collect::<Vec<String>>()
        });
        let own = parts.find(|words| !words.is_empty())?;
        let (given, rest) = own.split_first()?;
        let login = login.split('@').next().unwrap_or_default();
        Some(Self {
            given: given.clone(),
            rest: rest.to_vec(),
            login: sought(login).concat(),
        })
    }

    /// The given name or its initial, and a surname: whole, or a part of it that says something.
    fn is_named_in(&self, words: &[&str]) -> bool {
        let is_given = |word: &&str| *word == self.given || is_initial(word, &self.given);
        words.iter().any(is_given) && self.has_surname(words, exactly)
    }

    /// The same with one letter amiss, or with another form of the given name: Tom and Thomas begin alike.
    fn is_nearly_named_in(&self, words: &[&str]) -> bool {
        let words: Vec<&str> = self.names(words.iter().copied()).collect();
        let is_given = |word: &&str| {
            word.chars().next() == self.given.chars().next() && !self.is_surname(&[word], alike)
        };
        words.iter().any(is_given) && self.has_surname(&words, alike)
    }

    /// A title and, after nothing but words beside a name, a surname.
    fn is_titled_in(&self, words: &[&str], same: Same) -> bool {
        let mut titles = words.iter().enumerate().filter(|(_, word)| is_title(word));
        titles.any(|(place, _)| {
            let after = self.names(words[place + 1..].iter().copied());
            self.begins_with_surname(&after.collect::<Vec<_>>(), same)
        })
    }

    fn has_surname(&self, words: &[&str], same: Same) -> bool {
        (0..words.len()).any(|start| self.begins_with_surname(&words[start..], same))
    }

    fn begins_with_surname(&self, words: &[&str], same: Same) -> bool {
        (1..=words.len().min(PIECES)).any(|end| self.is_surname(&words[..end], same))
    }

    /// Written as one word or as several.
    fn is_surname(&self, words: &[&str], same: Same) -> bool {
        let written = words.concat();
        let whole = (0..self.rest.len()).any(|start| same(&written, &self.rest[start..].concat()));
        let part = |part: &String| !PARTICLES.contains(&part.as_str()) && same(&written, part);
        whole || self.rest.iter().any(part)
    }

    /// Nothing but the given name, a surname or the sign-in name.
    fn is_bare(&self, mention: &[String]) -> bool {
        let words: Vec<&str> = self.names(mention.iter().map(String::as_str)).collect();
        let written = words.concat();
        !written.is_empty()
            && (written == self.given || written == self.login || self.is_surname(&words, exactly))
    }

    /// Without titles and what stands beside a name, unless it is this holder's own: there are people called Head.
    fn names<'w>(&self, words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = &'w str> {
        words.filter(|word| {
            let own = *word == self.given || *word == self.login;
            own || self.rest.iter().any(|part| part == word) || is_name(word)
        })
    }
}

/// The words of each name in a text. A surname and a given name with a comma between them are one name, as in a register.
fn mentions(written: &str) -> Vec<Vec<String>> {
    let mut mentions = Vec::new();
    let own = written.replace("’s ", " ").replace("'s ", " ");
    let groups = own.split([
        '(', ')', '[', ']', ';', ':', '/', '&', '+', '@', '\n', '–', '—',
    ]);
    for group in groups {
        let mut pieces: Vec<Vec<String>> = group.split(',').map(sought).collect();
        let is_one = |words: &[String]| words.iter().filter(|word| is_name(word)).count() == 1;
        if let [surname, given, ..] = &pieces[..]
            && is_one(surname)
            && is_one(given)
        {
            let given = pieces.remove(1);
            pieces[0].extend(given);
        }
        let apart = |piece: &Vec<String>| {
            let names = piece.split(|word| BETWEEN.contains(&word.as_str()));
            names.map(<[String]>::to_vec).collect::<Vec<_>>()
        };
        mentions.extend(pieces.iter().flat_map(apart));
    }
    mentions
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

fn is_name(word: &str) -> bool {
    !is_title(word) && !BESIDE.contains(&word)
}

fn exactly(one: &str, other: &str) -> bool {
    one == other
}

fn is_initial(word: &str, name: &str) -> bool {
    word.chars().count() == 1 && name.starts_with(word)
}

/// The same word, or a long one with a letter too many, too few, wrong or changed with its neighbour.
fn alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one_left, other_left) = (&one[start..], &other[start..]);
    let end = one_left
        .iter()
        .rev()
        .zip(other_left.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let amiss = (
        &one_left[..one_left.len() - end],
        &other_left[..other_left.len() - end],
    );
    match amiss {
        ([], []) => true,
        _ if one.len().min(other.len()) < LONG => false,
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
