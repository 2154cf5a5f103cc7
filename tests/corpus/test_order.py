"""The order of articles does not matter, nor does it whether types of events are told together or alone."""

import random

import pandas as pd
import pytest

import kit
from kit.corpus.events import same_events
from kit.corpus.join import described
from kit.language.records import Actor
from tests.corpus.test_exercise import EXERCISE

TABLES = ("actors", "mentions", "quotes", "stances", "signals")


@pytest.fixture(scope="module")
def articles():
    return kit.load(EXERCISE / "articles")


@pytest.fixture(scope="module")
def corpus(articles):
    return kit.annotate(articles, roster=EXERCISE / "actors.csv", progress=False)


def test_articles_in_another_order_give_the_same_rows(articles, corpus):
    other = list(articles)
    random.Random(3).shuffle(other)
    again = kit.annotate(other, roster=EXERCISE / "actors.csv", progress=False)
    pd.testing.assert_frame_equal(corpus.actors, again.actors)
    for table in TABLES[1:]:
        one, two = (_by_article(getattr(c, table)) for c in (corpus, again))
        pd.testing.assert_frame_equal(one, two)


def _by_article(frame):
    return frame.sort_values("article_id", kind="stable").reset_index(drop=True)


def test_each_type_of_event_can_be_told_alone(corpus):
    signals = [(key, signal) for key, reading in corpus._whole.readings.items() for signal in reading.signals]
    published = {key: corpus.article(key).date for key in corpus.articles["article_id"]}
    alone = {}
    for kind in {signal.signal for _, signal in signals}:
        alone |= same_events([(key, signal) for key, signal in signals if signal.signal == kind], published)
    together = same_events(signals, published)
    assert alone == together
    assert len(set(together.values())) < len(together)


def test_an_actor_is_what_most_articles_tell_of_it():
    told = [
        (Actor("1", "Mira Holt", "person", "VAR", None, "envoy", ("Holt",)), 2),
        (Actor("1", "Mira Holt", "person", "VAR", "VAR", None), 4),
        (Actor("1", "Mira Holt", "body", "VAR", "VAR", "minister", ("M. Holt",)), 3),
    ]
    wanted = Actor("1", "Mira Holt", "person", "VAR", "VAR", "minister", ("Holt", "M. Holt"))
    assert described(told) == described(reversed(told)) == {"1": wanted}
