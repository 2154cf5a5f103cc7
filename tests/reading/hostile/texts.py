"""Hostile texts: encodings, empty files, sizes, odd ways to write."""

# ruff: noqa: E501 - a line an input keeps them comparable

import codecs
import json

from tests.reading.hostile.expect import Add
from tests.reading.hostile.material import (
    ARABIC,
    ART,
    BODY,
    FRENCH,
    HEAD,
    HINDI,
    PARAS,
    TAIL,
    URDU,
    html_body,
    page,
    rec,
    wrap,
)


def encodings(add: Add, small: bool) -> None:
    f = "encoding"
    add("enc/utf8.txt", ART, f, "load", 1, ["curly quotes kept", "boilerplate tail removed", "headline in the title, not in the body"])
    add("enc/utf8_bom.txt", codecs.BOM_UTF8 + ART.encode(), f, "load", 1, ["no U+FEFF in title or text"])
    add("enc/utf16le_bom.txt", codecs.BOM_UTF16_LE + ART.encode("utf-16-le"), f, "load", 1, ["text equals enc/utf8.txt"])
    add("enc/utf16be_bom.txt", codecs.BOM_UTF16_BE + ART.encode("utf-16-be"), f, "load", 1, ["text equals enc/utf8.txt"])
    add("enc/utf16le_nobom.txt", ART.encode("utf-16-le"), f, "load_warn", 1, ["text equals enc/utf8.txt, or a skip that names the encoding"], ["text with NUL between letters"])
    add("enc/utf32le_bom.txt", codecs.BOM_UTF32_LE + ART.encode("utf-32-le"), f, "load_warn", 1, [], ["decoded as UTF-16 with NULs"], "the UTF-32-LE BOM starts with the UTF-16-LE BOM")
    add("enc/cp1252_curly.txt", ART.encode("cp1252"), f, "load_warn", 1, ["0x93/0x94 become curly quotes", "says it guessed cp1252"], ["U+FFFD", "C1 control characters (as Latin-1 would give)"])
    add("enc/latin1_accents.txt", "PARIS: Le président a déclaré que l'Élysée était « prêt ».\n".encode("latin-1"), f, "load_warn", 1, ["é, É and « » right"])
    add("enc/mac_roman.txt", ART.encode("mac_roman"), f, "load_warn", 1, ["a warning; exact text not required"])
    add("enc/mojibake_utf8_as_cp1252.txt", ART.encode("utf-8").decode("cp1252", "replace"), f, "load_warn", 1, ["reports mojibake", "repairs it, or keeps it and says so"], ["silent load"], "text reads â€œWe areâ€")
    add("enc/double_mojibake.txt", "“Stop,” he said. It won’t work.".encode().decode("cp1252", "replace").encode().decode("cp1252", "replace"), f, "load_warn", 1, ["reports mojibake"])
    add("enc/mixed_utf8_cp1252.txt", PARAS[2].encode() + b"\n\n" + PARAS[4].encode("cp1252") + b"\n", f, "load_warn", 1, ["both paragraphs readable or the file named with the offset"], ["UnicodeDecodeError traceback"])
    add("enc/truncated_utf8.txt", ART.encode()[:ART.encode().index("“".encode()) + 1], f, "load_warn", 1, ["text up to the cut is kept"], ["UnicodeDecodeError traceback"])
    add("enc/nul_bytes.txt", ART.replace("Tuesday", "Tues\0day").encode(), f, "load_warn", 1, ["NUL removed from the text"], ["truncation at the NUL"])
    add("enc/html_entities.txt", BODY.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;"), f, "load_warn", 1, ["entities decoded to curly quotes"])
    add("enc/html_meta_lies.html", page(html_body(), charset="utf-8").encode("cp1252", "xmlcharrefreplace"), f, "load", 1, ["curly quotes right although the page claims UTF-8"], ["U+FFFD"])
    add("enc/utf8_surrogate.txt", b"ISLAMABAD: He said \xed\xa0\x80 nothing more on Tuesday.\n", f, "load_warn", 1, ["text can be written back as UTF-8"], ["lone surrogate in text"])
    add("enc/invisible.txt", "ISLA\u200bMABAD:\u00a0The For\u00adeign Min\u2060istry said on Tues\u200dday that talks\u202e would \u202cgo on.\ufeff\n", f, "load", 1, ["zero-width, soft hyphen, bidi controls removed or offsets still right", "NBSP treated as a space"])
    add("enc/nfd.txt", "Le president Erdog\u0306an a rencontre\u0301 le Premier ministre.\n", f, "load", 1, ["search for Erdoğan (NFC) finds it"])
    add("enc/homoglyph.txt", BODY.replace("Tuesday", "Tu\u0435sday").replace("army", "\u0430rmy"), f, "load", 1, [], [], "Cyrillic letters inside Latin words; a warning is a plus")
    add("enc/cr_only.txt", ART.replace("\n", "\r"), f, "load", 1, ["paragraphs split as in enc/utf8.txt"])
    add("enc/crlf.txt", ART.replace("\n", "\r\n"), f, "load", 1, ["text equals enc/utf8.txt", "no stray carriage return"])
    add("enc/u2028.txt", BODY.replace("\n\n", "\u2028"), f, "load", 1, ["8 paragraphs"])
    add("enc/hard_wrapped.txt", "\n\n".join("\n".join(wrap(p, 60)) for p in PARAS), f, "load", 1, ["8 paragraphs, not one per line; quotes across line breaks still found"])


def empties(add: Add, small: bool) -> None:
    f = "empty"
    add("empty/empty.txt", b"", f, "skip", 0, ["says the file is empty"])
    add("empty/whitespace.txt", " \n\t\n \u00a0\u200b\n", f, "skip", 0, ["says there is no text"])
    add("empty/bom_only.txt", codecs.BOM_UTF8, f, "skip", 0)
    add("empty/punct_only.txt", "... --- !!! ???\n", f, "skip", 0)
    add("empty/one_word.txt", "Ceasefire\n", f, "load_warn", 1, ["flags a very short article"])
    add("empty/headline_only.txt", HEAD + "\n", f, "load_warn", 1, ["flags no body"])
    add("empty/only_boilerplate.txt", TAIL + "\n", f, "skip", 0, ["says nothing was left after cleaning"], ["an article made of the comment form"])
    add("empty/empty.csv", b"", f, "skip", 0)
    add("empty/header_only.csv", "id,title,date,source,text\n", f, "skip", 0, ["says 0 rows"])
    add("empty/empty.jsonl", b"\n\n", f, "skip", 0)
    add("empty/empty.html", b"", f, "skip", 0)
    add("empty/empty_list.json", "[]", f, "skip", 0)
    add("empty/null_text.jsonl", json.dumps(rec(1, text=None)) + "\n" + json.dumps(rec(2, text="")) + "\n" + json.dumps(rec(3)) + "\n", f, "load_warn", 1, ["rows 1 and 2 named as skipped"], ["the text 'None' or 'nan'"])


def sizes(add: Add, small: bool) -> None:
    f = "size"
    n = 200_000 if small else 5_000_000
    one = (" ".join(PARAS) + " ") * (n // len(" ".join(PARAS)) + 1)
    add("size/single_line_5mb.txt", one.encode()[:n - n % 4].decode("utf-8", "ignore"), f, "load_warn", 1, ["finishes, or skips naming the size limit (spaCy stops at 1,000,000 characters by default)"], ["E088 traceback", "more than 2 GB of memory"])
    add("size/over_1m_chars.txt", (BODY + "\n\n") * ((60_000 if small else 1_100_000) // len(BODY) + 1), f, "load_warn", 1, ["just over spaCy's max_length: handled in pieces or skipped by name"])
    add("size/one_token_1mb.txt", "a" * (50_000 if small else 1_000_000), f, "skip", 0, ["no hang in tokenizer or regex"])
    add("size/50k_paragraphs.txt", "\n\n".join(f"Point {i}. Officials said on Tuesday that item {i} was under review." for i in range(2_000 if small else 50_000)), f, "load_warn", 1, ["linear time"])
    add("size/100k_newlines.txt", "\n" * (10_000 if small else 100_000) + PARAS[0] + "\n" * (10_000 if small else 100_000), f, "load", 1, ["one paragraph"])
    add("size/open_quotes_20k.txt", "“" * (2_000 if small else 20_000) + "We agree, he said. " * 50, f, "load_warn", 1, ["no quadratic quote matching"])
    add("size/nested_parens.txt", "(" * 5_000 + "said" + ")" * 5_000 + "\n", f, "load_warn", 1, ["no RecursionError"])
    add("size/repeat_a_b.txt", "said he said " * (2_000 if small else 60_000), f, "load_warn", 1, ["no regex blow-up"])
    add("size/base64_blob.txt", PARAS[0] + "\n\ndata:image/png;base64," + "iVBORw0KGgo" * 20_000 + "\n\n" + PARAS[3], f, "load_warn", 1, ["both paragraphs kept; blob dropped or flagged"])
    add("size/deep_html.html", page("<div>" * 20_000 + f"<p>{PARAS[0]}</p>" + "</div>" * 20_000), f, "load_warn", 1, [], ["RecursionError or segfault"], "skipping with a message is fine")
    add("size/5000_rows.jsonl", "".join(json.dumps(rec(i, text=f"{PARAS[i % 8]} Report number {i}.")) + "\n" for i in range(200 if small else 5_000)), f, "load", 200 if small else 5_000)


def style(add: Add, small: bool) -> None:
    f = "text_style"
    add("style/no_punctuation.txt", BODY.translate(str.maketrans("", "", ".,:;“”’-")).replace("\n\n", " "), f, "load_warn", 1, ["runs; flags no sentence ends"])
    add("style/all_caps.txt", BODY.upper(), f, "load_warn", 1, ["flags all caps (entity recall drops)"])
    add("style/all_lower.txt", BODY.lower(), f, "load_warn", 1)
    add("style/no_paragraphs.txt", " ".join(PARAS), f, "load", 1)
    add("style/straight_quotes.txt", BODY.replace("“", '"').replace("”", '"').replace("’", "'"), f, "load", 1, ["the same 7 quoted spans as in enc/utf8.txt", "won't is not a quote"])
    add("style/single_quotes_british.txt", BODY.replace("“", "‘").replace("”", "’"), f, "load", 1, ["same quotes; the ’ in won’t and the plural possessive do not close one"])
    add("style/straight_single_quotes.txt", "'We won't go,' the soldiers' leader said. 'It's the '90s again.' The rebels' camp burned.\n", f, "load", 1, ["2 quotes; apostrophes are not quotes"])
    add("style/unbalanced_open.txt", PARAS[2].replace("worse,”", "worse,") + "\n\n" + PARAS[3] + "\n\n" + PARAS[4], f, "load_warn", 1, ["the open quote ends at its paragraph", "quotes in later paragraphs right"])
    add("style/unbalanced_close.txt", PARAS[2].replace("“We", "We") + "\n\n" + PARAS[4], f, "load_warn", 1)
    add("style/nested_quotes.txt", "“He told me, ‘We will not strike first,’ and I believed him,” Halvorsen said.\n", f, "load", 1, ["outer quote to Halvorsen; the inner one not a separate claim by her, or marked nested"])
    add("style/multi_paragraph_quote.txt", "“We waited for an answer,” Varma said. “None came.\n\n“So we closed the route.\n\n“It will open when the shelling stops.”\n", f, "load", 1, ["three paragraphs, one speaker"])
    add("style/guillemets_fr.txt", FRENCH + "\n", f, "load_warn", 1, ["flags French", "« » are quotes"])
    add("style/german_quotes.txt", "BERLIN (dpa) – „Wir rufen beide Seiten zur Zurückhaltung auf“, sagte die Ministerin am Dienstag.\n", f, "load_warn", 1, ["flags German"])
    add("style/dash_dialogue.txt", "— We are not at war, the minister said.\n— Not yet, the general answered.\n", f, "load", 1)
    add("style/scare_quotes.txt", "The so-called “security zone” is what the army calls a “buffer”, and what villagers call “the line”.\n", f, "load", 1, ["not speech"])
    add("style/urdu.txt", (URDU + "\n\n") * 5, f, "load_warn", 1, ["flags that the text is not English"], ["made-up English entities"])
    add("style/hindi.txt", (HINDI + "\n\n") * 5, f, "load_warn", 1, ["flags that the text is not English"])
    add("style/mixed_scripts.txt", PARAS[0] + "\n\n" + URDU + "\n\n" + HINDI + "\n\n" + ARABIC + "\n\n" + PARAS[4] + "\n", f, "load_warn", 1, ["English paragraphs handled; offsets right"])
    add("style/emoji.txt", "🚨BREAKING🚨 Foreign Ministry 🇵🇰🇮🇳 says talks 👨‍👩‍👧‍👦 go on Tuesday ☮️ “No war” 🙏🏽 he said\n", f, "load", 1, ["character offsets right past emoji (code points, not UTF-16 units)"])
    add("style/zalgo.txt", "Foreign " + "".join(c + "\u0301\u0316\u0335" * 20 for c in "Ministry") + " said on Tuesday.\n", f, "load", 1)
    add("style/numbers_table.txt", "\n".join("\t".join(str(i * j) for j in range(12)) for i in range(200)), f, "load_warn", 1, ["flags that this is not prose"])
    add("style/live_blog.txt", "\n".join(f"{h:02d}:{m:02d} {PARAS[(h + m) % 8]}" for h in range(8, 12) for m in (0, 17, 42)), f, "load", 1, ["times are not read as numbers of casualties"])
    add("style/two_articles_one_file.txt", ART + "\n\n" + ART.replace("border shelling", "airport blast"), f, "load_warn", 1, ["says that the file may hold two articles, or splits it"])
    add("style/email_forward.txt", "From: desk@frontierpost.example\nTo: analyst@unit.example\nSubject: Fwd: " + HEAD + "\nDate: Tue, 29 Apr 2025 16:10:00 +0500\n\n> " + BODY.replace("\n", "\n> ") + "\n", f, "load_warn", 1, ["> marks removed or not read as text"])
