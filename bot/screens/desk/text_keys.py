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
    # The page itself: what stands around everything, and what shows nothing.
    "desk.name": line("name of the page, in the browser's tab", 40),
    "desk.loading": line("the page is on its way", 40),
    "desk.needs_script": line("the browser runs no scripts"),
    "desk.enter_title": line("heads the page of a link that was just opened", 60),
    "desk.enter": line("says that the button signs in, once"),
    "desk.enter_button": line("the button that signs in", 30),
    "desk.closed_title": line("heads the page that shows nothing", 60),
    "desk.closed": line("what is not there, not his, or over: the same words for all, and how to come in"),
    "desk.later_title": line("heads the page that asks to come again", 60),
    "desk.later": line("asks to try again soon"),
    "desk.sections": line("what the links to the pages are, for a screen reader", 40),
    "desk.leave": line("the button that signs out in this browser", 30),
    "desk.leave_all": line("the button that signs out in every browser", 40),
    "desk.left": line("he is signed out in this browser", 80),
    "desk.left_all": line("he is signed out in every browser", 80),
    "button.desk_open": button("opens the page in a browser", WHOLE),
    "button.desk_app": button("opens the page in Telegram", WHOLE),
    "button.desk_leave": button("signs out in every browser", WHOLE),
}
