import hashlib
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.briefing import Choice
from kit.analysis.judgements import Judgement
from kit.brief import grades, make
from kit.views.brief import html
from kit.views.brief_markdown import markdown
from kit.workspace import Workspace
from tests.analysis.frames import corpus, row

NOON = datetime(2025, 5, 4, 12, 0, tzinfo=UTC)
HOSTILE = (
    "<img src=x onerror='window.OWNED=1'> **b** [l](javascript:alert(1)) `c` | $5 and $6 </td><script>x</script> "
    "\u202eR\nnew"
)


def _corpus(words="We will not wait."):
    return corpus(
        articles=[
            row(article_id="a1", title=f"Talks {words}", date="2025-05-02", url="https://herald.example/1"),
            row(article_id="a2", source="The Post", url="javascript:alert(1)"),
        ],
        quotes=[
            row(text=words, start=7, speaker="Ann", side="AAA"),
            row(article_id="a2", text="no comment", speaker=words, via=words),
        ],
        stances=[
            row(holders=("AAA",), targets=("BBB",), cue="blames", sentence=f"AAA blames BBB. {words}", topic=words),
            row(article_id="a2", holders=("BBB",), targets=(words,), polarity=1),
        ],
        signals=[
            row(sources=("AAA",), targets=("BBB",), trigger="struck", sentence=f"AAA struck BBB. {words}"),
            row(sources=("BBB",), targets=("AAA",), status="historical"),
            row(
                article_id="a2", signal="talks", weight=2.5, sources=("USA",), targets=("AAA", "BBB"), status="planned"
            ),
        ],
    )


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text.append(data)


def _parsed(page):
    parser = _Page()
    parser.feed(page)
    return parser


def test_the_first_line_says_how_many_rows_a_person_checked():
    some = _corpus()
    unreviewed = "Written from unreviewed rows: 0 of 7 rows were checked by a person."
    assert make(some).checked == unreviewed
    assert markdown(make(some)).splitlines()[0] == f"**{unreviewed}**"
    some.quotes["review"] = ["accepted", None]
    told = "1 of 7 rows was checked by a person; the others are unreviewed."
    assert make(some).checked == told
    said = html(make(some)).partition("<body>")[2]
    assert said.strip().startswith(f'<p class="checked">{told}</p>')
    for table in (some.quotes, some.stances, some.signals):
        table["review"] = "corrected"
    assert make(some).checked == "7 of 7 rows were checked by a person."


def test_findings_are_counts():
    said = make(_corpus()).findings
    assert said[0] == (
        "2 articles from 2 outlets (2025-05-02 to 2025-05-02) hold 2 quotations, 2 stances and 3 distinct events."
    )
    assert said[1] == "2 distinct events count: 1 verbal cooperation, 1 material conflict."
    assert (
        said[2] == "1 event stands apart and count nowhere: 1 historical."
        or "stands apart and counts nowhere" in said[2]
    )
    assert said[3:7] == (
        "Between AAA and BBB, 1 event counts.",
        "AAA → BBB: attack (1).",
        "outside diplomacy: talks (1).",
        "Only 1 event: too few for a trend. Read the rows.",
    )
    assert "AAA toward BBB (1 against)" in said[7]
    assert said[8].startswith("Of the words quoted at first hand most are by Ann (AAA) 100%. 1 quotation reached")


def test_what_is_chosen_is_all_that_is_in_it():
    brief = make(
        _corpus(), Choice(title="North", articles=("a1",), actors=("AAA",), dyads=(("AAA", "BBB"),)), made=NOON
    )
    assert (brief.title, brief.made) == ("North", "2025-05-04 12:00 UTC")
    assert brief.scope == "All articles are in scope. This brief: 1 article of them; actors: AAA; dyads: AAA–BBB."
    assert [source.mark for source in brief.sources] == ["A1"]
    headings = {section.heading: [evidence.mark for evidence in section.rows] for section in brief.sections}
    assert headings["Who stands how"] == ["S1"]
    assert headings["Who said what"] == ["Q1"]
    assert headings["Signals that count"] == ["E1"]
    assert headings["History"] == ["E2"]
    with pytest.raises(ValueError, match="no article 'a9' within the scope"):
        make(_corpus(), Choice(articles=("a9",)))


def test_evidence_says_where_its_words_stand():
    (quote, _) = make(_corpus()).sections[1].rows
    place = "A1, The Herald, 2025-05-02, characters 7–24"
    assert (quote.words, quote.place, quote.rule) == ("We will not wait.", place, "cue_before")


def test_history_and_what_is_only_planned_are_told_apart():
    sections = {section.heading: section for section in make(_corpus()).sections}
    assert [evidence.what for evidence in sections["Signals that count"].rows] == [
        "attack, actual, 2025-05-02 (reported)",
        "talks, planned, undated",
    ]
    assert [evidence.who for evidence in sections["History"].rows] == ["BBB → AAA"]
    assert sections["Apart: threatened, called for, feared, denied"].lead == "None was found in what was chosen."


def test_hostile_words_stay_words_in_html():
    page = html(make(_corpus(HOSTILE), Choice(title=HOSTILE), made=NOON))
    parser = _parsed(page)
    assert "script" not in parser.tags
    assert not [name for name, _ in parser.attributes if name.startswith("on")]
    links = [value for name, value in parser.attributes if name in ("src", "href")]
    assert [link for link in links if not link.startswith("data:image/png")] == ["https://herald.example/1"]
    assert "\u202e" not in page
    assert ("content", "default-src 'none'; img-src data:; style-src 'unsafe-inline'") in parser.attributes
    assert "javascript:alert(1)" in "".join(parser.text)  # shown, not linked


def test_hostile_words_stay_words_in_markdown():
    text = markdown(make(_corpus(HOSTILE), Choice(title=HOSTILE), made=NOON))
    special = re.sub(r"\\.", "", text)  # what is left has its own meaning
    assert "<" not in special
    assert "`" not in special
    assert "](" not in special
    assert "$" not in special
    assert {line.count("|") for line in special.splitlines() if "|" in line} <= {3, 4, 5, 6, 7}  # 2 to 6 columns
    assert {len(piece) for piece in re.findall(r"\*+", special)} == {2}


def test_a_page_says_why_it_is_empty():
    page = html(make(corpus(), made=NOON))
    assert "0 of 0 rows were checked by a person." in page
    assert "No stance was found in what was chosen." in page
    assert page.count("None was found in what was chosen.") == 5
    assert "<img" not in page
    assert "0 articles" in markdown(make(corpus(), made=NOON))


def test_charts_in_the_page_have_words(tmp_path):
    parser = _parsed(html(make(_corpus(), made=NOON)))
    alts = [value for name, value in parser.attributes if name == "alt"]
    assert len(alts) == 2
    assert "AAA toward BBB: 1 against" in alts[0]
    assert "attack 2" in alts[1]


def test_a_long_section_is_cut_on_a_page_and_says_so():
    many = corpus(articles=[row()], stances=[row(holders=("AAA",), targets=("BBB",)) for _ in range(300)])
    key = ("stances", many.stances["stance_id"].iloc[280])
    brief = make(many, judgements=[Judgement("It holds.", evidence=(key,))], made=NOON)
    (section, *_) = brief.sections
    assert len(section.rows) == 300
    assert [row.mark for row in section.shown(brief.cited)][248:] == ["S249", "S250", "S281"]
    assert "The first 250 of 300, and those cited above" in html(brief)
    assert "The first 250 of 300, and those cited above" in markdown(brief)
    assert brief.checked.startswith("Written from unreviewed rows: 0 of 300 rows")
    assert ("language model", "en_small 1.0") in brief.versions


def test_the_timeline_has_dated_events_that_count_in_order():
    some = corpus(
        articles=[row(date="2025-05-05")],
        signals=[
            row(signal="talks", sources=("AAA",), targets=("BBB",), when_start="2025-05-03", when_end="2025-05-03"),
            row(sources=("BBB",), targets=("AAA",), when_start="2025-05-01", when_end="2025-05-01"),
            row(status="threatened", when_start="2025-05-02", when_end="2025-05-02"),
        ],
    )
    brief = make(some, made=NOON)
    assert [(one.day, one.who, one.mark) for one in brief.timeline] == [
        ("2025-05-01", "BBB → AAA", "E2"),
        ("2025-05-03", "AAA → BBB", "E1"),
    ]
    assert list(brief.dyads[["a", "b", "events", "conflict"]].itertuples(index=False, name=None)) == [
        ("AAA", "BBB", 2, 1)
    ]


def test_reviews_and_the_precision_of_random_rows_are_told():
    some = _corpus()
    verdict = lambda key, word, at: ("quotes", key, "a1", word, {}, at)
    some.reviews = pd.DataFrame(
        [verdict("q1", "rejected", 1), verdict("q1", "accepted", 2), verdict("q2", "rejected", 3)],
        columns=["table", "row_id", "article_id", "verdict", "changes", "when"],
    )
    columns = ["table", "rule", "reviewed", "right", "precision", "low", "high"]
    asked = []
    drawn = pd.DataFrame(
        [("quotes", "all", 40, 36, 0.9, 0.77, 0.96), ("stances", "all", 0, 0, None, 0, 1)], columns=columns
    )
    some.precision = lambda how=None: asked.append(how) or drawn
    brief = make(some, made=NOON)
    assert brief.reviewed == (
        "Quotes: 1 accepted, 1 rejected (2 rows in this brief).",
        "Stances: none reviewed (2 rows in this brief).",
        "Signals: none reviewed (3 rows in this brief).",
        "Of 40 quotes drawn at random from the articles in scope, 36 were right: 90%; "
        "the true share lies between 77% and 96% (95% interval).",
    )
    assert set(asked) == {"random"}  # no other draw is a fair sample
    assert dict(brief.settings)["reviews"].startswith("3 verdicts, digest ")
    assert "was not measured" in make(_corpus(), made=NOON).reviewed[-1]


def test_grades_of_the_analyst_stand_beside_the_event(tmp_path):
    some = _corpus()
    event, other, _ = some.signals["signal_id"]
    with Workspace(tmp_path / "w.sqlite") as some.workspace:
        assert not any("graded" in row.what for section in make(some, made=NOON).sections for row in section.rows)
        grades.keep(some.workspace, event, "The Herald", "B", "3")
        grades.keep(some.workspace, event, "The Post", "", "2")
        grades.keep(some.workspace, other, "The Post", "", "")  # was set, and taken back
        told = {row.row_id: row.what for section in make(some, made=NOON).sections for row in section.rows}
        assert told[event].endswith("; graded The Herald B3, The Post –2")
        assert "graded" not in told[other]
        assert "The Herald" in dict(make(some, made=NOON).settings)["grades"]
        with pytest.raises(ValueError, match="must be one of"):
            grades.keep(some.workspace, event, "The Post", "X", "")


def test_the_appendix_has_what_makes_it_again():
    brief = make(_corpus(), Choice(articles=("a1",)), made=NOON)
    assert dict(brief.settings) | {"reviews": ""} == {
        "articles": "a1",
        "actors": "all",
        "dyads": "the one with most conflict",
        "roster": "none",
        "grades": "none",
        "reviews": "",
    }
    assert brief.sources[0].digest == hashlib.sha256(b"Text.").hexdigest()
    page = html(brief)
    assert brief.sources[0].digest in page
    assert "byte for byte" in page


@given(st.text(max_size=60))
@settings(max_examples=15)
def test_any_words_stay_words(words):
    some = corpus(articles=[row(title=words)], quotes=[row(text=words, start=0, end=9, speaker=words)])
    brief = make(some, Choice(title=words), made=NOON)
    usual = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "b",
        "span",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
        "caption",
    }
    assert set(_parsed(html(brief)).tags) <= usual
    special = re.sub(r"\\.", "", markdown(brief))
    assert not set("<`$~") & set(special)
