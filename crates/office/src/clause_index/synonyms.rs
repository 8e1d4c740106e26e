//! What people type, and what the clauses say instead: data, to be added to. A word that stands in no row is sought as it is.

/// Words that say nothing of what is sought; they count only where nothing else is typed.
const FILLING: &[&str] = &[
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his",
    "how", "i", "if", "in", "is", "it", "its", "may", "me", "must", "my", "not", "of", "on", "or",
    "our", "she", "should", "so", "some", "someone", "that", "the", "their", "them", "then",
    "there", "they", "this", "to", "us", "was", "we", "were", "what", "when", "where", "which",
    "who", "why", "will", "with", "would", "you", "your",
];

/// What is typed, and the words of the clauses that mean it or the nearest thing to it. Several words together are sought together.
const ROWS: &[(&[&str], &[&str])] = &[
    (
        &["sextortion", "extortion", "extort", "ransom"],
        &["blackmail", "threats", "threatening"],
    ),
    (
        &[
            "upskirting",
            "upskirt",
            "downblousing",
            "voyeurism",
            "voyeur",
            "spycam",
        ],
        &["indecent", "camera", "private"],
    ),
    (
        &[
            "nude", "nudes", "dickpic", "sext", "sexts", "selfie", "selfies",
        ],
        &["nudes", "naked", "sexting", "self taken", "youth produced"],
    ),
    (
        &[
            "photo",
            "photos",
            "photograph",
            "photographs",
            "pic",
            "pics",
            "screenshot",
            "screenshots",
        ],
        &["image", "imagery", "picture"],
    ),
    (
        &["video", "videos", "footage", "clip", "clips"],
        &["video", "film", "imagery"],
    ),
    (
        &[
            "deepfake",
            "deepfakes",
            "nudify",
            "nudified",
            "ai",
            "photoshopped",
        ],
        &["image", "imagery"],
    ),
    (
        &[
            "phone",
            "phones",
            "mobile",
            "mobiles",
            "smartphone",
            "iphone",
            "laptop",
            "tablet",
            "ipad",
        ],
        &["device", "phone", "mobile", "tablet"],
    ),
    (
        &[
            "look", "looking", "check", "checking", "inspect", "unlock", "snoop",
        ],
        &["search", "examine", "look", "view", "open"],
    ),
    (
        &[
            "confiscate",
            "confiscated",
            "confiscating",
            "confiscation",
            "seize",
            "seized",
        ],
        &["confiscating", "confiscated", "searching"],
    ),
    (
        &[
            "forward",
            "forwarded",
            "forwarding",
            "repost",
            "leak",
            "leaked",
            "spread",
        ],
        &["share", "sharing", "send", "sent", "spreading"],
    ),
    (&["revenge"], &["private sexual", "spreading"]),
    (
        &[
            "csam",
            "csem",
            "iioc",
            "paedophile",
            "pedophile",
            "paedo",
            "pedo",
        ],
        &["indecent", "abusive images", "sexual abuse"],
    ),
    (
        &["porno", "pornographic", "pornhub", "xrated"],
        &["pornography", "unsuitable"],
    ),
    (
        &[
            "catfish",
            "catfished",
            "catfishing",
            "predator",
            "predators",
            "stranger",
        ],
        &["grooming", "groomer", "strangers"],
    ),
    (
        &[
            "troll",
            "trolls",
            "bully",
            "bullies",
            "bullied",
            "cyberbullied",
            "cyberbully",
        ],
        &["bullying", "bullied", "bully"],
    ),
    (
        &["harass", "stalker", "stalking", "stalked"],
        &["harassment", "harasses", "harassed", "stalked"],
    ),
    (
        &[
            "racist",
            "homophobic",
            "transphobic",
            "misogyny",
            "misogynist",
            "incel",
        ],
        &["hate", "hatred", "racism", "racial"],
    ),
    (
        &["isis", "nazi", "radicalised", "radicalized"],
        &["extremism", "radicalisation", "terrorist"],
    ),
    (
        &["cutting", "selfharm", "suicidal", "anorexia", "bulimia"],
        &["self harm", "suicide", "eating disorders"],
    ),
    (
        &[
            "mum", "mother", "dad", "father", "parent", "parents", "guardian",
        ],
        &["parent", "carer", "family"],
    ),
    (&["dsl", "ddsl", "dsp", "dcpo"], &["safeguarding lead"]),
    (&["cop", "cops", "officer", "officers"], &["police"]),
    (
        &["mash", "ssd", "socialworker"],
        &["social care", "referral"],
    ),
    (
        &["teacher", "teachers", "worker"],
        &[
            "staff",
            "employee",
            "colleague",
            "volunteer",
            "professional",
        ],
    ),
    (
        &[
            "kid", "kids", "pupil", "pupils", "student", "students", "teen", "teens", "teenager",
            "boy", "girl",
        ],
        &["child", "young person", "young people", "pupil"],
    ),
    (
        &["erase", "wipe", "remove", "deleted"],
        &["delete", "deleting", "remove", "removed"],
    ),
    (&["hacker", "hacked"], &["hacking", "computer misuse"]),
    (
        &[
            "snapchat",
            "instagram",
            "tiktok",
            "facebook",
            "whatsapp",
            "twitter",
            "discord",
            "youtube",
        ],
        &["social media", "apps", "site"],
    ),
    (
        &[
            "fortnite",
            "minecraft",
            "roblox",
            "xbox",
            "playstation",
            "gamer",
        ],
        &["games", "gaming", "consoles"],
    ),
];

/// What a word typed is also sought as. None where there is no row for it.
pub(super) fn meant_by(typed: &str) -> impl Iterator<Item = &'static str> + use<'_> {
    let rows = ROWS.iter();
    let rows = rows.filter(move |(words, _)| words.contains(&typed));
    rows.flat_map(|(_, ours)| ours.iter().copied())
}

/// Whether a word says nothing of what is sought.
pub(super) fn is_filling(typed: &str) -> bool {
    FILLING.contains(&typed)
}

#[cfg(test)]
#[path = "synonyms/tests.rs"]
mod tests;
