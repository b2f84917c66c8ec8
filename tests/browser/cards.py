"""A card as long and as wide as the design lets it be, for the tests of room and places."""

from .scripted_bot import Rows, inline

SENTENCE = "«Константин А, коротко: есть на складе. Отгружаем завтра, берёте сегодня, да?»"
LINES = (
    f"<b>{SENTENCE}</b>",
    "",
    "Задача: узнать, хочет ли купить, и кто решает",
    "Не надо: предисловий, спора, нажима.",
    "",
    "⚡ похоже, смелый · или 📐 точный",
    "🔈 Что ещё вы слышите?",
)
KEYS = (
    ["⚡ Короче!", "🌱 А Вы как?", "💬 Возражает"],
    ["🎈 Здорово!", "📐 Докажите", "? Другое"],
    ["хочет ✓", "хочет ✗", "бюджет ✓", "бюджет ✗"],
    ["↶", "→ 📐", "⟳ Ещё", "⋯", "✓ Итог"],
)


def longest_card(prompt: str = LINES[-1]) -> str:
    """Return the card's HTML with another last line."""
    return "\n".join([*LINES[:-1], prompt])


def card_keys() -> Rows:
    """Return its four rows of buttons, each of which sends its label."""
    return inline(*KEYS)
