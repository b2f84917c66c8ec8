// The page's own script: asks for pages with the token in a header, and puts them where the page before stood.
// Addresses are what they say: filters stand in them, and «back» goes back.

import { initData, showBack, start } from "./telegram.js";

const KEY = "desk";
const HOME = "/desk/log";
const page = document.getElementById("page");
const said = document.getElementById("said");
const pictures = new Set();
let token = "";
let asked = 0;
let depth = 0;

function remembered() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return token; // a view that keeps nothing: the token lasts as long as the page
  }
}

function remember(value) {
  token = value;
  try {
    if (value) sessionStorage.setItem(KEY, value);
    else sessionStorage.removeItem(KEY);
  } catch {
    // as above
  }
}

function ask(path, fields) {
  const headers = { "X-Desk-Token": remembered() };
  const options = { headers, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" };
  if (fields === undefined) return fetch(path, options);
  headers["Content-Type"] = "application/json";
  return fetch(path, { ...options, method: "POST", body: JSON.stringify(fields) });
}

function put(nodes, { focus = true } = {}) {
  for (const address of pictures) URL.revokeObjectURL(address);
  pictures.clear();
  page.replaceChildren(nodes);
  page.removeAttribute("aria-busy");
  const title = page.querySelector("#title");
  document.title = title ? `${title.textContent} · ${document.documentElement.dataset.name}` : document.title;
  if (focus) title?.focus({ preventScroll: true });
  for (const image of page.querySelectorAll("img[data-picture]")) fill(image);
}

function putHtml(html, options) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const nodes = document.createDocumentFragment();
  nodes.append(...parsed.body.childNodes);
  put(nodes, options);
}

function putTemplate(name) {
  put(document.getElementById(name).content.cloneNode(true));
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const { scheme } = document.documentElement.dataset; // of Telegram, where the page stands in it
  return scheme ? scheme === "dark" : darkness.matches;
}

async function fill(image) {
  const answer = await ask(image.dataset.picture + (isDark() ? "&dark=1" : "")).catch(() => null);
  if (!answer?.ok || !image.isConnected) return;
  const address = URL.createObjectURL(await answer.blob());
  pictures.add(address);
  image.src = address;
}

async function putAnswer(answer, options) {
  if (answer.status === 401) remember("");
  const language = answer.headers.get("Content-Language");
  if (language) document.documentElement.lang = language;
  putHtml(await answer.text(), options);
}

async function show({ focus = true } = {}) {
  const mine = ++asked;
  page.setAttribute("aria-busy", "true");
  said.textContent = "";
  const path = location.pathname.replace(/\/+$/, "");
  const place = path === "/desk" ? HOME : path;
  try {
    const answer = await ask(`/desk/data${place.slice("/desk".length)}${location.search}`);
    if (mine !== asked) return;
    await putAnswer(answer, { focus });
  } catch {
    if (mine === asked) putTemplate("later");
  }
  showBack(depth > 0);
}

function go(address) {
  depth += 1;
  history.pushState({ depth }, "", address);
  scrollTo(0, 0);
  return show();
}

function readable(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
  return Object.fromEntries(fields);
}

async function perform(form, button) {
  button?.setAttribute("disabled", "");
  try {
    const answer = await ask(form.getAttribute("action"), readable(form));
    if (!answer.ok) return await putAnswer(answer);
    const { said: words, is_out: isOut } = await answer.json();
    if (isOut) {
      remember("");
      await show();
    }
    said.textContent = words;
  } catch {
    putTemplate("later");
  } finally {
    button?.removeAttribute("disabled");
  }
}

async function enter(path, fields) {
  page.setAttribute("aria-busy", "true");
  try {
    const answer = await ask(path, fields);
    if (!answer.ok) return await putAnswer(answer);
    remember((await answer.json()).token);
    await show();
  } catch {
    putTemplate("later");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== location.origin || !link.pathname.startsWith("/desk")) return;
  event.preventDefault();
  go(link.href);
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.method === "post") return void perform(form, event.submitter);
  const query = new URLSearchParams(readable(form)).toString();
  go(form.getAttribute("action") + (query ? `?${query}` : ""));
});

darkness.addEventListener("change", () => {
  for (const image of page.querySelectorAll("img[data-picture]")) fill(image);
});

addEventListener("popstate", (event) => {
  depth = event.state?.depth ?? 0;
  show();
});

function begin() {
  start(() => history.back());
  const code = location.hash.slice(1);
  if (location.hash) history.replaceState({ depth: 0 }, "", location.pathname + location.search);
  if (initData && !remembered()) return enter("/desk/data/in-telegram", { init_data: initData });
  if (!initData && /^[A-Za-z0-9_-]{32}$/.test(code)) {
    putTemplate("door");
    document.getElementById("enter").addEventListener("click", () => enter("/desk/data/in", { code }), { once: true });
    return;
  }
  return show({ focus: false });
}

begin();
