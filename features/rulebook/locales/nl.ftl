# The rulebook: rule texts, their versions, drafting.

rulebook-menu = Spelregels
rulebook-title = Spelregels
rulebook-lead = Wat wij samen hebben afgesproken, en waar wij nog aan werken. Van elk artikel ziet u waar het vandaan komt.
rulebook-empty-title = Er zijn nog geen spelregels
rulebook-empty = Hier komen de teksten waar het netwerk samen aan werkt. Een redacteur van het netwerk begint een tekst.
rulebook-contents = Inhoud
rulebook-note = Toelichting
rulebook-nothing-yet = Deze versie heeft nog geen tekst.
rulebook-source = Bron:
rulebook-state = Stand
rulebook-shown = Sinds
rulebook-changed = Wat is er anders?
rulebook-earlier = Eerdere tekst
rulebook-later = Latere tekst
rulebook-kind-rule = Spelregel
rulebook-who = { $person }, { $organisation }
rulebook-back = Terug
rulebook-save = Bewaar

# used by code: rulebook-language-
rulebook-language-nl = Nederlands
rulebook-language-en = Engels

# used by code: rulebook-state-
rulebook-state-draft = Concept
rulebook-state-consultation = In consultatie
rulebook-state-proposed = Voorgesteld
rulebook-state-adopted = Vastgesteld
rulebook-state-in-force = Geldt nu
rulebook-state-repealed = Geldt niet meer

# used by code: rulebook-remark-
rulebook-remark-draft = Dit is een concept. Alleen de werkgroep en de redactie zien het.
rulebook-remark-consultation = Deze tekst geldt nog niet. U kunt laten weten wat u ervan vindt.
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
rulebook-told-version = Er is een nieuwe versie van een tekst die u volgt

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
rulebook-more-title = Wat u verder kunt doen
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

# consultations: statements, comments, answers

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
rulebook-error-notation = Dit kunnen wij niet lezen: { $reason }.
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
