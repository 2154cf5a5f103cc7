"""Pictures under their title and scope, and what a click saves."""

import io
import re

import ipywidgets as widgets
from matplotlib.figure import Figure
from matplotlib.image import imread

from kit.apps.picture import Picture
from kit.views.figure import canvas, png, titled


def _picture():
    return Picture(widgets.HTML(), lambda: "3 of 4 articles are in scope: without duplicates, $5m; 1 lies outside.")


def _figure():
    figure = Figure(figsize=(3, 2))
    figure.subplots().plot([1, 2, 3])
    return figure


def test_what_is_saved_is_what_is_shown_and_the_same_each_time(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    written = []
    for _ in range(2):
        picture = _picture()
        picture.show(_figure(), "three points <b>", "Events by day, A – B")
        assert 'alt="three points &lt;b&gt;"' in picture.chart.value
        picture.save.click()
        assert "Download PNG" in picture.saved.value and "Download SVG" in picture.saved.value
        written.append({path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()})
    assert written[0] == written[1] and len(written[0]) == 2
    assert {name.rpartition(".")[2] for name in written[0]} == {"png", "svg"}
    drawn = next(content for name, content in written[0].items() if name.endswith(".svg")).decode("utf-8")
    assert "<script" not in drawn and not re.search(r'href="(?!#)', drawn)


def test_no_figure_leaves_nothing_to_save():
    picture = _picture()
    picture.show(_figure(), "x", "Y")
    picture.show(None, "", "")
    assert picture.chart.value == "" and picture.ui.layout.display == "none"
    picture.save.click()
    assert picture.saved.value == ""


def test_a_folder_that_takes_nothing_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").write_text("a file in the way")
    picture = _picture()
    picture.show(_figure(), "x", "Y")
    picture.save.click()
    assert "exists" in picture.saved.value


def test_a_long_title_is_whole():
    """Nothing but white at the edges of the picture, however wide its title is."""
    figure, axes = canvas(3, 2)
    axes.plot([1, 2, 3])
    titled(figure, "Share of voice by speaker, ordered by words; relayed quotations count in no share", "All of them.")
    drawn = imread(io.BytesIO(png(figure)))
    edges = [drawn[:, :3], drawn[:, -3:], drawn[:3], drawn[-3:]]
    assert all((edge[..., :3] == 1).all() for edge in edges)
