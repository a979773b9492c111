"""Where attachments lie, by the setting of whoever runs the back end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from obstore.exceptions import BaseError
from obstore.store import S3Store

from sync.server.blobstore.disk import DiskBlobs
from sync.server.blobstore.objects import ObjectBlobs
from sync.server.service.blob_ports import BlobStore

_TIMEOUT = timedelta(seconds=30)
_TRIES = 3


def open_place(stated: str, own: Path, endpoint: str = "") -> BlobStore:
    """The place that a setting names.

    In: `stated` '' = the folder `own`; an absolute path = that folder; 's3://bucket/prefix' = that bucket,
    with the credentials and region of the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION
    or what the machine is given); `endpoint` the address of a store that is not Amazon's. Raises ValueError.
    """
    if not stated:
        return DiskBlobs(own)
    if stated.startswith("s3://"):
        parts = urlsplit(stated)
        if not parts.hostname:
            raise ValueError("s3://bucket wanted")
        return _bucket(parts.hostname, parts.path.strip("/"), endpoint)
    folder = Path(stated)
    if not folder.is_absolute():
        raise ValueError("an absolute path or s3://bucket wanted")
    return DiskBlobs(folder)


def _bucket(name: str, prefix: str, endpoint: str) -> BlobStore:
    try:
        store = S3Store(
            name,
            prefix=prefix or None,
            endpoint=endpoint or None,
            client_options={"allow_http": endpoint.startswith("http://"), "timeout": _TIMEOUT},
            retry_config={"max_retries": _TRIES, "retry_timeout": _TIMEOUT},
        )
    except BaseError:
        raise ValueError("this object store cannot be used") from None
    return ObjectBlobs(store)
