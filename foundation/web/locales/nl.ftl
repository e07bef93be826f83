# The shell: frame of the page, forms, faults.

web-skip-to-content = Ga naar de inhoud
web-menu = Menu
web-main-menu = Hoofdmenu
web-language-other = English
web-language-nl = Nederlands
web-language-en = Engels

web-for-you = Voor u
# Read out before the number.
web-for-you-new = nieuw:
web-sign-in = Inloggen
web-confirm = Bevestig wie u bent
web-sign-out = Uitloggen
web-new-tab = (opent in een nieuw tabblad)
web-breadcrumbs = Kruimelpad
web-thread = De draad
web-footer-accessibility = Toegankelijkheid
web-footer-privacy = Privacy
web-footer-about = Over dit netwerk
web-footer-api = Voor programma’s
web-footer-line = { $name }: gemeenten, bedrijven en wetenschap werken hier samen aan spelregels.
web-demo-strip = Dit is een demo. Personen en bijdragen zijn verzonnen.
web-demo-personas = Kies een rol
web-demo-mailbox = Postvak
web-demo-clock = Klok
web-demo-style-guide = Stijlgids

web-pagination = Pagina’s
web-pagination-page = Pagina
web-pagination-previous = Vorige
web-pagination-next = Volgende

web-form-optional = (niet verplicht)
web-form-error = Fout:
web-form-error-summary-title = { $count ->
    [one] Controleer uw antwoord op 1 punt
   *[other] Controleer uw antwoorden op { $count } punten
 }
# The script of the page fills in words and limit.
web-form-words = {"{"}words{"}"} van {"{"}limit{"}"} woorden
web-form-words-over = {"{"}words{"}"} van {"{"}limit{"}"} woorden. Kan het korter?

web-kept-title = Uw tekst is niet weg
web-kept-text = Wij hebben bewaard wat u invulde. U kunt het zo opnieuw versturen. Bestanden moet u opnieuw kiezen.
web-kept-again = Verstuur opnieuw
web-kept-show = Toon wat u invulde
web-onward-title = Waar wilt u heen?
web-onward-home = Naar de voorpagina

web-fault-not-found-title = Deze pagina is er niet
web-fault-not-found = Misschien is het adres verkeerd getypt, of is de pagina verplaatst of verwijderd. Het kan ook zijn dat u moet inloggen om de pagina te zien.
web-fault-forbidden-title = Dit mag u niet doen
web-fault-forbidden = U bent ingelogd, maar uw rol geeft hier geen recht op. Vraag het de beheerder van uw organisatie.
web-fault-sign-in-title = U bent niet ingelogd
web-fault-sign-in = Log in om dit te doen. Misschien was u te lang weg en bent u uitgelogd. Kom na het inloggen terug naar dit tabblad.
web-fault-confirm-title = Bevestig eerst wie u bent
web-fault-confirm = Dit is een grote stap. U logde langer dan een kwartier geleden in. Daarom vragen wij opnieuw wie u bent. Kom daarna terug naar dit tabblad.
web-fault-too-large-title = Dit is te groot
web-fault-too-large = U verstuurde meer dan wij kunnen ontvangen. Kies kleinere bestanden of minder bestanden.
web-fault-too-often-title = Even rustig aan
web-fault-too-often = { $minutes ->
    [one] U deed dit heel vaak in korte tijd. Probeer het over 1 minuut opnieuw.
   *[other] U deed dit heel vaak in korte tijd. Probeer het over { $minutes } minuten opnieuw.
 }
web-fault-unavailable-title = De site werkt even niet
web-fault-unavailable = { $minutes ->
    [one] Er is een storing. Er is niets opgeslagen. Probeer het over 1 minuut opnieuw.
   *[other] Er is een storing. Er is niets opgeslagen. Probeer het over { $minutes } minuten opnieuw.
 }
web-fault-unexpected-title = Er ging iets mis
web-fault-unexpected = De fout ligt bij ons. Wij hebben de fout vastgelegd. Probeer het later opnieuw.
web-fault-other-site-title = Dit verzoek kwam van een andere site
web-fault-other-site = Voor uw veiligheid hebben wij niets gedaan. Open de pagina hier en probeer het opnieuw.
web-fault-method-title = Dit kan niet op dit adres
web-fault-method = Uw browser vroeg iets wat hier niet kan. Ga terug en gebruik de knop op de pagina.
web-fault-form-unreadable-title = Wij konden het formulier niet lezen
web-fault-form-unreadable = Er is niets opgeslagen. Ga terug naar het formulier en verstuur het opnieuw.
web-fault-encoding-title = Wij konden uw tekst niet lezen
web-fault-encoding = Er zitten tekens in die wij niet herkennen. Ga terug en typ de tekst opnieuw.
web-fault-too-many-fields-title = Dit formulier heeft te veel velden
web-fault-too-many-fields = Er is niets opgeslagen. Ga terug naar het formulier en verstuur het opnieuw.
web-fault-form-type-title = Wij konden het formulier niet lezen
web-fault-form-type = Het formulier kwam binnen in een vorm die wij niet kennen. Gebruik het formulier op deze site.

web-styleguide-title = Stijlgids
web-styleguide-lead = Alle onderdelen van deze site, met voorbeelden.
web-styleguide-list = Lijst met filters
web-styleguide-filters = Filters
web-styleguide-kind = Soort
web-styleguide-all = Alles
web-styleguide-question = Vraag
web-styleguide-example = Voorbeeld
web-styleguide-need = Behoefte
web-styleguide-offer = Aanbod
web-styleguide-item-title = Welke rol nemen wij bij slimme deurbellen die de straat filmen?
web-styleguide-item-text = Bewoners klagen en de wet is niet duidelijk. Wij zoeken gemeenten die hier al een lijn in hebben.
web-styleguide-item-title-2 = Drukte meten met wifi: waarom wij ermee stopten
web-styleguide-item-text-2 = De telling werkte, de uitleg aan bewoners niet. U leest wat het kostte en wat wij nu doen.
web-styleguide-item-title-3 = Een bord dat bewoners begrijpen
web-styleguide-item-title-4 = Wij testen uw bord met veertig bewoners
web-styleguide-meta-1 = Gemeente Ommen
web-styleguide-meta-2 = 6 gemeenten: wij ook
web-styleguide-meta-3 = voor 12 december
web-styleguide-theme = Binnenstad
web-styleguide-detail = Blad met draad in de marge
web-styleguide-link = Lees het hele antwoord
web-styleguide-found = Een gevonden woord
web-styleguide-fact-1 = Ingebracht door
web-styleguide-fact-2 = Sinds
web-styleguide-button = Wij ook
web-styleguide-button-2 = Geef antwoord
web-styleguide-button-3 = Meld een probleem
web-styleguide-law = Tekst van een regel
web-styleguide-law-1 = Wie in de openbare ruimte een sensor plaatst, meldt dat
web-styleguide-law-2 = binnen
web-styleguide-law-3 = ten minste
web-styleguide-law-4 = vijf werkdagen vooraf bij de gemeente.
web-styleguide-panel = Paneel
web-styleguide-table = Tabel
web-styleguide-table-caption = Gemeenten en hun inwoners
web-styleguide-municipality = Gemeente
web-styleguide-province = Provincie
web-styleguide-inhabitants = Inwoners
web-styleguide-messages = Meldingen en lege pagina’s
web-styleguide-message = Uw bijdrage is opgeslagen.
web-styleguide-empty-title = Hier is nog niets
web-styleguide-empty-text = Hier komen de antwoorden van andere gemeenten. Wilt u de eerste zijn?
web-styleguide-form = Formulier
web-styleguide-next = Wat gebeurt er daarna? Uw bijdrage staat meteen op de site. U kunt hem altijd aanpassen.

# Faults as a program reads them.
# used by code: web-api-
web-api-not-found-title = Dit bestaat niet
web-api-not-found = Dit adres bestaat niet, of u mag niet weten dat het bestaat. Soms helpt een sleutel.
web-api-forbidden-title = Dit mag niet
web-api-forbidden = De persoon van deze sleutel heeft hier geen recht op.
web-api-scope-title = Deze sleutel mag dit niet
web-api-scope = De sleutel reikt niet zo ver. Maak op de site een sleutel die dit wel mag.
web-api-sign-in-title = Er is een sleutel nodig
web-api-sign-in = Stuur een sleutel mee: Authorization: Bearer, en dan de sleutel. U maakt hem op de site, bij Mijn pagina.
web-api-key-refused-title = Deze sleutel geldt niet
web-api-key-refused = De sleutel is verkeerd, beëindigd of verlopen. U maakt een nieuwe op de site, bij Mijn pagina.
web-api-invalid-title = De invoer is niet goed
web-api-invalid = Bij errors staat wat er niet klopt, per veld.
web-api-json-title = Dit is geen JSON
web-api-json = De inhoud van het verzoek is niet te lezen als JSON.
web-api-encoding-title = Dit is geen UTF-8
web-api-encoding = De tekens in het verzoek zijn niet te lezen als UTF-8.
web-api-form-unreadable-title = Het verzoek is niet te lezen
web-api-form-unreadable = Er klopt iets niet in het adres of in de inhoud van het verzoek.
web-api-media-type-title = Dit soort inhoud kennen wij niet
web-api-media-type = Stuur JSON, met Content-Type: application/json.
web-api-not-acceptable-title = Deze vorm hebben wij niet
web-api-not-acceptable = De API antwoordt alleen in JSON. Vraag om application/json.
web-api-method-title = Dit adres kent deze methode niet
web-api-method = De kop Allow noemt de methoden die dit adres wel kent.
web-api-too-large-title = Dit is te groot
web-api-too-large = De inhoud van een verzoek is hoogstens 2 MB.
web-api-too-often-title = Te veel verzoeken
web-api-too-often = { $minutes ->
    [one] Probeer het over 1 minuut opnieuw. De kop Retry-After noemt het aantal seconden.
   *[other] Probeer het over { $minutes } minuten opnieuw. De kop Retry-After noemt het aantal seconden.
 }
web-api-unavailable-title = De dienst werkt even niet
web-api-unavailable = { $minutes ->
    [one] Er is een storing. Er is niets opgeslagen. Probeer het over 1 minuut opnieuw.
   *[other] Er is een storing. Er is niets opgeslagen. Probeer het over { $minutes } minuten opnieuw.
 }
web-api-unexpected-title = Er ging iets mis bij ons
web-api-unexpected = Er is niets opgeslagen. Blijft dit zo, laat het de beheerder dan weten.
web-api-query-twice = Deze parameter staat er meer dan één keer.
web-api-query-missing = Deze parameter heeft geen waarde. Geef er een, of laat de parameter weg.
web-api-query-value = Deze waarde kan hier niet. Wat wel kan, staat in /api/v1/openapi.json.
web-api-query-number = Geef een heel getal van { $from } tot en met { $to }.
web-api-query-unknown = Deze parameter kent dit adres niet.
web-api-body-missing = Dit veld is verplicht.
web-api-body-unknown = Dit veld hoort hier niet.
web-api-body-value = Deze waarde kan hier niet. Wat wel kan, staat in /api/v1/openapi.json.
web-csv-more = Hier stopt de tabel, na { $most } rijen. Gebruik filters om de rest te krijgen.
web-search-form = Zoeken in alles
web-search-label = Zoek in alles
web-search-submit = Zoek
web-organisation = Organisatie
web-organisation-all = Alle organisaties
web-organisation-most = U kunt kiezen uit de { $count } organisaties waarvan hier het meeste staat.
web-organisation-other = Zoek een andere organisatie
web-filter-summary = Kies wat u wilt zien
web-filter-more = Meer: { $title }
web-filter-chosen = Gekozen filters
web-filter-remove = Haal weg:
web-filter-clear = Haal alle filters weg
