"""Typed times: what is understood in each language, what is asked back, and that nothing is half-read.

It is Sunday, 29 November 2026, 15:38. Behind each text stands what it means: a moment, several of which one is asked, «past», or
«?» for what is not understood and asked back.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.reminders.date_words import DateWord, DateWords, date_words
from bot.domain.reminders.typed_time import FARTHEST, LONGEST, MOST_MEANT, read_time

NOW = datetime(2026, 11, 29, 15, 38)  # noqa: DTZ001  a wall time: where it is, does not matter here
LANGUAGES = ("ru", "en", "ro", "fi")

RU = """
через часик = 29.11 16:38
через десять минут = 29.11 15:48
01.12.26 14:00 = 01.12 14:00
завтра в 15 30 = 30.11 15:30
Январь = ?
завтра в первой половине дня = 30.11 10:00
в 18.01 = 29.11 18:01
в 17 часов 30 минут = 29.11 17:30
вчера в 15 = past
набрать в пятницу утром = 04.12 10:00
завтра с 10 до 12 = ?
⏰ завтра в 15 = 30.11 15:00
Завтра в 15:00, Иван Петрович = ?
через полгода = 29.05.2027 15:38
завтра в пол третьего = 30.11 14:30
Позже = ?
завтра в 15:00 мск = ?
завтра - 15:00 = 30.11 15:00
Выходные = ?
в начале недели = ?
Весной = ?
в 12 ночи = 30.11 00:00
на 9.12 = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
завтра полдесятого = 30.11 09:30
в этот вторник в 12 = 01.12 12:00
завтра в 1530 = 30.11 15:30
в 9.10 = 29.11 21:10 | 30.11 09:10
в конце недели = ?
5 числа в 10 = 05.12 10:00
В понедельник в 10:00! = 30.11 10:00
в пятницу к 16 часам = 04.12 16:00
в час = 30.11 13:00
Полчаса = 29.11 16:08
завтро в 15 = 30.11 15:00
11 завтра = 30.11 11:00
завтра в 15; = 30.11 15:00
через час тридцать = 29.11 17:08
завтра с утра = 30.11 10:00
завтра в 10-11 = ?
завтра в это же время = 30.11 15:38
завтра в три = 30.11 15:00
31.11 = ?
через 1 ч 30 мин = 29.11 17:08
29 февраля = ?
до 15:00 = ?
После Праздников = ?
в 12.01 = 30.11 12:01
завтра в девять = 30.11 09:00
в 1530 = 30.11 15:30
позже = ?
час = 29.11 16:38
в полночь = 30.11 00:00
30.11 (пн) 9:30 = 30.11 09:30
Полдень = 30.11 12:00
полчаса = 29.11 16:08
завтра после 15:00 = 30.11 15:00
завтра в три часа дня = 30.11 15:00
завтра в 15 он будет на месте = ?
на следующей неделе = ?
первого декабря в 14:00 = 01.12 14:00
к 9.12 = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
завтра в 15ч = 30.11 15:00
завтра в 1.30 = 30.11 01:30 | 30.11 13:30
в пятницу в 16.00 = 04.12 16:00
завтра в 7 = 30.11 19:00
20:00 = 29.11 20:00
во вторник = 01.12 10:00
в следующий вторник в 12 = 01.12 12:00
завтра после обеда = 30.11 15:00
Через две минуты. = 29.11 15:40
01.12 14:00 = 01.12 14:00
завтра в 11 дня = 30.11 11:00
завтра в час дня = 30.11 13:00
в 11 дня = 30.11 11:00
завтра в 12 утра = ?
завтра в 1 час дня = 30.11 13:00
завтра в 2.30 = 30.11 02:30 | 30.11 14:30
завтра в 7:30 = 30.11 07:30
завтра в 12 дня = 30.11 12:00
завтра в двадцать тридцать = 30.11 20:30
в двадцать пять минут пятого = 29.11 16:25
без четверти три = 30.11 14:45
без десяти четыре завтра = 30.11 15:50
четверть пятого = 29.11 16:15
десять минут четвёртого = 30.11 15:10
в половине шестого вечера = 29.11 17:30
в понедельник, тридцатого ноября, в половине третьего дня = 30.11 14:30
двадцать первого декабря в 12 = 21.12 12:00
в пятнадцать ноль ноль = 30.11 15:00
в пятнадцать ноль пять = 30.11 15:05
завтра в девять утра = 30.11 09:00
завтра в 9-30 = 30.11 09:30
завтра 9-30 = 30.11 09:30
10-11 = ?
завтра с 10 = 30.11 10:00
с 10 завтра = 30.11 10:00
не раньше 15 завтра = 30.11 15:00
завтра ближе к вечеру = 30.11 18:00
завтра ближе к 5 = 30.11 17:00
через неделю в 10 = 06.12 10:00
через неделю во вторник = ?
через месяц = 29.12 15:38
через 2 месяца = 29.01.2027 15:38
через год = 29.11.2027 15:38
через 45 минут = 29.11 16:23
минут через десять = 29.11 15:48
часа через два = 29.11 17:38
через пару часов = ?
через 2 = ?
через = ?
2 часа = 29.11 17:38 | 30.11 14:00
15 часов = 30.11 06:38 | 30.11 15:00
3 дня = 30.11 15:00 | 02.12 15:38
через 3 дня = 02.12 15:38
через 3 дня утром = 02.12 10:00
завтра или послезавтра = ?
не завтра = ?
в среду = 02.12 10:00
в среду на следующей неделе = 02.12 10:00
на следующей неделе в среду в 11 = 02.12 11:00
на этой неделе в пятницу = past
в воскресенье в 20 = 29.11 20:00 | 06.12 20:00
в воскресенье = 06.12 10:00
сегодня в 8 = 29.11 20:00
сегодня в 10 = 29.11 22:00
в 8 = 29.11 20:00 | 30.11 08:00
в 5 = 29.11 17:00
8 вечера = 29.11 20:00
12 вечера = ?
12 ночи = 30.11 00:00
завтра в 12 ночи = 30.11 00:00 | 01.12 00:00
2 ночи = 30.11 02:00
25.12 = 25.12 10:00
25.12.2026 = 25.12 10:00
25.12.26 в 10 = 25.12 10:00
25 декабря 2026 года в 10:00 = 25.12 10:00
25.12 в 10.30 = 25.12 10:30
9.12 10.11 = 09.12 10:11
9.12 = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
10.01 = 30.11 10:01 | 10.01.2027 10:00
01.13 = ?
в 25 = ?
25 = ?
15 = ?
в 15 на завтра = 30.11 15:00
завтра на 15 = 30.11 15:00
на завтра в 15 = 30.11 15:00
на вторник = 01.12 10:00
к пятнице = 04.12 10:00
до пятницы = ?
после пятницы = ?
с понедельника = ?
с 1 декабря = ?
после 1 декабря в 10 = ?
во второй половине дня = ?
в обед = ?
в конце дня = ?
завтра в 15:00 или 16:00 = ?
завтра в 15, в 16 = ?
+7 900 123-45-67 = ?
89001234567 = ?
дорого, мне надо подумать = ?
Март = ?
мая = ?
в мае = ?
5 мая = 05.05.2027 10:00
31 июня = ?
в субботу-воскресенье = ?
вт-чт = ?
пн ср = ?
через полторы недели = ?
через полтора дня = ?
через 100 лет = ?
завтра в 15:00:00 = ?
15:60 = ?
24:00 = 30.11 00:00
завтра в 24:00 = 30.11 00:00 | 01.12 00:00
в 0:30 = 30.11 00:30
завтра в 00:30 = 30.11 00:30
1 декабря в 3 = 01.12 15:00
декабря 1 = 01.12 10:00
2026-12-01 10:00 = 01.12 10:00
01-12-2026 = 01.12 10:00
01-12 = ?
завтра в 2026 = 30.11 20:26
в 2026 = ?
в 2030 = ?
завтра в 2030 = 30.11 20:30
1 декабря 2030 = ?
завтра в три пятнадцать = 30.11 15:15
завтра в пять = 30.11 17:00
на час позже = ?
через час позже = ?
позвоните завтра = 30.11 10:00
перезвонить ему завтра в 10 утра = 30.11 10:00
давайте завтра в 15 = 30.11 15:00
завтра утром часов в 10 = 30.11 10:00
завтра часиков в 11 = 30.11 11:00
где-то в 3 = 30.11 15:00
завтра где-то в 3 = 30.11 15:00
ровно в 12 = 30.11 12:00
в полдень завтра = 30.11 12:00
завтра в полночь = 30.11 00:00 | 01.12 00:00
ближайший вторник = 01.12 10:00
в ближайшую пятницу в 10 = 04.12 10:00
в эту пятницу = 04.12 10:00
в следующее воскресенье = 06.12 10:00
в 3 часа ночи = 30.11 03:00
в час ночи = 30.11 01:00
завтра днём = 30.11 15:00
завтра днем в 2 = 30.11 14:00
утром = 30.11 10:00
вечером = 29.11 18:00
днём = ?
ночью = ?
завтра ночью = ?
1530 = ?
завтра 1530 = 30.11 15:30
завтра 15.30 = 30.11 15:30
завтра 9.10 = 30.11 09:10
пн 9.10 = 30.11 09:10
пт 4.12 = 04.12 10:00
пт 4.12 9.30 = 04.12 09:30
пт 5.12 = 04.12 05:12 | 04.12 17:12
в 15 ч = 30.11 15:00
в 15 ч. = 30.11 15:00
15ч = 30.11 06:38 | 30.11 15:00
завтра 15 ч 30 мин = 30.11 15:30
через 1,5 часа = 29.11 17:08
через 1.5 часа = 29.11 17:08
через 0,5 часа = 29.11 16:08
1,5 часа = 29.11 17:08
через два с половиной часа = 29.11 18:08
через 2 недели = 13.12 15:38
недели через две = 13.12 15:38
в 10 утра 5 декабря = 05.12 10:00
5-го декабря в 10 = 05.12 10:00
5-го в 10 = 05.12 10:00
завтра в 15-го = ?
«завтра» = 30.11 10:00
завтра? = 30.11 10:00
завтра!!! = 30.11 10:00
в три = 30.11 15:00
три = ?
понедельник 30 = 30.11 10:00
вторник 1 = 01.12 10:00 | 01.12 13:00
вторник 15 = 01.12 15:00 | 15.12 10:00
понедельник в десять тридцать = 30.11 10:30
в семь = 29.11 19:00
в семь тридцать = 29.11 19:30
в полвосьмого = 29.11 19:30
в 7 часов = 29.11 19:00
в 19 часов 5 минут = 29.11 19:05
в 15.00 завтра = 30.11 15:00
в 15,30 = 30.11 15:30
завтра 15,30 = ?
в 10, 11 = ?
завтра 10 - 12 = ?
послезавтра после шести = 01.12 18:00
через минуту = 29.11 15:39
через мин = 29.11 15:39
сейчас = ?
как можно скорее = ?
через час-два = ?
через 2-3 часа = ?
через 1-2 дня = ?
часа в 3 = 30.11 15:00
часа в три = 30.11 15:00
в часа 3 = ?
к часу = 30.11 13:00
около часа = 30.11 13:00
около двух = 30.11 14:00
после двух = 30.11 14:00
к двум = 30.11 14:00
в районе трёх = 30.11 15:00
понедельник вторник = ?
"""
EN = """
tomorrow at quarter to 4 = 30.11 15:45
in an hour and a half = 29.11 17:08
tomorrow at half 3 = 30.11 15:30
at 9.12 = 29.11 21:12 | 30.11 09:12
tmr at 3 = 30.11 15:00
1st December 2 pm = 01.12 14:00
call tomorrow at 3 = 30.11 15:00
Call back Monday 10 = 30.11 10:00
in 1.5 hours = 29.11 17:08
tomorrow after 3 = 30.11 15:00
December 1st at 2pm = 01.12 14:00
next week = ?
half an hour = 29.11 16:08
12/1 2pm = 01.12 14:00 | 12.01.2027 14:00
in 30 mins = 29.11 16:08
at 5 = 29.11 17:00
tomorrow at 3 = 30.11 15:00
Tomorrow at 3 PM = 30.11 15:00
tonight at 8 = 29.11 20:00
at 10 = 30.11 10:00
Monday = 30.11 10:00
tomorrow evening = 30.11 18:00
tmrw at 3 = 30.11 15:00
tomorrow at 10 to 12 = ?
tomorrow 10-12 = ?
ten to four = 29.11 15:50
quarter past 3 = 30.11 15:15
half past nine = 29.11 21:30 | 30.11 09:30
half 9 = 29.11 21:30 | 30.11 09:30
20 past 4 = 29.11 16:20
tomorrow at five = 30.11 17:00
five o'clock = 29.11 17:00
3 o’clock = 30.11 15:00
at noon = 30.11 12:00
noon tomorrow = 30.11 12:00
midnight = 30.11 00:00
tomorrow midnight = 30.11 00:00 | 01.12 00:00
12am = 30.11 00:00
12pm = 30.11 12:00
12 pm tomorrow = 30.11 12:00
tomorrow noon = 30.11 12:00
in a week = 06.12 15:38
a week from now = 06.12 15:38
two hours from now = 29.11 17:38
2 hours = 29.11 17:38
in 2 hrs = 29.11 17:38
in two and a half hours = 29.11 18:08
in 1h 30m = 29.11 17:08
1h30 = ?
next Friday = 04.12 10:00
this Friday = 04.12 10:00
Friday next week = 04.12 10:00
next week Tuesday at 9 = 01.12 09:00
the 5th = 05.12 10:00
on the 5th at 3 = 05.12 15:00
5th = 05.12 10:00
December the 5th = 05.12 10:00
the first of December at noon = 01.12 12:00
twenty-first of December = 21.12 10:00
Dec 21 = 21.12 10:00
21 Dec 2026 = 21.12 10:00
12/25 = 25.12 10:00
25/12 = 25.12 10:00
12/12 = 12.12 10:00
1/12 = 01.12 10:00 | 12.01.2027 10:00
3/4 = 04.03.2027 10:00 | 03.04.2027 10:00
12/25/2026 = 25.12 10:00
11/29 = past
9.10 = 29.11 21:10 | 30.11 09:10 | 09.10.2027 10:00
9.12 = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
tomorrow 9.12 = 30.11 09:12
on 9.12 = 09.12 10:00
at 9.30 = 29.11 21:30 | 30.11 09:30
at 930 = 29.11 21:30 | 30.11 09:30
at 0930 = 30.11 09:30
tomorrow 9:30am = 30.11 09:30
9.30am = 30.11 09:30
9am = 30.11 09:00
9 AM Monday = 30.11 09:00
Monday at nine thirty = 30.11 09:30
Mon 30 Nov = 30.11 10:00
Sunday at 8pm = 29.11 20:00 | 06.12 20:00
Sunday = 06.12 10:00
later = ?
Later = ?
maybe tomorrow = ?
not tomorrow = ?
tomorrow or Friday = ?
between 2 and 4 = ?
before 3 = ?
by 3pm = ?
until 5 = ?
after lunch = ?
after 1 December = ?
from Monday = ?
after tomorrow = ?
at a = ?
call at a quarter to five = 29.11 16:45
a quarter to five = 29.11 16:45
in a quarter of an hour = 29.11 15:53
in half an hour = 29.11 16:08
an hour = 29.11 16:38
hour = 29.11 16:38
in the evening = 29.11 18:00
tomorrow night = ?
tomorrow night at 8 = 30.11 20:00
tonight = 29.11 18:00
at 7 = 29.11 19:00
at 8 = 29.11 20:00 | 30.11 08:00
at 11 pm = 29.11 23:00
11 in the afternoon = ?
tomorrow at 3 in the afternoon = 30.11 15:00
tomorrow at 15:00 GMT = ?
in a couple of hours = ?
in a few days = ?
any time after 3 tomorrow = 30.11 15:00
tomorrow around 3ish = 30.11 15:00
3ish tomorrow = 30.11 15:00
EOD = ?
weekend = ?
in a month = 29.12 15:38
in May = ?
May = ?
May 5 = 05.05.2027 10:00
5 May at 10 = 05.05.2027 10:00
second of May = 02.05.2027 10:00
in 90 minutes = 29.11 17:08
for 3 hours = ?
tomorrow same time = 30.11 15:38
same time tomorrow = 30.11 15:38
30 minutes = 29.11 16:08
ten minutes = 29.11 15:48
Tuesday 1 = 01.12 10:00 | 01.12 13:00
Tuesday 15 = 01.12 15:00 | 15.12 10:00
Tuesday 10am = 01.12 10:00
Thursday 3rd December 11:00 = 03.12 11:00
Thursday 4th December = ?
1400 = ?
tomorrow 1400 = 30.11 14:00
1400 tomorrow = 30.11 14:00
at three oh five = 30.11 15:05
three fifteen pm = 30.11 15:15
half an hour from now = 29.11 16:08
in an hour or two = ?
in 2-3 hours = ?
2pm or 3pm = ?
2pm-3pm = ?
2-3pm = ?
tomorrow 2-3pm = ?
"""
RO = """
ora 14.12 = 30.11 14:12
peste zece minute = 29.11 15:48
deseară = 29.11 18:00
la 9.12 = 29.11 21:12 | 30.11 09:12
săptămâna viitoare = ?
ora 9.12 = 30.11 09:12
mâine în jur de 15 = 30.11 15:00
într-o oră = 29.11 16:38
mâine la trei = 30.11 15:00
peste o oră și jumătate = 29.11 17:08
mâine la 9 fără un sfert = 30.11 08:45
la 9.10 = 29.11 21:10 | 30.11 09:10
mâine la 15 și 30 = 30.11 15:30
Mai târziu = ?
luni la 10 = 30.11 10:00
vineri după masă = 04.12 15:00
diseară la 7 = 29.11 19:00
mâine după-amiază = 30.11 15:00
peste două ore = 29.11 17:38
1 decembrie ora 14:00 = 01.12 14:00
peste două săptămâni = 13.12 15:38
luni, la 10 = 30.11 10:00
01.12 la 14:00 = 01.12 14:00
peste 2 ore = 29.11 17:38
mâine la 11 după-amiaza = ?
mâine la trei și jumătate = 30.11 15:30
la 3 jumate mâine = 30.11 15:30
la nouă = 29.11 21:00 | 30.11 09:00
la opt fără zece = 29.11 19:50
la ora 9 și un sfert = 30.11 09:15
la ora 14 = 30.11 14:00
ora 7 = 29.11 19:00
pe 5 = 05.12 10:00
pe 5 la 10 = 05.12 10:00
pe 5 decembrie = 05.12 10:00
pe 9.12 = 09.12 10:00
9.12 = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
mâine la 9.30 = 30.11 09:30
poimâine la 10 dimineața = 01.12 10:00
vineri seara la 7 = 04.12 19:00
vineri la 19 = 04.12 19:00
marți săptămâna viitoare la 11 = 01.12 11:00
săptămâna viitoare marți = 01.12 10:00
marțea viitoare = 01.12 10:00
mar. la 10 = 01.12 10:00
marți = 01.12 10:00
1 mar = 01.12 13:00 | 01.03.2027 10:00
2 luni = 30.11 14:00 | 29.01.2027 15:38
peste 2 luni = 29.01.2027 15:38
luni = 30.11 10:00
luni dimineață = 30.11 10:00
peste o lună = 29.12 15:38
peste 45 de minute = 29.11 16:23
peste douăzeci și cinci de minute = 29.11 16:03
într-un sfert de oră = 29.11 15:53
în două ore = 29.11 17:38
în jumătate de oră = 29.11 16:08
o jumătate de oră = 29.11 16:08
jumate = ?
peste o oră jumate = 29.11 17:08
diseară = 29.11 18:00
deseară la 8 = 29.11 20:00
mâine după prânz = 30.11 15:00
mâine la prânz = ?
după ora 15 = 30.11 15:00
mâine după 15 = 30.11 15:00
de la 10 la 12 = ?
între 10 și 12 = ?
la 10 sau 11 = ?
mâine pe la 3 = 30.11 15:00
mâine în jurul orei 15 = 30.11 15:00
la douăsprezece = 30.11 12:00
la ora douăzeci = 29.11 20:00
la douăzeci și treizeci = 29.11 20:30
întâi decembrie la 10 = 01.12 10:00
1 decembrie 2026 = 01.12 10:00
la miezul nopții = 30.11 00:00
mâine la 12 noaptea = 30.11 00:00 | 01.12 00:00
la 11 noaptea = 29.11 23:00
la 1 = 30.11 13:00
la una = 30.11 13:00
la unu și jumătate = 30.11 13:30
mai târziu = ?
Mai = ?
5 mai = 05.05.2027 10:00
noi = ?
sună-mă mâine la 10 = 30.11 10:00
vă rog mâine = 30.11 10:00
azi la 18 = 29.11 18:00
ieri = past
mâine la aceeași oră = 30.11 15:38
la o = ?
o = ?
peste o = ?
15h = 30.11 06:38 | 30.11 15:00
la 15h30 = 30.11 15:30
la 15h = 30.11 15:00
mâine 15 = 30.11 15:00
sâmbătă la 11 = 05.12 11:00
duminică la 20 = 29.11 20:00 | 06.12 20:00
în weekend = ?
până la 15 = ?
mâine dimineață pe la 9 = 30.11 09:00
5.12.2026 ora 10 = 05.12 10:00
vineri, 4 decembrie, ora 12 = 04.12 12:00
joi 4 decembrie = ?
peste 3 zile la 10 = 02.12 10:00
peste trei zile = 02.12 15:38
peste o săptămână = 06.12 15:38
la 13 fix = 30.11 13:00
"""
FI = """
klo 9.10 = 30.11 09:10
huomenna puolenpäivän jälkeen = ?
huomenna kolmelta = 30.11 15:00
soitto tiistaina klo 9 = 01.12 09:00
1,5 tunnin päästä = 29.11 17:08
kello 8.12 = 30.11 08:12
huomenaamulla = 30.11 10:00
klo 15 maissa = 30.11 15:00
pe 4.12. klo 9.30 = 04.12 09:30
puoli kolmelta = 30.11 14:30
Huomenna kello 15:30. = 30.11 15:30
klo 15 jälkeen = 30.11 15:00
ensi viikon tiistaina klo 10 = 01.12 10:00
huomenna kello kolme = 30.11 15:00
tiistaina kymmeneltä = 01.12 10:00
Myöhemmin = ?
klo 18.01 = 29.11 18:01
maanantaina klo 9.12 = 30.11 09:12
klo 15.30 = 30.11 15:30
klo 16 = 29.11 16:00
tänään klo 18 = 29.11 18:00
tunnin päästä = 29.11 16:38
viikon päästä klo 10 = 06.12 10:00
ylihuomenna klo 10 = 01.12 10:00
huomenna iltapäivällä = 30.11 15:00
huomenna 8.05 = 30.11 08:05
joulukuun 1. klo 14 = 01.12 14:00
huomenna klo 7.30 = 30.11 07:30
huomenna klo 7 = 30.11 07:00 | 30.11 19:00
huomenna klo 11 ip = ?
puoli kolme = 30.11 14:30
puoli neljältä huomenna = 30.11 15:30
varttia vaille neljä = 29.11 15:45
vartin yli kolme = 30.11 15:15
kymmentä vaille neljä = 29.11 15:50
viittä yli kolme = 30.11 15:05
kymmenen yli kolme huomenna = 30.11 15:10
klo 7 = 29.11 19:00
klo 7 illalla = 29.11 19:00
klo 19 = 29.11 19:00
kello kahdeksan = 30.11 08:00
huomenna kello viisitoista = 30.11 15:00
huomenna kello viisitoista kolmekymmentä = 30.11 15:30
maanantaiaamuna = 30.11 10:00
perjantai-iltana klo 18 = 04.12 18:00
perjantai-iltapäivänä = 04.12 15:00
huomeniltana = 30.11 18:00
ensi maanantaina klo 9 = 30.11 09:00
ensi viikolla = ?
tällä viikolla perjantaina = past
ensi viikon perjantaina klo 12 = 04.12 12:00
viikon päästä = 06.12 15:38
kahden viikon päästä = 13.12 15:38
kuukauden päästä = 29.12 15:38
puolen tunnin päästä = 29.11 16:08
puolentoista tunnin päästä = 29.11 17:08
1,5 tunnin kuluttua = 29.11 17:08
vartin päästä = 29.11 15:53
tunnin kuluttua = 29.11 16:38
puoli tuntia = 29.11 16:08
2 tuntia = 29.11 17:38
huomenna samaan aikaan = 30.11 15:38
5.12. = 29.11 17:12 | 05.12 10:00
5.12. klo 10 = 05.12 10:00
5.12.2026 klo 10 = 05.12 10:00
5.12.26 = 05.12 10:00
9.12. = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
9.12 = 29.11 21:12 | 30.11 09:12 | 09.12 10:00
9.12. klo 9.12 = 09.12 09:12
klo 9.12 = 30.11 09:12
5. joulukuuta = 05.12 10:00
joulukuun 5. päivä = 05.12 10:00
5. päivä klo 10 = 05.12 10:00
5. päivä = 05.12 10:00
itsenäisyyspäivänä = ?
6.12. = 29.11 18:12 | 06.12 10:00
huomenna klo 15:een = 30.11 15:00
klo 15:ltä = 30.11 15:00
klo 9:lta huomenna = 30.11 09:00
15:30 = 30.11 15:30
15.30 = 30.11 15:30
klo 15 = 30.11 15:00
kl 15 = 30.11 15:00
klo 15.30 jälkeen = 30.11 15:30
huomenna klo 15 alkaen = 30.11 15:00
noin klo 15 = 30.11 15:00
huomenna noin kolmelta = 30.11 15:00
kolmelta = 30.11 15:00
kymmeneltä = 30.11 10:00
aikaisintaan klo 15 = 30.11 15:00
ennen klo 15 = ?
klo 15 mennessä = ?
klo 10-12 = ?
klo 10–12 huomenna = ?
huomenna klo 10 ja 12 välillä = ?
ma tai ti = ?
maanantaina tai tiistaina = ?
la = 05.12 10:00
la klo 10 = 05.12 10:00
su klo 20 = 29.11 20:00 | 06.12 20:00
to 14 = 03.12 14:00
ke 9.30 = 02.12 09:30
ti 9.12 = 01.12 09:12
ke 9.12 = 09.12 10:00
keskipäivällä = 30.11 12:00
keskiyöllä = 30.11 00:00
huomenna yöllä = ?
klo 2 yöllä = 30.11 02:00
myöhemmin = ?
Ilta = 29.11 18:00
Aamu = 30.11 10:00
huomenna ap = 30.11 10:00
huomenna ip = 30.11 15:00
klo 9 ap = 30.11 09:00
klo 3 ip = 30.11 15:00
loppuviikosta = ?
viikonloppuna = ?
maanantai 30.11. klo 9.30 = 30.11 09:30
maanantai 1.12. klo 9 = ?
kolmen päivän päästä klo 10 = 02.12 10:00
kolmen tunnin päästä = 29.11 18:38
kahden ja puolen tunnin päästä = 29.11 18:08
tunnin ja kymmenen minuutin päästä = 29.11 16:48
eilen = past
tänään = ?
nyt = ?
huomenna = 30.11 10:00
huomisaamuna = ?
jouluna = ?
ensi kuussa = ?
klo 25 = ?
klo 15.75 = ?
klo 8 = 30.11 08:00
klo 24 = 30.11 00:00
klo 0.30 = 30.11 00:30
klo 1530 = 30.11 15:30
huomenna 1530 = 30.11 15:30
huomenna kahdelta iltapäivällä = 30.11 14:00
kahdeltatoista = 30.11 12:00
ylihuomenna kello yksitoista = 01.12 11:00
ylihuomenna yhdeltätoista = 01.12 11:00
"""


def cases(block: str) -> list[tuple[str, str]]:
    """Return each text with what it means."""
    return [(typed, meant) for typed, _, meant in (line.rpartition(" = ") for line in block.strip().splitlines())]


ALL = [(language, *case) for language, block in zip(LANGUAGES, (RU, EN, RO, FI), strict=True) for case in cases(block)]


@pytest.fixture(scope="module")
def words(library: Library) -> dict[str, DateWords]:
    """The product's own lists."""
    return {
        language: date_words({word: library.texts(LanguageCode(language)).plain(f"typed.{word}") for word in DateWord})
        for language in LANGUAGES
    }


def meaning(typed: str, words: DateWords, now: datetime = NOW) -> str:
    """Return what a text means, as the lists above spell it."""
    read = read_time(typed, words, now)
    days = [at.strftime("%d.%m" if at.year == now.year else "%d.%m.%Y") + at.strftime(" %H:%M") for at in read.moments]
    return " | ".join(days) or ("past" if read.is_past else "?")


@pytest.mark.parametrize(("language", "typed", "meant"), ALL)
def test_what_a_text_means(words: dict[str, DateWords], language: str, typed: str, meant: str) -> None:
    """Understood to the last word, or asked back: never half of it."""
    assert meaning(typed, words[language]) == meant


@pytest.mark.parametrize(("language", "typed", "meant"), ALL)
def test_dictation_and_haste_change_nothing(words: dict[str, DateWords], language: str, typed: str, meant: str) -> None:
    """Capitals, a mark at the end, a picture before it and wider spaces."""
    if typed.endswith((".", "!", "?", ";")):
        return
    for hasty in (
        typed.capitalize(),
        typed.upper(),
        f"{typed}.",
        f"{typed}!",
        f"⏰ {typed}",
        f"«{typed}»",
        f" {typed.replace(' ', '  ')}",
    ):
        assert meaning(hasty, words[language]) == meant, hasty


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed", ["", " ", ".", "...", "⏰", "25", "99999", "²", "/", "-", "9" * 60, "a" * 200, "1:2", "::", "9.12.", "00"]
)
def test_signs_alone_are_no_moment(words: dict[str, DateWords], language: str, typed: str) -> None:
    """Nor are bare numbers; «9.12.» is a day and an hour, and so it is asked which."""
    assert len(read_time(typed, words[language], NOW).moments) != 1


WEEK = """
2026-11-23T12:34 в понедельник = 30.11 10:00
2026-11-23T12:34 в понедельник в 18 = 23.11 18:00 | 30.11 18:00
2026-11-23T12:34 в понедельник в 9 = 30.11 09:00
2026-11-23T12:34 в следующую пятницу = 04.12 10:00
2026-11-23T12:34 в эту пятницу = 27.11 10:00
2026-11-23T12:34 в пятницу на этой неделе = 27.11 10:00
2026-11-23T12:34 во вторник на следующей неделе = 01.12 10:00
2026-11-23T12:34 25.10 = past
2026-11-23T12:34 25.10 10:30 = past
2026-11-23T12:34 10.01.2027 = 10.01.2027 10:00
2026-11-23T12:34 3 февраля = 03.02.2027 10:00
2026-11-23T12:34 20 ноября = past
2026-11-23T12:34 29.02.2028 = ?
2026-11-23T12:34 в 3 = 23.11 15:00
2026-11-23T12:34 в 9 = 23.11 21:00 | 24.11 09:00
2026-11-23T12:34 сегодня в 9 = 23.11 21:00
2026-11-23T12:34 сегодня в 9:00 = 23.11 21:00
2026-11-23T12:34 сегодня в 09:00 = past
2026-11-23T08:00 в 9 = 23.11 09:00
2026-11-23T19:00 вечером = ?
2026-11-23T19:00 сегодня вечером = past
2026-11-23T23:30 через час = 24.11 00:30
2026-12-31T23:30 через час = 01.01.2027 00:30
2026-12-31T15:00 завтра в 10 = 01.01.2027 10:00
2026-01-31T15:00 через месяц = 28.02 15:00
2026-02-28T15:00 завтра = 01.03 10:00
2026-02-28T15:00 31 числа = 31.03 10:00
2026-11-29T15:38 5 числа = 05.12 10:00
2026-12-05T08:00 5 числа = 05.12 10:00
"""


@pytest.mark.parametrize(("typed", "meant"), cases(WEEK))
def test_what_it_means_depends_on_now(words: dict[str, DateWords], typed: str, meant: str) -> None:
    """The day of the week on that day, hours that are past, the end of a year."""
    now, _, said = typed.partition(" ")
    assert meaning(said, words["ru"], datetime.fromisoformat(now)) == meant


def a_text(words: DateWords) -> st.SearchStrategy[str]:
    """Anything made of the language's words, figures and marks."""
    entry = st.sampled_from([" ".join(one) for one in words.entries])
    figure = st.from_regex(r"[0-9]{1,4}([.:/,-][0-9]{1,2}){0,2}", fullmatch=True)
    return st.lists(entry | figure | st.text(max_size=6), max_size=12).map(" ".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data(), now=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001  wall times
def test_whatever_is_typed_means_something_to_come_or_nothing(
    words: dict[str, DateWords], language: str, data: st.DataObject, now: datetime
) -> None:
    """It never fails, it is never past, far away or more than can be asked, and it is read at once."""
    typed = data.draw(a_text(words[language]))
    began = perf_counter()
    read = read_time(typed, words[language], now)
    assert perf_counter() - began < 1
    assert len(read.moments) <= MOST_MEANT
    assert all(timedelta(0) < at - now <= FARTHEST for at in read.moments)
    assert list(read.moments) == sorted(set(read.moments))
    assert not (read.moments and read.is_past)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_text_is_read_at_once(words: dict[str, DateWords], language: str) -> None:
    """However its words can be put together."""
    for entry in words[language].entries:
        said = " ".join(entry)
        typed = (f"{said} " * LONGEST)[:LONGEST]
        began = perf_counter()
        read_time(typed, words[language], NOW)
        assert perf_counter() - began < 1, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bot_shows_can_be_typed(library: Library, words: dict[str, DateWords], language: str) -> None:
    """A moment as the bot writes it is read as that moment: so the example in its hint is."""
    texts = library.texts(LanguageCode(language)).as_of(datetime.fromisoformat("2026-11-29T12:00+00:00"))
    for ahead in range(2, 366):
        wall = datetime.combine(date(2026, 11, 29) + timedelta(days=ahead), datetime(2026, 1, 1, 10, 30).time())  # noqa: DTZ001
        assert read_time(texts.wall(wall), words[language], NOW).moments == [wall], texts.wall(wall)
