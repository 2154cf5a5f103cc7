"""What tests share: the pipeline, loaded once, and the sample article."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "articles" / "000_846f8b5f639282ae.txt"

_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]}
settings.register_profile("usual", max_examples=40, **_CALM)
settings.register_profile("long", max_examples=2000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session")
def nlp():
    """The kit's pipeline, without a roster."""
    import kit

    return kit.pipeline()


@pytest.fixture(scope="session")
def seed_article():
    """The sample article as the kit loads it."""
    import kit

    return kit.load(SEED)[0]


@pytest.fixture(scope="session")
def seed_text(seed_article):
    """The body of the sample article."""
    return seed_article.text


@pytest.fixture(scope="session")
def seed_corpus():
    """The sample article, annotated; tests must not change it."""
    import kit

    return kit.annotate(kit.load(SEED), progress=False)


@pytest.fixture(scope="session")
def exercise():
    """The exercise with its roster, annotated; tests must not change it."""
    import kit

    folder = ROOT / "data" / "exercise"
    return kit.annotate(kit.load(folder / "articles"), roster=folder / "actors.csv", progress=False)
