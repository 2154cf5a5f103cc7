import pytest

from kit.analysis.judgements import Judgement, in_sentences, terms
from kit.brief import drafts, make
from kit.views.brief import html
from kit.workspace import Workspace
from tests.analysis.frames import corpus, row


def _world():
    return corpus(
        articles=[row(date="2025-05-02")],
        quotes=[
            row(quote_id="q1", text="We will", group="g", speaker="Ann"),
            row(quote_id="q2", text="not wait", group="g", start=20, speaker="Ann"),
        ],
        signals=[
            row(signal_id="e1", event_id="e1", status="alleged", sources=("AAA",), targets=("BBB",)),
            row(signal_id="e2", event_id="e1", sources=("AAA",), targets=("BBB",), start=30, end=35),
        ],
    )


def test_the_words_are_those_of_the_standard():
    likelihood = terms("likelihood")
    assert list(likelihood)[:2] == ["almost no chance", "very unlikely"]
    assert likelihood["likely"] == "55–80%"
    assert [meaning.split("–")[0] for meaning in likelihood.values()] == ["1", "5", "20", "45", "55", "80", "95"]
    assert list(terms("confidence")) == ["low", "moderate", "high"]
    with pytest.raises(ValueError, match="likelihood, confidence"):
        terms("mood")


def test_likelihood_and_confidence_never_share_a_sentence():
    assert in_sentences(Judgement("War is near.", "unlikely", "low")) == (
        "Likelihood: unlikely (20–45%).",
        "Confidence in this judgement: low.",
    )
    assert in_sentences(Judgement("War is near.")) == (
        "Likelihood: not stated.",
        "Confidence in this judgement: not stated.",
    )


def test_other_words_and_tables_are_refused():
    with pytest.raises(ValueError, match="likelihood = 'maybe'; it must be one of almost no chance"):
        Judgement("x", likelihood="maybe")
    with pytest.raises(ValueError, match="low, moderate, high"):
        Judgement("x", confidence="likely")
    with pytest.raises(ValueError, match="quotes, stances, signals"):
        Judgement("x", evidence=(("mentions", "m1"),))


def test_drafts_are_kept_in_order_and_changed_by_number(tmp_path):
    path = tmp_path / "workspace.sqlite"
    first = Judgement("One.", "likely", "high", (("quotes", "q1"), ("signals", "e2")))
    with Workspace(path) as workspace:
        assert drafts.kept(workspace) == []
        numbers = [drafts.keep(workspace, first), *(drafts.keep(workspace, Judgement(f"{n}.")) for n in range(2, 12))]
        drafts.drop(workspace, numbers[1])
        drafts.keep(workspace, Judgement("Three, again."), numbers[2])
    with Workspace(path) as workspace:
        found = drafts.numbered(workspace)
        assert list(found)[:3] == ["1", "3", "4"] and list(found)[-1] == "11"
        assert found["1"] == first
        assert found["3"].text == "Three, again."
    assert drafts.kept(None) == []


def test_a_kept_word_that_the_standard_lost_does_not_lose_the_rest():
    kept = {
        "text": "One.",
        "likelihood": "perhaps",
        "confidence": "low",
        "evidence": [["quotes", "q1"], ["moods", "m"]],
    }
    assert Judgement.from_json(kept) == Judgement("One.", "", "low", (("quotes", "q1"),))


def test_evidence_is_cited_by_its_mark_in_the_brief():
    picked = (("quotes", "q2"), ("signals", "e1"), ("signals", "e2"))
    brief = make(_world(), judgements=[Judgement(" It will strike. ", "likely", "low", picked)])
    (one,) = brief.judgements
    assert (one.mark, one.text, one.evidence, one.missing) == ("J1", "It will strike.", ("Q1", "E1"), 0)
    assert one.grounds == "Evidence: Q1, E1."
    page = html(brief)
    assert '<a href="#Q1">Q1</a>, <a href="#E1">E1</a>' in page
    assert '<tr id="Q1">' in page and '<tr id="E1">' in page


def test_evidence_that_is_not_there_is_told():
    gone = Judgement("It will strike.", evidence=(("quotes", "q1"), ("stances", "s9")))
    (one,) = make(_world(), judgements=[gone]).judgements
    assert one.grounds == (
        "Evidence: Q1. 1 piece of evidence is not in this brief: outside what was chosen, rejected, or no longer found."
    )
    (none,) = make(_world(), judgements=[Judgement("So.")]).judgements
    assert none.grounds == "No evidence was picked."


def test_without_judgements_the_brief_says_that_it_concludes_nothing():
    assert "None was written: what follows is counted, not concluded." in html(make(_world()))


def test_the_judgements_of_the_workspace_are_those_of_the_brief(tmp_path):
    world = _world()
    with Workspace(tmp_path / "w.sqlite") as world.workspace:
        drafts.keep(world.workspace, Judgement("Kept."))
        assert [one.text for one in make(world).judgements] == ["Kept."]
        assert make(world, judgements=()).judgements == ()
