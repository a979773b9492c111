"""Stories: a person, a date, answers, choices and what must come out, played through the real rooms.

A story is a TOML file that a policy officer can write (tests/stories/README.md). The demo, the screenshots
and the acceptance tests are stories too. Nothing of the app itself may depend on this room.
"""
