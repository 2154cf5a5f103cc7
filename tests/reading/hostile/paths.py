"""Hostile names, links, pipes and folders."""

# ruff: noqa: E501 - a line an input keeps them comparable

import os
import sys

from tests.reading.hostile.expect import Add
from tests.reading.hostile.material import ART


def names(add: Add, small: bool) -> None:
    f = "file_name"
    for n in ["with spaces (1).txt", "emoji 🚨 news.txt", "نام.txt", "e\u0301clair.txt", "-rf.txt", "--help.txt", "a;b&c|d$(x).txt", "quote'\"name.txt", "UPPER.TXT", "no_extension", "dots...txt", ".hidden.txt", "~$lock.docx",
              "%2e%2e%2fetc.txt", "..txt", "rtl\u202etxt.exe.txt", "CON.txt", "trailing .txt", "<b>bold</b>.txt".replace("/", "∕"), "=1+1.txt", "new\nline.txt", "a" * 240 + ".txt", "tab\tname.txt", "article.txt.bak", "Thumbs.db", ".DS_Store", "desktop.ini"]:
        hid = n in (".hidden.txt", "~$lock.docx", "article.txt.bak", "Thumbs.db", ".DS_Store", "desktop.ini")
        try:
            add("names/" + n, ART.replace("Tuesday", "Tuesday " + str(len(n))), f, "skip" if hid else "load", 0 if hid else 1, ["the name is shown whole and escaped"] if not hid else ["left out quietly or named as skipped"])
        except OSError as e:
            print("left out:", repr(n), e, file=sys.stderr)
    d = "names/" + "/".join(["deep"] * 40)
    add(d + "/a.txt", ART, f, "load", 1, ["found when folders are searched; depth limit, if any, is said"])
    os.makedirs(os.path.join(add.root, "names", "folder.txt"), exist_ok=True)
    add("names/folder.txt", None, f, "skip", 0, [], ["IsADirectoryError traceback"], "a folder whose name ends in .txt")
    try:
        with open(os.path.join(os.fsencode(os.path.join(add.root, "names")), b"latin1_\xe9.txt"), "wb") as fh:
            fh.write(ART.encode())
        add("names/latin1_\\xe9.txt", None, f, "load", 1, ["name shown with an escape"], ["UnicodeEncodeError when the name is printed or exported"], "the name is the byte 0xE9, not valid UTF-8")
    except OSError as e:
        print("left out: non-UTF-8 name", e, file=sys.stderr)


def special(add: Add, small: bool) -> None:
    f = "special"
    s = os.path.join(add.root, "special")
    os.makedirs(os.path.join(s, "loop"), exist_ok=True)
    add("special/loop/a.txt", ART, f, "load", 1)
    os.symlink("..", os.path.join(s, "loop", "up"))
    add("special/loop/up", None, f, "skip", 0, [], ["endless walk; the same file loaded again and again"], "symlink to the parent folder")
    os.symlink("self", os.path.join(s, "self"))
    add("special/self", None, f, "skip", 0, [], ["ELOOP traceback"])
    os.symlink("missing.txt", os.path.join(s, "dangling.txt"))
    add("special/dangling.txt", None, f, "skip", 0, ["named as missing"])
    add("outside_marker.txt", "This line is outside the special folder.\n", f, "load_warn", 1)
    os.symlink("../outside_marker.txt", os.path.join(s, "escape.txt"))
    add("special/escape.txt", None, f, "skip", None, ["when only special/ is given: skipped, or loaded and said to lie outside"])
    if hasattr(os, "mkfifo"):
        os.mkfifo(os.path.join(s, "pipe.txt"))
        add("special/pipe.txt", None, f, "skip", 0, ["only regular files are opened"], ["hang (opening a FIFO waits for a writer)"])
    add("special/no_read.txt", ART, f, "error", 0, ["named as not readable (loads when run as root)"])
    os.chmod(os.path.join(s, "no_read.txt"), 0)
