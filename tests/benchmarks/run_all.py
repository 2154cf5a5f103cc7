"""Run every benchmark, one after the other, and write `results.json` anew:  python tests/benchmarks/run_all.py

Takes an hour or more; the figures mean most on a machine that does nothing else. Each benchmark alone: see its file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run them all; the number of those that failed."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(HERE.parents[1])}
    failed = []
    for path in sorted(HERE.glob("bench_*.py")):
        print(f"== {path.name}", flush=True)
        if subprocess.run([sys.executable, str(path)], env=environment, check=False).returncode:
            failed.append(path.name)
    print(f"failed: {', '.join(failed)}" if failed else "all ran")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
