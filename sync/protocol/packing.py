"""zstd with a cap: a few bytes from the other side may not become gigabytes here."""

from __future__ import annotations

import zstandard

from sync.protocol.canonical import WireCode, WireProblem

_LEVEL = 3


def pack(raw: bytes) -> bytes:
    """One zstd frame with its unpacked size and a checksum."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True, write_content_size=True).compress(raw)


def unpack(untrusted: bytes, most: int, where: str = "") -> bytes:
    """Unpack one whole frame of at most `most` bytes.

    The frame must say its unpacked size (and not be empty), so that a bomb is refused before a byte of
    it is made. Cut,
    damaged or trailing bytes and a size that does not hold raise WireProblem.
    """
    try:
        says = zstandard.get_frame_parameters(untrusted)
        if says.content_size in (0, zstandard.CONTENTSIZE_UNKNOWN, zstandard.CONTENTSIZE_ERROR):
            raise WireProblem(WireCode.NOT_ZSTD, where)
        if says.content_size > most:
            raise WireProblem(WireCode.TOO_LARGE, where)
        if says.dict_id != 0:
            raise WireProblem(WireCode.NOT_ZSTD, where)
        raw = zstandard.ZstdDecompressor().decompress(untrusted, allow_extra_data=False)
    except zstandard.ZstdError:
        raise WireProblem(WireCode.NOT_ZSTD, where) from None
    if len(raw) != says.content_size:
        raise WireProblem(WireCode.NOT_ZSTD, where)
    return raw
