"""What a bot says about itself: commands, names, descriptions and the menu button, by scope and language."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.playground.wire import Json


def scope_key(scope: Json | None) -> str:
    """Return a key that is equal for equal scopes."""
    return json.dumps(scope or {"type": "default"}, sort_keys=True)


@dataclass(slots=True)
class Profile:
    """The settings of the bot's profile. `changed` asks for keeping.

    Attributes:
        commands: Command lists by (scope key, language code).
        texts: Name, description and short description by (which, language code).
        menu_button: The default menu button.
    """

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    changed: bool = False

    def resolved_commands(self, chat_id: int, language: str | None) -> list[Json]:
        """Return the commands that this person sees, by Telegram's order of scopes and languages."""
        two_letters = (language or "").split("-")[0].lower()
        for scope in ({"type": "chat", "chat_id": chat_id}, {"type": "all_private_chats"}, None):
            for code in (two_letters, ""):
                if found := self.commands.get((scope_key(scope), code)):
                    return found
        return []

    def text(self, which: str, language: str) -> str:
        """Return a text in a language, or the one for all other languages."""
        return self.texts.get((which, language)) or self.texts.get((which, ""), "")

    def as_json(self) -> Json:
        """Return everything in a form that JSON can hold."""
        return {
            "commands": [[*key, commands] for key, commands in self.commands.items()],
            "texts": [[*key, text] for key, text in self.texts.items()],
            "menu_button": self.menu_button,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Profile":
        """Read back what `as_json` gave."""
        return cls(
            commands={(scope, language): commands for scope, language, commands in kept["commands"]},
            texts={(which, language): text for which, language, text in kept["texts"]},
            menu_button=kept["menu_button"],
        )
