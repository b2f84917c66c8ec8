// The conversation: one node per message, kept for the message's whole life. An edit replaces only the part that
// changed, so an edited card neither flickers nor moves; what the reader looks at keeps its place on the screen.

import { fitLabel, renderKeyboard } from "./keyboards.js";
import { formatted } from "./formatting.js";
import { element, icon } from "./sheets.js";
import { fileAddress } from "./wire.js";
import { say, saySize, sayDay, sayTime } from "./words.js";

// A reader this close to the end (px) is reading the end.
const NEAR_END = 48;

export class Conversation {
  #scroller = document.getElementById("scroller");
  #chat = document.getElementById("chat");
  #down = document.getElementById("down");
  #count = document.getElementById("down-count");
  #shown = new Map();
  #days = new Map();
  #unseen = 0;
  #atEnd = true;
  #fresh = true;
  #height = 0;
  #hooks;

  /** Hooks: onTap(message, button, node), onCommand(text). */
  constructor(hooks) {
    this.#hooks = hooks;
    this.#scroller.addEventListener(
      "scroll",
      () => {
        // A scroll that a changed height caused says nothing about what the reader wants: the observer below follows.
        if (this.#scroller.clientHeight === this.#height) this.#noticeScroll();
      },
      { passive: true },
    );
    this.#down.addEventListener("click", () => this.toEnd(true));
    // The keyboard below, a growing input or a rotated phone change the height: the end stays in view.
    new ResizeObserver(() => {
      this.#height = this.#scroller.clientHeight;
      if (this.#atEnd) this.toEnd();
      else this.#noticeScroll();
    }).observe(this.#scroller);
    window.addEventListener("resize", () => this.#fitLabels());
    // Italics and code have files of their own, which come when the first such word is shown.
    document.fonts.addEventListener("loadingdone", () => {
      this.#fitLabels();
      if (this.#atEnd) this.toEnd();
    });
  }

  /** Forget everything: another person, or a reset. */
  clear() {
    this.#chat.replaceChildren();
    this.#shown.clear();
    this.#days.clear();
    this.#unseen = 0;
    this.#atEnd = true;
    this.#fresh = true;
    this.#showDown();
  }

  /** Make the page show exactly these messages. */
  update(messages) {
    const anchor = this.#atEnd ? null : this.#anchor();
    const wanted = [];
    const keep = new Set();
    const days = new Set();
    let own = false;
    let previous = null;
    messages.forEach((message, index) => {
      const day = new Date(message.date).toDateString();
      if (day !== (previous && new Date(previous.date).toDateString())) {
        days.add(day);
        wanted.push(this.#day(day, message.date));
        previous = null;
      }
      const next = messages[index + 1];
      let bubble = this.#shown.get(message.message_id);
      if (!bubble) {
        bubble = new Bubble(message.message_id, this.#hooks, !this.#fresh);
        this.#shown.set(message.message_id, bubble);
        if (!this.#fresh) {
          if (message.from_bot) this.#unseen += 1;
          else own = true;
        }
      }
      bubble.update(message, {
        follows: previous?.from_bot === message.from_bot,
        last: next?.from_bot !== message.from_bot,
      });
      keep.add(message.message_id);
      wanted.push(bubble.node);
      previous = message;
    });
    for (const [id, bubble] of this.#shown) {
      if (keep.has(id)) continue;
      bubble.node.remove();
      this.#shown.delete(id);
    }
    for (const [day, node] of this.#days) {
      if (days.has(day)) continue;
      node.remove();
      this.#days.delete(day);
    }
    let cursor = this.#chat.firstChild;
    for (const node of wanted) {
      if (node === cursor) cursor = cursor.nextSibling;
      else this.#chat.insertBefore(node, cursor);
    }
    for (const bubble of this.#shown.values()) bubble.settle();
    if (this.#atEnd || own || this.#fresh) this.toEnd();
    else this.#restore(anchor);
    this.#fresh = false;
    this.#showDown();
  }

  /** Spinners end when the bot answers, or when nobody is expected to answer any more. */
  buttonFor(messageId, row, col) {
    return this.#shown.get(messageId)?.node.querySelector(`button[data-row="${row}"][data-col="${col}"]`) ?? null;
  }

  toEnd(smoothly = false) {
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    if (!smoothly) this.#noticeScroll();
  }

  /** Bring one message into view and let it flash. */
  reveal(messageId) {
    const node = this.#shown.get(messageId)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("flash");
    void node.offsetWidth; // restarts the animation
    node.classList.add("flash");
  }

  #fitLabels() {
    for (const button of this.#chat.querySelectorAll(".keyboard button")) fitLabel(button);
  }

  #noticeScroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.#atEnd) this.#unseen = 0;
    this.#showDown();
  }

  #showDown() {
    this.#down.hidden = this.#atEnd;
    this.#count.hidden = this.#unseen === 0;
    this.#count.textContent = String(this.#unseen);
  }

  /** The first message whose beginning is in view, else the one that fills the view. */
  #anchor() {
    const view = this.#scroller.getBoundingClientRect();
    let filling = null;
    for (const [id, bubble] of this.#shown) {
      const box = bubble.node.getBoundingClientRect();
      if (box.top >= view.bottom) break;
      if (box.top >= view.top) return { id, offset: box.top };
      if (box.bottom > view.top) filling = { id, offset: box.top };
    }
    return filling;
  }

  #restore(anchor) {
    const node = anchor && this.#shown.get(anchor.id)?.node;
    if (node) this.#scroller.scrollTop += node.getBoundingClientRect().top - anchor.offset;
    this.#noticeScroll();
  }

  #day(key, date) {
    let node = this.#days.get(key);
    if (!node) {
      node = element("div", { className: "day" }, element("span", {}));
      this.#days.set(key, node);
    }
    const words = sayDay(new Date(date));
    if (node.firstChild.textContent !== words) node.firstChild.textContent = words;
    return node;
  }
}

/** One message: the bubble and the keyboard under it, in one element that carries `data-message-id`. */
class Bubble {
  #parts = {};
  #said = {};
  #hooks;
  #message = null;

  constructor(messageId, hooks, arriving) {
    this.#hooks = hooks;
    this.#parts.head = element("div", { className: "head" });
    this.#parts.text = element("div", { className: "text" });
    this.#parts.meta = element("span", { className: "meta" });
    this.#parts.keyboard = element("div", { className: "keyboard" });
    this.bubble = element("div", { className: "bubble" }, this.#parts.head, this.#parts.text, this.#parts.meta);
    this.node = element("article", { className: "message" }, this.bubble);
    this.node.dataset.messageId = String(messageId);
    if (arriving) this.node.classList.add("arriving");
  }

  update(message, { follows, last }) {
    this.#message = message;
    const { node } = this;
    node.dataset.kind = message.kind;
    node.setAttribute("aria-label", say(message.from_bot ? "bot" : "you"));
    node.classList.toggle("from-bot", message.from_bot);
    node.classList.toggle("own", !message.from_bot);
    node.classList.toggle("follows", follows);
    node.classList.toggle("last", last);
    this.#change("head", [message.kind, message.document, message.photo, message.forwarded_from, document.documentElement.lang], (part) =>
      part.replaceChildren(...heads(message)),
    );
    this.#change("text", message.html, (part) => part.replaceChildren(formatted(message.html, this.#hooks.onCommand)));
    this.#parts.text.hidden = message.html === "";
    const time = sayTime(new Date(message.date));
    const mark = message.edited ? say("edited") : "";
    this.#change("meta", [time, mark, message.from_bot, message.pinned], (part) => {
      part.replaceChildren();
      if (message.pinned) part.append(icon("pin"));
      if (mark) part.append(element("span", { className: "edited", textContent: mark }));
      part.append(element("time", { dateTime: message.date, textContent: time }));
      if (!message.from_bot) part.append(icon("read"));
      // Invisible words as long as the mark keep the last line of the text clear of it.
      const room = `${mark} ${time}`;
      this.#parts.text.dataset.room = room;
      this.bubble.classList.toggle("with-icons", !message.from_bot || message.pinned);
    });
    const rows = message.inline_keyboard ?? [];
    node.classList.toggle("has-keyboard", rows.length > 0);
    this.#change("keyboard", rows, (part) => {
      renderKeyboard(part, rows, (button, pressed) => this.#hooks.onTap(this.#message, button, pressed));
      // Appending it again would be a move, and a moved button loses its focus.
      if (rows.length === 0) part.remove();
      else if (part.parentNode !== node) node.append(part);
    });
  }

  /** After the node is on the page, where sizes are known. */
  settle() {
    if (!this.#said.measure) return;
    this.#said.measure = false;
    for (const button of this.#parts.keyboard.querySelectorAll("button")) fitLabel(button);
  }

  #change(name, value, render) {
    const said = JSON.stringify(value);
    if (this.#said[name] === said) return;
    this.#said[name] = said;
    if (name === "keyboard") this.#said.measure = true;
    render(this.#parts[name]);
  }
}

function heads(message) {
  const parts = [];
  if (message.forwarded_from) {
    parts.push(element("p", { className: "forwarded" }, icon("forward"), say("forwardedFrom", { name: message.forwarded_from })));
  }
  if (message.document) parts.push(documentCard(message.document));
  if (message.kind === "voice") {
    const wave = element("span", { className: "wave", "aria-hidden": "true" });
    for (let bar = 0; bar < 24; bar += 1) wave.append(element("i", {}));
    const note = element("span", { className: "media-note", textContent: say("voice") });
    parts.push(mediaCard("voice", element("span", { className: "document-words" }, wave, note)));
  }
  if (message.kind === "photo") {
    parts.push(photo(message.photo));
  }
  if (message.kind === "contact") {
    parts.push(mediaCard("contact", element("span", { className: "media-note", textContent: say("contact") })));
  }
  return parts;
}

// What people send from here is a picture of one point, which stands for any photo; what the bot sends is shown as it is.
function photo(picture) {
  if (!picture || picture.width <= 1) {
    return element("div", { className: "photo", role: "img", "aria-label": say("photo") }, icon("photo"));
  }
  const { file_id: fileId, width, height } = picture;
  return element("img", { className: "picture", src: fileAddress(fileId), alt: say("photo"), width, height });
}

const mediaCard = (name, words) =>
  element("div", { className: "media" }, element("span", { className: "media-icon" }, icon(name)), words);

function documentCard({ file_id: fileId, name, size }) {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 ? name.slice(dot + 1, dot + 5) : "";
  return element(
    "a",
    { className: "document", href: fileAddress(fileId), download: name, "aria-label": say("download", { name }) },
    element("span", { className: "media-icon" }, icon("file")),
    element(
      "span",
      { className: "document-words" },
      element("span", { className: "document-name", textContent: name }),
      element("span", { className: "document-size", textContent: [saySize(size), extension.toUpperCase()].filter(Boolean).join(" · ") }),
    ),
  );
}
