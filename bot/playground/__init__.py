"""The emulated Bot API and the browser chat page: a Telegram of one's own, on loopback.

The package knows Telegram's rules and nothing of the bot it serves: it imports neither our other packages nor
python-telegram-bot. Start at `emulator.Emulator` (in one process, no sockets) or `server.serve` (over HTTP).
Left out on purpose: groups and channels, payments, stickers, inline mode, business accounts. A method or parameter of
these is refused by name, never ignored.
"""
