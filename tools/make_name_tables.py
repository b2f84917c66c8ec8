"""Make `bot/domain/clients/name_tables.py`: first names and surnames, as `fold` gives them, from Faker and from the lists below.

    uv run --no-project --with faker==40.63.0 tools/make_name_tables.py

Faker (MIT licence) has the names that statistical offices count; what it lacks are the short forms in which clients are saved,
and names of neighbours in the letters of this country. Run it again when a list has grown; the table is committed, nothing is
fetched while the product is installed or runs.
"""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.domain.folding import fold  # noqa: E402  # the folder has to be known first

OWN = {"ru": ("ru_RU",), "ro": ("ro_RO",), "fi": ("fi_FI", "sv_SE"), "en": ("en_US", "en_GB", "en_IE")}
OTHERS = (
    "bg_BG",
    "uk_UA",
    "et_EE",
    "lv_LV",
    "lt_LT",
    "az_AZ",
    "uz_UZ",
    "tr_TR",
    "hu_HU",
    "de_DE",
    "fr_FR",
    "es_ES",
    "it_IT",
    "pl_PL",
    "nl_NL",
    "da_DK",
    "no_NO",
    "cs_CZ",
)
OTHERS_OF_ONE_COUNTRY = ("en_IN", "en_NG")
SURNAMES = {"others": (), "ru": (), "ro": ("ro_RO",), "fi": ("fi_FI",), "en": ("en_US", "en_GB")}
"""Russian surnames are known by their endings."""
RATHER_SURNAME = 2.5
OFTEN = 0.0005
"""A name is rather a surname when it is borne so often as one, of as often as it is given."""

RU = """
Рашад Гюнель Эльшан Эльшад Фикрет Тофик Ильгар Вугар Турал Орхан Руфат Рауф Самед Мехти Намик Низами Аяз Фуад Хикмет
Шахин Эмиль Эльхан Севиль Севда Нигяр Лейла Айтен Айсель Арзу Гюльнар Гюльшан Кямаля Сабина Ульвия Улькер Фидан Хатира
Эльнура Тамилла Солмаз Рена Назиля Матанат Ниджат Ровшан Самир Эльвин Эмин Юсиф Заур Парвин Мурадхан Ермек Вазген
Хачатур Энвер Жан Поль Пьер Ганс Франц Фридрих Отто Генрих Стивен Стив Билл Боб Роб Пол Крис Энн Мэри Джек Джордж
Чарльз Эмили Джессика Сара Рейчел Карлос Хосе Педро Марио Антонио Паоло Али Ахмед Ахмад Хусейн Исмаил Юсеф Абдул
Абдулла Абдурахман Хамид Карим Рахим Рахман Расул Шавкат Фируз Фирдавс Джахонгир Жахонгир Бобур Отабек Азамат Нурбек
Талант Эрмек Чынгыз Айзада Гулнара Нургуль Нурай Айым Томирис Дана Данара Сауле Гульжан Жибек Ботагоз Асылбек Серик
Серикжан Бауыржан Бауржан Даурен Думан Жандос Ерболат Ербол Ернар Канат Куаныш Мадияр Мейрам Мирас Нуржан Нурланбек
Айнагуль Айжан Айсулу Акбота Алтынай Аружан Асем Баян Гаухар Гулайым Гульсара Дарига Динмухамед Еркебулан Жания Зауреш
Лаззат Меруерт Назгуль Раушан Самал Санат Сандугаш Толеген Улжан Шолпан Шынар Абай Абылай Адиль Айтбек Аскар Бахыт
Болат Галым Дастан Досжан Кенжебек Максат Алихан Арслан Асхат Аюб Беслан Вахид Джабраил Джохар Заурбек Залина Земфира
Казбек Рамзан Таймураз Тамерлан Хадижа Шамхан Эльбрус Ацамаз Сослан Мухтар Магомедрасул Шахбан Гаджи Гаджимурад Раджаб
Саидбек Аветик Айк Акоп Анаит Андраник Артак Артавазд Арташес Аршак Асмик Ваагн Ваграм Геворг Геворк Грачик Грачья
Егише Завен Карапет Левон Лилит Мариам Мгер Мкртич Нарек Наринэ Нарине Оганес Рипсиме Саркис Седа Сирануш Сона Татевик
Фрунзик Шаген Шушан Эдгар Гарегин Амиран Бека Бесо Важа Гела Гия Гоча Звиад Зейнаб Иракли Кетеван Лаша Лали Манана
Мзия Мамука Нугзар Паата Рамаз Реваз Русудан Тариел Теймураз Тинатин Тамуна Хатуна Хуршид Шерзод Шахноза Гулчехра
Дилафруз Дилшод Достон Зафар Камола Мохира Нодира Равшан Саодат Сарвар Сухроб Умида Феруза Шахло Акбар Баходир Илхом
Исмоил Абдулло Далер Джамшед Парвиз Умед Хуршед Рафис Рафаил Рамис Раис Разиль Радик Раиль Рушан Флюра Фания Фанис
Файруза Хания Халил Эльвина Ляйсан Лейсан Миляуша Нафиса Айзиля Гульшат Венера Венер Зульфат Ильшат Ильфат Инсаф
Ильсур Марсель Мунир Нияз Вилен Октябрина Ленара Пантелей Порфирий Мефодий Кирилл Елисей Аполлинария Ефимия Капитолина
Лукерья Матрёна Прасковья Степанида Агафья Акулина Антонина Ада Аглая Антон Анатолий Артемий Архип Северин Онуфрий
Поликарп Федот Фрол Юхим Тоша Антоха Витёк Санёк Саня Шурик Лёлик Нюра Нюша Оксанка Олечка Олька Ленка Наташка Танька
Таня Танечка Светка Юлька Катька Катюха Машка Маруся Иринка Ирка Настёна Ариша Дашуня Сонечка Лизонька Алёнка Полинка
Любочка Томочка Риточка Ксюха Лилечка Ляля Яночка Ниночка Тонечка Тося Дуся Зиночка Саша Шура Сашка Алекс Лёша Леша
Алёша Лёха Андрюша Антоша Аркаша Боря Вадик Валера Валерка Ваня Ванька Вася Виталик Витя Влад Владик Вова Вовка Володя
Слава Стас Стасик Сева Гена Геннадий Гера Гриша Гоша Жора Дима Димка Димон Митя Даня Данил Данила Даниил Данияр Женя
Женька Эдик Игорёк Илья Ильюша Кирюша Костя Костик Коля Колян Кузя Лёва Лев Лёня Лёнька Макс Марик Миша Мишка Мишаня
Никита Ник Олежка Паша Пашка Петя Рома Ромка Ромчик Руслан Рустам Сергей Серёжа Серёга Серж Сеня Степа Стёпа Тёма
Артём Артем Тимоха Тимур Тимофей Толя Толик Толян Федя Филипп Филя Эд Юра Юрка Юрий Юрок Яша Ярик Ярослав Назар
Назарий Мирон Марат Матвей Мстислав Мурат Аня Анюта Анечка Аннушка Ася Алёна Алена Алла Аля Алина Алиса Алия Настя
Настюша Тася Вика Викуля Викуся Валя Варя Вероника Верочка Галя Галочка Галка Даша Дашенька Дарья Дина Диана Женечка
Зина Зоя Ира Ирочка Ириша Иришка Инна Инга Инеса Карина Катя Катюша Катерина Катенька Кира Клава Кристина Ксюша Ксения
Ксеня Оксана Лара Лариса Лена Леночка Лерочка Лера Лида Лика Лиза Лизавета Лиля Лилия Лия Люба Любовь Любаша Люда
Людочка Люся Люсьен Люсия Мила Милана Майя Мара Марго Маргарита Марина Мариша Мария Марья Маша Машенька Машуля Надя
Надежда Надюша Наташа Наталья Наталия Ната Нелли Неля Ника Нина Нонна Оля Оленька Ольга Полина Поля Рая Раиса Регина
Римма Рита Роза Света Светик Светочка Светлана Соня Софа Софья София Снежана Стелла Стефания Тамара Тома Танюша
Татьяна Тоня Ульяна Уля Фаина Эвелина Элеонора Элина Элла Эльвира Эля Эмма Эмилия Юля Юлечка Юлия Юлиана Юна Яна Янина
Ярослава Злата Василиса Есения Ева Дарина Камилла Каролина Лолита Лада Маринка Милена Мирослава Нателла Олеся Леся
Пелагея Таисия Евгений Евгения Евдокия Елизавета Ефим Ефросинья Захар Зиновий Зинаида Игнат Игорь Ипполит Иосиф Йосиф
Карл Клим Клавдия Кондрат Лаврентий Лука Лукьян Макар Максим Марк Мартин Наум Нестор Никифор Николай Никон Остап Павел
Парфён Платон Потап Прохор Прокофий Радий Родион Роберт Роман Савва Савелий Самуил Святослав Семён Серафим Серафима
Спартак Тарас Терентий Тихон Трифон Фёдор Феликс Филат Фома Харитон Эдуард Эльдар Эммануил Эрик Эрнест Юлиан Юлий Яков
Ян Адам Азат Айдар Айгуль Айгерим Айбек Айнур Айнура Акмаль Алан Алибек Алишер Алмаз Алсу Альберт Альбина Альфия
Альфред Аман Амина Амир Амира Анвар Анзор Ануш Ара Арам Армен Арман Арсен Арсений Артур Аслан Ашот Асель Асет Асия
Аида Аиша Бахтияр Бахром Бекзат Булат Вагиф Вардан Ваган Ваге Гагик Гарик Гаяне Гейдар Гиви Гоар Гульмира Гульнара
Гульназ Гузель Гузаль Гюзель Гамлет Гор Грант Давид Дамир Данис Джамал Джамиля Джамшид Джавид Динар Динара Диляра
Дильшод Дилноза Ерлан Ержан Жанна Жанат Жанар Жасур Зарема Зарина Заира Зелимхан Зульфия Зураб Зухра Ибрагим Идрис
Ильгиз Ильдар Ильнур Ильхам Ильяс Индира Ирек Искандер Ислам Ифтихар Кайрат Камиль Карен Каха Кахабер Коба Лаура Леван
Лиана Лусине Магомед Мадина Малик Малика Марлен Марьям Мансур Мехмет Мурад Муса Муслим Мухаммад Мухаммед Надир Наиль
Наиля Назим Нариман Нигора Нино Нурлан Нурсултан Одина Ойбек Олжас Омар Ованес Патимат Равиль Рамазан Рамиль Рамиля
Ратмир Рафаэль Рафик Рашид Ренат Рената Ризван Ринат Рифат Рубен Рузанна Рустем Сабир Сабрина Саид Салават Саида Сакен
Салман Самвел Самира Санжар Санжара Сания Сардор Сурен Султан Тагир Талгат Тахир Темур Тенгиз Тигран Улугбек Умар
Фазиль Фаиль Фарид Фарида Фархад Фатима Фируза Хабиб Хачик Хасан Чингиз Шамиль Шухрат Элнур Эльмира Эльчин Эльнара
Юнус Юсуф Джон Майкл Дэвид Томас Питер Джеймс Кевин Анжела Анжелика Анна-Мария Мартина Матти Юха Пекка Ион Михай
Андрей Василе Георге Габриэла Михаэла Лучия Аурел Мигель Хуан Заза Вахтанг Автандил Георги Георгий Гога Дато Мераб
Нана Натия Нодар Отар Резо Тамаз Темури Шота Этери Эка Сосо Богдан Зоряна Степан Соломия Мыкола Олександр Олена Петро
Дмитро Павло Андрий Сергий Аделина Агата Агния Ангелина Арина Аркадий Алевтина Афанасий Анфиса Богдана Борис Бронислав
Вадим Валентин Валентина Валерий Валерия Варвара Василий Вениамин Виктор Виктория Виолетта Виталий Виталина Влада
Владислав Владислава Владлен Всеволод Вячеслав Герман Глеб Глафира Дементий Демид Демьян Денис Добрыня Домна Елена
Ждан Зара Изольда Иларион Илларион Иннокентий Иоанн Искра Казимир Ким Клара Конкордия Леонид Леонтий Лолла Мелания
Милослава Ольгерд Пётр Ростислав Руслана Самсон Святослава Станислав Феодосий Фёкла Эраст Юстина Яким
"""
RO = """
Nelu Gigi Gigel Costel Costică Costin Ionel Ionică Ionuț Ionela Mihăiță Mihai Mișu Dănuț Dan Dani Doru Dorel Dorin
Relu Sorin Sorina Viorel Viorica Vio Vali Vasi Vasilica Vasile Gheorghe George Georgiana Gicu Ghiță Geo Jenica Jeni
Nicu Nicușor Nae Niculae Nicolae Nico Nicoleta Radu Răzvan Sandu Sanda Sebi Sebastian Seba Silviu Silvia Ștefan
Ștefania Ștefi Fane Fănel Fănica Titi Tudor Traian Toma Toader Ticu Vlad Vlăduț Alex Alexandru Alexandra Sandra Adi
Adrian Adriana Andrei Andreea Anca Ana Anamaria Aurel Aurelia Aura Auraș Bogdan Bebe Bobo Camelia Carmen Cătălin
Cătălina Cezar Cipri Ciprian Claudiu Claudia Cornel Cornelia Corina Cosmin Cosmina Crina Cristi Cristian Cristina
Cristiana Daniel Daniela Darius Daria Denisa Denis Diana Dumitru Dumitra Dragoș Ecaterina Cati Elena Eli Elvira
Emanuel Emil Emilia Eugen Eugenia Eusebiu Felicia Felix Flavius Florea Florentina Florin Florina Flori Florica Gabi
Gabriel Gabriela Grigore Horia Horațiu Iacob Ilie Ileana Ilinca Ioan Ioana Ion Iosif Irina Iulia Iulian Iuliana Iuliu
Ivona Lavinia Laura Laurențiu Lenuța Leon Lia Lidia Ligia Lili Liliana Liviu Livia Loredana Lorena Luca Lucia Lucian
Luciana Lucica Luminița Mădălin Mădălina Magda Magdalena Manuela Marcel Marcela Maria Maricica Marian Mariana Marilena
Marin Marina Marinela Marius Matei Mioara Mihaela Mirabela Mircea Mirela Miruna Moise Monica Narcis Narcisa Natalia
Nadia Nina Octavian Octavia Olimpia Olivia Oana Olga Otilia Ovidiu Ozana Patricia Paul Paula Pavel Petre Petru Petruța
Petrică Pompiliu Raluca Ramona Rareș Remus Rodica Romeo Roxana Romulus Rebeca Robert Roberta Sabin Sabina Simona
Simion Smaranda Sofia Stan Stana Stela Steliana Stelian Stelică Tatiana Teodor Teodora Teo Tiberiu Tinca Valentin
Valentina Valeria Valeriu Vasilisa Veronica Veta Victor Victoria Victorița Viorela Violeta Virgil Virginia Virgiliu
Voicu Zoe Zina Zamfir Zenovia Serghei Sergiu Iurie Iuri Veaceslav Slavic Anatol Anatolie Tolea Vitalie Igor Oleg
Ruslan Vadim Valeriu Dumitrița Doina Tamara Galina Nadejda Natalia Parascovia Svetlana Ludmila Liuba Lilia Eugeniu
Ghenadie Grigori Dinu Nichita Artiom Maxim Timofei Vladislav Stanislav Vladimir Efim Afanasie Andrian Arcadie Leonid
Mihail Nicanor Pantelimon Petrea Vania Saveliu Simeon Ștefana Trofim Varvara Zinaida
"""
FI = """
Lumi Talvi Taika Taimi Tuuli Sade Sumu Halla Ilta Päivä Valo Kielo Vanamo Orvokki Ruusu Lilja Kukka Marja Meri Virta
Aalto Sulo Armas Rauha Lempi Impi Sievä Lahja Toive Tähti Usva Kaste Pilvi Säde Aura Helmiina Iita Iitu Jade Kerttuli
Minea Mimosa Nella Nette Oosa Peppi Pihla Rauna Saga Saimi Seela Siiri Stella Vieno Viena Viola Eevert Eliel Elmeri
Hemmo Hilppa Iisakki Jalmari Joose Jooa Kaapo Kasperi Luukas Manu Nooa Nyyrikki Okko Otava Paavali Pyry Rasmus Santeri
Sisu Tatu Tuukka Ukko Urho Veini Vertti Viktor Wiljami Matti Maija Mikko Miikka Mika Minna Mirja Mirjami Miro Mira
Mervi Merja Melissa Mauri Markku Marko Markus Marjo Marjatta Marjukka Marjut Marita Maria Mari Marianne Maarit Maaret
Martti Marttiina Jari Jarmo Jarkko Janne Jani Jan Jaana Jaakko Jouni Jouko Jorma Joonas Joona Johanna Johannes Joel
Jenni Jenna Jere Jesse Jukka Juha Juhani Juho Jussi Julia Julius Juuso Juhana Kaarina Kaarlo Kaija Kai Kaisa Kalevi
Kalle Kari Karri Karoliina Katja Katri Katriina Kati Kauko Keijo Kerttu Kimmo Kim Kirsi Kirsti Kristiina Krista
Kyllikki Lasse Lassi Laura Lauri Lea Leena Leila Leevi Leo Lotta Liisa Linnea Linda Lauha Leea Aada Aamu Aava Aatu Aki
Aku Alina Alisa Aleksi Aleksanteri Alma Altti Amanda Anja Anita Anna Annamari Anne Anneli Anni Annika Annukka Anniina
Ansa Antero Anton Antti Anu Armi Arja Arto Arttu Asko Atte Aulis Aune Auli Birgitta Daniel Eeli Eelis Eemeli Eemil
Eero Eeva Eevi Eila Eija Eino Eini Einari Elias Elina Elisa Elisabet Ella Elli Ellen Elsa Elmo Emilia Emma Emmi Enni
Erja Erkki Erkka Esa Essi Esteri Eveliina Fanni Hanna Hannele Hannes Hannu Harri Heidi Heikki Heini Helena Heli Helka
Hely Helmi Henna Henri Henrik Henry Hertta Hilkka Hilla Hilma Hugo Ida Iida Iina Iines Iiro Iivari Ilkka Ilmari Ilona
Ilpo Ilse Inka Inkeri Irene Iris Irja Irma Isla Ismo Into Kustaa Maiju Maikki Milla Milja Mia Miia Minttu Mikael Miska
Nea Niilo Niina Niklas Niko Noora Noa Nelli Nuutti Oiva Olavi Olli Oliver Onni Oona Oskari Oskar Ossi Osmo Otso Otto
Outi Paavo Panu Pauli Pauliina Paula Pasi Peetu Pekka Pentti Pertti Perttu Petra Petri Petteri Piia Pia Pinja Pirjo
Pirkko Päivi Päivikki Raija Raili Raimo Raisa Rami Rauni Rauno Reetta Reijo Reima Reino Riikka Riina Riitta Risto
Ritva Roope Ronja Roosa Sami Samu Samuel Samuli Sampo Saku Sakari Saana Saara Saija Saila Sanna Sanni Sara Sari Satu
Salla Seija Selma Seppo Silja Simo Sini Sinikka Sirkka Sirpa Sisko Sofia Soile Sointu Suvi Susanna Susanne Sylvi Taija
Taina Taneli Tanja Tapani Tapio Tarja Taru Tarmo Teemu Teija Tellervo Teppo Terhi Terho Tero Tiia Tiina Tiiu Timo
Toivo Toni Topi Topias Tommi Tomi Tuire Tuija Tuomas Tuomo Tuula Tuulia Tuure Tytti Tyyne Ulla Unto Urpo Uuno Vappu
Valtteri Varpu Veera Veijo Veikko Veli Venla Vesa Viivi Vilho Viljami Viljo Vilja Ville Vilma Virpi Visa Voitto Väinö
Väinämö Yrjö Åke Åsa Aino Ahti Aimo Aira Airi Aila Aija Jyrki Jyri Kyösti Köpi Leif Lars Mats Nils Ole Olof Sven Ulf
Ulrika Viveca Gun Gunilla Göran Gösta Björn Bo Bengt Börje Stig Sture Carita Camilla Christer Christina Peter Patrik
Robin Stefan Tom Ralf Jaakoppi Juhis Jaska Make Masa Pena Pete Reiska Rane Sepe Vellu Ykä Kake Hanski Simppa Sonja
Natalia Tatjana Olga Irina Svetlana
"""
EN = """
May April June August Autumn Winter Dawn Eve Gareth Holly Ivy Hazel Heather Fern Flora Lily Rosa Daisy Jasmine Olive
Pearl Ruby Amber Coral Crystal Jade Gemma Joy Hope Faith Grace Charity Mercy Verity Felicity Constance Barack Oprah
Elon Satya Sundar Nelson Beyonce Hermione Severus Shaquille LeBron Kobe Chimamanda Kanye Rihanna Serena Usain Neymar
Kylian Novak Ines Aled Angharad Bronwen Carys Cerys Dafydd Dewi Emrys Euan Ewan Ffion Geraint Glenys Glyn Gwyneth Huw
Ifan Lowri Megan Myfanwy Nerys Nia Owain Rhian Rhiannon Rhodri Rhys Sian Aoife Caoimhe Cathal Ciara Ciaran Clodagh
Conor Cormac Dara Deirdre Dermot Diarmuid Donal Eamon Eimear Eoin Fintan Grainne Lorcan Maeve Mairead Malachy Nuala
Oisin Oonagh Orla Padraig Roisin Ruairi Seamus Tadhg Eilidh Mhairi Lorna Gavin Agnes Ada Adele Adeline Alec Alfred
Alma Amos Amy Anya Audrey Barnaby Basil Beverley Beryl Blanche Bridget Bruce Byron Cecil Cecilia Cedric Celia Clarence
Clement Cordelia Cornelius Cyril Daphne Darcy Delia Denise Desmond Dinah Dora Doris Dorothy Edgar Edith Edmund Edna
Edwin Eileen Elaine Elsie Enid Ernest Esme Esther Ethel Eugene Eunice Evan Evelyn Everett Fay Floyd Gerald Gertrude
Gladys Glenda Glenn Gloria Godfrey Greta Griffin Guy Harold Hector Herbert Herman Hilary Hilda Homer Horace Hubert
Humphrey Ida Irene Iris Irving Ivor Janet Janice Jared Jarvis Jemima Jeremy Jerome Joan Joanna Jocelyn Joyce Judith
Kathleen Keeley Kendra Kerry Kirk Kirsten Lana Lance Laurel Lawrence Leonard Leroy Leslie Lester Lindsay Lionel Lois
Lorraine Luther Marcia Marcus Marian Marilyn Marjorie Marlene Marvin Maureen Maurice Mavis Maxine Melanie Mildred
Milton Miriam Mona Monty Muriel Myra Myrtle Nadia Naomi Natalie Nadine Neville Nicola Nina Noel Norma Norman Opal
Oswald Otis Percy Philippa Phyllis Priscilla Prudence Quentin Ralph Ramona Raymond Rhoda Roland Rosalind Rosemary
Rowena Roxanne Rufus Sabrina Selina Sheila Sheldon Shirley Sidney Silas Sybil Tamara Thelma Theodore Ursula Valerie
Vera Vernon Veronica Viola Vivian Wallace Wanda Wendy Wilfred Winifred Yvette Yvonne Zelda Aditya Akash Alok Ananya
Anand Anjali Anuj Arun Ashok Asha Dev Dinesh Divya Esha Gaurav Geeta Gita Gopal Indira Jaya Jyoti Kabir Kavita Kiran
Krishna Lakshmi Leela Madhu Mahesh Manish Manoj Meena Mohan Mukesh Nandini Naveen Nikhil Nitin Pankaj Prakash Pradeep
Pranav Radha Rakesh Ramesh Rani Rekha Rishi Ritu Rohan Sachin Sandeep Sarita Satish Seema Shreya Siddharth Sita Sneha
Sonia Suresh Sushma Swati Tanvi Tara Usha Varun Vidya Vinay Vinod Vishal Vivek Yash Gurpreet Harpreet Manpreet Simran
Akosua Amara Amina Aminata Ayo Chika Chinedu Chioma Fatou Folake Funmi Ifeoma Ikenna Kehinde Kojo Kwabena Lerato
Lindiwe Mamadou Moussa Nneka Njeri Obinna Seun Sipho Taiwo Thabo Thandi Thandiwe Uche Wanjiru Yaw Zanele Zola Alana
Alberto Alfonso Alicia Amelia Andre Andrea Angel Angela Antonio Arturo Beatriz Brianna Camila Carla Cesar Cristina
Daniela Dante Dolores Eduardo Elena Emilio Enrique Esteban Fabio Federico Felipe Fernanda Fernando Francisco Gabriel
Gabriela Gerardo Gonzalo Gustavo Ignacio Isabel Jaime Jesus Joaquin Jorge Julio Leticia Lorena Lorenzo Lourdes Luisa
Manuel Manuela Marcela Mariana Mario Marisol Mercedes Monica Natalia Orlando Pablo Paola Patricia Paulo Rafael Ramon
Raquel Raul Ricardo Roberto Rodrigo Roman Rosario Ruben Salvador Santiago Sergio Silvia Susana Teresa Tomas Valentina
Vicente Xiomara Yesenia Yolanda Akiko Aiko Daisuke Haruki Hiro Kazuo Keiko Kenta Makoto Mariko Megumi Midori Naoko
Noriko Ryo Sakura Satoshi Takashi Takeshi Tomoko Yoko Yuko Feng Hao Hui Jian Jie Jun Mei Qiang Ting Xiao Xiaoming Ying
Yong Jinping Hyun Minh Hanh Hieu Huong Phuong Thao Trang Trung Tuan Xuan Abbas Adel Amal Amira Aziz Bilal Farah Farid
Faisal Hamid Hamza Hanan Huda Iman Imran Ismail Jamila Kamal Karim Khadija Laila Leila Mahmoud Majid Mehdi Munir Nabil
Nadir Naima Nasser Nour Rami Rania Rashid Reem Salah Salim Salma Samir Samira Selim Tahir Tamer Tariq Walid Yahya Yara
Yasin Yasmine Youssef Zaid Zeinab Bob Bobby Rob Robbie Bill Billy Will Willie Liam Jim Jimmy Jamie Jack Jackie Joe
Joey Josh Jon John Johnny Nate Nat Nathan Ned Ed Eddie Ted Teddy Ben Benny Benji Bernie Bert Brad Bri Bree Cal Cam
Charlie Chuck Chaz Chris Christie Chrissy Kit Clem Cliff Dan Danny Dave Davey Dean Deb Debbie Dee Di Dick Dom Don
Donnie Doug Drew Andy Ann Anne Annie Angie Ali Al Alex Alexis Abby Abi Ellie Ella Elle Emmy Evie Fran Frankie Fred
Freddie Gabby Gabe Geoff Jeff Gerry Jerry Ginny Greg Gwen Hal Hank Harry Harriet Hattie Ike Izzy Jan Jane Janie Jen
Jenny Jess Jessie Jill Jo Jodie Josie Jude Judy Jules Kat Kate Katie Kathy Cathy Kay Ken Kenny Kim Kris Larry Len
Lenny Leo Les Lew Lex Lib Libby Lil Liz Lizzie Beth Betsy Betty Lou Louie Lucy Luke Mac Mag Maggie Mandy Marge Margie
Marty Mat Matt Max Meg Mel Mick Micky Mike Mikey Millie Mindy Minnie Moe Mollie Molly Nan Nancy Nell Nellie Nick Nicky
Nik Nikki Noah Norm Ollie Oliver Pam Pat Patsy Patty Peg Peggy Pen Penny Pete Phil Pippa Poppy Ray Reggie Rich Richie
Rick Ricky Rod Ron Ronnie Rosie Roz Russ Ruthie Sal Sally Sam Sammy Sandy Sandra Seb Shel Shelly Sid Sophie Stan Steph
Stephanie Steve Stevie Stew Sue Susie Suzy Sylvie Tess Tessa Theo Thom Tim Timmy Tina Toby Tom Tommy Toni Tony Tricia
Trish Tracy Val Vanessa Vern Vi Vic Vicky Vince Viv Walt Wally Wes Zach Zack Zoe Zac Aidan Aiden Ava Asher Aria Aurora
Archie Arlo Arthur Alfie Albie Beatrice Caleb Callum Chloe Clara Clive Declan Dexter Dylan Eleanor Eli Elijah Elliot
Elliott Ethan Ezra Finn Finley Florence Freya Georgia Hannah Harper Harvey Heidi Henry Hugo Ian Imogen Isaac Isabella
Isla Jacob Jasper Jayden Jaxon Jonah Joshua Julian Kai Keira Kieran Lachlan Layla Leah Lena Leon Lola Louis Louisa
Lucas Luna Lydia Mabel Maisie Mateo Matilda Maya Mia Michael Mila Miles Morgan Muhammad Mohammed Nathaniel Niamh Nora
Oscar Owen Penelope Phoebe Quinn Reuben Riley Ronan Rory Rose Rupert Ryan Saoirse Scarlett Sean Shaun Shane Sienna
Sinead Siobhan Sofia Stella Stuart Summer Tabitha Tobias Tyrone Una Victor Violet Winston Wyatt Xavier Yasmin Zara
Zachary Nigel Graham Grahame Trevor Keith Colin Malcolm Gordon Alistair Alasdair Angus Duncan Fergus Hamish Hugh Iain
Neil Niall Fiona Moira Morag Elspeth Catriona Ailsa Priya Raj Rajesh Ravi Sanjay Sunil Anil Anita Arjun Amit Deepak
Deepa Neha Nisha Pooja Rahul Rohit Sunita Vijay Vikram Wei Ming Jing Li Xin Yan Hiroshi Kenji Yuki Akira Min-jun Ji-
woo Linh Thanh Ahmed Ahmad Aisha Fatima Hassan Hussein Ibrahim Khalid Mariam Mustafa Omar Osama Yusuf Zainab Zahra
Abdul Abdullah Chidi Ngozi Emeka Kwame Kofi Ama Adaeze Olu Femi Tunde Bola Jamal Malik Latoya Tamika Keisha DeShawn
Marquis Lamar Darnell Tyrell Terrell Diego Juan Jose Luis Carlos Pedro Miguel Javier Alejandro Maria Guadalupe Lupe
Carmen Pilar Giulia Giovanni Luca Marco Matteo Francesca Chiara Hans Heinz Klaus Jürgen Uwe Anke Heike Ingrid Sven
Lars Pierre Jean Jacques Luc Marie Claire Camille Chantal Dimitri Dmitri Yuri Ivan Igor Boris Vladimir Natasha
Svetlana Katya Tatiana Olga Irina Nikolai Sergei Alexei Andrei Mikhail Pavel Piotr Pawel Krzysztof Agnieszka Magda
Malgorzata Zbigniew Wojciech Grzegorz
"""
SURNAMES_BY_HAND = {
    "others": """
Yilmaz Kaya Demir Celik Sahin Yildiz Ozturk Aydin Ozdemir Arslan Dogan Kilic Aslan Cetin Kara Koc Kurt Ozkan Simsek
Polat Korkmaz Nguyen Tran Pham Hoang Phan Vu Dang Bui Wang Zhang Chen Liu Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo
Nagy Kovacs Toth Szabo Horvath Varga Kiss Molnar Nemeth Farkas Balogh Papp Takacs Juhasz Kim Park Choi Jung Kang Tanaka
Suzuki Sato Watanabe Yamamoto Ito Nakamura Kobayashi Kato Garcia Fernandez Gonzalez Rodriguez Lopez Martinez Sanchez
Perez Gomez Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Muller Schmidt Schneider Fischer Weber Meyer
Wagner Becker Hoffmann Tamm Saar Sepp Magi Kask Kukk Rebane Ilves Berzins Kalnins Ozols
""",
    "ru": "Ким Пак Цой Ли Хан Цай Юн Лим Тен Шин Хван Нам Кан Чон Чэнь Ван Лю Чжан",
    "ro": """
Popa Popescu Ionescu Rusu Munteanu Moldovan Moldoveanu Ciobanu Stoica Matei Dumitrescu Dumitru Gheorghiu
Constantinescu Constantin Marin Tudor Dobre Barbu Nistor Florea Stan Dinu Lazăr Lupu Ungureanu Țurcanu Turcan Cojocaru
Rotaru Croitoru Morar Moraru Olaru Fieraru Pîslaru Cristea Diaconu Preda Manole Manea Toma Suciu Ardelean Bălan Roman
Sandu Sârbu Sîrbu Grecu Neagu Negru Albu Roșu Roșca Rosca Crăciun Oprea Voicu Vlad Nedelcu Mocanu Coman Iordache
Anghel Ene Pop Mureșan Câmpeanu Botnaru Ceban Cebotari Ciorbă Codreanu Gutu Guțu Lungu Luca Melnic Mihalache Muntean
Nagy Szabo Kovacs Petrea Pavel Plămădeală Postolache Prodan Racu Railean Raileanu Șerban Spînu Stratan Tănase Tudose
Ursu Vasile Vieru Zaharia Zamfir Bejan Bostan Bujor Caraman Cazacu Chirilă Chiriac Chirtoacă Cucu Damian Filip Filat
Gavriliuc Ghimpu Grosu Hâncu Iacob Ichim Ispas Lefter Marcu Miron Nicolae Nica Nicolau Onofrei Pană Păun Pascal Petcu
Pintilie Radu Sava Simion Sandu Sima Stanciu Stoian Stănescu Tofan Trandafir Țîmbalist Văduva Vrabie Vîrlan Zaharia
Maxim Ion Ilie Grigore Gheorghe Costea Cozma Dragomir Duca Duma
""",
    "fi": """
Mäki Aho Salo Niemi Laine Lehto Kallio Laakso Saari Lahti Järvi Joki Koski Kangas Karhu Susi Ranta Rinne Palo Pelto
Piha Suo Vuori Virta Halla Hakala Heino Hirvi Holm Holmström Lind Lindberg Lindholm Lindqvist Lindström Nyman Nyberg
Sjöberg Sundström Björklund Blom Backman Forsman Fagerström Granlund Gustafsson Johansson Karlsson Andersson Eriksson
Söderström Wikström Österman Rajala Rautio Seppälä Sillanpää Tuominen Uusitalo Yli-Mäki Ylinen Kivi Kivelä Koivu
Koivisto Kokko Kuusela Lampi Leppälä Luoma Manninen Marttila Myllylä Mustajärvi Ojala Onnela Paavola Peltola Penttilä
Pohjola Puro Raatikainen Saarela Savola Soini Stubb Tamminen Toivola Vainio Vanhala Viitala Wallin Väisälä Ahtisaari
""",
    "en": """
Smith Jones Brown Williams Taylor Wilson Davies Evans Thomas Johnson Roberts Walker Wright Robinson Thompson White
Hughes Edwards Green Hall Wood Harris Clarke Clark Patel Khan Singh Begum Kaur Hussain Ahmed Nguyen Tran Chen Wang
Zhang Kim Park Lee Garcia Rodriguez Martinez Lopez Gonzalez Hernandez Perez Sanchez Ramirez Kowalski Nowak Schmidt
Schneider Fischer Weber Meyer Becker Okafor Okonkwo Adeyemi Mensah Osei Gupta Sharma Kumar Shah Mehta Iyer Reddy Rao
Joshi Desai Chowdhury Rahman Islam Goldstein Goldberg Rosenberg Cohen Levy Murphy Kelly Byrne Ryan Walsh
""",
}
WORDS = """
мир сила мина искра галка агент аномалия балина берислава благо благовест бог богиня болен бисер бисера буна веса
весна видим видима видин вино вишню водица воинка герои гичка гуна деспот джихад дивизия дуда душка ел ели жара жива
заварин звездолет златоцвет зорка иорданка калина камея катакомб катастрофа кин кино кирка кис кито кнут комара ласкал
ласкар ленин лечо лило лимон липе лозен луна марен маслина матка медиан метакса мимоза мисла наке неделин нона норка
огнен океан омана орхидеи орхидея панда панде пане пантера патриотка пеню пепино пепо персиян пешка пламена правда
ранчо рис росен сарая свежа силан скакалка скорбут славен славил славка смирна снежинка спас спасена стоянка тиха тихо
томен тона тонко тоска трендафила франк фуга фуко холи христа царевна чана чародеи черноризец чона чуде чудо шеина
шеки шинка щедра щерю ягода ягодин ясен ястреб бусини буча вежда веда звезда роса надежден победа star diamond ocean
nova lux major royal prince princess king legend majesty treasure genesis sale client customer test office nord alfa
delta omega home house new auto best first thi
"""
"""Words that somebody was called by, and that in a list of clients are no names."""
LATIN = {
    **{"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o"},
    **{"п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e"},
}
LATIN_WAYS = {
    **{
        "е": ("e", "ye"),
        "ё": ("e", "yo", "io"),
        "ж": ("zh", "j"),
        "й": ("y", "i", "j"),
        "х": ("kh", "h"),
        "ц": ("ts", "c"),
        "ч": ("ch",),
    },
    **{"ю": ("yu", "iu", "ju"), "я": ("ya", "ia", "ja")},
}
"""What is written in several ways; of each word the first few are taken."""
MOST_WAYS = 24


def names(locales: Iterable[str], *attributes: str) -> Counter[str]:
    """Return the names of Faker's locales, with how often each is borne where Faker knows it."""
    found: Counter[str] = Counter()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in attributes:
            given = getattr(provider, attribute, ())
            for name in given:
                often = given[name] if isinstance(given, dict) else 0.0
                found[name] += often  # type: ignore[assignment]  # shares are not whole
    return found


def is_name(word: str) -> bool:
    """Tell whether a folded name is one word that may stand in a table."""
    return len(word) > 1 and word.isalpha()


def in_latin(name: str) -> set[str]:
    """Return a Russian name in the Latin letters that people write it with."""
    small = name.casefold()
    if not set(small) <= LATIN.keys() | LATIN_WAYS.keys():
        return set()
    ways = product(*(LATIN_WAYS.get(sign, (LATIN.get(sign, ""),)) for sign in small))
    return {"".join(way) for way, _ in zip(ways, range(MOST_WAYS), strict=False)}


def folded(given: Iterable[str]) -> set[str]:
    """Return names as they are compared; of a double name its parts."""
    return {part for name in given for part in fold(name).split() if is_name(part)}


def written(name: str, words: set[str]) -> str:
    """Return a table as Python."""
    lines = textwrap.wrap(" ".join(sorted(words)), 116)
    return f'    "{name}": """\n' + "".join(f"        {line}\n" for line in lines) + '    """,\n'


def main() -> None:
    """Write the module."""
    by_hand = {"ru": RU, "ro": RO, "fi": FI, "en": EN}
    first_attributes = ("first_names", "first_names_male", "first_names_female")
    firsts = {of: folded(names(locales, *first_attributes)) | folded(by_hand[of].split()) for of, locales in OWN.items()}
    others = folded(names((*OTHERS, *OTHERS_OF_ONE_COUNTRY), "first_names"))
    russian = [*names(OWN["ru"], "first_names"), *RU.split()]
    others |= {latin for name in russian for latin in in_latin(name) if is_name(latin)}
    noise = folded(WORDS.split())
    firsts = {of: found - noise for of, found in firsts.items()}
    others = {name for name in others - noise if name.isascii() or "а" <= name[0] <= "я"}
    by_faker = {of: folded(names(locales, "last_names")) for of, locales in SURNAMES.items()}
    surnames = {of: found | folded(SURNAMES_BY_HAND[of].split()) for of, found in by_faker.items()}
    given, borne = names(("en_US",), "first_names_male", "first_names_female"), names(("en_US",), "last_names")
    rather = {fold(name) for name in given if borne[name] > RATHER_SURNAME * given[name]}
    rather |= {fold(name) for name in names(("en_GB", "en_IE"), "first_names") if name not in given and borne[name] > OFTEN}
    rather -= folded(EN.split())
    tables = {**firsts, "others": others - set().union(*firsts.values())}
    out = ROOT / "bot/domain/clients/name_tables.py"
    text = (
        '"""First names and surnames, as `fold` gives them: made by `tools/make_name_tables.py`, not to be changed by hand.\n\n'
        "Derived from Faker (MIT licence, https://github.com/joke2k/faker) and from lists of our own; see decision 23.\n"
        '"""\n\nfrom __future__ import annotations\n\nFIRST_NAMES = {\n'
    )
    text += "".join(written(of, words) for of, words in tables.items()) + "}\n"
    text += '"""By language; `others` are those of neighbours and guests, and Russian names in Latin letters."""\n\n'
    text += "SURNAMES = {\n"
    text += "".join(written(of, words) for of, words in surnames.items() if words) + "}\n"
    text += '"""By language. Russian ones are known by their endings."""\n\nRATHER_SURNAMES = {\n'
    text += written("en", rather) + "}\n"
    text += '"""First names that are more often borne as surnames."""\n'
    out.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{out}: {', '.join(f'{of} {len(words)}' for of, words in tables.items())}; {len(text)} characters\n")


if __name__ == "__main__":
    main()
