// Emoji and other signs that the page's letters have not. A phone takes them from a font of its own, and Telegram's
// clients draw them as pictures of one size; so here each stands in a box whose width does not depend on the font that
// draws it: what fits on one machine fits on every other.

// Signs that the letters do have, and keep.
const OWN = "[\\u0000-\\u00ff™№ℓ℮∂∆∏∑−√∞∫≈≠≤≥■◊○●]";
const EMOJI = "(?:\\p{RI}{2}|\\p{Emoji}\\p{EMod}?\\ufe0f?\\u20e3?(?:\\u200d\\p{Emoji}\\p{EMod}?\\ufe0f?)*)";
const KEYCAP = "[0-9#*]\\ufe0f?\\u20e3";
const SIGN = new RegExp(`${KEYCAP}|(?!${OWN})(?:${EMOJI}|[\\p{So}\\p{Sm}])`, "gu");
const IS_EMOJI = /\p{Emoji}|\p{RI}/u;

/** The nodes that show a text: its words as they are, each sign in its box. */
export function lettered(text) {
  const nodes = [];
  let shown = 0;
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    if (index > shown) nodes.push(document.createTextNode(text.slice(shown, index)));
    nodes.push(boxed(sign));
    shown = index + sign.length;
  }
  if (shown < text.length) nodes.push(document.createTextNode(text.slice(shown)));
  return nodes;
}

/** Make an element show a text and nothing else. */
export function write(node, text) {
  node.replaceChildren(...lettered(text));
}

function boxed(sign) {
  const box = document.createElement("span");
  box.className = IS_EMOJI.test(sign) ? "sign emoji" : "sign";
  box.textContent = sign;
  return box;
}
