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
    # Its pages.
    "desk.log": line("the page that lists calls, in the links to pages and above it", 40),
    "desk.any": line("a filter that lets everything through", 30),
    "desk.everybody": line("a filter that lets everybody's calls through", 30),
    "desk.filters": line("what the form is, for a screen reader", 40),
    "desk.days": line("field: of which days", 30),
    "desk.from": line("field: the first day", 30),
    "desk.to": line("field: the last day", 30),
    "desk.whose": line("field: whose calls", 30),
    "desk.team": line("the teams among those whose calls can be chosen", 30),
    "desk.show": line("the button that lists what is chosen", 30),
    "desk.clear": line("the link that clears all filters", 30),
    "desk.when": line("column: when a call began", 30),
    "desk.client": line("column and field: the client", 30),
    "desk.type": line("column and field: the type", 30),
    "desk.wants": line("column and field: whether he wants to buy", 30),
    "desk.can": line("column and field: whether he has the budget", 30),
    "desk.outcome": line("column and field: how the call ended", 30),
    "desk.manager": line("column: who led the call; also heads the people whose calls can be chosen", 30),
    "desk.more_calls": line("what the links to older and newer calls are, for a screen reader", 40),
    "desk.way": line("heads the steps of a call", 40),
    "desk.later_calls": line("heads the later calls with the same client", 60),
    "desk.week": line("the page with the figures of a week", 40),
    "desk.calls_of": line("what the links from figures to their calls are, for a screen reader", 40),
    "desk.calls": line("column: how many calls", 30),
    "desk.pictures": line("the page with pictures of the calls", 40),
    "desk.picture": line("field: which picture", 30),
    "desk.in_words": line("heads the table with what the picture shows", 60),
    "desk.what_of": line("column: of what the figures are", 30),
    "desk.figures": line("column: the figures", 30),
    "desk.back_to_log": line("the link from a call back to the list", 40),
    "button.desk_open": button("opens the page in a browser", WHOLE),
    "button.desk_app": button("opens the page in Telegram", WHOLE),
    "button.desk_leave": button("signs out in every browser", WHOLE),
}
