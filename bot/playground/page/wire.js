// The page's only way to the server: questions, acts, and the line of events that repairs itself.
// It knows nothing of what is shown.

/** The server answered, and said no. The message is fit to be shown. */
export class Refused extends Error {}

/** Nobody answered. */
export class Unreachable extends Error {}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", ...options });
  } catch (error) {
    throw new Unreachable(path, { cause: error });
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) throw new Refused(body?.error ?? `${response.status} ${response.statusText}`);
  return body;
}

const post = (path, payload) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(payload) });

export const fetchPeople = () => request("/page/api/people");
export const addPerson = (facts) => post("/page/api/people", facts);
export const fetchChat = (personId) => request(`/page/api/chat?person=${encodeURIComponent(personId)}`);
export const act = (personId, what) => post("/page/api/act", { person: personId, ...what });
export const reset = () => post("/page/api/reset", {});
export const fileAddress = (fileId) => `/page/file/${encodeURIComponent(fileId)}`;

const FIRST_RETRY_MS = 400;
const LAST_RETRY_MS = 4000;
// A blink shorter than this (a restarted server) is not worth a red line.
const PATIENCE_MS = 600;

/**
 * Server-sent events of one person. EventSource gives up for good on an HTTP error and waits as long as it
 * likes on a dropped line, so the retries are ours. `onOpen` runs after every (re)connection: whatever was
 * missed meanwhile must be fetched then. `onState(true|false)` tells when the line is up, or down for longer than a blink.
 */
export class Line {
  #personId;
  #handlers;
  #source = null;
  #retry = FIRST_RETRY_MS;
  #timer = 0;
  #patience = 0;
  #closed = false;
  isOpen = false;

  constructor(personId, handlers) {
    this.#personId = personId;
    this.#handlers = handlers;
    window.addEventListener("online", this.#hurry);
    this.#connect();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#patience);
    window.removeEventListener("online", this.#hurry);
    this.#source?.close();
  }

  // A field, not a method: the same function object must be added and removed as a listener.
  #hurry = () => {
    if (this.isOpen) return;
    this.#retry = FIRST_RETRY_MS;
    this.#connect();
  };

  #connect() {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = new EventSource(`/page/api/events?person=${encodeURIComponent(this.#personId)}`);
    this.#source = source;
    source.addEventListener("open", () => {
      this.isOpen = true;
      this.#retry = FIRST_RETRY_MS;
      clearTimeout(this.#patience);
      this.#patience = 0;
      this.#handlers.onState(true);
      this.#handlers.onOpen();
    });
    source.addEventListener("error", () => {
      source.close();
      if (this.#closed || source !== this.#source) return;
      this.isOpen = false;
      this.#patience ||= setTimeout(() => this.#handlers.onState(false), PATIENCE_MS);
      this.#timer = setTimeout(() => this.#connect(), this.#retry);
      this.#retry = Math.min(this.#retry * 1.7, LAST_RETRY_MS);
    });
    for (const name of ["changed", "answer", "action"]) {
      source.addEventListener(name, (event) => {
        if (!this.#closed) this.#handlers[name](JSON.parse(event.data));
      });
    }
  }
}
