from kit.apps.brief import BriefApp
from tests.analysis.frames import corpus
from tests.apps.worlds import two_states


def test_the_preview_is_a_frame_in_which_nothing_runs(tmp_path):
    app = BriefApp(two_states(), output=tmp_path)
    assert app.errors.value == ""
    assert 'sandbox=""' in app.preview.value
    assert "0 of 15 rows were checked by a person." in app.status.value
    assert not list(tmp_path.iterdir())


def test_what_is_chosen_is_written(tmp_path):
    app = BriefApp(two_states(), output=tmp_path / "output")
    app.title.value = "North"
    app.articles.value = ("a1",)
    app.dyads.value = (("ARL", "BOR"),)
    app.save()
    page, text = (tmp_path / "output" / f"North.{end}" for end in ("html", "md"))
    assert "Talks stall" in page.read_text("utf-8")
    assert "A strike" not in text.read_text("utf-8")
    assert 'download="North.html"' in app.written.value
    app.actors.value = ("ARL",)
    assert app.written.value == ""  # what was written is not what is shown any more


def test_a_title_that_is_no_file_name_is_an_error_in_words(tmp_path):
    app = BriefApp(two_states(), output=tmp_path)
    app.title.value = "???"
    app.write.click()
    assert "needs a name" in app.errors.value
    assert not list(tmp_path.iterdir())


def test_an_empty_corpus_makes_an_empty_brief(tmp_path):
    app = BriefApp(corpus(), output=tmp_path)
    assert app.errors.value == ""
    assert "0 of 0 rows" in app.status.value
