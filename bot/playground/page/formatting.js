// Telegram's formatting in bubbles: the server's HTML is copied node by node through an allow-list, so that
// whatever is not formatting stays text even if the server were wrong. Spoilers and /commands become tappable.
// What is a link or a command, the server has decided.

import { lettered } from "./signs.js";
import { say } from "./words.js";

const PLAIN_TAGS = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BLOCKQUOTE"]);
const LINKS = /^(https?|tg|mailto|tel):/i;

export const isSafeLink = (href) => LINKS.test(href);

/** A fragment for one message; `onCommand("/call")` runs when a command in the text is tapped. */
export function formatted(html, onCommand) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copyInto(fragment, parsed.body, onCommand);
  return fragment;
}

/** The words of a message without its formatting. */
export function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent;
}

function copyInto(target, source, onCommand) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      target.append(...lettered(node.data));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.tagName === "SCRIPT" || node.tagName === "STYLE") continue;
      if (node.tagName === "BR") {
        target.append("\n");
        continue;
      }
      const copy = shell(node, onCommand);
      copyInto(copy ?? target, node, onCommand);
      if (copy) target.append(copy);
    }
  }
}

function shell(node, onCommand) {
  if (PLAIN_TAGS.has(node.tagName)) {
    const copy = document.createElement(node.tagName);
    if (node.tagName === "BLOCKQUOTE" && node.hasAttribute("expandable")) foldable(copy);
    return copy;
  }
  if (node.tagName === "A" && isSafeLink(node.getAttribute("href") ?? "")) {
    const link = document.createElement("a");
    link.href = node.getAttribute("href");
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }
  if (node.tagName === "SPAN" && node.classList.contains("tg-spoiler")) return spoiler();
  if (node.tagName === "SPAN" && node.classList.contains("bot-command")) return command(node.textContent, onCommand);
  return null;
}

function spoiler() {
  const cover = document.createElement("span");
  cover.className = "tg-spoiler";
  cover.tabIndex = 0;
  cover.setAttribute("role", "button");
  cover.setAttribute("aria-label", say("spoiler"));
  whenPressed(cover, () => {
    cover.classList.add("revealed");
    cover.removeAttribute("role");
    cover.removeAttribute("tabindex");
    cover.removeAttribute("aria-label");
  });
  return cover;
}

function foldable(quote) {
  quote.className = "folded";
  quote.tabIndex = 0;
  whenPressed(quote, () => quote.classList.toggle("folded"));
}

function whenPressed(node, action) {
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  });
}

function command(text, onCommand) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "command-link";
  button.addEventListener("click", () => onCommand(text));
  return button;
}
