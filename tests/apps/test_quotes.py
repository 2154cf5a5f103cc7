from kit.analysis.voices import NOBODY
from kit.apps.quotes import QuotesApp
from tests.analysis.frames import corpus, row
from tests.apps.worlds import two_states


def test_pieces_or_whole_quotations():
    app = QuotesApp(two_states())
    assert app.errors.value == ""
    assert list(app.rows()["text"]) == ["We will wait … no longer", "a mistake", "it is over"]
    assert "1 quotation without a named speaker" in app.status.value
    app.form.value = False
    assert list(app.rows()["quote_id"]) == ["q1", "q2", "q3", "q4"]
    assert "4 pieces of 4" in app.status.value


def test_shares_follow_the_choice():
    app = QuotesApp(two_states())
    assert "Ann Reyes 62% of the quoted words" in app.chart.value  # 5 of the 8 words at first hand
    app.by.value = "side"
    assert "ARL 62%" in app.chart.value
    app.side.value = "BOR"
    assert "No quotation at first hand." in app.chart.value


def test_who_relayed_and_who_is_not_named():
    app = QuotesApp(two_states())
    app.hand.value = "relayed"
    assert list(app.rows()["quote_id"]) == ["q3"]
    app.hand.value = ""
    app.speaker.value = NOBODY
    assert list(app.rows()["quote_id"]) == ["q4"]
    app.speaker.value = ""
    app.words.value = "mist"
    assert list(app.rows()["quote_id"]) == ["q3"]
    app.kind.value = "direct"
    assert "No quotation meets this choice" in app.status.value
    assert app.errors.value == ""


def test_an_empty_corpus_says_why():
    app = QuotesApp(corpus())
    assert "No quotation was found" in app.status.value
    assert app.errors.value == ""


def test_one_quotation_in_two_outlets_is_told_once():
    said = "we will never leave the valley"
    world = corpus(
        articles=[row(article_id="a1"), row(article_id="a2", source="The Post")],
        quotes=[row(article_id="a1", text=said, speaker="Ann"), row(article_id="a2", text=f"“{said}”", speaker="Ann")],
    )
    assert f"The same words in 2 articles (The Herald, The Post): {said}" in QuotesApp(world).status.value
