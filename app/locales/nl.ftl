# The front page and the pages about the site.
app-front-title = Van vraag naar spelregel, samen
app-front-lead = Het netwerk van gemeenten, bedrijven en wetenschap over de digitale samenleving. Breng uw vraag of voorbeeld in. Zie wie hem ook heeft. Deel wat u leerde.
app-front-search = Waar zoekt u naar?
app-front-search-submit = Zoek
app-front-ask = Stel een vraag
app-front-share = Deel een voorbeeld
app-front-more = Bied iets aan of vraag om hulp
app-front-guest = Iedereen kan lezen. Wilt u meedoen?
app-front-sign-in = Log in of maak een account
app-front-no-organisation = U hoort nog bij geen organisatie.
app-front-find-organisation = Zoek uw organisatie
app-front-thread = Zo loopt de draad
# used by code: app-thread-
app-thread-question = Vraag
app-thread-question-text = Een gemeente zit ergens mee
app-thread-answer = Antwoord
app-thread-answer-text = Anderen zeggen: wij ook, en wij deden dit
app-thread-example = Voorbeeld
app-thread-example-text = Wat werkte, wat niet, wat u kunt overnemen
app-thread-rule = Nieuwe vraag
app-thread-rule-text = Een ander gaat ermee verder
app-front-new = Nieuw in het netwerk
app-front-count = { $items } bijdragen van { $organisations } organisaties zijn voor iedereen te lezen.
app-front-municipalities = Het netwerk kent { $count } gemeenten.
app-front-empty-title = Hier komt wat het netwerk inbrengt
app-front-empty = Er is nog niets. Stel de eerste vraag, dan ziet iedereen hem hier.
app-front-all = Alle vragen en voorbeelden

app-about-title = Over dit netwerk
app-about-lead = Gemeenten, bedrijven en wetenschap werken hier samen uit hoe de digitale samenleving bestuurd wordt.
app-about-how = Wat kunt u hier doen?
app-about-question = Een vraag stellen: in één zin, ook als u nog zoekt hoe het moet.
app-about-example = Een voorbeeld delen: wat u deed, wat het kostte en wat niet werkte. Ook als u bent gestopt.
app-about-need = Zeggen wat u nodig hebt.
app-about-offer = Iets aanbieden. Een bedrijf zegt erbij welk belang het heeft.
app-about-who = Wie doet mee?
app-about-who-text = Mensen doen mee namens hun organisatie: een gemeente, een bedrijf, een kennisinstelling, een andere overheid of een vereniging. Iedereen kan lezen wat openbaar is.
app-about-data = Waar komen de gemeenten vandaan?
app-about-data-text = De gemeenten komen uit het register van de overheid (TOOI), de inwoners van het CBS. Bij elke gemeente staat van welke datum het getal is.
app-about-source = Open bron
app-about-source-text = Samenspel is vrije software onder de EUPL 1.2.

app-privacy-title = Privacy
app-privacy-lead = Wij bewaren zo weinig mogelijk van u. Hier staat wat, en wat u ermee kunt.
app-privacy-what = Wat wij bewaren
app-privacy-account = Uw naam, uw e-mailadres, de taal van uw mail en bij welke organisatie u hoort.
app-privacy-sessions = Waar u bent ingelogd: soort browser en het tijdstip. Hoogstens 30 dagen.
app-privacy-notices = Wat u volgt, welke meldingen u kreeg en las, en hoe vaak u een overzicht wilt. Meldingen hoogstens een half jaar, overzichten een jaar.
app-privacy-keys = Sleutels die u voor programma’s maakt: de naam, wat zij mogen en wanneer zij het laatst gebruikt zijn. Hoogstens een jaar en een maand.
app-privacy-written = Wat u schrijft, met de naam van uw organisatie. Uw eigen naam zien alleen mensen uit het netwerk.
app-privacy-consultations = Reageert u op een consultatie zonder account: uw e-mailadres, waar u bij hoort, en de organisatie die u noemt. Negentig dagen na de afronding wissen wij die. Bevestigt u uw adres niet, dan wissen wij alles na drie dagen.
app-privacy-not = Wat wij niet doen
app-privacy-no-tracking = Wij volgen u niet. Er zijn geen reclamecookies en geen bestanden van andere sites.
app-privacy-no-sharing = Wij geven uw gegevens aan niemand door.
app-privacy-rights = Wat u kunt doen
app-privacy-rights-text = U kunt uw gegevens bekijken, wijzigen en downloaden. U kunt uw account verwijderen. Wat u schreef, blijft staan onder de naam van uw organisatie.
app-privacy-own = Naar mijn gegevens
app-privacy-cookies = Cookies
app-privacy-cookies-text = Wij gebruiken alleen cookies die nodig zijn: om u ingelogd te houden, om uw taal te onthouden en om één keer een melding te tonen.

app-accessibility-title = Toegankelijkheid
app-accessibility-lead = Iedereen moet deze site kunnen gebruiken. Wij bouwen naar WCAG 2.2, niveau AA.
app-accessibility-how = Wat u mag verwachten
app-accessibility-keyboard = Alles werkt met het toetsenbord en met een schermlezer.
app-accessibility-script = Alles werkt zonder JavaScript.
app-accessibility-small = Alles werkt op een klein scherm, bij 400 % vergroting en op papier.
app-accessibility-test = Bij elke wijziging kijkt een programma alle pagina’s na.
app-accessibility-limits = Wat nog niet is gedaan
app-accessibility-limits-text = Er is nog geen onderzoek door een onafhankelijk bureau gedaan. Loopt u ergens tegenaan? Vertel het de beheerder van dit netwerk.

# The clock of the demo.
app-clock-title = De klok van de demo
app-clock-lead = Wat gebeurt er als een termijn voorbij is? Zet de klok vooruit en kijk.
app-clock-about = De klok gaat alleen vooruit, voor iedereen die deze demo gebruikt. Als de demo opnieuw begint, loopt de klok weer gelijk. Bij een grote sprong moet u misschien opnieuw een rol kiezen.
app-clock-now = In deze demo is het { $now }.
app-clock-day = Dag
app-clock-time = Tijd
app-clock-time-hint = Nederlandse tijd, bijvoorbeeld 17:00.
app-clock-button = Zet de klok vooruit
app-clock-wrong = Kies een moment dat nog komt, en vóór het jaar 2100.
app-notice-clock = De klok staat nu verder.

# The style guide of the demo.
app-guide-hint = Hier staat uitleg bij het veld.
app-guide-text = Een regel tekst
app-guide-counted = Eén zin van hoogstens 15 woorden
app-guide-area = Meer regels tekst
app-guide-date = Een datum
app-guide-choice = Een keuze
app-guide-file = Een bestand

# The page about the API.
app-api-title = Voor programma’s
app-api-lead = Een programma kan in dit netwerk lezen en schrijven, met onze API. Zo staat een voorbeeld ook op uw eigen site, of komt een vraag uit uw eigen systeem hier terecht.
app-api-address = Adres
app-api-version = Versie
app-api-document = Beschrijving
app-api-read = Lezen
app-api-read-text = Wat openbaar is, leest elk programma zonder sleutel. De filters zijn die van de lijst op de site.
app-api-key = Een sleutel
app-api-key-text = Om meer te lezen of om te schrijven hebt u een sleutel nodig. Die maakt u zelf. U kiest wat het programma mag en tot wanneer.
app-api-key-link = Maak een sleutel
app-api-write = Schrijven
app-api-write-text = Met een sleutel plaatst een programma een bijdrage of een reactie, namens uw organisatie. Dezelfde regels gelden als op de site.
app-api-what = Wat er is
app-api-contributions = voorbeelden, vragen, behoeften en aanbod zoeken, lezen, plaatsen en wijzigen
app-api-replies = reacties lezen en plaatsen
app-api-voices = welke organisaties dit ook hebben, of dit hergebruikten
app-api-trace = waar iets vandaan komt en wat ervan kwam
app-api-themes = de thema’s, in twee talen
app-api-organisations = wie er meedoet; gemeenten ook met hun CBS-code, inwoners en herindelingen
app-api-texts = teksten met hun versies, artikel voor artikel
app-api-amendments = wat leden aan een voorstel willen wijzigen, en wat daarvan kwam
app-api-consultations = waarover en tot wanneer men kan reageren
app-api-finding = alles hierboven tegelijk doorzoeken
app-api-rules = Goed om te weten
app-api-rule-errors = Een fout zegt wat er misging en bij welk veld (application/problem+json).
app-api-rule-pages = Een lijst heeft pagina’s: pagina en paginaGrootte, hoogstens 100 op een pagina. De adressen van de vorige en de volgende staan erbij.
app-api-rule-times = Tijdstippen zijn in UTC. Een dag heeft de vorm 2026-12-31.
app-api-rule-often = Vraagt een programma te vaak, dan zegt het antwoord hoe lang het moet wachten.
app-api-rule-versions = Wat er is, blijft werken zolang de versie met 1 begint. Komt er een versie 2, dan blijft versie 1 nog minstens een jaar.
app-api-tables = Liever een tabel?
app-api-tables-text = Onder elke lijst op de site staat een link om hem te downloaden als CSV, met puntkomma’s, voor een rekenprogramma.

# Searching through everything.
app-find-title = Zoeken
app-find-title-words = Zoeken: { $words }
app-find-form = Zoek opnieuw
app-find-label = Waar zoekt u naar?
app-find-submit = Zoek
app-find-help = U zoekt in alles wat u mag zien: vragen, voorbeelden, behoeften, aanbod, reacties, organisaties, spelregels, consultaties en amendementen. Een andere vorm van een woord, een deel van een lang woord en een tikfout zijn geen probleem.
app-find-corrected = Dit woord komt niet voor. U ziet nu wat er is over ‘{ $words }’.
app-find-building = De zoeklijst wordt nu gemaakt. Zoek over een paar minuten nog eens: dan vindt u alles.
# used by code: app-find-kind-
app-find-kind-rule = Spelregels
app-find-kind-rule-text = Regelteksten
app-find-kind-consultation = Consultaties
app-find-kind-amendment = Amendementen
app-find-kind-question = Vragen
app-find-kind-example = Voorbeelden
app-find-kind-need = Behoeften
app-find-kind-offer = Aanbod
app-find-kind-organisation = Organisaties
app-find-count = { $count ->
    [one] 1 resultaat
   *[other] { $number } resultaten
  }
app-find-some-words = Nergens staan al uw woorden. U ziet waar de meeste staan.
app-find-widened = Weinig teksten hebben al uw woorden. Daarom ziet u daaronder ook teksten met een deel ervan.
app-find-nothing-title = Niets gevonden
app-find-nothing = Gebruik minder woorden, of een ander woord voor hetzelfde. Staat uw vraag er niet bij? Stel uw vraag dan zelf.
app-find-browse = Of kijk rond
app-find-without-filters = { $count ->
    [one] Zonder filters is er 1 resultaat.
   *[other] Zonder filters zijn er { $number } resultaten.
  }
app-find-csv-day = Dag
app-find-feed-about = Wat er over deze woorden is, het nieuwste eerst, voor zover iedereen het mag lezen.
app-find-narrow = Zoek verder in één lijst:
app-find-follow = Volg nieuwe bijdragen met deze woorden
app-find-followed = U volgt nieuwe bijdragen met deze woorden
app-find-contributions = in bijdragen
app-find-organisations = in organisaties
