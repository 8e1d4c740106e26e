// A person at a browser. Whatever page they come to is looked over at once: it answered, it is titled, it fits the screen,
// nothing failed or was asked of another host, and axe finds no violation. A screenshot of each is kept.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const SCREENSHOTS = join(HERE, "screenshots");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// A page that a journey sees again and again in other words (the next question, the next line of a plan) is examined the first
// few times. Its answer, its width and its troubles are looked at every time.
const EXAMINED = 4;

const HEIGHTS = { 375: 740, 1280: 900 };

// All of axe's rules that are on by default, and the one of WCAG 2.2 AA that is not.
const RULES = { rules: { "target-size": { enabled: true } } };

export class Visitor {
  #context;
  #page;
  #base;
  #name;
  #scripts;
  #looked = 0;
  #kinds = new Map();
  #status = 0;
  #trouble = [];

  // `name` begins the names of the screenshots.
  static async arrive(browser, base, name, { width = 1280, scripts = true } = {}) {
    const visitor = new Visitor();
    visitor.#base = base;
    visitor.#name = `${name}-${width}${scripts ? "" : "-no-script"}`;
    visitor.#scripts = scripts;
    visitor.#context = await browser.newContext({
      baseURL: base,
      viewport: { width, height: HEIGHTS[width] ?? 900 },
      javaScriptEnabled: scripts,
      reducedMotion: "reduce",
    });
    visitor.#context.setDefaultTimeout(20_000);
    visitor.#page = await visitor.#context.newPage();
    visitor.#watch();
    return visitor;
  }

  #watch() {
    const page = this.#page;
    page.on("pageerror", (error) => this.#trouble.push(`a script failed: ${error.message}`));
    page.on("console", (message) => {
      const ofStatus = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
      if (message.type() === "error" && !ofStatus) this.#trouble.push(`the console says: ${message.text()}`);
    });
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== this.#base) this.#trouble.push(`another host is asked: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.#status = response.status();
      else if (response.status() >= 400) this.#trouble.push(`${response.status()} for ${response.url()}`);
    });
  }

  get page() {
    return this.#page;
  }

  get path() {
    return new URL(this.#page.url()).pathname;
  }

  async leave() {
    await this.#context.close();
  }

  async go(path, expected = 200) {
    await this.#page.goto(path);
    await this.look(expected);
  }

  // Follows the link of this name: the whole name as text, or a part of it as a regular expression.
  async follow(name, within = this.#page) {
    await this.#leadOn(within.getByRole("link", { name, exact: true }).first());
  }

  async press(name, within = this.#page, expected = 200) {
    await this.#leadOn(within.getByRole("button", { name, exact: true }).first(), expected);
  }

  async #leadOn(control, expected = 200) {
    await Promise.all([this.#page.waitForEvent("load"), control.click()]);
    await this.look(expected);
  }

  async fill(label, text) {
    await this.#page.getByLabel(label, { exact: true }).fill(text);
  }

  async tick(label) {
    await this.#page.getByLabel(label, { exact: true }).check();
  }

  // Picks an answer among the radios or boxes of the group with this legend.
  async choose(legend, answer) {
    await this.#page.getByRole("group", { name: legend }).first().getByLabel(answer, { exact: typeof answer === "string" }).check();
  }

  async sees(...texts) {
    const shown = await this.text();
    for (const text of texts) {
      const found = text instanceof RegExp ? text.test(shown) : shown.includes(text);
      assert.ok(found, `${this.path} should say ${text}; it says:\n${shown}`);
    }
  }

  async doesNotSee(...texts) {
    const shown = await this.text();
    for (const text of texts) assert.ok(!shown.includes(text), `${this.path} should not say ${text}`);
  }

  // The field still holds what was typed into it.
  async finds(label, typed) {
    assert.equal(await this.#page.getByLabel(label, { exact: true }).inputValue(), typed, `${this.path}: ${label}`);
  }

  async text() {
    return (await this.#page.locator("body").innerText()).replaceAll("\u00a0", " ");
  }

  // The paths of Waypost's own that this page links to.
  async pathsAhead() {
    const links = await this.#page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    return links.map((link) => link.replace(/[?#].*$/, ""));
  }

  async look(expected = 200) {
    const where = `${this.#name}, page ${++this.#looked} (${this.path})`;
    await this.#page.waitForLoadState("load");
    assert.equal(this.#status, expected, `${where} answered ${this.#status}:\n${await this.text()}`);
    assert.deepEqual(this.#trouble, [], where);
    assert.notEqual(await this.#page.title(), "", `${where} has no title`);
    const [wide, room] = await this.#page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= room, `${where} is ${wide} px wide on a screen of ${room} px: it scrolls sideways`);
    const kind = `${expected} ${kindOf(this.path)}`;
    const times = (this.#kinds.get(kind) ?? 0) + 1;
    this.#kinds.set(kind, times);
    if (times > EXAMINED) return;
    await this.#keepPicture();
    assert.deepEqual(await this.#violations(), [], `${where}: axe finds violations`);
  }

  async #keepPicture() {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = `${this.#name}-${String(this.#looked).padStart(2, "0")}.png`;
    await this.#page.screenshot({ path: join(SCREENSHOTS, file), fullPage: true });
  }

  async #violations() {
    if (this.#scripts) return examine(this.#page);
    // axe needs scripts: it examines the page as it was shown, laid into a browser page that has them, without the page's own.
    const shown = (await this.#page.content()).replaceAll(/<script\b[\s\S]*?<\/script>/g, "").replaceAll(/<\/?noscript\b[^>]*>/g, "");
    const { cookies } = await this.#context.storageState();
    const context = await this.#context.browser().newContext({ viewport: this.#page.viewportSize(), reducedMotion: "reduce" });
    try {
      await context.addCookies(cookies);
      const page = await context.newPage();
      const address = this.#page.url();
      await page.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: shown }));
      await page.goto(address);
      return await examine(page);
    } finally {
      await context.close();
    }
  }
}

// The path with its references, names and numbers left out: /cases/…/plan/…/done.
export function kindOf(path) {
  const collections = /\/(cases|concerns|accounts|plan|triage|checklists|entries|procedure|sections|clauses|compare)\/(?!(add|check|who|discard)(\/|$))[^/]+/g;
  return path.replace(collections, "/$1/…");
}

async function examine(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(rules), RULES);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
}
