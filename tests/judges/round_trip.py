"""Holds what LibreOffice and python-docx have kept of DOCX files against the files themselves.

Reads questions from standard input, one a line: the aspect, a tab, a path. What LibreOffice saved of FOLDER/NAME.docx lies in
FOLDER/converted/NAME.docx; python-docx opens and saves it here. Answers each with one line of JSON, in order: {"checks": 12, "complaints": ["..."]}.

Reads the XML itself, by what the parts say and not by the names of styles, which LibreOffice makes anew. Compared are, in their order: the
words of each paragraph, with what it is (heading, item of a list, cell) and its number; the shape of tables; footnotes; alternative
texts; languages other than the document's; links; properties.
"""

import difflib
import json
import os
import posixpath
import re
import sys
import tempfile
import zipfile

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"

# What LibreOffice (7.4) does not keep though it has read it, with the reason: nothing that a file says otherwise would help.
NOT_KEPT = {
    "titles of tables": "it has no title and no alternative text of a table, and writes none",
}

COMPARED = (
    "words",
    "tables",
    "titles of tables",
    "footnotes",
    "alternative texts",
    "languages",
    "links",
    "properties",
)


def fold(text):
    return " ".join(text.replace("\u00ad", "").split())


class Numbering:
    """The lists, and what stands before a paragraph of them."""

    def __init__(self, root):
        self.levels, self.lists, self.counters, self.used = {}, {}, {}, set()
        if root is None:
            return
        for definition in root.iter(W + "abstractNum"):
            levels = {}
            for level in definition.iter(W + "lvl"):
                levels[int(level.get(W + "ilvl"))] = level
            self.levels[definition.get(W + "abstractNumId")] = levels
        for number in root.iter(W + "num"):
            restarts = {}
            for override in number.iter(W + "lvlOverride"):
                start = override.find(W + "startOverride")
                if start is not None:
                    restarts[int(override.get(W + "ilvl"))] = int(start.get(W + "val"))
            self.lists[number.get(W + "numId")] = (number.find(W + "abstractNumId").get(W + "val"), restarts)

    def level(self, number, level):
        definition, _ = self.lists.get(number, (None, {}))
        return self.levels.get(definition, {}).get(level)

    def of_style(self, number, style):
        """The level of a list that belongs to a style."""
        definition, _ = self.lists.get(number, (None, {}))
        for level, element in self.levels.get(definition, {}).items():
            own = element.find(W + "pStyle")
            if own is not None and own.get(W + "val") == style:
                return level
        return None

    def format(self, number, level):
        element = self.level(number, level)
        found = None if element is None else element.find(W + "numFmt")
        return "none" if found is None else found.get(W + "val")

    def next(self, number, level):
        """Counts the paragraph, and gives its number."""
        definition, restarts = self.lists.get(number, (None, {}))
        levels = self.levels.get(definition, {})
        counters = self.counters.setdefault(definition, {})

        def start(at):
            element = levels.get(at)
            found = None if element is None else element.find(W + "start")
            return 1 if found is None else int(found.get(W + "val"))

        first = (number, level) not in self.used
        self.used.add((number, level))
        if first and level in restarts:
            counters[level] = restarts[level]
        else:
            counters[level] = counters[level] + 1 if level in counters else start(level)
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        text = levels[level].find(W + "lvlText").get(W + "val") if level in levels else ""
        shown = lambda found: str(counters.get(int(found[1]) - 1, start(int(found[1]) - 1)))
        return fold(re.sub(r"%(\d)", shown, text))


class File:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.styles = {}
        styles = self.part("word/styles.xml")
        self.default_language = ""
        if styles is not None:
            for style in styles.iter(W + "style"):
                self.styles[style.get(W + "styleId")] = style
            language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
            self.default_language = "" if language is None else language.get(W + "val")
        self.default_style = None
        for key, style in self.styles.items():
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self.default_style = key
        self.numbering = Numbering(self.part("word/numbering.xml"))
        self.found = {name: [] for name in COMPARED}
        self.notes = {}
        self.read()

    def part(self, name):
        try:
            return etree.fromstring(self.zip.read(name))
        except KeyError:
            return None

    def relationships(self, name):
        folder, file = posixpath.split(name)
        root = self.part(f"{folder}/_rels/{file}.rels")
        return {} if root is None else {entry.get("Id"): entry.get("Target") for entry in root}

    def read(self):
        self.targets = self.relationships("word/document.xml")
        body = self.part("word/document.xml").find(W + "body")
        self.blocks(body, "")
        footnotes = self.part("word/footnotes.xml")
        if footnotes is not None:
            self.targets = self.relationships("word/footnotes.xml")
            texts = {}
            for note in footnotes.iter(W + "footnote"):
                if note.get(W + "type") in (None, "normal"):
                    texts[note.get(W + "id")] = fold(" ".join(self.text(paragraph) for paragraph in note.iter(W + "p")))
            self.found["footnotes"] = [texts.get(note, "") for note in self.notes]
        core = self.part("docProps/core.xml")
        for name in ("title", "language", "creator", "subject", "description"):
            element = None if core is None else core.find(DC + name)
            self.found["properties"].append(f"{name}: {'' if element is None else element.text or ''}")

    def blocks(self, parent, place):
        for child in parent:
            if child.tag == W + "p":
                self.paragraph(child, place)
            elif child.tag == W + "tbl":
                self.table(child)
            elif child.tag == W + "sdt":
                self.blocks(child.find(W + "sdtContent"), place)

    def table(self, table):
        rows = table.findall(W + "tr")
        heads = 0
        for row in rows:
            properties = row.find(W + "trPr")
            heads += properties is not None and on(properties.find(W + "tblHeader"))
        columns = len(table.find(W + "tblGrid"))
        described = [table.find(f"{W}tblPr/{W}{name}") for name in ("tblCaption", "tblDescription")]
        told = [fold(element.get(W + "val")) for element in described if element is not None]
        self.found["tables"].append(f"{len(rows)} rows, {columns} columns, {heads} of head")
        self.found["titles of tables"] += told
        for number, row in enumerate(rows):
            for cell in row.findall(W + "tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                kind = "header cell" if number < heads else "cell"
                if span is not None and span.get(W + "val") != "1":
                    kind += f" over {span.get(W + 'val')}"
                self.blocks(cell, kind)

    def chain(self, style):
        while style in self.styles:
            yield style, self.styles[style]
            base = self.styles[style].find(W + "basedOn")
            style = None if base is None else base.get(W + "val")

    def property(self, paragraph, name):
        """A property of a paragraph, its own or its style's, and the style."""
        properties = paragraph.find(W + "pPr")
        own = None if properties is None else properties.find(W + name)
        if own is not None:
            return own, None
        style = None if properties is None else properties.find(W + "pStyle")
        for key, element in self.chain(self.default_style if style is None else style.get(W + "val")):
            found = element.find(f"{W}pPr/{W}{name}")
            if found is not None:
                return found, key
        return None, None

    def paragraph(self, paragraph, place):
        text = fold(self.text(paragraph))
        outline, _ = self.property(paragraph, "outlineLvl")
        heading = None if outline is None or outline.get(W + "val") == "9" else int(outline.get(W + "val")) + 1
        kind, label = place or "paragraph", ""
        numbered, style = self.property(paragraph, "numPr")
        if numbered is not None and numbered.find(W + "numId") is not None:
            number = numbered.find(W + "numId").get(W + "val")
            level = numbered.find(W + "ilvl")
            level = 0 if level is None else int(level.get(W + "val"))
            if style is not None:
                level = self.numbering.of_style(number, style) or level
            form = self.numbering.format(number, level)
            if form != "none" and number != "0":
                counted = self.numbering.next(number, level)
                if form == "bullet":
                    kind = f"{place} bullet {level + 1}".strip()
                else:
                    label = counted
                    kind = f"{place} number {level + 1}".strip()
        if heading is not None:
            kind = f"{place} heading {heading}".strip()
        if text or label:
            self.found["words"].append(f"{kind}: {fold(label + ' ' + text)}")

    def language(self, run, paragraph):
        own = run.find(f"{W}rPr/{W}lang")
        if own is not None and own.get(W + "val"):
            return own.get(W + "val")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        for _, element in self.chain(self.default_style if style is None else style.get(W + "val")):
            found = element.find(f"{W}rPr/{W}lang")
            if found is not None and found.get(W + "val"):
                return found.get(W + "val")
        return self.default_language

    def text(self, paragraph):
        """The words of a paragraph; on the way its languages, links, pictures and references to footnotes."""
        words = []
        link = None
        for element in paragraph.iter():
            if element.tag == W + "hyperlink":
                # LibreOffice gives the address of a host alone its path, which is the same address.
                target = re.sub(r"^(https?://[^/]+)/$", r"\1", self.targets.get(element.get(R + "id")) or "")
                target = target or ("#" if element.get(W + "anchor") else "")
                link = [element, target, ""]
                self.found["links"].append(link)
            elif element.tag == W + "tab" and element.getparent().tag == W + "r":
                words.append(" ")
            elif element.tag in (W + "br", W + "cr"):
                words.append(" ")
            elif element.tag == W + "noBreakHyphen":
                words.append("\u2011")
            elif element.tag == W + "footnoteReference":
                self.notes[element.get(W + "id")] = None
                words.append(f"[{list(self.notes).index(element.get(W + 'id')) + 1}]")
            elif element.tag == WP + "docPr":
                if element.get("descr"):
                    self.found["alternative texts"].append(fold(element.get("descr")))
            elif element.tag == W + "t":
                words.append(element.text or "")
                run = element.getparent()
                language = self.language(run, paragraph)
                if language != self.default_language and (element.text or "").strip():
                    self.foreign(language, element.text)
                if link is not None and any(ancestor is link[0] for ancestor in element.iterancestors()):
                    link[2] += element.text or ""
        return "".join(words)

    def foreign(self, language, text):
        languages = self.found["languages"]
        if languages and languages[-1][0] == language:
            languages[-1][1] += text
        else:
            languages.append([language, text])

    def all(self):
        found = dict(self.found)
        found["languages"] = [f"{language}: {fold(text)}" for language, text in self.found["languages"]]
        found["links"] = [f"{target}: {fold(text)}" for _, target, text in self.found["links"]]
        return found


def on(element):
    return element is not None and element.get(W + "val") not in ("0", "false", "off")


def compare(original, saved, not_kept):
    before, after = File(original).all(), File(saved).all()
    checks, complaints = 0, []
    for name, own in before.items():
        checks += len(own)
        if name in not_kept and not after[name]:
            continue
        for line in difflib.unified_diff(own, after[name], lineterm="", n=0):
            if line[:3] not in ("---", "+++") and line[:2] != "@@":
                complaints.append(f"{name}: {'lost' if line[0] == '-' else 'made up'}: {line[1:]}")
    return checks, complaints


def main():
    for question in sys.stdin:
        _, path = question.rstrip("\n").split("\t", 1)
        folder, name = os.path.split(path)
        try:
            checks, complaints = compare(path, os.path.join(folder, "converted", name), NOT_KEPT)
            with tempfile.TemporaryDirectory() as own:
                saved = os.path.join(own, name)
                docx.Document(path).save(saved)
                more, lost = compare(path, saved, {})
            checks += more
            complaints += [f"python-docx: {line}" for line in lost]
        except Exception as error:  # whatever cannot be read back has not been kept
            checks, complaints = 0, [f"cannot be read: {type(error).__name__}: {error}"]
        print(json.dumps({"checks": checks, "complaints": complaints}), flush=True)


main()
