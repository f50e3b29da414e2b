// <page-browser key="…" worker="/paging/worker.js"> around a form: asks this browser for its push address and sends it.

class PageBrowser extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    const isAble = "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
    if (!isAble) return this.say("unable");
    this.form.hidden = false;
    this.say(Notification.permission === "denied" ? "denied" : "");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.subscribe().catch(() => this.say("failed"));
    });
  }

  async subscribe() {
    if (await Notification.requestPermission() !== "granted") return this.say("denied");
    const registration = await navigator.serviceWorker.register(this.getAttribute("worker"));
    await navigator.serviceWorker.ready;
    const pushed = (await registration.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: this.getAttribute("key"),
    })).toJSON();
    this.form.elements.endpoint.value = pushed.endpoint;
    this.form.elements.public_key.value = pushed.keys.p256dh;
    this.form.elements.secret.value = pushed.keys.auth;
    this.form.submit();
  }

  say(what) {
    for (const line of this.querySelectorAll("[data-when]")) line.hidden = line.dataset.when !== what;
  }
}

customElements.define("page-browser", PageBrowser);
