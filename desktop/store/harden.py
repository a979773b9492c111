"""Other programs of the same user may not read our memory, and a crash leaves no core file."""

from __future__ import annotations

import ctypes
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4


def harden_process() -> bool:
    """For `main`, first thing. True when the system took all of it.

    Linux: PR_SET_DUMPABLE 0 and RLIMIT_CORE 0. macOS: core limit only. Windows: nothing yet (exclusion from
    Windows Error Reporting is to come); says so with False.
    """
    if sys.platform == "win32":
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return False
    done: int = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return done == 0
