"""Words that stand beside a client's name and are none: titles, forms of firms, kinship, trades, as `fold` gives them."""

from __future__ import annotations

from bot.domain.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


TITLES = _words(
    "господин госпожа г-н г-жа гн гжа гр гражданин гражданка товарищ тов доктор профессор тётя тетя дядя баба дед ип "
    "фоп кфх mr mrs ms miss mx dr doctor prof professor sir madam lady lord rev jr sr phd md mba esq ii iii iv dl d-l "
    "dna d-na d-ra dra domnul domnule doamna domnisoara dlui dnei ing av pfa if herra rouva neiti hra rva nti tri "
    "tohtori maisteri dipl tmi toiminimi директор гендиректор замдиректора зам начальник главный главбух бухгалтер "
    "менеджер инженер врач учитель учительница мастер прораб бригадир юрист адвокат нотариус водитель продавец повар "
    "фермер электрик сантехник риелтор дизайнер секретарь помощник помощница администратор консультант тренер няня "
    "клиент клиентка покупатель заказчик поставщик партнёр коллега сосед соседка подруга знакомый знакомая новый "
    "новая постоянный vip вип director manager accountant engineer teacher lawyer driver builder plumber electrician "
    "client customer lead buyer supplier boss chief head owner partner colleague neighbour neighbor agent new the old "
    "young big administrator contabil inginer profesor profesoara avocat sofer frizer instalator vecin vecinul vecina "
    "clientul clienta cumparator furnizor sef johtaja toimitusjohtaja paallikko insinoori laakari opettaja asiakas "
    "uusi vanha naapuri isannoitsija kirjanpitaja sihteeri myyja ostaja remontti putkimies sahkomies kuski"
)
"""What is called in front of a name or behind it, and forms of firms that bear a person's name: nobody's address."""
SPOKEN_TITLES = {
    "en": {"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "dr": "Dr", "doctor": "Dr"}
    | {"prof": "Professor", "professor": "Professor", "lord": "Lord", "lady": "Lady", "sir": "Sir", "dame": "Dame"},
    "ru": {"господин": "господин", "г н": "господин", "госпожа": "госпожа", "г жа": "госпожа"},
    "ro": dict.fromkeys(("dl", "d l", "domnul", "domnule"), "domnule")
    | dict.fromkeys(("dna", "d na", "doamna"), "doamnă")
    | dict.fromkeys(("dra", "d ra", "domnisoara"), "domnișoară")
    | {"dr": "dr.", "doctor": "doctor"},
    "fi": dict.fromkeys(("herra", "hra"), "herra")
    | dict.fromkeys(("rouva", "rva"), "rouva")
    | {"neiti": "neiti", "tohtori": "tohtori", "tri": "tohtori"},
}
"""With what a surname is said aloud, where somebody is known by no first name: by the folded title."""
BEFORE_SURNAMES = frozenset({"Dr", "Professor", "Lord"})
"""Titles with which the surname is said even where the first name is known."""
BEFORE_FIRST_NAMES = frozenset({"Sir", "Dame"})
"""Titles with which the first name is said."""
FIRM_BEFORE = _words(
    "ооо зао оао пао ао тоо оо нко гк тд тк снт жк жск тсж гбу мбоу фгуп муп гуп пк фирма компания завод фабрика sc "
    "s.c. ooo zao oao"
)
"""Forms of firms that stand before the firm's name, mostly."""
FIRM_BEHIND = _words(
    "srl s.r.l. srl-d sa s.a. oy oyj ab ky ay ry osk ltd ltd. llc l.l.c. inc inc. plc llp lp corp corp. corporation "
    "company limited gmbh ag bv kg co co. as sarl"
)
"""Forms that stand behind it."""
PARTING = _words(
    "от из с со у для по на в во при к о об про через насчёт возле за from of at for via by with re c/o near de din "
    "la pentru cu lui a al ai ale prin langa luota luona"
)
"""What comes behind such a word says where somebody is from, or whose he is."""
PARTICLES = _words("van von der den de di da del della la le du dos al el bin ibn ter ten")
"""They begin a surname."""
ALSO = _words("и да and et si sau ja und sekä tai или или y")
"""Behind it comes somebody else."""
KIN = _words(
    "fam семья семейство familia perhe family taloyhtio yhtio мама мать папа отец муж жена брат сестра сын дочь дочка "
    "бабушка дедушка друг тёща тесть свекровь зять невестка племянник племянница внук внучка mom mum mother dad "
    "father wife husband brother sister son daughter friend mama tata sotul sotia sot fratele sora fiul fiica "
    "prietenul prietena aiti isa vaimo mies veli sisko poika tytar ystava"
)
"""Behind it stands whose he is."""
TRADES = _words(
    "салон студия магазин кафе ресторан бар отель гостиница клиника аптека школа ателье кондитерская пекарня "
    "парикмахерская сервис автосервис центр групп группа строй торг трейд плюс лайн мебель шины окна двери потолки "
    "такси склад база рынок банк агентство бюро дом клуб фитнес стоматология цветы продукты инвест логистик логистика "
    "технологии транс авто агро shop store salon studio clinic hotel cafe restaurant bar bakery pharmacy school "
    "services service consulting solutions group holding holdings industries motors tyres tires bank media design "
    "digital agency partners logistics trading supplies builders construction roofing plumbing foods farms garage "
    "market markets systems technologies software labs capital insurance travel beauty hair nails cosmetics flowers "
    "florist fitness gym club center centre works sons bros brothers associates team office trans transport invest "
    "impex prod com grup construct constructii instal mob auto magazin cabinet farmacia clinica hotelul pensiunea "
    "restaurantul cofetaria brutaria florarie agentia asociatia fundatia scoala gradinita primaria rakennus kauppa "
    "liike huolto kampaamo parturi ravintola kahvila hotelli apteekki koulu autohuolto autoliike korjaamo toimisto "
    "palvelu palvelut konsultointi ryhma yhtiot kiinteisto asunto urheilu seura leipomo putki sahko maalaus siivous "
    "kuljetus logistiikka пиццерия автосалон автошкола турагентство pizzeria pub trattoria banca banco energy"
)
"""What a firm, a shop or a house does. A name behind it is its own («Салон Анна»), one before it a person's («Сергей Шины»)."""
MEN_IN_A = _words(
    "никита илья лука фома кузьма савва данила саша женя паша миша гоша лёша леша алёша алеша коля ваня вася витя "
    "вова володя гена гриша дима митя жора костя лёня леня лёва лева лёха леха серёга серега серёжа сережа петя рома "
    "сеня слава стёпа степа тёма тема толя федя филя юра юрка яша боря валера вовка димка мишка пашка ромка сашка "
    "серёжка кирюша андрюша илюша ильюша тимоха мустафа муса иса ага паата ника сосо абдулла насрулла хабибулла "
    "файзулла зия яхья муртаза мирза рза закария захария илия иеремия"
)
"""Men's names that end as women's do."""
