"""The review in the apps: verdicts, corrections, additions and undo are kept, and the lists say what is left."""

import pytest

import kit
from kit.apps import EscalationApp, QuotesApp, StancesApp

TEXT = """Talks stall

Norway accused Sweden of a raid. Foreign Minister Mira Holt said: “We condemn the raid and we will respond.”

Norway criticised Sweden on Friday, and Sweden praised Finland for its calm. “It was an attack on us,” Holt said. \
The envoys of both states then met in the old harbour town and signed no paper.
"""
APPS = {"quotes": QuotesApp, "stances": StancesApp, "signals": EscalationApp}


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A workspace in which the article is read already; returns its bytes."""
    path = tmp_path_factory.mktemp("read") / "workspace.sqlite"
    corpus = kit.annotate([kit.Article(TEXT, date="2025-05-02")], progress=False, workspace=path)
    corpus.workspace.close()
    return path


@pytest.fixture
def corpus(parsed, tmp_path):
    path = tmp_path / "workspace.sqlite"
    path.write_bytes(parsed.read_bytes())
    return kit.annotate([kit.Article(TEXT, date="2025-05-02")], progress=False, workspace=path)


def _opened(corpus, table):
    app = APPS[table](corpus)
    app.review.toggle.value = True
    _calm(app)
    return app, app.review


def _calm(app):
    assert app.errors.value == "" and app.review.errors.value == ""


@pytest.mark.parametrize("table", APPS)
def test_the_review_takes_the_place_of_the_table_and_gives_it_back(corpus, table):
    app, review = _opened(corpus, table)
    assert app.table.layout.display == "none" and review.ui.layout.display == ""
    assert review.table.selected == review.rows.ids[0] and "Why this row?" in app.why.value
    assert any(span["layer"] == "chosen" for span in app.reader.chosen)
    review.toggle.value = False
    assert app.table.layout.display != "none" and review.ui.layout.display == "none" and not review.keys.on
    _calm(app)


@pytest.mark.parametrize("table", APPS)
def test_verdicts_are_kept_and_the_next_row_is_chosen(corpus, table):
    app, review = _opened(corpus, table)
    first, second = review.rows.ids[:2]
    review.note.value = "seen"
    review.accept()
    assert review.table.selected == second and "Accepted and saved" in review.status.value
    review.reject()
    kept = corpus.reviews
    assert list(kept["row_id"]) == [first, second] and list(kept["verdict"]) == ["accepted", "rejected"]
    assert kept["note"].iloc[0] == "seen" and review.note.value == ""
    assert second not in set(getattr(corpus, table).iloc[:, 0])
    assert [row[0] for row in review.table.rows[:2]] == ["✓ accepted", "✗ rejected"]
    review.undo()
    assert review.table.selected == second and "Taken back: rejected" in review.status.value
    assert len(corpus.reviews) == 1
    review.toggle.value = False
    assert app.table.columns[0] == "checked"
    if table != "signals":  # there, the events of one dyad are listed
        assert "✓ accepted" in [row[0] for row in app.table.rows]
    _calm(app)


def test_undo_without_a_verdict_says_so(corpus):
    _, review = _opened(corpus, "quotes")
    review.undo()
    assert "no verdict to take back" in review.status.value


def test_a_correction_reaches_the_table_and_is_offered_elsewhere(corpus):
    app, review = _opened(corpus, "stances")
    stances = corpus.stances
    same = stances[stances["holders"] == ("NOR",)]
    assert len(same) >= 2
    review.choose(same.iloc[0]["stance_id"])
    review.correct()
    assert review.form.is_open and review.form.fields["holders"].value == "NOR"
    review.save()
    assert "Nothing was changed" in review.status.value and corpus.reviews.empty
    review.form.fields["holders"].value = "DNK, FIN"
    review.save()
    assert not review.form.is_open and "Corrected and saved" in review.status.value
    now = corpus.stances.set_index("stance_id")
    assert now.loc[same.iloc[0]["stance_id"], "holders"] == ("DNK", "FIN")
    offer, apply = review.elsewhere.children[0].children
    assert f"{len(same) - 1} other unreviewed row" in offer.value and "DNK, FIN" in offer.value
    apply.click()
    now = corpus.stances.set_index("stance_id")
    assert {now.loc[key, "holders"] for key in same["stance_id"]} == {("DNK", "FIN")}
    _calm(app)


def test_a_wrong_correction_is_refused_in_one_line_and_keeps_the_form(corpus):
    _, review = _opened(corpus, "stances")
    review.correct()
    review.form.fields["act"].value = None
    review.save()
    assert "act = None is unknown" in review.errors.value and corpus.reviews.empty


def test_a_known_speaker_brings_the_side(corpus):
    _, review = _opened(corpus, "quotes")
    review.form._side_of = {"Ann Reyes": "NOR"}
    review.correct()
    review.form.fields["speaker"].value = "Ann Reyes"
    assert review.form.fields["side"].value == "NOR"


@pytest.mark.parametrize(
    ("table", "needed"), [("quotes", {}), ("stances", {"act": "praise"}), ("signals", {"signal": "talks"})]
)
def test_a_row_is_added_from_marked_words(corpus, table, needed):
    app, review = _opened(corpus, table)
    review.add()
    assert "Mark the words" in review.status.value and not review.form.is_open
    start = TEXT.index(" met in the old harbour town")
    app.reader.marked = [start, start + len(" met in the old harbour town")]
    review.add()
    assert "Words: “met in the old harbour town”" in review.form.words.value
    if needed:
        review.save()
        assert "first" in review.status.value and corpus.reviews.empty
    for column, value in needed.items():
        review.form.fields[column].value = value
    review.save()
    _calm(app)
    row = corpus.reviews.iloc[-1]
    assert row["verdict"] == "added" and review.table.selected == row["row_id"]
    assert app.reader.marked == [] and "Added and saved" in review.status.value
    added = getattr(corpus, table).set_index(f"{table[:-1]}_id").loc[row["row_id"]]
    assert TEXT[added["start"] : added["end"]] == "met in the old harbour town" and added["review"] == "added"


def test_the_words_of_a_row_are_set_to_those_marked(corpus):
    app, review = _opened(corpus, "quotes")
    review.correct()
    row = review.row()
    app.reader.marked = [int(row["start"]), int(row["end"]) - 3]
    review.form.take_words.click()
    review.save()
    _calm(app)
    assert corpus.reviews.iloc[0]["changes"] == {"start": row["start"], "end": row["end"] - 3}


def test_a_draw_counts_as_one_only_while_no_row_is_left_out(corpus):
    _, review = _opened(corpus, "stances")
    review.what.value = "random"
    order = list(review.rows.ids)
    review.accept()
    review.next()
    review.reject()
    assert "Counted as your own choice" in review.status.value
    review.choose(order[1])
    review.accept()
    precision = corpus.precision("random").set_index(["table", "rule"])
    assert precision.loc[("stances", "all"), "reviewed"] == 2
    assert review.rows.ids == order  # the list stays while it is worked through
    assert "Drawn at random: 2 of 2 reviewed stances are right" in review.trust.value
    review.seed.value = 2
    assert set(review.rows.ids) <= set(order) - {order[0], order[1]}


def test_lists_by_state_and_the_next_unreviewed(corpus):
    _, review = _opened(corpus, "stances")
    ids = list(review.rows.ids)
    review.choose(ids[1])
    review.accept()
    review.choose(ids[0])
    review.next_unreviewed()
    assert review.table.selected == ids[2]
    review.what.value = "reviewed"
    assert review.rows.ids == [ids[1]]
    review.what.value = "unreviewed"
    assert ids[1] not in review.rows.ids and len(review.rows.ids) == len(ids) - 1
    review.what.value = "rule"
    rules = {review.rows.row(key)["rule"] for key in review.rows.ids}
    assert rules == {review.rule.value}
    review.what.value = "changed"
    assert review.rows.ids == [] and "Choose others" in review.table.nothing
    review.accept()
    assert "Choose a row first" in review.status.value
    assert "1 reviewed" in review.states.value


def test_passages_are_read_for_what_is_missing(corpus):
    app, review = _opened(corpus, "quotes")
    review.what.value = "passages"
    assert review.rows.ids and review.buttons["reject"].disabled
    review.accept()
    assert len(corpus.passages_read("quotes")) == 1 and "1 passage read through" in review.trust.value
    review.undo()
    assert corpus.passages_read("quotes") == [] and corpus.reviews.empty
    _calm(app)


def test_verdicts_on_rows_that_are_gone_are_listed(corpus, tmp_path):
    _, review = _opened(corpus, "quotes")
    review.accept()
    path = corpus.write_reviews(tmp_path / "reviews.jsonl")
    other = kit.annotate([kit.Article("Norway thanked Sweden, said Mira Holt.")], progress=False)
    other.read_reviews(path)
    _, review = _opened(other, "quotes")
    review.what.value = "lost"
    assert review.table.rows[0][:2] == ["✓ accepted", "not among these articles"]
    review.accept()
    assert "Choose a row first" in review.status.value


@pytest.mark.parametrize("table", ["quotes", "signals"])
def test_reviewed_rows_can_be_counted_alone(corpus, table):
    app, review = _opened(corpus, table)
    review.toggle.value = False
    app.counted.value = True
    assert "was reviewed so far" in app.status.value and not app.table.row_keys
    review.toggle.value = True
    review.accept()
    review.toggle.value = False
    if table == "signals":
        app.dyad.value, app.of_status.value = (), ()
    assert "Counted are reviewed rows alone" in app.status.value and len(app.table.row_keys) == 1
    _calm(app)


def test_words_of_a_row_choose_it_in_the_review(corpus):
    app, review = _opened(corpus, "stances")
    last = review.rows.ids[-1]
    app.reader.clicked = f"stances/{last}"
    assert review.table.selected == last and app.table.selected == ""


def test_keys_act_only_while_the_review_is_open(corpus):
    _, review = _opened(corpus, "stances")
    review.keys._pressed(None, {"key": "a"}, [])
    assert len(corpus.reviews) == 1
    review.keys._pressed(None, {"key": "z"}, [])
    review.toggle.value = False
    review.keys._pressed(None, {"key": "a"}, [])
    assert len(corpus.reviews) == 1


@pytest.mark.parametrize("table", APPS)
def test_the_rows_after_verdicts_are_those_of_a_fresh_look(corpus, table):
    _, review = _opened(corpus, table)
    review.what.value = "random"
    for act in (review.accept, review.reject, review.previous, review.accept, review.undo, review.reject):
        act()
        fresh = corpus.checklist(table)
        assert review.rows.rows["review"].fillna("").tolist() == fresh["review"].fillna("").tolist()
        assert review.rows.rows["drawn"].tolist() == fresh["drawn"].tolist()
