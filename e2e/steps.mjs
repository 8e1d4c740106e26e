// What people do with Waypost, step by step, in the words that stand on its pages. Every step ends on a page that the visitor has
// looked over.
import assert from "node:assert/strict";

export const UNKNOWN = "Not known yet";

export const CONCERN = {
  whatHappened: "A pupil told me that a person they met in a game asks them for pictures. They said: “He is nice to me.”",
  person: { name: "Marla Quillfeather", age: "13" },
  how: "The pupil told me after registration.",
};

export function accountOf(accounts, role) {
  const account = accounts.find((one) => one.role === role);
  assert.ok(account, `the demo has no ${role}`);
  return account;
}

export async function signIn(visitor, account) {
  await visitor.go("/sign-in");
  await visitor.fill("Sign-in name", account.login);
  await visitor.fill("Password", account.password);
  await visitor.press("Sign in");
  await visitor.sees(account.name);
}

export async function signOut(visitor) {
  await visitor.press("Sign out");
  assert.equal(visitor.path, "/sign-in");
}

// Page 1 of 3, filled in but not sent.
export async function writeWhatHappened(visitor, text = CONCERN.whatHappened) {
  await visitor.fill("What happened, in your words", text);
  await visitor.choose("Is it still going on?", "Yes");
  await visitor.choose("Is anyone in danger now?", "No");
}

// From the home page to the confirmation; answers with the reference.
export async function recordConcern(visitor) {
  await visitor.press("Record a concern", visitor.page.getByRole("main"));
  return reportFromFirstPage(visitor);
}

// The same, whatever draft there is.
export async function reportAnew(visitor) {
  await visitor.go("/concern");
  return reportFromFirstPage(visitor);
}

async function reportFromFirstPage(visitor) {
  await visitor.sees("Ring 999", "Do not open, copy, send or delete any image");
  await writeWhatHappened(visitor);
  await visitor.press("Continue");

  const person = visitor.page.getByRole("group", { name: "Person 1" });
  await person.getByLabel("Name, or what you can say").fill(CONCERN.person.name);
  await person.getByLabel("Who they are in this").selectOption({ index: 1 });
  await person.getByLabel("Age").fill(CONCERN.person.age);
  await visitor.tick("Not known yet: When did it happen?");
  await visitor.fill("How did you come to know?", CONCERN.how);
  await visitor.tick("Not known yet: Which devices, apps or accounts?");
  await visitor.fill("What has been done so far?", "Nothing yet.");
  await visitor.press("Continue");

  await visitor.sees(CONCERN.whatHappened, CONCERN.person.name, CONCERN.how);
  await visitor.tick("This is what I know, as I know it");
  await visitor.press("Send to the safeguarding lead");
  await visitor.sees("Your concern is sent", "What you must not do", "What happens next", "Who sees it");
  return (await visitor.text()).match(/WP-[A-Z0-9-]+/)[0];
}

export async function takeOwnership(visitor, reference, name) {
  await visitor.go(`/cases/${reference}/owner`);
  await visitor.choose("Owner", new RegExp(name));
  await visitor.press("Make them the owner");
  await visitor.sees(`Owner: ${name}`);
}

// Answers what is asked until nothing more is: "Yes" to the facts named, "not known yet" once, "No" to the rest.
// Answers with how many questions it took.
export async function answerQuestions(visitor, reference, yes) {
  await visitor.go(`/cases/${reference}/triage`);
  let asked = 0;
  let unknown = 0;
  while ((await visitor.page.locator("#question").count()) > 0) {
    assert.ok(++asked <= 120, "the questions come to an end");
    await visitor.sees("Why we ask.");
    const fact = await visitor.page.locator('#question input[name="fact"]').inputValue();
    const age = visitor.page.getByLabel("Age in years");
    if ((await age.count()) > 0) await age.fill(CONCERN.person.age);
    else if (yes.includes(fact)) await answer(visitor, "Yes");
    else await answer(visitor, asked > 3 && unknown++ === 0 ? UNKNOWN : "No");
    await visitor.fill("Who said so?", "The child");
    await visitor.press("Save and go on");
  }
  await visitor.sees("The plan as it stands.");
  return asked;
}

// Answers the question that stands on the page, without looking further.
export async function answerOne(visitor, wanted, expected = 200) {
  const age = visitor.page.getByLabel("Age in years");
  if ((await age.count()) > 0) await age.fill(CONCERN.person.age);
  else await answer(visitor, wanted);
  await visitor.press("Save and go on", visitor.page, expected);
}

async function answer(visitor, wanted) {
  const question = visitor.page.locator("#question");
  const choice = question.getByLabel(wanted, { exact: true });
  await ((await choice.count()) > 0 ? choice : question.getByLabel(UNKNOWN, { exact: true })).check();
}

// Works every line of the plan that is still to be done: the second is first handed on, the third is departed from, the others
// are done. Answers with how many there were.
export async function workPlan(visitor, reference) {
  await visitor.go(`/cases/${reference}/plan`);
  const open = () => visitor.page.locator('.waypost-line a[href$="/done"]');
  let worked = 0;
  while ((await open().count()) > 0) {
    assert.ok(++worked <= 80, "the plan comes to an end");
    const place = await open().first().getAttribute("href");
    if (worked === 2) await handOn(visitor, place.replace(/done$/, "hand"));
    if (worked === 3) await depart(visitor, place.replace(/done$/, "not-doing"));
    else await finish(visitor, place);
  }
  return worked;
}

// Sets a date a week ahead for the first line that takes one, puts it off, and takes it away again. Answers with the line's page.
export async function setADate(visitor, reference, name) {
  await visitor.go(`/cases/${reference}/plan`);
  const place = await visitor.page.locator("#plan-by-date ~ ul a[href$='/date']").first().getAttribute("href");
  await visitor.go(place);
  await visitor.sees("Set a date", "The procedure prints no date");
  await fillDate(visitor, 7);
  await visitor.press("Save the date");
  await visitor.sees("The date is set.", `Set by ${name}`, "in 7 days", "Change the date");
  await visitor.go(place);
  await fillDate(visitor, 9);
  await visitor.press("Save the date", visitor.page, 422);
  await visitor.sees("Say why it is later");
  await visitor.fill("Why then? (optional)", "The parents come in next week.");
  await visitor.press("Save the date");
  await visitor.sees(`Set by ${name}`, "in 9 days");
  await visitor.go(place);
  await visitor.fill("Why does it no longer hold?", "The police asked us to wait.");
  await visitor.press("Take the date away");
  await visitor.sees("The date is taken away.");
  return place;
}

// So many days from today in London, as its three parts.
async function fillDate(visitor, days) {
  const at = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric" });
  const part = (type) => parts.formatToParts(at).find((one) => one.type === type).value;
  for (const name of ["Day", "Month", "Year"]) await visitor.fill(name, part(name.toLowerCase()));
}

async function finish(visitor, place) {
  await visitor.go(place);
  await visitor.page.getByRole("textbox").first().fill("Done by telephone; the log has the number.");
  await visitor.fill("With whom?", "Jo Ferncastle, duty worker");
  await visitor.press("Save");
}

async function handOn(visitor, place) {
  await visitor.go(place);
  await visitor.fill("To whom?", "Tom Whitlocke-Hay, deputy");
  await visitor.press("Hand it on");
  await visitor.sees("Handed to Tom Whitlocke-Hay, deputy");
}

export async function depart(visitor, place) {
  await visitor.go(place);
  await visitor.fill("Why?", "The duty worker asked us to wait for the strategy discussion.");
  await visitor.fill("Who agrees?", "Ruth Calderwane, head");
  await visitor.press("Record the reason");
  await visitor.sees("wait for the strategy discussion");
}

export async function addNote(visitor, reference, text) {
  await visitor.go(`/cases/${reference}/note`);
  await visitor.fill("What happened, or what was said", text);
  await visitor.press("Add the note");
  await visitor.sees(text);
}

export const REVIEW = "We look at how the child is in four weeks.";

// Fills the form and sends it: 422 is the answer while something is still open on the plan.
export async function close(visitor, reference, expected = 200) {
  await visitor.go(`/cases/${reference}/close`);
  await visitor.fill("What came of it?", "The child is safe; the police have the account.");
  await visitor.fill("What will be looked at again, or done differently?", REVIEW);
  await visitor.press("Close the case", visitor.page, expected);
}
