"""The kit from a command line; `python -m kit --help` tells what there is."""

from __future__ import annotations

import sys

from kit.cli import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a file's name may hold letters that a terminal lacks
    sys.exit(main())
