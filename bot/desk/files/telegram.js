// Speaks with Telegram's clients where the page stands in one as a Mini App. Written for this page from what Telegram
// documents (https://core.telegram.org/api/bots/webapps); it is not Telegram's own script, and takes part in little of it.

const launched = new URLSearchParams(location.hash.slice(1));

// What Telegram says of whoever opened the page, signed by it; empty in a browser.
export const initData = launched.get("tgWebAppData") ?? "";

const WEB_CLIENT = /^https:\/\/(?:[a-z0-9-]+\.)?web\.telegram\.org$/;

function post(eventType, eventData = {}) {
  const data = JSON.stringify(eventData);
  if (window.TelegramWebviewProxy?.postEvent) window.TelegramWebviewProxy.postEvent(eventType, data);
  else if (typeof window.external?.notify === "function") window.external.notify(JSON.stringify({ eventType, eventData }));
  else if (window.parent !== window) {
    // The frame around may be Telegram's alone: the policy of this page says so, and nothing secret is said here.
    window.parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
  }
}

const COLOURS = {
  bg_color: "paper",
  text_color: "ink",
  hint_color: "faint",
  link_color: "link",
  button_color: "button",
  button_text_color: "on-button",
};

function paint(theme) {
  if (theme === null || typeof theme !== "object") return;
  for (const [name, ours] of Object.entries(COLOURS)) {
    const colour = theme[name];
    if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) document.documentElement.style.setProperty(`--${ours}`, colour);
  }
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt((theme.bg_color ?? "#ffffff").slice(at, at + 2), 16));
  document.documentElement.dataset.scheme = 0.3 * r + 0.59 * g + 0.11 * b < 128 ? "dark" : "light";
}

function inset(kind, room) {
  if (room === null || typeof room !== "object") return;
  for (const side of ["top", "right", "bottom", "left"]) {
    const pixels = Number(room[side]);
    if (pixels >= 0 && pixels < 400) document.documentElement.style.setProperty(`--${kind}-${side}`, `${pixels}px`);
  }
}

function receive(kind, data, onBack) {
  if (kind === "theme_changed") paint(data?.theme_params);
  else if (kind === "safe_area_changed") inset("safe", data);
  else if (kind === "content_safe_area_changed") inset("content", data);
  else if (kind === "back_button_pressed") onBack();
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Tells Telegram that the page is there, takes its colours and room, and hears its button for «back».
export function start(onBack) {
  if (!initData) return;
  const hear = (kind, data) => receive(kind, data, onBack);
  window.Telegram = { WebView: { receiveEvent: hear } };
  window.TelegramGameProxy = { receiveEvent: hear };
  window.TelegramGameProxy_receiveEvent = hear;
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !WEB_CLIENT.test(event.origin)) return;
    const said = typeof event.data === "string" ? parsed(event.data) : null;
    if (said !== null) hear(said.eventType, said.eventData);
  });
  paint(parsed(launched.get("tgWebAppThemeParams") ?? "null"));
  post("iframe_ready", { reload_supported: false });
  post("web_app_ready");
  post("web_app_expand");
  post("web_app_request_theme");
  post("web_app_request_safe_area");
  post("web_app_request_content_safe_area");
}

export function showBack(isVisible) {
  if (initData) post("web_app_setup_back_button", { is_visible: isVisible });
}
