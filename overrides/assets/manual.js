// What a page does beyond being read: keeps the anchor when the language changes, remembers the auditor's view,
// warns of an overdue review, writes dates as the reader does, opens folded panels for print. No page needs it to be read, and
// no sentence stands here: those are in the templates.
"use strict";

const root = document.documentElement;

function carryAnchor() {
  for (const link of document.querySelectorAll(".languages a")) {
    link.hash = location.hash;
  }
}

function remember(on) {
  try {
    localStorage.setItem("manual.auditor", String(on));
  } catch {
    // Storage may be forbidden: the view then lasts as long as the page.
  }
}

// Badges come and go above the reader's place: keep the heading or paragraph being read where it was on the screen.
function keepingPlace(change) {
  const blocks = [...document.querySelectorAll("article h1, article h2, article h3, article p, article li")];
  const read = blocks.find((block) => block.getBoundingClientRect().top > 60 && block.offsetParent);
  const before = read?.getBoundingClientRect().top ?? 0;
  change();
  if (read && scrollY > 0) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
}

function auditorSwitch() {
  const button = document.querySelector(".tool--auditor");
  if (!button) return;
  const show = (on) => {
    root.classList.toggle("auditor", on);
    button.setAttribute("aria-pressed", String(on));
  };
  button.hidden = false;
  show(root.classList.contains("auditor"));
  button.addEventListener("click", () => {
    const on = !root.classList.contains("auditor");
    keepingPlace(() => show(on));
    remember(on);
  });
}

// As the manual writes dates: day before month in English too.
function inWords(date) {
  const locale = root.lang === "en" ? "en-GB" : root.lang;
  // The digits of the pages' own dates, which Babel writes.
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" });
  return format.format(new Date(`${date}T00:00:00Z`));
}

// Worked out here and not at build, so that a site nobody rebuilds still warns.
function overdue(today) {
  const due = document.querySelector("article time[data-review-by]")?.dateTime;
  const notice = document.querySelector(".notice--overdue");
  if (!due || !notice || due >= today) return;
  const sentence = notice.querySelector("p");
  sentence.textContent = sentence.dataset.sentence.replace("{date}", inWords(due));
  notice.hidden = false;
}

// Which reviews are past is said by the build for the day of its last change, and here for today.
function pastReviews(today) {
  for (const mark of document.querySelectorAll("article [data-due]")) mark.hidden = mark.dataset.due >= today;
  for (const count of document.querySelectorAll("article [data-due-days]")) {
    const days = count.dataset.dueDays.split(" ").filter(Boolean);
    if (!days.length) continue;
    const past = String(days.filter((day) => day < today).length);
    count.textContent = count.dataset.sentence.replace("{date}", inWords(today)).replace("{number}", past);
  }
}

// Changes since a day: rows before it are hidden; without a day all are shown.
function changesSince() {
  const field = document.querySelector("article .since");
  if (!field) return;
  const [input, output] = [field.querySelector("input"), field.querySelector("output")];
  const rows = [...document.querySelectorAll("article .changes tbody tr")];
  const show = () => {
    for (const row of rows) row.hidden = row.querySelector("time").dateTime < input.value;
    const shown = rows.filter((row) => !row.hidden).length;
    output.textContent = output.dataset.sentence.replace("{number}", String(shown)).replace("{total}", String(rows.length));
  };
  input.addEventListener("input", show);
  show();
  field.hidden = false;
}

function readableDates() {
  for (const time of document.querySelectorAll(".printed-foot time")) time.textContent = inWords(time.dateTime);
}

// The menu of languages closes as menus do; without a script its own button closes it.
function closingMenu() {
  const menu = document.querySelector(".languages-menu");
  if (!menu) return;
  addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function unfoldForPrint() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("article details:not([open])")];
    for (const panel of folded) panel.open = true;
  });
  addEventListener("afterprint", () => {
    for (const panel of folded) panel.open = false;
  });
}

carryAnchor();
addEventListener("hashchange", carryAnchor);
auditorSwitch();
closingMenu();
const today = new Date().toISOString().slice(0, 10);
overdue(today);
pastReviews(today);
changesSince();
readableDates();
unfoldForPrint();
