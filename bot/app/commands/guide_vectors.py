"""`salesfloor content vectors`: read the lines of the product's own guide and learn them, so that no house has to."""

from __future__ import annotations

from bot.app.commands.refusals import CannotRun
from bot.app.guide_search import guide_lines
from bot.app.wiring import load_library
from bot.private_files import drafted
from bot.recognition.engine import NoEngine, engine
from bot.recognition.line_fit import FILE, nothing_learnt
from bot.recognition.line_vectors import read_from
from bot.recognition.meaning_index import MeaningIndex
from bot.recognition.meaning_search import SHIPPED


def make() -> str:
    """Write the vectors of all lines, each read once (10 ms a line), and what the lines tell; vectors that lie there are kept.

    Learning takes two minutes of a processor and 4 GB, however little has changed.

    Raises:
        CannotRun: there is no engine here, or the content is not in order.
    """
    opened = engine()
    if isinstance(opened, NoEngine):
        raise CannotRun(f"Nothing can be read: {opened.why}.")
    lines = guide_lines(load_library("ru"))
    texts = list(dict.fromkeys(line.text for said in lines.values() for line in said))
    known = read_from(SHIPPED)
    missing = known.lacking(texts)
    whole = known.beside({text: opened.vector(text) for text in missing}).only(texts)
    with drafted(SHIPPED) as draft:
        whole.write(draft.file)
    fit = MeaningIndex(lines, read_from(SHIPPED), nothing_learnt(), together=sum(map(len, lines.values()))).learnt()
    with drafted(FILE) as draft:
        fit.write(draft.file)
    for file in (SHIPPED, FILE):
        file.chmod(0o644)  # it comes with the code, which any account that runs the bot has to read
    return f"{len(texts)} lines, {len(missing)} of them read anew: {SHIPPED}"
