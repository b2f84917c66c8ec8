// What lies over the chat: toasts, alerts, confirmations, sheets to choose from and small forms. Each dialog is
// built when asked for, answers with a promise (null when dismissed) and leaves the page as it was.

import { lettered, write } from "./signs.js";
import { say } from "./words.js";

export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") node.setAttribute(name, value);
    else if (name === "textContent") write(node, value);
    else node[name] = value;
  }
  node.append(...children.flatMap((child) => (typeof child === "string" ? lettered(child) : child)));
  return node;
}

export function icon(name, extra = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `icon ${extra}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

export function initials(person) {
  return [person.first_name, person.last_name].map((name) => Array.from(name ?? "")[0] ?? "").join("").toUpperCase();
}

export function paintAvatar(node, person) {
  write(node, initials(person));
  node.dataset.hue = String(Math.abs(Number(person.id) || 0) % 6);
  return node;
}

const TOAST_MS = 2600;

/** One line that goes away by itself; a newer one replaces it. */
export function toast(text) {
  const shelf = document.getElementById("toasts");
  const note = element("div", { className: "toast", textContent: text });
  shelf.replaceChildren(note);
  setTimeout(() => note.remove(), TOAST_MS + Math.min(text.length, 200) * 25);
}

export function clearToasts() {
  document.getElementById("toasts").replaceChildren();
}

function open(dialog, focus) {
  document.body.append(dialog);
  const answer = new Promise((resolve) => {
    let value = null;
    dialog.addEventListener("answer", (event) => {
      value = event.detail;
      dialog.close();
    });
    // A press on the backdrop reports the dialog itself as its target.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(value);
    });
  });
  dialog.showModal();
  focus?.focus();
  return answer;
}

const answerWith = (dialog, detail) => dialog.dispatchEvent(new CustomEvent("answer", { detail }));

function actions(dialog, ...buttons) {
  const row = element("div", { className: "dialog-actions" });
  for (const { label, value, look } of buttons) {
    row.append(
      element("button", {
        type: "button",
        className: `dialog-button ${look ?? ""}`,
        textContent: label,
        onclick: () => answerWith(dialog, value),
      }),
    );
  }
  return row;
}

/** The bot's alert: stays until it is read. */
export function tell(text) {
  const dialog = element("dialog", { className: "alert" }, element("p", { className: "dialog-text", textContent: text }));
  dialog.append(actions(dialog, { label: say("ok"), value: true }));
  return open(dialog, dialog.querySelector("button"));
}

export function confirm(text, label, look = "") {
  const dialog = element("dialog", { className: "alert" }, element("p", { className: "dialog-text", textContent: text }));
  dialog.append(actions(dialog, { label: say("cancel"), value: null }, { label, value: true, look }));
  return open(dialog, dialog.querySelector("button"));
}

/** A sheet from below. Items: {value, label, note?, icon? | person?, chosen?, danger?}. */
export function choose(title, items) {
  const dialog = element("dialog", { className: "sheet", "aria-label": title });
  const head = element(
    "div",
    { className: "sheet-head" },
    element("h2", { textContent: title }),
    element("button", { type: "button", className: "icon-button", "aria-label": say("close"), onclick: () => dialog.close() }, icon("close")),
  );
  const list = element("div", { className: "sheet-list" });
  for (const item of items) {
    const picture = item.person
      ? paintAvatar(element("span", { className: "avatar", "aria-hidden": "true" }), item.person)
      : element("span", { className: "sheet-icon" }, icon(item.icon));
    const words = element("span", { className: "sheet-words" }, element("span", { className: "sheet-label", textContent: item.label }));
    if (item.note) words.append(element("span", { className: "sheet-note", textContent: item.note }));
    const row = element("button", {
      type: "button",
      className: `sheet-item${item.danger ? " danger" : ""}`,
      onclick: () => answerWith(dialog, item.value),
    });
    row.dataset.value = String(item.value);
    row.append(picture, words);
    if (item.chosen !== undefined) row.setAttribute("aria-pressed", String(item.chosen));
    if (item.chosen) row.append(icon("check", "chosen"));
    list.append(row);
  }
  dialog.append(head, list);
  return open(dialog, list.querySelector('[aria-pressed="true"]') ?? list.querySelector("button"));
}

/** A small form; answers with {name: value}. Fields: {name, label, value, kind?: "text"|"tel"|"long", options?: {value: label}}. */
export function fill(title, fields, label) {
  const dialog = element("dialog", { className: "sheet", "aria-label": title });
  const form = element("form", { className: "sheet-form", autocomplete: "off" });
  form.append(element("h2", { textContent: title }));
  for (const field of fields) {
    form.append(element("label", {}, element("span", { textContent: field.label }), inputFor(field)));
  }
  const row = element("div", { className: "dialog-actions" });
  row.append(
    element("button", { type: "button", className: "dialog-button", textContent: say("cancel"), onclick: () => dialog.close() }),
    element("button", { type: "submit", className: "dialog-button primary", textContent: label }),
  );
  form.append(row);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answerWith(dialog, Object.fromEntries(new FormData(form)));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  dialog.append(form);
  return open(dialog, form.querySelector("textarea, input"));
}

function inputFor({ name, value, kind, options }) {
  if (options) {
    const choices = Object.entries(options).map(([code, label]) =>
      element("option", { value: code, textContent: label, selected: code === value }),
    );
    return element("select", { name }, ...choices);
  }
  if (kind === "long") return element("textarea", { name, rows: 3, value });
  return element("input", { name, type: kind ?? "text", value });
}
