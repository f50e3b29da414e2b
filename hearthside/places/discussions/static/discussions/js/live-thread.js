// <live-thread thread="12" since="…" news="A new reply"> around a thread's posts: replies appear while one reads.
// Nothing scrolls and no focus moves; a quiet line tells screen readers. A lost line is taken up again where it ended.

const LONGEST_WAIT = 60_000;
const TRIES = 8; // without one good connection: this installation has no live updates, and the page works without
const STAY_AWAY = 4403;

class LiveThread extends HTMLElement {
  connectedCallback() {
    this.posts = this.querySelector(".posts");
    this.status = this.querySelector("[role=status]");
    this.since = this.getAttribute("since");
    for (const post of this.posts.querySelectorAll("[data-at]")) this.remember(post);
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
    const since = this.since ? `?since=${encodeURIComponent(this.since)}` : "";
    this.socket = new WebSocket(`${scheme}://${location.host}/live/thread/${this.getAttribute("thread")}/${since}`);
    this.socket.addEventListener("open", () => { this.failures = 0; });
    this.socket.addEventListener("message", (event) => this.add(event.data));
    this.socket.addEventListener("close", (event) => this.comeBack(event.code));
  }

  add(words) {
    const parsed = document.createElement("template");
    parsed.innerHTML = words;
    const post = parsed.content.querySelector("article[id]");
    if (!post) return;
    this.remember(post);
    if (document.getElementById(post.id)) return;
    this.posts.append(post);
    globalThis.htmx?.process(post);
    this.status.textContent = "";
    requestAnimationFrame(() => { this.status.textContent = this.getAttribute("news"); });
  }

  remember(post) {
    if (post.dataset.at && (!this.since || new Date(post.dataset.at) > new Date(this.since))) this.since = post.dataset.at;
  }

  comeBack(code) {
    if (this.isGone || code === STAY_AWAY || ++this.failures > TRIES) return;
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures) * (0.5 + Math.random() / 2);
    this.waiting = setTimeout(() => this.open(), wait);
  }
}

customElements.define("live-thread", LiveThread);
