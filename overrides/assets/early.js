// Runs before the page is drawn, so that a remembered auditor's view shows at once instead of flashing up.
// The rest of the page's behaviour is in manual.js.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");
  try {
    if (localStorage.getItem("manual.auditor") === "true") root.classList.add("auditor");
  } catch {
    // Storage may be forbidden: the view then starts closed.
  }
})();
