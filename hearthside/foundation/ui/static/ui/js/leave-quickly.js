// <leave-quickly log-out="/accounts/logout/"> around a plain link: goes away at once and leaves this page out of the history.
// By press, or by Escape three times within two seconds. Drafts move to this tab's own memory, which ends with the tab.
// Where somebody is logged in, a button marked data-leave-and-log-out ends the session too.

const LEFT = "left-quickly";
const WITHIN = 2000;

class LeaveQuickly extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.link.addEventListener("click", (event) => this.leave(event));
    this.pressed = [];
    document.addEventListener("keydown", (event) => this.count(event), true);
    for (const button of document.querySelectorAll("[data-leave-and-log-out]")) {
      button.hidden = !this.hasAttribute("log-out");
      button.addEventListener("click", () => this.leaveAndLogOut());
    }
    for (const form of document.querySelectorAll("[data-forget-drafts]")) form.addEventListener("submit", forgetDrafts);
    addEventListener("pageshow", (event) => this.stayAway(event.persisted));
    this.stayAway(false);
  }

  count(event) {
    if (event.key !== "Escape" || event.isComposing || event.repeat) return;
    const now = Date.now();
    this.pressed = [...this.pressed.filter((then) => now - then < WITHIN), now];
    if (this.pressed.length >= 3) this.leave(event);
  }

  leave(event) {
    event?.preventDefault();
    putDraftsAside();
    remember(LEFT, "yes");
    this.vanish();
  }

  leaveAndLogOut() {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    // keepalive lets the request finish after this page is gone.
    fetch(this.getAttribute("log-out"), {
      method: "POST", body: new URLSearchParams({ csrfmiddlewaretoken: token }), keepalive: true, redirect: "manual",
    }).catch(() => {});
    forgetDrafts();
    remember(LEFT, "yes");
    this.vanish();
  }

  // Back, or a page the browser had kept, shows nothing; opening the site anew is a fresh start.
  stayAway(wasKept) {
    if (recall(LEFT) !== "yes") return;
    const came = performance.getEntriesByType("navigation")[0]?.type;
    if (wasKept || came === "back_forward") this.vanish();
    else remember(LEFT, "");
  }

  vanish() {
    document.documentElement.hidden = true;
    document.title = "\u00a0";
    for (const sound of document.querySelectorAll("audio, video")) sound.pause();
    location.replace(this.link.href);
  }
}

function putDraftsAside() {
  eachDraft((name) => {
    sessionStorage.setItem(name, localStorage.getItem(name));
    localStorage.removeItem(name);
  });
}

function forgetDrafts() {
  eachDraft((name) => localStorage.removeItem(name));
  try { sessionStorage.clear(); } catch { /* storage is closed to us: nothing is kept */ }
}

function eachDraft(act) {
  try {
    Object.keys(localStorage).filter((name) => name.startsWith("draft:")).forEach(act);
  } catch { /* storage is closed to us: nothing is kept */ }
}

function remember(name, value) {
  try { sessionStorage.setItem(name, value); } catch { /* Back may then show the page, if the session still runs */ }
}

function recall(name) {
  try { return sessionStorage.getItem(name); } catch { return null; }
}

customElements.define("leave-quickly", LeaveQuickly);
