"""Who agrees with whom, and who is in conflict: what two parties hold toward each other."""

from __future__ import annotations

import pandas as pd

from kit.analysis.stances import NO_HOLDER, NO_TARGET, edges

CONFLICT, AGREEMENT, MIXED = "conflict", "agreement", "both"


def relations(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one pair of parties of which at least one is for or against the other: a, b, tone, mutual, a_against,
    a_for (a toward b), b_against, b_for (b toward a), stances (all of these), stance_ids. Mutual conflict first.

    `tone` is conflict (nothing but against), agreement (nothing but for) or both; `mutual`: each holds something toward
    the other, else only a toward b. Stances that are neither count nowhere here. Agreement is being for each other, not
    being of one opinion.
    """
    frame = edges(stances if "position" in stances else stances[["stance_id", "holders", "targets", "polarity"]])
    frame = frame[(frame["polarity"] != 0) & (frame["holder"] != NO_HOLDER) & (frame["target"] != NO_TARGET)]
    pairs: dict[tuple[str, str], list[tuple[str, int, str]]] = {}
    cells = (frame[name].to_list() for name in ("holder", "target", "polarity", "stance_id"))
    for holder, target, polarity, stance_id in zip(*cells, strict=True):
        pair = (holder, target) if holder < target else (target, holder)
        pairs.setdefault(pair, []).append((holder, int(polarity), stance_id))
    table = pd.DataFrame(
        [_pair(a, b, held) for (a, b), held in pairs.items()],
        columns=["a", "b", "tone", "mutual", "a_against", "a_for", "b_against", "b_for", "stances", "stance_ids"],
    )
    numbers = ("a_against", "a_for", "b_against", "b_for", "stances")
    table = table.astype({"a": "string", "b": "string", "tone": "string", "mutual": "boolean"})
    table = table.astype(dict.fromkeys(numbers, "Int64"))
    rank = table["tone"].map({CONFLICT: 0, MIXED: 1, AGREEMENT: 2})
    order = table.assign(rank=rank).sort_values(
        ["mutual", "rank", "stances", "a", "b"], ascending=[False, True, False, True, True]
    )
    return order.drop(columns="rank").reset_index(drop=True)


def _pair(a: str, b: str, held: list[tuple[str, int, str]]) -> tuple:
    signs = [(who, sign) for who, sign, _ in held]
    counts = tuple(map(signs.count, ((a, -1), (a, 1), (b, -1), (b, 1))))
    against, favour = counts[0] + counts[2], counts[1] + counts[3]
    tone = MIXED if against and favour else CONFLICT if against else AGREEMENT
    mutual = bool(sum(counts[:2]) and sum(counts[2:]))
    if not sum(counts[:2]):  # whoever holds something stands first
        a, b, counts = b, a, (*counts[2:], *counts[:2])
    ids = tuple(dict.fromkeys(stance_id for _, _, stance_id in held))
    return (a, b, tone, mutual, *counts, len(held), ids)
