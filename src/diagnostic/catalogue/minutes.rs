//! What minutes (protokoll) must hold, and what in them cannot be.

use super::Explanation;
use super::example::{minutes, whole};
use crate::diagnostic::Doc;

pub(super) static ROLE: Explanation = Explanation {
    summary: Doc {
        sv: "Ett protokoll ska säga vem som var ordförande, vid varje paragraf, och vem som var sekreterare.",
        en: "Minutes must say who was in the chair, at every item, and who was the secretary.",
    },
    why: Doc {
        sv: "Protokollet förs på ordförandens ansvar, och den som läser det ska veta vem som svarar för att det är rätt.",
        en: "The chair answers for the minutes, and whoever reads them must know who answers for their being right.",
    },
    remedy: Doc {
        sv: "Skriv `ordförande` och `sekreterare` med för- och efternamn. Trädde någon annan in vid ett ärende, skriv det vid ärendet.",
        en: "Write `ordförande` and `sekreterare` with first and last names. If somebody else stepped in for a matter, write so with the matter.",
    },
    bad: whole!(
        "format: 1",
        "typ: protokoll",
        "titel: Protokoll från kulturnämndens sammanträde",
        "myndighet: Älvnäs kommun",
        "organ: Kulturnämnden",
        "datum: 2026-03-12",
        "plats: Kommunhuset i Älvnäs",
        "ordförande: Anna Ek",
        "närvarande:",
        "  - { namn: Anna Ek, uppgift: ledamot }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static ATTENDANCE: Explanation = Explanation {
    summary: Doc {
        sv: "Protokollet ska säga vilka som var närvarande, och alla som gör något vid mötet ska finnas bland dem.",
        en: "Minutes must say who was present, and everybody who does something at the meeting must be among them.",
    },
    why: Doc {
        sv: "En kommuns protokoll ska redovisa vilka ledamöter och ersättare som har tjänstgjort, och den som deltar på distans räknas \
             som närvarande. Hos andra myndigheter ska det av varje skriftligt beslut framgå vilka som har fattat det. Ett namn som inte leder till någon närvarande är felskrivet, eller så saknas en rad.",
        en: "A municipality's minutes must tell which members and substitutes have served, and who takes part from a distance counts as \
             present. At other authorities every written decision must show who took it. A name that leads to nobody present is misspelt, or a line is missing.",
    },
    remedy: Doc {
        sv: "Skriv alla under `närvarande` med `uppgift`, och med `från` och `till` om de inte var med hela tiden. På andra \
             ställen räcker efternamnet om bara en har det; `Anna Ek (S)` går om partiet är hennes. Av två med samma namn skrivs alltid \
             vem det är: `Anna Svensson (S)`, eller med `organisation` eller `roll` i parentesen om parti saknas.",
        en: "Write everybody under `närvarande` with `uppgift`, and with `från` and `till` if they were not there all the \
             time. Elsewhere the surname is enough if only one has it; `Anna Ek (S)` will do if the party is hers. Of two of one name it is \
             always written which: `Anna Svensson (S)`, or with `organisation` or `roll` in the brackets if there is no party.",
    },
    bad: minutes!(
        "justerare: [Holmm]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "justerare: [Holm]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static QUORUM: Explanation = Explanation {
    summary: Doc {
        sv: "Ett beslut kräver att mer än hälften av ledamöterna är närvarande.",
        en: "A decision needs more than half of the members to be present.",
    },
    why: Doc {
        sv: "Fullmäktige och nämnder får handlägga ärenden bara om mer än hälften av ledamöterna är närvarande; tjänstgörande ersättare räknas. Ett \
             beslut av för få kan upphävas. Hur många ledamöterna är ser programmet av närvaron och av dem som står som frånvarande ledamöter. \
             Att en fråga eller interpellation besvaras i fullmäktige sägs inget om: det får fullmäktige bestämma att färre kan göra.",
        en: "A council or board may deal with matters only if more than half of the members are present; serving substitutes count. A decision \
             by too few can be repealed. How many members there are is seen from the roll and from those who are absent as members. Of a \
             question or an interpellation that an assembly answers nothing is said: it may let fewer do for that.",
    },
    remedy: Doc {
        sv: "Se efter vid vilka paragrafer var och en var med, och vilka ersättare som tjänstgjorde. Var mötet inte beslutfört ska beslutet inte stå i \
             protokollet som fattat.",
        en: "See at which items each of them was there, and which substitutes served. If there was no quorum, the decision cannot stand in the \
             minutes as made.",
    },
    bad: minutes!(
        "frånvarande: [{ namn: Eva Nyman, roll: ledamot }]",
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    frånvarande: [Holm, Åberg]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "frånvarande: [{ namn: Eva Nyman, roll: ledamot }]",
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static NUMBER: Explanation = Explanation {
    summary: Doc {
        sv: "Paragrafernas nummer ska följa på varandra, och på det föregående protokollets.",
        en: "The items' numbers must follow one another, and those of the minutes before.",
    },
    why: Doc {
        sv: "Den som hänvisar till § 24 ska komma till ett ärende och bara ett. En lucka i numren ser ut som en borttagen \
             paragraf.",
        en: "Whoever refers to § 24 must reach one matter and only one. A gap in the numbers looks like an item taken away.",
    },
    remedy: Doc {
        sv: "Ange i `numrering` det sista numret i föregående protokoll, och låt numren räknas ut.",
        en: "Give in `numrering` the last number of the minutes before, and let the numbers be computed.",
    },
    bad: minutes!(
        "numrering: { per: år, föregående: 22, första: 24 }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "numrering: { per: år, föregående: 22 }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static MOTION: Explanation = Explanation {
    summary: Doc {
        sv: "Ett yrkande ska ha framställts av någon som var med och får yrka, och inte ha återkallats.",
        en: "A motion must have been made by somebody who was there and may move, and not have been withdrawn.",
    },
    why: Doc {
        sv: "Protokollet ska för varje ärende redovisa vilka förslag och yrkanden som har lagts fram och inte tagits tillbaka. I en kommun yrkar \
             ledamöter och tjänstgörande ersättare; andra ersättare och tjänstemän kan få delta i överläggningen, men inte mer.",
        en: "For each matter the minutes must tell which proposals and motions have been made and not withdrawn. In a municipality members and \
             serving substitutes move; other substitutes and officials can be let take part in the deliberation, but no more.",
    },
    remedy: Doc {
        sv: "Rätta namnet i `av`, eller närvaron. Ett återkallat yrkande står bara i ett diskussionsprotokoll.",
        en: "Correct the name in `av`, or the attendance. A withdrawn motion stands in minutes of discussion alone.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    yrkanden: [{ av: [Holm], text: att ge 20 000 kronor., återkallat: ja }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    yrkanden: [{ av: [Holm], text: att ge 10 000 kronor. }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static PUTTING: Explanation = Explanation {
    summary: Doc {
        sv: "Finns yrkanden om två eller flera förslag ska det framgå i vilken ordning de ställdes.",
        en: "Where there are motions for two proposals or more, it must be told in what order they were put.",
    },
    why: Doc {
        sv: "Protokollet ska redovisa i vilken ordning ordföranden har lagt fram förslag till beslut. Ordningen kan avgöra \
             utgången. Ställs yrkandena mot varandra ska också alla finnas i protokollet.",
        en: "Minutes must tell in what order the chair put the proposals. The order can decide the outcome. Where motions are put against one \
             another, all of them must be in the minutes.",
    },
    remedy: Doc {
        sv: "Skriv `propositionsordning`: hur ordföranden frågade, och vad han eller hon fann. Yrkar flera samma sak, skriv dem under ett `av`.",
        en: "Write `propositionsordning`: how the chair asked, and what he or she found. If several move the same thing, write them under one `av`.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    yrkanden:",
        "      - { av: [Ek], text: att ge 10 000 kronor. }",
        "      - { av: [Holm], text: att ge 20 000 kronor. }",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    yrkanden:",
        "      - { av: [Ek], text: att ge 10 000 kronor. }",
        "      - { av: [Holm], text: att ge 20 000 kronor. }",
        "    propositionsordning: Ordföranden ställer yrkandena mot varandra och finner att nämnden godkänner sitt eget.",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static VOTE: Explanation = Explanation {
    summary: Doc {
        sv: "Rösterna ska vara lika många som de som deltar i beslutet, och i en öppen omröstning ha namn.",
        en: "The votes must be as many as those who take part in the decision, and in an open vote have names.",
    },
    why: Doc {
        sv: "Protokollet ska redovisa genomförda omröstningar och hur de har utfallit, och vid öppna omröstningar hur var och \
             en har röstat. Stämmer antalet inte med närvaron är något av dem fel.",
        en: "Minutes must tell which votes were taken and how they ended, and in open votes how each one voted. If the number \
             does not agree with the attendance, one of them is wrong.",
    },
    remedy: Doc {
        sv: "Skriv namnen under `ja`, `nej` och `avstår`. Den som gick eller kom under mötet får `till` eller `från` bland de \
             närvarande.",
        en: "Write the names under `ja`, `nej` and `avstår`. Who left or came during the meeting gets `till` or `från` among \
             those present.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    omröstningar: [{ ja_betyder: bifall, nej_betyder: avslag, ja: [Ek, Holm], nej: [] }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    omröstningar: [{ ja_betyder: bifall, nej_betyder: avslag, ja: [Ek, Holm], nej: [Åberg] }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static TIE: Explanation = Explanation {
    summary: Doc {
        sv: "Faller rösterna lika ska ordförandens utslagsröst framgå, eller vid en kommuns val och anställningar att lotten avgjorde.",
        en: "If the votes are equal, the chair's casting vote must be told, or in elections and employments of a municipality that the lot decided.",
    },
    why: Doc {
        sv: "Vid lika röstetal har ordföranden utslagsröst. I en kommun avgör i stället lotten när det gäller val eller anställning av \
             personal. Bara då är omröstningen sluten, och därför ser programmet på `slag` vilket av dem som gäller. Hos andra myndigheter avgör \
             lotten aldrig. Står det inte i protokollet går det inte att se hur beslutet kom till.",
        en: "When votes are equal the chair has the casting vote. In a municipality the lot decides instead in matters of election or \
             the employment of staff. Only then is the vote by ballot, so `slag` tells which of them it is. At other authorities the lot never \
             decides. If the minutes do not say so, nobody can see how the decision came about.",
    },
    remedy: Doc {
        sv: "Skriv `utslagsröst` med ordförandens namn och röst, eller `slag: sluten` och `lottning: ja` vid val och anställning.",
        en: "Write `utslagsröst` with the chair's name and vote, or `slag: sluten` and `lottning: ja` in elections and employments.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    omröstningar: [{ ja_betyder: bifall, nej_betyder: avslag, ja: [Ek], nej: [Holm], avstår: [Åberg] }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    omröstningar:",
        "      - { ja_betyder: bifall, nej_betyder: avslag, ja: [Ek], nej: [Holm], avstår: [Åberg], utslagsröst: { av: Ek, röst: ja } }",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static DECISION: Explanation = Explanation {
    summary: Doc {
        sv: "Varje ärende ska ha ett beslut som följer av omröstningen, eller vara information.",
        en: "Every matter must have a decision that follows from the vote, or be for information.",
    },
    why: Doc {
        sv: "Protokollet ska redovisa vilka beslut som har fattats. Ett ärende utan beslut väcker frågan om beslutet föll bort, i synnerhet om \
             något yrkades eller det röstades, och en rubrik utan något under den frågan vad som hände. Ett beslut som är just det som förlorade \
             omröstningen är felskrivet på det ena stället; det sägs bara där orden är desamma. I ett val (`val`) väljs de som fick flest röster, \
             och ingen som inte var kandidat.",
        en: "Minutes must tell which decisions were taken. A matter without one raises the question whether it got lost, above all where \
             something was moved or voted on, and a heading with nothing under it what happened. A decision that is the very thing that lost the \
             vote is wrong in one of the places; that is said only where the words are the same. In an election (`val`) those are elected who had \
             the most votes, and nobody who was no candidate.",
    },
    remedy: Doc {
        sv: "Skriv `beslut`, eller `behandling: information` om inget skulle beslutas, och då i `bakgrund` vad som sades. Att mötet öppnas, att \
             ingen hade övriga frågor och liknande får stå med bara sin rubrik.",
        en: "Write `beslut`, or `behandling: information` if nothing was to be decided, and then in `bakgrund` what was said. That the meeting was \
             opened, that there was no other business and the like may stand with their headings alone.",
    },
    bad: minutes!(
        "ärenden:",
        "  - { rubrik: Rapport från biblioteket, bakgrund: Bibliotekschefen berättade om vintern. }"
    ),
    good: minutes!(
        "ärenden:",
        "  - { rubrik: Rapport från biblioteket, behandling: information, bakgrund: Bibliotekschefen berättade om vintern. }",
    ),
};

pub(super) static PUT_OFF: Explanation = Explanation {
    summary: Doc {
        sv: "Ett ärende bordläggs eller återremitteras av så många som lagen kräver: en tredjedel i fullmäktige, i en nämnd och om val flertalet.",
        en: "A matter is put off by as many as the law demands: a third in an assembly, the majority in a committee and of elections.",
    },
    why: Doc {
        sv: "I fullmäktige ska ett ärende bordläggas eller återremitteras om minst en tredjedel av de närvarande ledamöterna begär det. För val krävs \
             enkel majoritet, och så är det i nämnderna för alla ärenden: där finns ingen minoritetsåterremiss. Det sägs bara där omröstningen visar hur \
             många som ville skjuta upp ärendet, eller beslutet självt kallar sig en minoritets. Omvänt får fullmäktige inte avgöra ett ärende som \
             en tredjedel ville skjuta upp. Hade en minoritet redan en gång skjutit upp ärendet krävs enkel majoritet också i fullmäktige; det ser \
             programmet bara om ärendets texter säger det.",
        en: "In an assembly a matter must be postponed or sent back if at least a third of the members present ask for that. Of elections it takes a \
             simple majority, and so it does in the committees of all matters: no minority can send one back there. That is said only where the vote \
             shows how many wanted the matter put off, or the decision calls itself one of a minority. The other way round an assembly may not settle \
             a matter that a third wanted put off. If a minority has put the matter off once before, it takes a simple majority in an assembly too; \
             that is seen only where the texts of the matter say so.",
    },
    remedy: Doc {
        sv: "Rätta beslutet eller rösterna. Blev det så ändå, låt det stå och skriv ett undantag med skälet: protokollet ska säga vad som beslutades.",
        en: "Correct the decision or the votes. If that is what was decided all the same, let it stand and write an exemption with the reason: \
             minutes say what was decided.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Detaljplan för Kajen",
        "    omröstningar: [{ ja_betyder: att ärendet avgörs i dag, nej_betyder: återremiss, ja: [Ek, Holm], nej: [Åberg] }]",
        "    beslut: [att återremittera ärendet.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Detaljplan för Kajen",
        "    omröstningar: [{ ja_betyder: att ärendet avgörs i dag, nej_betyder: återremiss, ja: [Åberg], nej: [Ek, Holm] }]",
        "    beslut: [att återremittera ärendet.]",
    ),
};

pub(super) static DISSENT: Explanation = Explanation {
    summary: Doc {
        sv: "Bara den som har deltagit i beslutet, och inte röstat för det, får reservera sig, och i en kommun bara innan mötet är slut.",
        en: "Only who took part in the decision, and did not vote for it, may dissent, and in a municipality only before the meeting ends.",
    },
    why: Doc {
        sv: "En reservation befriar från ansvar för beslutet. Den som inte var med hade inget ansvar att befrias från. En \
             kommentar utan avvikande mening är en protokollsanteckning eller ett särskilt yttrande. Den som reserverar sig till förmån för eget \
             yrkande har framställt ett; finns det inte i protokollet fattas det där.",
        en: "A dissent frees from responsibility for the decision. Who was not there had none to be freed from. A comment \
             without a dissenting opinion is an entry or a separate statement. Who dissents in favour of a motion of his or her own has made one; \
             if it is not in the minutes, it is missing there.",
    },
    remedy: Doc {
        sv: "Rätta namnet eller närvaron, eller skriv texten som `protokollsanteckningar` eller `särskilda_yttranden`.",
        en: "Correct the name or the attendance, or write the text as `protokollsanteckningar` or `särskilda_yttranden`.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    frånvarande: [Holm]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
        "    reservationer: [{ av: [Holm], text: Beloppet är för högt. }]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    beslut: [att ge föreningen 10 000 kronor.]",
        "    reservationer: [{ av: [Holm], text: Beloppet är för högt. }]",
    ),
};

pub(super) static DISQUALIFIED: Explanation = Explanation {
    summary: Doc {
        sv: "Den som är jävig deltar inte i ärendet: föredrar och yrkar inte, röstar inte, leder inte mötet, för inte protokollet och justerar inte \
             paragrafen.",
        en: "Who is disqualified takes no part in the matter: does not present it, move, vote, chair the meeting, keep the minutes or approve the \
             item.",
    },
    why: Doc {
        sv: "Den som är jävig får inte ta del i handläggningen av ärendet, och får inte heller vara med när det avgörs; i en kommunal \
             nämnd får den jävige inte ens närvara vid handläggningen. Detsamma gäller de anställda, men den som inte kan ersättas utan att det \
             dröjer avsevärt får göra det som måste göras; därför är en jävig sekreterare en varning. Ett beslut där en jävig har deltagit kan upphävas. \
             Den som inte var med vid ärendet avstår inte från något: jävet, namnet eller närvaron är fel (en varning).",
        en: "Who is disqualified may take no part in handling the matter, nor be there when it is decided; on a municipal committee not \
             even while it is handled. The same holds for employees, but who cannot be replaced without a grave delay may do what must be done; \
             so a disqualified secretary is a warning. A decision in which somebody disqualified took part can be set aside. \
             Who was not there for the matter steps aside for nothing: the disqualification, the name or the attendance is wrong (a warning).",
    },
    remedy: Doc {
        sv: "Ta bort den jävige från ärendet, och ange `ordförande`, `sekreterare` eller `justerare` vid ärendet om någon annan trädde in.",
        en: "Take the disqualified out of the matter, and give `ordförande`, `sekreterare` or `justerare` with it if somebody else stepped in.",
    },
    bad: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    jäv: [{ namn: Holm, skäl: sitter i föreningens styrelse }]",
        "    yrkanden: [{ av: [Holm], text: att ge 20 000 kronor. }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
    good: minutes!(
        "ärenden:",
        "  - rubrik: Bidrag till hembygdsföreningen",
        "    jäv: [{ namn: Holm, skäl: sitter i föreningens styrelse }]",
        "    beslut: [att ge föreningen 10 000 kronor.]",
    ),
};

pub(super) static APPROVAL: Explanation = Explanation {
    summary: Doc {
        sv: "Protokollet ska justeras senast fjorton dagar efter mötet.",
        en: "Minutes must be approved no later than fourteen days after the meeting.",
    },
    why: Doc {
        sv: "När protokollet är justerat blir det i regel allmän handling, och i en kommun börjar tiden för att överklaga löpa först när \
             justeringen har tillkännagetts. Kommunallagen ger fjorton dagar; hos andra myndigheter är det god sed.",
        en: "Once approved the minutes become a public document as a rule, and in a municipality the time for appeals does not begin \
             until the approval has been made known. The Local Government Act allows fourteen days; at other authorities it is good \
             practice.",
    },
    remedy: Doc { sv: "Rätta `justering` eller mötets dag.", en: "Correct `justering` or the day of the meeting." },
    bad: minutes!(
        "justerare: [Holm]",
        "justering: { datum: 2026-04-15, plats: Kommunhuset }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "justerare: [Holm]",
        "justering: { datum: 2026-03-19, plats: Kommunhuset }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static APPROVER: Explanation = Explanation {
    summary: Doc {
        sv: "Den som justerar tillsammans med ordföranden ska vara en annan än ordföranden, och ska ha varit med.",
        en: "Who approves together with the chair must be somebody else than the chair, and must have been there.",
    },
    why: Doc {
        sv: "Justeringen är en kontroll av att protokollet stämmer. Den som kontrollerar ska inte vara den som kontrolleras, ska ha hört det \
             som protokollet säger, och är i en kommun förtroendevald.",
        en: "Approval is a check that the minutes are right. Who checks shall not be who is checked, has heard what the minutes say, and is in a \
             municipality one of those elected.",
    },
    remedy: Doc {
        sv: "Skriv en annan närvarande under `justerare`.",
        en: "Write somebody else who was present under `justerare`.",
    },
    bad: minutes!(
        "justerare: [Ek]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "justerare: [Holm]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static NOTICE: Explanation = Explanation {
    summary: Doc {
        sv: "Justeringen ska tillkännages senast andra dagen efter den, och anslaget ska stå kvar tills tiden för överklagande \
             har gått ut.",
        en: "The approval must be made known by the second day after it, and the notice must stay up until the time for \
             appeals has run out.",
    },
    why: Doc {
        sv: "Tiden för att överklaga, tre veckor, räknas från den dag då justeringen tillkännagavs. Tillkännagivandet måste finnas på \
             anslagstavlan hela den tiden; tas det ned tidigare löper tiden inte ut, och beslutet får inte laga kraft. Paragrafer som justeras \
             omedelbart vid sammanträdet tillkännages för sig, och tiden för dem räknas från det.",
        en: "The time for appeals, three weeks, counts from the day on which the approval was made known. The notice must be on the \
             board for all of that time; if it is taken down earlier, the time does not run out, and the decision does not become final. Items \
             approved at once, at the meeting, are made known by themselves, and the time for them counts from that.",
    },
    remedy: Doc {
        sv: "Rätta `anslaget`, och låt `nedtas` räknas ut. Sista dagen att överklaga är tre veckor efter anslaget, eller nästa vardag om den \
             dagen är ledig; anslaget tas ned dagen därefter. Ge det som justerades omedelbart ett eget anslag, med `paragrafer`. `--rätta` ändrar ingen \
             av dagarna: togs anslaget verkligen ned för tidigt ska posten säga det, och fel kan lika gärna `anslaget` vara. \
             `protokollant tidsfrister` visar dagarna i förväg.",
        en: "Correct `anslaget`, and let `nedtas` be computed. The last day to appeal is three weeks after the notice, or the next workday if \
             that day is none; the notice is taken down on the day after it. Give what was approved at once a notice of its own, with \
             `paragrafer`. `--fix` changes neither day: if the notice was in fact taken down too early the record is to say so, and it may as \
             well be `anslaget` that is wrong. `protokollant deadlines` shows the days beforehand.",
    },
    bad: minutes!(
        "anslag: { anslaget: 2026-03-20, nedtas: 2026-04-01, plats: Kommunens webbplats, förvaring: Kommunhuset }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
    good: minutes!(
        "anslag: { anslaget: 2026-03-20, plats: Kommunens webbplats, förvaring: Kommunhuset }",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.] }",
    ),
};

pub(super) static APPEAL: Explanation = Explanation {
    summary: Doc {
        sv: "Säger protokollet hur besluten överklagas ska det säga hos vem, på ett sätt som myndighetens beslut har.",
        en: "If minutes say how the decisions are appealed, they must say to whom, in a way that the authority's decisions have.",
    },
    why: Doc {
        sv: "Laglighetsprövning är medlemmarnas rätt att få kommunens eller regionens beslut prövade. Andra myndigheters beslut \
             överklagas genom förvaltningsbesvär, om de får överklagas. Vem som prövar dem står då i den lag som ärendet gäller, och det \
             kan programmet inte gissa. Den som får fel hänvisning kan missa sin tid.",
        en: "A review of lawfulness is the right of the members of a municipality or region. Decisions of other authorities are \
             appealed on their merits, if they can be appealed. Who tries them then stands in the law of the matter, which the program \
             cannot guess. Whoever is told the wrong way may miss the time.",
    },
    remedy: Doc {
        sv: "Skriv `slag: förvaltningsbesvär` med domstolen i `till`, eller `slag: får inte överklagas` med `lagrum`. Är det en kommun fast namnet inte säger det, skriv \
             `profil: kommun`.",
        en: "Write `slag: förvaltningsbesvär` with the court in `till`, or `slag: får inte överklagas` with `lagrum`. If it is a municipality though its name does not say so, \
             write `profil: kommun`.",
    },
    bad: whole!(
        "format: 1",
        "typ: protokoll",
        "titel: Protokoll från Läromedelsrådets sammanträde",
        "myndighet: Skolverket",
        "organ: Läromedelsrådet",
        "datum: 2026-03-12",
        "plats: Stockholm",
        "ordförande: Anna Ek",
        "sekreterare: Bo Lind",
        "närvarande: [{ namn: Anna Ek, uppgift: ledamot }]",
        "ärenden: [{ rubrik: Bidrag till en skrift, beslut: [att ge 10 000 kronor.] }]",
        "överklagande: { slag: laglighetsprövning }",
    ),
    good: whole!(
        "format: 1",
        "typ: protokoll",
        "titel: Protokoll från Läromedelsrådets sammanträde",
        "myndighet: Skolverket",
        "organ: Läromedelsrådet",
        "datum: 2026-03-12",
        "plats: Stockholm",
        "ordförande: Anna Ek",
        "sekreterare: Bo Lind",
        "närvarande: [{ namn: Anna Ek, uppgift: ledamot }]",
        "ärenden: [{ rubrik: Bidrag till en skrift, beslut: [att ge 10 000 kronor.] }]",
        "överklagande: { slag: förvaltningsbesvär, till: Förvaltningsrätten i Stockholm }",
    ),
};

pub(super) static APPENDIX: Explanation = Explanation {
    summary: Doc {
        sv: "Bilagor som ärendena hänvisar till ska finnas, och varje bilaga ska höra till ett ärende och gå att diarieföra.",
        en: "Appendices that matters refer to must exist, and each must belong to a matter and be possible to register.",
    },
    why: Doc {
        sv: "Den som läser handlingen ska hitta det som den hänvisar till, och registratorn ska kunna se att inget saknas.",
        en: "Whoever reads the document must find what it refers to, and the registrar must see that nothing is missing.",
    },
    remedy: Doc {
        sv: "Lägg till bilagan under `bilagor`, eller rätta numret vid ärendet; en länk i ärendets text, `[bilaga 2](#bilaga-2)`, är också en \
             hänvisning. Skriv bilagans `fil`, eller dess `diarienummer` om den \
             redan är diarieförd. Finns den bara på papper, gör ett undantag.",
        en: "Add the appendix to `bilagor`, or correct the number with the matter; a link in its text, `[appendix 2](#bilaga-2)`, refers to it \
             too. Write the `fil` of the appendix, or its \
             `diarienummer` if it has been registered already. If it is only on paper, make an exemption.",
    },
    bad: minutes!(
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.], bilagor: [1] }",
    ),
    good: minutes!(
        "bilagor: [{ titel: Ansökan från hembygdsföreningen }]",
        "ärenden:",
        "  - { rubrik: Bidrag till hembygdsföreningen, beslut: [att ge föreningen 10 000 kronor.], bilagor: [1] }",
    ),
};
