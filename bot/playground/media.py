"""Pictures and other files: the sizes of a picture, and stand-ins for what people send from their phones."""

import struct

from bot.playground.wire import Upload, bad_request

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}

PNG_HEADER = 24  # bytes, up to the end of the sizes
JPEG_MARK = 0xFF

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
PHOTO = Upload("photo.png", PIXEL, "image/png")
VOICE = Upload("voice.ogg", b"OggS\0", "audio/ogg")
STICKER = Upload("sticker.webp", b"RIFF\0\0\0\0WEBP", "image/webp")


WIDEST_SUM = 10_000
STEEPEST = 20
"""Width and height together, and the one over the other, that Telegram takes for a photo."""


def photo_of(upload: Upload) -> Upload:
    """Return a photo under the type that it really has.

    Raises:
        Refusal: 400, it is neither PNG nor JPEG, or too large or too steep.
    """
    width, height = picture_size(upload.content)
    if width + height > WIDEST_SUM or max(width, height) > STEEPEST * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return Upload(upload.name, upload.content, "image/png" if upload.content.startswith(PNG) else "image/jpeg")


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG.

    Raises:
        Refusal: 400, it is neither.
    """
    if content.startswith(PNG) and len(content) >= PNG_HEADER:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(JPEG):
        at = 2
        while at + 9 <= len(content) and content[at] == JPEG_MARK:
            if content[at + 1] in JPEG_FRAMES:
                height, width = struct.unpack(">HH", content[at + 5 : at + 9])
                return int(width), int(height)
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    raise bad_request("IMAGE_PROCESS_FAILED")
