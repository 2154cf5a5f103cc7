"""The panes that follow an actor, ask on what an event rests, and say what is new: inside the apps they belong to."""

from types import SimpleNamespace

import ipywidgets as widgets

from kit.apps.actors import ActorsApp
from kit.apps.corroboration import CorroborationPane
from kit.apps.escalation import EscalationApp
from kit.apps.follow import FollowPane
from kit.apps.since import SincePane
from kit.workspace import Workspace
from tests.analysis.frames import corpus, row

HOSTILE = "<b>Herald</b>"


def _world(event="e1", **more):
    """Ann of ARL is against, then for BOR; BOR strikes, and two outlets tell it."""
    stance = lambda key, article, polarity, **of: row(
        stance_id=key,
        article_id=article,
        polarity=polarity,
        holders=("ARL",),
        targets=("BOR",),
        holder_ids=("ann",),
        **of,
    )
    strike = lambda key, article, **of: row(
        signal_id=key, event_id=event, article_id=article, sources=("BOR",), targets=("ARL",), **of
    )
    world = corpus(
        articles=[
            row(article_id="a1", date="2025-05-01", source=HOSTILE, text="Borland struck. " * 9),
            row(
                article_id="a2", date="2025-05-03", source="The Post", text="Ann thanked Borland. " * 9, title="Thanks"
            ),
        ],
        actors=[row(actor_id="ann", name="Ann", side="ARL"), row(actor_id="bob", name="Bob", side="BOR")],
        mentions=[row(article_id="a1", actor_id="ann"), row(article_id="a2", actor_id="bob")],
        quotes=[row(article_id="a1", text="never", speaker="Ann", speaker_id="ann", side="ARL")],
        stances=[stance("s1", "a1", -1, sentence="Ann blamed."), stance("s2", "a2", 1, sentence="Ann thanked.")],
        signals=[strike("e1", "a1", trigger="struck"), strike("e2", "a2", trigger="hit", attributed_to="ann")],
    )
    world = SimpleNamespace(**vars(world) | {"weights": {}} | more)
    world.everything = world
    return world


def _errors():
    return widgets.HTML()


def test_an_actor_is_followed_and_a_turn_shows_both_passages():
    read = []
    pane = FollowPane(_world(), _errors(), lambda article, chosen: read.append((article, chosen[0]["start"])))
    pane.show({"actor_id": "ann", "side": "ARL", "name": "Ann", "aliases": ()})
    assert pane.said.value.count("3 rows from 01 May 2025 to 03 May 2025") == 1
    assert [line[1] for line in pane.table.rows] == ["said", "holds", "holds"]
    pane.table.selected = pane.table.row_keys[-1]
    assert read[-1][0] == "a2"
    assert "against → for BOR" in pane.both.value
    assert "Before: “Ann blamed.”" in pane.both.value and "Now: “Ann thanked.”" in pane.both.value
    pane.kind.value = "said"
    assert (len(pane.table.rows), pane.both.value) == (1, "")
    pane.kind.value = "changes of position"
    assert [line[-2] for line in pane.table.rows] == ["against → for BOR"]
    pane.kind.value, pane.whom.value = "", True  # all who speak and act for the side
    assert "was done to" in {line[1] for line in pane.table.rows}
    pane.show(None)
    assert (pane.ui.layout.display, pane.errors.value) == ("none", "")


def test_an_event_shows_its_sources_and_its_outlets():
    pane = CorroborationPane(_world(), _errors())
    pane.show({"event_id": "e1", "signal_ids": ("e1", "e2")})
    assert "2 sources tell it (1 own account, 1 by word of somebody)" in pane.said.value
    assert "&lt;b&gt;Herald" in pane.sources.value and "<b>Herald" not in pane.sources.value
    assert "struck" in pane.compared.value and "hit" in pane.compared.value
    pane.show(None)
    assert pane.ui.layout.display == "none"


def test_grades_are_set_by_the_analyst_alone_and_kept(tmp_path):
    event = {"event_id": "e1", "signal_ids": ("e1", "e2")}
    with Workspace(tmp_path / "w.sqlite") as workspace:
        world = _world(workspace=workspace)
        pane = CorroborationPane(world, _errors())
        pane.show(event)
        assert (pane.outlet.value, pane.reliability.value, pane.credibility.value) == (HOSTILE, "", "")
        assert workspace.get("grades") is None  # looking at it sets nothing
        pane.outlet.value = "The Post"
        pane.reliability.value = "B"
        pane.credibility.value = "3"
        assert "B: usually reliable" in pane.graded.value
        again = CorroborationPane(_world("e2", workspace=workspace), _errors())
        again.show({"event_id": "e2", "signal_ids": ("e2", "e1")})  # an earlier mention was found: the event goes by it
        again.outlet.value = "The Post"
        assert (again.reliability.value, again.credibility.value) == ("B", "3")
        again.outlet.value = HOSTILE
        assert again.reliability.value == ""
        again.show({"event_id": "e9", "signal_ids": ("e9",)})
        assert again.outlet.value == ""
        assert (pane.errors.value, again.errors.value) == ("", "")


def test_grades_without_a_workspace_last_as_long_as_the_notebook():
    pane = CorroborationPane(_world(), _errors())
    pane.show({"event_id": "e1", "signal_ids": ("e1",)})
    pane.reliability.value = "A"
    pane.show({"event_id": "e1", "signal_ids": ("e1",)})
    assert (pane.reliability.value, pane.errors.value) == ("A", "")


def test_what_the_newest_articles_added():
    read = []
    pane = SincePane(_world(), _errors(), lambda article, chosen: read.append(article))
    pane.show()
    assert pane.since.label == "01 May 2025"
    assert "1 new article: 1 new actor, 1 turned stance." in pane.said.value
    assert [line[0] for line in pane.table.rows] == ["new actor", "turned"]
    pane.table.selected = pane.table.row_keys[1]
    assert (read, pane.errors.value) == (["a2"], "")


def test_with_a_workspace_new_is_what_the_last_run_had_not(tmp_path):
    with Workspace(tmp_path / "w.sqlite") as workspace:
        before = _world(workspace=workspace)
        before.articles = before.articles[:1]
        assert SincePane(before, _errors(), print).since.label == "(only one day)"
        now = _world(workspace=workspace)
        for _ in range(2):  # a rerun on the same articles compares with the same run
            pane = SincePane(now, _errors(), print)
            pane.show()
            assert pane.since.label.startswith("the run of ")
            assert "1 new article" in pane.said.value


def test_the_apps_show_their_panes(tmp_path):
    actors = ActorsApp(_world(), roster=tmp_path / "actors.csv")
    assert actors.follow.ui.layout.display == "none"
    actors.table.selected = "ann"
    assert len(actors.follow.table.rows) == 3
    events = EscalationApp(_world())
    assert "1 new article" in events.added.said.value
    events.table.selected = events.table.row_keys[0]
    assert "sources tell it" in events.rests.said.value
    events.added.table.selected = events.added.table.row_keys[0]
    assert events.reader.title == "Thanks"
    assert (actors.errors.value, events.errors.value) == ("", "")
