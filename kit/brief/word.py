"""A brief as a Word file (DOCX): the same parts as the page, in styles of Word's own, so that it can be edited."""

from __future__ import annotations

import io
from numbers import Number
from typing import TYPE_CHECKING

from kit.analysis.briefing import Brief, Evidence, KeyJudgement
from kit.views.brief_parts import Part, Table, parts, printable
from kit.views.brief_pictures import pictured
from kit.views.figure import inches, png
from kit.views.html import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_WIDTH = 6.3  # inches between the margins
_GREY = (0x55, 0x55, 0x55)
_QUIET = "KitQuiet"  # the id of a style


def docx(brief: Brief) -> bytes:
    """The brief as the bytes of a DOCX file. Words from articles are text in it and nothing else."""
    document = _blank(brief)
    _say(_paragraph(document, "IntenseQuote"), brief.checked)
    document.add_heading(_words(brief.title), 0)
    _say(document.add_paragraph(), brief.scope)
    _say(_paragraph(document, _QUIET), f"Made {brief.made}.")
    for part in parts(brief):
        _part(document, brief, part)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def _blank(brief: Brief) -> Document:
    from docx import Document as new
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Inches, Pt, RGBColor

    document = new()
    document.core_properties.title = _words(brief.title)[:255]
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "en"
    for section in document.sections:
        section.page_width, section.page_height = Inches(8.27), Inches(11.69)  # A4
        section.left_margin = section.right_margin = Inches((8.27 - _WIDTH) / 2)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(10.5)
    quiet = document.styles.add_style("Kit Quiet", WD_STYLE_TYPE.PARAGRAPH)
    quiet.base_style = document.styles["Normal"]
    quiet.font.size, quiet.font.color.rgb = Pt(9), RGBColor(*_GREY)
    return document


def _part(document: Document, brief: Brief, part: Part) -> None:
    document.add_heading(_words(part.heading), 1)
    if part.lead:
        _say(document.add_paragraph(), part.lead)
    if part.picture:
        _picture(document, brief, part.picture)
    for judgement in part.judgements:
        _judgement(document, judgement)
    for item in part.items:
        _say(_paragraph(document, "ListBullet"), item)
    for table in part.tables:
        _table(document, table)
    for row in part.evidence:
        _evidence(document, row)


def _judgement(document: Document, one: KeyJudgement) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{one.mark} ").bold = True
    _say(paragraph, one.text).bold = True
    for sentence in one.sentences:
        line = document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        _say(line, sentence)
    _say(_paragraph(document, _QUIET), one.grounds)


def _picture(document: Document, brief: Brief, name: str) -> None:
    from docx.shared import Inches

    figure, alt = pictured(brief, name)
    picture = png(figure)
    shape = document.add_picture(io.BytesIO(picture), width=Inches(min(_WIDTH, inches(picture))))
    shape._inline.docPr.set("descr", _words(alt))  # python-docx has no other way to an alternative text


def _table(document: Document, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement

    caption = _paragraph(document, _QUIET)
    caption.paragraph_format.keep_with_next = True
    _say(caption, table.caption)
    made = document.add_table(len(table.rows) + 1, len(table.columns), "Light List Accent 1")
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # the heads come again on each page
    values = (value for row in (table.columns, *table.rows) for value in row)
    for cell, value in zip(made._cells, values, strict=True):  # a row's own `cells` would count all cells each time
        paragraph = cell.paragraphs[0]
        _say(paragraph, value)
        if isinstance(value, Number):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def _evidence(document: Document, row: Evidence) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{row.mark} ").bold = True
    _say(paragraph, f"{row.who}: {row.what}. ")
    before, found, after = row.sentence.partition(row.words) if row.words else (row.sentence, "", "")
    if not found:
        _say(paragraph, f"{row.words} ").bold = True
    for words, strong in ((before, False), (found, True), (after, False)):
        if words:
            run = _say(paragraph, words)
            run.italic, run.bold = True, strong
    checked = f"; {row.checked}" if row.checked else ""
    _say(_paragraph(document, _QUIET), f"{row.place}; rule {row.rule}{checked}")


def _paragraph(document: Document, style_id: str) -> Paragraph:
    """A paragraph in a style by its id: to look one up by name takes longer than all else."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style_id
    return paragraph


def _say(paragraph: Paragraph, text: object):
    return paragraph.add_run(_words(text))


def _words(text: object) -> str:
    """The text as Word takes it: no controls, and what turns the direction of writing made visible."""
    return visible(printable(text))
