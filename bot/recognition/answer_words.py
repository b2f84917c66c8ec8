"""Words of short answers in the four languages: «не очень», «just looking», «depinde cât», «pitää kysyä».

Rows are parted by strokes; they are read as typed words are, so marks and capitals do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from bot.domain.calls.asks_for import ShortAnswer


class Part(Enum):
    """What a word or a row of words is that no answer consists of alone."""

    FILLER = auto()
    ASKING = auto()
    """«Спросить», «talk to»."""
    PERSON = auto()


Kind = ShortAnswer | Part

WORDS: Mapping[str, Mapping[Kind, str]] = {
    "ru": {
        ShortAnswer.NO_THANKS: "нет спасибо|спасибо нет|спасибо не надо|нет благодарю",
        ShortAnswer.YES: """
            да|ага|угу|конечно|можно|давайте|давай|хорошо|ок|окей|без проблем|разумеется|естественно|верно|точно|есть
            |имеется|само собой|почему нет|почему бы и нет|думаю да|скорее да|есть такое|не против|удобно
        """,
        ShortAnswer.LIKES: """
            нравится|мне нравится|нам нравится|интересно|мне интересно|нам интересно|подходит|хочу|хотим|хотелось бы|очень
            |очень даже|вполне|по душе|понравилось|заинтересовало|интересует|хотел бы|хотела бы
        """,
        ShortAnswer.NO: """
            нет|неа|не а|нету|да нет|пока нет|нет пока|ещё нет|конечно нет|вряд ли|не думаю|ни сколько|нисколько
            |никакой|никакого|неудобно|не удобно
        """,
        ShortAnswer.NOT_REALLY: """
            не очень|не особо|не особенно|не слишком|не совсем|не сильно|так себе|особо нет|не очень то|не то чтобы
            |да не очень|не прям|не ахти|как то не очень
        """,
        ShortAnswer.LOOKING: """
            просто смотрю|просто смотрим|только смотрю|пока смотрю|пока смотрим|смотрю|я смотрю|смотрим|присматриваюсь
            |присматриваемся|просто интересуюсь|просто спрашиваю|просто узнаю|просто узнать|просто спросить
            |просто посмотреть|прицениваюсь|пока присматриваюсь|пока изучаю|просто изучаю|хочу посмотреть|хотел посмотреть
            |просто любопытно|просто так
        """,
        ShortAnswer.DEPENDS: "смотря|зависит|по разному|как когда|от многого зависит",
        ShortAnswer.DEPENDS_ON_PRICE: """
            смотря сколько|смотря какая цена|смотря какую|смотря почём|смотря сколько стоит|зависит от цены|зависит от суммы
            |от цены зависит|смотря по цене|смотря за сколько|смотря сколько это стоит|смотря сколько будет стоить|от цены
            |зависит от стоимости|смотря какая сумма|смотря что по цене
        """,
        Part.ASKING: """
            спросить|спрошу|посоветоваться|посоветуюсь|советоваться|обсудить|обсужу|поговорить|поговорю|переговорить
            |согласовать|согласую|узнать у|решить|решаем|решу|подумать|спросим|обсудим|посоветуемся|решает|уточнить
        """,
        Part.PERSON: """
            жена|жену|жены|женой|жене|муж|мужа|мужем|мужу|супруга|супругу|супругой|супруг|супругом|супруги|мама|маму|мамой
            |мамы|папа|папу|папой|папы|родители|родителями|родителей|директор|директора|директором|начальник|начальника
            |начальником|шеф|шефа|шефом|босс|босса|боссом|партнёр|партнёра|партнёром|партнёры|партнёрами|партнёров|бухгалтер
            |бухгалтера|бухгалтером|бухгалтерию|бухгалтерией|руководство|руководством|руководителя|руководителем|семья
            |семьёй|семье|дети|детьми|сын|сына|сыном|дочь|дочерью|дочкой|коллеги|коллегами|коллег|руководитель|совладельцем
            |инвестором
        """,
        Part.FILLER: """
            ну|вот|как|так|то|бы|мне|мы|я|нам|у|меня|нас|пока|наверное|пожалуй|думаю|это|все|же|спасибо|пожалуйста|скорее|в
            |принципе|общем|целом|вообще|уже|и|с|со|надо|нужно|надо будет|придётся|должен|должна|должны|хочу|хотел|хотела
            |сначала|ещё|моя|мой|мою|моим|моей|сам|сама|только|мнение|потом|этом|об|насчёт|насчет|хм|эм|э|м
        """,
    },
    "en": {
        ShortAnswer.NO_THANKS: "no thanks|no thank you|thanks no|thank you no|thanks but no thanks",
        ShortAnswer.YES: """
            yes|yeah|yep|yup|sure|ok|okay|of course|definitely|absolutely|certainly|go ahead|sounds good|right|fine|correct
            |i do|we do|i have|we have|there is|i am|we are|yes i would|i would|why not|please do|indeed|i think so
            |all right|alright|by all means
        """,
        ShortAnswer.LIKES: """
            i like it|like it|i do like it|we like it|i love it|love it|interested|i m interested|i am interested
            |we re interested|we are interested|very much|very|quite|a lot|i want it|sounds interesting|interesting
            |very interested|quite interested|i like that|i d like that|suits me|works for me
        """,
        ShortAnswer.NO: """
            no|nope|nah|not yet|i don t|we don t|i do not|i haven t|we haven t|not at all|none
            |i m not|i don t think so|dont think so|i dont|we dont|afraid not
        """,
        ShortAnswer.NOT_REALLY: """
            not really|not so much|not much|not very|not particularly|so so|not quite|not that much|not especially|not too
            |not very much|not all that
        """,
        ShortAnswer.LOOKING: """
            just looking|only looking|just browsing|browsing|still looking|just asking|just curious|just checking
            |looking around|just looking around|just having a look|having a look|gathering information
            |just gathering information|just gathering facts|gathering facts|just wondering|looking|window shopping
            |shopping around
        """,
        ShortAnswer.DEPENDS: "depends|all depends",
        ShortAnswer.DEPENDS_ON_PRICE: """
            depends how much|depends how much it is|depends how much it costs|depends on the price|depends on price
            |depends on the cost|depends what it costs|depends on how much it is|depends on how much|depends on the figure
            |depends on how much it costs|depends what you charge
        """,
        Part.ASKING: """
            ask|talk to|speak to|speak with|talk with|check with|discuss|discuss it with|consult|run it by|run it past
            |talk it over with|talk this over with|clear it with|decides|decide with|speak|talk|check
        """,
        Part.PERSON: """
            wife|husband|partner|partners|boss|manager|director|mum|mom|mother|dad|father|parents|accountant|family|spouse
            |colleagues|team|other half|board|finance|son|daughter|girlfriend|boyfriend|managers
        """,
        Part.FILLER: """
            well|um|uh|oh|hm|hmm|i|we|it|s|that|that s|ll|m|d|ve|have|need|must|will|should|gotta|got|to|my|our|the|first
            |with|this|about|please|thanks|thank|you|actually|think|guess|suppose|so|me|and|at|moment|for|now|in|principle
            |let|would|want|do|id
        """,
    },
    "ro": {
        ShortAnswer.NO_THANKS: "nu multumesc|nu mersi|multumesc nu|mersi nu",
        ShortAnswer.YES: """
            da|sigur|desigur|bineinteles|bine|ok|okay|normal|evident|de acord|haideti|putem|am|avem|exista|corect|exact
            |se poate|cred ca da|de ce nu|sigur ca da|da sigur|cum sa nu|firește|mai degraba da
        """,
        ShortAnswer.LIKES: """
            imi place|ne place|place|ma intereseaza|ne intereseaza|suna bine|foarte mult|mult|imi doresc|interesant
            |mi a placut|ma tenteaza|imi convine|ne convine|vreau|vrem|destul de mult|ma atrage|mi se potriveste
        """,
        ShortAnswer.NO: """
            nu|inca nu|nu inca|deloc|nicidecum|nu avem|nu am|n am|n avem|nu cred|momentan nu|deocamdata nu
            |nu exista|ba nu
        """,
        ShortAnswer.NOT_REALLY: """
            nu prea|nu foarte|nu chiar|nu tocmai|asa si asa|nu in mod special|nu foarte mult|nu prea mult|nu mult
            |nu cine stie ce|nu grozav|mai mult nu decat da
        """,
        ShortAnswer.LOOKING: """
            doar ma uit|ma uit|doar ma informez|ma informez|doar intreb|doar ne uitam|doar ne informam|ne informam
            |doar ma interesez|ma interesez|doar din curiozitate|doar curiozitate|doar compar|compar oferte
            |doar vreau sa vad|numai ma uit|ma mai uit|caut informatii|doar cer informatii
        """,
        ShortAnswer.DEPENDS: "depinde|depinde de mai multe",
        ShortAnswer.DEPENDS_ON_PRICE: """
            depinde cat|depinde cat costa|depinde de pret|depinde de suma|in functie de pret|depinde ce pret
            |depinde la ce pret|depinde de cost|in functie de suma|depinde cat e|depinde cat cere
        """,
        Part.ASKING: """
            intreb|intrebam|vorbesc|vorbim|discut|discutam|consult|consultam|sfatuiesc|sfatuim|vorbit|discutat|intrebat
            |decide|decidem|stabilesc|consulte|intrebe
        """,
        Part.PERSON: """
            sotia|sotie|sotiei|sotul|sot|sotului|nevasta|nevestei|barbatul|seful|sefa|sefului|sefei|director|directorul
            |directoarea|directorului|partenerul|partenera|partenerii|contabil|contabilul|contabila|familia|familie|parintii
            |mama|tata|colegii|patronul|asociatul|asociatii|conducerea|copiii|fiul|fiica|prietena|prietenul
        """,
        Part.FILLER: """
            pai|ei|deci|trebuie|sa|o|il|pe|cu|mai|intai|si|as|vrea|eu|noi|imi|mi|ma|ne|la|vreau|va|multumesc|cred|asta|in
            |principiu|inainte|putin|mea|meu|noastra|nostru|te|rog|e|este|de|mersi
        """,
    },
    "fi": {
        ShortAnswer.NO_THANKS: "ei kiitos|en kiitos|kiitos ei|kiitos mutta ei|ei kiitti",
        ShortAnswer.YES: """
            kylla|joo|juu|jep|joo o|totta kai|tottakai|selva|sopii|hyva|okei|ok|toki|on|onhan|tietysti|tietenkin|ilman muuta
            |kylla vain|mikapa ettei|miksei|miksi ei|kylla se sopii|sopiihan se|kylla on|olen|olemme|kyllapa|varmasti
        """,
        ShortAnswer.LIKES: """
            kiinnostaa|pidan|pidan siita|tykkaan|tykkaan siita|kuulostaa hyvalta|kuulostaa kivalta|paljon|kovasti
            |tosi paljon|hyvalta|miellyttaa|haluan|haluaisin|kiinnostaa kylla|todella paljon|aika paljon|melko paljon
            |hyvalta kuulostaa|hyvalta tuntuu|tuntuu hyvalta|erittain|erittain paljon
        """,
        ShortAnswer.NO: """
            ei|en|emme|ei ole|en ole|eipa|enpa|ei viela|en viela|ei lainkaan|ei yhtaan|en usko|eikä|ei sovi
            |ei vielä|ei taida
        """,
        ShortAnswer.NOT_REALLY: """
            en oikein|ei oikein|ei kovin|ei oikeastaan|en oikeastaan|ei kauheasti|ei niinkaan|en hirveasti|ei hirveasti
            |ei erityisemmin|niin ja nain|ei paljon|ei kovin paljon|ei kovinkaan|en erityisemmin|ei suuremmin|ei ihmeemmin
            |ei juuri
        """,
        ShortAnswer.LOOKING: """
            vain katselen|katselen vain|katselen|vasta katselen|kunhan katselen|katselen vasta|selailen|selailen vain
            |kyselen vain|kunhan kyselen|katsellaan|katselemme|ihan vain katselen|vasta vertailen|vain katselemassa
            |katselemassa|tutkin vaihtoehtoja|katselen vaan|vaan katselen|kyselen vaan|vertailen vasta|vertailemassa
            |uteliaisuuttani|katselen viela
        """,
        ShortAnswer.DEPENDS: "riippuu|vahan riippuu|riippuu monesta asiasta",
        ShortAnswer.DEPENDS_ON_PRICE: """
            riippuu hinnasta|riippuu paljonko|riippuu kuinka paljon|hinnasta riippuu|riippuu summasta
            |riippuu paljonko se maksaa|riippuu mita se maksaa|riippuu mita maksaa|hinnasta|riippuu kustannuksista
        """,
        Part.ASKING: """
            kysya|kysyn|kysyttava|jutella|juttelen|puhua|puhun|keskustella|keskustelen|kysytaan|neuvotella|neuvottelen
            |keskustellaan|paattaa|paatamme|juteltava|puhuttava|keskusteltava|neuvoteltava
        """,
        Part.PERSON: """
            vaimo|vaimolta|vaimon|vaimoni|vaimoltani|mies|miehelta|miehen|mieheni|mieheltani|puoliso|puolisolta|puolison
            |puolisoni|pomo|pomolta|pomon|johtaja|johtajalta|johtajan|esimies|esimiehelta|esimiehen|kirjanpitaja
            |kirjanpitajalta|perhe|perheen|perheelta|vanhemmilta|vanhempien|kumppanin|kumppanilta|kumppani|toimitusjohtaja
            |toimitusjohtajalta|toimitusjohtajan|tiimin|tiimilta|lasten|aviomies|hallitus|hallituksen|hallitukselta
        """,
        Part.FILLER: """
            no|niin|kyl|se|ma|mina|me|pitaa|taytyy|taytyisi|pitaisi|mun|minun|meidan|ensin|viela|kanssa|voinko|kiitos|tama
            |tasta|asiasta|haluan|haluaisin|taidan|ihan|kai|varmaan|oman|siita|tassa|minua|meita|mua|on|luulen|aika
        """,
    },
}
"""By language and kind."""
