"""Hostile binaries and archives."""

# ruff: noqa: E501 - a line an input keeps them comparable

import json

from tests.reading.hostile.expect import Add
from tests.reading.hostile.material import ART, BODY, HEAD, PARAS, docx, gz_bytes, pdf, png, wrap, zip_bytes


def binaries(add: Add, small: bool) -> None:
    f = "binary"
    lines = [HEAD, "By Sana Rehman", ""] + wrap(BODY.replace("“", '"').replace("”", '"').replace("’", "'"))
    add("bin/article.pdf", pdf([lines]), f, "load_warn", 1, ["text out, line breaks joined; or a skip that says which extra to install"])
    add("bin/two_pages_running_head.pdf", pdf([["Frontier Post  29 April 2025  Page 1"] + lines[:18], ["Frontier Post  29 April 2025  Page 2"] + lines[18:]]), f, "load_warn", 1, [], ["running heads in the middle of a sentence"])
    add("bin/scanned.pdf", pdf([[]], image_only=True), f, "skip", 0, ["says that there is no text layer (OCR needed)"])
    add("bin/encrypted.pdf", pdf([lines], encrypted=True), f, "skip", 0, ["says password-protected"])
    add("bin/truncated.pdf", pdf([lines])[:400], f, "error", 0)
    add("bin/pdf_named.txt", pdf([lines]), f, "load_warn", None, ["seen as PDF by content"], ["%PDF- source as text"])
    add("bin/article.docx", docx([HEAD, "By Sana Rehman"] + PARAS), f, "load_warn", 1, ["10 paragraphs, curly quotes kept; or a skip that says which extra to install"])
    add("bin/not_a_docx.docx", b"this is not a zip", f, "error", 0)
    add("bin/old_word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000, f, "skip", 0, ["says to save as DOCX or text"])
    add("bin/article.rtf", r"{\rtf1\ansi\ansicpg1252 {\b " + HEAD + r"}\par " + PARAS[0] + r"\par \'93We agree,\'94 he said.}", f, "load_warn", None, [], ["RTF control words as text"])
    add("bin/photo.png", png(), f, "skip", 0, ["says image"])
    add("bin/photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01" + bytes(range(256)) * 8 + b"\xff\xd9", f, "skip", 0)
    add("bin/image_named.txt", png(), f, "skip", 0, ["seen as binary"], ["mojibake article"])
    add("bin/random.bin", bytes((i * 73 + (i >> 3) * 31) % 256 for i in range(4_096)), f, "skip", 0)
    add("bin/article.txt.gz", gz_bytes(ART.encode()), f, "load_warn", None, ["loads or is skipped by name"])
    add("bin/articles.zip", zip_bytes([("a.txt", ART), ("sub/b.txt", ART.replace("Tuesday", "Friday"))]), f, "load_warn", None, ["2 articles, or a skip that says to unpack"])
    add("bin/zip_slip.zip", zip_bytes([("../../evil.txt", ART), ("/abs_evil.txt", ART), ("ok.txt", ART)]), f, "skip", None, [], ["a file written outside the working folder"])
    big = 5_000_000 if small else 300_000_000
    add("bin/zip_bomb.zip", zip_bytes([("zeros.txt", b"0" * big)]), f, "skip", 0, ["stops at a size limit"], ["more than 1 GB of memory or disk"])
    add("bin/nested_bomb.zip", zip_bytes([(f"l{i}.zip", zip_bytes([("z.txt", b"0" * (big // 30))])) for i in range(10)]), f, "skip", 0)
    add("bin/gz_bomb.txt.gz", gz_bytes(b"A" * big), f, "skip", 0, ["stops at a size limit"])
    add("bin/docx_bomb.docx", docx(["Short."], [("word/media/x.xml", b" " * big)]), f, "load_warn", None, [], ["unpacking parts that are not needed"])
    add("bin/pickle.pkl", b"cos\nsystem\n(S'echo owned > owned.txt'\ntR.", f, "skip", 0, ["never unpickled"], ["a file owned.txt"])
    add("bin/notebook.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": [BODY]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), f, "skip", 0)
