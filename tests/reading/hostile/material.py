"""What the hostile inputs are made of: an invented article, and small writers of file formats, by the standard library.

The same bytes every time.
"""

# ruff: noqa: E501 - a line an input keeps them comparable

import gzip
import io
import struct
import zipfile
import zlib

HEAD = "Envoys press both capitals to step back after border shelling"
PARAS = [
    "ISLAMABAD: Two senior envoys held talks with officials in both capitals on Tuesday as they sought to calm tensions after a night of shelling across the disputed border, the Foreign Ministry said.",
    "The exchange followed an April 22 ambush that killed 11 paramilitary troops near the northern crossing.",
    "“We are asking both sides to avoid any step that would make a bad situation worse,” envoy Maria Halvorsen told reporters. “There is still room for diplomacy.”",
    "Defence Minister Arif Qureshi rejected the accusation that his government had armed the attackers, and said the army would respond “with full force” to any incursion.",
    "“The charge is baseless,” he said. “It won’t stop us from protecting our people.”",
    "Officials in the neighbouring state said they had closed two trade routes and suspended visas, but denied planning a wider operation.",
    "“Our quarrel is not with ordinary families,” Interior Secretary Neha Varma said in a statement last week. “It is with those who send gunmen across the line.”",
    "Analysts said the standoff recalled the 2019 crisis, when air strikes brought the two countries to the brink of war.",
]
BODY = "\n\n".join(PARAS)
TAIL = "Copyright © 2025 Frontier Post | All rights reserved\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *"
ART = f"{HEAD}\n\n{HEAD}\n\nBy Staff Reporter\n\n{BODY}\n\n{TAIL}\n"
URDU = "اسلام آباد: وزارت خارجہ نے منگل کو کہا کہ دونوں ممالک کے درمیان بات چیت جاری رہے گی۔"
HINDI = "नई दिल्ली: विदेश मंत्रालय ने मंगलवार को कहा कि दोनों देशों के बीच बातचीत जारी रहेगी।"
ARABIC = "قالت وزارة الخارجية يوم الثلاثاء إن المحادثات ستستمر."
FRENCH = ("PARIS (AFP) — Le ministre des Affaires étrangères a appelé mardi les deux pays à la retenue. "
          "« Nous demandons à toutes les parties d’éviter l’escalade », a-t-il déclaré. « La voie du dialogue reste ouverte. »")


def zip_bytes(files, level=9):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as z:
        for n, d in files:
            zi = zipfile.ZipInfo(n, (2025, 4, 29, 0, 0, 0))
            zi.compress_type = zipfile.ZIP_DEFLATED
            zi.create_system = 3
            z.writestr(zi, d)
    return b.getvalue()


def gz_bytes(data):
    b = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, b, mtime=0) as g:
        g.write(data)
    return b.getvalue()


def png(w=64, h=64):
    def ch(t, d):
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    rows = b"".join(b"\0" + bytes((x * 4 % 256, y * 4 % 256, 128)[i] for x in range(w) for i in range(3)) for y in range(h))
    return b"\x89PNG\r\n\x1a\n" + ch(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + ch(b"IDAT", zlib.compress(rows, 9)) + ch(b"IEND", b"")


def pdf(pages, encrypted=False, image_only=False):
    """A small valid PDF; pages is a list of lists of ASCII lines."""
    objs = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objs += [f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for i, lines in enumerate(pages):
        s = b"" if not image_only else b"0.8 g 72 72 400 600 re f"
        if not image_only:
            s = b"BT /F1 11 Tf 72 760 Td 14 TL\n" + b"".join(
                b"(" + line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*\n" for line in lines) + b"ET"
        objs.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>".encode())
        objs.append(b"<< /Length %d >>\nstream\n" % len(s) + s + b"\nendstream")
    out, offs = b"%PDF-1.4\n", []
    for n, o in enumerate(objs, 1):
        offs.append(len(out))
        out += b"%d 0 obj\n" % n + o + b"\nendobj\n"
    x = len(out)
    enc = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [<00><00>]" % (b"x" * 32, b"y" * 32) if encrypted else b""
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offs)
    return out + b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objs) + 1, enc, x)


def docx(paras, extra=()):
    def esc(s):
        return s.replace("&", "&amp;").replace("<", "&lt;")
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t xml:space=\"preserve\">{esc(p)}</w:t></w:r></w:p>" for p in paras)
    return zip_bytes([
        ("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ("_rels/.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {ns}><w:body>{body}</w:body></w:document>'),
        *extra])


def wrap(text, n=88):
    out, line = [], ""
    for w in text.split():
        if len(line) + len(w) + 1 > n:
            out.append(line)
            line = w
        else:
            line = (line + " " + w).strip()
    return out + [line]


def page(body, head="", charset="utf-8", title=HEAD):
    return (f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{title} | Frontier Post</title>'
            f'<meta property="og:title" content="{title}"><meta name="author" content="Sana Rehman">'
            f'<meta property="article:published_time" content="2025-04-29T15:02:00+05:00">{head}</head><body>{body}</body></html>')


def html_body():
    ps = "".join(f"<p>{p}</p>\n" for p in PARAS)
    return ('<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav><div class="ad">ADVERTISEMENT</div>'
            f'<article><h1>{HEAD}</h1><p class="byline">By Sana Rehman</p><time datetime="2025-04-29">April 29, 2025</time>{ps}</article>'
            '<aside><h3>Most read</h3><ul><li><a href="/x">Cricket board names squad</a></li></ul></aside>'
            f'<form id="commentform"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></form><footer>Copyright © 2025 Frontier Post</footer>')


def rec(i, **k):
    d = {"id": f"a{i}", "title": HEAD, "date": "2025-04-29", "source": "frontierpost.example", "text": BODY}
    d.update(k)
    return d
