# The rulebook: rule texts, their versions, drafting.

rulebook-menu = Spelregels
rulebook-title = Spelregels
rulebook-lead = Wat wij samen hebben afgesproken, en waar wij nog aan werken. Van elk artikel ziet u waar het vandaan komt.
rulebook-empty-title = Er zijn nog geen spelregels
rulebook-empty = Hier komen de teksten waar het netwerk samen aan werkt. Een redacteur van het netwerk begint een tekst.
rulebook-contents = Inhoud
rulebook-printed = Versie { $number }, zoals die op { $day } op deze site stond.
rulebook-note = Toelichting
rulebook-terms = Begrippen in dit artikel
rulebook-nothing-yet = Deze versie heeft nog geen tekst.
rulebook-source = Bron:
rulebook-state = Stand
rulebook-shown = Sinds
rulebook-changed = Wat is er anders?
rulebook-line-opened = Geopend
rulebook-line-answered = De reacties zijn beantwoord
rulebook-earlier = Eerdere tekst
rulebook-later = Latere tekst
rulebook-kind-rule = Spelregel
rulebook-kind-text = Regeltekst
rulebook-who = { $person }, { $organisation }
rulebook-back = Terug
rulebook-save = Bewaar

# used by code: rulebook-language-
rulebook-language-nl = Nederlands
rulebook-language-en = Engels

# used by code: rulebook-state-
rulebook-state-draft = Concept
rulebook-state-consultation = In consultatie
rulebook-state-consulted = Consultatie afgerond
rulebook-state-proposed = Voorgesteld
rulebook-state-adopted = Vastgesteld
rulebook-state-in-force = Geldt nu
rulebook-state-repealed = Geldt niet meer

# used by code: rulebook-remark-
rulebook-remark-draft = Dit is een concept. Alleen de werkgroep en de redactie zien het.
rulebook-remark-consultation = Deze tekst geldt nog niet. U kunt laten weten wat u ervan vindt.
rulebook-remark-consulted = Deze tekst geldt nog niet. De consultatie is afgerond.
rulebook-remark-proposed = Deze tekst geldt nog niet. De ledenvergadering beslist erover.
rulebook-remark-adopted = De ledenvergadering heeft deze tekst vastgesteld. Hij geldt nog niet.
rulebook-remark-repealed = Deze tekst geldt niet meer.
rulebook-remark-other = U leest niet de versie die nu telt. In de lijst met versies ziet u alle versies.

rulebook-fact-version = Versie
rulebook-fact-decided = Besluit van
rulebook-fact-in-force = Geldt vanaf
rulebook-fact-repealed = Geldt niet meer vanaf
rulebook-fact-amendments-until = Amendementen kunnen tot
rulebook-version-number = Versie { $number }
rulebook-versions-title = Versies
rulebook-versions-all = Alle versies, en vergelijken
rulebook-versions-caption = Alle versies van deze tekst, de nieuwste eerst
rulebook-news =
    { $count ->
        [one] Eén onderdeel is veranderd sinds u deze tekst las
       *[other] { $count } onderdelen zijn veranderd sinds u deze tekst las
    }

rulebook-compare-title = Vergelijk versies
rulebook-compare-from = Van
rulebook-compare-to = Naar
rulebook-compare-button = Vergelijk
rulebook-compare-before = Vergelijk met de vorige
rulebook-compare-about = U ziet wat er is veranderd van ‘{ $from }’ naar ‘{ $to }’.
rulebook-compare-added = Zo staat er wat erbij kwam.
rulebook-compare-removed = Zo staat er wat verdween.
rulebook-compare-lineage = Waar nieuwe onderdelen vandaan komen
rulebook-compare-file = Download deze vergelijking als PDF
rulebook-compare-file-title = van { $from } naar { $to }
rulebook-compare-count =
    { $count ->
        [0] Er is niets veranderd
        [one] Eén onderdeel is veranderd
       *[other] { $count } onderdelen zijn veranderd
    }
rulebook-compare-what = { $what } ({ $change })
rulebook-change-inserted = Nieuw
rulebook-change-deleted = Vervallen
rulebook-change-moved = Verplaatst

# the story of an article
rulebook-thread = De draad
rulebook-story-versions = In elke versie
rulebook-story-same = Onveranderd.
rulebook-story-gone = Dit onderdeel staat niet meer in de versie die nu telt. U leest het zoals het er het laatst stond.
# used by code: rulebook-lineage-
rulebook-lineage-replaces = Komt in de plaats van
rulebook-lineage-merges = Neemt op
rulebook-lineage-splits = Komt uit
# used by code: rulebook-became-
rulebook-became-replaces = Is vervangen door
rulebook-became-merges = Is opgenomen in
rulebook-became-splits = Werd deels
rulebook-link-title = Verbind met iets anders
rulebook-link-about = Waar komt dit onderdeel vandaan, of wat hoort erbij? De draad staat dan op beide pagina’s.
rulebook-link-button = Verbind
rulebook-link-end = Beëindig de verbinding met { $title }
rulebook-link-relation = Dit onderdeel
rulebook-link-other = Adres van de andere pagina
rulebook-link-other-hint = Kopieer het adres van een bijdrage of van een ander artikel.
rulebook-link-organisation = Namens welke organisatie?
rulebook-follow = Volg
rulebook-unfollow = Volg niet meer
rulebook-feed = Nieuws hierover als feed (Atom)
rulebook-feed-about = Nieuwe versies van deze spelregels.
rulebook-feed-all = Nieuwe versies van alle spelregels als feed (Atom)
rulebook-feed-all-about = Nieuwe versies van alle spelregels.
rulebook-feed-consultations = Nieuws over consultaties als feed (Atom)
rulebook-feed-consultations-about = Welke consultaties er zijn, en wanneer de antwoorden er staan.
rulebook-feed-opened = Consultatie: { $title }
rulebook-feed-extended = Meer tijd om te reageren: { $title }
rulebook-feed-completed = De antwoorden op de reacties staan er: { $title }
rulebook-followed-text = Spelregels
rulebook-followed-node = Onderdeel van spelregels
rulebook-told-version = Er is een nieuwe versie van een tekst die u volgt
rulebook-told-deadline = Er is meer tijd voor amendementen op een tekst die u volgt

# working on a draft
rulebook-work-title = Aan deze versie werken
rulebook-draft-title = Werk aan het concept
rulebook-draft-about = Wijzig de tekst per onderdeel. Anderen kunnen tegelijk aan andere onderdelen werken. Elke wijziging staat in de geschiedenis, met de naam van uw organisatie.
rulebook-draft-read = Lees het concept
rulebook-draft-empty-title = Er staat nog niets
rulebook-draft-empty = Voeg eerst een aanhef, een hoofdstuk, een artikel of een principe toe.
rulebook-edit-link = Wijzig
rulebook-edit-title = Wijzig { $what }
rulebook-add = Voeg iets toe
rulebook-add-first = Voeg iets toe aan het eind
rulebook-add-title = Voeg iets toe bij { $what }
rulebook-form-kind = Wat komt erbij, en waar?
rulebook-place-inside = { $what }, hieronder
rulebook-place-after = { $what }, hierna
# used by code: rulebook-kind-
rulebook-kind-preamble = Aanhef
rulebook-kind-principle = Principe
rulebook-kind-chapter = Hoofdstuk
rulebook-kind-section = Paragraaf
rulebook-kind-article = Artikel
rulebook-kind-paragraph = Lid
rulebook-kind-item = Onderdeel van een lijst
rulebook-form-heading = Opschrift
rulebook-form-text = Tekst
rulebook-form-note = Toelichting
rulebook-form-note-hint = De toelichting is geen regel. Zij legt uit wat de regel betekent en waarom hij er is.
rulebook-form-number = Eigen nummer
rulebook-form-number-hint = Alleen als het nummer moet afwijken, zoals 3a. Anders telt het programma zelf.
rulebook-form-reason = Waarom?
rulebook-form-reason-hint = In een paar woorden, voor wie later kijkt waarom dit is veranderd.
rulebook-notation-title = Nadruk, begrippen en verwijzingen
rulebook-notation = Zet *sterretjes* om woorden met nadruk en { "{" }accolades{ "}" } om een begrip dat u uitlegt. Een verwijzing schrijft u als [woorden](adres), met een webadres of het kenmerk van een ander onderdeel. Een lege regel begint een nieuwe alinea. Zet een \ voor een teken dat gewoon moet blijven staan.
rulebook-preview = Zo komt het eruit te zien
rulebook-preview-button = Bekijk eerst
rulebook-preview-live = Onder het veld voor de tekst staat een voorbeeld. Het verandert terwijl u typt.
rulebook-more-title = Wat u verder kunt doen
rulebook-more-keeps = Wat u hierboven typte, wordt daarbij bewaard.
rulebook-split = Splits
rulebook-split-title = Splits { $what }
rulebook-form-cut = Waar begint het nieuwe onderdeel?
rulebook-cut-before = Voor: { $words }
rulebook-join = Voeg samen met { $what }
rulebook-delete = Verwijder
rulebook-delete-title = Verwijder { $what }
rulebook-delete-about = Dit verdwijnt uit het concept, met alles wat eronder staat. In de geschiedenis kunt u het terughalen.
rulebook-move = Verplaats
rulebook-move-up = Zet hoger
rulebook-move-down = Zet lager
rulebook-form-destination = Verplaats naar
rulebook-move-choose = Kies een plaats
rulebook-move-first = Helemaal vooraan
rulebook-move-after = Na { $what }
rulebook-move-into = Vooraan in { $what }
rulebook-clash-title = Iemand anders wijzigde dezelfde woorden
rulebook-clash-text = Wat u schreef staat nog in het formulier. Hieronder ziet u wat er nu staat. Maak er één tekst van en bewaar opnieuw.
rulebook-clash-theirs = Wat er nu staat
rulebook-clash-mine = Wat u schreef
rulebook-changes-title = Geschiedenis van het concept
rulebook-changes-none = Er is nog niets veranderd.
rulebook-undo = Maak ongedaan
rulebook-undone = Wijziging { $number } ongedaan gemaakt
rulebook-newer = Nieuwere wijzigingen
rulebook-older = Oudere wijzigingen

# files
rulebook-files-title = Neem mee
# used by code: rulebook-file-
rulebook-file-pdf = PDF
rulebook-file-md = Markdown
rulebook-file-json = JSON
rulebook-file-xml = Akoma Ntoso (XML)
rulebook-bring-title = Lees een bestand in
rulebook-bring-about = Het concept wordt wat er in het bestand staat. Onderdelen houden hun kenmerk als dat in het bestand staat. In de geschiedenis kunt u het terugdraaien.
rulebook-bring-button = Lees in
rulebook-form-file = Bestand
rulebook-form-file-hint = Markdown (.md), JSON (.json) of Akoma Ntoso (.xml), niet groter dan 16 MB.
rulebook-brought = Ingelezen uit een bestand
rulebook-notice-brought = Het bestand is ingelezen.
rulebook-error-file = Kies een bestand dat eindigt op .md, .json of .xml.
rulebook-error-file-utf8 = Wij kunnen de tekens in dit bestand niet lezen. Bewaar het als UTF-8.
rulebook-error-file-line = Regel { $line } kunnen wij niet lezen: { $problem }.
rulebook-error-file-read = Dit bestand kunnen wij niet lezen: { $problem }.
rulebook-file-too-large = het is groter dan 16 MB
rulebook-file-syntax = het is beschadigd, of van een ander soort dan de naam zegt
rulebook-file-not-a-text = het is geen regeltekst
rulebook-file-amendment = het is een amendement. Een amendement kunt u meenemen als bestand, maar niet inlezen
rulebook-file-version = versie { $version } van dit soort bestand kennen wij niet
rulebook-file-unexpected = ‘{ $name }’ hoort hier niet
rulebook-file-missing = ‘{ $name }’ ontbreekt
rulebook-file-value = ‘{ $name }’ kan niet ‘{ $value }’ zijn
rulebook-file-after-list = woorden na een lijst moeten een eigen lid zijn
rulebook-file-no-heading = er staan woorden voor het eerste opschrift
rulebook-file-too-deep = de onderdelen staan te diep in elkaar
rulebook-file-link = een link kan niet leiden naar ‘{ $address }’. Een link begint met https:, http: of mailto: en is niet te lang
rulebook-file-twice = hetzelfde kenmerk staat er twee keer
rulebook-file-heading-lines = een opschrift is één regel
rulebook-file-too-long = een tekst is te lang
rulebook-file-too-many = het heeft te veel onderdelen
rulebook-file-place = een onderdeel staat op een plaats waar dat niet kan

# consultations: statements, comments, answers
rulebook-consultations-title = Consultaties
rulebook-consultations-lead = Hier kunt u laten weten wat u vindt van nieuwe spelregels. Op elke reactie komt een antwoord.
rulebook-consultations-empty-title = Er zijn nog geen consultaties
rulebook-consultations-empty = Hier komen de consultaties. Een redacteur van het netwerk begint er een bij een versie die in consultatie is.
rulebook-kind-consultation = Consultatie
rulebook-consultation-on = Over
rulebook-consultation-planned = Nog niet open
rulebook-consultation-open = Open
rulebook-consultation-closed = Gesloten, wacht op antwoord
rulebook-consultation-completed = Afgerond
rulebook-opens = Reageren kan van { $from } tot { $until }.
rulebook-closes = Reageren kan tot { $when }.
rulebook-closed = Reageren kon tot { $when }.
rulebook-fact-window = Wanneer
rulebook-fact-audience = Wie kan reageren
rulebook-fact-results = Uitkomsten en reacties van anderen
rulebook-fact-respondents = Hoeveel reageren er
rulebook-fact-completed = Afgerond op
# used by code: rulebook-audience-
rulebook-audience-everybody = Iedereen met een e-mailadres
rulebook-audience-members = Alleen leden van het netwerk
rulebook-shown-during = Voor iedereen te zien, ook tijdens de consultatie
rulebook-shown-after = Voor iedereen te zien als de consultatie gesloten is
rulebook-respondents-none = Nog niemand
# used by code: rulebook-respondents-
rulebook-respondents-municipality = Gemeenten
rulebook-respondents-company = Bedrijven
rulebook-respondents-science = Wetenschap
rulebook-respondents-resident = Inwoners
rulebook-respondents-other = Anderen
# used by code: rulebook-somebody-
rulebook-somebody-municipality = Iemand van een gemeente
rulebook-somebody-company = Iemand van een bedrijf
rulebook-somebody-science = Iemand uit de wetenschap
rulebook-somebody-resident = Een inwoner
rulebook-somebody-other = Iemand anders
rulebook-who-says = { $who }, namens { $name } (naam opgegeven door de inzender)
rulebook-banner-open = U kunt hierop reageren tot { $when }.
rulebook-banner-elsewhere = Deze consultatie gaat over een andere versie: { $version }. U kunt reageren tot { $when }.
rulebook-banner-closed = Deze consultatie sloot op { $when }. De antwoorden komen nog.
rulebook-banner-completed = Deze consultatie is afgerond. U leest wat er met de reacties is gedaan. Reageren kon tot { $when }.
rulebook-consultation-work = Aan deze consultatie werken
rulebook-consultation-new = Begin een consultatie
rulebook-consultation-new-about = U vraagt wat mensen vinden van ‘{ $version }’. Daarna schrijft u de stellingen. Tot de consultatie opent, kunt u alles nog wijzigen.
rulebook-consultation-new-button = Ga verder met de stellingen
rulebook-consultation-change = Wijzig de consultatie
rulebook-consultation-change-about = Dit kan tot de consultatie opent.
rulebook-consultation-remove = Verwijder deze consultatie
rulebook-reach = { $count ->
    [0] Nu krijgt nog niemand dit in een overzicht. Wie zoekt, vindt het wel.
    [one] Dit komt in het overzicht van 1 persoon.
   *[other] Dit komt in het overzicht van { $count } mensen.
 }
rulebook-reach-opening = Als de consultatie opent:
rulebook-complete-mail = { $count ->
    [0] Er gaat geen aparte mail uit.
    [one] Daarnaast krijgt 1 gast een mail.
   *[other] Daarnaast krijgen { $count } gasten een mail.
 }
rulebook-extend-title = Geef meer tijd
rulebook-extend-now = Nu kan men reageren tot { $moment }.
rulebook-extend-about = U kunt het moment van sluiten alleen later maken.
rulebook-extend-button = Geef meer tijd
rulebook-error-not-later = Kies een moment na het moment dat er nu staat.
rulebook-notice-extended = Er is meer tijd om te reageren.
rulebook-deadline-more = Geef meer tijd voor amendementen
rulebook-deadline-now = Amendementen kunnen nu tot en met { $moment }.
rulebook-left-days = Dat is over { $days ->
    [one] 1 dag
   *[other] { $days } dagen
 } en { $hours } uur.
rulebook-left-hours = Dat is over { $hours } uur en { $minutes } minuten.
rulebook-left-minutes = Dat is over { $minutes } minuten.
rulebook-deadline-about = U kunt de termijn alleen later maken.
rulebook-notice-deadline = Er is meer tijd voor amendementen.
rulebook-consult-title = Titel
rulebook-consult-introduction = Wat vraagt u, en waarom?
rulebook-consult-introduction-hint = Vertel ook wat er met de reacties gebeurt.
rulebook-consult-opens-day = Open vanaf
rulebook-consult-opens-time = Tijd van openen
rulebook-consult-opens-time-hint = Nederlandse tijd, bijvoorbeeld 09:00.
rulebook-consult-closes-day = Reageren kan tot
rulebook-consult-closes-time = Tijd van sluiten
rulebook-consult-closes-time-hint = Nederlandse tijd, bijvoorbeeld 17:00. Wie later iets stuurt, is te laat.
rulebook-consult-audience = Wie kan reageren?
rulebook-consult-results = Wanneer zien anderen de uitkomsten en de reacties?
rulebook-consult-results-hint = De redactie en de werkgroep zien ze altijd.
rulebook-statements-title = Stellingen
rulebook-statements-lead = Wie reageert, zegt bij elke stelling of die klopt, en waarom. Eén gedachte per stelling werkt het best.
rulebook-statements-none = Er zijn nog geen stellingen. Zonder stellingen kunnen mensen alleen reageren op artikelen.
rulebook-statement-add = Voeg een stelling toe
rulebook-statement-change = Wijzig de stelling
rulebook-statement-about = Gaat over
rulebook-statement-whole = De tekst als geheel
rulebook-statement-text = Stelling
rulebook-statement-text-hint = Waar iemand het mee eens of oneens kan zijn.
rulebook-statement-node = Waar gaat de stelling over?
# used by code: rulebook-point-
rulebook-point-1 = Helemaal oneens
rulebook-point-2 = Oneens
rulebook-point-3 = Neutraal
rulebook-point-4 = Eens
rulebook-point-5 = Helemaal eens
rulebook-point-0 = Ik sla deze over
rulebook-respond-title = Uw reactie
rulebook-respond-button = Reageer op de stellingen
rulebook-respond-comment = Lees de tekst en reageer op een artikel
rulebook-respond-members = Alleen leden van het netwerk kunnen reageren.
rulebook-respond-sign-in = Log in
rulebook-respond-self = Mijzelf
rulebook-respond-names = Namens wie reageert u? Van een organisatie telt één reactie. Collega’s kunnen die wijzigen.
rulebook-respond-why = Waarom? (stelling { $number })
rulebook-respond-kind = U reageert als
rulebook-respond-organisation = Namens welke organisatie spreekt u?
rulebook-respond-organisation-hint = Bij uw reactie staat de naam, en dat u die zelf opgaf. Wij controleren de naam niet. Negentig dagen na de afronding wissen wij hem.
rulebook-respond-email = E-mailadres
rulebook-respond-email-hint = Wij sturen u een link. Uw reactie telt als u die opent. Anderen zien uw adres niet. Negentig dagen na de afronding wissen wij het.
rulebook-respond-next-guest = U krijgt een mail met een link. Uw reactie telt zodra u die hebt bevestigd. Tot de sluiting kunt u haar wijzigen. Als de consultatie is afgerond, krijgt u één bericht.
rulebook-respond-next = Uw reactie telt meteen. Tot de sluiting kunt u haar wijzigen.
rulebook-respond-next-name = U reageert namens: { $name }. Uw reactie telt meteen, en tot de sluiting kunt u haar wijzigen. Anderen zien de naam van een organisatie, en nooit die van een persoon.
rulebook-respond-send = Verstuur uw reactie
rulebook-respond-comments = Uw reacties op artikelen
rulebook-respond-no-comments = U hebt nog niet op een artikel gereageerd.
rulebook-respond-unconfirmed = Uw reactie telt nog niet. Open de link in de mail die u kreeg.
rulebook-own = U hebt gereageerd. Uw reactie is voor het laatst gewijzigd op { $when }.
rulebook-own-unconfirmed = Uw reactie van { $when } telt nog niet. Open de link in de mail die u kreeg.
rulebook-sent-title = Nog één stap
rulebook-sent-lead = Uw reactie is bewaard. Zij telt zodra u de link opent in de mail die u van ons krijgt.
rulebook-sent-about = U kunt intussen op meer artikelen reageren. Eén keer bevestigen is genoeg. De link werkt drie dagen. Daarna is uw reactie gewist.
rulebook-sent-spam = Komt er geen mail? Kijk ook bij ongewenste mail. Staat er een fout in het adres, vul het formulier dan opnieuw in.
rulebook-link-mail-title = Bevestig uw reactie
rulebook-link-mail-about = Dit is de reactie die met uw e-mailadres is verstuurd. Kloppen de woorden, bevestig haar dan. Kent u deze reactie niet, sluit dan deze pagina.
rulebook-link-mail-confirm = Bevestig mijn reactie
rulebook-link-mail-again = Uw reactie
rulebook-link-mail-again-about = Uw reactie telt. Tot de sluiting kunt u haar hier wijzigen.
rulebook-link-mail-go-on = Ga verder met mijn reactie
rulebook-link-mail-answers = Wat u van de stellingen vindt
rulebook-link-mail-refused = Deze link werkt niet meer
rulebook-link-mail-refused-about = Een link werkt drie dagen als u nog niet bevestigd hebt, en tot drie maanden na de afronding als u dat wel deed. Is de consultatie nog open, dan kunt u opnieuw reageren.
rulebook-mail-confirm-subject = Bevestig uw reactie op ‘{ $title }’
rulebook-mail-completed-subject = Wat er met uw reactie is gedaan: ‘{ $title }’
rulebook-comment-title = Reageer op { $what }
rulebook-comment-lead = Wat vindt u hiervan? Wat moet er anders?
rulebook-comment-place = Waar gaat uw reactie over?
rulebook-comment-whole = Het geheel
rulebook-comment-words = Deze woorden: “{ $words }”
rulebook-comment-select = Gaat uw reactie over een paar woorden? Selecteer ze dan in de tekst.
rulebook-comment-body = Uw reactie
rulebook-comment-body-hint = Schrijf geen gegevens van uzelf of van anderen op. Iedereen kan uw reactie lezen.
rulebook-comment-namens = Namens wie reageert u?
rulebook-comment-next = Uw reactie telt meteen. U kunt haar tot de sluiting intrekken.
rulebook-comment-send = Verstuur uw reactie
rulebook-comment-take-back = Trek in
rulebook-comment-link = Reageer
rulebook-comments-title = Reacties op de tekst
rulebook-comments-on = Reacties op { $what }
rulebook-comments-count =
    { $count ->
        [0] Nog geen reacties
        [one] Eén reactie
       *[other] { $count } reacties
    }
# used by code: rulebook-standing-
rulebook-standing-unchanged = Ging over een eerdere versie. De woorden zijn niet veranderd.
rulebook-standing-moved = Ging over een eerdere versie. De woorden staan nu hier.
rulebook-standing-changed = Ging over een eerdere versie. De tekst is sindsdien veranderd.
rulebook-standing-gone = Ging over een eerdere versie. Dit deel van de tekst is vervallen.
rulebook-results-title = Uitkomsten
rulebook-results-who = Wie reageerden
rulebook-results-organisations = Deze organisaties reageerden:
rulebook-results-said-organisations = Gasten reageerden namens deze organisaties (namen opgegeven door de inzenders, niet gecontroleerd):
rulebook-results-all = Iedereen
rulebook-results-base = van { $number }
rulebook-results-share = { $percent } % van { $number } reacties is het eens of helemaal eens.
rulebook-results-nobody = Hierop heeft nog niemand geantwoord.
rulebook-results-chart = Stelling { $number }: { $sentence } De tabel hieronder geeft alle getallen.
rulebook-results-caption = Antwoorden op stelling { $number }, per soort reactie
rulebook-results-agreeing = Eens of helemaal eens
rulebook-results-more = Meer lezen en meenemen
rulebook-results-csv = De uitkomsten als tabel (CSV)
rulebook-voices-csv = Alle toelichtingen en reacties als tabel (CSV)
rulebook-explanations-title = Toelichtingen bij stelling { $number }
rulebook-explanations-count =
    { $count ->
        [0] Geen toelichtingen
        [one] Eén toelichting
       *[other] { $count } toelichtingen
    }
rulebook-csv = Download als CSV
rulebook-csv-title = Titel
rulebook-csv-other-title = Titel van het andere
rulebook-csv-summary = Samenvatting
rulebook-csv-language = Taal
rulebook-csv-text = Tekst
rulebook-csv-on = Op amendement
rulebook-csv-waits = Vragen aan de indiener
rulebook-csv-decided = Besluit op
rulebook-csv-order = Plaats in de volgorde van besluiten
rulebook-csv-opens = Opent op
rulebook-csv-closes = Sluit op
rulebook-csv-completed = Afgerond op
rulebook-csv-url = Adres
rulebook-csv-when = Wanneer
rulebook-csv-who = Door wie
rulebook-csv-before = Oude tekst
rulebook-csv-after = Nieuwe tekst
rulebook-csv-standing = De woorden in deze versie
rulebook-csv-other-url = Adres van het andere
rulebook-csv-number = Nummer
rulebook-csv-statement = Stelling
rulebook-csv-kind = Wie
rulebook-csv-total = Aantal
rulebook-csv-average = Gemiddelde (1 tot 5)
rulebook-csv-about = Waarover
rulebook-csv-quote = Aangehaalde woorden
rulebook-csv-organisation = Organisatie
rulebook-csv-said-organisation = Organisatie volgens de inzender (niet gecontroleerd)
rulebook-csv-words = Reactie
rulebook-csv-outcome = Wat ermee is gedaan
rulebook-csv-reason = Waarom
rulebook-answer-heading = Beantwoord reacties
rulebook-answer-filter = Welke reacties
rulebook-answer-open = Zonder groep en antwoord
rulebook-answer-all = Alle
rulebook-answer-anything = Waarover dan ook
rulebook-answer-comments = Op artikelen
rulebook-answer-statement = Bij stelling { $number }
rulebook-sift-title = Zoek in de reacties
rulebook-sift-article = Artikel
rulebook-sift-word = Woord
rulebook-sift-order = Volgorde
rulebook-sift-any = Alle
rulebook-sift-time = Wie het eerst reageerde
rulebook-sift-text = Zoals in de tekst
rulebook-sift-button = Toon
rulebook-answer-nothing = Hier wacht niets meer op een antwoord.
rulebook-answer-voices =
    { $count ->
        [0] Geen reacties
        [one] Kies uit één reactie
       *[other] Kies uit { $count } reacties
    }
rulebook-answer-doen = Wat doet u met wat u hebt aangevinkt?
# used by code: rulebook-answer-doing-
rulebook-answer-doing-groep = Zet het in een groep: dit zegt hetzelfde
rulebook-answer-doing-antwoord = Geef elk dit antwoord
rulebook-answer-doing-los = Haal het uit de groep en trek het antwoord in
rulebook-answer-groep = Groep
rulebook-answer-new-group = Een nieuwe groep
rulebook-answer-titel = Wat zegt de groep?
rulebook-answer-titel-hint = In één zin, bijvoorbeeld: De termijn is te kort.
rulebook-answer-uitkomst = Wat doet u ermee?
rulebook-answer-reden = Waarom?
rulebook-answer-reden-hint = Dit leest wie reageerde, en iedereen.
rulebook-answer-next = Antwoorden zijn te lezen als de consultatie is afgerond. Een groep beantwoordt u op haar eigen pagina.
rulebook-answer-button = Doe dit
rulebook-answer-in-group = met anderen beantwoord: { $title }
# used by code: rulebook-outcome-
rulebook-outcome-taken-over = Overgenomen
rulebook-outcome-partly = Deels overgenomen
rulebook-outcome-not = Niet overgenomen
rulebook-outcome-none = Nog geen antwoord
rulebook-groups-title =
    { $count ->
        [0] Groepen
        [one] Eén groep
       *[other] { $count } groepen
    }
rulebook-group-count =
    { $count ->
        [0] Geen reacties
        [one] Eén reactie
       *[other] { $count } reacties
    }
rulebook-group-stands = Zo staat de groep er nu
rulebook-group-end = Hef de groep op
rulebook-group-voices = Reacties in deze groep
rulebook-asked-answer =
    { $count ->
        [0] Er wachten geen reacties op antwoord
        [one] Eén reactie wacht op antwoord
       *[other] { $count } reacties wachten op antwoord
    }
rulebook-asked-complete = Alle reacties hebben een antwoord. Rond de consultatie af.
rulebook-asked-decide =
    { $count ->
        [one] Eén amendement wacht op een besluit
       *[other] { $count } amendementen wachten op een besluit
    }
rulebook-asked-advise =
    { $count ->
        [one] Eén amendement heeft nog geen preadvies
       *[other] { $count } amendementen hebben nog geen preadvies
    }
rulebook-asked-questions =
    { $count ->
        [one] Uw amendement past niet helemaal op de nieuwe versie: zeg wat ermee moet gebeuren
       *[other] { $count } amendementen van uw organisatie passen niet helemaal op de nieuwe versie: zeg wat ermee moet gebeuren
    }
rulebook-asked-submit =
    { $count ->
        [one] U hebt een concept van een amendement dat nog niet is ingediend
       *[other] U hebt { $count } concepten van amendementen die nog niet zijn ingediend
    }
rulebook-asked-until = Amendementen kunnen tot en met { $when }
rulebook-asked-until-past = Amendementen konden tot en met { $when }
rulebook-complete-title = Rond de consultatie af
rulebook-complete-about = Elke reactie heeft een antwoord. Als u afrondt, kan iedereen de nota van beantwoording lezen en krijgt wie reageerde bericht. U kunt daarna niets meer wijzigen.
rulebook-complete-button = Rond af en publiceer de antwoorden
rulebook-complete-missing-title = Afronden kan nog niet
rulebook-complete-missing =
    { $count ->
        [0] Elke reactie heeft een antwoord.
        [one] Eén reactie heeft nog geen antwoord.
       *[other] { $count } reacties hebben nog geen antwoord.
    }
rulebook-complete-groups = Groepen zonder antwoord
rulebook-complete-voices = Reacties zonder groep en antwoord
rulebook-nota-title = Nota van beantwoording
rulebook-nota-file = Download deze nota als PDF
rulebook-nota-preview = Bekijk de nota zoals die nu is
rulebook-nota-published = De antwoorden zijn gepubliceerd op { $day }.
rulebook-nota-unpublished =
    { $count ->
        [0] Deze nota is nog niet gepubliceerd. Elke reactie heeft een antwoord.
        [one] Deze nota is nog niet gepubliceerd. Eén reactie heeft nog geen antwoord.
       *[other] Deze nota is nog niet gepubliceerd. { $count } reacties hebben nog geen antwoord.
    }
rulebook-nota-outcomes = Wat er met de reacties is gedaan
rulebook-nota-no-outcomes = Er is nog niets beantwoord.
rulebook-nota-caption =
    { $count ->
        [0] Er zijn geen toelichtingen en reacties
        [one] Van één toelichting of reactie
       *[other] Van { $count } toelichtingen en reacties
    }
rulebook-nota-share = Aandeel
rulebook-nota-cut = Hier staan de eerste { $count } toelichtingen en reacties. Alle staan in de tabel bij de uitkomsten.
rulebook-nota-groups = Wat vaker is gezegd
rulebook-nota-statements = Per stelling
rulebook-nota-nodes = Per artikel
rulebook-nota-persons =
    { $count ->
        [0] niemand anders
        [one] één persoon
       *[other] { $count } personen
    }
rulebook-story-comments = Wat mensen ervan vonden
rulebook-told-opened = Er is een consultatie over een tekst die u volgt
rulebook-told-extended = Er is meer tijd voor een consultatie over een tekst die u volgt
rulebook-told-completed = Een consultatie over een tekst die u volgt is afgerond
rulebook-told-completed-mine = Een consultatie waarop u reageerde is afgerond. U leest wat er met uw reactie is gedaan
rulebook-error-consultation-title = Geef de consultatie een titel.
rulebook-error-introduction = Schrijf wat u vraagt en waarom.
rulebook-error-closes = Kies een moment na het openen.
rulebook-error-audience = Kies wie kan reageren.
rulebook-error-results = Kies wanneer anderen de uitkomsten zien.
rulebook-error-statement = Schrijf een stelling.
rulebook-error-statement-node = Kies een onderdeel van deze tekst.
rulebook-error-statements = Er kan geen stelling meer bij. Vijftig is genoeg.
rulebook-error-agreement = Kies een van de antwoorden.
rulebook-error-explanation-alone = U legt iets uit, maar koos nog niets. Kies of u het eens bent.
rulebook-error-nothing-answered = Kies bij ten minste één stelling wat u vindt.
rulebook-error-respondent-kind = Kies als wie u reageert.
rulebook-error-respondent-email = Vul een e-mailadres in, zoals naam@voorbeeld.nl.
rulebook-error-place = Kies waar uw reactie over gaat. De tekst kan intussen veranderd zijn.
rulebook-error-comment = Schrijf wat u ervan vindt.
rulebook-error-comments = U hebt al heel vaak gereageerd. Trek eerst een reactie in.
rulebook-error-treated = Iemand anders heeft intussen iets gedaan met: { $what }. Kijk eerst wat. Er is nu niets veranderd.
rulebook-error-group-changed = Iemand anders heeft deze groep intussen gewijzigd. Kijk eerst wat er staat. Er is nu niets veranderd.
rulebook-error-no-voices = Vink ten minste één reactie aan.
rulebook-error-doing = Kies wat u ermee doet.
rulebook-error-group = Kies een groep.
rulebook-error-group-title = Schrijf in één zin wat de groep zegt.
rulebook-error-groups = Er kan geen groep meer bij.
rulebook-error-outcome = Kies wat u ermee doet.
rulebook-error-reason = Schrijf waarom.
rulebook-fault-consultation-state = Dit kan nu niet bij deze consultatie. Misschien is zij nog niet open, of al gesloten. Bekijk haar opnieuw.
rulebook-fault-consultation-state-title = Dit kan nu niet
rulebook-fault-consulted = Over deze versie is een consultatie. Verwijder die als zij nog niet open is, of maak een nieuwe versie.
rulebook-fault-consulted-title = Terugnemen kan niet
rulebook-notice-consultation = De consultatie is gemaakt. Schrijf nu de stellingen.
rulebook-notice-consultation-removed = De consultatie is verwijderd.
rulebook-notice-statement = De stelling is toegevoegd.
rulebook-notice-statement-removed = De stelling is verwijderd.
rulebook-notice-responded = Uw reactie is bewaard en telt mee. Dank u wel.
rulebook-notice-commented = Uw reactie is bewaard. Dank u wel.
rulebook-notice-taken-back = Uw reactie is ingetrokken.
rulebook-notice-confirmed = Uw reactie is bevestigd en telt mee. Dank u wel.
rulebook-notice-group = De groep is gemaakt. Schrijf nu het antwoord.
rulebook-notice-grouped = De reacties staan in de groep.
rulebook-notice-group-removed = De groep is opgeheven. Wat erin stond wacht op een antwoord.
rulebook-notice-answered = Dat is bewaard.
rulebook-notice-completed = De consultatie is afgerond. De antwoorden zijn te lezen.
rulebook-nota-from =
    { $count ->
        [one] Eén reactie, van { $names }.
       *[other] { $count } reacties, van { $names }.
    }
rulebook-mail-confirm-body =
    Met uw e-mailadres is gereageerd op ‘{ $title }’.

    Open deze link om uw reactie te bevestigen. Daarna telt zij mee. De link werkt drie dagen.

    { $url }

    Met dezelfde link kunt u uw reactie wijzigen tot de consultatie sluit. Bewaar deze mail dus.

    Hebt u niet gereageerd? Dan hoeft u niets te doen. De reactie telt dan niet en wordt gewist.
rulebook-mail-completed-body =
    U hebt gereageerd op ‘{ $title }’. De consultatie is nu afgerond. Op elke reactie staat een antwoord in de nota van beantwoording:

    { $url }

    Dit is het enige bericht dat u hierover krijgt. Over drie maanden wissen wij uw e-mailadres.

# texts, versions, working group
rulebook-new-title = Begin een tekst
rulebook-new-about = U begint met een leeg concept. Daarna noemt u wie eraan meewerkt.
rulebook-new-button = Begin
rulebook-text-title = Titel
rulebook-text-summary = Waar gaat het over?
rulebook-text-summary-hint = Een paar zinnen, voor in de lijst.
rulebook-text-language = Taal van de tekst
rulebook-text-label = Naam van deze versie
rulebook-text-label-hint = Bijvoorbeeld: Concept voor de consultatie.
rulebook-text-source = Bron
rulebook-text-source-hint = Alleen als de tekst ergens anders vandaan komt.
rulebook-text-source-url = Webadres van de bron
rulebook-details-title = Wijzig titel en bron
rulebook-details-about = De titel en de samenvatting horen bij de tekst, de naam en de bron bij deze versie.
rulebook-new-version-title = Maak een nieuwe versie
rulebook-new-version-about = U maakt een nieuw concept dat begint als ‘{ $version }’. Elk onderdeel houdt zijn kenmerk, zodat de draad blijft.
rulebook-new-version-button = Maak het concept
rulebook-group-title = Werkgroep
rulebook-group-about = Wie in de werkgroep zit, ziet de concepten van deze tekst en kan ze wijzigen.
rulebook-group-empty = Er zit nog niemand in de werkgroep.
rulebook-group-email = E-mailadres
rulebook-group-email-hint = Van iemand die al een account heeft en bij een organisatie hoort.
rulebook-group-add = Voeg toe aan de werkgroep
rulebook-group-remove = Haal uit de werkgroep

# used by code: rulebook-step-
rulebook-step-consult = Open voor consultatie
rulebook-step-consult-about = De tekst staat vanaf nu stil en is voor iedereen te lezen. Wijzigen kan alleen nog in een nieuwe versie.
rulebook-step-propose = Leg voor aan de ledenvergadering
rulebook-step-propose-about = De tekst staat vanaf nu stil. Leden kunnen amendementen indienen tot het moment dat u hieronder kiest.
rulebook-step-along =
    { $count ->
        [one] Er gaat één ingediend amendement mee naar deze versie.
       *[other] Er gaan { $count } ingediende amendementen mee naar deze versie.
    }
rulebook-step-along-fit =
    { $count ->
        [0] Geen daarvan past zoals het is.
        [one] Eén past zoals het is.
       *[other] { $count } passen zoals zij zijn.
    }
rulebook-step-along-asked =
    { $count ->
        [0] Geen indiener hoeft iets te beantwoorden.
        [one] Bij één vragen wij de indiener wat ermee moet gebeuren.
       *[other] Bij { $count } vragen wij de indiener wat ermee moet gebeuren.
    }
rulebook-step-along-drafts = Concepten gaan ook mee.
rulebook-step-redraft = Neem terug als concept
rulebook-step-redraft-about = De tekst is dan alleen nog te zien voor de werkgroep en de redactie, en kan weer worden gewijzigd.
rulebook-step-bring-into-force = Laat gelden
rulebook-step-bring-into-force-about = Vanaf de dag die u kiest is dit de tekst die telt. De versie die nu geldt, geldt dan niet meer.
rulebook-step-repeal = Trek in
rulebook-step-repeal-about = De tekst blijft te lezen, maar geldt niet meer.
rulebook-form-propose-day = Laatste dag voor amendementen
rulebook-form-propose-time = Tijd
rulebook-form-propose-time-hint = Nederlandse tijd, bijvoorbeeld 17:00.
rulebook-form-force-day = Geldt vanaf
rulebook-form-repeal-day = Geldt niet meer vanaf

# what is wrong
# used by code: rulebook-error-
rulebook-error-title = Geef de tekst een titel met letters of cijfers.
rulebook-error-title-taken = Er is al een tekst met deze titel. Kies een andere.
rulebook-error-summary = Schrijf in een paar zinnen waar de tekst over gaat.
rulebook-error-label = Geef de versie een naam.
rulebook-error-language = Kies de taal van de tekst.
rulebook-error-source-url = Begin het webadres met https://.
rulebook-error-too-long = Gebruik hier niet meer dan { $most } tekens.
rulebook-error-link-scheme = De link ‘{ $address }’ kan niet. Een adres begint met https:, http: of mailto:.
rulebook-error-link-form = De link ‘{ $address }’ is geen adres.
rulebook-error-link-length = De link ‘{ $address }’ is te lang. Een adres heeft hoogstens 2.000 tekens.
rulebook-error-number = Gebruik 1 tot 12 letters, cijfers, punten of streepjes.
rulebook-error-kind = Kies wat erbij komt.
rulebook-error-no-heading = Een lid of een onderdeel heeft geen opschrift. Zet de woorden in de tekst.
rulebook-error-empty = Schrijf een opschrift of een tekst.
rulebook-error-cut = Kies waar de tekst wordt gesplitst.
rulebook-error-moment = Vul een dag en een tijd in, bijvoorbeeld 17:00.
rulebook-error-past = Kies een moment dat nog komt.
rulebook-error-day = Vul een dag in, bijvoorbeeld 1-12-2026.
rulebook-error-relation = Kies wat dit onderdeel met het andere te maken heeft.
rulebook-error-other = Wij vinden geen pagina met dit adres. Kopieer het adres van een bijdrage of een artikel.
rulebook-error-organisation = Kies namens welke organisatie u dit zegt.
rulebook-error-sent-before = U hebt dit formulier al verstuurd, met andere woorden. Wilt u ook dit? Verstuur dan nog eens.
rulebook-error-drafter = Wij kunnen niemand met dit adres toevoegen. De persoon moet een account hebben, bij een organisatie horen en nog niet in de werkgroep zitten.
rulebook-refused-gone = Dit onderdeel staat er niet meer. Iemand anders heeft het verwijderd.
rulebook-refused-gone-title = Het onderdeel is weg
rulebook-refused-place = Hier kan dit niet staan.
rulebook-refused-place-title = Dit past hier niet
rulebook-refused-changed = Iemand anders heeft de tekst intussen gewijzigd. Bekijk hem opnieuw.
rulebook-refused-changed-title = De tekst is intussen veranderd
rulebook-refused-cut = Op deze plaats kan de tekst niet worden gesplitst.
rulebook-refused-cut-title = Splitsen lukt hier niet
rulebook-refused-apart = Deze onderdelen staan niet meer naast elkaar.
rulebook-refused-apart-title = Samenvoegen lukt niet
rulebook-fault-state = Dit kan niet bij een versie in deze stand. Misschien heeft iemand anders intussen iets gedaan. Bekijk de versie opnieuw.
rulebook-fault-state-title = Dit kan nu niet
rulebook-fault-nothing-to-show = Deze versie heeft nog geen tekst. Schrijf eerst iets.
rulebook-fault-nothing-to-show-title = Er is nog niets te laten zien
rulebook-fault-undo = Andere wijzigingen bouwen hierop voort. Wijzig de tekst zelf.
rulebook-fault-undo-title = Ongedaan maken lukt niet meer

# messages after a change
rulebook-notice-saved = Uw wijziging is bewaard.
rulebook-notice-unchanged = Er was niets veranderd.
rulebook-notice-warning-merged = Iemand anders wijzigde dit onderdeel ook. Beide wijzigingen zijn bewaard. Kijk of de tekst klopt.
rulebook-notice-undone = De wijziging is ongedaan gemaakt.
rulebook-notice-begun = Uw tekst is begonnen.
rulebook-notice-version = Het nieuwe concept is gemaakt.
rulebook-notice-step = Dat is gebeurd.
rulebook-notice-drafter = De werkgroep is uitgebreid.
rulebook-notice-drafter-ended = De persoon zit niet meer in de werkgroep.
rulebook-notice-linked = De verbinding is gemaakt.
rulebook-notice-linked-already = Deze verbinding was er al.
rulebook-notice-link-ended = De verbinding is beëindigd.
rulebook-notice-follows = U volgt dit nu.
rulebook-notice-follows-not = U volgt dit niet meer.

# amendments: submitting, advice, conflicts, deciding
rulebook-amendment-file-paper = Amendement op papier (PDF)
rulebook-amendment-file-redline = Wijzigingen in de tekst (PDF)
rulebook-amendment-file-xml = Akoma Ntoso (XML)
rulebook-amendment = Amendement
rulebook-amendments = Amendementen
rulebook-subamendments = Subamendementen
rulebook-amendment-number = Amendement { $number }
rulebook-subamendment-number = Subamendement { $number }
rulebook-amendment-draft = Concept-amendement
rulebook-subamendment-draft = Concept-subamendement
rulebook-amendment-of = { $what } van { $who }
rulebook-subamendment-on = Op { $what }
rulebook-amendment-adopted-on = { $what }, aangenomen op { $day }
rulebook-amendments-count =
    { $count ->
        [0] Geen amendementen
        [one] Eén amendement
       *[other] { $count } amendementen
    }
rulebook-amendments-on = Op de tekst:
rulebook-amendments-until = U kunt amendementen indienen en wijzigen tot en met { $moment }.
rulebook-amendments-were-until = Amendementen konden worden ingediend tot en met { $moment }.
rulebook-amendments-no-deadline = Voor deze versie is geen termijn voor amendementen gesteld.
rulebook-amendments-drafts = Concepten van uw organisatie
rulebook-amendments-about = U ziet alleen de amendementen op { $what }.
rulebook-amendments-all = Alle amendementen
rulebook-amendments-adopted = Hiervan is de vastgestelde versie gemaakt:
rulebook-amendments-none-title = Nog geen amendementen
rulebook-amendments-none = Hier komen de voorstellen van gemeenten om de tekst te wijzigen, zodra zij zijn ingediend.
rulebook-amendments-advised = Wat het bestuur adviseert
rulebook-amendments-questions = Openstaande vragen
rulebook-amendments-by-number = Op nummer
rulebook-amendments-by-place = Op plaats in de tekst
rulebook-amendments-order = Volgorde
rulebook-amendments-search = Zoeken in amendementen
rulebook-amendments-words = Woord in de titel
rulebook-amendments-search-button = Zoek
rulebook-amendments-nothing = Geen enkel amendement past bij wat u koos.
rulebook-filter-words = ‘{ $words }’
rulebook-amendments-not-yet = Deze tekst ligt nog niet voor aan de ledenvergadering. Zodra dat zo is, kunnen gemeenten amendementen indienen.

# used by code: rulebook-amendment-state-
rulebook-amendment-state-draft = Concept
rulebook-amendment-state-submitted = Ingediend
rulebook-amendment-state-withdrawn = Ingetrokken
rulebook-amendment-state-adopted = Aangenomen
rulebook-amendment-state-rejected = Verworpen
rulebook-amendment-state-held-over = Aangehouden
rulebook-amendment-state-fallen = Vervallen

rulebook-amendment-new = Maak een amendement
rulebook-subamendment-new = Maak een subamendement
rulebook-amendment-begin = Begin
rulebook-amendment-begin-about = U begint met een concept dat alleen uw organisatie ziet.
rulebook-amendment-begin-next = Hierna wijzigt u de tekst op de plaats zelf. U dient pas in als u dat zelf zegt.
rulebook-amendment-form-title = Titel
rulebook-amendment-form-title-hint = In een paar woorden wat u wilt veranderen.
rulebook-amendment-form-explanation = Algemene toelichting
rulebook-amendment-form-explanation-hint = Waarom u dit voorstelt. Bij elke wijziging kunt u ook een eigen reden geven.
rulebook-amendment-form-organisation = Namens welke gemeente?
rulebook-amendment-form-organisations = Namens welke gemeenten?
rulebook-amendment-edit = Wijzig het amendement
rulebook-amendment-edit-draft = Kies een onderdeel en schrijf wat er volgens u moet staan. Wat verandert, ziet u meteen in de tekst.
rulebook-amendment-edit-submitted = Dit amendement is ingediend. Wat u wijzigt, is meteen voor iedereen te zien. De vorige tekst wordt bewaard.
rulebook-amendment-details = Titel en toelichting
rulebook-amendment-view = Bekijk het amendement
rulebook-amendment-steps =
    { $count ->
        [0] Nog geen wijzigingen
        [one] Eén wijziging
       *[other] { $count } wijzigingen
    }
rulebook-amendment-steps-none = Dit amendement verandert nog niets.
rulebook-amendment-the-text = De tekst met uw wijzigingen
rulebook-amendment-changes = Wat er verandert
rulebook-amendment-in-words = In woorden
rulebook-amendment-explanation = Toelichting
rulebook-amendment-in-text = In de hele tekst
rulebook-amendment-beside = Naast elkaar
rulebook-amendment-paper = Als stuk
rulebook-amendment-was = Zoals het er staat
rulebook-amendment-is = Zoals het wordt
rulebook-amendment-was-not = Dit staat er nog niet.
rulebook-amendment-is-not = Dit vervalt.
rulebook-amendment-submitters = Ingediend door
rulebook-amendment-signers = Mede ondertekend door
rulebook-amendment-submitted = Ingediend op
rulebook-amendment-subjects = Gaat over
rulebook-amendment-subject-proposed = { $part }, zoals voorgesteld in { $what }
rulebook-amendment-amends = Wijzigt
rulebook-amendment-version = Op de versie
rulebook-amendment-deadline = Termijn
rulebook-amendment-decided-order = { $day }, als nummer { $order } in de volgorde van besluiten
rulebook-amendment-waits = Wacht op de indiener
rulebook-amendment-asks = Er is een nieuwe tekst om te wijzigen. Een deel van dit amendement past daar niet op. De indiener moet zeggen wat ermee gebeurt. De griffie en de redactie van het netwerk kunnen dat ook.
rulebook-amendment-waiting = Wat nog niet past
rulebook-amendment-waiting-about = Deze wijzigingen wachten op een antwoord. Zij staan hier zoals zij luidden tegen de vorige tekst, met de nummers van toen.
rulebook-amendment-all-waiting = In de tekst van nu verandert nog niets: geen van de wijzigingen past erop. Zij staan hieronder.
rulebook-amendment-meets = Raakt aan andere amendementen
rulebook-amendment-revisions = Eerdere vormen ({ $count })
rulebook-revision = Eerdere vorm
rulebook-revision-is-now = zo is het nu
rulebook-revision-of = Zo luidde dit amendement vanaf { $moment }.
rulebook-revision-now = Bekijk het amendement zoals het nu is
rulebook-revision-by = Zo gemaakt door
rulebook-revision-signed = Ondertekend in deze vorm door
rulebook-revision-nothing = In deze vorm veranderde het amendement niets.
rulebook-amendment-changed-since = Gewijzigd na uw handtekening van { $moment }.
rulebook-amendment-signed-form = Bekijk wat uw organisatie ondertekende
rulebook-amendment-after = na { $what }
rulebook-amendment-in = in { $what }
rulebook-amendment-first = vooraan
rulebook-amendment-own-part = een nieuw onderdeel
rulebook-amendment-step-heading = Ander opschrift: { $what }
rulebook-amendment-step-text = Andere tekst: { $what }
rulebook-amendment-step-note = Andere toelichting: { $what }
rulebook-amendment-step-insert = Nieuw: { $what }
rulebook-amendment-step-delete = Vervalt: { $what }
rulebook-amendment-step-move = Verplaatst: { $what }
rulebook-amendment-step-renumber = Ander nummer: { $what }
rulebook-amendment-step-split = Gesplitst: { $what }
rulebook-amendment-step-join = Samengevoegd met wat erna staat: { $what }
rulebook-amendment-submit = Dien in
rulebook-amendment-submit-next = Uw amendement krijgt een nummer en is voor iedereen te zien. Tot de termijn voorbij is kunt u het nog wijzigen.
rulebook-amendment-in-name = U dient in namens { $who }.
rulebook-amendment-withdraw = Trek in
rulebook-amendment-withdraw-about = Het amendement wordt niet meer in stemming gebracht. Het blijft te lezen, als ingetrokken.
rulebook-amendment-discard = Gooi het concept weg
rulebook-amendment-discard-about = Het concept verdwijnt, met alles wat u erin wijzigde. U kunt het niet terughalen.
rulebook-amendment-sign = Onderteken mee namens { $who }
rulebook-amendment-unsign = Neem de handtekening van { $who } terug
rulebook-sign-title = Onderteken mee
rulebook-sign-form-organisatie = Namens welke gemeente?
rulebook-sign-in-name = U ondertekent namens { $who }.
rulebook-sign-next = De naam van uw gemeente staat daarna bij het amendement. Tot erover is besloten, kunt u uw handtekening terugnemen.

rulebook-paper-assembly = De algemene ledenvergadering,
rulebook-paper-read = gelezen het voorstel
rulebook-paper-decides = besluit de tekst als volgt te wijzigen:
rulebook-paper-read-main = en amendement { $number } van { $who } daarop;
rulebook-paper-decides-main = besluit amendement { $number } van { $who } als volgt te wijzigen:
rulebook-paper-submitted = Ingediend op { $day }.

rulebook-advice = Preadvies
rulebook-advice-form-kind = Het bestuur adviseert
rulebook-advice-form-follows = Volgt dit amendement
rulebook-advice-form-follows-hint = Alleen als het advies hetzelfde is als dat over een ander amendement.
rulebook-advice-form-text = Uitleg
rulebook-advice-choose = Kies een amendement
rulebook-advice-adopt = Aannemen
rulebook-advice-reject = Verwerpen
rulebook-advice-hold-over = Aanhouden
rulebook-advice-none = Nog geen preadvies
rulebook-advice-follows = Volgt een ander amendement
rulebook-advice-follows-that = Volgt { $what }

rulebook-conflicts = Botsingen
rulebook-conflicts-about = Welke amendementen elkaar raken, de zwaarste botsing eerst. Op de tekst:
rulebook-conflicts-count =
    { $count ->
        [one] Eén tweetal amendementen raakt elkaar
       *[other] { $count } tweetallen amendementen raken elkaar
    }
rulebook-conflicts-narrow = Kies welke botsingen u wilt zien
rulebook-conflicts-number = Nummer van een amendement
rulebook-conflicts-part = Onderdeel van de tekst
rulebook-conflicts-whole = De hele tekst
rulebook-conflicts-show = Toon
rulebook-conflicts-nothing = Geen enkele botsing past bij wat u koos.
rulebook-conflicts-all = Alle botsingen
rulebook-conflicts-none-title = Geen botsingen
rulebook-conflicts-none = Geen enkel amendement raakt aan een ander. Zij kunnen allemaal worden aangenomen.
rulebook-conflict-kind = Soort
rulebook-conflict-other = En
rulebook-conflict-after = Wat gebeurt er als
# used by code: rulebook-conflict-
rulebook-conflict-hard = Botst
rulebook-conflict-order = Volgorde
rulebook-conflict-merges = Gaat samen
rulebook-conflict-same = Vraagt hetzelfde
rulebook-conflict-about-text = De woorden van { $what }
rulebook-conflict-about-removed = { $what } vervalt
rulebook-conflict-about-moved = { $what } wordt verplaatst
rulebook-conflict-about-place = Dezelfde plaats, bij { $what }
rulebook-standing-applies = Is { $first } aangenomen, dan kan { $then } nog in stemming zoals het is.
rulebook-standing-merges = Is { $first } aangenomen, dan gaat { $then } daarmee samen.
rulebook-standing-done = Is { $first } aangenomen, dan is aan { $then } al voldaan.
rulebook-standing-falls-partly = Is { $first } aangenomen, dan vervalt een deel van { $then }.
rulebook-standing-falls = Is { $first } aangenomen, dan vervalt { $then }.
rulebook-bundles = Bundels
rulebook-bundles-about = Amendementen van gelijke strekking komen in één stemming. Alternatieven sluiten elkaar uit: is er één aangenomen, dan vervallen de andere.
rulebook-bundles-none = Er zijn nog geen bundels, en geen amendementen die precies hetzelfde vragen.
rulebook-bundle-made = Samen in één stemming
rulebook-bundle-could = Vragen hetzelfde
rulebook-bundle = Breng samen in één stemming
rulebook-unbundle = Breng weer apart in stemming
rulebook-bundle-one = In één stemming
rulebook-bundle-one-about = Dit amendement wordt samen in stemming gebracht met:
rulebook-bundle-alternatives = Alternatieven
rulebook-bundle-alternatives-about = Wordt één van deze amendementen aangenomen, dan vervallen de andere. Dit amendement is een alternatief voor:
rulebook-bundle-with = In één stemming met { $what }
rulebook-bundle-or = Alternatief voor { $what }
rulebook-bundle-title = Maak een bundel
rulebook-bundle-about = Kies amendementen die in de stemming bij elkaar horen. Op de tekst:
rulebook-bundle-form-kind = Hoe horen zij bij elkaar?
rulebook-bundle-form-a = Welke amendementen?
rulebook-bundle-form-a-hint = Minstens twee. Wat al in een bundel zit, staat er niet bij.
rulebook-bundle-kind-same = Van gelijke strekking
rulebook-bundle-kind-same-hint = Eén stemming beslist over alle.
rulebook-bundle-kind-alternatives = Alternatieven
rulebook-bundle-kind-alternatives-hint = Is er één aangenomen, dan vervallen de andere.

rulebook-what-if = Stel dat …
rulebook-what-if-about = Kies amendementen en lees de tekst alsof zij zijn aangenomen. Op de tekst:
rulebook-what-if-choose = Stel dat deze amendementen zijn aangenomen
rulebook-what-if-button = Toon de tekst
rulebook-what-if-count =
    { $count ->
        [one] De tekst als één amendement is aangenomen
       *[other] De tekst als { $count } amendementen zijn aangenomen
    }
rulebook-what-if-all = Alles wat deze amendementen vragen, staat in de tekst.
rulebook-what-if-lost = Wat niet meer kon
rulebook-what-if-origin = Bij onderstreepte woorden staat van welk amendement zij komen. Volg de verwijzing om het te lezen.
rulebook-origins-title = Waar de wijzigingen vandaan komen
rulebook-origin-inserted = Toegevoegd door { $what }
rulebook-origin-moved = Verplaatst door { $what }
rulebook-origin-removed = Vervallen door { $what }
rulebook-origin-renumbered = Ander nummer door { $what }
rulebook-lost-main = { $what } is niet aangenomen.
# used by code: rulebook-lost-
rulebook-lost-gone = { $node } staat er niet meer.
rulebook-lost-gone-by = { $node } staat er niet meer, door { $who }.
rulebook-lost-words = Dezelfde woorden van { $node } zijn al veranderd.
rulebook-lost-words-by = Dezelfde woorden van { $node } zijn al veranderd, door { $who }.
rulebook-lost-changed = { $node } is al veranderd.
rulebook-lost-changed-by = { $node } is al veranderd, door { $who }.
rulebook-lost-moved = { $node } is al verplaatst.
rulebook-lost-moved-by = { $node } is al verplaatst, door { $who }.
rulebook-lost-refused = Dit past niet meer in de tekst.

rulebook-decision = Besluit
rulebook-decide = Leg vast
rulebook-decision-form-outcome = Wat heeft de ledenvergadering besloten?
rulebook-decision-form-others = Andere amendementen in de bundel
rulebook-decision-same = Leg hetzelfde vast voor { $what }
rulebook-decision-alternatives = Is dit aangenomen, leg dan ook vast dat vervalt: { $what }
rulebook-decision-form-day = Op welke dag?
rulebook-decision-form-order = Als hoeveelste is erover besloten?
rulebook-decision-form-order-hint = De volgorde telt: wat eerder is aangenomen, gaat voor.
rulebook-decision-asks = Een deel van dit amendement past niet op de tekst van nu, en wacht op een antwoord. Zolang dat zo is, kan het niet worden aangenomen.
rulebook-now-applies = Na wat al is aangenomen, kan dit amendement in stemming zoals het is.
rulebook-now-merges = Dit amendement gaat samen met wat al is aangenomen.
rulebook-now-done = Aan dit amendement is al voldaan door wat is aangenomen.
rulebook-now-falls-partly = Een deel van dit amendement vervalt door wat al is aangenomen:
rulebook-now-falls = Dit amendement vervalt door wat al is aangenomen:
rulebook-adopt = Maak de vastgestelde versie
rulebook-adopt-about = De tekst wordt berekend uit het voorstel en de aangenomen amendementen, in de volgorde van de besluiten. Uit de tekst:
rulebook-adopt-undecided = Hierover is nog niet besloten
rulebook-adopt-unanswered = Hiervan past een deel niet op de tekst: beantwoord eerst de vragen
rulebook-adopt-adopted =
    { $count ->
        [0] Er is geen amendement aangenomen
        [one] Eén amendement is aangenomen
       *[other] { $count } amendementen zijn aangenomen
    }
rulebook-adopt-next = De versie staat daarna voor iedereen op de site. Bij elk veranderd woord is te zien van welk amendement het komt. Besluiten kunt u dan niet meer wijzigen.
rulebook-adopt-form-label = Naam van de versie
rulebook-adopt-form-label-hint = Bijvoorbeeld: Vastgesteld door de ledenvergadering van juni 2027.
rulebook-adopt-form-day = Dag van het besluit

rulebook-questions = Vragen bij een nieuwe versie
rulebook-questions-about = Deze wijzigingen passen niet op de nieuwe versie. Zeg bij elk wat ermee moet gebeuren. De nieuwe versie:
rulebook-questions-none = Er zijn geen vragen meer.
rulebook-question-base = Zo stond het er
rulebook-question-theirs = Zo staat het er nu
rulebook-question-mine = Zo vraagt het amendement het
rulebook-question-gone = Dit onderdeel staat er niet meer.
rulebook-question-choice = Wat moet er gebeuren?
rulebook-question-words = Gebruik de tekst hieronder
rulebook-question-still = Doe het alsnog
rulebook-question-drop = Laat deze wijziging vallen
rulebook-question-text = De tekst van het amendement voor de nieuwe versie

rulebook-error-amendment-title = Geef uw amendement een titel.
rulebook-error-no-steps = Uw amendement verandert nog niets. Wijzig eerst de tekst.
rulebook-error-questions = Beantwoord eerst de vragen bij de nieuwe versie.
rulebook-error-own = { $who } maakte dit amendement en hoort bij de indieners.
rulebook-error-advice = Kies wat het bestuur adviseert.
rulebook-error-follows = Kies welk amendement dit amendement volgt.
rulebook-error-decided = Kies wat er is besloten.
rulebook-error-not-yet = Kies een dag die al is geweest, of vandaag.
rulebook-error-order = Vul een heel getal in vanaf 1.
rulebook-error-order-taken = Een ander besluit heeft dit nummer al.
rulebook-error-main = Wat dit wijzigt is niet aangenomen. Het kan dan zelf ook niet worden aangenomen.
rulebook-error-asks = Beantwoord eerst de vragen bij de nieuwe versie. Tot dan is niet bekend wat er wordt aangenomen.
rulebook-error-alternative = Een alternatief voor dit amendement is al aangenomen. Dan vervalt dit.
rulebook-error-along = { $what }: { $why }
rulebook-error-bundle-kind = Kies hoe de amendementen bij elkaar horen.
rulebook-error-bundle-few = Kies minstens twee amendementen waarover nog niet is besloten.
rulebook-error-bundle-sub = Een subamendement kan niet in één bundel met het amendement dat het wijzigt.
rulebook-error-question = Dit past zo niet in de tekst.
rulebook-error-no-answer = Kies bij minstens één wijziging wat ermee moet gebeuren.
rulebook-fault-deadline = De termijn voor amendementen is voorbij.
rulebook-fault-deadline-title = De termijn is voorbij
rulebook-fault-amendment-state = Dit kan niet bij een amendement in deze stand. Misschien heeft iemand anders intussen iets gedaan. Bekijk het opnieuw.
rulebook-fault-amendment-state-title = Dit kan nu niet
rulebook-fault-steps = Eén amendement kan niet zo veel wijzigingen hebben. Maak er een tweede amendement van.
rulebook-fault-steps-title = Te veel wijzigingen
rulebook-fault-signature = Deze organisatie heeft niet mee ondertekend, of is zelf de indiener.
rulebook-fault-signature-title = Er is geen handtekening om terug te nemen
rulebook-fault-bundle = Een van deze amendementen is intussen anders gebundeld, of er is al over besloten.
rulebook-fault-bundle-title = Dit kan niet in een bundel
rulebook-fault-undecided = Over een of meer ingediende amendementen is nog niet besloten. Leg eerst die besluiten vast.
rulebook-fault-undecided-title = Nog niet alles is besloten
rulebook-fault-unanswered = Van een aangenomen amendement past een deel niet op de tekst. Beantwoord eerst de vragen daarover.
rulebook-fault-unanswered-title = Er zijn nog vragen open
rulebook-fault-still-open = De termijn voor amendementen is nog niet voorbij.
rulebook-fault-still-open-title = Dit kan nog niet
rulebook-fault-amended = Leden werken al aan amendementen op deze versie. Maak een nieuwe versie en leg die voor. De amendementen gaan dan mee.
rulebook-fault-amended-title = Terugnemen kan niet meer

rulebook-notice-amendment-begun = Uw concept is begonnen. Wijzig nu de tekst.
rulebook-notice-amendment-submitted = Uw amendement is ingediend.
rulebook-notice-amendment-withdrawn = Het amendement is ingetrokken.
rulebook-notice-amendment-discarded = Het concept is weggegooid.
rulebook-notice-amendment-signed = Uw organisatie heeft mee ondertekend.
rulebook-notice-amendment-signed-already = Uw organisatie had al ondertekend.
rulebook-notice-amendment-unsigned = De handtekening is teruggenomen.
rulebook-notice-advised = Het preadvies is bewaard.
rulebook-notice-bundled = De bundel is gemaakt.
rulebook-notice-unbundled = Deze amendementen komen weer apart in stemming.
rulebook-notice-decided = Het besluit is vastgelegd.
rulebook-notice-adopted = De vastgestelde versie is gemaakt.
rulebook-notice-rebased = Het antwoord is verwerkt.

rulebook-told-amendment-submitted = Er is een amendement ingediend op een tekst die u volgt
rulebook-told-amendment-changed = Een amendement op een tekst die u volgt is gewijzigd
rulebook-told-amendment-withdrawn = Een amendement op een tekst die u volgt is ingetrokken
rulebook-told-amendment-advised = Er is een preadvies over een amendement op een tekst die u volgt
rulebook-told-amendment-decided = Er is besloten over een amendement op een tekst die u volgt
rulebook-told-amendment-mine-submitted = Er is een subamendement ingediend op uw amendement
rulebook-told-amendment-mine-changed = Een amendement dat u ondertekende is gewijzigd
rulebook-told-amendment-mine-withdrawn = Een amendement dat u ondertekende is ingetrokken
rulebook-told-amendment-mine-advised = Er is een preadvies over uw amendement
rulebook-told-amendment-mine-decided = Er is besloten over uw amendement
rulebook-told-amendment-mine-signed = Een organisatie ondertekende uw amendement mee
rulebook-told-amendment-mine-asked = Uw amendement past niet helemaal op de nieuwe versie: zeg wat ermee moet gebeuren
rulebook-told-amendment-mine-rebased = Uw amendement is overgezet op de nieuwe versie
rulebook-amendments-moved-to = Amendementen zijn meegegaan naar: { $version }
rulebook-amendments-moved = Wat op deze versie was ingediend, staat nu bij:
rulebook-what-if-waits = Wat op een antwoord van de indiener wacht en dus niet in de tekst staat
rulebook-error-promised = Amendementen kunnen al tot { $moment }. Kies geen eerder tijdstip.
rulebook-conflicts-waiting = { $count ->
        [one] Eén amendement wacht op een antwoord van de indiener. Wat het vraagt van deze versie, is hier nog niet vergeleken:
       *[other] { $count } amendementen wachten op een antwoord van de indiener. Wat zij vragen van deze versie, is hier nog niet vergeleken:
    }
rulebook-respond-next-unconfirmed = Uw reactie telt zodra u uw e-mailadres hebt bevestigd: open de link in de mail. Daarna kunt u haar tot de sluiting wijzigen.
rulebook-error-emptied = Zonder tekst blijft alleen het nummer over. Moet dit weg? Kies ‘Verwijder’.
rulebook-delete-proposed = Uw amendement vraagt dan dat dit vervalt, met alles wat eronder staat. Met ‘Maak ongedaan’ haalt u het terug.
