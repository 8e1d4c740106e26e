import * as b from "./browser.mjs";
import { readFileSync, mkdirSync } from "node:fs";
const [,, base, data, out, role, ...paths] = process.argv;
mkdirSync(out, { recursive: true });
const acc = JSON.parse(readFileSync(data + "/demo.json")).accounts.find((a) => a.role.toLowerCase().includes(role));
const browser = await (b.startBrowser ?? b.start ?? b.launch ?? Object.values(b)[0])();
for (const width of [1280, 375]) {
  const c = await browser.newContext({ baseURL: base, viewport: { width, height: 800 } });
  const p = await c.newPage();
  await p.goto("/sign-in"); await p.fill("[name=login]", acc.login); await p.fill("[name=password]", acc.password); await p.click("main button[type=submit]");
  for (const path of paths) {
    const r = await p.goto(path);
    const wide = await p.evaluate(() => document.documentElement.scrollWidth);
    console.log(width, path, r.status(), wide > width ? "TOO WIDE " + wide : "");
    await p.screenshot({ path: `${out}/${path.replace(/[^a-zA-Z0-9]+/g, "_") || "home"}-${width}.png`, fullPage: true });
  }
  await c.close();
}
await browser.close();
