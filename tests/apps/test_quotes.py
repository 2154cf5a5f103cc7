from kit.analysis.voices import NOBODY
from kit.apps.quotes import QuotesApp
from tests.analysis.frames import corpus, row
from tests.apps.worlds import two_states


def test_pieces_or_whole_quotations():
    app = QuotesApp(two_states())
    assert app.errors.value == ""
    assert list(app.rows()["text"]) == ["We will wait … no longer", "a mistake", "it is over"]
    assert "3 quotations of 3: 1 relayed by somebody else, 1 without a named speaker." in app.status.value
    app.form.value = "pieces"
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


def _repeated():
    said = "we will never leave the valley"
    return corpus(
        articles=[row(article_id="a1"), row(article_id="a2", source="The Post", title="Second")],
        quotes=[
            row(quote_id="q1", article_id="a1", text=said, speaker="Ann", rule="after"),
            row(quote_id="q2", article_id="a2", text=f"“{said}”", speaker="Ann", rule="after"),
            row(quote_id="q3", article_id="a2", start=50, text="no comment", speaker="Bob", rule="after"),
        ],
    )


def test_one_quotation_in_two_outlets_is_shown_once_and_opens_to_its_articles():
    app = QuotesApp(_repeated())
    assert "1 wording stands in several articles" in app.status.value
    app.form.value = "same"
    assert app.table.rows == [["Ann", "we will never leave the valley", "2", "The Herald, The Post"]]
    app.table.selected = "q1"
    assert app.table.row_keys == ["q1", "q1/q1", "q1/q2"]
    assert "stand in 2 articles (The Herald, The Post)" in app.why.value
    app.table.selected = "q1/q2"
    assert app.chosen()["article_id"] == "a2"
    assert app.reader.title == "Second"
    assert [cells[1] for cells in app.table.rows[1:]] == ["↳ in “Title”", "↳ in “Second”"]
    app.words.value = "comment"
    assert app.table.rows == []
    assert app.errors.value == ""


def test_cues_are_offered_by_frequency_and_narrow_the_rows():
    world = two_states()
    world.quotes["cue"] = ["said", "added", "told", "Said"]
    app = QuotesApp(world)
    assert [label for label, _ in app.cue.options] == ["all", "said (2)", "added (1)", "told (1)"]
    app.cue.value = "added"
    assert list(app.rows()["text"]) == ["We will wait … no longer"]
    app.form.value = "pieces"
    assert list(app.rows()["quote_id"]) == ["q2"]


def test_shares_in_words_or_quotes_with_the_relayed_apart_counted_or_left_out():
    app = QuotesApp(two_states())
    assert "in words" not in app.chart.value and "1 relayed by others is not counted" in app.chart.value
    app.measure.value = "quotes"
    assert "Ann Reyes 50% of the quotes" in app.chart.value
    app.hand.value = "counted"
    assert "Ann Reyes 33% of the quotes" in app.chart.value
    app.hand.value = "own"
    assert "1 relayed left out." in app.status.value
    assert "q3" not in set(app.rows()["quote_id"])
    assert app.errors.value == ""


def test_those_without_a_speaker_are_one_click_away_with_the_reason():
    app = QuotesApp(two_states())
    assert app.nobody.description == "Without a speaker (1)"
    app.nobody.click()
    assert list(app.rows()["quote_id"]) == ["q4"]
    assert app.table.columns[0] == "why no speaker"
    assert app.table.rows[0][0] == "no subject near the cue"
    app.table.selected = "q4"
    assert "has no subject in its sentence" in app.why.value
    app.nobody.click()
    assert len(app.rows()) == 3
    assert app.table.rows[2][0] == f"{NOBODY} no subject near the cue"


def test_the_pane_says_how_the_speaker_was_found_and_how_sure_that_is():
    text = "Ann Reyes, the minister, said it was over."
    world = corpus(
        articles=[row(article_id="a1", text=text)],
        quotes=[row(quote_id="q", start=30, text="it was over", speaker="Ann Reyes", rule="clause",
                    speaker_start=0, speaker_end=23)],
    )  # fmt: skip
    app = QuotesApp(world)
    app.table.selected = "q"
    assert (
        "The subject of &quot;said&quot; is &quot;Ann Reyes, the minister&quot;, which names Ann Reyes."
        in app.why.value
    )
    assert "This rule" in app.why.value or "this rule" in app.why.value
