// Starts the built program with the invented school, as `waypost demo` does for anybody, and stops it again.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PATIENCE = 120_000;

function program() {
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
  const path = process.env.WAYPOST_TEST_PROGRAM ?? join(target, "debug", "waypost");
  if (existsSync(path)) return path;
  throw new Error(`${path} is not there. Build it first (cargo build), or set WAYPOST_TEST_PROGRAM; \`make test\` does it all.`);
}

// No setting of the machine's own gets in: neither a file in the folder nor a variable.
function surroundings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("WAYPOST_")));
}

// Answers with the address, the accounts (name, role, login, password), and how to stop.
export async function startWaypost() {
  const folder = mkdtempSync(join(tmpdir(), "waypost-journeys-"));
  const data = join(folder, "demo");
  const words = ["demo", "--listen", "127.0.0.1:0", "--data", data];
  const server = spawn(program(), words, { cwd: folder, env: surroundings(), stdio: ["ignore", "pipe", "pipe"] });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const base = await whenReady(server);
    const { accounts } = JSON.parse(readFileSync(join(data, "demo.json"), "utf8"));
    const stop = async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      remove();
    };
    return { base, accounts, stop };
  } catch (error) {
    server.kill("SIGKILL");
    remove();
    throw error;
  }
}

function whenReady(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why) => reject(new Error(`waypost demo did not start (${why}). It said:\n${said}`));
    const timer = setTimeout(() => fail(`no address in ${PATIENCE / 1000} seconds`), PATIENCE);
    server.once("error", (error) => fail(error.message));
    server.once("exit", (code) => fail(`it ended with ${code}`));
    const listen = (chunk) => {
      said = (said + chunk).slice(-20_000);
      const ready = said.match(/Waypost is ready at (http:\/\/[\d.:[\]]+)/);
      if (!ready) return;
      clearTimeout(timer);
      server.removeAllListeners("exit");
      server.stderr.off("data", listen).pipe(process.stderr);
      resolve(ready[1]);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
  });
}
