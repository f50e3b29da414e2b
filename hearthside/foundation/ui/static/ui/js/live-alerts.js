// <live-alerts member="12"> around the banners of somebody who is called: they come and go while a page is open.
// By the live line where there is one between processes; and, since nobody may wait for a broken line, by asking.

const LONGEST_WAIT = 60_000;
const ASK_EVERY = 5_000; // only people who can be called ask, and only while they look
const STAY_AWAY = 4403;

class LiveAlerts extends HTMLElement {
  connectedCallback() {
    this.failures = 0;
    this.open();
    this.asking = setInterval(() => this.ask(), ASK_EVERY);
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    clearInterval(this.asking);
    this.isGone = true;
    this.socket?.close();
  }

  open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/live/alerts/${this.getAttribute("member")}/`);
    this.socket.addEventListener("open", () => { this.failures = 0; });
    this.socket.addEventListener("message", (event) => this.show(event.data));
    this.socket.addEventListener("close", (event) => this.comeBack(event.code));
  }

  async ask() {
    if (document.hidden) return;
    try {
      const answer = await fetch("/paging/alerts/", { redirect: "error" });
      if (answer.ok) this.show(await answer.text());
    } catch { /* not reachable, or logged out: the next page says so */ }
  }

  show(words) {
    const parsed = document.createElement("template");
    parsed.innerHTML = words;
    if (said(parsed.content) === said(this)) return; // what was read aloud is not read aloud again
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    for (const form of parsed.content.querySelectorAll("form")) {
      if (token && !form.querySelector("[name=csrfmiddlewaretoken]")) form.append(token.cloneNode());
    }
    this.replaceChildren(parsed.content);
  }

  comeBack(code) {
    if (this.isGone || code === STAY_AWAY) return;
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** ++this.failures) * (0.5 + Math.random() / 2);
    this.waiting = setTimeout(() => this.open(), wait);
  }
}

function said(part) {
  return [...part.querySelectorAll("[data-alert]")].map((alert) => alert.dataset.alert).join();
}

customElements.define("live-alerts", LiveAlerts);
