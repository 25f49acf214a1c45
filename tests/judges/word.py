"""Asks python-docx and openxml-audit about many DOCX files in one process.

Reads questions from standard input, one a line: the name of the judge, a tab, a path. Answers each with one
line of JSON, in order: {"checks": 12, "complaints": ["..."]}.
"""

import json
import sys

import docx
from docx.oxml.ns import qn
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

CORE_PROPERTIES = (
    "author",
    "category",
    "comments",
    "content_status",
    "created",
    "identifier",
    "keywords",
    "language",
    "last_modified_by",
    "last_printed",
    "modified",
    "revision",
    "subject",
    "title",
    "version",
)


def read_with_python_docx(path):
    """Reads everything python-docx knows of; the number of checks is the number of paragraphs and cells read."""
    document = docx.Document(path)
    complaints = []
    for name in CORE_PROPERTIES:
        getattr(document.core_properties, name)
    for style in document.styles:
        _ = style.name
    for section in document.sections:
        for running in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            _ = [paragraph.text for paragraph in running.paragraphs]
    read = 0
    for paragraph in document.paragraphs:
        _ = (paragraph.style.name, paragraph.text)
        read += 1
    tables = list(document.tables)
    while tables:
        table = tables.pop()
        for row in table.rows:
            for cell in row.cells:
                read += 1
                _ = cell.text
                tables.extend(cell.tables)
                # No schema asks for it, but Word refuses a file with a cell that does not end in a paragraph.
                last = cell._tc[-1] if len(cell._tc) else None
                if last is None or last.tag != qn("w:p"):
                    complaints.append(f"a table cell does not end with a paragraph (its text: {cell.text!r})")
    return read, complaints


def audit_with_openxml_audit(path):
    """The verdict for Microsoft 365; the validator does not count its checks, so a verdict is one check."""
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(path)
    complaints = [
        f"{finding.severity.value} {finding.id} {finding}".replace("  ", " ")
        for finding in result.errors
        if finding.severity != ValidationSeverity.INFO
    ]
    if not result.is_valid and not complaints:
        complaints.append("not valid, without a finding")
    return 1, complaints


JUDGES = {"python-docx": read_with_python_docx, "openxml-audit": audit_with_openxml_audit}


def main():
    for question in sys.stdin:
        judge, path = question.rstrip("\n").split("\t", 1)
        try:
            checks, complaints = JUDGES[judge](path)
        except Exception as error:  # whatever a library throws at a file is its verdict on that file
            checks, complaints = 0, [f"cannot be read: {type(error).__name__}: {error}"]
        print(json.dumps({"checks": checks, "complaints": complaints}), flush=True)


main()
