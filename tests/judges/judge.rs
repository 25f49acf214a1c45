//! Who judges what.

use std::path::PathBuf;

use serde::Deserialize;

use crate::samples::Build;
use crate::{package, pdf, tool, word};

/// One file, and what is asked about it.
#[derive(Debug)]
pub(crate) struct Question {
    /// What the judge is to look for: a profile, an Office version, a way to see a page.
    pub(crate) aspect: &'static str,
    pub(crate) file: PathBuf,
}

/// What a judge says about one file.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Verdict {
    /// How many things were looked at: checks, rules, pages, fonts, words.
    pub(crate) checks: usize,
    /// What is wrong, one sentence each.
    pub(crate) complaints: Vec<String>,
}

impl Judge {
    /// Whether it is shown packages, which are directories.
    pub(crate) fn is_shown_packages(&self) -> bool {
        self.exhibits.iter().all(|exhibit| exhibit.extension.is_empty())
    }
}

impl Verdict {
    /// The complaints; a judge that looked at nothing has not acquitted anybody.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let mut complaints = self.complaints.clone();
        if self.checks == 0 && complaints.is_empty() {
            complaints.push("nothing in it could be looked at".to_owned());
        }
        complaints
    }
}

/// How a judge is asked. The error is that it could not be asked at all.
pub(crate) enum Way {
    /// All at once and answered in order, because starting the judge is what takes time.
    Together(fn(&[Question]) -> Result<Vec<Verdict>, String>),
    /// One by one, and several at a time.
    Singly(fn(&Question) -> Result<Verdict, String>),
}

/// What of a built sample is put before a judge.
pub(crate) struct Exhibit {
    pub(crate) build: Build,
    pub(crate) extension: &'static str,
    pub(crate) aspect: &'static str,
}

/// An outside program that says whether a file is sound.
pub(crate) struct Judge {
    pub(crate) name: &'static str,
    pub(crate) exhibits: &'static [Exhibit],
    pub(crate) way: Way,
}

const fn exhibit(build: Build, extension: &'static str, aspect: &'static str) -> Exhibit {
    Exhibit { build, extension, aspect }
}

/// All judges. `docs/contributing.md` says what each of them proves.
pub(crate) const JUDGES: [Judge; 13] = [
    Judge {
        name: "verapdf",
        exhibits: &[
            exhibit(Build::Standard, "pdf", "PDFUA-1"),
            exhibit(Build::Standard, "pdf", "PDFA-2A"),
            exhibit(Build::PdfA1a, "pdf", "PDFA-1A"),
            exhibit(Build::PdfA3a, "pdf", "PDFA-3A"),
            exhibit(Build::PdfA3a, "pdf", "PDFUA-1"),
        ],
        way: Way::Together(tool::ask_verapdf),
    },
    Judge {
        name: "qpdf",
        exhibits: &[
            exhibit(Build::Standard, "pdf", "syntax"),
            exhibit(Build::PdfA1a, "pdf", "syntax"),
            exhibit(Build::PdfA3a, "pdf", "syntax"),
        ],
        way: Way::Singly(pdf::ask_qpdf),
    },
    Judge {
        name: "pdffonts",
        exhibits: &[exhibit(Build::Standard, "pdf", "embedded")],
        way: Way::Singly(pdf::ask_pdffonts),
    },
    Judge {
        name: "pdftotext",
        exhibits: &[exhibit(Build::Standard, "pdf", "words")],
        way: Way::Singly(pdf::ask_pdftotext),
    },
    Judge {
        name: "openxml-sdk",
        // Office 2007, which its maker left in 2017, knows no title and alternative text of a table (`w:tblCaption`). Readers who do not
        // see the table come before it, so that it is no judge here.
        exhibits: &[
            exhibit(Build::Standard, "docx", "Office2010"),
            exhibit(Build::Standard, "docx", "Office2013"),
            exhibit(Build::Standard, "docx", "Office2016"),
            exhibit(Build::Standard, "docx", "Office2019"),
            exhibit(Build::Standard, "docx", "Office2021"),
            exhibit(Build::Standard, "docx", "Microsoft365"),
        ],
        way: Way::Singly(word::ask_openxml_sdk),
    },
    Judge {
        name: "openxml-audit",
        exhibits: &[exhibit(Build::Standard, "docx", "openxml-audit")],
        way: Way::Together(tool::ask_word_py),
    },
    Judge {
        name: "python-docx",
        exhibits: &[exhibit(Build::Standard, "docx", "python-docx")],
        way: Way::Together(tool::ask_word_py),
    },
    Judge {
        name: "libreoffice",
        exhibits: &[exhibit(Build::Standard, "docx", "pages")],
        way: Way::Together(word::ask_libreoffice),
    },
    Judge {
        name: "round-trip",
        exhibits: &[exhibit(Build::Standard, "docx", "content")],
        way: Way::Together(word::ask_round_trip),
    },
    Judge {
        name: "axe",
        exhibits: &[
            exhibit(Build::Standard, "html", "light"),
            exhibit(Build::Standard, "html", "dark"),
            exhibit(Build::Standard, "html", "print"),
        ],
        way: Way::Together(tool::ask_axe),
    },
    Judge {
        name: "eark-validator",
        exhibits: &[exhibit(Build::Archive, "", "E-ARK SIP 2.1.0")],
        way: Way::Together(tool::ask_package_py),
    },
    Judge {
        name: "schemas",
        exhibits: &[
            exhibit(Build::Archive, "", "METS"),
            exhibit(Build::Archive, "", "PREMIS"),
            exhibit(Build::Archive, "", "ERMS"),
            exhibit(Build::Archive, "", "references"),
        ],
        way: Way::Together(tool::ask_package_py),
    },
    Judge {
        name: "sha256sum",
        exhibits: &[exhibit(Build::Package, "", "checksums"), exhibit(Build::Archive, "", "checksums")],
        way: Way::Singly(package::ask_sha256sum),
    },
];
