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
             görs ingenting alls förrän namnen skiljer sig. Ett register eller annat som inte är en post är inte i vägen, och kan den ena inte läsas i dag väntar bara den andra. Skiljer bara stora och små bokstäver, eller hur å, ä och ö är sammansatta, är det en \
             varning där filerna får plats bredvid varandra: i Windows eller macOS får de inte det. En handling tar inte heller platsen för en post, \
             eller för en fil som en post nämner, såsom ett undertecknat original som är bilaga: det är vad handlingarna görs av. Inte heller ersätter poster i en annan katalog ett arkivs \
             handlingar för att de heter likadant. Filer som ingen körning har skrivit skrivs över, med en varning.",
        en: "Documents get their record's name. If two records have the same one but for the extension, one would overwrite the other. So \
             nothing at all is made until the names differ. A register or what else is no record is in nobody's way, and where one of them cannot be read today the other alone waits. Where they differ in capitals alone, or in how å, ä and ö are composed, that is a \
             warning where there is room for both files: on Windows or macOS there is none. Nor does a document take the place of a record, or of a \
             file that a record names, such as a signed original that is its appendix: that is what documents are made of. Nor do records of another directory replace an \
             archive's documents for being called alike. Files that no run has written are written over, with a warning.",
    },
    remedy: Doc {
        sv: "Byt namn på den ena posten, eller lägg den i en egen katalog. Är en fil som en post nämner i vägen, ange en annan katalog med `-o`. Katalogen `_protokollant` är körningens egen.",
        en: "Rename one of the records, or put it into a directory of its own. Where a file that a record names is in the way, name another directory with `-o`. The directory `_protokollant` is the run's.",
    },
    bad: illustration!("protokoll/2026-03-12.yaml", "protokoll/2026-03-12.json"),
    good: illustration!("protokoll/2026-03-12.yaml", "protokoll/2026-03-12-bilaga.json"),
};

pub(super) static NAME: Explanation = Explanation {
    summary: Doc {
        sv: "Handlingar ska ha namn som alla datorer kan ha.",
        en: "Documents must have names that all machines can hold.",
    },
    why: Doc {
        sv: "Ett arkiv kopieras till andra system än det som gjorde det, och Windows kan inte ha filer med vissa tecken (`:`, `?`), med punkt eller \
             mellanslag sist, eller som heter som en enhet (`con`, `nul`). Det är en varning. Ett namn som är längre än filsystem kan ha är ett fel, \
             för det skulle hindra körningen från att någonsin bli klar.",
        en: "An archive is copied to other systems than the one that made it, and Windows cannot hold files with some characters (`:`, `?`), with a \
             full stop or a space at the end, or called as a device (`con`, `nul`). That is a warning. A name longer than file systems can hold is \
             an error, for it would keep the run from ever being done.",
    },
    remedy: Doc {
        sv: "Byt namn på posten, eller på katalogen som den ligger i.",
        en: "Rename the record, or the directory that it lies in.",
    },
    bad: illustration!("protokoll/kl 10:00.yaml"),
    good: illustration!("protokoll/kl 10.00.yaml"),
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

pub(super) static LOST: Explanation = Explanation {
    summary: Doc {
        sv: "En fil som en tidigare körning har gjort handlingar av ska vara en post.",
        en: "A file of which an earlier run has made documents must be a record.",
    },
    why: Doc {
        sv: "Register och annat bredvid posterna lämnas utanför. Men en post som en skadad disk, ett avbrott eller ett misstag har gjort tom, fyllt med \
             nolltecken eller skrivit över är inte något annat än en post: den är förlorad, och det ska synas. Den läggs åt sidan som en post med fel, \
             och dess handlingar från förr ligger kvar. Har filen ett fel som säger vad den är i stället, såsom en annan kodning eller bara \
             kommentarer, är det här en varning bredvid det.",
        en: "Registers and other things beside the records are left out. But a record that a damaged disk, an interruption or a mistake has emptied, \
             filled with null bytes or written over is not something else than a record: it is lost, and that must show. It is put aside as a record \
             with errors is, and its documents of before stay. Where the file has a fault that says what it is instead, such as another encoding or \
             nothing but comments, this is a warning beside it.",
    },
    remedy: Doc {
        sv: "Hämta tillbaka posten från en säkerhetskopia och kör igen. Ska filen med avsikt inte vara en post längre, flytta den ur katalogen eller \
             byt namn på den (i en lista: ta bort raden). Då är posten borta, och dess handlingar tas bort med `--rensa`.",
        en: "Get the record back from a backup and run again. If the file is on purpose to be a record no more, move it out of the directory or \
             rename it (in a list: remove the line). Then the record is gone, and its documents are removed with `--prune`.",
    },
    bad: illustration!("poster/2009/a.yaml: 0 byte"),
    good: illustration!("poster/2009/a.yaml: format: 1 …"),
};

pub(super) static JOURNAL: Explanation = Explanation {
    summary: Doc {
        sv: "Varje rad i en körnings journal ska stämma med sin kontrollsumma.",
        en: "Every line of a run's journal must fit its checksum.",
    },
    why: Doc {
        sv: "En rad som avbröts när datorn stannade, eller som disken har skadat, säger ingenting. Det som stod där görs om, så ingenting går \
             förlorat. Den sista raden av en avbruten körning är ofta sådan; är det många rader är det värt att se efter hur disken mår.",
        en: "A line that was cut off when the machine stopped, or that the disk has damaged, says nothing. What stood there is done again, so nothing \
             is lost. The last line of an interrupted run is often such a one; if there are many it is worth looking after the disk.",
    },
    remedy: Doc {
        sv: "Ingenting behöver göras. Journalen lagas aldrig, men när körningen har blivit hel läggs en kopia av raderna i `journal-1-1-spoilt.txt` \
             bredvid den, och de sägs inte igen.",
        en: "Nothing needs to be done. The journal is never repaired, but once the run has ended whole a copy of the lines is put into \
             `journal-1-1-spoilt.txt` beside it, and they are not told of again.",
    },
    bad: illustration!("3f5a… {\"record\": \"2009/a.ya"),
    good: illustration!("3f5a… {\"record\": \"2009/a.yaml\", …}"),
};

pub(super) static PROOF: Explanation = Explanation {
    summary: Doc {
        sv: "Det som ligger i en körnings katalog ska vara det som manifestet säger, och manifestet ska ha allt som hör dit.",
        en: "What lies in a run's directory must be what its manifest says, and the manifest must have all that belongs there.",
    },
    why: Doc {
        sv: "Manifestet har en kontrollsumma för varje handling, och för allt den är gjord av. En handling som har ändrats, försvunnit eller \
             kommit till är inte längre bevisligen den som körningen gjorde. Detsamma gäller listan `checksums.sha256`, som ska vara manifestets, och \
             det som manifestet säger om en post, som ska vara vad som blir av den när den görs om. En enda post som körs in i ett arkivs katalog skulle ersätta hela arkivets \
             manifest, och vägras; poster som en körning inte längre har sägs det till om. Delar av en körning (`--shard`) som är gjorda med olika \
             inställningar eller program blir aldrig ett manifest tillsammans: det är en varning, för de andra delarna kan göras om. En varning är också \
             att en post har kommit till i källan efter körningen, och att en handling är från en tidigare körning för att det inte blev någon av posten i \
             den senaste: den är bevisligen som den gjordes då.",
        en: "The manifest has a checksum for each document, and for all that it was made of. A document that has been changed, removed or added is \
             no longer provably the one that the run made. So it is with the list `checksums.sha256`, which must be the manifest's, and with what the \
             manifest says of a record, which must be what becomes of it when it is made again. A single record run into an archive's directory would replace the manifest of the whole \
             archive, and is refused; records that a run has no more are told of. Parts of a run (`--shard`) that were made with different settings or \
             programs never become a manifest together: that is a warning, for the other parts can be made again. A warning is also that a record has \
             come to the source after the run, and that a document is of an earlier run because none came of its record in the last: it is provably as \
             it was made then.",
    },
    remedy: Doc {
        sv: "Ta reda på vad som hänt. Kör om körningen, så görs det som saknas eller är ändrat igen av samma poster. Kör en enda post med hela katalogen \
             som den ligger i, för det som är klart görs inte om, eller till en egen katalog. Handlingar av poster som inte finns längre tas bort med `--rensa`. Kör alla delar med samma `-f` och andra val, och med \
             samma program.",
        en: "Find out what has happened. Repeat the run, and what is missing or changed is made again of the same records. Run a single record with \
             the whole directory that it lies in, for what is done is not done again, or into a directory of its own. Documents of records that are gone \
             are removed with `--prune`. Run all parts with the same `-f` \
             and other choices, and with the same program.",
    },
    bad: illustration!("arkiv/2009/a.pdf ändrad efter körningen"),
    good: illustration!("arkiv/2009/a.pdf som körningen gjorde den"),
};
