"""What a PNG shows, without a library: its points as grey levels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from bot.reporting.pictures.svg import svg_of
from bot.reporting.pictures.typeface import width
from bot.screens.chart import Chart

SVG = "{http://www.w3.org/2000/svg}"
CHANNELS = 4
FAR = 96
"""Of 255: letters are as far from their ground, and what surrounds them is not."""


def rows_of(png: bytes) -> tuple[int, list[bytes]]:
    """Return the width and the rows of a PNG of eight bits a channel, red, green, blue and alpha."""
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    assert (depth, kind, interlaced) == (8, 6, 0)
    data = zlib.decompress(b"".join(_chunks(png, b"IDAT")))
    stride = width * CHANNELS
    before = bytearray(stride)
    rows = []
    for at in range(height):
        start = at * (stride + 1)
        row = bytearray(data[start + 1 : start + 1 + stride])
        _unfilter(data[start], row, before)
        rows.append(bytes(row))
        before = row
    return width, rows


def _chunks(png: bytes, wanted: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == wanted:
            yield png[at + 8 : at + 8 + length]
        at += 12 + length


def _unfilter(kind: int, row: bytearray, above: bytearray) -> None:
    for at in range(len(row)):
        left = row[at - CHANNELS] if at >= CHANNELS else 0
        up = above[at]
        if kind == 1:
            row[at] = (row[at] + left) & 255
        elif kind == 2:
            row[at] = (row[at] + up) & 255
        elif kind == 3:
            row[at] = (row[at] + (left + up) // 2) & 255
        elif kind == 4:
            corner = above[at - CHANNELS] if at >= CHANNELS else 0
            guess = left + up - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
            row[at] = (row[at] + nearest[2]) & 255


def inked(rows: list[bytes], left: int, top: int, right: int, bottom: int) -> int:
    """Count the points of a box that are far from the colour of the picture's first one."""
    ground = rows[0][0]
    box = [row[max(left, 0) * CHANNELS : right * CHANNELS : CHANNELS] for row in rows[max(top, 0) : bottom]]
    return sum(abs(red - ground) > FAR for row in box for red in row)


def texts_in(chart: Chart) -> list[tuple[str, float, float, float]]:
    """Return every text of a picture with the left, the right and the upper edge of its letters."""
    found = []
    for one in ElementTree.fromstring(svg_of(chart)).iter(f"{SVG}text"):
        size, x = float(one.attrib["font-size"]), float(one.attrib["x"])
        wide = width(one.text or "", size, is_bold="font-weight" in one.attrib)
        left = x - wide if one.attrib.get("text-anchor") == "end" else x
        found.append((one.text or "", left, left + wide, float(one.attrib["y"]) - size))
    return found
