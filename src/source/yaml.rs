//! YAML 1.2, with places. The one place that names the YAML crate.
