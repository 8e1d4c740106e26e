// Finds a Chromium and starts it: the one CHROMIUM names, one that is installed, Playwright's own, or else npm's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(homedir(), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
];

// The pages are served on this machine: the browser has no errand anywhere else. Playwright itself leaves out Chromium's
// sandbox, which root could not start.
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

async function fromNpm() {
  const folder = join(HERE, "chromium", "node_modules", "@sparticuz", "chromium");
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  if (!existsSync(folder)) {
    console.error("No Chromium is installed; fetching @sparticuz/chromium from npm.");
    const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    spawnSync("npm", options, { cwd: join(HERE, "chromium"), stdio: ["ignore", "inherit", "inherit"] });
  }
  if (!existsSync(folder)) return undefined;
  const { default: packed } = await import(pathToFileURL(join(folder, "build", "esm", "index.js")));
  return packed.executablePath();
}

// CHROMIUM=npm takes npm's even where one is installed.
async function findChromium() {
  const named = process.env.CHROMIUM;
  if (named === "npm") return (await fromNpm()) ?? refuse();
  if (named) return existsSync(named) ? named : refuse(`CHROMIUM names ${named}, which is not there.`);
  const installed = [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path));
  return installed ?? (await fromNpm()) ?? refuse();
}

function refuse(why = "There is no Chromium on this machine, nor did npm bring one.") {
  throw new Error(
    `The browser journeys cannot run. ${why}\n` +
      "To mend it, do one of these and try again:\n" +
      "  * install one (Debian: apt-get install chromium; macOS: brew install --cask chromium);\n" +
      "  * let Playwright fetch its own: npx --prefix e2e playwright-core install chromium;\n" +
      "  * set CHROMIUM=/path/to/chromium.",
  );
}

export async function launchBrowser() {
  return chromium.launch({ executablePath: await findChromium(), args: QUIET, headless: true });
}
