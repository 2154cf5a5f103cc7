from kit.apps.brief import BriefApp
from kit.workspace import Workspace
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


def test_a_judgement_is_written_with_evidence_and_kept(tmp_path):
    world = two_states()
    with Workspace(tmp_path / "w.sqlite") as world.workspace:
        app = BriefApp(world, output=tmp_path)
        editor = app.judgements
        assert (editor.which.value, editor.drop.disabled, editor.pick_evidence.disabled) == ("", True, True)
        editor.text.value = "Borland will strike <b>again</b>."
        assert editor.which.label == "J1: Borland will strike <b>again</b>."
        editor.likelihood.value, editor.confidence.value = "likely", "low"
        app.table.selected = "E1"
        assert not editor.pick_evidence.disabled
        editor.pick_evidence.click()
        assert editor.pick_evidence.disabled  # it is picked
        assert editor.picked.options == (("E1", ("signals", app.chosen()["row_id"])),)
        assert "Evidence: E1." in editor.said.value
        assert "Likelihood: likely (55–80%)." in app.preview.value
        assert "&lt;b&gt;again" in app.preview.value.replace("&amp;", "&")
        assert app.errors.value == ""
        again = BriefApp(world, output=tmp_path)  # another notebook, another day
        assert [one.likelihood for one in again.judgements.all.values()] == ["likely"]
        assert [one.text for one in again.brief().judgements] == ["Borland will strike <b>again</b>."]


def test_judgements_are_changed_deleted_and_put_back(tmp_path):
    app = BriefApp(two_states(), output=tmp_path)  # without a workspace
    editor = app.judgements
    editor.text.value = "First."
    editor.which.value = ""
    assert editor.text.value == ""
    editor.text.value = "Second."
    assert [label for label, _ in editor.which.options] == ["(a new one)", "J1: First.", "J2: Second."]
    editor.which.value = "1"
    assert editor.text.value == "First."
    app.table.selected = "S1"
    editor.pick_evidence.click()
    editor.take_out.click()
    assert "No evidence was picked." in editor.said.value
    editor.drop.click()
    assert [one.text for one in app.brief().judgements] == ["Second."]
    editor.undo.click()
    assert [one.text for one in app.brief().judgements] == ["Second.", "First."]
    assert (editor.undo.disabled, app.errors.value) == (True, "")


def test_evidence_outside_of_the_choice_stays_picked(tmp_path):
    app = BriefApp(two_states(), output=tmp_path)
    app.judgements.text.value = "So."
    app.table.selected = "E1"
    app.judgements.pick_evidence.click()
    app.articles.value = ("a2",)  # the first event is told in the other one
    assert "1 piece of evidence is not in this brief" in app.judgements.said.value
    app.articles.value = ()
    assert "Evidence: E1." in app.judgements.said.value
