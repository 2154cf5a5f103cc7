"""Several articles in one text: exports of databases, digests, collections; heads of fields; forwarded mails."""

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit

ENVOY = "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days."
LORRIES = "Traders at the crossing said that lorries were moving again for the first time since March."
HARBOUR = (
    "Rain fell on the coast for a third week, and the harbour master closed the northern quay to all ships until the "
    "end of May, to the dismay of everyone."
)

NEXIS = f"""
                               1 of 2 DOCUMENTS

                              The Varland Times

                            April 29, 2025 Tuesday
                             Late Edition - Final

Envoy to Return as Border Calm Holds

BYLINE: By ILSE MARTEN

SECTION: Section A; Foreign Desk; Pg. 1

LENGTH: 43 words

BODY:

   {ENVOY}

   {LORRIES}

LOAD-DATE: April 30, 2025

GRAPHIC: PHOTO: Guards at the crossing stand in a row and look over the river, as they had done for weeks.

                   Copyright 2025 The Varland Times Company
                             All Rights Reserved

                               2 of 2 DOCUMENTS

                              Osmark Daily

                            April 28, 2025 Monday

HEADLINE: Harbour Closed to All Ships

LENGTH: 28 words

   {HARBOUR}

LOAD-DATE: April 29, 2025
"""
NEXIS_UNI = f"""Envoy to Return as Border Calm Holds
The Varland Times
April 29, 2025 Tuesday

Copyright 2025 The Varland Times All Rights Reserved

Section: FOREIGN
Length: 43 words
Byline: Ilse Marten
Body

{ENVOY}

{LORRIES}

Load-Date: April 30, 2025

End of Document

Harbour Closed to All Ships
Osmark Daily
28 April 2025

Length: 28 words
Body

{HARBOUR}

Load-Date: April 29, 2025

End of Document
"""
FACTIVA = f"""World News
Envoy to Return as Border Calm Holds
By Ilse Marten
43 words
29 April 2025
10:15
The Varland Times
VNT
English
Copyright 2025 The Varland Times. All rights reserved.

{ENVOY}

{LORRIES}

Document VNT0000020250429el4t000ab

Harbour Closed to All Ships
28 words
28 April 2025
Osmark Daily
OSMD
12
English
(c) 2025 Osmark Daily

{HARBOUR}

Document OSMD000020250428el4s00003
"""
CODED = f"""SE  World News
HD  Envoy to Return as Border
Calm Holds
BY  By Ilse Marten
WC  43 words
PD  29 April 2025
SN  The Varland Times
LA  English

LP
{ENVOY}

TD
{LORRIES}

CO  varfm : Varland
AN  Document VNT0000020250429el4t000ab

HD  Harbour Closed to All Ships
WC  28 words
PD  28 April 2025
SN  Osmark Daily
LP  {HARBOUR}
AN  Document OSMD000020250428el4s00003
"""
FIELDS = f"""Title: Envoy to Return as Border Calm Holds
Source: The Varland Times
Author: Ilse Marten
Date: 2025-04-29

{ENVOY}

{LORRIES} It was a Monday like no other, they said.

Title: Harbour Closed to All Ships
Source: Osmark Daily
Date: 28 April 2025

{HARBOUR}
"""


@pytest.mark.parametrize("text", [NEXIS, NEXIS_UNI, FACTIVA, CODED, FIELDS])
def test_an_export_is_split_and_its_heads_are_read(text):
    found = kit.paste(text)
    assert [article.title for article in found] == [
        "Envoy to Return as Border Calm Holds",
        "Harbour Closed to All Ships",
    ]
    assert [article.source for article in found] == ["The Varland Times", "Osmark Daily"]
    assert [str(article.date) for article in found] == ["2025-04-29", "2025-04-28"]
    assert found[0].author.lower() == "ilse marten" and found[1].author is None
    assert found[0].text.startswith(ENVOY) and LORRIES in found[0].text and found[1].text.endswith(HARBOUR)
    assert not any(word in article.text for article in found for word in ("LOAD", "Copyright", "words", "Document"))
    assert found.report["outcome"].tolist() == ["loaded"] and found.report["articles"].tolist() == [2]
    assert len({article.id for article in found}) == 2


def test_removed_lines_of_a_later_article_count_the_lines_of_the_whole_text():
    lines = NEXIS.split("\n")
    last = kit.paste(NEXIS)[1].removed[-1]
    assert lines[last.line].strip() == last.text


def test_an_export_of_one_article_is_read_like_any_other():
    (article,) = kit.paste(FACTIVA.partition("Harbour")[0])
    assert article.source == "The Varland Times" and article.text == f"{ENVOY}\n\n{LORRIES}"


def test_ruled_lines_between_signed_articles_split_and_say_so():
    digest = f"Envoy to return as border calm holds\nBy Ilse Marten\n{ENVOY} {LORRIES}\n-----\n"
    digest += f"Harbour closed to all ships in Osmark\nOSMARK, April 28 (VPA) - {HARBOUR}"
    found = kit.paste(digest)
    assert len(found) == 2 and "ruled lines" in found.report["message"][0]


def test_a_ruled_line_within_an_article_splits_nothing():
    found = kit.paste(f"{ENVOY} {LORRIES}\n\n* * *\n\n{HARBOUR}")
    assert len(found) == 1 and found.report["outcome"][0] == "loaded"
    assert found[0].text == f"{ENVOY} {LORRIES}\n\n{HARBOUR}"


def test_a_second_signed_headline_is_a_doubt_and_no_split():
    two = f"Envoy to return as calm holds\n\nBy Ilse Marten\n\n{ENVOY}\n\n{LORRIES}\n\n"
    two += f"Harbour closed to all ships\n\nBy Ann Reyes\n\n{HARBOUR}"
    found = kit.paste(two)
    assert len(found) == 1
    assert "2 articles, the second from line 9 (“Harbour closed to all ships”)" in found.report["message"][0]


def test_a_forwarded_mail_gives_its_article():
    mail = (
        "Hi all, this may be of use for the brief of tomorrow morning. Best, Tom\n\n"
        "---------- Forwarded message ---------\nFrom: Ann <ann@example.org>\nDate: Tue, 29 Apr 2025 at 16:10\n"
        "Subject: Fwd: Envoy to return as calm holds\nTo: Tom <tom@example.org>\n\n"
        f"> By Ilse Marten\n>\n> {ENVOY}\n>\n> {LORRIES}\n"
    )
    (article,) = found = kit.paste(mail)
    assert (article.title, article.author) == ("Envoy to return as calm holds", "Ilse Marten")
    assert article.text == f"{ENVOY}\n\n{LORRIES}"
    assert str(article.date) == "2025-04-29" and "date 2025-04-29 is that of the mail" in found.report["message"][0]


def test_a_text_in_lines_of_one_width_gets_its_paragraphs_back():
    paragraphs = [ENVOY, f"{LORRIES} {ENVOY}", HARBOUR]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    (article,) = kit.paste(wrapped)
    assert article.text == "\n\n".join(paragraphs)


MIXED = [
    *(line for text in (NEXIS, FACTIVA, CODED, FIELDS) for line in text.split("\n")),
    "> Quoted by somebody", "-----", "* * *", "From: Ann", "Subject: Fwd: Envoy", "Date: 29 April 2025", "", "Menu",
    "End of Document", "Subscribe to continue reading", "Envoy to return", "By Ilse Marten",
    "Ilse Marten joined the Post in 2017 and has waited since then.",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(MIXED) | st.text(max_size=90), max_size=40))
def test_whatever_is_split_or_cleaned_no_word_is_invented_moved_or_said_twice(lines):
    raw = "\n".join(lines)
    said = re.findall(r"\w+", " ".join(article.text for article in kit.paste(raw)))
    from_the_text = iter(re.findall(r"\w+", raw))
    assert all(word in from_the_text for word in said)  # a subsequence


@settings(deadline=None)
@given(st.lists(st.sampled_from(MIXED), max_size=40))
def test_every_filled_line_is_in_an_article_or_among_those_left_out(lines):
    found = kit.paste("\n".join(lines))
    if found:
        kept = re.findall(r"\w+", " ".join(f"{a.text} {' '.join(r.text for r in a.removed)}" for a in found))
        assert sorted(kept) == sorted(re.findall(r"\w+", " ".join(lines)))


def test_a_counter_of_pictures_splits_nothing():
    found = kit.paste(f"Envoy to return\n\n1 / 8\n\n2 of 8\n\n{ENVOY}\n\n{LORRIES}")
    assert len(found) == 1 and found[0].text == f"{ENVOY}\n\n{LORRIES}"
