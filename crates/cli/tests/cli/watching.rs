//! `waypost procedure check --watch`, really run while files change under it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::program::Folder;

const RULES: &str = "my-procedures/saltmarsh/rules/every-concern.toml";

/// So long a machine with much else to do may take.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watching {
    process: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(folder: &Folder, line: &str) -> Self {
        let mut command = folder.command(line.split_whitespace());
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let out = BufReader::new(process.stdout.take().unwrap());
        let (send, lines) = channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Self { process, lines }
    }

    /// The lines up to the one that holds this.
    fn until(&self, wanted: &str) -> Vec<String> {
        let mut read = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(wanted) => {
                    read.push(line);
                    return read;
                }
                Ok(line) => read.push(line),
                Err(fault) => panic!("{fault}: no `{wanted}` in {read:#?}"),
            }
        }
    }

    fn stop(mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args(["-s", "INT", &id]).status();
        assert!(sent.unwrap().success());
        self.process.wait().unwrap().code()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn begun() -> (Folder, String) {
    let folder = Folder::new();
    folder.waypost("procedure new saltmarsh").good();
    folder.write("waypost.toml", "[procedures]\npath = \"my-procedures\"\n");
    let rules = std::fs::read_to_string(folder.path().join(RULES)).unwrap();
    (folder, rules)
}

#[test]
fn a_change_is_seen_and_only_what_is_new_or_gone_is_told() {
    let (folder, rules) = begun();
    let watching = Watching::start(&folder, "procedure check saltmarsh --watch");
    assert_eq!(
        watching.until("Watching"),
        ["Watching my-procedures; end it with Ctrl-C"]
    );
    let first = watching.until("1 procedure, no failures");
    let time = first[0].split("  ").next().unwrap();
    assert!(
        time.len() == 8 && time.matches(':').count() == 2,
        "{first:?}"
    );

    folder.write(
        RULES,
        rules.replace("\"immediate_danger\"", "\"imediate_danger\""),
    );
    watching.until("it cannot be read: 1 fault");
    let told = watching.until("new");
    assert_eq!(
        told,
        [format!(
            "  new   fault    {RULES}:29:14: clause SAL-0003: unknown fact `imediate_danger` (did you mean `immediate_danger`?)"
        )]
    );

    // The same fault in another line is nothing new; a faulty file ends nothing.
    folder.write(
        RULES,
        format!(
            "# One line more.\n{}",
            rules.replace("\"immediate_danger\"", "\"imediate_danger\"")
        ),
    );
    watching.until("it cannot be read: 1 fault");
    folder.write(
        RULES,
        rules.replace(
            "\"immediate_danger\"",
            "\"immediate_danger and not immediate_danger\"",
        ),
    );
    let told = watching.until("`danger-means-999` fails");
    assert!(told[0].ends_with("1 procedure, 3 failures"), "{told:#?}");
    assert!(told[1].starts_with("  gone  fault    "), "{told:#?}");
    assert!(
        told[2].contains("  new   FAILURE  ") && told[2].contains("can never hold"),
        "{told:#?}"
    );

    folder.write(RULES, rules);
    let told = watching.until("1 procedure, no failures");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(watching.stop(), Some(0));
}

#[test]
fn without_a_folder_of_its_own_or_with_a_mistyped_id_there_is_nothing_to_watch() {
    Folder::new().waypost("procedure check --watch").refused(
        "there is no folder of your own to watch: name it as `path` under [procedures] in waypost.toml, or in WAYPOST_PROCEDURES_PATH",
    );
    let (folder, _) = begun();
    let said = folder.waypost("procedure check saltmarch --watch");
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(
        said.err.contains("did you mean `saltmarsh`?"),
        "{}",
        said.err
    );
}
