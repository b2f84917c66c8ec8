"""The `salesfloor` command with a watchdog whose seconds are hundredths: what takes five minutes is over in three seconds."""

from __future__ import annotations

from bot.gateway.incoming import watchdog

for name in ("STALLED_AFTER", "GIVE_UP_AFTER", "LOOK_EVERY"):
    setattr(watchdog, name, getattr(watchdog, name) / 100)

from bot.cli import main  # noqa: E402  # the gateway takes the numbers when it is imported

if __name__ == "__main__":
    main()
