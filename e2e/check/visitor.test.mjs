// The visitor of the journeys notices what it is there to notice, with scripts and without.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launchBrowser } from "../browser.mjs";
import { Visitor } from "../visitor.mjs";

const page = (body, head = "") =>
  `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;

const PAGES = {
  "/good": page('<p>All is well.</p><a href="/next">Go on to the next page</a>'),
  "/next": page("<p>The next page.</p>"),
  "/no-alternative": page('<img src="/picture.svg">'),
  "/pale": page('<p style="color:#ccc">Too pale to read</p>'),
  "/wide": page('<div style="width:900px">wide</div>'),
  "/elsewhere": page("<p>text</p>", '<link rel="stylesheet" href="http://127.0.0.1:9/other.css">'),
  "/script-fails": page("<p>text</p><script>nothing.here()</script>"),
};

let browser, server, base;

before(async () => {
  server = createServer((request, response) => {
    const body = request.url === "/picture.svg" ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : PAGES[request.url];
    const kind = request.url.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
    response.writeHead(body ? 200 : 404, { "content-type": kind });
    response.end(body ?? page("<p>Not found</p>"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function visitor(t, options) {
  const arrived = await Visitor.arrive(browser, base, "check", { width: 375, ...options });
  t.after(() => arrived.leave());
  return arrived;
}

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`a good page passes and its link is followed, ${how}`, async (t) => {
    const person = await visitor(t, { scripts });
    await person.go("/good");
    await person.follow("Go on to the next page");
    await person.sees("The next page.");
    assert.equal(person.path, "/next");
  });

  test(`what axe finds is reported, ${how}`, async (t) => {
    const person = await visitor(t, { scripts });
    await assert.rejects(person.go("/no-alternative"), /image-alt/);
    await assert.rejects(person.go("/pale"), /color-contrast/);
  });

  test(`a page wider than the screen is reported, ${how}`, async (t) => {
    const person = await visitor(t, { scripts });
    await assert.rejects(person.go("/wide"), /scrolls sideways/);
  });
}

test("a page that asks another host is reported", async (t) => {
  await assert.rejects((await visitor(t)).go("/elsewhere"), /another host/);
});

test("a script that fails is reported", async (t) => {
  await assert.rejects((await visitor(t)).go("/script-fails"), /a script failed/);
});

test("an answer other than the expected one is reported", async (t) => {
  const person = await visitor(t);
  await person.go("/nowhere", 404);
  await assert.rejects(person.go("/nowhere"), /answered 404/);
});
