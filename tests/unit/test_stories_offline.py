"""The network can be taken away from a whole process: every thread, and libraries past Python."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]
#: a thread that runs before, one that begins after, and a Unix socket, which is no network
PROGRAM = """
import json, socket, threading
from desktop.stories.offline import take_network_away

found, asked = {}, threading.Event()
address = ("127.0.0.1", 9)

def may(name, family=socket.AF_INET):
    try:
        socket.socket(family, socket.SOCK_STREAM).close()
    except OSError:
        found[name] = False
    else:
        found[name] = True

def later():
    asked.wait()
    may("before")

open_before = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
running = threading.Thread(target=later)
running.start()
state = take_network_away()
asked.set()
running.join()
after = threading.Thread(target=may, args=("after",))
after.start()
after.join()
may("here")
may("local", socket.AF_UNIX)
for step in ("connect", "sendto", "sendmsg"):
    try:
        if step == "connect":
            open_before.connect(address)
        elif step == "sendto":
            open_before.sendto(b"x", address)
        else:
            open_before.sendmsg([b"x"], [], 0, address)
        found[step] = True
    except OSError:
        found[step] = False
found |= {"kernel": state.kernel_refuses, "attempts": state.attempts, "got": state.succeeded}
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux")
def test_no_thread_of_the_process_has_the_network_any_more() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=TREE, capture_output=True, text=True, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    if not found["kernel"]:
        pytest.skip("this kernel takes no filter")
    assert found["local"]
    refused = ("before", "after", "here", "connect", "sendto", "sendmsg")
    assert {name: found[name] for name in refused} == dict.fromkeys(refused, False)
    assert found["attempts"] == 3 and found["got"] == 0
