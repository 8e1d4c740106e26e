// Makes the pages more comfortable where scripts run. Every page works without.
import * as govuk from "./govuk-frontend.js";
import * as moj from "./moj-frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
govuk.initAll();
moj.initAll();

// A main button that asks for paper. Without a script the browser's own menu does it, so the button is only shown here.
for (const button of document.querySelectorAll("[data-waypost-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
