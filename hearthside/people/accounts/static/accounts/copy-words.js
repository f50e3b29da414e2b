// <copy-words for="codes">: a button that copies the words of a list, and one that prints the page. Without it, people write them down.
customElements.define("copy-words", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const copy = this.querySelector("[data-copy]");
    copy.hidden = !navigator.clipboard;
    copy.addEventListener("click", () => this.copy());
    this.querySelector("[data-print]").addEventListener("click", () => window.print());
  }

  async copy() {
    const items = document.getElementById(this.getAttribute("for")).querySelectorAll("li");
    await navigator.clipboard.writeText([...items].map((item) => item.textContent).join("\n"));
    this.querySelector("[data-copied]").hidden = false;
  }
});
