// What goes wrong, as people meet it: nothing that was typed is lost, nothing happens twice, and nobody sees what is not theirs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "../browser.mjs";
import { startWaypost } from "../server.mjs";
import * as steps from "../steps.mjs";
import { Visitor } from "../visitor.mjs";

let browser, waypost;

before(async () => {
  waypost = await startWaypost();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await waypost?.stop();
});

async function arrive(t, role, options = { width: 375 }) {
  const visitor = await Visitor.arrive(browser, waypost.base, `mistakes-${role.toLowerCase().replaceAll(" ", "-")}`, options);
  t.after(() => visitor.leave());
  await steps.signIn(visitor, steps.accountOf(waypost.accounts, role));
  return visitor;
}

test("an empty report is sent back with an error summary that leads to the field", async (t) => {
  const reporter = await arrive(t, "Member of staff");
  await reporter.go("/concern");
  await reporter.press("Continue", reporter.page, 422);
  await reporter.sees("There is a problem");
  const [first] = await reporter.page.locator(".govuk-error-summary__list a").all();
  const field = (await first.getAttribute("href")).slice(1);
  assert.equal(await reporter.page.locator(`[id="${field}"]`).count(), 1, `${field} is on the page`);
  assert.match(await reporter.page.title(), /^Error: /);
});

test("signing in with nothing typed asks for each, and where there is nothing a page says so", async (t) => {
  const stranger = await Visitor.arrive(browser, waypost.base, "mistakes-hasty", { width: 375 });
  t.after(() => stranger.leave());
  await stranger.go("/sign-in");
  await stranger.press("Sign in", stranger.page, 422);
  await stranger.sees("Enter your sign-in name", "Enter your password");
  await stranger.go("/no/such/page", 404);
  await stranger.sees("There is nothing here");
});

test("a date that no month has comes back as typed, and the summary leads to its first part", async (t) => {
  const lead = await arrive(t, "Safeguarding lead");
  const reporter = await arrive(t, "Member of staff");
  const reference = await steps.reportAnew(reporter);
  await lead.go(`/cases/${reference}/note`);
  await lead.fill("What happened, or what was said", "Rang the form tutor.");
  for (const [part, typed] of [["Day", "31"], ["Month", "2"], ["Year", "2026"]]) await lead.fill(part, typed);
  await lead.press("Add the note", lead.page, 422);
  await lead.finds("Day", "31");
  await lead.finds("What happened, or what was said", "Rang the form tutor.");
  await lead.page.getByRole("link", { name: /real date/ }).click();
  assert.equal(await lead.page.evaluate(() => document.activeElement.name), "happened_at-day");
});

test("words that look like a page stay words, and too many come back to be shortened", async (t) => {
  const reporter = await arrive(t, "Member of staff");
  await reporter.go("/concern");
  const words = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)> & “quoted” " + "long".repeat(200);
  await reporter.fill("What happened, in your words", words);
  await reporter.press("Continue");
  await reporter.go("/concern/check");
  await reporter.sees("<script>document.title = 'taken'</script>", "onerror=alert(1)", "“quoted”");
  assert.doesNotMatch(await reporter.page.title(), /taken/);
  await reporter.go("/concern");
  const story = "A pupil said that they were asked for a picture. ".repeat(420);
  await reporter.fill("What happened, in your words", story);
  await reporter.press("Continue", reporter.page, 422);
  await reporter.sees("Shorten “");
  await reporter.finds("What happened, in your words", story.trim());
});

test("a draft is there again after signing out and in", async (t) => {
  const reporter = await arrive(t, "Member of staff");
  await reporter.go("/concern");
  await steps.writeWhatHappened(reporter, "Seen in the lunch queue: a message about a pupil.");
  await reporter.press("Continue");
  await steps.signOut(reporter);
  await steps.signIn(reporter, steps.accountOf(waypost.accounts, "Member of staff"));
  await reporter.go("/concern");
  await reporter.finds("What happened, in your words", "Seen in the lunch queue: a message about a pupil.");
});

test("a wrong password and an unknown name get the same answer", async (t) => {
  const stranger = await Visitor.arrive(browser, waypost.base, "mistakes-stranger", { width: 375 });
  t.after(() => stranger.leave());
  const answers = [];
  for (const login of [steps.accountOf(waypost.accounts, "Head").login, "nobody.at.all"]) {
    await stranger.go("/sign-in");
    await stranger.fill("Sign-in name", login);
    await stranger.fill("Password", "not the password");
    await stranger.press("Sign in", stranger.page, 422);
    answers.push(await stranger.page.locator(".govuk-error-summary").innerText());
  }
  assert.equal(answers[0], answers[1]);
});

test("the same note sent twice is there once", async (t) => {
  const lead = await arrive(t, "Safeguarding lead", { width: 1280 });
  const reference = await someCase(lead);
  await lead.go(`/cases/${reference}/note`);
  const note = "The form tutor saw nothing unusual today.";
  const form = await lead.page.locator('form[action$="/note"]').evaluate((one) => Object.fromEntries(new FormData(one)));
  for (const time of [1, 2]) {
    const answer = await lead.page.request.post(`/cases/${reference}/note`, {
      form: { ...form, text: note },
      headers: { origin: waypost.base },
    });
    assert.ok(answer.ok(), `time ${time}: ${answer.status()}`);
  }
  await lead.go(`/cases/${reference}/chronology`);
  assert.equal((await lead.text()).split(note).length - 1, 1);
});

test("the second of two people who answer at once is shown what changed", async (t) => {
  const lead = await arrive(t, "Safeguarding lead", { width: 1280 });
  const deputy = await arrive(t, "Deputy safeguarding lead");
  const reporter = await arrive(t, "Member of staff");
  const reference = await steps.reportAnew(reporter);
  for (const person of [lead, deputy]) await person.go(`/cases/${reference}/triage`);
  await steps.answerOne(lead, "No");
  await lead.sees("Answered");
  await steps.answerOne(deputy, "Yes", 409);
  await deputy.sees("Amina Okaforde");
});

test("nobody who is not signed in sees any page but the way in", async (t) => {
  const stranger = await Visitor.arrive(browser, waypost.base, "mistakes-nobody", { width: 375 });
  t.after(() => stranger.leave());
  for (const path of ["/", "/cases", "/concern", "/accounts", "/procedure/dorset"]) {
    await stranger.go(path);
    assert.equal(stranger.path, "/sign-in", path);
  }
});

test("an administrator sees accounts and no case", async (t) => {
  const lead = await arrive(t, "Safeguarding lead");
  const reference = await someCase(lead);
  const administrator = await arrive(t, "Administrator", { width: 1280 });
  await administrator.go("/accounts");
  await administrator.sees("Priya Nairsworth");
  for (const path of ["/cases", `/cases/${reference}`, `/cases/${reference}/chronology`]) {
    await administrator.page.goto(path);
    await administrator.doesNotSee(reference, "chronology");
  }
});

async function someCase(lead) {
  await lead.go("/cases");
  return (await lead.text()).match(/WP-[A-Z0-9-]+/)[0];
}
