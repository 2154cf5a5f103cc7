import kit
from kit.corpus import Scope

TEXT = "Talks stall\n\nIndia accused Pakistan of an attack."


def test_the_settings_are_what_the_tables_rest_on(tmp_path):
    roster = tmp_path / "actors.csv"
    roster.write_text("name,side,kind\nRed Front,Red Front,armed_group\n", encoding="utf-8")
    article = kit.Article(TEXT, date="2025-05-01")
    corpus = kit.annotate([article], roster=roster, progress=False)
    before = corpus.settings
    assert before["roster"].startswith("rows: 1, digest ")
    assert (before["weights other than the kit's"], before["days set by hand"], before["lines put back"]) == (
        {},
        {},
        {},
    )
    assert corpus.settings == before
    corpus.set_date(article.id, "2025-05-02")
    corpus.set_weights({"attack": -5.0})
    corpus.set_scope(Scope(duplicates=False))
    after = corpus.settings
    assert after["days set by hand"] == {article.id: "2025-05-02"}
    assert after["weights other than the kit's"] == {"attack": -5.0}
    assert after["scope"] != before["scope"]
    roster.write_text("name,side,kind\nRed Front,RF,armed_group\n", encoding="utf-8")
    corpus.reread(roster)
    assert corpus.settings["roster"] != before["roster"]
    assert corpus.settings["rules and word lists"] == before["rules and word lists"]
