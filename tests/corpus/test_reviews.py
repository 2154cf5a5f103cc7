"""Reviews: verdicts, corrections and additions, what they make of the tables, and that they find their rows again."""

import json
import shutil

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.corpus import frames
from kit.corpus.checks import changeable
from kit.corpus.retrace import place
from kit.corpus.trust import interval
from kit.corpus.verdicts import KEYS, is_id

TEXT = (
    "Ondria accused Varania of shelling the Harn crossing on Monday. “We will answer every shell,” "
    "President Ilse Ketterin of Ondria said. Varania denied the charge. Ondria expelled six Varanian diplomats.\n\n"
    "India condemned the attack. India and Pakistan agreed to hold talks. Pakistan welcomed the offer."
)
ROSTER = pd.DataFrame(
    [("Ondria", "OND", "state", "", ""), ("Varania", "VAR", "state", "", "Varanian"),
     ("Ilse Ketterin", "OND", "person", "president", "Ketterin")],
    columns=["name", "side", "kind", "role", "aliases"],
)  # fmt: skip
ARTICLE = "harn"


def _annotated(workspace=None, text=TEXT, roster=ROSTER, date="2025-05-06"):
    articles = [kit.Article(text, id=ARTICLE, date=date)]
    return kit.annotate(articles, progress=False, roster=roster, workspace=workspace)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A workspace in which everything was read once."""
    path = tmp_path_factory.mktemp("read") / "w.sqlite"
    _annotated(path)
    return path


@pytest.fixture(scope="module")
def in_memory():
    return _annotated()


@pytest.fixture
def path(read, tmp_path):
    shutil.copy(read, tmp_path / "w.sqlite")
    return tmp_path / "w.sqlite"


@pytest.fixture(params=["memory", "workspace"])
def corpus(request):
    if request.param == "workspace":
        return _annotated(request.getfixturevalue("path"))
    corpus = request.getfixturevalue("in_memory")
    corpus.set_weights({})
    while corpus.undo():
        pass
    return corpus


def _first(corpus, table):
    return getattr(corpus, table).iloc[0]


def test_every_table_has_rows_to_review_and_review_comes_last(corpus):
    for table in KEYS:
        frame = getattr(corpus, table)
        assert len(frame) > 1
        assert frame.columns[-1] == "review" and frame["review"].isna().all()
        assert list(frame.columns) == list(frames.COLUMNS[table])


@pytest.mark.parametrize("table", KEYS)
def test_an_accepted_row_says_so_and_a_rejected_one_is_gone_until_it_is_reviewed_again(corpus, table):
    before = getattr(corpus, table)
    key = KEYS[table]
    first, second = before[key].iloc[0], before[key].iloc[1]
    corpus.review(table, first, "accepted", note="as it stands")
    corpus.review(table, second, "rejected")
    now = getattr(corpus, table)
    assert now[key].tolist() == [i for i in before[key] if i != second]
    assert now.set_index(key)["review"][first] == "accepted"
    corpus.review(table, second, "accepted")
    assert getattr(corpus, table)[key].tolist() == before[key].tolist()
    assert getattr(corpus, table).drop(columns="review").equals(before.drop(columns="review"))
    assert corpus.reviews["verdict"].tolist() == ["accepted", "rejected", "accepted"]
    assert corpus.reviews["found"].all() and corpus.reviews["note"].iloc[0] == "as it stands"


def test_a_corrected_row_has_the_new_values_and_its_ids(corpus):
    row = _first(corpus, "quotes")
    corpus.review("quotes", row.quote_id, "corrected", changes={"speaker": "Ilse Ketterin", "side": "OND"})
    now = _first(corpus, "quotes")
    assert (now.speaker, now.side, now.review) == ("Ilse Ketterin", "OND", "corrected")
    assert all(now[c] == row[c] or (pd.isna(now[c]) and pd.isna(row[c])) for c in frames.COLUMNS["quotes"] if is_id(c))
    assert corpus.reviews["changes"].iloc[0] == {"speaker": "Ilse Ketterin", "side": "OND"}


def test_what_follows_from_a_correction_follows(corpus):
    stance = _first(corpus, "stances")
    corpus.review("stances", stance.stance_id, "corrected", changes={"act": "praise", "targets": ("VAR", "IND")})
    assert (_first(corpus, "stances").polarity, _first(corpus, "stances").targets) == (1, ("VAR", "IND"))
    signal = _first(corpus, "signals")
    corpus.review("signals", signal.signal_id, "corrected", changes={"signal": "attack", "status": "actual"})
    now = _first(corpus, "signals")
    assert (now.direction, now.weight) == ("escalatory", -9.5) and now.score in (-9.5, -4.75)
    corpus.review("signals", signal.signal_id, "corrected", changes={"status": "historical"})
    assert _first(corpus, "signals").score == 0
    quote = _first(corpus, "quotes")
    corpus.review("quotes", quote.quote_id, "corrected", changes={"start": 3, "end": 9})
    assert _first(corpus, "quotes").text == TEXT[3:9]


@pytest.mark.parametrize(("table", "words"), [("quotes", "text"), ("stances", "cue"), ("signals", "trigger")])
def test_an_added_row_is_there_once_with_its_words(corpus, table, words):
    before = len(getattr(corpus, table))
    start = TEXT.index("welcomed")
    row_id = corpus.add(table, ARTICLE, start, start + 8)
    assert corpus.add(table, ARTICLE, start, start + 8) == row_id
    frame = getattr(corpus, table)
    row = frame.set_index(KEYS[table]).loc[row_id]
    assert len(frame) == before + 1 and len(corpus.reviews) == 1
    assert (row[words], row["rule"], row["review"]) == ("welcomed", "analyst", "added")
    assert frame["start"].is_monotonic_increasing
    assert not frame[[c for c, kind in frames.COLUMNS[table].items() if kind == frames.FLAG]].isna().any(axis=None)
    corpus.review(table, row_id, "rejected")
    assert len(getattr(corpus, table)) == before
    assert corpus.add(table, ARTICLE, start, start + 8) == row_id
    assert len(getattr(corpus, table)) == before + 1


def test_an_addition_takes_columns_and_can_be_corrected(corpus):
    row_id = corpus.add("signals", ARTICLE, 0, 6, signal="threat", sources=("OND",), targets="VAR", status="planned")
    row = corpus.signals.set_index("signal_id").loc[row_id]
    assert (row.weight, row.score, row.direction, row.targets) == (-6.5, -3.25, "escalatory", ("VAR",))
    assert row.sentence.startswith("Ondria accused Varania of shelling") and row.event_id == row_id
    corpus.review("signals", row_id, "corrected", changes={"targets": ("IND",)})
    row = corpus.signals.set_index("signal_id").loc[row_id]
    assert (row.targets, row.signal, row.review) == (("IND",), "threat", "corrected")


def test_undo_takes_back_the_last_and_leaves_reviews(corpus):
    assert corpus.undo() is False
    before = corpus.quotes
    corpus.review("quotes", _first(corpus, "quotes").quote_id, "rejected")
    corpus.add("stances", ARTICLE, 0, 6)
    assert corpus.undo() is True and not (corpus.stances["rule"] == "analyst").any()
    assert corpus.undo() is True and corpus.quotes.equals(before) and corpus.reviews.empty
    assert corpus.undo() is False
    assert list(corpus.reviews.columns) == list(frames.COLUMNS["reviews"])


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: c.review("actors", "x", "accepted"), "quotes, stances, signals"),
        (lambda c: c.review("quotes", "x", "accepted"), "quote_id = 'x' is unknown"),
        (lambda c: c.review("quotes", None, "accepted"), "quote_id"),
        (lambda c: c.review("quotes", _first(c, "quotes").quote_id, "fine"), "accepted, rejected, corrected"),
        (lambda c: c.review("quotes", _first(c, "quotes").quote_id, "added"), "accepted, rejected, corrected"),
        (lambda c: c.review("quotes", _first(c, "quotes").quote_id, "corrected"), "needs changes"),
        (lambda c: c.review("quotes", _first(c, "quotes").quote_id, "accepted", changes={"side": "X"}), "go with"),
        (
            lambda c: c.review("quotes", _first(c, "quotes").quote_id, "accepted", drawn="luck"),
            "analyst, random, doubt",
        ),
        (lambda c: _correct(c, "quotes", speaker_id="x"), "speaker_id can't be changed"),
        (lambda c: _correct(c, "quotes", quote_id="x"), "quote_id can't be changed"),
        (lambda c: _correct(c, "quotes", spoken_by="x"), "spoken_by"),
        (lambda c: _correct(c, "quotes", start=50, end=40), "the end after the start"),
        (lambda c: _correct(c, "quotes", end=10_000), "outside the text"),
        (lambda c: _correct(c, "quotes", speaker_start=5, speaker_end=5), "empty"),
        (lambda c: _correct(c, "quotes", nested="yes"), "True or False"),
        (lambda c: _correct(c, "quotes", kind="loud"), "direct, mixed, indirect"),
        (lambda c: _correct(c, "stances", polarity=2), "-1, 0, 1"),
        (lambda c: _correct(c, "stances", holders=[1]), "must be texts"),
        (lambda c: _correct(c, "stances", holder_spans=[(5, 2)]), "the end after the start"),
        (lambda c: _correct(c, "signals", status="sure"), "actual, planned"),
        (lambda c: _correct(c, "signals", when_start="Monday"), "a day as"),
        (lambda c: _correct(c, "signals", weight=40), "from -10 to 10"),
        (lambda c: c.add("mentions", ARTICLE, 0, 5), "quotes, stances, signals"),
        (lambda c: c.add("quotes", "nowhere", 0, 5), "article_id = 'nowhere' is unknown"),
        (lambda c: c.add("quotes", ARTICLE, 5, 5), "empty or outside"),
        (lambda c: c.add("quotes", ARTICLE, 5, 4), "empty or outside"),
        (lambda c: c.add("quotes", ARTICLE, -1, 4), "empty or outside"),
        (lambda c: c.add("quotes", ARTICLE, 0, len(TEXT) + 1), "empty or outside"),
        (lambda c: c.add("quotes", ARTICLE, 0, 4, colour="red"), "colour"),
        (lambda c: c.precision("luck"), "analyst, random, doubt"),
    ],
)
def test_wrong_input_is_refused_in_one_line_and_changes_nothing(corpus, call, said):
    with pytest.raises(ValueError) as refusal:
        call(corpus)
    assert said in str(refusal.value) and "\n" not in str(refusal.value)
    assert corpus.reviews.empty


def _correct(corpus, table, **changes):
    corpus.review(table, _first(corpus, table)[KEYS[table]], "corrected", changes=changes)


def test_reviews_come_back_with_the_workspace_and_two_corpora_agree_at_once(path):
    one, two = _annotated(path), _annotated(path)
    one.review("quotes", _first(one, "quotes").quote_id, "rejected")
    row_id = two.add("stances", ARTICLE, 0, 6, polarity=-1)
    assert one.quotes.equals(two.quotes) and one.stances.equals(two.stances)
    assert row_id in set(one.stances["stance_id"])
    again = _annotated(path)
    assert again.quotes.equals(one.quotes) and again.stances.equals(one.stances)
    assert again.undo() and row_id not in set(one.stances["stance_id"])
    assert one.everything.reviews.equals(again.reviews)


def test_a_row_is_found_again_where_the_text_moved(path):
    before = _annotated(path)
    for table in KEYS:
        before.review(table, _first(before, table)[KEYS[table]], "accepted")
        before.review(table, getattr(before, table).iloc[-1][KEYS[table]], "corrected", changes=_MOVING[table])
    added = before.add("quotes", ARTICLE, 0, 6)
    moved = _annotated(path, text="A caption.\n\n" + TEXT)
    assert moved.reviews["found"].all()
    for table in KEYS:
        reviews = getattr(moved, table)["review"].dropna().tolist()
        assert sorted(reviews) == sorted(getattr(before, table)["review"].dropna())
        for name in _MOVING[table]:
            assert getattr(moved, table).iloc[-1][name] == getattr(before, table).iloc[-1][name] or name == "start"
    row = moved.quotes.set_index("quote_id").loc[added]
    assert (row.start, row.text) == (12, "Ondria")
    other = _annotated(path, text="Nothing of the sort happened here.")
    assert len(other.reviews) == len(moved.reviews) and not other.reviews["found"].any()
    assert other.precision()["reviewed"].sum() == 0


_MOVING = {"quotes": {"speaker": "Somebody"}, "stances": {"topic": "the offer"}, "signals": {"status": "alleged"}}


def test_a_verdict_on_what_now_reads_otherwise_counts_no_longer(path):
    before = _annotated(path)
    row = next(q for q in before.quotes.itertuples() if q.speaker == "Ilse Ketterin")
    before.review("quotes", row.quote_id, "rejected", drawn="random")
    renamed = ROSTER.assign(side=["OND", "VAR", "KET"])
    now = _annotated(path, roster=renamed)
    quote = now.quotes.set_index("quote_id").loc[row.quote_id]
    assert (quote.review, quote.side) == ("changed", "KET")
    assert now.reviews["found"].all() and now.precision()["reviewed"].sum() == 0
    now.review("quotes", row.quote_id, "accepted")
    assert now.quotes.set_index("quote_id")["review"][row.quote_id] == "accepted"
    assert _annotated(path).quotes.set_index("quote_id")["review"][row.quote_id] == "changed"


def test_a_weight_that_is_set_changes_no_verdict(corpus):
    row = _first(corpus, "signals")
    corpus.review("signals", row.signal_id, "accepted")
    corpus.set_weights({row.signal: -1})
    assert (_first(corpus, "signals").review, _first(corpus, "signals").weight) == ("accepted", -1)


def test_precision_counts_the_latest_verdict_on_each_row_of_the_kit_once(corpus):
    ids = corpus.quotes["quote_id"].tolist()
    rules = corpus.quotes.set_index("quote_id")["rule"]
    nothing = corpus.precision().set_index(["table", "rule"])
    assert set(nothing.loc["quotes"].index) == {"all", *rules}
    assert nothing["reviewed"].sum() == 0 and nothing["precision"].isna().all()
    corpus.review("quotes", ids[0], "rejected", drawn="random")
    corpus.review("quotes", ids[0], "accepted")
    corpus.review("quotes", ids[1], "corrected", changes={"speaker": "X"}, drawn="doubt")
    corpus.add("quotes", ARTICLE, 0, 6)
    every = corpus.precision().set_index(["table", "rule"]).loc[("quotes", "all")]
    assert (every.reviewed, every.right, every.precision) == (2, 1, 0.5)
    assert (round(every.low, 4), round(every.high, 4)) == (0.0945, 0.9055)
    for drawn, counts in (("random", (1, 1)), ("doubt", (1, 0)), ("analyst", (1, 1))):
        row = corpus.precision(drawn).set_index(["table", "rule"]).loc[("quotes", "all")]
        assert (row.reviewed, row.right) == counts
    of_rules = corpus.precision().query("table == 'quotes' and rule != 'all'")
    assert of_rules["reviewed"].sum() == 2 and of_rules["right"].sum() == 1


def test_the_interval_is_wilsons():
    # 81 of 263 from Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3
    share, low, high = interval(81, 263)
    assert (round(share, 4), round(low, 4), round(high, 4)) == (0.3080, 0.2553, 0.3662)


def test_reviews_go_out_and_come_in_once(corpus, read, tmp_path):
    corpus.review("quotes", _first(corpus, "quotes").quote_id, "rejected", note="not said")
    corpus.add("signals", ARTICLE, 0, 6, signal="threat")
    path = corpus.write_reviews(tmp_path / "out" / "reviews.jsonl")
    shutil.copy(read, tmp_path / "other.sqlite")
    other = _annotated(tmp_path / "other.sqlite")
    assert other.read_reviews(path) == (2, [])
    assert other.read_reviews(path) == (0, [])
    assert other.quotes.equals(corpus.quotes) and other.signals.equals(corpus.signals)
    assert other.reviews.equals(corpus.reviews)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense", "[]", "{}", '{"review_id": "a"}', "null", "1",
        '{"review_id": "a", "table": "quotes", "row_id": "b", "article_id": "c", "verdict": "accepted"}',
    ],
)  # fmt: skip
def test_a_line_that_holds_no_review_is_left_out_with_a_reason(corpus, tmp_path, line):
    path = tmp_path / "reviews.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    new, problems = corpus.read_reviews(path)
    assert new == 0 and len(problems) == 1 and "line 1" in problems[0]
    assert corpus.reviews.empty


def test_a_line_with_impossible_changes_is_left_out(corpus, tmp_path):
    corpus.review("quotes", _first(corpus, "quotes").quote_id, "corrected", changes={"side": "IND"})
    path = corpus.write_reviews(tmp_path / "reviews.jsonl")
    entry = json.loads(path.read_text(encoding="utf-8"))
    lines = [json.dumps(entry | {"review_id": str(n), "changes": c}) for n, c in enumerate(
        [{"start": "5"}, {"quote_id": "x"}, {"colour": "red"}, {"start": 9, "end": 2}, {"side": "X"}]
    )]  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    new, problems = corpus.read_reviews(path)
    assert (new, len(problems)) == (1, 4)
    assert _first(corpus, "quotes").side == "X"


@given(st.text(max_size=60), st.text(min_size=1, max_size=10), st.text(max_size=60), st.text(max_size=40))
@settings(deadline=None)
def test_words_are_found_where_they_stand_after_anything_was_put_before_them(before, words, after, put):
    text = before + words + after
    start = len(before)
    judged = {"start": start, "words": words, "before": text[max(0, start - 30) : start], "after": after[:30]}
    assert place(judged, text) == start
    found = place(judged, put + text)
    assert found is not None and (put + text)[found:].startswith(words)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_any_change_of_any_column_is_refused_in_words_or_shows(in_memory, data):
    corpus = in_memory
    table = data.draw(st.sampled_from(list(KEYS)))
    name = data.draw(st.sampled_from(changeable(table)))
    scalars = st.none() | st.booleans() | st.integers(-5, 500) | st.floats(-20, 20) | st.text(max_size=8)
    value = data.draw(scalars | st.lists(scalars, max_size=3) | st.lists(st.tuples(scalars, scalars), max_size=2))
    row_id = getattr(corpus, table)[KEYS[table]].iloc[0]
    try:
        corpus.review(table, row_id, "corrected", changes={name: value})
    except ValueError as refusal:
        assert "\n" not in str(refusal).replace(repr(value), "")
        return
    frame = getattr(corpus, table)
    assert len(frame) and {c: str(t) for c, t in frame.dtypes.items()} == _types(table)
    assert corpus.undo()


def _types(table):
    return {c: str(t) for c, t in frames.frame(table, []).dtypes.items()}
