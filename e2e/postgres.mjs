// node e2e/postgres.mjs -- COMMAND …
// Runs the command with WAYPOST_TEST_POSTGRES set to a PostgreSQL that lives as long as the command. A server that the variable
// already names is used as it is.
import { spawn } from "node:child_process";
import { startPostgres } from "./postgres/start.mjs";

const words = process.argv.slice(2);
const [command, ...rest] = words[0] === "--" ? words.slice(1) : words;
if (!command) {
  console.error("usage: node e2e/postgres.mjs -- COMMAND …");
  process.exit(2);
}

function run(url) {
  return new Promise((resolve) => {
    const child = spawn(command, rest, { stdio: "inherit", env: { ...process.env, WAYPOST_TEST_POSTGRES: url } });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("error", (error) => {
      console.error(`${command} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

let server;
try {
  const given = process.env.WAYPOST_TEST_POSTGRES;
  server = given ? { url: given, stop: () => {} } : await startPostgres();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const code = await run(server.url);
await server.stop();
process.exit(code);
