"""The card that the peers send: as large and with as many buttons as ours, made once."""

from __future__ import annotations

TEXT = (
    "<b>«Анна, коротко: есть на складе. Отгружаем завтра утром?»</b>\n\nЗадача: узнать, хочет ли купить.\n"
    "Не надо: предисловий и спора.\n\n⚡ похоже, смелый · или 📐\n🔈 Что ещё слышите? {number}"
)
LABELS = (
    ("⚡ Короче!", "🌱 А Вы как?", "💬 Возражает"),
    ("🎈 Здорово!", "📐 Докажите", "? Другое"),
    ("хочет ✓", "хочет ✗", "бюджет ✓", "бюджет ✗"),
    ("↶", "≠ 📐", "⟳ Ещё", "⋯", "✓ Итог"),
)
BUTTONS = tuple(
    tuple((label, f"q:1:q{row}:o{column}:a") for column, label in enumerate(labels)) for row, labels in enumerate(LABELS)
)
