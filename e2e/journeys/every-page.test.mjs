// Every kind of page that each role can come to by following links is in order: on a phone for those who work cases, at a desk
// for the others. The pages of the journeys are those of a form's life; these are all the rest.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "../browser.mjs";
import { startWaypost } from "../server.mjs";
import * as steps from "../steps.mjs";
import { kindOf, Visitor } from "../visitor.mjs";

let browser, waypost;

before(async () => {
  waypost = await startWaypost();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await waypost?.stop();
});

const ROLES = [
  { role: "Safeguarding lead", width: 375, pages: 30 },
  { role: "Member of staff", width: 1280, pages: 12 },
  { role: "Head", width: 1280, pages: 16 },
  { role: "Administrator", width: 375, pages: 12 },
];

for (const { role, width, pages } of ROLES) {
  test(`every page that a ${role.toLowerCase()} can come to is in order at ${width} px`, async (t) => {
    const visitor = await Visitor.arrive(browser, waypost.base, `pages-${role.toLowerCase().replaceAll(" ", "-")}`, { width });
    t.after(() => visitor.leave());
    await steps.signIn(visitor, steps.accountOf(waypost.accounts, role));
    const seen = new Set();
    const ahead = ["/"];
    while (ahead.length > 0) {
      const path = ahead.shift();
      if (seen.has(kindOf(path))) continue;
      seen.add(kindOf(path));
      await visitor.go(path);
      ahead.push(...(await visitor.pathsAhead()));
    }
    assert.ok(seen.size >= pages, `only ${seen.size} kinds of page were found: ${[...seen].join(" ")}`);
  });
}
