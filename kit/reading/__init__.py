"""The reading room: files and pasted text become clean, dated articles, or a clear reason why not."""

from kit.dates import resolve_date
from kit.reading.columns import Columns, guess_columns
from kit.reading.cutting import split_file
from kit.reading.duplicates import compare_texts
from kit.reading.lines import label_lines
from kit.reading.load import columns_of, load, paste
from kit.reading.report import Articles
from kit.reading.save import save_paste, save_upload
from kit.reading.tasks import todo

__all__ = [
    "Articles",
    "Columns",
    "columns_of",
    "compare_texts",
    "guess_columns",
    "label_lines",
    "load",
    "paste",
    "resolve_date",
    "save_paste",
    "save_upload",
    "split_file",
    "todo",
]
