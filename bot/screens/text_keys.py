"""Every interface text the code asks for: its key, the facts it is given, and how long it may be.

The content gates render each of them in each language with these samples, so a missing or too long text is found before users do.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.coaching.text_keys import COACHING_WORDS
from bot.screens.desk.text_keys import DESK_WORDS
from bot.screens.erasing.text_keys import ERASING_WORDS
from bot.screens.figures.text_keys import FIGURE_WORDS
from bot.screens.guide.text_keys import GUIDE_WORDS
from bot.screens.house.text_keys import HOUSE_WORDS
from bot.screens.log.text_keys import LOG_WORDS
from bot.screens.people.text_keys import PEOPLE_WORDS
from bot.screens.phrases.text_keys import EDITING_WORDS
from bot.screens.reminders.text_keys import REMINDER_WORDS
from bot.screens.sales.text_keys import SALES_WORDS
from bot.screens.stats.text_keys import STATS_WORDS
from bot.screens.text_spec import WordSpec
from bot.screens.text_spec import button as _button
from bot.screens.text_spec import line as _line
from bot.screens.training.text_keys import TRAINING_WORDS

CUE = 12
QUARTER = 8
FIFTH = 6
STATUS = 32
PROMPT = 24
CAUSE = 12
NEXT = 36
WHY = 42
TOAST = 200


WORDS: Mapping[str, WordSpec] = {
    # The card: its lines.
    "card.sentence": _line("the sentence to say, in quotation marks", sentence="Иван Ильич М, коротко: что для вас важнее?"),
    "card.task": _line("the seller's task", 44, task="узнать, хочет ли купить"),
    "card.avoid": _line("what to avoid", 36, avoid="предисловий и спора"),
    "card.whisper": _line(
        "a line for the seller by whoever looks after him, in place of what to avoid and of the prompt",
        78,
        name="Константин…",
        text="Спросите, кто ещё решает, и предложите звонок вдвоём завтра!",
    ),
    "status.unknown": _line("nothing is known of the type yet", STATUS),
    "status.mixed": _line("two types are equally likely", STATUS, first="⚡", second="📐"),
    "status.leaning": _line("one type is likely", STATUS, icon="📐", kind="компетентный"),
    "status.sure": _line("the type is sure", STATUS, icon="📐", kind="компетентный"),
    "status.or": _line("behind the type: another one that is close", None, other="⚡"),
    "status.chosen": _line("the manager chose the type", STATUS, icon="📐", kind="компетентный"),
    "prompt.objections": _line("asks for the cause of the objection", PROMPT),
    "prompt.occasions": _line("asks what has come up in the call beside an objection", PROMPT),
    "prompt.more": _line("heads the page with more buttons", PROMPT),
    "prompt.types": _line("asks the manager to pick the type", PROMPT),
    "prompt.name_or_words": _line("asks what a lone name is", PROMPT),
    "prompt.not_understood": _line("typed words told nothing", PROMPT),
    "prompt.unread": _line("typed words could not be read; they are kept", PROMPT),
    "prompt.suggested": _line("the client's words suggest his wish or budget: one tap on the marked button confirms it", PROMPT),
    "prompt.not_text": _line("a sticker, a voice message or a picture came in", PROMPT),
    "prompt.write_name": _line("the next text is the client's name", PROMPT),
    "prompt.write_code": _line("clients have codes and no names; the next text is this one's, or the code of the button", PROMPT),
    "prompt.no_names_yet": _line("the call runs without a name, for names or codes are not chosen yet", PROMPT),
    "prompt.write_words": _line("nothing fits: the next text is what the client said", PROMPT),
    "prompt.noted": _line("the words are noted", PROMPT),
    "prompt.heard_again": _line("the client's words say what the card says already", PROMPT),
    "prompt.again": _line("one of these lines, given more than once in a call", 30, prompt="🔈 Не ясно. Что ближе?", times=9),
    # The card: its buttons.
    "button.objects": _button("the client objects", CUE),
    "button.other": _button("none of these cues", CUE),
    "button.wants_yes": _button("he wants to buy", QUARTER),
    "button.wants_no": _button("he does not want to buy", QUARTER),
    "button.can_yes": _button("he has the budget", QUARTER),
    "button.can_no": _button("he has no budget", QUARTER),
    "button.wants_yes_chosen": _button("he wants to buy, chosen", QUARTER),
    "button.wants_no_chosen": _button("he does not want to buy, chosen", QUARTER),
    "button.can_yes_chosen": _button("he has the budget, chosen", QUARTER),
    "button.can_no_chosen": _button("he has no budget, chosen", QUARTER),
    "button.wants_yes_suggested": _button("his words suggest that he wants to buy; a tap confirms it", QUARTER),
    "button.wants_no_suggested": _button("his words suggest that he does not want to buy; a tap confirms it", QUARTER),
    "button.wants_decided_suggested": _button("his words suggest that he takes it; a tap confirms it", QUARTER),
    "button.can_yes_suggested": _button("his words suggest that he has the budget; a tap confirms it", QUARTER),
    "button.can_no_suggested": _button("his words suggest that he has no budget; a tap confirms it", QUARTER),
    "button.undo": _button("take the last answer back", FIFTH),
    "button.not_him": _button("not this type but that", FIFTH, icon="📐"),
    "button.not_him_at_all": _button("not this type, when no other is known", FIFTH),
    "button.another": _button("another phrase", FIFTH),
    "button.more": _button("more", FIFTH),
    "button.back": _button("back to the cues, in the place of «more»", FIFTH),
    "button.finish": _button("finish the call", FIFTH),
    "button.price": _button("objection: the price", QUARTER),
    "button.think": _button("objection: I'll think", QUARTER),
    "button.competitor": _button("objection: somebody else is better", QUARTER),
    "button.trust": _button("objection: no trust", QUARTER),
    "button.no_need": _button("objection: no need", QUARTER),
    "button.not_now": _button("objection: not now", QUARTER),
    "button.ask_cause": _button("ask for the cause of the objection", QUARTER),
    "button.occasions": _button("to what else comes up: the cost, a guarantee, anger", QUARTER),
    "button.occasion_reason": _button("comes up: why the seller rings", QUARTER),
    "button.occasion_present": _button("comes up: what it is all about", QUARTER),
    "button.occasion_cost": _button("comes up: what it costs", QUARTER),
    "button.occasion_write": _button("comes up: send me that in writing", QUARTER),
    "button.occasion_guarantee": _button("comes up: guarantee", QUARTER),
    "button.occasion_delivery": _button("comes up: delivery", QUARTER),
    "button.occasion_anger": _button("comes up: the client is angry", QUARTER),
    "button.occasion_find_out": _button("comes up: the seller finds out and comes back", QUARTER),
    "button.cues": _button("back to the cues", QUARTER),
    "button.types": _button("pick the type", FIFTH),
    "button.why": _button("why this type", FIFTH),
    "button.objection_guide": _button("what the guide says of the objection", FIFTH),
    "button.none_fits": _button("no phrase and no cue fits", FIFTH),
    "button.name": _button("give the client a name", FIFTH),
    "button.compact": _button("show the sentence only", FIFTH),
    "button.full": _button("show everything", FIFTH),
    "button.language": _button("the client is spoken to in this language", FIFTH, code="RU"),
    "button.language_chosen": _button("the client is spoken to in this language, chosen", FIFTH, code="RU"),
    "button.type": _button("a temperament", 16, icon="📐", kind="компетентный"),
    "button.is_name": _button("the text is the client's name", CUE),
    "button.is_words": _button("the text is the client's words", CUE),
    "button.take_code": _button("the client gets this code, made by the bot", CUE, code="К-1234"),
    "button.no_code": _button("go on without a code", CUE),
    # After the call.
    "button.bought": _button("outcome: bought", CUE),
    "button.thinking": _button("outcome: thinking", CUE),
    "button.refused": _button("outcome: refused", CUE),
    "button.call_back": _button("outcome: call back", CUE),
    "button.call_back_hour": _button("call back in an hour", 16),
    "button.call_back_evening": _button("call back this evening", 16),
    "button.call_back_tomorrow": _button("call back tomorrow at ten", 16),
    "button.call_back_monday": _button("call back on Monday at ten", 16),
    "button.named_time": _button("on the card: call back when the sentence says so", 24, at="23 нояб., 10:00"),
    "button.named_time_today": _button("on the card: call back when the sentence says so, today", 16, time="10:00"),
    "button.named_time_tomorrow": _button("on the card: call back when the sentence says so, tomorrow", 20, time="10:00"),
    "button.fits": _button("the phrase fitted", CUE),
    "button.fits_not": _button("the phrase did not fit", CUE),
    "button.right_type": _button("it was that type", CUE),
    "button.wrong_type": _button("it was not that type", CUE),
    "button.next_call": _button("start the next call", 20),
    "button.return": _button("reopen this call", 12),
    "button.call_name": _button("start a call with this client", 40, name="Александра Константиновна"),
    "chosen": _button("marks the chosen one of several buttons", 16, label="Перезвонить"),
    "finished.title": _line("heads a finished call"),
    "finished.title_named": _line("heads a finished call of a named client", name="Иван Петрович"),
    "finished.type": _line("the type at the end", kind="📐 компетентный", confidence="87 %"),
    "finished.type_chosen": _line("the type at the end, chosen by the manager", kind="📐 компетентный"),
    "finished.no_type": _line("no type at the end"),
    "finished.intent": _line("buy intent at the end", wants="да", can="нет"),
    "finished.outcome": _line("the outcome", outcome="думает"),
    "finished.next": _line("what the seller does next", 60, step="отправить договор и назвать срок"),
    "finished.objections": _line("what was objected", None, objections="дорого, подумает"),
    "finished.next_objection": _line(
        "what the seller does about the last objection", 60, objection="подумает", step="спросить, что осталось неясным"
    ),
    "finished.call_back": _line("when to call back", at="23 нояб., 10:00"),
    "finished.ask": _line("asks how the call ended; all buttons are optional"),
    "finished.ask_when": _line("asks when to call back"),
    "finished.noted": _line("the outcome is noted; everything else stays optional"),
    "finished.idle": _line("the call ended by itself"),
    "intent.yes": _line("yes", 8),
    "intent.no": _line("no", 8),
    "intent.unknown": _line("not known", 12),
    "outcome.bought": _line("bought"),
    "outcome.thinking": _line("is thinking"),
    "outcome.refused": _line("refused"),
    "outcome.call_back": _line("call back"),
    # What was objected: in lists, and what to do about it after the call.
    "objection.price": _line("objection in a list: the price", CAUSE),
    "objection.think": _line("objection in a list: he will think", CAUSE),
    "objection.competitor": _line("objection in a list: somebody else is better", CAUSE),
    "objection.trust": _line("objection in a list: no trust", CAUSE),
    "objection.no_need": _line("objection in a list: no need", CAUSE),
    "objection.not_now": _line("objection in a list: not now", CAUSE),
    "objection.ask_cause": _line("objection in a list: he did not say why", CAUSE),
    "next.price": _line("after the call: about the price", NEXT),
    "next.think": _line("after the call: he will think", NEXT),
    "next.competitor": _line("after the call: somebody else is better", NEXT),
    "next.trust": _line("after the call: no trust", NEXT),
    "next.no_need": _line("after the call: no need", NEXT),
    "next.not_now": _line("after the call: not now", NEXT),
    "next.ask_cause": _line("after the call: he did not say why", NEXT),
    # Why.
    "why.title": _line("heads the page that explains the type", icon="📐", kind="компетентный"),
    "why.title_unknown": _line("heads that page while nothing is known"),
    "why.title_mixed": _line("heads that page while two types lead equally", first="⚡", second="📐"),
    "why.nothing": _line("no cue has been heard yet"),
    "why.typed": _line("a cue that came from typed words", icon="📐", kind="компетентный"),
    "why.spoke": _line("typed words that spoke, and what they were taken for", words="коротко · к делу", meant="⚡ смелый"),
    "why.mixed": _line("typed words that sound like several types alike"),
    "why.chosen": _line("the manager chose the type himself"),
    "why.by_quote": _line("heads cues that the document states", WHY),
    "why.by_trait": _line(
        "heads cues that we inferred from traits which the document states of these types", WHY, icons="⚡ 🌱 📐"
    ),
    "why.by_ours": _line("heads cues that are in no document", WHY),
    "why.phrase_quote": _line("whose words the sentence is: the document’s", WHY),
    "why.phrase_trait": _line("the same: ours, made for the traits of the type", WHY),
    "why.phrase_ours": _line("the same: ours", WHY),
    "why.source": _line("the source document", document="«Психологические типы клиентов»"),
    "why.earlier": _line("so many earlier cues are not listed", n=3),
    "document.000": _line("title of document 000"),
    "document.001": _line("title of document 001"),
    "document.002": _line("title of document 002"),
    "document.003": _line("title of document 003"),
    "document.004": _line("title of document 004"),
    # Toasts and errors.
    "notice.stale": _line("the card has changed since", TOAST),
    "notice.call_is_over": _line("the call is finished", TOAST),
    "notice.nothing_to_undo": _line("there is no answer to take back", TOAST),
    "notice.type_not_known": _line("there is no type to swap yet", TOAST),
    "notice.one_phrase": _line("there is no other phrase for this place", TOAST),
    "notice.poller": _line("tells the owner that another program polls with the bot's token"),
    "notice.webhook": _line("tells the owner that taps do not reach the bot through its webhook"),
    "error.not_yours": _line("somebody else's: a call, a try, what was given to practise, a draft", TOAST),
    "error.gone": _line("the button's object does not exist any more", TOAST),
    "error.old_button": _line("a button of an older version", TOAST),
    "error.gone_training": _line("the object of a button of training does not exist any more", TOAST),
    "error.old_button_training": _line("a button of training, of an older version", TOAST),
    "error.incident": _line("something broke", TOAST, incident="3F9A2C"),
    "error.stranger_tap": _line("a stranger tapped a button", TOAST),
    # Messages beside the card.
    "welcome": _line("greets an employee", name="Иван"),
    "welcome.owner": _line("greets a new owner", name="Иван"),
    "help.command.call": _line("help: what stands behind /call"),
    "help.call": _line("help: how a call goes"),
    "stranger": _line("the one polite sentence for people without access"),
    "hint.no_call": _line("a text came in while no call is open"),
    "hint.no_call_name": _line("a lone name came in while no call is open", name="Иван Петрович"),
    "hint.unknown_command": _line("there is no such command"),
    "hint.not_text": _line("a sticker or a voice message came in while no call is open"),
    "hint.not_text_answer": _line("the same, while an answer of training is to be written"),
    "hint.not_text_training": _line("the same, while a question of training is to be answered by a tap"),
    "keyboard.next_call": _button("the one-row keyboard under the input field", 24),
    "team.first": _line("name of the first team", 40),
    "team.second": _line("name of the second team of the playground", 40),
    "command.call": _line("command menu: /call", 256),
    "command.help": _line("command menu: /help", 256),
    "command.start": _line("command menu: /start", 256),
    **PEOPLE_WORDS,
    **REMINDER_WORDS,
    **GUIDE_WORDS,
    **EDITING_WORDS,
    **ERASING_WORDS,
    **DESK_WORDS,
    **HOUSE_WORDS,
    **LOG_WORDS,
    **COACHING_WORDS,
    **SALES_WORDS,
    **STATS_WORDS,
    **TRAINING_WORDS,
    **FIGURE_WORDS,
}

TEMPLATES: Mapping[str, Mapping[str, object]] = {
    "page.html": {
        "title": "Анна Петровна",
        "lines": ["Роль: руководитель отдела", "Отдел: Отдел продаж"],
        "note": "Что изменить?",
    },
    "card.html": {
        "sentence": "«Иван Ильич М, коротко: что для вас важнее, срок или цена?»",
        "client": "👤 Воскресенский Александр Александрович",
        "task": "Задача: узнать, хочет ли купить.",
        "avoid": "Не надо: предисловий и спора.",
        "status": "⚡ похоже, смелый · или 📐",
        "prompt": "🔈 Что ещё слышите?",
    },
    "card_compact.html": {
        "sentence": "«Иван Ильич М, коротко: что для вас важнее, срок или цена?»",
        "status": "⚡ похоже, смелый · или 📐",
        "client": "👤 Воскресенский А…",
        "prompt": "",
    },
    "why.html": {
        "title": "Почему ⚡ смелый",
        "client": "👤 Воскресенский Александр Александрович",
        "lines": ["По документу:", "• торопит, говорит рублено"],
        "shares": "⚡ 91 % · 🌱 4 % · 🎈 3 % · 📐 2 %",
        "phrase": "Фраза наша, под черты типа.",
        "source": "Источник: «Психологические типы клиентов»",
    },
    "guide_list.html": {"title": "📖 Справочник", "note": "Выберите главу."},
    "guide_page.html": {
        "title": "Слова по возрасту клиента",
        "text": "Документ советует подбирать слова по возрасту:\n\n• старше 60 — стоимость;\n• 40–60 — здоровье.",
        "note": "Так утверждает документ.",
        "source": "Источник: «Отдел по работе с клиентами» (Общение с клиентами)",
        "ours": "→ наш совет",
    },
    "pocket.html": {
        "title": "📌 Памятка",
        "say": "Что сказать:",
        "phrases": ["⚡ Какой результат вам нужен и к какому сроку?"],
        "do": "Что сделать:",
        "tasks": ["хочет ✓ бюджет ✓: завершить сделку в нужный момент"],
    },
    "finished.html": {
        "title": "✓ Звонок завершён · Иван Петрович",
        "lines": ["Тип: ⚡ смелый, 91 %", "Хочет: да · бюджет: неизвестно"],
        "prompt": "Чем закончилось? Всё по желанию.",
    },
}
"""Each template with a sample context; lists hold plain lines."""
