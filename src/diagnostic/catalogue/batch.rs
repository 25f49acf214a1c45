//! Runs: many records made into documents at once, and the proof of what was made.

use super::example::illustration;
use super::{Doc, Explanation};

pub(super) static CLASH: Explanation = Explanation {
    summary: Doc {
        sv: "I en körning ska varje post bli filer med egna namn.",
        en: "In a run every record must become files with names of their own.",
    },
    why: Doc {
        sv: "Handlingarna får postens namn. Heter två poster likadant, så när som på ändelsen, skulle den ena skriva över den andra. Därför \
             görs ingenting alls förrän namnen skiljer sig.",
        en: "Documents get their record's name. If two records have the same one but for the extension, one would overwrite the other. So \
             nothing at all is made until the names differ.",
    },
    remedy: Doc {
        sv: "Byt namn på den ena posten, eller lägg den i en egen katalog. Katalogen `_protokollant` är körningens egen.",
        en: "Rename one of the records, or put it into a directory of its own. The directory `_protokollant` is the run's.",
    },
    bad: illustration!("protokoll/2026-03-12.yaml", "protokoll/2026-03-12.json"),
    good: illustration!("protokoll/2026-03-12.yaml", "protokoll/2026-03-12-bilaga.json"),
};

pub(super) static LIST: Explanation = Explanation {
    summary: Doc {
        sv: "En lista har en sökväg på varje rad, och en ström ett JSON-objekt på varje rad.",
        en: "A list has a path on each line, and a stream a JSON object on each line.",
    },
    why: Doc {
        sv: "En rad som inte går att förstå kan vara en post som annars skulle saknas i arkivet utan att någon märker det.",
        en: "A line that cannot be understood may be a record that would otherwise be missing from the archive without anybody noticing.",
    },
    remedy: Doc {
        sv: "Rätta raden. I en ström är varje rad `{\"namn\": \"2009/a\", \"post\": { … }}`; rader som börjar med `#` i en lista räknas inte.",
        en: "Correct the line. In a stream each line is `{\"namn\": \"2009/a\", \"post\": { … }}`; lines of a list that begin with `#` do not \
             count.",
    },
    bad: illustration!("{\"post\": {\"format\": 1}}"),
    good: illustration!("{\"namn\": \"2009/a\", \"post\": {\"format\": 1}}"),
};

pub(super) static TIME: Explanation = Explanation {
    summary: Doc {
        sv: "En post i en körning får inte ta hur lång tid som helst.",
        en: "A record of a run must not take any length of time.",
    },
    why: Doc {
        sv: "En enda post ska inte hindra tusen andra. Den som tar för lång tid avbryts och läggs åt sidan, och de andra görs.",
        en: "A single record must not keep a thousand others waiting. One that takes too long is stopped and put aside, and the others are made.",
    },
    remedy: Doc {
        sv: "Ge körningen mer tid för varje post med `--tid`, i sekunder, eller dela upp posten. Bygg den ensam med `protokollant bygg`, som \
             inte har någon gräns, för att se vad den blir.",
        en: "Give the run more time for each record with `--time`, in seconds, or divide the record. Build it alone with `protokollant build`, \
             which has no limit, to see what it becomes.",
    },
    bad: illustration!("protokollant kör poster -o arkiv --tid 1"),
    good: illustration!("protokollant kör poster -o arkiv --tid 600"),
};

pub(super) static MEMORY: Explanation = Explanation {
    summary: Doc {
        sv: "En post i en körning får inte ta hur mycket minne som helst.",
        en: "A record of a run must not take any amount of memory.",
    },
    why: Doc {
        sv: "Tar minnet slut avslutar datorn kanske något helt annat. Posten avbryts och läggs åt sidan, och de andra görs.",
        en: "When memory runs out, the machine may end something else altogether. The record is stopped and put aside, and the others are made.",
    },
    remedy: Doc {
        sv: "Ge varje post mer minne med `--minne`, i megabyte, eller dela upp posten.",
        en: "Give each record more memory with `--memory`, in megabytes, or divide the record.",
    },
    bad: illustration!("protokollant kör poster -o arkiv --minne 50"),
    good: illustration!("protokollant kör poster -o arkiv --minne 4000"),
};

pub(super) static CRASH: Explanation = Explanation {
    summary: Doc {
        sv: "Programmet ska klara varje post, eller säga vad som är fel med den.",
        en: "The program must manage every record, or say what is wrong with it.",
    },
    why: Doc {
        sv: "Varje post görs i en process vid sidan om. Slutar den oväntat läggs posten åt sidan, och en ny process gör de andra.",
        en: "Every record is made in a process of its own. If that ends unexpectedly the record is put aside, and a new process makes the others.",
    },
    remedy: Doc {
        sv: "Kör om: var det datorn som fick ont om minne går det kanske nu. Annars är det ett fel i programmet; anmäl det tillsammans med posten.",
        en: "Run it again: if the machine was short of memory it may work now. Otherwise it is an error of the program; report it together with \
             the record.",
    },
    bad: illustration!("signal: 9 (SIGKILL)"),
    good: illustration!("protokollant kör poster -o arkiv -j 1"),
};

pub(super) static PROOF: Explanation = Explanation {
    summary: Doc {
        sv: "Det som ligger i en körnings katalog ska vara det som manifestet säger.",
        en: "What lies in a run's directory must be what its manifest says.",
    },
    why: Doc {
        sv: "Manifestet har en kontrollsumma för varje handling, och för allt den är gjord av. En handling som har ändrats, försvunnit eller \
             kommit till är inte längre bevisligen den som körningen gjorde.",
        en: "The manifest has a checksum for each document, and for all that it was made of. A document that has been changed, removed or added is \
             no longer provably the one that the run made.",
    },
    remedy: Doc {
        sv: "Ta reda på vad som hänt. Kör om körningen, så görs det som saknas eller är ändrat igen av samma poster.",
        en: "Find out what has happened. Repeat the run, and what is missing or changed is made again of the same records.",
    },
    bad: illustration!("arkiv/2009/a.pdf ändrad efter körningen"),
    good: illustration!("arkiv/2009/a.pdf som körningen gjorde den"),
};
