// The whole way: a member of staff records a concern; the safeguarding lead answers the questions, works the plan, and closes the
// case; the member of staff sees that it was dealt with and nothing more.
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

// An adult unknown to the family makes contact in a game; a device holds what was sent.
const ANSWERED_YES = ["grooming", "adult_involved", "crime_suspected", "device_involved", "child_victim"];

const WAYS = [
  { how: "on a phone", options: { width: 375 } },
  { how: "at a desk", options: { width: 1280 } },
  { how: "on a phone without JavaScript", options: { width: 375, scripts: false } },
];

for (const { how, options } of WAYS) {
  test(`a concern is reported, triaged, worked and closed ${how}`, async (t) => {
    const arrive = async (role, name) => {
      const visitor = await Visitor.arrive(browser, waypost.base, name, options);
      t.after(() => visitor.leave());
      await steps.signIn(visitor, steps.accountOf(waypost.accounts, role));
      return visitor;
    };
    const reporter = await arrive("Member of staff", "reporter");
    const reference = await steps.recordConcern(reporter);
    await reporter.go(`/concerns/${reference}`);
    await reporter.sees(steps.CONCERN.whatHappened);
    await reporter.go(`/cases/${reference}`, 404);
    await reporter.doesNotSee(steps.CONCERN.person.name);

    const lead = await arrive("Safeguarding lead", "lead");
    await lead.sees(reference);
    await lead.go(`/cases/${reference}`);
    await lead.sees(steps.CONCERN.whatHappened, "Nobody owns this case yet");
    await steps.takeOwnership(lead, reference, "Amina Okaforde");
    const asked = await steps.answerQuestions(lead, reference, ANSWERED_YES);
    assert.ok(asked > 0, "something is asked");

    await lead.go(`/cases/${reference}/plan`);
    await lead.sees("Do not", "Who can I ask?");
    await steps.setADate(lead, reference, "Amina Okaforde");
    await steps.close(lead, reference, 422);
    await lead.sees("Still open on the plan");
    await lead.finds("What will be looked at again, or done differently?", steps.REVIEW);
    assert.ok((await steps.workPlan(lead, reference)) > 2, "there is a plan to work");
    await lead.sees("wait for the strategy discussion", "Done by telephone");

    await steps.addNote(lead, reference, "The mother rang: “She slept well.”");
    await steps.close(lead, reference);
    await lead.go(`/cases/${reference}`);
    await lead.sees("Closed", "The child is safe");
    await lead.go(`/cases/${reference}/chronology`);
    await lead.sees("She slept well", "Amina Okaforde", "Priya Nairsworth", "Closed");
    await lead.sees("Date set:", "The parents come in next week.", "Date taken away:", "The police asked us to wait.");
    await steps.signOut(lead);
    await lead.go(`/cases/${reference}`, 200);
    assert.equal(lead.path, "/sign-in");

    await reporter.go(`/concerns/${reference}`);
    await reporter.sees(steps.CONCERN.whatHappened);
    await reporter.doesNotSee("slept well", "strategy discussion");
  });
}
