"""Interface texts about the desk page. Leaves out the rest: see `screens.text_keys`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

WHOLE = 36

DESK_WORDS: Mapping[str, WordSpec] = {
    "command.desk": line("command menu: /desk", 256),
    "help.command.desk": line("help: what stands behind /desk"),
    "desk.title": line("heads the message of /desk"),
    "desk.what": line("says what the desk page is"),
    "desk.until": line("until when the button opens the page, and that it opens once", None, until="26 нояб., 10:00"),
    "desk.on_server": line("the page opens on the server itself only"),
    "desk.not_here": line("the page is not served here, and what the operator has to do"),
    "desk.signed_in": line("in how many browsers he is signed in", None, n=3),
    "desk.nobody_in": line("he is signed in nowhere"),
    "button.desk_open": button("opens the page in a browser", WHOLE),
    "button.desk_app": button("opens the page in Telegram", WHOLE),
    "button.desk_leave": button("signs out in every browser", WHOLE),
}
