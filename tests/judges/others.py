"""Makes a Word file with python-docx that has a fault of many kinds, or holds an XML file against a schema.

`others.py word FILE` writes FILE; `others.py schema XSD XML` prints what is wrong with XML, nothing if it is valid.
"""

import struct
import sys
import zlib

SENTENCE = "Det är bra att det finns en plan och att den är klar för alla som har varit med och är berörda av den."


def picture(path):
    """A grey dot."""
    chunk = lambda kind, data: (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    )
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")))
        file.write(chunk(b"IEND", b""))


def word(path):
    import docx

    document = docx.Document()
    document.add_heading("Rapport", 0)
    document.add_heading("Bakgrund", 1)
    document.add_heading("Detalj", 3)
    for _ in range(4):
        document.add_paragraph(SENTENCE)
    for item in ("belysning", "cykelvägar"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "text"
    picture(path + ".png")
    document.add_picture(path + ".png")
    document.add_paragraph("")
    document.add_paragraph("")
    document.save(path)


def schema(xsd, xml):
    from lxml import etree

    rules = etree.XMLSchema(etree.parse(xsd))
    if not rules.validate(etree.parse(xml)):
        print(rules.error_log)


{"word": word, "schema": schema}[sys.argv[1]](*sys.argv[2:])
