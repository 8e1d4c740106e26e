//! Names as people write them.

use super::*;

fn all_are(expected: Likeness, name: &str, login: &str, written: &[&str]) {
    for each in written {
        assert_eq!(likeness(each, name, login), expected, "{each}");
    }
}

#[test]
fn a_name_is_known_however_it_is_written() {
    let written = [
        "Tom Whitlocke-Hay",
        "Tom Whitlocke Hay",
        "tom whitlocke hay",
        "TOM WHITLOCKEHAY",
        "Tom  Whitlocke - Hay",
        "Tom Whitlocke",
        "Tom Hay",
        "T. Whitlocke-Hay",
        "T Hay",
        "Whitlocke-Hay, Tom",
        "Whitlocke-Hay, T.",
        "Hay, Tom",
        "Mr Whitlocke Hay",
        "Mr. Whitlocke-Hay",
        "mr whitlocke",
        "Mr Hay",
        "Mr T Whitlocke Hay",
        "Mr and Mrs Whitlocke-Hay",
        "Mr Whitlocke-Hay, maths teacher",
        "Tom Whitlocke-Hay (deputy head)",
        "Tom (Whitlocke-Hay)",
        "the deputy, Tom Whitlocke-Hay",
        "Deputy head Tom Whitlocke-Hay",
        "our deputy Mr Whitlocke-Hay",
        "Tom James Whitlocke-Hay",
        "tom.whitlocke-hay@school.example",
        "Tom Whitlocke-Hay’s laptop",
        "Tóm Whitlocke‑Hay",
        "Sam Example and Tom Whitlocke-Hay",
    ];
    all_are(Likeness::Theirs, "Tom Whitlocke-Hay", "tom", &written);
    all_are(
        Likeness::Theirs,
        "Mr Tom Whitlocke-Hay (Deputy)",
        "x",
        &written,
    );
    all_are(Likeness::Theirs, "Tom Whitlocke Hay", "x", &written);
}

#[test]
fn a_name_that_a_pupil_may_share_is_perhaps_theirs() {
    let written = [
        "Whitlocke-Hay",
        "Whitlocke Hay",
        "whitlocke",
        "Hay",
        "Hay (maths)",
        "the deputy, Hay",
        "Tom",
        "tom",
        "TOM",
        "Mr Tom",
        "Tom, the deputy head",
        "the deputy head, Tom",
        "user tom",
        "tom@school.example",
        "Sam or Tom",
        "Thomas Whitlocke-Hay",
        "Tomos Hay",
        "Tom Whitlock",
        "Tom Whitlcoke",
        "Mr Witlocke-Hay",
    ];
    all_are(Likeness::Perhaps, "Tom Whitlocke-Hay", "tom", &written);
    for login in ["twh21", "t.w.h21", "TWH21@school.example"] {
        all_are(
            Likeness::Perhaps,
            "Tom Whitlocke-Hay",
            login,
            &["twh21", "TWH 21", "account twh21", "“twh21”"],
        );
    }
}

#[test]
fn somebody_else_is_not_meant() {
    let written = [
        "",
        " ,; ",
        "Mr",
        "the deputy",
        "Mr Haywood",
        "Anna Whitlocke-Hay",
        "Hay, Anna",
        "Mrs Anna Hay",
        "Tom Smith",
        "Smith, Tom",
        "Tommy",
        "Mr Smith (maths)",
        "a man, about 30",
        "not known",
        "A Hay",
    ];
    all_are(Likeness::None, "Tom Whitlocke-Hay", "tom", &written);
    all_are(Likeness::None, "", "", &["", "Tom", "Mr Hay"]);
    all_are(Likeness::None, "Owen Brien", "owen", &["Siobhan O'Brien"]);
}

#[test]
fn names_with_marks_and_small_parts_are_known_in_each_spelling() {
    let written = [
        "Siân O'Brien",
        "Sian O’Brien",
        "Sian OBrien",
        "Ms O Brien",
        "S O'Brien",
    ];
    for name in ["Siân O’Brien", "Sian O Brien", "Sian OBrien"] {
        all_are(Likeness::Theirs, name, "x", &written);
    }
    all_are(
        Likeness::Theirs,
        "Lena van der Berg",
        "x",
        &["Lena Vanderberg", "Ms van der Berg", "Ms Berg", "L Berg"],
    );
    all_are(Likeness::None, "Lena van der Berg", "x", &["Lena van Dyck"]);
    all_are(
        Likeness::Perhaps,
        "Reception",
        "office",
        &["reception", "office"],
    );
    all_are(
        Likeness::Theirs,
        "Tom Head",
        "x",
        &["Mr Head", "Head, T", "the head, Tom Head"],
    );
    all_are(
        Likeness::Perhaps,
        "Tom Lord",
        "x",
        &["Lord", "the teacher, Lord"],
    );
}
