"""Outlet, writers, address and day as the lines around a pasted text tell them."""

import pytest

import kit
from kit.reading.credits import author_of
from tests.reading.test_load import BODY

HEADLINE = "Envoy to return as border calm holds"


def _read(above="", below=""):
    return kit.paste("\n\n".join(filter(None, [HEADLINE, above, BODY, below])))[0]


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        ("", "Copyright © 2021 Varland Post | All rights reserved", "Varland Post"),
        ("", "© 2025 Varland Post Media Group. All rights reserved.", "Varland Post"),
        ("By Ilse Marten, Reuters", "", "Reuters"),
        ("By Ilse Marten for The Varland Post", "", "The Varland Post"),
        (f"{HEADLINE} | The Varland Post", "", "The Varland Post"),
        ("https://www.varlandpost.example/world/1", "", "varlandpost.example"),
        ("Source: Varland Daily News", "", "Varland Daily News"),
        ("", "Published in Dawn, April 29th, 2025", "Dawn"),
        ("Ships and men of Varland", "", None),
        ("", "Source: ministry of defence of Varland, October", None),
    ],
)
def test_the_outlet_is_read_from_the_lines_around(above, below, source):
    assert _read(above, below).source == source


def test_an_agency_in_the_opening_is_the_last_resort():
    assert kit.paste(f"HARL, Varland (Reuters) - {BODY}")[0].source == "Reuters"
    assert kit.paste(f"HARL, Varland (Harbour) - {BODY}")[0].source is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ilse Marten", "Ilse Marten"),
        ("By Ilse Marten Updated Nov 13, 2019, 10:28am EST", "Ilse Marten"),
        ("Written by Ilse Marten and Ann Reyes | Varland Post", "Ilse Marten and Ann Reyes"),
        ("By: Ilse Marten, Reuters", "Ilse Marten"),
        ("Ilse Marten@ilsemarten", "Ilse Marten"),
    ],
)
def test_a_writer_without_what_stands_beside(line, author):
    assert author_of([line]) == author


def test_a_bare_name_between_headline_and_day_is_the_writer():
    assert _read("Ilse Marten\n29 April 2025").author == "Ilse Marten"
    assert _read("World News\n29 April 2025").author is None


def test_the_address_stands_above_the_text_or_alone_below_it():
    one, two = "https://a.example/1", "https://b.example/2"
    assert _read(one).url == one
    assert _read("", one).url == one
    assert _read("", f"{one}\n{two}").url is None


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("Updated: April 30, 2025 | Published: April 29, 2025", "", "2025-04-29"),
        ("Updated April 30, 2025\nPublished 29 April 2025 10:15 IST", "", "2025-04-29"),
        ("04/05/2025 10:15 IST", "", "2025-05-04"),
        ("04/05/2025 10:15 AM EDT", "", "2025-04-05"),
        ("29.04.2025", "", "2025-04-29"),
        ("", "Published in Dawn, April 29th, 2025", "2025-04-29"),
        ("", "29 April 2025", "2025-04-29"),
        ("", "Copyright © 2021 Varland Post", "None"),
        ("Updated 2 hours ago", "", "None"),
        ("", "Leave a reply\n\nHarbour closed to all ships\n\nMay 1, 2024", "None"),
    ],
)
def test_the_day_is_that_of_publication(above, below, day):
    assert str(_read(above, below).date) == day


def test_an_undecidable_day_is_a_warning():
    found = kit.paste(f"{HEADLINE}\n\n04/05/2025\n\n{BODY}")
    assert found[0].date is None and "day-first or month-first" in found.report["message"][0]
