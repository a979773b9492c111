"""Other programs of the same user may not read our memory, and a crash leaves no core file."""

from __future__ import annotations

import ctypes
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4
#: SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
_NO_BOXES = 0x0001 | 0x0002 | 0x8000


def harden_process() -> bool:
    """For `main`, first thing. True when the system took all of it.

    Linux: PR_SET_DUMPABLE 0 and RLIMIT_CORE 0. macOS: core limit only. Windows, UNTESTED there: no box and no
    dump when it crashes (SetErrorMode, WerAddExcludedApplication for this user), and no reading for other
    programs is promised: False.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_BOXES)
        ctypes.windll.wer.WerAddExcludedApplication(ctypes.c_wchar_p(sys.executable), False)
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return False
    done: int = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return done == 0
