"""Words with which people ask, and which say nothing of what they ask about."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = {
    "ru": """
        как какой какая какое какие каков что такое это то кто где когда куда если чтобы ли же бы у меня мне мой моя
        мои мы нам нас я он она они его ее их ему ей им вы вас вам на в во по о об про для с со из от до за при к ко и
        а или не ни все весь нужно надо можно делать сделать быть есть расскажи покажи дай найти пример после перед
        очень хотя чем
    """,
    "en": """
        how what which who whom whose where when why if is are was be do does did can could should would the a an my
        me i we our us he she it they his her their them you your on in at of about for with from to by and or not no
        all any some this that there need want tell show give find example after before very than have has get customer
        customers
    """,
    "ro": """
        cum ce care cine unde când cand de dacă daca este e sunt fi pot poate trebuie eu mie mine îmi imi meu mea mei
        mele noi nostru el ea ei ele lui lor îi ii vă va voi pe în in la din despre pentru cu și si sau nu un o unei
        unui a al ale cel cea mai fac face spune arată arata exemplu după dupa înainte inainte foarte să sa se
    """,
    "fi": """
        miten kuinka mitä mita mikä mika mitkä mitka kuka ketä keta missä missa milloin miksi jos on ovat olla voi
        voiko voin pitää pitaa minun minä mina minulla me meidän meidan hän han he heidän heidan se ne sen niiden sinä
        sina te ja tai ei eikö eiko kun kanssa jälkeen jalkeen ennen hyvin esimerkki kerro näytä nayta anna tehdä
        tehda kaikki tämä tama että etta
    """,
}

ASKING: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""Forms as they are typed, by language, in small letters, some of them without accents."""
