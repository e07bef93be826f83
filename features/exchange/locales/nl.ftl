# The room exchange: the marketplace of examples, questions, needs and offers.
# used by code: exchange-form-, exchange-phase-, exchange-size-, exchange-language-, exchange-new-about-
# used by code: exchange-files-refused-, exchange-placed-, exchange-theme-
exchange-menu = Bijdragen

# kinds, states, visibility, phases, sizes
exchange-kind-question = Vraag
exchange-kind-example = Voorbeeld
exchange-kind-need = Behoefte
exchange-kind-offer = Aanbod
exchange-state-draft = Concept
exchange-state-published = Open
exchange-state-answered = Beantwoord
exchange-state-closed = Gesloten
exchange-state-withdrawn = Ingetrokken
exchange-state-merged = Samengevoegd
exchange-state-removed = Weggehaald
exchange-visibility-public = Voor iedereen
exchange-visibility-network = Voor het netwerk
exchange-visibility-organisation = Voor mijn organisatie
exchange-phase-idea = Idee
exchange-phase-pilot = Proef
exchange-phase-in-use = In gebruik
exchange-phase-stopped = Gestopt
exchange-phase-failed = Mislukt
exchange-size-tot-25000 = Minder dan 25.000 inwoners
exchange-size-25000-50000 = 25.000 tot 50.000 inwoners
exchange-size-50000-100000 = 50.000 tot 100.000 inwoners
exchange-size-100000-250000 = 100.000 tot 250.000 inwoners
exchange-size-vanaf-250000 = 250.000 inwoners of meer
exchange-language-nl = Nederlands
exchange-language-en = Engels
exchange-organisation-municipality = Gemeente { $name }
exchange-organisation-size = { $name } ({ $count } inwoners)

# the list
exchange-list-title = Vragen, voorbeelden, behoeften en aanbod
exchange-list-lead = Wat gemeenten, bedrijven en kennisinstellingen van elkaar willen weten en met elkaar delen. Ook wat niet lukte.
exchange-list-count = { $count ->
    [one] 1 bijdrage
   *[other] { $number } bijdragen
 }
exchange-list-empty-title = Hier komen de bijdragen
exchange-list-empty = Er is nog niets gedeeld. Breng de eerste vraag of het eerste voorbeeld. Dat kost u ongeveer vijf minuten.
exchange-list-nothing-title = Niets gevonden
exchange-list-nothing = Er is geen bijdrage met al deze filters. Haal een filter weg of zoek met een ander woord.
exchange-search-form = Zoeken in bijdragen
exchange-search-label = Woorden
exchange-search-button = Zoek
exchange-search-corrected = Dit woord komt niet voor. U ziet nu wat er is over ‘{ $words }’.
exchange-search-some-words = Geen enkele bijdrage heeft al uw woorden. U ziet de bijdragen met de meeste woorden.
exchange-search-building = De zoeklijst wordt nu gemaakt. Zoek over een paar minuten nog eens: dan vindt u alles.
exchange-search-nothing = Niets gevonden met deze woorden. Gebruik minder woorden, of een ander woord voor hetzelfde. Haal een filter weg als u er een koos. Staat uw vraag er niet bij? Stel uw vraag dan zelf.
exchange-filter-kind = Soort
exchange-filter-theme = Thema
exchange-filter-phase = Fase van een voorbeeld
exchange-filter-size = Grootte van de gemeente
exchange-filter-province = Provincie
exchange-filter-year = Jaar
exchange-filter-search-chosen = ‘{ $words }’
exchange-order-newest = Nieuwste
exchange-order-active = Laatst actief
exchange-order-relevance = Best passend
exchange-order = Volgorde
exchange-changed-on = gewijzigd op { $day }
exchange-needed-by = antwoord nodig voor { $day }
exchange-count-replies = { $count ->
    [one] 1 reactie
   *[other] { $count } reacties
 }
exchange-count-supports = { $count ->
    [one] 1 keer ‘wij ook’
   *[other] { $count } keer ‘wij ook’
 }
exchange-count-reuses = { $count ->
    [one] 1 keer hergebruikt
   *[other] { $count } keer hergebruikt
 }

# bringing something
exchange-new-button = Breng iets in
exchange-new-title = Wat wilt u inbrengen?
exchange-new-lead = Kies wat het beste past. U kunt altijd eerst een concept bewaren.
exchange-new-kind = Nieuw: { $kind }
exchange-new-about-question = U wilt iets weten. Wij helpen u om er één korte zin van te maken. Anderen in het netwerk geven antwoord.
exchange-new-about-example = U hebt iets geprobeerd. Vertel wat het was, wat het kostte en wat u leerde. Ook als het stopte of mislukte.
exchange-new-about-need = U zoekt iets: een oplossing, een partner of kennis.
exchange-new-about-offer = U kunt iets voor anderen doen. Een bedrijf zegt erbij welk belang het heeft.
exchange-new-question-title = Uw vraag in één zin
exchange-new-question-lead = Een korte vraag krijgt sneller antwoord. Gebruik hoogstens 15 woorden. Uitleg geven kan in de volgende stap.
exchange-new-question-submit = Verder
exchange-new-question-next = Wat gebeurt er daarna? Wij kijken eerst of iemand al zo’n vraag stelde.
exchange-step-one = Stap 1 van 2
exchange-step-two = Stap 2 van 2
exchange-similar-title = Lijkt dit op wat u schrijft?
exchange-similar-text = Deze bijdragen gaan misschien over hetzelfde. Kijk of uw antwoord er al bij staat.
exchange-similar-other-title = Staat het er niet bij?
exchange-similar-yours = Uw vraag is:
exchange-similar-go-on = Stel mijn vraag
exchange-nobody-title = U hoort nog bij geen organisatie
exchange-nobody-text = Inbrengen doet u namens een organisatie. Sluit u eerst aan bij uw organisatie.
exchange-nobody-link = Zoek uw organisatie

# the form
exchange-form-question-title = Uw vraag in één zin
exchange-form-question-title-hint = Hoogstens 15 woorden. Bijvoorbeeld: Mag een winkelier bezoekers tellen met wifi?
exchange-form-question-context = Wat speelt er?
exchange-form-question-context-hint = Leg uit waarom u dit wilt weten. Wie heeft er last van of baat bij?
exchange-form-question-tried = Wat hebt u al geprobeerd?
exchange-form-question-needed-by = Wanneer hebt u een antwoord nodig?
exchange-form-question-needed-by-hint = Bijvoorbeeld: 12-3-2027
exchange-form-example-title = Titel
exchange-form-example-title-hint = Zeg in één regel wat u deed.
exchange-form-example-what = Wat hebt u gedaan?
exchange-form-example-why = Waarom?
exchange-form-example-phase = In welke fase is het?
exchange-form-example-phase-hint = Gestopt of mislukt mag ook. Daar leren anderen juist van.
exchange-form-example-cost = Wat kostte het?
exchange-form-example-cost-hint = Geld en uren, ongeveer.
exchange-form-example-brought = Wat leverde het op?
exchange-form-example-went-wrong = Wat ging er mis?
exchange-form-example-lessons = Wat zou u een ander aanraden?
exchange-form-example-reuse = Wat mogen anderen overnemen?
exchange-form-example-reuse-hint = Bijvoorbeeld een tekst, een bestek, software of een aanpak.
exchange-form-example-contact = Met wie kunnen anderen contact opnemen?
exchange-form-example-contact-hint = Dit is te lezen voor iedereen die de bijdrage ziet. Gebruik liever een algemeen adres dan een naam.
exchange-form-need-title = Wat zoekt u?
exchange-form-need-title-hint = Zeg het in één regel.
exchange-form-need-description = Uitleg
exchange-form-need-requirements = Waaraan moet het voldoen?
exchange-form-need-needed-by = Wanneer hebt u het nodig?
exchange-form-need-needed-by-hint = Bijvoorbeeld: 12-3-2027
exchange-form-offer-title = Wat biedt u aan?
exchange-form-offer-title-hint = Zeg het in één regel.
exchange-form-offer-description = Uitleg
exchange-form-offer-terms = Onder welke voorwaarden?
exchange-form-offer-interest = Welk belang hebt u hierbij?
exchange-form-offer-interest-hint = Een bedrijf moet dit invullen. Zo weten anderen waar zij aan toe zijn.
exchange-form-offer-contact = Met wie kunnen anderen contact opnemen?
exchange-form-offer-contact-hint = Dit is te lezen voor iedereen die de bijdrage ziet. Gebruik liever een algemeen adres dan een naam.
exchange-form-theme = Thema’s
exchange-form-theme-hint = Kies er één tot vijf. Zo vinden anderen uw bijdrage.
exchange-form-visibility = Wie mag dit zien?
exchange-form-visibility-public = Ook mensen zonder account. Zo helpt u de meeste anderen.
exchange-form-visibility-network = Alleen mensen die bij een organisatie in het netwerk horen.
exchange-form-visibility-organisation = Alleen uw collega’s.
exchange-form-language = In welke taal schrijft u?
exchange-form-organisation = Namens welke organisatie?
exchange-form-organisation-choose = Kies een organisatie
exchange-form-in-name-of = U schrijft namens { $name }.
exchange-form-reason = Wat hebt u gewijzigd?
exchange-form-reason-hint = In een paar woorden. Dit komt in de geschiedenis te staan.
exchange-form-markdown = U kunt tekst opmaken met Markdown: een lege regel voor een nieuwe alinea, een streepje voor een opsomming, **sterretjes** voor nadruk.
exchange-form-next = Wat gebeurt er daarna? Een concept zien alleen u en de redacteuren van uw organisatie. Wat u publiceert, zien anderen meteen.
exchange-form-preview = Bekijk hoe het wordt
exchange-form-keep = Bewaar als concept
exchange-form-files = Bewaar en voeg bijlagen toe
exchange-form-publish = Publiceer
exchange-preview-title = Zo komt het eruit te zien
exchange-preview-text = Er is nog niets bewaard. Uw tekst staat hieronder in het formulier.

# what is wrong
exchange-error-title-missing = Vul een titel in.
exchange-error-question-missing = Schrijf uw vraag in één zin.
exchange-error-question-words = Uw vraag is te lang. Maak er een zin van hoogstens { $most } woorden van. De uitleg kan bij ‘Wat speelt er?’.
exchange-error-too-long = Te lang: ‘{ $label }’ mag hoogstens { $most } tekens hebben.
exchange-error-too-long-field = Te lang: gebruik hoogstens { $most } tekens.
exchange-error-context = Vertel wat er speelt.
exchange-error-what = Vertel wat u hebt gedaan.
exchange-error-description = Geef uitleg.
exchange-error-interest = Vertel welk belang u hierbij hebt. Een bedrijf moet dit invullen.
exchange-error-phase = Kies in welke fase het is.
exchange-error-date = Dit is geen datum. Schrijf de datum zo: 12-3-2027.
exchange-error-date-past = Deze datum is voorbij. Kies een datum vanaf vandaag.
exchange-error-themes = Kies minstens één thema.
exchange-error-themes-most = Kies hoogstens { $most } thema’s.
exchange-error-visibility = Kies wie dit mag zien.
exchange-error-language = Kies in welke taal u schrijft.
exchange-error-organisation = Kies namens welke organisatie u schrijft.
exchange-fault-state-title = Dit kan nu niet
exchange-fault-state = Dit kan niet zoals de bijdrage er nu voor staat. Misschien heeft iemand anders haar intussen gewijzigd. Bekijk de bijdrage opnieuw.
exchange-fault-own-title = Dit is een bijdrage van uw eigen organisatie
exchange-fault-own = “Wij ook” en “hergebruikt” zijn bedoeld voor andere organisaties. Deze bijdrage is van uw eigen organisatie; u kunt wel reageren.

# one contribution
exchange-fact-author = Geschreven door
exchange-fact-published = Geplaatst op
exchange-fact-phase = Fase
exchange-fact-needed-by = Antwoord nodig voor
exchange-fact-state = Stand
exchange-fact-visibility = Zichtbaar
exchange-detail-draft = Dit is een concept. Alleen u en de redacteuren van uw organisatie zien het.
exchange-detail-closed = Deze bijdrage is gesloten. U kunt alles nog lezen.
exchange-detail-withdrawn = Deze bijdrage is ingetrokken. Anderen zien hem niet meer.
exchange-detail-removed = Een moderator heeft deze bijdrage weggehaald. Anderen zien hem niet meer.
exchange-manage-title = Beheren
exchange-close = Sluit
exchange-reopen = Open opnieuw
exchange-withdraw = Trek in
exchange-withdraw-title = Bijdrage intrekken
exchange-withdraw-text = Anderen zien de bijdrage en de reacties dan niet meer. U kunt de bijdrage later weer openen. Is zij van een collega? Dan leest die het in het overzicht.
exchange-withdraw-draft = Gooi concept weg
exchange-withdraw-draft-title = Concept weggooien
exchange-withdraw-draft-text = Het concept verdwijnt uit uw lijst met concepten. U vindt het terug bij ‘Van mijn organisaties’ en kunt het daar weer openen.
exchange-withdraw-back = Terug
exchange-placed-title = Uw bijdrage staat erop
exchange-placed-next = Wat gebeurt er nu?
exchange-placed-shown = De bijdrage staat vanaf nu in de lijst, bij de thema’s die u koos.
exchange-placed-told = Wie dit thema, uw organisatie of een passende zoekopdracht volgt, vindt het bij ‘Voor u’ en in het overzicht per mail.
exchange-placed-replies = Anderen kunnen reageren.
exchange-placed-question-replies = Anderen geven antwoord of zeggen ‘wij ook’. Helpt een antwoord? Wijs het dan aan als antwoord.
exchange-placed-example-replies = Anderen reageren, of laten weten dat zij uw voorbeeld hergebruiken.
exchange-placed-edit = U kunt de tekst altijd wijzigen. De geschiedenis blijft te zien.
exchange-placed-look = Bekijk de bijdrage

# changing
exchange-edit-title = Wijzig
exchange-edit-save = Bewaar
exchange-edit-next = Wat gebeurt er daarna? Anderen zien de nieuwe tekst meteen. De vorige versie blijft in de geschiedenis.
exchange-clash-title = Iemand anders heeft ook gewijzigd
exchange-clash-text = Terwijl u schreef, bewaarde iemand anders deze bijdrage. Hieronder staan beide teksten naast elkaar. In het formulier staat uw tekst. Neem over wat u wilt houden en bewaar opnieuw. Er is niets verloren.
exchange-clash-theirs = Nu bewaard
exchange-clash-mine = Uw tekst
exchange-history-title = Geschiedenis
exchange-history-link = Bekijk de geschiedenis
exchange-history-caption = Versies, de nieuwste eerst
exchange-history-number = Versie
exchange-history-version = Versie { $number }
exchange-history-when = Wanneer
exchange-history-by = Door
exchange-history-why = Wat er is gewijzigd
exchange-history-who = { $person }, { $organisation }
exchange-history-first = Dit is de eerste versie.
exchange-history-changed = Dit is er gewijzigd sinds de vorige versie.
exchange-history-added = toegevoegd:
exchange-history-removed = verwijderd:
exchange-history-previous = Vorige versie
exchange-history-next = Volgende versie

# files
exchange-files-title = Bijlagen
exchange-files-manage = Bijlagen
exchange-files-none = Er zijn nog geen bijlagen.
exchange-files-files = Kies bestanden
exchange-files-files-hint = PDF, afbeelding (PNG, JPEG, WebP), LibreOffice of Microsoft Office. Hoogstens 5 bestanden van elk 10 MB. Foto’s bewaren wij zonder plaats en tijd.
exchange-files-send = Voeg toe
exchange-files-remove = Verwijder
exchange-files-full = Er zijn vijf bijlagen. Meer kan niet. Verwijder er eerst een.
exchange-files-back = Terug naar de bijdrage
exchange-files-back-draft = Terug naar het concept
exchange-files-missing = Kies een bestand.
exchange-files-too-many = Een bijdrage heeft hoogstens { $most } bijlagen.
exchange-files-refused-too-large = ‘{ $name }’ is te groot. Een bestand mag hoogstens 10 MB zijn.
exchange-files-refused-empty = ‘{ $name }’ is leeg.
exchange-files-refused-unknown-kind = ‘{ $name }’ is een soort bestand die wij niet aannemen.
exchange-files-refused-name-differs = Bij ‘{ $name }’ past de naam niet bij de inhoud. Geef het bestand de goede naam.
exchange-files-refused-active-content = In ‘{ $name }’ zitten macro’s, scripts of andere bestanden. Die nemen wij niet aan.
exchange-files-refused-zip-bomb = ‘{ $name }’ is uitgepakt te groot.
exchange-files-refused-damaged = ‘{ $name }’ is beschadigd. Maak het bestand opnieuw.
exchange-files-refused-encrypted = ‘{ $name }’ is met een wachtwoord beveiligd. Haal het wachtwoord weg en probeer het opnieuw.
exchange-files-refused-hidden-content = In ‘{ $name }’ zit een deel dat wij niet kunnen controleren. Sla het bestand opnieuw op, bijvoorbeeld als pdf.

# one's own
exchange-mine-title = Mijn bijdragen
exchange-mine-drafts = Concepten
exchange-mine-ours = Van mijn organisaties
exchange-mine-empty = Uw organisaties brachten nog niets in.

# themes
exchange-themes-title = Thema’s
exchange-themes-lead = Waar het in het netwerk over gaat.
exchange-themes-empty-title = Hier komen de thema’s
exchange-themes-empty = De redactie van het netwerk maakt de lijst met thema’s.
exchange-themes-count = { $count ->
    [0] nog geen bijdragen
    [one] 1 bijdrage
   *[other] { $count } bijdragen
 }
exchange-theme-newest = Nieuwste bijdragen
exchange-theme-all = { $count ->
    [one] Bekijk de bijdrage in de lijst
   *[other] Bekijk alle { $count } bijdragen
 }
exchange-theme-empty-title = Nog niets over dit thema
exchange-theme-empty = Hier komen vragen, voorbeelden, behoeften en aanbod over dit thema. Breng de eerste.
exchange-theme-ended = Dit thema is afgesloten. U kunt het niet meer kiezen.
exchange-theme-ended-word = afgesloten
exchange-manage-themes-title = Thema’s beheren
exchange-manage-themes-caption = Thema’s in hun volgorde
exchange-manage-themes-count = Bijdragen
exchange-manage-themes-do = Doen
exchange-theme-new-title = Nieuw thema
exchange-theme-edit-title = Thema { $name } wijzigen
exchange-theme-name-nl = Naam in het Nederlands
exchange-theme-name-nl-missing = Vul de naam in het Nederlands in.
exchange-theme-name-en = Naam in het Engels
exchange-theme-name-en-missing = Vul de naam in het Engels in.
exchange-theme-name-taken = Er is al een thema met deze naam.
exchange-theme-description-nl = Uitleg in het Nederlands
exchange-theme-description-en = Uitleg in het Engels
exchange-theme-save = Bewaar
exchange-theme-up = Omhoog
exchange-theme-down = Omlaag
exchange-theme-end = Sluit af
exchange-theme-again = Open weer

# after something was done
exchange-notice-draft-saved = Het concept is bewaard.
exchange-notice-saved = De wijziging is bewaard.
exchange-notice-unchanged = U hebt niets gewijzigd.
exchange-notice-warning-merged = Iemand anders had ook gewijzigd. Beide wijzigingen zijn bewaard. Kijk of de tekst nog klopt.
exchange-notice-closed = De bijdrage is gesloten.
exchange-notice-reopened = De bijdrage is weer open.
exchange-notice-withdrawn = De bijdrage is ingetrokken.
exchange-notice-files-saved = De bijlagen zijn toegevoegd.
exchange-notice-file-removed = De bijlage is verwijderd.
exchange-notice-theme-saved = De lijst met thema’s is bewaard.
exchange-notice-theme-ended = Het thema is afgesloten.
exchange-notice-theme-again = Het thema is weer open.



# around a contribution: replies, "we too", re-use, following, reports, joining, links
exchange-do-support = Wij ook
exchange-do-reuse = Wij hebben dit hergebruikt
exchange-do-follow = Volgen
exchange-do-unfollow = Niet meer volgen
exchange-do-report = Melden
exchange-do-link = Verbind met een andere bijdrage
exchange-do-merge = Voeg samen met een andere bijdrage
exchange-take-back = Neem terug
exchange-back = Terug zonder iets te doen
exchange-in-name-of = Namens welke organisatie?
exchange-organisation-missing = Kies namens welke organisatie u dit doet.
exchange-text-too-long = Uw tekst is te lang. Gebruik hoogstens { $most } tekens.
exchange-supports-title = { $count ->
    [one] 1 organisatie heeft dit ook
   *[other] { $count } organisaties hebben dit ook
 }
exchange-supports-inhabitants = Samen hebben deze gemeenten { $count } inwoners.
exchange-reuses-title = { $count ->
    [one] 1 organisatie heeft dit hergebruikt
   *[other] { $count } organisaties hebben dit hergebruikt
 }
exchange-replies-title = { $count ->
    [0] Reacties
    [one] 1 reactie
   *[other] { $count } reacties
 }
exchange-replies-none = Er is nog geen reactie. Weet u iets? Ook een half antwoord helpt.
exchange-reply-title = Reageer
exchange-reply-answer-title = Antwoord op een reactie
exchange-reply-change-title = Reactie wijzigen
exchange-reply-body = Uw reactie
exchange-reply-body-hint = U kunt Markdown gebruiken: **vet**, - voor een lijst, [tekst](https://adres) voor een link.
exchange-reply-body-missing = Schrijf eerst uw reactie.
exchange-reply-sent-before = Met dit formulier hebt u al een reactie geplaatst, met andere woorden. Wilt u die veranderen? Wijzig haar dan. Wilt u ook deze plaatsen? Verstuur dan nog eens.
exchange-reply-stale = Iemand anders heeft deze reactie intussen gewijzigd. Hieronder staat uw tekst, daarboven die van de ander. Maak er één tekst van en verstuur opnieuw.
exchange-reply-theirs = Zo staat de reactie er nu
exchange-reply-submit = Verstuur
exchange-reply-next = Wat gebeurt er daarna? Uw reactie staat er meteen, met de naam van uw organisatie.
exchange-reply-sign-in = Log in om te reageren
exchange-reply-answer = Antwoord
exchange-reply-of = op de reactie van { $name }
exchange-reply-change = Wijzig
exchange-reply-changed = gewijzigd op { $when }
exchange-reply-withdraw = Trek in
exchange-reply-withdraw-title = Reactie intrekken
exchange-reply-withdraw-text = Uw reactie is daarna niet meer te lezen. Antwoorden van anderen blijven staan.
exchange-reply-withdraw-submit = Trek mijn reactie in
exchange-reply-withdrawn = Deze reactie is ingetrokken door wie haar schreef.
exchange-reply-removed = Deze reactie is verwijderd door een moderator. Reden: { $reason }
exchange-reply-accept = Dit is het antwoord
exchange-reply-accepted = Antwoord
exchange-answer-title = Het antwoord
exchange-answer-take-back = Dit is toch niet het antwoord
exchange-notice-reply-sent = Uw reactie staat erbij.
exchange-notice-reply-changed = Uw reactie is gewijzigd.
exchange-notice-reply-withdrawn = Uw reactie is ingetrokken.
exchange-notice-answer-accepted = U hebt deze reactie als antwoord gekozen.
exchange-notice-answer-taken-back = De vraag staat weer open.
exchange-support-title = Wij ook
exchange-support-lead = Zegt uw organisatie "wij ook"? Dan zien anderen hoe breed dit speelt. U hoeft niets uit te leggen.
exchange-support-body = Wilt u er iets bij zeggen?
exchange-support-body-hint = Bijvoorbeeld waar het bij u om gaat.
exchange-support-submit = Wij ook
exchange-support-next = Wat gebeurt er daarna? De naam en de grootte van uw organisatie staan bij deze bijdrage. Eén persoon leest het in het overzicht: wie de bijdrage schreef.
exchange-notice-supported = Uw organisatie staat erbij.
exchange-reuse-title = Wij hebben dit hergebruikt
exchange-reuse-lead = Vertel wat uw organisatie ermee heeft gedaan en wat het opleverde. Ook als het anders liep.
exchange-reuse-body = Wat kwam ervan?
exchange-reuse-body-hint = Wat hebt u overgenomen, wat hebt u anders gedaan, wat leverde het op?
exchange-reuse-body-missing = Vertel kort wat ervan kwam.
exchange-reuse-submit = Verstuur
exchange-reuse-next = Wat gebeurt er daarna? Uw verhaal staat bij deze bijdrage, met de naam van uw organisatie. Eén persoon leest het in het overzicht: wie de bijdrage schreef.
exchange-notice-reused = Uw ervaring staat erbij.
exchange-notice-taken-back = Het is teruggenomen.
exchange-followed-title = Wat ik volg
exchange-followed-empty-title = U volgt nog niets
exchange-followed-empty = Volg een bijdrage, een thema, een organisatie, spelregels of een zoekopdracht. Dan vindt u het hier terug.
exchange-followed-empty-link = Bekijk vragen en voorbeelden
exchange-followed-contribution = Bijdrage
exchange-followed-theme = Thema
exchange-followed-organisation = Organisatie
exchange-followed-since = sinds { $day }
exchange-notice-followed = U volgt dit nu. U vindt het op uw eigen pagina.
exchange-notice-unfollowed = U volgt dit niet meer.
exchange-report-title = Melden bij de moderator
exchange-report-lead = Klopt er iets niet? Een moderator van het netwerk kijkt ernaar. Wie dit schreef, ziet niet dat u meldt.
exchange-report-lead-organisation = Klopt er iets niet? Alleen uw organisatie ziet dit. Een beheerder van uw organisatie kijkt ernaar. Wie dit schreef, ziet niet dat u meldt.
exchange-report-reason = Wat is er mis?
# used by code: exchange-report-reason-
exchange-report-reason-personal-data = Er staan gegevens van mensen in die er niet horen
exchange-report-reason-offensive = Het is beledigend of bedreigend
exchange-report-reason-advertising = Het is reclame
exchange-report-reason-copyright = Het is van iemand anders
exchange-report-reason-untrue = Het klopt niet
exchange-report-reason-other = Iets anders
exchange-report-reason-missing = Kies wat er mis is.
exchange-report-body = Toelichting
exchange-report-body-hint = Zeg kort waar het om gaat.
exchange-report-body-missing = Leg kort uit wat er mis is.
exchange-report-submit = Meld dit
exchange-report-next = Wat gebeurt er daarna? Een moderator beslist en geeft een reden.
exchange-report-next-organisation = Wat gebeurt er daarna? Een beheerder van uw organisatie beslist en geeft een reden.
exchange-notice-reported = Dank u. Een moderator kijkt ernaar.
exchange-notice-reported-organisation = Dank u. Een beheerder van uw organisatie kijkt ernaar.
exchange-reports-title = Meldingen
exchange-reports-open = Open
exchange-reports-none = Er zijn geen open meldingen.
exchange-reports-decided = Beslist
exchange-reports-none-decided = Er is nog niets beslist.
exchange-report-on-reply = Reactie bij:
exchange-report-look = Melding
exchange-report-when = Gemeld op
exchange-report-outcome = Beslissing
exchange-report-outcome-removed = Verwijderd
exchange-report-outcome-kept = Blijft staan
exchange-report-see = Bekijk op de pagina zelf
exchange-report-restore = Zet terug
exchange-report-restore-next = Wie het schreef of volgt, leest in het overzicht dat het is teruggezet.
exchange-report-reversed = Teruggezet: de eerdere beslissing was niet juist.
exchange-decide-decision = Wat beslist u?
# used by code: exchange-decide-
exchange-decide-keep = Het blijft staan
exchange-decide-remove = Het wordt verwijderd
exchange-decide-decision-missing = Kies wat u beslist.
exchange-decide-reason = Waarom?
exchange-decide-reason-hint = Bij verwijderen staat deze reden erbij voor wie het schreef.
exchange-decide-reason-missing = Geef een reden.
exchange-decide-submit = Beslis
exchange-decide-next = Wat gebeurt er daarna? Alle open meldingen hierover zijn dan beslist. Wie iets meldde, leest dat in het overzicht. Haalt u iets weg, dan leest ook wie het schreef dat.
exchange-notice-decided = De beslissing is genomen.
exchange-notice-restored = Het staat weer op de pagina.
exchange-manage = Beheer
exchange-merge-title = Samenvoegen
exchange-merge-lead = "{ $title }" gaat op in een andere bijdrage die hetzelfde zegt. Reacties, "wij ook", volgers en verbindingen gaan mee. Het oude adres blijft werken.
exchange-merge-other = Adres van de bijdrage die blijft
exchange-merge-other-hint = Plak het adres van de pagina.
exchange-merge-other-unknown = Op dit adres staat geen bijdrage. Plak het adres van de pagina van een bijdrage.
exchange-merge-other-same = Dit is dezelfde bijdrage. Kies een andere.
exchange-merge-other-kind = De andere bijdrage is van een andere soort. Alleen bijdragen van dezelfde soort kunnen samen.
exchange-merge-other-visibility = De andere bijdrage is voor minder mensen te zien. Kies andersom welke blijft.
exchange-merge-submit = Ga verder
exchange-merge-stays = Deze bijdrage blijft:
exchange-merge-sure = Voeg samen
exchange-merge-next = Dit kan niet ongedaan worden gemaakt. Wie de bijdrage schreef die verdwijnt, leest het in het overzicht.
exchange-notice-merged = De bijdragen zijn samengevoegd. Dit is de bijdrage die blijft.
exchange-link-title = Verbinden
exchange-link-lead = Hoort deze bijdrage bij een andere? Verbind ze. Dan ziet iedereen waar iets vandaan komt en wat ervan kwam.
exchange-link-relation = Deze bijdrage
exchange-link-relation-missing = Kies hoe ze bij elkaar horen.
exchange-link-other = Adres van de andere pagina
exchange-link-other-hint = Plak het adres van een andere bijdrage of van een artikel uit de spelregels.
exchange-link-other-unknown = Wij vinden geen bijdrage of artikel op dit adres. Plak het hele adres van de pagina.
exchange-link-submit = Verbind
exchange-link-next = Wat gebeurt er daarna? De draad staat op beide pagina’s.
exchange-link-end = Beëindig: { $relation } { $title }
exchange-links-end-title = Verbindingen beëindigen
exchange-notice-linked = De bijdragen zijn verbonden.
exchange-notice-link-ended = De verbinding is beëindigd.
exchange-thread-empty = Er is nog niets mee verbonden.
exchange-activity = Wat deze organisatie inbracht
exchange-fault-changed-meanwhile-title = Er is intussen iets veranderd
exchange-fault-changed-meanwhile = Dit kan niet meer, want iemand anders was u voor. Open de pagina opnieuw en kijk hoe het er nu voor staat.
exchange-menu-themes = Thema’s
# used by code: exchange-task-
exchange-task-reports = Meldingen
exchange-task-reports-about = Beoordeel wat mensen melden.
exchange-task-themes = Thema’s
exchange-task-themes-about = Voeg thema’s toe, wijzig ze of zet ze in een andere volgorde.

# What fits
exchange-matches-title = Wat past hierbij?
exchange-matches-of = Wat past bij: { $title }
exchange-matches-link = Wat past hierbij? Bekijk voorbeelden, vragen en aanbod
exchange-matches-how = De volgorde komt van de tekst, het thema en de plaats. Niemand kan een hogere plaats kopen.
exchange-matches-because = Dit past hierbij door:
exchange-matches-theme = hetzelfde thema: { $theme }
exchange-matches-size = een gemeente van ongeveer dezelfde grootte
exchange-matches-province = dezelfde provincie: { $province }
exchange-matches-words = dezelfde woorden: { $words }
exchange-matches-dismiss = Past niet
exchange-matches-dismissed = { $count ->
    [one] U verborg één keer iets dat niet past.
   *[other] U verborg { $count } keer iets dat niet past.
  }
exchange-matches-again = Toon alles weer
exchange-matches-nothing-title = Nog niets dat past
exchange-matches-nothing = Zodra iemand iets brengt dat hierbij past, staat het hier.
exchange-matches-to-list = Bekijk alle bijdragen
exchange-matches-organisations = Organisaties die hierbij passen
exchange-matches-count = { $count ->
    [0] Door wat de organisatie over zichzelf schrijft.
    [one] Heeft 1 bijdrage die hierbij past.
   *[other] Heeft { $count } bijdragen die hierbij passen.
  }
exchange-notice-match-dismissed = Wij tonen dit niet meer bij deze bijdrage.
exchange-notice-matches-again = U ziet weer alles wat past.
exchange-similar-while-writing = Bestaat het al? Lees dan eerst wat er is. Uw tekst blijft hier staan.
exchange-similar-before-publishing = Kijk of het er al is. Is het toch iets anders? Plaats het dan onder aan deze pagina.
exchange-new-before-title = U hebt dit formulier al verstuurd
exchange-new-before = Toen stond er iets anders in. Hieronder staat wat u nu schreef; er is niets kwijt. Wilt u veranderen wat u eerder bracht? Open het en kies Wijzig. Wilt u ook dit brengen? Verstuur het dan nog eens, onder aan deze pagina.
exchange-new-before-see = Bekijk wat u eerder bracht

# Staying in touch.
exchange-kind-reply = Reactie
exchange-kind-report = Uw melding
exchange-feed-link = Volg deze lijst in een feedlezer (Atom)
exchange-feed-about = Nieuwe bijdragen die voor iedereen te lezen zijn.
exchange-search-follow = Volg deze zoekopdracht
exchange-search-follow-all = Volg alles wat nieuw is
exchange-search-unfollow = Volg deze lijst niet meer
exchange-followed-search = Zoekopdracht
exchange-notice-search-followed = U volgt dit. Nieuwe bijdragen vindt u bij ‘Voor u’ en in uw overzicht.
exchange-fault-searches-title = U volgt al 20 zoekopdrachten
exchange-fault-searches = Meer kan niet. Stop er eerst met één: die vindt u bij ‘Wat ik volg’.
exchange-reach-new = { $count ->
    [0] Nog niemand volgt deze thema’s of uw organisatie. Wie zoekt, vindt het wel.
    [one] Dit komt in het overzicht van 1 persoon.
   *[other] Dit komt in het overzicht van { $count } mensen.
 }
exchange-reach-again = Kiest u andere thema’s? Klik dan op ‘Bekijk hoe het wordt’ voor het nieuwe aantal.
exchange-reach-choose = Kies thema’s. Wie een thema volgt, leest dit in het overzicht. Bij ‘Bekijk hoe het wordt’ ziet u hoeveel mensen dat zijn.
exchange-reach-change = { $count ->
    [0] Niemand volgt deze bijdrage. Uw wijziging wordt niemand verteld.
    [one] Uw wijziging komt in het overzicht van 1 persoon.
   *[other] Uw wijziging komt in het overzicht van { $count } mensen.
 }
exchange-reach-reply = { $count ->
    [0] Niemand volgt deze bijdrage. Uw reactie wordt niemand verteld.
    [one] Uw reactie komt in het overzicht van 1 persoon.
   *[other] Uw reactie komt in het overzicht van { $count } mensen.
 }
exchange-reach-step = { $count ->
    [0] Niemand volgt deze bijdrage. Sluit u haar, opent u haar weer, of kiest u een antwoord, dan wordt dat niemand verteld.
    [one] Sluit u deze bijdrage, opent u haar weer, of kiest u een antwoord, dan leest 1 persoon dat in het overzicht.
   *[other] Sluit u deze bijdrage, opent u haar weer, of kiest u een antwoord, dan lezen { $count } mensen dat in hun overzicht.
 }
# used by code: exchange-told-
exchange-told-reply-mine = { $count ->
    [one] Nieuwe reactie op uw bijdrage
   *[other] { $count } nieuwe reacties op uw bijdrage
 }
exchange-told-reply-to-reply = { $count ->
    [one] Iemand antwoordt op uw reactie
   *[other] { $count } antwoorden op uw reactie
 }
exchange-told-reply = { $count ->
    [one] Nieuwe reactie
   *[other] { $count } nieuwe reacties
 }
exchange-told-accepted = Uw reactie is gekozen als antwoord
exchange-told-answered-mine = Op uw vraag is een antwoord gekozen
exchange-told-answered = Er is een antwoord gekozen
exchange-told-supported = { $count ->
    [one] Een organisatie zegt: wij ook
   *[other] { $count } organisaties zeggen: wij ook
 }
exchange-told-reused = { $count ->
    [one] Een organisatie heeft dit hergebruikt
   *[other] { $count } organisaties hebben dit hergebruikt
 }
exchange-told-changed-mine = Iemand anders wijzigde uw bijdrage
exchange-told-changed = { $count ->
    [one] Nieuwe versie
   *[other] { $count } nieuwe versies
 }
exchange-told-closed-mine = Uw bijdrage is gesloten
exchange-told-closed = Gesloten: niet meer actueel
exchange-told-reopened-mine = Uw bijdrage is weer open
exchange-told-reopened = Weer open
exchange-told-restored-mine = Uw bijdrage is teruggezet
exchange-told-restored = Teruggezet
exchange-told-removed-mine = Een moderator heeft uw bijdrage weggehaald
exchange-told-withdrawn-mine = Een collega heeft uw bijdrage ingetrokken
exchange-told-merged-mine = Uw bijdrage is hiermee samengevoegd
exchange-told-new-theme = Nieuw in een thema dat u volgt
exchange-told-new-organisation = Nieuw van een organisatie die u volgt
exchange-told-new-search = Nieuw bij een zoekopdracht die u volgt
exchange-told-report-removed = Wat u meldde, is weggehaald
exchange-told-report-kept = Wat u meldde, blijft staan
exchange-told-reply-removed = Een moderator heeft uw reactie weggehaald
exchange-asked-reports = Meldingen beoordelen
exchange-asked-reports-title = { $count ->
    [one] 1 melding wacht op een besluit
   *[other] { $count } meldingen wachten op een besluit
 }
exchange-asked-answer = Uw vraag heeft reacties. Helpt er één? Kies die als antwoord.
exchange-asked-help = Weet u hier iets van? Het antwoord is binnenkort nodig.
exchange-asked-draft = Dit concept ligt er nog. Maak het af of gooi het weg.
exchange-asked-example = Is dit nog zo? Werk het bij als er iets is veranderd.
exchange-asked-example-since = { $phase }, voor het laatst gewijzigd op { $day }

# The API and tables to download.
exchange-api-no-organisation-title = U hoort bij geen organisatie
exchange-api-no-organisation = Wie een bijdrage plaatst, doet dat namens een organisatie. De persoon van deze sleutel hoort bij geen organisatie.
exchange-api-version-title = Er is intussen een nieuwere versie
exchange-api-version = Iemand anders wijzigde de bijdrage. Haal haar opnieuw op, verwerk uw wijziging en stuur de nieuwe versie mee.
exchange-api-used-title = Deze Idempotency-Key is al gebruikt
exchange-api-used = U gebruikte deze sleutel voor een verzoek met een andere inhoud. Stuur een nieuwe UUID mee.
exchange-api-part = Dit hoort niet bij deze soort bijdrage.
exchange-api-theme = Een van deze thema’s bestaat niet, of is niet meer te kiezen.
exchange-api-parent = Op deze reactie kunt u niet antwoorden.
exchange-csv = Download als CSV
exchange-csv-kind = Soort
exchange-csv-title = Titel
exchange-csv-summary = Samenvatting
exchange-csv-themes = Thema’s
exchange-csv-organisation = Organisatie
exchange-csv-province = Provincie
exchange-csv-inhabitants = Inwoners
exchange-csv-state = Status
exchange-csv-phase = Fase
exchange-csv-visibility = Te zien voor
exchange-csv-published = Gepubliceerd op
exchange-csv-active = Laatst actief op
exchange-csv-replies = Reacties
exchange-csv-supports = Wij ook
exchange-csv-reuses = Hergebruikt
exchange-csv-url = Adres
exchange-csv-ended = Afgesloten op
exchange-csv-reply = Over een reactie
exchange-csv-reason = Waarom
exchange-csv-decision = Uitleg van de beslissing
exchange-csv-yes = ja
exchange-csv-note = Toelichting
exchange-csv-since = Sinds
exchange-csv-name = Naam
exchange-csv-description = Omschrijving
exchange-csv-contributions = Bijdragen
exchange-csv-of-replies = Download de reacties als CSV
exchange-csv-said = Geplaatst op
exchange-csv-changed = Gewijzigd op
exchange-csv-words = Reactie
exchange-csv-gone = Niet meer te lezen
exchange-csv-answers = Antwoord op
exchange-csv-fields = Gewijzigde onderdelen
exchange-csv-why = Uitleg van de wijziging
