//! The ministries' codes, which begin their registry numbers.

/// A series of registry numbers, begun anew every year.
pub(super) struct Series {
    pub(super) code: &'static str,
    /// The last year, for a ministry or code that is no more.
    pub(super) until: Option<i32>,
}

/// The year before the ministries of Climate and Enterprise and of Rural Affairs and Infrastructure took over.
const BEFORE_2023: Option<i32> = Some(2022);

/// All series, those of today first.
pub(super) const SERIES: [Series; 19] = [
    Series { code: "SB", until: None },
    Series { code: "A", until: None },
    Series { code: "FA", until: None },
    Series { code: "Fi", until: None },
    Series { code: "Fö", until: None },
    Series { code: "Ju", until: None },
    Series { code: "KN", until: None },
    Series { code: "Ku", until: None },
    Series { code: "LI", until: None },
    Series { code: "S", until: None },
    Series { code: "U", until: None },
    Series { code: "UD", until: None },
    Series { code: "M", until: BEFORE_2023 },
    Series { code: "N", until: BEFORE_2023 },
    Series { code: "I", until: BEFORE_2023 },
    // Gave way to UD; the year is the latest possible.
    Series { code: "UF", until: BEFORE_2023 },
    Series { code: "L", until: Some(2014) },
    Series { code: "Jo", until: Some(2010) },
    // The Ministry of Integration and Gender Equality, 2007–2010.
    Series { code: "IJ", until: Some(2010) },
];

/// The code of a ministry by its name, in Swedish or English, present or past: `Arbetsmarknadsdepartementet` is `A`.
#[must_use]
pub fn ministry_code(name: &str) -> Option<&'static str> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    Some(match name {
        "statsrådsberedningen" | "prime minister’s office" | "prime minister's office" => "SB",
        "arbetsmarknadsdepartementet" | "ministry of employment" => "A",
        "förvaltningsavdelningen"
        | "regeringskansliets förvaltningsavdelning"
        | "office for administrative affairs" => "FA",
        "finansdepartementet" | "ministry of finance" => "Fi",
        "försvarsdepartementet" | "ministry of defence" => "Fö",
        "justitiedepartementet" | "ministry of justice" => "Ju",
        "klimat- och näringslivsdepartementet" | "ministry of climate and enterprise" => "KN",
        "kulturdepartementet" | "ministry of culture" => "Ku",
        "landsbygds- och infrastrukturdepartementet" | "ministry of rural affairs and infrastructure" => "LI",
        "socialdepartementet" | "ministry of health and social affairs" => "S",
        "utbildningsdepartementet" | "ministry of education and research" => "U",
        "utrikesdepartementet" | "ministry for foreign affairs" => "UD",
        "miljödepartementet" | "miljö- och energidepartementet" | "ministry of the environment" => "M",
        "näringsdepartementet" | "ministry of enterprise and innovation" => "N",
        "infrastrukturdepartementet" | "ministry of infrastructure" => "I",
        "landsbygdsdepartementet" | "ministry for rural affairs" => "L",
        "integrations- och jämställdhetsdepartementet" | "ministry of integration and gender equality" => "IJ",
        "jordbruksdepartementet" | "ministry of agriculture" => "Jo",
        _ => return None,
    })
}
