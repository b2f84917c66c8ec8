// The buttons under a bubble: drawn as Telegram draws them, kept when a card is edited, and the spinner of a tap
// that waits for its answer.

import { element, icon } from "./sheets.js";
import { write } from "./signs.js";

// A client stops waiting for the bot at about this age of a tap.
const PATIENCE_MS = 15_000;
const SIZES = ["", "snug", "tight"];

/** Draw rows into a keyboard, reusing the nodes that stay. `onPress(button, node)`. */
export function renderKeyboard(keyboard, rows, onPress) {
  while (keyboard.children.length > rows.length) keyboard.lastChild.remove();
  rows.forEach((buttons, row) => {
    const line = keyboard.children[row] ?? keyboard.appendChild(element("div", { className: "row" }));
    while (line.children.length > buttons.length) line.lastChild.remove();
    buttons.forEach((button, col) => {
      const node = line.children[col] ?? line.appendChild(element("button", { type: "button" }, element("span", { className: "label" })));
      const meaning = JSON.stringify(button);
      if (node.dataset.meaning === meaning) return;
      node.dataset.meaning = meaning;
      node.dataset.row = String(row);
      node.dataset.col = String(col);
      node.dataset.kind = kindOf(button);
      write(node.firstChild, button.text);
      node.querySelector(".mark")?.remove();
      if (node.dataset.kind !== "data") node.append(icon(node.dataset.kind, "mark"));
      node.onclick = () => onPress(button, node);
      stopWaiting(node);
    });
  });
}

export function kindOf(button) {
  if (button.url) return "url";
  if (button.copy_text) return "copy";
  return "data";
}

// To parts of a pixel: in whole ones a label that is half a pixel too wide is as wide as its button, and loses its last sign.
function isCut(label) {
  const letters = document.createRange();
  letters.selectNodeContents(label);
  return letters.getBoundingClientRect().width > label.getBoundingClientRect().width;
}

/** Make a label fit its button: first less space, then smaller letters, and only then dots. */
export function fitLabel(node) {
  const label = node.querySelector(".label");
  for (const size of SIZES) {
    node.dataset.fit = size;
    if (!isCut(label)) break;
  }
  if (isCut(label)) node.title = label.textContent;
  else node.removeAttribute("title");
}

function stopWaiting(node) {
  node.removeAttribute("aria-busy");
}

/** The taps that wait for `answer` events. */
export class Waiting {
  #byCallback = new Map();
  // Answers that came before the server had told the name of their tap.
  #early = new Set();
  #unnamed = new Set();

  /** A wait for this button, or null when it waits already: a phone ignores the second tap. */
  begin(node, onGiveUp) {
    if (node.getAttribute("aria-busy") === "true") return null;
    node.setAttribute("aria-busy", "true");
    const wait = { node, meaning: node.dataset.meaning, over: false, timer: 0 };
    this.#unnamed.add(wait);
    wait.timer = setTimeout(() => {
      this.end(wait);
      onGiveUp();
    }, PATIENCE_MS);
    return wait;
  }

  /** The server named the tap; its answer may have been faster than this. */
  name(wait, callbackId) {
    this.#unnamed.delete(wait);
    if (this.#early.delete(callbackId)) this.end(wait);
    else this.#byCallback.set(callbackId, wait);
  }

  answered(callbackId) {
    const wait = this.#byCallback.get(callbackId);
    this.#byCallback.delete(callbackId);
    if (wait) this.end(wait);
    else if (this.#unnamed.size > 0) this.#early.add(callbackId);
  }

  end(wait) {
    if (wait.over) return;
    wait.over = true;
    this.#unnamed.delete(wait);
    clearTimeout(wait.timer);
    // An edit may have given the node another meaning, and another tap its own wait.
    if (wait.node.dataset.meaning === wait.meaning) stopWaiting(wait.node);
  }

  /** Another conversation: nobody looks at these buttons any more. */
  forget() {
    for (const wait of [...this.#byCallback.values(), ...this.#unnamed]) this.end(wait);
    this.#byCallback.clear();
    this.#early.clear();
  }
}
