//! What of a meeting disagrees with itself: its breaks, its body, its matters; and how roles are written.

use super::Explanation;
use super::example::{minutes, whole};
use crate::diagnostic::Doc;

pub(super) static ADJOURNMENT: Explanation = Explanation {
    summary: Doc {
        sv: "En ajournering ska ligga inom mötets tid, sluta efter att den började och inte gå in i en annan.",
        en: "An adjournment should lie within the meeting's time, end after it began and not run into another.",
    },
    why: Doc {
        sv: "En ajournering är ett uppehåll i mötet. Ligger den utanför, är något av klockslagen fel, och den som läser kan inte veta vilket. \
             Av ett möte som varade flera dagar visar ajourneringen över varje natt vilka klockslag som hör till vilken dag, och handlingen säger dag för dag \
             när mötet pågick.",
        en: "An adjournment is a break in the meeting. If it lies outside, one of the times is wrong, and whoever reads cannot know which. Of a \
             meeting of several days the adjournment over each night shows which times are of which day, and the document says day by day when \
             the meeting went on.",
    },
    remedy: Doc {
        sv: "Rätta ajourneringens klockslag, eller `tid`. Skriv ajourneringarna i ordning, också den över natten. Är \
             mötets dagar fler än två och inte i följd, skriv den dag då mötet fortsatte som ajourneringens `slutdatum`.",
        en: "Correct the times of the adjournment, or `tid`. Write the adjournments in order, also that over the night. If the meeting's days are \
             more than two and not one after another, write the day on which the meeting went on as `slutdatum` of the adjournment.",
    },
    bad: minutes!(
        "tid: { från: 13.00, till: 15.00 }",
        "ajourneringar: [{ från: 14.50, till: 15.10 }]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "tid: { från: 13.00, till: 15.00 }",
        "ajourneringar: [{ från: 14.10, till: 14.20 }]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static BODY: Explanation = Explanation {
    summary: Doc {
        sv: "Titeln bör nämna det organ som sammanträdde, om den nämner något.",
        en: "The title should name the body that met, if it names any.",
    },
    why: Doc {
        sv: "Ett protokoll skrivs ofta med ett annat protokoll som förlaga. Står det gamla organet kvar i titeln, hamnar handlingen fel i diariet \
             och hos den som söker.",
        en: "Minutes are often written on the model of others. If the title still names the other body, the document goes astray in the register \
             and for those who search.",
    },
    remedy: Doc { sv: "Rätta `titel` eller `organ`.", en: "Correct `titel` or `organ`." },
    bad: whole!(
        "format: 1",
        "typ: protokoll",
        "titel: Protokoll från byggnadsnämndens sammanträde",
        "myndighet: Älvnäs kommun",
        "organ: Kulturnämnden",
        "diarienummer: KN 2026/7",
        "datum: 2026-03-12",
        "plats: Kommunhuset i Älvnäs",
        "ordförande: Anna Ek",
        "sekreterare: Bo Lind",
        "närvarande: [{ namn: Anna Ek, uppgift: ledamot }]",
        "ärenden: [{ rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }]",
    ),
    good: minutes!("ärenden: [{ rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }]",),
};

pub(super) static DISCUSSION: Explanation = Explanation {
    summary: Doc {
        sv: "Ett diskussionsprotokoll ska återge diskussionen i minst ett ärende.",
        en: "Minutes of discussion must tell the discussion in one matter at least.",
    },
    why: Doc {
        sv: "Den som läser ett diskussionsprotokoll utan diskussion tror att ingen sa något. Oftast har `slag` följt med från ett annat protokoll.",
        en: "Whoever reads minutes of discussion without any believes that nobody said anything. Mostly `slag` came along from other minutes.",
    },
    remedy: Doc {
        sv: "Skriv `diskussion` vid ärendena, eller ta bort `slag`.",
        en: "Write `diskussion` with the matters, or remove `slag`.",
    },
    bad: minutes!(
        "slag: diskussionsprotokoll",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "slag: diskussionsprotokoll",
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    diskussion: Dan Åberg frågade vad bidraget ska användas till.",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static MATTER: Explanation = Explanation {
    summary: Doc {
        sv: "Två paragrafer med samma diarienummer är kanske ett skrivfel.",
        en: "Two items with the same registry number are perhaps a slip.",
    },
    why: Doc {
        sv: "Diarienumret är ärendets. Ett ärende kan tas upp två gånger vid ett möte, till exempel efter en ajournering, men lika ofta har numret \
             följt med när en paragraf kopierades. Mötets eget diarienummer får stå vid flera paragrafer.",
        en: "The registry number is the matter's. A matter can be taken up twice at a meeting, after an adjournment for example, but as often the \
             number came along when an item was copied. The meeting's own number may stand with several items.",
    },
    remedy: Doc {
        sv: "Rätta det ena numret, eller låt det stå om det är samma ärende.",
        en: "Correct one of the numbers, or let it stand if it is the same matter.",
    },
    bad: minutes!(
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, diarienummer: KN 2026/8, beslut: [att ge föreningen 10 000 kronor.] }",
        "  - { rubrik: Bidrag till teatern, diarienummer: KN 2026/8, beslut: [att ge teatern 20 000 kronor.] }",
    ),
    good: minutes!(
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, diarienummer: KN 2026/8, beslut: [att ge föreningen 10 000 kronor.] }",
        "  - { rubrik: Bidrag till teatern, diarienummer: KN 2026/9, beslut: [att ge teatern 20 000 kronor.] }",
    ),
};

pub(super) static DOUBLED: Explanation = Explanation {
    summary: Doc {
        sv: "Samma person, mottagare, bilaga eller text ska inte stå två gånger i en handling där en räcker.",
        en: "The same person, recipient, appendix or text must not stand twice in a document where once is enough.",
    },
    why: Doc {
        sv: "Den som står två gånger under `justerare` får två rader att skriva under på, och ett beslut som står i två punkter ser ut som två \
             beslut. Ofta har det andra hamnat där i stället för något som nu saknas. Också `Holm` och `Cecilia Holm` är samma person. I beslut, \
             promemorior och anteckningar gäller det parter, mottagare, författare, deltagare, beslutsfattare, beslut och åtgärder; två med samma namn som har \
             olika roll eller organisation är två.",
        en: "Who stands twice under `justerare` gets two lines to sign on, and a decision that stands in two points looks like two. Often the \
             second came there instead of something that is now missing. `Holm` and `Cecilia Holm` are the same person too. In \
             decisions, memoranda and notes it is about parties, recipients, authors, participants, deciders, decisions and actions; two of one name with \
             different roles or organisations are two.",
    },
    remedy: Doc {
        sv: "Ta bort det ena, eller skriv det som skulle ha stått där. Samma yrkande av flera skrivs under ett `av`.",
        en: "Remove one of them, or write what was to stand there. The same motion by several is written under one `av`.",
    },
    bad: minutes!(
        "justerare: [Holm, Cecilia Holm]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "justerare: [Holm, Åberg]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static PRESENTER: Explanation = Explanation {
    summary: Doc {
        sv: "Den som föredrar ett ärende bör finnas bland de närvarande, om tjänstemän räknas upp där, och ha samma parti som där.",
        en: "Who presents a matter should be among those present, if officials are listed there, and be of the same party as there.",
    },
    why: Doc {
        sv: "Av ett skriftligt beslut ska det framgå vem som var föredragande och vilka andra som medverkade. Kommunallagen kräver bara \
             ledamöter och ersättare i närvaron, så en föredragande som saknas är en varning; räknas inga tjänstemän upp, bara en upplysning.",
        en: "A written decision must show who presented the matter and who else took part. The Local Government Act demands members and \
             substitutes alone on the roll, so that a presenter who is missing is a warning; if no officials are listed, only a note.",
    },
    remedy: Doc {
        sv: "Lägg till personen under `närvarande` med `uppgift: tjänsteman` eller `uppgift: övrig`, eller rätta namnet eller `från` och `till`.",
        en: "Add the person to `närvarande` with `uppgift: tjänsteman` or `uppgift: övrig`, or correct the name, or `från` and `till`.",
    },
    bad: minutes!(
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, föredragande: [Karin Öhman], beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, föredragande: [Bo Lind], beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static DECLINING: Explanation = Explanation {
    summary: Doc {
        sv: "Den som avstår från att delta i ett beslut ska ha kunnat delta i det, röstar inte och reserverar sig inte.",
        en: "Who refrains from taking part in a decision could have taken part in it, does not vote and does not dissent.",
    },
    why: Doc {
        sv: "Av protokollet ska det framgå vilka ledamöter som har deltagit i besluten. I fullmäktige och nämnder får en ledamot avstå, men inte i ett \
             nämndärende som innebär myndighetsutövning mot någon enskild (en upplysning, där rubriken eller sättet att överklaga talar för det), och ordföranden ska rösta när det behövs för ett avgörande. Hos \
             statliga myndigheter ska den som deltar i den slutliga handläggningen delta även i avgörandet; därför är ett avstående där en varning.",
        en: "Minutes must show which members have taken part in the decisions. On assemblies and committees of a municipality a member may refrain, \
             but not where a committee exercises authority over an individual (a note, where the heading or the way of appeal speaks for it), and the chair must vote where that is needed for a decision. At \
             government authorities whoever takes part in the final handling must take part in deciding; so refraining is a warning there.",
    },
    remedy: Doc {
        sv: "Skriv under `deltar_inte` bara ledamöter och tjänstgörande ersättare som var med vid ärendet. Röstade de, ta bort dem där.",
        en: "List under `deltar_inte` only members and serving substitutes who were there for the matter. If they voted, take them out.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    deltar_inte: [Lind]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    deltar_inte: [Holm]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static ROLE_IN_SMALL_LETTERS: Explanation = Explanation {
    summary: Doc {
        sv: "En roll efter ett namn bör skrivas med liten bokstav.",
        en: "A role after a name should be written in small letters.",
    },
    why: Doc {
        sv: "I handlingen står rollen efter namnet och ett komma: Anna Ek, ordförande. Titlar och uppdrag är inga egennamn.",
        en: "In the document the role stands after the name and a comma: Anna Ek, ordförande. In Swedish, titles and tasks are no proper names.",
    },
    remedy: Doc {
        sv: "Skriv `roll: sekreterare`. En roll som står i `namn` efter ett komma flyttas hellre till `roll`.",
        en: "Write `roll: sekreterare`. A role that stands in `namn` after a comma had better move to `roll`.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ namn: Maria Wester, roll: Sekreterare }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "plats: Stockholm",
        "deltagare: [{ namn: Maria Wester, roll: sekreterare }]",
        "inledning: Gruppen gick igenom läget.",
    ),
};

pub(super) static SERVING: Explanation = Explanation {
    summary: Doc {
        sv: "En ledamot i fullmäktige som har gått, och ersatts, tjänstgör inte igen samma dag, om det inte var för jäv.",
        en: "A member of an assembly who has left, and was replaced, does not serve again on that day, unless it was for disqualification.",
    },
    why: Doc {
        sv: "En ledamot som har avbrutit tjänstgöringen av annat hinder än jäv får inte tjänstgöra igen vid sammanträdet samma dag, och den som ändå röstar \
             kan få beslutet upphävt. Det sägs bara av den i vars ställe en ersättare tjänstgjorde under tiden, och av möten på en dag. I nämnderna \
             bestämmer reglementet.",
        en: "A member who has stopped serving for another reason than disqualification may not serve again at the meeting on that day, and who votes all \
             the same can have the decision repealed. That is said only of one in whose place a substitute served meanwhile, and of meetings of one day. \
             In committees their rules of procedure say.",
    },
    remedy: Doc {
        sv: "Rätta `från` och `till` i närvaron. Var ledamoten jävig, skriv `jäv` vid ärendet. Tjänstgjorde ledamoten ändå, skriv ett undantag med skälet.",
        en: "Correct `från` and `till` in the attendance. If the member was disqualified, write `jäv` with the matter. If the member served all the same, \
             write an exemption with the reason.",
    },
    bad: whole!(
        "format: 1",
        "typ: protokoll",
        "titel: Protokoll från kommunfullmäktiges sammanträde",
        "myndighet: Älvnäs kommun",
        "organ: Kommunfullmäktige",
        "diarienummer: KS 2026/4",
        "datum: 2026-04-27",
        "plats: Stadshuset i Älvnäs",
        "ordförande: Anna Ek",
        "sekreterare: Bo Lind",
        "närvarande:",
        "  - { namn: Anna Ek, uppgift: ledamot }",
        "  - { namn: Eva Nyman, uppgift: ledamot, till: 1 }",
        "  - { namn: Eva Nyman, uppgift: ledamot, från: 3 }",
        "  - { namn: Ulla Frisk, uppgift: tjänstgörande ersättare, för: Eva Nyman, från: 2, till: 2 }",
        "  - { namn: Bo Lind, uppgift: tjänsteman }",
        "ärenden:",
        "  - { rubrik: Budget, beslut: [att anta budgeten.] }",
        "  - { rubrik: Taxa, beslut: [att anta taxan.] }",
        "  - { rubrik: Detaljplan, beslut: [att anta planen.] }",
    ),
    good: whole!(
        "format: 1",
        "typ: protokoll",
        "titel: Protokoll från kommunfullmäktiges sammanträde",
        "myndighet: Älvnäs kommun",
        "organ: Kommunfullmäktige",
        "diarienummer: KS 2026/4",
        "datum: 2026-04-27",
        "plats: Stadshuset i Älvnäs",
        "ordförande: Anna Ek",
        "sekreterare: Bo Lind",
        "närvarande:",
        "  - { namn: Anna Ek, uppgift: ledamot }",
        "  - { namn: Eva Nyman, uppgift: ledamot, till: 1 }",
        "  - { namn: Ulla Frisk, uppgift: tjänstgörande ersättare, för: Eva Nyman, från: 2 }",
        "  - { namn: Bo Lind, uppgift: tjänsteman }",
        "ärenden:",
        "  - { rubrik: Budget, beslut: [att anta budgeten.] }",
        "  - { rubrik: Taxa, beslut: [att anta taxan.] }",
        "  - { rubrik: Detaljplan, beslut: [att anta planen.] }",
    ),
};

pub(super) static CONTRADICTION: Explanation = Explanation {
    summary: Doc {
        sv: "Ett ärende säger samma sak om mötet som postens huvud: vilka som justerar, när mötet öppnades och avslutades och vem som ledde det.",
        en: "A matter says the same of the meeting as the head of the record: who approves, when the meeting was opened and closed and who chaired it.",
    },
    why: Doc {
        sv: "Den som väljs att justera protokollet skriver under det, och den som läser på första sidan att mötet började kl. 18.00 ska inte läsa \
             kl. 17.00 i första paragrafen. Det sägs bara där texten är tydlig: ett beslut om justerare som nämner dem vid namn, en mening om att mötet \
             öppnas eller avslutas med ett klockslag, och ordföranden vid namn i den.",
        en: "Who is elected to approve the minutes signs them, and who reads on the first page that the meeting began at 18:00 is not to read 17:00 in \
             the first item. That is said only where the text is plain: a decision on who approves that names them, a sentence of how the meeting was \
             opened or closed with a time, and the chair by name in it.",
    },
    remedy: Doc {
        sv: "Rätta det som är fel. Ledde en annan mötet vid ett ärende, skriv `ordförande` vid det; justerar en annan det, skriv `justerare` vid det.",
        en: "Correct what is wrong. If another chaired the meeting for a matter, write `ordförande` with it; if another approves it, write `justerare` \
             with it.",
    },
    bad: minutes!("justerare: [Holm]", "ärenden: [{ rubrik: Val av justerare, beslut: [att utse Dan Åberg.] }]",),
    good: minutes!("justerare: [Åberg]", "ärenden: [{ rubrik: Val av justerare, beslut: [att utse Dan Åberg.] }]",),
};

pub(super) static BALLOT: Explanation = Explanation {
    summary: Doc {
        sv: "En omröstning ska vara öppen, i en kommun utom vid val och anställning, då den ska vara sluten.",
        en: "A vote must be open, in a municipality except in elections and employments, when it must be by ballot.",
    },
    why: Doc {
        sv: "När en förvaltningsmyndighet avgör ett ärende ska en omröstning genomföras öppet. Förvaltningslagen har inget \
             undantag; det kan bara en annan lag eller en förordning ha (4 §). I kommuner och regioner är omröstningen sluten i ärenden som avser val \
             eller anställning av personal, och annars öppen (5 kap. 54 § kommunallagen, som 6 kap. 33 § gör gällande i nämnderna). Vad ärendet avser \
             ser programmet av orden i det; där något kan handla om val eller anställning sägs ingenting.",
        en: "When an administrative authority decides a matter, a vote must be taken openly. The Administrative Procedure \
             Act has no exception; only another act or an ordinance can have one (section 4). In municipalities and regions the vote is by ballot in \
             matters of election or the employment of staff, and open otherwise (chapter 5, section 54 of the Local Government Act, which chapter 6, \
             section 33 applies to the committees). What a matter is about is seen from its words; where any may be about an election or an employment, \
             nothing is said.",
    },
    remedy: Doc {
        sv: "Skriv hur var och en röstade, om rösterna avgavs öppet. Säger en annan författning att omröstningen är sluten, \
             skriv ett undantag som nämner den. Var omröstningen sluten ändå, låt det stå: protokollet ska säga hur det gick till.",
        en: "Write how each one voted, if the votes were given openly. If another statute has the vote by ballot, \
             write an exemption that names it. If the vote was by ballot all the same, let it stand: minutes say what happened.",
    },
    bad: minutes!(
        "profil: myndighet",
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    omröstningar: [{ ja_betyder: bifall, nej_betyder: avslag, slag: sluten, antal: { ja: 2, nej: 1, avstår: 0 } }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "profil: myndighet",
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    omröstningar: [{ ja_betyder: bifall, nej_betyder: avslag, ja: [Ek, Holm], nej: [Åberg] }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};
