// docxtemplater filling a template of four pages with a paragraph for each of the seed sample's, as often as asked: what benches/rates compares with.
// The template is the least that Word opens: without styles, headers and tables it has less to do than ours.
const fs = require("fs");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const words = fs.readFileSync("tests/cases/seed-words.txt", "utf8").split("\n").filter(Boolean);
const body = "<w:p><w:r><w:t>{#stycken}</w:t></w:r></w:p><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p><w:r><w:t>{/stycken}</w:t></w:r></w:p>";
const main =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
  body + "</w:body></w:document>";
const types =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const rels =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const template = new PizZip();
template.file("[Content_Types].xml", types);
template.file("_rels/.rels", rels);
template.file("word/document.xml", main);
const bytes = template.generate({ type: "nodebuffer" });
for (let count = Number(process.argv[2]); count > 0; count--) {
  const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true });
  document.render({ stycken: words.map((text) => ({ text: `${count} ${text}` })) });
  document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}
