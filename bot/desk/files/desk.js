// The page's own script: asks for pages with the token in a header, and puts them where the page before stood.
// Addresses are what they say: filters stand in them, and «back» goes back, to where on the page one was.

import { initData, showBack, start } from "./telegram.js";

const KEY = "desk";
const HOME = "/desk/log";
const WAIT = 200; // milliseconds in which another tab has to answer
const SLOW = 500; // milliseconds after which it is said that something is on its way
const PATIENCE = 20_000; // and after which it counts as lost
const root = document.documentElement;
const shellsLanguage = root.lang;
const page = document.getElementById("page");
const said = document.getElementById("said");
const sending = new WeakSet();
const wide = matchMedia("(min-width: 43.01rem)");
let token = "";
let asked = 0;
let depth = 0;
let again = show;

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

// A tab that was opened from another one is signed in as that is; a Mini App is alone, since several people may use one Telegram.
const tabs = initData || !window.BroadcastChannel ? null : new BroadcastChannel(KEY);

tabs?.addEventListener("message", ({ data }) => {
  if (data === "who?" && remembered()) tabs.postMessage({ token: remembered() });
  else if (data === "out" && remembered()) show();
});

function askTabs() {
  return new Promise((resolve) => {
    const hear = ({ data }) => {
      if (data.token) resolve(remember(data.token));
    };
    tabs.addEventListener("message", hear);
    tabs.postMessage("who?");
    setTimeout(() => {
      tabs.removeEventListener("message", hear);
      resolve();
    }, WAIT);
  });
}

async function ask(path, fields) {
  const headers = { "X-Desk-Token": remembered() };
  const signal = AbortSignal.timeout?.(PATIENCE);
  const options = { headers, signal, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" };
  const { loading } = root.dataset;
  const slow = setTimeout(() => (said.textContent = loading), SLOW);
  try {
    if (fields === undefined) return await fetch(path, options);
    headers["Content-Type"] = "application/json";
    return await fetch(path, { ...options, method: "POST", body: JSON.stringify(fields) });
  } finally {
    clearTimeout(slow);
    if (said.textContent === loading) said.textContent = "";
  }
}

function put(nodes, { focus = true, top = 0 } = {}) {
  page.replaceChildren(nodes);
  page.removeAttribute("aria-busy");
  if (wide.matches) for (const fold of page.querySelectorAll("details")) fold.open = true;
  const title = page.querySelector("#title");
  document.title = title ? `${title.textContent} · ${root.dataset.name}` : document.title;
  if (focus) title?.focus({ preventScroll: true });
  scrollTo(0, top);
  for (const picture of page.querySelectorAll("[data-picture]")) fill(picture);
}

function putHtml(html, options) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const nodes = document.createDocumentFragment();
  nodes.append(...parsed.body.childNodes);
  put(nodes, options);
}

function putTemplate(name) {
  root.lang = shellsLanguage;
  put(document.getElementById(name).content.cloneNode(true));
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const { scheme } = root.dataset; // of Telegram, where the page stands in it
  return scheme ? scheme === "dark" : darkness.matches;
}

// A picture becomes a part of the page, since only so it has the letters that the page brings.
async function fill(picture) {
  const answer = await ask(picture.dataset.picture + (isDark() ? "&dark=1" : "")).catch(() => null);
  if (!answer?.ok || !picture.isConnected) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  picture.replaceChildren(document.importNode(drawn, true));
}

async function putAnswer(answer, options) {
  if (answer.status === 401) remember("");
  const html = await answer.text();
  const language = answer.headers.get("Content-Language");
  if (language) root.lang = language;
  putHtml(html, options);
}

async function show(options) {
  const mine = ++asked;
  again = show;
  page.setAttribute("aria-busy", "true");
  said.textContent = "";
  const path = location.pathname.replace(/\/+$/, "");
  const place = path === "/desk" ? HOME : path;
  try {
    const answer = await ask(`/desk/data${place.slice("/desk".length)}${location.search}`);
    if (mine !== asked) return;
    await putAnswer(answer, options);
  } catch {
    if (mine === asked) putTemplate("later");
  }
  showBack(depth > 0);
}

function keepPlace() {
  history.replaceState({ depth, top: scrollY }, "");
}

function go(address) {
  if (new URL(address, location.href).href !== location.href) {
    keepPlace();
    depth += 1;
    history.pushState({ depth, top: 0 }, "", address);
  }
  return show();
}

function readable(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
  return Object.fromEntries(fields);
}

// A second click while the first is on its way does nothing. The button keeps the focus, which one that is disabled would lose.
async function perform(form, button) {
  if (sending.has(form)) return;
  sending.add(form);
  button?.setAttribute("aria-disabled", "true");
  try {
    const answer = await ask(form.getAttribute("action"), readable(form));
    if (answer.status === 429 || answer.status >= 500) throw new Error("later");
    if (!answer.ok) return await putAnswer(answer);
    const { said: words, is_out: isOut } = await answer.json();
    if (isOut) {
      remember("");
      tabs?.postMessage("out");
      await show();
    }
    said.textContent = words;
  } catch {
    said.textContent = root.dataset.later;
  } finally {
    sending.delete(form);
    button?.removeAttribute("aria-disabled");
  }
}

async function enter(path, fields) {
  again = () => enter(path, fields);
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
  if (event.target.closest("button[data-again]")) return void again();
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

// Days are said in one way only: by a name, or by the first and the last.
document.addEventListener("change", ({ target }) => {
  const { days, from, to } = target.form?.elements ?? {};
  if (!days || !from || !to) return;
  if (target === from || target === to) days.value = "d";
  else if (target === days && days.value !== "d") from.value = to.value = "";
});

darkness.addEventListener("change", () => {
  for (const picture of page.querySelectorAll("[data-picture]")) fill(picture);
});

addEventListener("popstate", (event) => {
  depth = event.state?.depth ?? 0;
  show({ top: event.state?.top ?? 0 });
});

addEventListener("pagehide", keepPlace);

// A browser may bring the page back as it was; whoever was signed out meanwhile sees nothing of it.
addEventListener("pageshow", (event) => {
  if (event.persisted) show({ top: scrollY });
});

async function begin() {
  depth = history.state?.depth ?? 0;
  const code = location.hash.slice(1);
  if (location.hash) history.replaceState({ depth: 0 }, "", location.pathname + location.search);
  if (initData && !remembered()) return void enter("/desk/data/in-telegram", { init_data: initData });
  if (!initData && /^[A-Za-z0-9_-]{32}$/.test(code)) {
    asked += 1; // what `popstate` has just asked for must not take the door's place
    putTemplate("door");
    document.getElementById("enter").addEventListener("click", () => enter("/desk/data/in", { code }), { once: true });
    return;
  }
  if (tabs && !remembered()) await askTabs();
  await show({ focus: false, top: history.state?.top ?? 0 });
}

// A new link in a tab in which the page stands already changes only what is behind `#`.
addEventListener("hashchange", () => location.hash && begin());

start(() => history.back());
history.scrollRestoration = "manual";
begin();
