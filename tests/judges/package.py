"""Asks eark-validator and the published schemas about many packages in one process.

Reads questions from standard input, one a line: the name of the judge or of a kind of file, a tab, the path of a
package's directory. Answers each with one line of JSON, in order: {"checks": 12, "complaints": ["..."]}.
"""

import hashlib
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib import request

# At import, eark-validator gets four vocabularies from the web. It carries the very same ones.
VOCABULARIES = Path(find_spec("eark_validator").origin).parent / "ipxml" / "resources" / "vocabs"
request.urlopen = lambda address: (VOCABULARIES / address.rsplit("/", 1)[1]).open("rb")

from eark_validator.model import Severity  # noqa: E402
from eark_validator.packages import PackageValidator  # noqa: E402
from lxml import etree  # noqa: E402

SCHEMAS = Path(__file__).parents[2] / "schema" / "archive"

METS = "{http://www.loc.gov/METS/}"
XLINK = "{http://www.w3.org/1999/xlink}"

# What no package can satisfy. SIP14 takes the program for the submitting agent and asks its note for an attribute
# NOTETYPE without a namespace, which the METS schema forbids; CSIP15 and CSIP16 ask for another note in its place.
CONTRADICTED = {"SIP14"}


def ask_eark_validator(package):
    """Structure, schema and the rules of the profiles CSIP and SIP 2.1.0; the number of checks is that of the messages."""
    report = PackageValidator(package).validation_report
    messages = list(report.structure.messages)
    if report.metadata:
        messages += report.metadata.schema_results.messages + report.metadata.schematron_results.messages
    found = [
        message
        for message in messages
        if message.severity != Severity.INFORMATION and message.rule_id not in CONTRADICTED
    ]
    complaints = [f"{message.severity.value} {message.rule_id} {message.message}" for message in found]
    if report.metadata is None and not complaints:
        complaints.append("its METS.xml was not looked at")
    return len(messages), complaints


class Local(etree.Resolver):
    """Finds a schema that another one imports from the web beside it."""

    def resolve(self, address, identifier, context):
        return self.resolve_filename(str(SCHEMAS / address.rsplit("/", 1)[1]), context)


def schema(*imports):
    """One schema of several."""
    lines = "".join(f'<x:import namespace="{space}" schemaLocation="{name}"/>' for space, name in imports)
    text = f'<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="all">{lines}</x:schema>'
    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.fromstring(text, parser, base_url=str(SCHEMAS / "all.xsd")))


KINDS = {
    "METS": (
        "METS.xml",
        schema(
            ("http://www.w3.org/1999/xlink", "xlink.xsd"),
            ("http://www.loc.gov/METS/", "mets.xsd"),
            ("https://DILCIS.eu/XML/METS/CSIPExtensionMETS", "DILCISExtensionMETS.xsd"),
            ("https://DILCIS.eu/XML/METS/SIPExtensionMETS", "DILCISExtensionSIPMETS.xsd"),
        ),
    ),
    "PREMIS": ("premis.xml", schema(("http://www.loc.gov/premis/v3", "premis-v3-0.xsd"))),
    "ERMS": ("erms.xml", schema(("https://DILCIS.eu/XML/ERMS", "ERMS.xsd"))),
}


def ask_schema(kind, package):
    """Every file of that kind against the published schema."""
    name, against = KINDS[kind]
    complaints = []
    files = sorted(package.rglob(name))
    for file in files:
        against.validate(etree.parse(str(file)))
        complaints += [f"{file.relative_to(package)}:{error.line}: {error.message}" for error in against.error_log]
    return len(files), complaints


def follow_references(package):
    """Every file is referred to by one METS.xml, with its size and checksum. No schema can ask for that."""
    complaints, seen = [], []
    for mets in sorted(package.rglob("METS.xml")):
        for element in etree.parse(str(mets)).iter(f"{METS}file", f"{METS}mdRef"):
            locator = element if element.tag == f"{METS}mdRef" else element.find(f"{METS}FLocat")
            target = mets.parent / locator.get(f"{XLINK}href")
            name = str(target.relative_to(package))
            seen.append(name)
            data = target.read_bytes()
            if int(element.get("SIZE")) != len(data):
                complaints.append(f"{name} has another size than METS says")
            if element.get("CHECKSUM") != hashlib.sha256(data).hexdigest():
                complaints.append(f"{name} has another checksum than METS says")
    there = {str(path.relative_to(package)) for path in package.rglob("*") if path.is_file()}
    complaints += [f"{name} is referred to {seen.count(name)} times" for name in set(seen) if seen.count(name) != 1]
    complaints += [f"{name} is referred to by no METS" for name in sorted(there - set(seen) - {"METS.xml", "SHA256SUMS"})]
    return len(seen), complaints


def ask(judge, package):
    if judge == "E-ARK SIP 2.1.0":
        return ask_eark_validator(package)
    return follow_references(package) if judge == "references" else ask_schema(judge, package)


def main():
    for question in sys.stdin:
        judge, path = question.rstrip("\n").split("\t", 1)
        try:
            checks, complaints = ask(judge, Path(path))
        except Exception as error:  # whatever a library throws at a package is its verdict on that package
            checks, complaints = 0, [f"cannot be read: {type(error).__name__}: {error}"]
        print(json.dumps({"checks": checks, "complaints": complaints}), flush=True)


main()
