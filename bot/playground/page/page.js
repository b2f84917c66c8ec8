// The playground's chat page: who one is, what the server says about that chat, and what a tap or a message does.
// Drawing is in bubbles.js, keyboards.js, composer.js and sheets.js; the list of people in people.js, the wire in wire.js.

import { Conversation } from "./bubbles.js";
import { Composer } from "./composer.js";
import { isSafeLink, plain } from "./formatting.js";
import { kindOf, Waiting } from "./keyboards.js";
import { fullName, People } from "./people.js";
import { choose, clearToasts, confirm, fill, paintAvatar, tell, toast } from "./sheets.js";
import { applyTheme, setTheme, theme, THEMES } from "./theme.js";
import { write } from "./signs.js";
import { act, fetchChat, Line, Refused, reset } from "./wire.js";
import { say, speakTo } from "./words.js";

const PERSON_KEY = "salesfloor.person";
const LONGEST_MESSAGE = 4096;
const TYPING_MS = 5000;
const RESTORED_MS = 1800;
const BEGIN_AGAIN_MS = 1000;

const at = (id) => document.getElementById(id);

const people = new People();
const page = {
  person: null,
  chat: null,
  line: null,
  drafts: new Map(),
  loading: false,
  stale: false,
  doing: null,
  typingTimer: 0,
  restoredTimer: 0,
  wasLost: false,
};

// Buttons are fitted by how wide words are, so nothing is shown before the letters are there. Without them others have to do.
const letters = document.fonts.load('16px "Page Roboto"').catch(() => []);

const waiting = new Waiting();
const conversation = new Conversation({ onTap: tap, onCommand: send });
const composer = new Composer({
  onSend: send,
  onAttach: attach,
  onPress: press,
  onUnblock: () => perform({ do: "unblock" }),
});

// --- what the server says ---

/** Fetch and show the chat; calls that come while one is under way make exactly one more. */
async function refresh() {
  page.stale = true;
  if (page.loading) return;
  page.loading = true;
  try {
    while (page.stale) {
      page.stale = false;
      const person = page.person;
      const chat = await fetchChat(person.id);
      if (person === page.person) show(chat);
      else page.stale = true;
    }
  } catch (error) {
    if (error instanceof Refused) toast(error.message);
    // Otherwise nobody answered: the line notices, and fetches again when it is back.
  } finally {
    page.loading = false;
  }
}

function show(chat) {
  if (page.doing && botsWords(page.chat) !== botsWords(chat)) stopTyping(); // what it was busy with has come
  page.chat = chat;
  conversation.update(chat.messages);
  composer.update(chat);
  at("empty").hidden = chat.messages.length > 0 || chat.blocked;
  showPinned(chat.messages);
  showState();
  at("chat").dataset.version = String(chat.version);
  at("phone").dataset.person = String(page.person.id);
}

function showPinned(messages) {
  const pinned = messages.filter((message) => message.pinned).at(-1);
  at("pinned").hidden = !pinned;
  if (!pinned) return;
  write(at("pinned-text"), (plain(pinned.html) || pinned.document?.name || "").split("\n")[0]);
  at("pinned").onclick = () => conversation.reveal(pinned.message_id);
}

function showState() {
  at("bot-state").textContent = say(page.doing ?? (page.chat?.blocked ? "blocked" : "bot"));
  at("bot-state").classList.toggle("doing", page.doing !== null);
}

const botsWords = (chat) => JSON.stringify(chat?.messages.filter((message) => message.from_bot));

function showConnection(isUp) {
  const bar = at("connection");
  clearTimeout(page.restoredTimer);
  at("phone").dataset.connection = isUp ? "up" : "down";
  bar.classList.toggle("restored", isUp);
  if (!isUp) {
    bar.textContent = say("lost");
    bar.hidden = false;
  } else if (page.wasLost) {
    bar.textContent = say("restored");
    page.restoredTimer = setTimeout(() => (bar.hidden = true), RESTORED_MS);
  }
  page.wasLost = !isUp;
}

function listen() {
  page.line?.close();
  page.line = new Line(page.person.id, {
    onOpen: () => {
      waiting.forget(); // the answers that came meanwhile are lost
      refresh();
    },
    onState: showConnection,
    changed: ({ version }) => {
      if (version !== page.chat?.version) refresh();
    },
    answer: ({ callback_id: callbackId, text, show_alert: isAlert }) => {
      waiting.answered(callbackId);
      if (!text) return;
      if (isAlert) tell(text);
      else toast(text);
    },
    action: ({ action }) => {
      clearTimeout(page.typingTimer);
      page.doing = action.startsWith("upload") ? "uploading" : "typing";
      page.typingTimer = setTimeout(stopTyping, TYPING_MS);
      showState();
    },
  });
}

function stopTyping() {
  clearTimeout(page.typingTimer);
  page.doing = null;
  showState();
}

// --- what the person does ---

/** One act; null when it did not happen, and the person has been told why. */
async function perform(what) {
  try {
    const done = await act(page.person.id, what);
    if (!page.line?.isOpen) refresh();
    return done;
  } catch (error) {
    toast(error instanceof Refused ? error.message : say("unreachable"));
    return null;
  }
}

/** Send one text as a client does: what is too long goes as several messages. */
async function send(text) {
  let rest = text;
  while (rest !== "") {
    let cut = Math.min(rest.length, LONGEST_MESSAGE);
    if (/[\uD800-\uDBFF]/.test(rest[cut - 1]) && cut < rest.length) cut -= 1; // never between the halves of an emoji
    const part = rest.slice(0, cut);
    if (part.trim() !== "" && !(await perform({ do: "text", text: part }))) return false;
    rest = rest.slice(cut);
  }
  conversation.toEnd();
  return true;
}

async function tap(message, button, node) {
  const kind = kindOf(button);
  if (kind === "url") {
    if (await follow(button.url)) return;
    if (isSafeLink(button.url)) window.open(button.url, "_blank", "noopener,noreferrer");
    else toast(say("badLink"));
    return;
  }
  if (kind === "copy") {
    toast(say((await copy(button.copy_text)) ? "copied" : "notCopied"));
    return;
  }
  const wait = waiting.begin(node, () => toast(say("noAnswer")));
  if (!wait) return;
  const done = await perform({ do: "tap", message_id: message.message_id, data: button.data });
  if (done) waiting.name(wait, done.callback_id);
  else waiting.end(wait);
}

/** A link to this bot leads into its chat, as it does in Telegram. False when it is another link. */
async function follow(href) {
  const link = /^(?:https?:\/\/)?(?:t|telegram)\.me\/([a-z0-9_]+)(?:\?start=([a-z0-9_-]{0,64}))?$/i.exec(href);
  if (link?.[1].toLowerCase() !== page.chat?.bot.toLowerCase()) return false;
  if (link[2] !== undefined) await pressStart(link[2]);
  return true;
}

/** What stands behind `start=` may be meant for somebody else, as an invitation is: the page asks who presses START. */
async function pressStart(payload) {
  const person = await people.choose(say("whoOpens"), page.person);
  if (!person) return;
  if (person.id !== page.person.id) become(person);
  if (await perform({ do: "start", payload })) conversation.toEnd();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

/** For a page opened over plain HTTP from another machine, where there is no clipboard API. */
function copyTheOldWay(text) {
  const carrier = document.createElement("textarea");
  carrier.value = text;
  carrier.className = "carrier";
  document.body.append(carrier);
  carrier.select();
  const done = document.execCommand("copy");
  carrier.remove();
  return done;
}

/** A reply button: its text is sent, unless it asks for the person's own contact. */
async function press(button) {
  if (!button.request_contact) return send(button.text);
  if (!(await confirm(say("shareContact"), say("share"), "primary"))) return false;
  return (await perform({ do: "press", text: button.text })) !== null;
}

async function attach() {
  const last = page.chat?.messages.findLast((message) => !message.from_bot && message.kind === "text" && !message.forwarded_from);
  const choice = await choose(
    say("attachTitle"),
    ["contact", "sticker", "voice", "photo", "forward", "edit"].map((name) => ({
      value: name,
      icon: name,
      label: say(name),
      note: say(`${name}Note`),
    })),
  );
  if (choice === "contact") {
    const contact = await fill(
      say("contact"),
      [
        { name: "first_name", label: say("firstName"), value: say("sampleFirstName") },
        { name: "last_name", label: say("lastName"), value: say("sampleLastName") },
        { name: "phone", label: say("phone"), value: "+7 912 345-67-89", kind: "tel" },
      ],
      say("send"),
    );
    if (contact) await perform({ do: "contact", ...contact });
  } else if (choice === "forward") {
    const forward = await fill(
      say("forward"),
      [
        { name: "text", label: say("words"), value: say("sampleForward"), kind: "long" },
        { name: "from_name", label: say("fromName"), value: say("sampleFrom") },
      ],
      say("send"),
    );
    if (forward) await perform({ do: "forward", ...forward });
  } else if (choice === "edit") {
    if (!last) {
      toast(say("nothingToEdit"));
      return;
    }
    const edit = await fill(say("edit"), [{ name: "text", label: say("words"), value: plain(last.html), kind: "long" }], say("save"));
    if (edit) await perform({ do: "edit", message_id: last.message_id, ...edit });
  } else if (choice) {
    await perform({ do: choice });
  }
}

// --- who one is, and the page's own menu ---

function become(person) {
  if (page.person) page.drafts.set(page.person.id, composer.draft);
  page.person = person;
  page.chat = null;
  speakTo(person);
  localStorage.setItem(PERSON_KEY, String(person.id));
  const hash = `#person=${encodeURIComponent(person.id)}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
  write(at("who-name"), person.first_name || fullName(person));
  at("who").setAttribute("aria-label", say("whoIs", { name: fullName(person) }));
  at("who").title = person.note ?? "";
  paintAvatar(at("who-avatar"), person);
  document.title = `Salesfloor · ${fullName(person)}`;
  waiting.forget();
  conversation.clear();
  clearToasts();
  stopTyping();
  composer.update({ commands: [], reply_keyboard: null, blocked: false });
  composer.draft = page.drafts.get(person.id) ?? "";
  listen();
}

const personInHash = () => people.named(new URLSearchParams(location.hash.slice(1)).get("person"));

async function switchPerson() {
  const chosen = await people.choose(say("who"), page.person);
  if (chosen && chosen.id !== page.person?.id) become(chosen);
}

async function openMore() {
  const names = { auto: say("themeAuto"), light: say("themeLight"), dark: say("themeDark") };
  const chosen = await choose(say("more"), [
    ...THEMES.map((name) => ({ value: name, icon: name, label: names[name], note: say("theme"), chosen: theme() === name })),
    { value: "block", icon: "block", label: say("block"), note: say("blockNote") },
    { value: "reset", icon: "reset", label: say("reset"), note: say("resetNote"), danger: true },
  ]);
  if (THEMES.includes(chosen)) setTheme(chosen);
  else if (chosen === "block") await perform({ do: "block" });
  else if (chosen === "reset") await startOver();
}

async function startOver() {
  if (!(await confirm(say("resetAsk"), say("resetDo"), "danger"))) return;
  try {
    await reset();
  } catch (error) {
    toast(error instanceof Refused ? error.message : say("unreachable"));
    return;
  }
  waiting.forget();
  conversation.clear();
  composer.draft = "";
  page.drafts.clear();
  toast(say("resetDone"));
  await refresh();
}

// --- start ---

at("who").addEventListener("click", switchPerson);
at("chat").addEventListener("click", (event) => {
  const href = event.target.closest("a[href]")?.href;
  if (!href || !/^https?:\/\/(t|telegram)\.me\//i.test(href)) return;
  event.preventDefault(); // decided after a wait, so the browser must not go ahead
  follow(href).then((followed) => followed || window.open(href, "_blank", "noopener,noreferrer"));
});
at("more").addEventListener("click", openMore);
at("start").addEventListener("click", () => send("/start"));
window.addEventListener("hashchange", () => {
  const person = personInHash();
  if (person && person.id !== page.person?.id) become(person);
});
// A phone that slept may have missed events without the line ever breaking.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && page.person) refresh();
});

applyTheme();
speakTo(null);

async function begin() {
  await letters;
  try {
    await people.fetch();
  } catch {
    showConnection(false);
  }
  if (!people.first) {
    if (!page.wasLost) at("bot-state").textContent = say("nobody");
    setTimeout(begin, BEGIN_AGAIN_MS);
    return;
  }
  become(personInHash() ?? people.named(localStorage.getItem(PERSON_KEY)) ?? people.first);
  if (matchMedia("(hover: hover)").matches) composer.focus();
}

begin();
