"""A folder of articles checked, annotated, or made a brief of; reviews and the workspace looked after.

    python -m kit check data/articles
    python -m kit annotate data/articles --out tables --roster data/actors.csv
    python -m kit brief data/articles --out brief.html brief.docx --workspace data/workspace.sqlite
    python -m kit review export reviews.jsonl
    python -m kit workspace info

Results go to standard output, progress and complaints to standard error. The exit code is 0 when all went well, 1 when
nothing could be done (one line says why), 2 for a command that is not understood, 3 when it was done but some file
could not be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from kit.cli import annotate, brief, check, review, workspace

_TOPICS = (check, annotate, brief, review, workspace)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m kit", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    topics = parser.add_subparsers(required=True, metavar="check | annotate | brief | review | workspace")
    for topic in _TOPICS:
        topic.add(topics)
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; what a workspace keeps is safe, and the next run goes on from there", file=sys.stderr)
        return 130
