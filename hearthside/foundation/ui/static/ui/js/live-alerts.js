// <live-alerts member="12"> around the banners of somebody who is called: they come and go while a page is open.
// Without a live line the next page shows them.

const LONGEST_WAIT = 60_000;
const STAY_AWAY = 4403;

class LiveAlerts extends HTMLElement {
  connectedCallback() {
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
    this.socket = new WebSocket(`${scheme}://${location.host}/live/alerts/${this.getAttribute("member")}/`);
    this.socket.addEventListener("open", () => { this.failures = 0; });
    this.socket.addEventListener("message", (event) => this.show(event.data));
    this.socket.addEventListener("close", (event) => this.comeBack(event.code));
  }

  show(words) {
    const parsed = document.createElement("template");
    parsed.innerHTML = words;
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    for (const form of parsed.content.querySelectorAll("form")) if (token) form.append(token.cloneNode());
    this.replaceChildren(parsed.content);
  }

  comeBack(code) {
    if (this.isGone || code === STAY_AWAY) return;
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** ++this.failures) * (0.5 + Math.random() / 2);
    this.waiting = setTimeout(() => this.open(), wait);
  }
}

customElements.define("live-alerts", LiveAlerts);
