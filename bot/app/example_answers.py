"""The right answers about the invented windows of `example_houses`, for the product quiz of the playground.

What is asked is the content's (`scripts_content/script/quiz.yaml`); each answer goes by the name of its line on the house sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.house.sheet import Field, Item, Part
from bot.domain.ids import LanguageCode

_WORDS: Final = {
    "ru": {
        Field.FEATURES: (
            "В них зимой не дует: в раме пять камер, и она сама проветривает комнату. "
            "У других гарантия только на стекло, у нас десять лет на профиль."
        ),
        Field.PACKING: (
            "Каждое окно в плёнке, углы в картоне, стёкла на отдельной стойке. Ручки и крепёж в коробке с номером окна."
        ),
        Field.INSTEAD: (
            "Спросить, к какому дню и зачем. Разбитое стекло завтра закроем временным; нужен другой размер – "
            "рама со склада с доборным профилем."
        ),
        Field.KIT: (
            "Спросить, что стоит сейчас и что мешает. Предложить сетку, детский замок, подоконник; если улица шумная – "
            "тройное стекло."
        ),
        Field.CONDITIONS: (
            "Открывать без рывка, раз в год смазывать фурнитуру, зимой проветривать по десять минут. "
            "Памятка лежит в коробке с ручками."
        ),
        Field.FROM_STOCK: "Обычный размер есть на складе: привезём послезавтра, поставим за день. Назвать день, а не «скоро».",
        Field.OUT_OF_STOCK: "По замеру ставим через восемь дней. Назвать число и позвонить накануне.",
    },
    "en": {
        Field.FEATURES: (
            "They keep the draught out: the frame has five chambers and airs the room by itself. "
            "Others guarantee the glass only, we guarantee the frame for ten years."
        ),
        Field.PACKING: (
            "Each window comes in film with card on its corners, the glass on a rack of its own. "
            "Handles and fixings are in a box with the window’s number."
        ),
        Field.INSTEAD: (
            "Ask by which day, and what for. A broken pane is made safe the next day; "
            "if another size is needed, a frame from stock with an extension piece."
        ),
        Field.KIT: (
            "Ask what they have now and what bothers them about it. Offer an insect screen, a child lock, a sill; "
            "on a loud street, triple glazing."
        ),
        Field.CONDITIONS: (
            "Open it without force, oil the fittings once a year, air for ten minutes in winter. "
            "The leaflet is in the box with the handles."
        ),
        Field.FROM_STOCK: (
            "Common sizes are in stock: delivered the day after tomorrow, fitted in one day. Name the day, never “soon”."
        ),
        Field.OUT_OF_STOCK: "Made to measure, they are fitted within eight days. Name the date, and call the day before.",
    },
    "ro": {
        Field.FEATURES: (
            "Nu lasă curentul să intre: rama are cinci camere și aerisește singură camera. "
            "Alții dau garanție doar la sticlă, noi zece ani la profil."
        ),
        Field.PACKING: (
            "Fiecare fereastră vine în folie, cu carton la colțuri, iar geamurile pe un suport al lor. "
            "Mânerele și șuruburile sunt într-o cutie cu numărul ferestrei."
        ),
        Field.INSTEAD: (
            "Întreabă până în ce zi și pentru ce. Un geam spart îl acoperim a doua zi; "
            "pentru altă mărime, o ramă din stoc cu profil de completare."
        ),
        Field.KIT: (
            "Întreabă ce are acum și ce îl supără. Propune plasă de insecte, blocaj pentru copii, pervaz; "
            "la stradă zgomotoasă, geam triplu."
        ),
        Field.CONDITIONS: (
            "Se deschide fără forță, feroneria se unge o dată pe an, iarna se aerisește zece minute. "
            "Pliantul e în cutia cu mânere."
        ),
        Field.FROM_STOCK: "Mărimile obișnuite sunt în stoc: le aducem poimâine și le montăm într-o zi. Spune ziua, nu „curând”.",
        Field.OUT_OF_STOCK: "La comandă, le montăm în opt zile. Spune data și sună cu o zi înainte.",
    },
    "fi": {
        Field.FEATURES: (
            "Ikkunasta ei vedä: karmissa on viisi kammiota, ja se tuulettaa huoneen itse. "
            "Muilla takuu on vain lasilla, meillä karmilla kymmenen vuotta."
        ),
        Field.PACKING: (
            "Joka ikkuna on kalvossa, kulmissa on pahvit ja lasit ovat omassa telineessään. "
            "Kahvat ja kiinnikkeet ovat laatikossa, jossa on ikkunan numero."
        ),
        Field.INSTEAD: (
            "Kysy, mihin päivään mennessä ja mihin. Rikkoutuneen ruudun paikkaamme huomenna; "
            "muuhun kokoon sopii varaston karmi lisäpalalla."
        ),
        Field.KIT: (
            "Kysy, mitä asiakkaalla on nyt ja mikä siinä häiritsee. Tarjoa hyönteisverkkoa, lapsilukkoa ja ikkunalautaa; "
            "meluisan kadun varrelle kolminkertaista lasia."
        ),
        Field.CONDITIONS: (
            "Avataan ilman voimaa, helat öljytään kerran vuodessa, talvella tuuletetaan kymmenen minuuttia. "
            "Ohje on laatikossa kahvojen kanssa."
        ),
        Field.FROM_STOCK: "Tavalliset koot ovat varastossa: tuomme ylihuomenna ja asennamme päivässä. Sano päivä, älä ”pian”.",
        Field.OUT_OF_STOCK: "Mittojen mukaan asennamme kahdeksassa päivässä. Sano päivämäärä ja soita edellisenä päivänä.",
    },
}


def example_answers(language: LanguageCode) -> Mapping[Item, str]:
    """Return the answers in a language, at their places on the sheet."""
    return {Item(Part.QUIZ, 1, field): text for field, text in _WORDS.get(language, {}).items()}
