// <live-part topic="desk" key="triage" news="The queue has changed"> around a part of a page: whenever something
// happens, the server sends the part anew, made for this reader. Focus stays where it was, nothing scrolls, and a quiet
// line tells screen readers. Without a line, the page is as true as when it was loaded, and the queue asks by itself.

const LONGEST_WAIT = 60_000;
const TRIES = 8; // without one good connection: this installation has no live updates
const STAY_AWAY = 4403;

class LivePart extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector(":scope > [role=status]");
    this.failures = 0;
    this.open();
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    this.isGone = true;
    this.socket?.close();
  }

  open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/live/${this.getAttribute("topic")}/${this.getAttribute("key")}/`);
    this.socket.addEventListener("open", () => { this.heal(); });
    this.socket.addEventListener("message", (event) => this.show(event.data));
    this.socket.addEventListener("close", (event) => this.comeBack(event.code));
  }

  // What happened while the line was away.
  heal() {
    if (this.failures) globalThis.htmx?.trigger(this.querySelector("[data-part]"), "healed");
    this.failures = 0;
  }

  show(words) {
    const parsed = document.createElement("template");
    parsed.innerHTML = words;
    const fresh = parsed.content.querySelector("[data-part]");
    const old = this.querySelector("[data-part]");
    if (!fresh || !old || fresh.textContent === old.textContent) return;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    old.replaceWith(fresh);
    markTheOpenOne(fresh);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    globalThis.htmx?.process(fresh);
    this.status.textContent = "";
    requestAnimationFrame(() => { this.status.textContent = this.getAttribute("news"); });
  }

  comeBack(code) {
    if (this.isGone || code === STAY_AWAY || ++this.failures > TRIES) return;
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures) * (0.5 + Math.random() / 2);
    this.waiting = setTimeout(() => this.open(), wait);
  }
}

// The server does not know which page this is.
function markTheOpenOne(part) {
  for (const link of part.querySelectorAll("a[href]")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
  }
}

document.addEventListener("htmx:load", (event) => {
  if (event.target.matches?.("live-part [data-part]")) markTheOpenOne(event.target);
});
customElements.define("live-part", LivePart);
