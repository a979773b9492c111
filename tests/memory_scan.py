"""What a process holds in memory, read as a thief of a running laptop would, and how much it held at most."""

from __future__ import annotations

import io
import re
from pathlib import Path


def writable_memory(pid: int) -> bytes:
    """Everything another process of ours could read there."""
    found = io.BytesIO()
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            if rights.startswith("rw") and "[v" not in line:
                start, stop = (int(end, 16) for end in place.split("-"))
                try:
                    memory.seek(start)
                    found.write(memory.read(stop - start))
                except OSError:
                    continue
    return found.getvalue()


def peak_mb(pid: int | str = "self") -> int:
    """The most this process ever held, in MB. Raises OSError without /proc, or when it has gone.

    Not what getrusage says: that counts in the program that started this one.
    """
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def forget_peak() -> int:
    """Let the most that was held begin anew; what is held now, in MB. Raises OSError without /proc."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak_mb()
