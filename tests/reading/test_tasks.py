"""What is to be done about a load."""

import zipfile

import pytest

import kit
from kit.lexicon import table
from kit.reading import split_file, todo
from kit.reading.cutting import parts_of
from kit.reading.tasks import tasks
from tests.reading.test_load import BODY, OTHER


def test_every_remark_has_its_remedy(tmp_path):
    (tmp_path / "a.txt").write_text(f"Envoy returns\n\n{BODY}")
    (tmp_path / "b.txt").write_text(f"Published April 29, 2025\n\n{BODY}")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "d.txt").write_bytes(f"29 April 2025\n\n{OTHER} “No,” he said.".encode("cp1252"))
    found = todo(kit.load(tmp_path))
    said = {(path.rpartition("/")[2], remark): what for path, remark, what in found.itertuples(index=False)}
    assert "on Tuesday" in said["a.txt", "no date was found"]
    assert any("Compare" in what for (name, _), what in said.items() if name == "b.txt")
    assert any("quotes and accents" in what for (name, _), what in said.items() if name == "d.txt")
    assert sum(name == "c.png" for name, _ in said) == 1 and all(said.values())


def test_nothing_odd_is_nothing_to_do(tmp_path):
    (tmp_path / "a.txt").write_text(f"Envoy returns\n\n29 April 2025\n\n{BODY}")
    assert todo(kit.load(tmp_path)).empty and todo([]).empty


def test_every_remedy_is_one_sentence_or_two_with_an_action():
    for row in table("load_remedies"):
        assert row["action"].isalpha() and row["remedy"].endswith((".", ")")) and len(row["remedy"]) < 120


def test_a_file_is_cut_where_articles_begin_and_nothing_is_lost(tmp_path):
    text = f"Envoy returns as calm holds\nBy Ann Reyes\n\n{BODY}\n\nHarbour closed to ships\nBy Ben Oster\n\n{OTHER}\n"
    assert "\n".join(parts_of(text)).split() == text.split()
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "two.txt"
    for _ in range(2):
        path.write_text(text)
        made = split_file(path)
        assert [one.name for one in made] == ["two part 1.txt", "two part 2.txt"] and not path.exists()
    assert len(list((tmp_path / "articles before splitting").iterdir())) == 2
    assert [article.title for article in kit.load(folder)] == ["Envoy returns as calm holds", "Harbour closed to ships"]


def _as_page(path):
    path.write_text("<html><body><article>" + "".join(f"<p>{line}</p>" for line in TWO) + "</article></body></html>")


def _as_word(path):
    import docx

    document = docx.Document()
    for line in TWO:
        document.add_paragraph(line)
    document.save(path)


def _as_rtf(path):
    path.write_text(r"{\rtf1\ansi " + r"\par ".join(TWO) + "}")


def _as_mail(path):
    path.write_text("From: a@example.org\nSubject: Two\nMIME-Version: 1.0\n\n" + "\n\n".join(TWO))


TWO = ["Envoy returns as calm holds", "By Ann Reyes", BODY, "Harbour closed to all ships", "By Ben Oster", OTHER]
WAYS = {"two.html": _as_page, "two.docx": _as_word, "two.rtf": _as_rtf, "two.eml": _as_mail}


@pytest.mark.parametrize("name", WAYS)
def test_every_file_of_one_text_that_may_hold_two_articles_can_be_split(tmp_path, name):
    folder = tmp_path / "articles"
    folder.mkdir()
    WAYS[name](folder / name)
    (task,) = [task for task in tasks(*_loaded(folder)) if task.action == "split"]
    made = split_file(task.path)
    titles = {article.title for article in kit.load(folder)}
    assert len(made) == 2 and {"Harbour closed to all ships"} < titles
    assert (tmp_path / "articles before splitting" / name).exists()


def _loaded(path):
    articles = kit.load(path)
    return articles.report.to_dict("records"), articles


def test_where_a_file_can_not_be_split_the_remedy_says_so(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("two.txt", "\n\n".join(TWO))
    (task,) = [task for task in tasks(*_loaded(tmp_path)) if "may hold 2 articles" in task.remark]
    assert task.action == "paste" and "not split by itself" in task.remedy
    with pytest.raises(ValueError, match="no single text"):
        split_file(tmp_path / "a.zip")
