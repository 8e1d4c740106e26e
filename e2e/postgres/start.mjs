// Starts a PostgreSQL of its own for a test run: a new data folder, a free port on this machine only, a password of its own.
// It writes as durably as a real one (fsync stays on). It refuses to run as root, so root starts it as another user.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPrograms } from "./find.mjs";

const READY = "database system is ready to accept connections";
const PATIENCE = 60_000;

function otherUser() {
  if (process.getuid() !== 0) return {};
  for (const name of ["postgres", "nobody", "daemon"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout || 0));
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error("PostgreSQL refuses to run as root, and this machine has none of the users postgres, nobody and daemon to run it as.");
}

// Root's own folders are closed to others: programs that the other user cannot start are copied to where it can.
function reachable(programs, user, folder) {
  const tried = spawnSync(join(programs, "postgres"), ["--version"], { ...user, cwd: "/", encoding: "utf8" });
  if (tried.status === 0) return programs;
  if (tried.error?.code === "EACCES") {
    cpSync(dirname(programs), join(folder, "programs"), { recursive: true, verbatimSymlinks: false, dereference: true });
    return join(folder, "programs", "bin");
  }
  throw new Error(`${join(programs, "postgres")} cannot be started: ${tried.error?.message ?? tried.stderr}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function createData(programs, folder, user, password) {
  const data = join(folder, "data");
  const secret = join(folder, "password");
  writeFileSync(secret, password, { mode: 0o600 });
  if (user.uid) [folder, secret].forEach((path) => chownSync(path, user.uid, user.gid));
  const options = ["-D", data, "-U", "waypost", "--auth=scram-sha-256", `--pwfile=${secret}`, "--encoding=UTF8", "--locale=C"];
  const made = spawnSync(join(programs, "initdb"), options, { ...user, cwd: folder, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ""}${made.stderr}${made.stdout}`);
  return data;
}

function whenReady(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why) => reject(new Error(`PostgreSQL did not start (${why}). It said:\n${said}`));
    const timer = setTimeout(() => fail(`no answer in ${PATIENCE / 1000} seconds`), PATIENCE);
    server.on("error", (error) => fail(error.message));
    server.on("exit", (code) => fail(`it ended with ${code}`));
    server.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4000);
      if (!said.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

// Answers with the address of the server, and with how to stop it and remove what it wrote.
export async function startPostgres() {
  const user = otherUser();
  const folder = mkdtempSync(join(user.uid ? "/tmp" : tmpdir(), "waypost-postgres-"));
  chmodSync(folder, 0o700);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (user.uid) chownSync(folder, user.uid, user.gid);
    const programs = reachable(findPrograms(), user, folder);
    const password = randomBytes(12).toString("hex");
    const data = createData(programs, folder, user, password);
    const port = await freePort();
    const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", max_connections: 200, lc_messages: "C" };
    const options = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
    const server = spawn(join(programs, "postgres"), ["-D", data, ...options], {
      ...user,
      cwd: folder,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await whenReady(server);
    const ended = new Promise((resolve) => server.on("exit", resolve));
    const stop = async () => {
      server.kill("SIGINT");
      await ended;
      remove();
    };
    return { url: `postgres://waypost:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
