// <fold-away> around a <details>: it shuts by Escape, and when the reader goes on elsewhere.

class FoldAway extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    this.elsewhere = (event) => { if (!this.contains(event.target)) this.details.open = false; };
    document.addEventListener("pointerdown", this.elsewhere);
    this.addEventListener("focusout", (event) => { if (event.relatedTarget && !this.contains(event.relatedTarget)) this.details.open = false; });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.details.open) return;
      this.details.open = false;
      this.querySelector("summary").focus();
    });
  }

  disconnectedCallback() { document.removeEventListener("pointerdown", this.elsewhere); }
}

customElements.define("fold-away", FoldAway);
