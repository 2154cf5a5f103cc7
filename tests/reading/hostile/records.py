"""Hostile tables, JSON, dates and duplicates."""

# ruff: noqa: E501 - a line an input keeps them comparable

import codecs
import json

from tests.reading.hostile.expect import Add
from tests.reading.hostile.material import ART, BODY, HEAD, PARAS, rec, zip_bytes


def tables(add: Add, small: bool) -> None:
    f = "table"
    cols = ["id", "title", "date", "source", "text"]

    def row(r, d=","):
        return d.join('"' + str(r[c]).replace('"', '""') + '"' for c in cols) + "\n"
    rows = [rec(i) for i in range(3)]
    plain = ",".join(cols) + "\n" + "".join(row(r) for r in rows)
    add("table/ok.csv", plain, f, "load", 3)
    add("table/bom_semicolon_crlf.csv", codecs.BOM_UTF8 + (";".join(cols) + "\n" + "".join(row(r, ";") for r in rows)).replace("\n", "\r\n").encode(), f, "load", 3, ["first column is 'id' without BOM"])
    add("table/excel_sep_line.csv", "sep=;\n" + ";".join(cols) + "\n" + "".join(row(r, ";") for r in rows), f, "load", 3)
    add("table/utf16_tab.csv", codecs.BOM_UTF16_LE + ("\t".join(cols) + "\r\n" + "".join(row(r, "\t") for r in rows)).encode("utf-16-le"), f, "load_warn", 3, [], [], "Excel's 'Unicode text'")
    add("table/ok.tsv", "\t".join(cols) + "\n" + "".join("\t".join(str(r[c]).replace("\n", " ") for c in cols) + "\n" for r in rows), f, "load", 3)
    add("table/embedded_newlines.csv", plain, f, "load", 3, ["text keeps its 8 paragraphs"], ["a row per line"])
    add("table/cp1252.csv", plain.encode("cp1252"), f, "load_warn", 3, ["curly quotes right"])
    add("table/no_text_column.csv", "id,headline,published\n1,\"" + HEAD + "\",2025-04-29\n", f, "error", 0, ["names the missing column and lists the columns that are there"], ["KeyError traceback"])
    add("table/other_names.csv", "Headline,Publication Date,Outlet,Article Body,Author\n\"" + HEAD + "\",29/04/2025,Frontier Post,\"" + BODY.replace('"', '""') + "\",Sana Rehman\n", f, "load_warn", 1, ["columns mapped (headline→title, article body→text, outlet→source) and the mapping shown, or a clear request to map"])
    add("table/duplicate_columns.csv", "id,text,text\n1,first,second\n", f, "load_warn", None, ["says that the column is there twice"])
    add("table/ragged.csv", "id,title,text\n1,a\n2,b,\"" + PARAS[0] + "\",extra,extra\n3,c,\"" + PARAS[1] + "\"\n", f, "load_warn", None, ["names rows 1 and 2"], ["ParserError traceback"])
    add("table/unclosed_quote.csv", "id,title,text\n1,\"" + HEAD + "," + PARAS[0] + "\n2,b,\"" + PARAS[1] + "\"\n", f, "load_warn", None, ["says that the quoting looks broken"], ["silently one giant row"])
    add("table/nul.csv", b"id,title,text\n1,a,\"ISLAMABAD:\0 Talks go on, the ministry said.\"\n", f, "load_warn", 1)
    add("table/huge_field.csv", "id,title,text\n1,a,\"" + "Talks go on. " * 12_000 + "\"\n", f, "load_warn", 1, [], ["csv.Error: field larger than field limit (131072)"])
    add("table/index_column.csv", ",id,title,date,source,text\n" + "".join(f"{i}," + row(r) for i, r in enumerate(rows)), f, "load", 3, ["the unnamed index column does not become text"])
    add("table/na_strings.csv", "id,title,date,source,text\n1,NA,NaN,null,\"NA\"\n2,None,,n/a,\"" + PARAS[0] + "\"\n", f, "load_warn", None, ["'NA' as text stays a string or row 1 is skipped by name"], ["float nan reaching the NLP code"])
    add("table/ids_leading_zero.csv", "id,title,text\n007,a,\"" + PARAS[0] + "\"\n7,b,\"" + PARAS[1] + "\"\n", f, "load", 2, ["ids '007' and '7' stay apart"])
    add("table/same_id_twice.csv", ",".join(cols) + "\n" + row(rec(1)) + row(rec(1, text=PARAS[3])), f, "load_warn", 2, ["says that the id is used twice; no row overwrites the other"])
    add("table/is_really_xlsx.csv", zip_bytes([("xl/workbook.xml", "<workbook/>"), ("[Content_Types].xml", "<Types/>")]), f, "skip", 0, ["says that it looks like a workbook"])
    add("table/fake.parquet", b"PAR1" + b"\0" * 64 + b"PAR1", f, "error", 0, ["names the file"], ["ArrowInvalid traceback as the only message"])
    add("table/html_cells.csv", "id,title,text\n1,\"" + HEAD.replace("border", "<i>border</i>") + "\",\"" + "".join(f"<p>{p}</p>" for p in PARAS).replace('"', '""') + "\"\n", f, "load_warn", 1, ["tags removed"])
    j = "json"
    lines = [json.dumps(r, ensure_ascii=False) for r in rows]
    add("json/ok.jsonl", "\n".join(lines) + "\n", j, "load", 3)
    add("json/ok.json", json.dumps(rows, ensure_ascii=False), j, "load", 3)
    add("json/one_object.json", lines[0], j, "load", 1)
    add("json/wrapped.json", json.dumps({"status": "ok", "totalResults": 3, "articles": [{"title": r["title"], "publishedAt": "2025-04-29T10:00:00Z", "source": {"id": None, "name": "Frontier Post"}, "content": r["text"]} for r in rows]}), j, "load_warn", 3, ["News-API shape: finds 'articles' and maps 'content', or says which key to name"], ["source shown as a dict"])
    add("json/broken_line.jsonl", lines[0] + "\n" + lines[1][:60] + "\n" + lines[2] + "\n", j, "load_warn", 2, ["names line 2"], ["whole file lost"])
    add("json/bom.jsonl", codecs.BOM_UTF8 + "\n".join(lines).encode(), j, "load", 3)
    add("json/array_in_jsonl.jsonl", json.dumps(rows), j, "load_warn", 3)
    add("json/jsonl_in_json.json", "\n".join(lines), j, "load_warn", 3)
    add("json/u2028.jsonl", "\n".join(line.replace("Tuesday", "Tues\u2028day") for line in lines) + "\n", j, "load", 3, [], ["splitting a record at U+2028 (str.splitlines does)"])
    add("json/lone_surrogate.jsonl", '{"id": "s", "title": "t", "text": "ISLAMABAD: He said \\ud83d on Tuesday."}\n', j, "load_warn", 1, ["can be exported as UTF-8"], ["UnicodeEncodeError at export"])
    add("json/deep.json", "[" * 100_000 + "]" * 100_000, j, "error", 0, [], ["RecursionError traceback"])
    add("json/big_int.jsonl", '{"id": ' + "9" * 5_000 + ', "title": "t", "text": "ISLAMABAD: Talks go on, he said."}\n', j, "load_warn", None, [], ["ValueError about 4300 digits as a traceback"])
    add("json/nan.jsonl", '{"id": "n", "title": NaN, "date": Infinity, "text": "ISLAMABAD: Talks go on, he said."}\n', j, "load_warn", 1)
    add("json/wrong_types.jsonl", '{"id": 1, "title": ["a","b"], "date": {"y": 2025}, "text": 12345}\n{"id": 2, "title": "t", "text": ["p1 talks go on.", "p2 he said."]}\n"just a string"\n[1,2]\nnull\n', j, "load_warn", None, ["each bad record named by line"], ["AttributeError traceback"])
    add("json/dup_keys.jsonl", '{"id": "k", "text": "first", "title": "t", "text": "ISLAMABAD: second text wins quietly, he said."}\n', j, "load_warn", 1, [], [], "Python keeps the last")
    add("json/comments.json", "// exported by tool\n[" + lines[0] + ",]", j, "error", 0, ["line and column of the error"])


def dates(add: Add, small: bool) -> None:
    f = "dates"
    vals = ["2025-04-29", "2025-04-29T15:02:00+05:00", "20250429", "29/04/2025", "04/29/2025", "04/05/2025", "29 April 2025", "Apr 29, 2025 3:02 PM PKT", "1745920920", "1745920920000", "45776",
            "2025-13-45", "31/04/2025", "0000-00-00", "tomorrow", "Updated 3 hours ago", "", "2199-01-01", "1066-10-14", "2025-02-29", "n/a", "1e20", "-1"]
    good = {"2025-04-29", "2025-04-29T15:02:00+05:00", "20250429", "29/04/2025", "04/29/2025", "29 April 2025", "Apr 29, 2025 3:02 PM PKT", "1745920920", "1745920920000"}
    add("dates/many_forms.jsonl", "".join(json.dumps(rec(i, date=v)) + "\n" for i, v in enumerate(vals)), f, "load_warn", len(vals),
        [f"date 2025-04-29 for rows {[i for i, v in enumerate(vals) if v in good]}", "row 5 (04/05/2025) flagged ambiguous, and a day-first setting decides it", "row 10 (45776) is an Excel day number: 2025-04-29 or a warning", "the other rows get no date, or an implausible-date warning (2199, 1066)", "no row is dropped because of its date"], ["a date invented as today"])
    add("dates/numbers.jsonl", json.dumps(rec(1, date=1745920920)) + "\n" + json.dumps(rec(2, date=None)) + "\n" + json.dumps(rec(3, date=20250429)) + "\n", f, "load_warn", 3)
    add("dates/only_relative.txt", ART, f, "load", 1, ["no publication date: 'Tuesday' stays unresolved, or is asked for; 'April 22' has no year"], ["file time or today used as the publication date without saying so"])
    add("dates/in_text.txt", f"{HEAD}\n\nPublished April 29, 2025 3:02 PM | Updated April 30, 2025\n\n{BODY}\n", f, "load", 1, ["publication date 2025-04-29, not the update date"])
    add("dates/copyright_year_trap.txt", f"{HEAD}\n\n{BODY}\n\nCopyright © 2021 Frontier Post\n", f, "load", 1, [], ["2021 as the publication year"])
    add("dates/2025-04-29_from_name.txt", ART, f, "load_warn", 1, ["date 2025-04-29 from the file name, marked as such"])
    add("dates/casualty_numbers.txt", "ISLAMABAD: The blast killed 26 people and wounded 2019 others, and 11 may die, officials said. General May said the army may act in March, or march in May.\n", f, "load", 1, [], ["26, 2019 or 'may' as dates"])


def dups(add: Add, small: bool) -> None:
    f = "duplicate"
    t = ART
    add("dup/a.txt", t, f, "load", 1)
    add("dup/a_copy.txt", t, f, "load_warn", 1, ["reported as an exact duplicate of dup/a.txt"])
    add("dup/a_spaces.txt", t.replace(" ", "  ").replace("\n\n", "\n\n\n"), f, "load_warn", 1, ["duplicate after white space"])
    add("dup/a_straight.txt", t.replace("“", '"').replace("”", '"').replace("’", "'"), f, "load_warn", 1, ["duplicate after quote folding"])
    add("dup/a_wire_shorter.txt", f"{HEAD}\n\nISLAMABAD (Reuters) - " + PARAS[0][11:] + "\n\n" + "\n\n".join(PARAS[1:5]) + "\n", f, "load_warn", 1, ["near duplicate: contained in dup/a.txt (high containment, lower Jaccard)"])
    add("dup/a_edited.txt", t.replace("killed 11", "killed 13").replace("Two senior envoys held talks", "Two senior envoys met").replace("a night of", "two nights of"), f, "load_warn", 1, ["near duplicate; the changed toll (11 → 13) not lost by dropping it silently"])
    add("dup/a_other_boilerplate.txt", f"{HEAD}\n\n{BODY}\n\nRead more: Cricket squad named\n\nSubscribe to our newsletter\n\n© 2025 Valley Times\n", f, "load_warn", 1, ["duplicate after boilerplate removal"])
    add("dup/same_template_other_facts.txt", ART.replace("ISLAMABAD", "COLOMBO").replace("Arif Qureshi", "Nimal Perera").replace("paramilitary", "navy").replace("northern crossing", "eastern harbour").replace("shelling across the disputed border", "clashes off the coast"), f, "load_warn", 1, ["flagged similar, not merged"])
    add("dup/same_headline.txt", f"{HEAD}\n\nA completely different story followed: farmers in the south said on Monday that rain had ruined the wheat.\n", f, "load", 1, [], ["merged by headline alone"])
