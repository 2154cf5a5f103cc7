"""A brief as a workbook (XLSX): every row of it, with nothing cut, a sheet for each part."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from kit.analysis.briefing import Brief, Evidence, Moment
from kit.export import sheet_cell

_EVIDENCE = [field.name for field in fields(Evidence)]
_WIDE = {
    "sentence": 70,
    "words": 40,
    "text": 60,
    "what": 45,
    "who": 30,
    "value": 80,
    "digest": 68,
    "title": 45,
    "": 100,
}
_SHEETS = {"Who stands how": "Stances", "Who said what": "Quotes"}


@dataclass(frozen=True)
class _Sheet:
    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence]


def xlsx(brief: Brief) -> bytes:
    """The brief as the bytes of an XLSX file. Every text is text: no cell is a formula, whatever an article says."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = "", ""
    for sheet in _sheets(brief):
        _write(book.create_sheet(sheet.name), sheet)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def _sheets(brief: Brief) -> Iterable[_Sheet]:
    yield _Sheet("Brief", ("",), [(line,) for line in _front(brief)])
    judged = [
        (one.mark, one.text, *one.sentences, ", ".join(one.evidence), one.missing or "") for one in brief.judgements
    ]
    heads = ("mark", "text", "likelihood", "confidence", "evidence", "evidence not in this brief")
    yield _Sheet("Judgements", heads, judged)
    moments = [field.name for field in fields(Moment)]
    yield _Sheet("Timeline", moments, [tuple(asdict(one).values()) for one in brief.timeline])
    for name, frame in (("Dyads", brief.dyads), ("Positions", brief.positions), ("Ladder", brief.ladder)):
        yield _Sheet(name, list(frame), frame.itertuples(index=False, name=None))
    signals = []
    for section in brief.sections:
        rows = [tuple(getattr(row, name) for name in _EVIDENCE) for row in section.rows]
        if section.heading in _SHEETS:
            yield _Sheet(_SHEETS[section.heading], _EVIDENCE, rows)
        else:
            signals += [(section.heading, *row) for row in rows]
    yield _Sheet("Signals", ["part", *_EVIDENCE], signals)
    sources = [tuple(asdict(source).values()) for source in brief.sources]
    yield _Sheet("Sources", ["mark", "title", "outlet", "day", "url", "article_id", "digest"], sources)
    yield _Sheet("Precision", list(brief.precision), brief.precision.itertuples(index=False, name=None))
    kinds = (("version", brief.versions), ("setting", brief.settings))
    yield _Sheet("Appendix", ("kind", "name", "value"), [(kind, *row) for kind, rows in kinds for row in rows])


def _front(brief: Brief) -> Iterable[str]:
    """The first sheet, line by line, the first line first."""
    yield from (brief.checked, brief.title, brief.scope, f"Made {brief.made}.")
    for heading, lines in (
        (
            "Key judgements",
            [f"{one.mark} {' '.join((one.text, *one.sentences, one.grounds))}" for one in brief.judgements],
        ),
        ("Key findings: counted from the tables, not concluded", brief.findings),
        ("What was reviewed", brief.reviewed),
        ("Limits", brief.limits),
        ("Method", brief.method),
    ):
        yield from ("", heading, *(lines or ["None."]))


def _write(sheet, made: _Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(made.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(name, 16)
    wrapped = {"alignment": Alignment(wrap_text=True, vertical="top")}
    bold = {"font": Font(bold=True)}
    headed = any(made.columns)
    if headed:
        sheet.freeze_panes = "A2"
        sheet.append([_styled(sheet, name.replace("_", " "), bold) for name in made.columns])
    for number, row in enumerate(made.rows):
        if not headed:  # the sheet to read: the first line and the title are bold
            row = [_styled(sheet, value, wrapped | (bold if number < 2 else {})) for value in row]
        sheet.append([sheet_cell(sheet, value) if headed else value for value in row])


def _styled(sheet, value: str, style: dict):
    from openpyxl.cell import WriteOnlyCell

    cell = sheet_cell(sheet, value)
    if isinstance(cell, str):
        cell = WriteOnlyCell(sheet, cell)
    for name, what in style.items():
        setattr(cell, name, what)
    return cell
