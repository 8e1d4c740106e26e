//! `waypost procedure new`: what it writes, and what it never does.

use crate::program::Folder;

#[test]
fn what_is_begun_passes_its_check_and_its_worked_case_and_says_what_is_left_to_do() {
    let folder = Folder::new();
    let said = folder.waypost("procedure new saltmarsh").good();
    for told in [
        "Written: my-procedures/saltmarsh/procedure.toml\n",
        "Written: my-procedures/properties.toml\n",
        "It passes its check, and so does its one worked case.\n",
        "To be filled in:\n  my-procedures/saltmarsh/procedure.toml:5: what it is called\n",
        "1. Tell Waypost of the folder: in waypost.toml, under [procedures], path = \"my-procedures\"\n",
        "waypost procedure check saltmarsh --watch\n",
    ] {
        assert!(said.out.contains(told), "{told}{}", said.out);
    }
    folder.write("waypost.toml", "[procedures]\npath = \"my-procedures\"\n");
    let check = folder.waypost("procedure check saltmarsh").good();
    assert!(
        check
            .out
            .ends_with("1 procedure, 3 sentences, no failures\n"),
        "{}",
        check.out
    );
    assert!(!check.out.contains("warning"), "{}", check.out);
    let test = folder
        .waypost("procedure test --procedure saltmarsh")
        .good();
    assert!(test.out.ends_with("1 passed, 0 failed\n"), "{}", test.out);
}

#[test]
fn title_and_area_are_written_whatever_marks_are_in_them() {
    let folder = Folder::new();
    let title = r#"The "safe" {AREA} \ marsh, é"#;
    let mut command = folder.command([
        "procedure",
        "new",
        "marsh",
        "--area",
        "{ID}",
        "--title",
        title,
    ]);
    assert!(command.status().unwrap().success());
    folder.write("waypost.toml", "[procedures]\npath = \"my-procedures\"\n");
    let shown = folder.waypost("procedure show marsh").good();
    assert!(
        shown.out.starts_with(&format!("{title}\n")),
        "{}",
        shown.out
    );
    assert!(shown.out.contains(", {ID}\n"), "{}", shown.out);
}

#[test]
fn it_goes_where_the_configuration_says_or_where_it_is_told() {
    let folder = Folder::new();
    folder.write("waypost.toml", "[procedures]\npath = \"ours\"\n");
    let said = folder.waypost("procedure new one").good();
    assert!(
        said.out.contains("Written: ours/one/clauses.csv"),
        "{}",
        said.out
    );
    assert!(
        !said.out.contains("Tell Waypost of the folder"),
        "{}",
        said.out
    );
    // A second one beside it: the sentences that are there stay as they are.
    let said = folder.waypost("procedure new two").good();
    assert!(!said.out.contains("properties.toml"), "{}", said.out);
    let said = folder.waypost("procedure new three --into else").good();
    assert!(said.out.contains("path = \"else\""), "{}", said.out);
    let check = folder.waypost("procedure check").good();
    assert!(check.out.contains("7 procedures, "), "{}", check.out);
}

#[test]
fn nothing_is_ever_written_over() {
    let folder = Folder::new();
    folder.write("my-procedures/saltmarsh/notes.txt", "precious");
    folder.waypost("procedure new saltmarsh").refused(
        "my-procedures/saltmarsh: it is there already, and nothing is written over; choose another id, or another folder with --into",
    );
    folder.write("file", "");
    folder
        .waypost("procedure new saltmarsh --into file")
        .refused("file: this is a file; a folder is needed");
    folder.waypost("procedure new dorset").refused(
        "`dorset` is taken: it comes with Waypost; choose another id (docs/writing-a-procedure.md says how to make a version of your own of what comes with it)",
    );
    let entries = folder.path().join("my-procedures").read_dir().unwrap();
    assert_eq!(entries.count(), 1);
}

#[test]
fn an_id_that_cannot_be_one_is_refused_with_one_that_can() {
    let folder = Folder::new();
    for (id, meant) in [
        ("Saltmarsh", "(did you mean `saltmarsh`?)"),
        ("salt_marsh", "(did you mean `salt-marsh`?)"),
        ("../outside", "(did you mean `outside`?)"),
        ("2026", "has 40 of them at most"),
    ] {
        let said = folder.waypost(&format!("procedure new {id}"));
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{id}");
        assert!(said.err.contains(meant), "{id}: {}", said.err);
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn beside_a_faulty_procedure_it_is_begun_and_the_fault_told() {
    let folder = Folder::new();
    folder.waypost("procedure new one").good();
    folder.write("my-procedures/one/rules/more.toml", "[[rule]]\n");
    let said = folder.waypost("procedure new two");
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(
        said.out
            .contains("Written: my-procedures/two/vignettes.toml"),
        "{}",
        said.out
    );
    assert!(
        said.err.contains("my-procedures/one/rules/more.toml:1:"),
        "{}",
        said.err
    );
}
