"""The scale room: the same as on one machine, from Parquet to Parquet, on as many machines as there are.

    import kit

    report = kit.scale.annotate_parquet("news/*.parquet", "result", client=client, roster="data/actors.csv")
    corpus = kit.scale.open("result").corpus(side="IND", since="2025-04-01")

It needs the packages of the extra `scale`; `docs/scale.md` tells the rest.
"""

from __future__ import annotations

try:
    import fsspec  # noqa: F401
    import pyarrow  # noqa: F401
except ImportError as missing:
    raise ImportError(
        f"kit.scale needs more packages ({missing.name} is missing); type in this project's folder: "
        'pip install -e ".[scale]"'
    ) from None

from kit.scale.annotate import annotate_parquet
from kit.scale.result import Result
from kit.scale.result import Result as open

__all__ = ["Result", "annotate_parquet", "open"]
