"""A small corpus for the apps: two invented states, their words and deeds."""

from tests.analysis.frames import corpus, row


def two_states():
    """Arland and Borland quarrel, Cesta mediates; enough events to draw."""
    signal = lambda kind, a, b, **more: row(signal=kind, sources=a, targets=b, start=10, end=16, **more)
    A, B = ("ARL",), ("BOR",)
    world = corpus(
        articles=[
            row(article_id="a1", title="Talks stall", text="Arland's minister Ann Reyes said it would wait. " * 4),
            row(article_id="a2", title="A strike", source="The Post", text="Borland struck. " * 9),
        ],
        actors=[row(actor_id="ann", name="Ann Reyes", side="ARL"), row(actor_id="bob", name="Bob Stone", side="BOR")],
        quotes=[
            row(quote_id="q1", text="We will wait", start=0, speaker="Ann Reyes", side="ARL", group="g"),
            row(quote_id="q2", text="no longer", start=30, speaker="Ann Reyes", side="ARL", group="g"),
            row(
                quote_id="q3",
                text="a mistake",
                start=50,
                speaker="Bob Stone",
                side="BOR",
                via="Ann Reyes",
                kind="indirect",
            ),
            row(quote_id="q4", article_id="a2", text="it is over", start=5),
        ],
        stances=[
            row(stance_id="s1", holders=A, targets=B, polarity=-1, act="accuse", topic="the strike", cue="accused"),
            row(stance_id="s2", holders=A, targets=B, polarity=1, act="thank", topic="grain", cue="thanked"),
            row(
                stance_id="s3",
                article_id="a2",
                holders=B,
                targets=(),
                polarity=0,
                act="urge",
                topic="calm",
                cue="urged",
            ),
        ],
        signals=[
            signal("attack", B, A, article_id="a2"),
            signal("threat", A, B, weight=-6.5, score=-6.5),
            signal("accusation", A, B, weight=-2.0, score=-1.0, attributed_to="ann"),
            signal("sanction", ("ARL", "BOR"), (), weight=-6.0, score=-6.0),
            signal("refusal", B, A, weight=-4.5, score=-4.5),
            signal("talks", ("CES",), ("ARL", "BOR"), weight=2.5, score=2.5),
            signal("attack", B, A, status="historical", score=0.0),
            signal("attack", B, A, status="threatened", score=0.0),
        ],
    )
    world.weights = {}
    world.set_weights = world.weights.update
    return world
