//! From Typst's semantic tree to ours. The one place that names `typst-html`.
