// <press-keys turn-off="..." turn-on="..."> comes with <c-ui.keys>: a key presses the first visible control that shows it (data-key).
// Never while somebody types; "↵" is Control (or Command) and Enter, also while typing. The reader can turn the keys off
// (WCAG 2.1.4): some speech and switch users press letters without meaning to.

const OFF = "keys-off";
const TYPING = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";

class PressKeys extends HTMLElement {
  connectedCallback() {
    this.heard = (event) => this.press(event);
    document.addEventListener("keydown", this.heard);
    this.toggle = this.querySelector("[data-toggle]");
    this.toggle?.addEventListener("click", () => { keep(areOff() ? "" : "yes"); this.show(); });
    this.show();
  }

  disconnectedCallback() { document.removeEventListener("keydown", this.heard); }

  press(event) {
    if (areOff() || event.repeat || event.isComposing || event.altKey || event.defaultPrevented) return;
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend && (event.ctrlKey || event.metaKey || event.target.closest?.(TYPING))) return;
    const key = isSend ? "↵" : event.key.toLowerCase();
    const control = [...document.querySelectorAll("[data-key]")].find(
      (each) => each.dataset.key.toLowerCase() === key && !each.disabled && each.getClientRects().length > 0,
    );
    if (!control) return;
    event.preventDefault();
    control.focus();
    control.click();
  }

  show() {
    if (!this.toggle) return;
    this.toggle.hidden = false;
    this.toggle.textContent = this.getAttribute(areOff() ? "turn-on" : "turn-off");
  }
}

function areOff() {
  try { return localStorage.getItem(OFF) === "yes"; } catch { return false; }
}

function keep(value) {
  try { localStorage.setItem(OFF, value); } catch { /* it holds for no longer than the page, then */ }
}

customElements.define("press-keys", PressKeys);
