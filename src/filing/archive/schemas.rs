//! The schemas that go with a package (CSIP: CSIPSTR15, CSIP113). Where they come from is in `schema/archive/README.md`.

/// Schemas by the name that they have in a package.
pub(super) const SCHEMAS: [(&str, &str); 6] = [
    ("DILCISExtensionMETS.xsd", include_str!("../../../schema/archive/DILCISExtensionMETS.xsd")),
    ("DILCISExtensionSIPMETS.xsd", include_str!("../../../schema/archive/DILCISExtensionSIPMETS.xsd")),
    ("ERMS.xsd", include_str!("../../../schema/archive/ERMS.xsd")),
    ("mets.xsd", include_str!("../../../schema/archive/mets.xsd")),
    ("premis-v3-0.xsd", include_str!("../../../schema/archive/premis-v3-0.xsd")),
    ("xlink.xsd", include_str!("../../../schema/archive/xlink.xsd")),
];

/// Namespaces with the schema of each, for `xsi:schemaLocation` in a file from which `up` leads to the package's root.
pub(super) fn locations(namespaces: &[(&str, &str)], up: &str) -> String {
    let pairs: Vec<String> = namespaces.iter().map(|(space, name)| format!("{space} {up}schemas/{name}")).collect();
    pairs.join(" ")
}
