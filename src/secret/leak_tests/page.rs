//! Web pages, plain text and data.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::picture::png;

use super::{NAME, in_file, zlib};
use crate::checksum::digits;

#[test]
fn pages_that_hold_no_secret_pass() {
    for text in [
        "<p>Nils Holm bor på Storgatan</p>",
        "<p>Lindqvistska huset, Evas och Nils</p>",
        "{\"titel\": \"Protokoll från nämndens sammanträde\"}",
        "Storgatan 11:s fasad",
    ] {
        assert_eq!(in_file(text.as_bytes()), [], "{text}");
    }
}

#[test]
fn a_secret_in_a_page_or_a_text_is_found_however_it_is_written() {
    let percent: String = NAME.bytes().flat_map(|byte| ["%".to_owned(), digits(&[byte])]).collect();
    let base64 = BASE64_STANDARD.encode(format!("<p>{NAME}</p>"));
    let picture = BASE64_STANDARD.encode(png(&[("zTXt", &[b"Title\0\0", zlib(b"Eva Lindqvist").as_slice()].concat())]));
    for text in [
        // Text, however it is divided, accented and capitalised.
        "<p>Nils <b>Hög</b>ström</p>",
        "<p>Ni<span>ls H</span><wbr>ög<!-- -->str&shy;öm</p>",
        "<td>Nils</td>\n<td>Högström</td>",
        "NILS\u{a0}HÖGSTRÖM",
        "Nils Ho\u{308}gstro\u{308}m",
        "Nils Hög\u{ad}st\u{200b}röm",
        "Nils Hög-\n    ström",
        "Nils Hög\u{2010} ström",
        "Lind-\nqvist",
        "N i l s  H ö g s t r ö m",
        "Högströms yrkande",
        // What is not shown.
        "<p title=\"Nils H&ouml;gstr&#xF6;m\">x</p>",
        "<img alt=\"Nils H&#246;gstr&ouml;m\">",
        "<p title='Nils H&ouml;gstr&#xF6;m'>x</p>",
        "<p title=Nils&#32;H&ouml;gstr&#xF6;m>x</p>",
        "<p TITLE = 'a > b, Nils H&ouml;gstr&ouml;m'>x</p>",
        "<p title=\"a > b, Nils H&ouml;gstr&ouml;m\">x</p>",
        "<a href=mailto:nils.hogstrom@example.se>x</a>",
        "Nils H&ouml;gstr&oumlm",
        "Nils H&#246gstr&#xf6m",
        "<meta name=\"description\" content=\"Nils Högström\">",
        "<!-- nils högström -->",
        "<script>var n = \"Nils\u{a0}Högström\"</script>",
        "<script>var n = \"Nils H\\u00f6gstr\\xf6m\"</script>",
        "<style>p::before { content: \"Nils H\\f6 gstr\\0000f6m\" }</style>",
        "{\"namn\": \"Nils H\\u00F6gstr\\u00F6m\"}",
        "{\\rtf1 Nils H\\'f6gstr\\'f6m}",
        "namn;\"Högström, Nils\"",
        "Nils H=C3=B6gstr=\n=C3=B6m",
        // Addresses.
        "<a href=\"https://example.se/?n=Nils%20H%C3%B6gstr%C3%B6m\">x</a>",
        "<a href=\"mailto:nils.hogstrom@example.se\">x</a>",
        "<a href=\"https://example.se/personal/hogstrom\">x</a>",
        &percent,
        &format!("<a href=\"data:text/html,{percent}\">x</a>"),
        &format!("<img src=\"data:image/svg+xml;base64,{base64}\">"),
        &format!("<img src=\"data:image/png;base64,{picture}\">"),
        // A few words in a row of a text.
        "han bor på Storgatan 11",
    ] {
        assert!(!in_file(text.as_bytes()).is_empty(), "{text}");
    }
}
