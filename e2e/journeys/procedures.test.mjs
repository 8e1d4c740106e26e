// What a partnership officer reads: the procedures side by side, their clauses, what is honoured, the law over them, whom to call.
// At a desk and on a phone, with a script and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "../browser.mjs";
import { startWaypost } from "../server.mjs";
import * as steps from "../steps.mjs";
import { Visitor } from "../visitor.mjs";

const PROCEDURES = ["cambridgeshire-peterborough", "dorset", "greater-manchester", "kent-medway", "online-safety-2024"];

let browser, waypost;

before(async () => {
  waypost = await startWaypost();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await waypost?.stop();
});

async function reading(t, name, view, role = "Member of staff") {
  const visitor = await Visitor.arrive(browser, waypost.base, `procedures-${name}`, view);
  t.after(() => visitor.leave());
  await steps.signIn(visitor, steps.accountOf(waypost.accounts, role));
  return visitor;
}

const VIEWS = [
  { width: 1280, scripts: true },
  { width: 375, scripts: true },
  { width: 375, scripts: false },
];

for (const view of VIEWS) {
  const where = `at ${view.width} px${view.scripts ? "" : " without a script"}`;

  test(`the procedures are compared, cell by cell, ${where}`, async (t) => {
    const visitor = await reading(t, "compared", view);
    await visitor.go("/procedure");
    await visitor.follow("What each procedure asks for", visitor.page.getByRole("main"));
    await visitor.sees("111 of 111", "not asked for", "no date printed", "Danger to life");
    for (const table of await visitor.page.locator("table.waypost-matrix").all()) {
      assert.equal(await table.locator("caption").count(), 1);
      assert.equal(await table.locator('th[scope="col"]').count(), 1 + PROCEDURES.length);
    }
    await visitor.page.getByLabel("About").selectOption({ label: "Nudes and semi-nudes" });
    await visitor.page.getByLabel("Rows").selectOption({ label: "Where strength or date differ" });
    await visitor.press("Show");
    await visitor.sees("Refer to the police");
    await visitor.doesNotSee("111 of 111");
    const cell = visitor.page.locator('a[href="/compare/refer_police#greater-manchester"]');
    await Promise.all([visitor.page.waitForEvent("load"), cell.click()]);
    await visitor.look();
    await visitor.sees("Refer to the police", "Rests on:", "Greater Manchester");
  });

  test(`clauses are searched, filtered and paged ${where}`, async (t) => {
    const visitor = await reading(t, "clauses", view);
    await visitor.go("/clauses");
    await visitor.sees("1473 clauses", "Page 1 of 59");
    await visitor.fill("Words, a clause’s number or a section", "police");
    await visitor.press("Search");
    await visitor.sees("Showing: “police”");
    await visitor.page.getByLabel("Procedure").selectOption({ label: "Online safety, Dorset" });
    await visitor.page.getByLabel("How strongly it is put").selectOption({ label: "must" });
    await visitor.press("Apply filters");
    await visitor.sees("Online safety, Dorset; must", "A rule decides");
    await visitor.finds("Words, a clause’s number or a section", "police");
    await visitor.go("/clauses?page=2");
    await visitor.follow("Next page");
    await visitor.sees("Page 3 of 59");
    await visitor.go("/clauses?words=polcie");
    await visitor.sees("No clause matches", "Did you mean “police”?");
    await visitor.go("/clauses?words=police&kind=nonsense", 422);
    await visitor.sees("There is a problem", "Choose the kind from the list");
    await visitor.finds("Words, a clause’s number or a section", "police");
  });

  test(`what is honoured is counted, and each number leads to its clauses, ${where}`, async (t) => {
    const visitor = await reading(t, "coverage", view);
    await visitor.go("/coverage");
    await visitor.sees("of 1,473 clauses are honoured");
    const number = visitor.page.locator('a[href*="honoured=not-yet"]').first();
    const counted = (await number.innerText()).match(/^\d+/)[0];
    await Promise.all([visitor.page.waitForEvent("load"), number.click()]);
    await visitor.look();
    await visitor.sees(new RegExp(`^${counted} clauses?`, "m"));
  });

  test(`the law has its page, and whom to call is one step away, ${where}`, async (t) => {
    const visitor = await reading(t, "law", view);
    await visitor.go("/law");
    await visitor.sees("What the law says today", "Needs checking", "Read and in force");
    await visitor.follow("Who do I call now?");
    await visitor.sees("999", "0800 1111", "check before use");
    for (const id of PROCEDURES) await visitor.go(`/procedure/${id}/contacts`);
  });
}

for (const width of [1280, 375]) {
  test(`every procedure is read page by page at ${width} px`, async (t) => {
    const visitor = await reading(t, "read", { width });
    for (const id of PROCEDURES) {
      for (const part of ["", "/worked-cases", "/rulings"]) await visitor.go(`/procedure/${id}${part}`);
      await visitor.go(`/procedure/${id}`);
      const sections = (await visitor.pathsAhead()).filter((path) => path.includes("/sections/"));
      for (const section of sections.filter((_, place) => place % 4 === 0)) await visitor.go(section);
    }
  });

  test(`what would differ today is read on a page of its own at ${width} px`, async (t) => {
    const visitor = await reading(t, "today", { width, scripts: width === 1280 }, "Safeguarding lead");
    await visitor.go("/cases");
    const cases = (await visitor.pathsAhead()).filter((path) => /^\/cases\/WP-[^/]+$/.test(path));
    assert.ok(cases.length > 0, "the demo has cases");
    await visitor.go(`${cases[0]}/today`);
    await visitor.sees("What would differ today", "Nothing of the case changes by it");
    await visitor.page.getByLabel("Compare with another").selectOption({ index: 1 });
    await visitor.press("Compare");
    await visitor.sees("What would differ today");
    await visitor.go(`${cases[0]}/today?by=dorset/1999`, 404);
  });
}
