"""The reading room: files and pasted text become clean, dated articles, or a clear reason why not."""

from kit.dates import resolve_date
from kit.reading.cutting import split_file
from kit.reading.duplicates import compare_texts
from kit.reading.lines import label_lines
from kit.reading.load import Articles, load, paste
from kit.reading.save import save_paste, save_upload
from kit.reading.tasks import todo

__all__ = [
    "Articles",
    "compare_texts",
    "label_lines",
    "load",
    "paste",
    "resolve_date",
    "save_paste",
    "save_upload",
    "split_file",
    "todo",
]
