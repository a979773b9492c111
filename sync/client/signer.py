"""The desk's signing key as `sync.protocol` wants it, when all there is is a function that signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from nacl.signing import SigningKey

from sync.client.ports import Signer


@dataclass(frozen=True, slots=True)
class _Signed:
    signature: bytes


@dataclass(frozen=True, slots=True)
class _Held:
    """The private key stays where it is (an OS key store); only texts go there and signatures come back."""

    signer: Signer

    def sign(self, text: bytes) -> _Signed:
        return _Signed(self.signer(text))


def as_key(signer: Signer) -> SigningKey:
    """Stands where a SigningKey is wanted for signing only."""
    return cast(SigningKey, _Held(signer))
