"""zstd with a cap, or gzip where zstd does not get through: a few bytes may not become gigabytes here."""

from __future__ import annotations

import gzip
import zlib
from enum import StrEnum

import zstandard

from sync.protocol.canonical import WireCode, WireProblem

_LEVEL = 3
_GZIP_LEVEL = 6
_GZIP_START = b"\x1f\x8b"
_ZSTD_START = b"\x28\xb5\x2f\xfd"


class Packing(StrEnum):
    """How a body is packed; the value is the name of the content coding (RFC 9110, RFC 8878)."""

    ZSTD = "zstd"
    GZIP = "gzip"


def pack(raw: bytes, packing: Packing = Packing.ZSTD) -> bytes:
    """One zstd frame with its unpacked size and a checksum; or one gzip member. Same input, same bytes."""
    if packing is Packing.GZIP:
        return gzip.compress(raw, _GZIP_LEVEL, mtime=0)
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True, write_content_size=True).compress(raw)


def packing_of(untrusted: bytes) -> Packing | None:
    """How bytes are packed, by how they begin: a proxy may take the header that says so away."""
    if untrusted.startswith(_ZSTD_START):
        return Packing.ZSTD
    return Packing.GZIP if untrusted.startswith(_GZIP_START) else None


def unpack(
    untrusted: bytes, most: int, where: str = "", dictionary: zstandard.ZstdCompressionDict | None = None
) -> bytes:
    """Unpack one whole frame or member of at most `most` bytes, by how it begins.

    A zstd frame must say its unpacked size (and not be empty), so that a bomb is refused before a byte of it
    is made; a gzip member is unpacked no further than the cap. Cut, damaged or trailing bytes and a size
    that does not hold raise WireProblem. `dictionary`: the one that a frame may name.
    """
    if packing_of(untrusted) is Packing.GZIP:
        return _gunzip(untrusted, most, where)
    try:
        says = zstandard.get_frame_parameters(untrusted)
        if says.content_size in (0, zstandard.CONTENTSIZE_UNKNOWN, zstandard.CONTENTSIZE_ERROR):
            raise WireProblem(WireCode.NOT_ZSTD, where)
        if says.content_size > most:
            raise WireProblem(WireCode.TOO_LARGE, where)
        if says.dict_id not in (0, dictionary.dict_id() if dictionary else 0):
            raise WireProblem(WireCode.NOT_ZSTD, where)
        opener = zstandard.ZstdDecompressor(dict_data=dictionary if says.dict_id else None)
        raw = opener.decompress(untrusted, allow_extra_data=False)
    except zstandard.ZstdError:
        raise WireProblem(WireCode.NOT_ZSTD, where) from None
    if len(raw) != says.content_size:
        raise WireProblem(WireCode.NOT_ZSTD, where)
    return raw


def _gunzip(untrusted: bytes, most: int, where: str) -> bytes:
    member = zlib.decompressobj(wbits=31)
    try:
        raw = member.decompress(untrusted, most + 1)
    except zlib.error:
        raise WireProblem(WireCode.NOT_ZSTD, where) from None
    if len(raw) > most:
        raise WireProblem(WireCode.TOO_LARGE, where)
    if not member.eof or member.unused_data or not raw:
        raise WireProblem(WireCode.NOT_ZSTD, where)
    return raw
