// Telegram's formatting in bubbles: the server's HTML is copied node by node through an allow-list, so that
// whatever is not formatting stays text even if the server were wrong. Spoilers and /commands become tappable.
// What is a link or a command, the server has decided.

import { toast } from "./sheets.js";
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
  if (node.tagName === "TIME") return moment(node);
  if (node.tagName === "SPAN" && node.classList.contains("tg-spoiler")) return spoiler();
  if (node.tagName === "SPAN" && node.classList.contains("bot-command")) return command(node.textContent, onCommand);
  return null;
}

/** A date: the sender's words, or where a format says so the reader's own; a tap, or the mouse, tells it by the reader's clock. */
function moment(node) {
  const at = new Date(node.getAttribute("datetime"));
  if (Number.isNaN(at.valueOf())) return null;
  const copy = document.createElement("time");
  copy.dateTime = at.toISOString();
  copy.className = "tg-time";
  copy.title = at.toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "long" });
  const shown = asAsked(at, node.dataset.format ?? "");
  if (shown) node.textContent = shown;
  copy.tabIndex = 0;
  whenPressed(copy, () => toast(copy.title));
  return copy;
}

function asAsked(at, format) {
  if (!format) return null;
  const language = document.documentElement.lang;
  if (format === "r") {
    const hours = Math.round((at.valueOf() - Date.now()) / 3_600_000);
    const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    return Math.abs(hours) < 48 ? relative.format(hours, "hour") : relative.format(Math.round(hours / 24), "day");
  }
  const day = format.includes("D") ? "long" : format.includes("d") ? "short" : undefined;
  const hour = format.includes("T") ? "medium" : format.includes("t") ? "short" : undefined;
  const weekday = format.includes("w") ? at.toLocaleDateString(language, { weekday: "long" }) : null;
  const rest = day || hour ? at.toLocaleString(language, { dateStyle: day, timeStyle: hour }) : null;
  return [weekday, rest].filter(Boolean).join(", ");
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
