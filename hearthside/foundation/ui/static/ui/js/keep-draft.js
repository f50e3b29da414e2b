// <keep-draft key="reply-12" kept="..." back="..."> around one form: what is typed outlives a reload, a lost line, an ended session.
// Kept in this browser alone, at most three days. It is forgotten when the words were taken (the next page is a good one and
// shows the form empty), on "Throw the draft away", and on logging out; leaving quickly moves it to the tab's own memory.

const LONGEST = 3 * 24 * 60 * 60 * 1000;
const NEVER = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);
const CHECKS = new Set(["checkbox", "radio"]);

class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.name = `draft:${this.getAttribute("key")}`;
    this.line = this.querySelector(".draft-line");
    this.drop = this.querySelector(".draft-drop");
    if (!this.form) return;
    this.from = this.firstWords()?.defaultValue;
    this.bringBack(read(this.name));
    this.form.addEventListener("input", () => this.keepSoon());
    this.form.addEventListener("submit", () => { this.keep(Date.now()); });
    this.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.elt === this.form && event.detail.successful) this.forget();
    });
    this.drop?.addEventListener("click", () => { this.form.reset(); this.forget(); this.firstWords()?.focus(); });
    addEventListener("pagehide", () => { if (this.waiting) this.keep(); });
  }

  disconnectedCallback() { clearTimeout(this.waiting); }

  bringBack(draft) {
    if (!draft) return;
    this.from = draft.from;
    // Only over the same beginning: else the server gave the words back itself, or somebody changed them since.
    if (draft.from !== this.firstWords()?.defaultValue) return;
    for (const field of this.fields()) {
      const kept = draft.fields[field.name];
      if (kept === undefined) continue;
      if (CHECKS.has(field.type)) field.checked = [].concat(kept).includes(field.value);
      else field.value = kept;
    }
    this.say(this.getAttribute("back"));
    this.dispatchEvent(new CustomEvent("draft-back", { bubbles: true }));
  }

  keepSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), 600);
  }

  keep(sent = 0) {
    clearTimeout(this.waiting);
    this.waiting = 0;
    const words = this.firstWords()?.value ?? "";
    if (!words.trim() || words === this.from) { this.forget(); return; }
    const fields = {};
    for (const field of this.fields()) {
      if (field.type === "checkbox") { fields[field.name] ??= []; if (field.checked) fields[field.name].push(field.value); }
      else if (field.type !== "radio") fields[field.name] = field.value;
      else if (field.checked) fields[field.name] = field.value;
    }
    if (write(this.name, { fields, from: this.from, at: Date.now(), sent })) this.say(this.getAttribute("kept"));
  }

  forget() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.from = this.firstWords()?.defaultValue;
    erase(this.name);
    this.say("");
  }

  say(words) {
    if (this.line && this.line.textContent !== words) this.line.textContent = words;
    for (const part of [this.line, this.drop]) if (part) part.hidden = !words;
  }

  fields() { return [...this.form.elements].filter((field) => field.name && field.type && !NEVER.has(field.type)); }

  firstWords() { return this.form.querySelector("textarea") ?? this.fields().find((field) => !CHECKS.has(field.type)); }
}

function stores() {
  try { return [localStorage, sessionStorage]; } catch { return []; }
}

function read(name) {
  for (const store of stores()) {
    try {
      const draft = JSON.parse(store.getItem(name));
      if (draft?.fields) return draft;
    } catch { store.removeItem(name); }
  }
  return null;
}

function write(name, draft) {
  try { localStorage.setItem(name, JSON.stringify(draft)); return true; } catch { return false; }
}

function erase(name) { for (const store of stores()) store.removeItem(name); }

// A draft that was sent is gone once a good page answers a person who is known; else it waits for the next try.
function settle() {
  const entry = performance.getEntriesByType("navigation")[0];
  const isGood = "known" in document.body.dataset && !("trouble" in document.body.dataset) && !(entry?.responseStatus >= 400);
  const cameBack = entry?.type === "back_forward";
  for (const store of stores()) {
    for (const name of Object.keys(store).filter((each) => each.startsWith("draft:"))) {
      const draft = read(name);
      const here = document.querySelector(`keep-draft[key="${CSS.escape(name.slice(6))}"]`);
      const givenBack = here?.querySelector('[aria-invalid="true"], .errors');
      if (!draft || Date.now() - draft.at > LONGEST || (draft.sent && isGood && !cameBack && !givenBack)) store.removeItem(name);
      else if (draft.sent) store.setItem(name, JSON.stringify({ ...draft, sent: 0 }));
    }
  }
}

settle();
customElements.define("keep-draft", KeepDraft);
