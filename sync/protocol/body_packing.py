"""Bodies are small, and much alike: they are packed with words that both sides know beforehand.

The words are in `resources/wire`, made from the questions of the national pack and invented answers by
`tests/bench/train_body_dictionary.py`. A body that was packed with the words of before, or without any, is
read as well.
"""

from __future__ import annotations

import functools

import zstandard

from resources import paths
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.packing import unpack

#: what a body in columns begins with; a frame of zstd never does
COLUMNS = b"\x03"
#: in the range that zstd leaves to private use
DICTIONARY_ID = 40_002
#: of the form before; its frames name it
OLDER_DICTIONARY_ID = 40_001
#: a body is packed once and travels often: a third of a millisecond, and a tenth smaller than a batch
_LEVEL = 19
_BARE = zstandard.FORMAT_ZSTD1_MAGICLESS


@functools.cache
def _dictionary(number: int) -> zstandard.ZstdCompressionDict:
    file = paths.wire_folder() / f"body-{number}.dict"
    return zstandard.ZstdCompressionDict(file.read_bytes())


def pack_columns(raw: bytes) -> bytes:
    """One bare frame with its unpacked size. No checksum: the seal around it vouches for every byte."""
    how = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL, format=_BARE, write_content_size=True, write_checksum=False, write_dict_id=False
    )
    packer = zstandard.ZstdCompressor(dict_data=_dictionary(DICTIONARY_ID), compression_params=how)
    return COLUMNS + packer.compress(raw)


def unpack_columns(untrusted: bytes, most: int) -> bytes:
    """What `pack_columns` packed, at most `most` bytes. Raises WireProblem as `unpack`."""
    frame = untrusted.removeprefix(COLUMNS)
    try:
        size = zstandard.get_frame_parameters(frame, format=_BARE).content_size
        if size in (0, zstandard.CONTENTSIZE_UNKNOWN, zstandard.CONTENTSIZE_ERROR):
            raise WireProblem(WireCode.NOT_ZSTD, "changes")
        if size > most:
            raise WireProblem(WireCode.TOO_LARGE, "changes")
        opener = zstandard.ZstdDecompressor(dict_data=_dictionary(DICTIONARY_ID), format=_BARE)
        raw = opener.decompress(frame, allow_extra_data=False)
    except zstandard.ZstdError:
        raise WireProblem(WireCode.NOT_ZSTD, "changes") from None
    if len(raw) != size:
        raise WireProblem(WireCode.NOT_ZSTD, "changes")
    return raw


def unpack_older(untrusted: bytes, most: int) -> bytes:
    """The one whole frame of at most `most` bytes. Raises WireProblem as `unpack`."""
    return unpack(untrusted, most, "changes", _dictionary(OLDER_DICTIONARY_ID))
