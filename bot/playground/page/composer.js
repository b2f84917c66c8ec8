// Everything below the conversation: the growing input, the command list, the bot's reply keyboard and the
// unblock button. It decides what is shown and hands every message to `onSend`.

import { element, icon } from "./sheets.js";
import { say } from "./words.js";

const TALLEST_INPUT = 132;

export class Composer {
  #form = document.getElementById("composer");
  #text = document.getElementById("text");
  #send = document.getElementById("send");
  #attach = document.getElementById("attach");
  #menu = document.getElementById("menu");
  #list = document.getElementById("commands");
  #toggle = document.getElementById("keyboard-toggle");
  #keyboard = document.getElementById("reply-keyboard");
  #unblock = document.getElementById("unblock");
  #commands = [];
  #active = -1;
  #menuOpen = false;
  #reply = null;
  #replySaid = "null";
  #replyOpen = false;
  #blocked = false;
  #hooks;

  /** Hooks: onSend(text) and onPress(button) -> Promise<bool>, onAttach(), onUnblock(). */
  constructor(hooks) {
    this.#hooks = hooks;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => this.#retyped());
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#attach.addEventListener("click", () => hooks.onAttach());
    this.#menu.addEventListener("click", () => this.#openMenu(!this.#menuOpen));
    this.#toggle.addEventListener("click", () => {
      this.#replyOpen = !this.#replyOpen;
      this.#show();
    });
    this.#unblock.addEventListener("click", () => hooks.onUnblock());
    document.addEventListener("pointerdown", (event) => {
      if (!this.#menuOpen || event.target.closest("#commands, #menu")) return;
      this.#openMenu(false);
    });
    this.#show();
  }

  get draft() {
    return this.#text.value;
  }

  set draft(text) {
    this.#text.value = text;
    this.#retyped();
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  /** What the server says about this chat. */
  update({ commands, reply_keyboard: reply, blocked }) {
    this.#commands = commands;
    const said = JSON.stringify(reply);
    if (said !== this.#replySaid) {
      this.#replySaid = said;
      this.#reply = reply;
      this.#replyOpen = reply !== null;
      this.#drawReply();
    }
    this.#blocked = blocked;
    this.#show();
  }

  #submit() {
    const text = this.#text.value;
    if (text.trim() === "") return;
    this.#deliver(text);
  }

  async #deliver(text) {
    const typed = this.#text.value;
    this.draft = "";
    this.#openMenu(false);
    // A message that did not leave comes back, unless something else was typed meanwhile.
    if (!(await this.#hooks.onSend(text)) && this.#text.value === "") this.draft = typed || text;
  }

  #retyped() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, TALLEST_INPUT)}px`;
    this.#text.classList.toggle("tall", this.#text.scrollHeight > TALLEST_INPUT);
    this.#active = -1;
    this.#menuOpen = false;
    this.#show();
  }

  #key(event) {
    if (event.isComposing) return;
    const rows = this.#rows();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (rows.length > 0 && this.#active >= 0) this.#deliver(`/${rows[this.#active].command}`);
      else this.#submit();
    } else if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#menuOpen = false;
      this.#list.hidden = true;
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#active = (this.#active + step + rows.length + (this.#active < 0 && step < 0 ? 1 : 0)) % rows.length;
      this.#drawCommands();
    } else if (event.key === "Tab" && !event.shiftKey && rows.length > 0 && this.#text.value.startsWith("/")) {
      event.preventDefault();
      this.draft = `/${rows[Math.max(this.#active, 0)].command} `;
    }
  }

  #openMenu(open) {
    this.#menuOpen = open;
    this.#active = -1;
    this.#show();
  }

  /** The commands on offer: all of them behind the button, the matching ones while «/…» is typed. */
  #rows() {
    if (this.#blocked) return [];
    if (this.#menuOpen) return this.#commands;
    const typed = this.#text.value;
    if (!/^\/\w*$/.test(typed)) return [];
    return this.#commands.filter(({ command }) => command.startsWith(typed.slice(1).toLowerCase()));
  }

  #drawCommands() {
    const rows = this.#rows();
    this.#list.hidden = rows.length === 0;
    this.#list.replaceChildren(
      ...rows.map(({ command, description }, index) => {
        const row = element(
          "button",
          { type: "button", className: "command", role: "option", id: `command-${index}`, "aria-selected": String(index === this.#active) },
          element("span", { className: "command-name", textContent: `/${command}` }),
          element("span", { className: "command-note", textContent: description }),
        );
        row.addEventListener("click", () => this.#deliver(`/${command}`));
        return row;
      }),
    );
    if (this.#active >= 0) {
      this.#text.setAttribute("aria-activedescendant", `command-${this.#active}`);
      this.#list.children[this.#active]?.scrollIntoView({ block: "nearest" });
    } else {
      this.#text.removeAttribute("aria-activedescendant");
    }
  }

  #drawReply() {
    this.#keyboard.replaceChildren(
      ...(this.#reply?.rows ?? []).map((buttons) =>
        element(
          "div",
          { className: "row" },
          ...buttons.map((button) =>
            element("button", { type: "button", className: "reply-button", textContent: button.text, onclick: () => this.#press(button) }),
          ),
        ),
      ),
    );
  }

  async #press(button) {
    const sent = await this.#hooks.onPress(button);
    if (sent && this.#reply?.one_time) {
      this.#replyOpen = false;
      this.#show();
    }
  }

  #show() {
    const empty = this.#text.value.trim() === "";
    this.#form.hidden = this.#blocked;
    this.#unblock.hidden = !this.#blocked;
    this.#send.hidden = empty;
    this.#attach.hidden = !empty;
    this.#menu.hidden = this.#commands.length === 0;
    this.#menu.setAttribute("aria-expanded", String(this.#menuOpen));
    this.#menu.replaceChildren(icon(this.#menuOpen ? "close" : "menu"));
    this.#toggle.hidden = this.#reply === null || !empty;
    this.#toggle.setAttribute("aria-expanded", String(this.#replyOpen));
    this.#keyboard.hidden = this.#blocked || this.#reply === null || !this.#replyOpen;
    this.#text.placeholder = this.#reply?.placeholder || say("message");
    this.#drawCommands();
  }
}
