"""Words with which anything may begin: greetings, excuses, thanks, «to be honest». They say nothing of what comes behind them.

All languages together, for people mix them; small letters, without marks on Latin letters. What also is a cue stays out, such as
«короче», and so does what refuses: «no thank you», «ei kiitos».
"""

from __future__ import annotations

import re

_WORDS = """
    здравствуйте | здраствуйте | здрасьте | здрасте | добрый день | добрый вечер | доброе утро | доброго дня
    доброго времени суток | приветствую | приветик | привет | алло | да здравствуйте | слушаю | слушаю вас | извините
    извините пожалуйста | извиняюсь | простите | простите пожалуйста | прошу прощения | прошу прощенья | пардон | скажите
    скажите пожалуйста | подскажите | подскажите пожалуйста | будьте добры | будьте любезны | пожалуйста | спасибо
    спасибо большое | большое спасибо | спасибо вам | спасибо за звонок | спасибо что позвонили | спасибо за предложение
    благодарю | благодарю вас | благодарю за звонок | честно говоря | если честно | честно | по правде говоря
    откровенно говоря | знаете | знаете ли | видите ли | понимаете | дело в том | в общем | в общем-то | вообще-то | кстати
    ну | але

    hello | hello there | hi | hi there | hey | hey there | good morning | good afternoon | good evening | good day | morning
    evening | afternoon | greetings | sorry | i'm sorry | i am sorry | so sorry | excuse me | pardon | pardon me
    my apologies | apologies | thanks | thank you | thanks a lot | thank you so much | thank you very much | many thanks
    thanks for calling | thanks for the call | thank you for calling | thank you for the call | thank you for your call
    thanks for ringing | thanks for getting back | thanks for getting in touch | cheers | to be honest
    to be honest with you | to be perfectly honest | to be quite honest | honestly | frankly | to be frank
    to tell you the truth | to tell the truth | you know | well | actually | by the way | please | look | um | uh | er | erm
    oh

    buna ziua | buna seara | buna dimineata | neata | salut | salutare | alo | buna | scuze | scuzati | scuzati-ma
    ma scuzati | imi cer scuze | iertati-ma | pardon | multumesc | multumesc frumos | multumesc mult | va multumesc
    multumesc pentru apel | multumesc ca ati sunat | mersi | mersi mult | va rog | va rog frumos | te rog | spuneti-mi
    sincer | sincer sa fiu | sincer vorbind | ca sa fiu sincer | ca sa fiu sincera | la drept vorbind | stiti | vedeti | pai
    de fapt | apropo

    hyvaa paivaa | hyvaapaivaa | hyvaa huomenta | hyvaa iltaa | paivaa | huomenta | iltaa | terve | tervehdys | moikka | moi
    moi vaan | heippa | hei | haloo | halo | anteeksi | anteeksi vain | sori | pahoittelut | pahoitteluni | kiitos | kiitti
    kiitos paljon | paljon kiitoksia | kiitos soitosta | kiitos kun soititte | kiitos tarjouksesta | rehellisesti sanottuna
    rehellisesti | suoraan sanottuna | totta puhuen | itse asiassa | muuten | ole hyva | olkaa hyva | tiedatteko
"""
_BY_LENGTH = sorted(
    {" ".join(one.split()) for line in _WORDS.splitlines() for one in line.split("|")} - {""}, key=len, reverse=True
)
OPENER = re.compile(
    rf"(?:{'|'.join(map(re.escape, _BY_LENGTH))})\s*(?:[,!.:…–—-]+\s*|$)|(?:но|а|и|but|and|dar|insa|iar|si|mutta|ja)\s+(?=\S)"
)
"""An opener with the sign behind it, or a «but» that leads on."""
