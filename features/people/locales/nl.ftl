# The room people: sign-in, one's own pages, organisations.
people-menu = Organisaties

# sign-in
people-sign-in-title = Inloggen
people-sign-in-lead = Vul uw e-mailadres in. U krijgt een mail met een link. Daarmee logt u in. U hebt geen wachtwoord nodig.
people-sign-in-email = E-mailadres
people-sign-in-email-hint = Gebruik het adres van uw werk. Hebt u nog geen account? Dan maakt u er een met dezelfde link.
people-sign-in-email-missing = Vul uw e-mailadres in.
people-sign-in-email-wrong = Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@gemeente.nl.
people-sign-in-submit = Stuur mij een link
people-sign-in-next = Wat gebeurt er daarna? U krijgt binnen een minuut een mail. Open de link in deze browser.
people-sign-in-provider-title = Of log in via uw organisatie
people-sign-in-provider = Inloggen via { $name }
people-sign-in-demo = Dit is de demo. U kunt ook meteen iemand worden:
people-sign-in-demo-link = kies een persona
people-sent-title = Kijk in uw mail
people-sent-body = Wij hebben een mail gestuurd. Open de link in de mail in deze browser. De link werkt 15 minuten en één keer.
people-sent-nothing = Geen mail gekregen? Kijk bij ongewenste mail, of vraag een nieuwe link aan.
people-sent-again = Nieuwe link aanvragen
people-sent-mailbox = Dit is de demo: de mail staat in het postvak van de demo.
people-sent-mailbox-link = Naar het postvak
people-arrive-title = Inloggen
people-arrive-body = U bent er bijna. Klik op de knop om in te loggen.
people-arrive-submit = Log in
people-refused-title = Deze link werkt niet meer
people-refused-body = Een link werkt 15 minuten, één keer, en alleen in de browser waarin u hem hebt aangevraagd. Vraag een nieuwe link aan en open hem in dezelfde browser.
people-refused-again = Nieuwe link aanvragen
people-register-title = Maak uw account
people-register-lead = Er is nog geen account met dit adres. Wij vragen alleen uw naam.
people-register-email = Uw e-mailadres
people-register-name = Uw naam
people-register-name-hint = Zo zien anderen in het netwerk u.
people-register-name-missing = Vul uw naam in.
people-register-name-long = Uw naam is te lang. Gebruik hoogstens { $most } tekens.
people-register-submit = Maak account
people-register-next = Wat gebeurt er daarna? U bent meteen ingelogd. Dan kunt u zich aansluiten bij uw organisatie.
people-notice-signed-out = U bent uitgelogd.

# mail
people-mail-link-subject = Inloggen bij { $network }
people-mail-link-body =
    Beste lezer,

    U wilt inloggen bij { $network }. Open deze link in de browser waarin u hem hebt aangevraagd:

    { $url }

    De link werkt 15 minuten en één keer. Hebt u dit niet aangevraagd? Dan hoeft u niets te doen.

# one's own pages
people-my-title = Mijn pagina
people-my-lead = Dag { $name }. Dit is uw eigen pagina.
people-my-organisations = Mijn organisaties
people-my-no-organisation = U hoort nog bij geen organisatie. Zoek uw organisatie op en vraag of u mee mag doen.
people-my-find-organisation = Zoek uw organisatie
people-my-followed = Wat ik volg
people-my-followed-about = Bijdragen, thema’s en organisaties die u volgt
people-my-details = Naam en taal
people-my-details-about = Uw naam, uw e-mailadres en de taal van de mail
people-my-sessions = Waar u bent ingelogd
people-my-sessions-about = Bekijk uw sessies en beëindig ze
people-my-data = Mijn gegevens
people-my-erase = Account verwijderen
people-my-erase-about = Stop met uw account
people-my-contributions = Mijn bijdragen
people-my-contributions-about = Uw concepten en wat u hebt geplaatst
people-my-manage = Beheer
people-my-manage-about = Taken voor het netwerk of voor uw organisatie
people-my-manage-organisation = Beheren
people-welcome-title = Welkom in het netwerk
people-welcome-lead = Uw account is klaar. Sluit u nu aan bij uw organisatie. Dan kunt u vragen stellen en voorbeelden delen.
people-welcome-found = Bij uw e-mailadres passen deze organisaties:
people-welcome-join = Meedoen namens { $name }
people-welcome-none = Wij kennen nog geen organisatie met het domein { $domain }. Zoek uw organisatie op. Vraag daar om een uitnodiging.
people-welcome-browse = Bekijk alle organisaties
people-details-title = Naam en taal
people-details-name = Uw naam
people-details-name-hint = Zo zien anderen in het netwerk u.
people-details-language = Taal van de mail
people-details-language-missing = Kies een taal.
people-details-email = E-mailadres
people-details-email-none = U hebt geen e-mailadres bij ons.
people-details-submit = Opslaan
people-details-data-title = Uw gegevens
people-details-data = U kunt alles wat wij van u bewaren downloaden als JSON-bestand.
people-details-download = Download mijn gegevens
people-notice-details-saved = Uw gegevens zijn opgeslagen.
people-sessions-title = Waar u bent ingelogd
people-sessions-lead = Elke browser waarin u bent ingelogd, is een sessie. Herkent u er een niet? Beëindig hem dan.
people-sessions-this = Deze browser
people-sessions-unknown = Onbekende browser
people-sessions-others = Andere browsers
people-sessions-none = U bent nergens anders ingelogd.
people-sessions-made = Ingelogd op { $when }
people-sessions-seen = Laatst gebruikt op { $when }
people-sessions-method-link = met een link per mail
people-sessions-method-provider = via uw organisatie
people-sessions-method-demo = als persona van de demo
people-sessions-end = Beëindig deze sessie
people-sessions-end-others = Beëindig alle andere sessies
people-notice-session-ended = De sessie is beëindigd.
people-notice-sessions-ended = Alle andere sessies zijn beëindigd.
people-erase-title = Account verwijderen
people-erase-lead = Als u uw account verwijdert, wissen wij uw naam, uw e-mailadres, uw rollen en uw sessies. Dit kan niet ongedaan worden gemaakt.
people-erase-stays = Wat u hebt geschreven blijft staan, onder de naam van uw organisatie. Uw eigen naam staat er dan niet meer bij.
people-erase-alone = U bent de enige beheerder van { $name }. Maak eerst een collega beheerder, of vraag het netwerk om hulp.
people-erase-download = Wilt u uw gegevens bewaren? Download ze dan eerst.
people-erase-confirm = Weet u het zeker?
people-erase-confirm-yes = Ja, verwijder mijn account
people-erase-confirm-missing = Vink aan dat u het zeker weet.
people-erase-submit = Verwijder mijn account
people-notice-erased = Uw account is verwijderd.
people-fault-last-administrator-title = Dat kan nu niet
people-fault-last-administrator = U bent de laatste beheerder van het netwerk. Wijs eerst een andere beheerder aan.

# roles  # used by code: people-role-, people-network-role-, people-kind-
people-role-member = lid
people-role-editor = redacteur
people-role-delegate = afgevaardigde
people-role-municipal-secretary = gemeentesecretaris
people-role-administrator = beheerder
people-network-role-editor = redacteur van het netwerk
people-network-role-moderator = moderator
people-network-role-clerk = griffier van de ledenvergadering
people-network-role-administrator = beheerder van het netwerk
people-kind-municipality = Gemeente
people-kind-company = Bedrijf
people-kind-knowledge-institution = Kennisinstelling
people-kind-other-government = Andere overheid
people-kind-association = Vereniging

# demo
people-personas-title = Word iemand in de demo
people-personas-lead = In de demo kunt u als iemand anders inloggen. De mensen zijn verzonnen, de gemeenten bestaan echt.
people-personas-become = Word { $name }
people-personas-no-organisation = nog zonder organisatie
people-mailbox-title = Postvak van de demo
people-mailbox-lead = Hier staat de mail die anders verstuurd zou zijn. De nieuwste staat boven.
people-mailbox-empty = Er is nog geen mail. Vraag een link aan om in te loggen, dan ziet u hem hier.
people-mailbox-to = Aan
people-mailbox-at = Wanneer

# organisations
people-organisations-title = Organisaties
people-organisations-lead = Gemeenten, bedrijven, kennisinstellingen en andere overheden die samen aan spelregels werken.
people-organisations-all = Alles
people-organisations-kind = Soort
people-organisations-size = Grootte
people-organisations-province = Provincie
people-organisations-municipalities = Gemeenten
people-organisations-companies = Bedrijven
people-organisations-institutions = Kennisinstellingen
people-organisations-governments = Andere overheden
people-organisations-associations = Verenigingen
people-organisations-search = Zoek op naam
people-organisations-search-submit = Zoek
people-organisations-total = { $count ->
    [one] 1 organisatie
   *[other] { $shown } organisaties
 }
people-organisations-inhabitants = { $count } inwoners
people-organisations-corrected = Geen organisatie heet zo. U ziet nu wie ‘{ $name }’ in de naam heeft.
people-organisations-none-title = Geen organisatie gevonden
people-organisations-none = Kies een ander filter of zoek op een korter stuk van de naam. Gemeenten die niet meer bestaan, staan alleen in de lijst als u daarom vraagt.
people-organisations-show-all = Toon alle organisaties
people-organisations-all-times = Toon ook gemeenten van vroeger en van straks
people-organisations-today-only = Toon alleen organisaties van nu
people-size-tot-25000 = Minder dan 25.000 inwoners
people-size-25000-50000 = 25.000 tot 50.000 inwoners
people-size-50000-100000 = 50.000 tot 100.000 inwoners
people-size-100000-250000 = 100.000 tot 250.000 inwoners
people-size-vanaf-250000 = 250.000 inwoners of meer
people-organisation-ended = Deze organisatie bestaat niet meer sinds { $date }.
people-organisation-begins = Deze organisatie bestaat vanaf { $date }.
people-organisation-province = Provincie
people-organisation-size = Grootte
people-organisation-cbs = CBS-code
people-organisation-tooi = Officieel register (TOOI)
people-organisation-kvk = KVK-nummer
people-organisation-ror = ROR
people-organisation-website = Website
people-organisation-from = Bestaat sinds
people-organisation-until = Bestaat niet meer sinds
people-organisation-inhabitants = Inwoners
people-organisation-on = op { $date }
people-organisation-source = Bron: { $source }
people-organisation-earlier = Inwoners in andere jaren
people-organisation-beside = Meedoen en geschiedenis
people-organisation-before = Waar komt deze gemeente vandaan?
people-organisation-after = Wat kwam ervan?
people-organisation-before-merger = samengevoegd op { $date }
people-organisation-before-rearrangement = met een nieuwe naam of code op { $date }
people-organisation-before-extension = toegevoegd op { $date }
people-organisation-after-merger = samengevoegd op { $date }
people-organisation-after-rearrangement = met een nieuwe naam of code op { $date }
people-organisation-after-extension = toegevoegd op { $date }
people-organisation-people = Mensen
people-organisation-nobody = Nog niemand doet mee namens deze organisatie.
people-organisation-more = Alles van { $name }
people-organisation-join-title = Werkt u hier?
people-organisation-join-about = Doe dan mee namens deze organisatie. U kunt vragen stellen en voorbeelden delen.
people-organisation-join = Ik wil meedoen
people-organisation-waiting = Uw verzoek om mee te doen wacht op een antwoord.
people-organisation-waiting-link = Bekijk uw verzoek
people-organisation-belongs = U hoort bij deze organisatie.
people-organisation-manage = Beheer deze organisatie

# joining
people-join-crumb = Meedoen
people-join-title = Meedoen namens { $name }
people-join-lead = Uw e-mailadres past bij deze organisatie. U kunt vragen om mee te doen.
people-join-motivation = Wat wilt u de beheerder laten weten?
people-join-motivation-hint = Bijvoorbeeld uw functie. Alleen de beheerder leest dit.
people-join-submit = Vraag om mee te doen
people-join-next = { $count ->
    [0] Wat gebeurt er daarna? Er is nog geen beheerder die een mail kan krijgen. Uw verzoek wacht tot die er is.
    [one] Wat gebeurt er daarna? 1 beheerder krijgt een mail en beslist. U krijgt het antwoord per mail.
   *[other] Wat gebeurt er daarna? { $count } beheerders krijgen een mail en een van hen beslist. U krijgt het antwoord per mail.
 }
people-join-words-long = Deze tekst is te lang. Gebruik hoogstens { $most } tekens.
people-join-waits = Uw verzoek wacht op een antwoord van de beheerder. U krijgt het antwoord per mail.
people-join-withdraw = Trek mijn verzoek in
people-join-other-domain = U kunt hier niet zelf vragen om mee te doen. Dat kan alleen met een e-mailadres van deze organisatie.
people-join-your-address = U bent ingelogd met { $email }.
people-join-no-address = Wij kennen uw e-mailadres niet.
people-join-no-domains = Deze organisatie heeft nog niet opgegeven welke e-mailadressen bij haar horen.
people-join-domains = Bij deze organisatie horen adressen die zo eindigen:
people-join-invitation = Vraag een beheerder van de organisatie om een uitnodiging. Of log in met het e-mailadres van uw werk.
people-join-back = Terug naar { $name }
people-notice-join-asked = Uw verzoek is verstuurd.
people-notice-join-withdrawn = Uw verzoek is ingetrokken.
people-invitation-title = Uitnodiging van { $name }
people-invitation-lead = U bent uitgenodigd om namens { $name } mee te doen aan { $network }.
people-invitation-role = U krijgt ook deze rol: { $role }.
people-invitation-until = De uitnodiging werkt één keer, tot en met { $date }.
people-invitation-sign-in = Log eerst in met het e-mailadres waarop u de uitnodiging kreeg. Hebt u nog geen account? Dan maakt u er een bij het inloggen.
people-invitation-next = Wat gebeurt er daarna? U hoort dan bij de organisatie. Anderen in het netwerk zien uw naam.
people-invitation-accept = Neem de uitnodiging aan
people-invitation-other = Deze uitnodiging is naar een ander e-mailadres gestuurd dan dat waarmee u bent ingelogd.
people-invitation-other-help = Log uit en log weer in met het adres waarop u de uitnodiging kreeg. Of vraag de beheerder om een uitnodiging op uw eigen adres.
people-invitation-about = Lees meer over { $name }
people-invitation-gone-title = Deze uitnodiging werkt niet meer
people-invitation-gone = Een uitnodiging werkt één keer en 14 dagen lang. Misschien is zij al gebruikt of ingetrokken. Vraag de beheerder van uw organisatie om een nieuwe.
people-invitation-gone-link = Bekijk alle organisaties
people-notice-joined = U doet nu mee namens deze organisatie.
people-mail-join-request-subject = Verzoek om mee te doen namens { $organisation }
people-mail-join-request-body =
    Beste beheerder,

    { $name } wil meedoen namens { $organisation }. Wilt u dit verzoek accepteren of weigeren? Dat doet u hier:

    { $url }

    Met vriendelijke groet,
    { $network }
people-mail-join-accepted-subject = U doet mee namens { $organisation }
people-mail-join-accepted-body =
    Beste { $name },

    Uw verzoek is geaccepteerd. U doet nu mee namens { $organisation }:

    { $url }

    Met vriendelijke groet,
    { $network }
people-mail-join-refused-subject = Uw verzoek om mee te doen namens { $organisation }
people-mail-join-refused-body =
    Beste { $name },

    Uw verzoek om mee te doen namens { $organisation } is geweigerd. De beheerder geeft deze reden:

    { $words }

    Bekijk de organisatie hier:

    { $url }

    Met vriendelijke groet,
    { $network }
people-mail-invitation-subject = Uitnodiging om mee te doen namens { $organisation }
people-mail-invitation-body =
    Beste lezer,

    { $name } nodigt u uit om namens { $organisation } mee te doen aan { $network }. Open deze link en log in met dit e-mailadres:

    { $url }

    De link werkt 14 dagen en één keer. Wilt u niet meedoen? Dan hoeft u niets te doen.

    Met vriendelijke groet,
    { $network }

# administration  # used by code: people-role-, people-network-role-, people-edit-, people-mail-join-, people-mail-invitation, people-admin-new, people-admin-people
people-role-editor-about = mag aanpassen wat collega’s namens de organisatie schreven
people-role-delegate-about = stemt namens de gemeente in de ledenvergadering
people-role-municipal-secretary-about = wijst de afgevaardigde aan
people-role-administrator-about = beheert de gegevens en de mensen van de organisatie
people-network-role-editor-about = beheert thema’s, voegt organisaties toe en helpt met teksten
people-network-role-moderator-about = behandelt meldingen
people-network-role-clerk-about = bereidt de ledenvergadering voor
people-network-role-administrator-about = beheert organisaties, mensen en rollen
people-manage-crumb = Beheer
people-manage-title = Beheer van { $name }
people-manage-requests = Verzoeken om mee te doen
people-manage-no-requests = Er zijn geen verzoeken. Wie een e-mailadres van uw organisatie heeft, kan vragen om mee te doen. U krijgt dan een mail.
people-manage-asked = gevraagd op { $date }
people-manage-accept = Accepteer
people-manage-refuse = Weiger
people-manage-people = Mensen en rollen
people-manage-nobody = Er doet nog niemand mee. Nodig de eerste uit.
people-manage-since = sinds { $date }
people-manage-invitations = Uitnodigingen
people-manage-no-invitations = Er zijn geen open uitnodigingen.
people-manage-until = werkt tot en met { $date }
people-manage-withdraw = Trek in
people-notice-request-accepted = Het verzoek is geaccepteerd.
people-notice-request-refused = Het verzoek is geweigerd.
people-notice-invited = De uitnodiging is verstuurd.
people-notice-invitation-withdrawn = De uitnodiging is ingetrokken.
people-notice-roles-saved = De rollen zijn opgeslagen.
people-notice-membership-ended = Het lidmaatschap is beëindigd.
people-notice-organisation-saved = De gegevens zijn opgeslagen.
people-notice-organisation-added = De organisatie is toegevoegd.
people-edit-title = Gegevens wijzigen
people-edit-register = De naam { $name } komt uit het officiële register van gemeenten. U kunt hem hier niet wijzigen.
people-edit-name = Naam
people-edit-name-missing = Vul de naam in.
people-edit-description = Over de organisatie
people-edit-description-hint = Een paar zinnen. U kunt Markdown gebruiken. Hoogstens 2000 tekens.
people-edit-website = Website
people-edit-website-hint = Bijvoorbeeld https://www.ommen.nl
people-edit-website-wrong = Dit is geen webadres. Een webadres ziet er zo uit: https://www.ommen.nl.
people-edit-domains = E-maildomeinen
people-edit-domains-hint = Zet elk domein op een eigen regel, bijvoorbeeld ommen.nl. Wie zo’n adres heeft, kan vragen om mee te doen.
people-edit-domains-many = Dit zijn te veel domeinen. Gebruik er hoogstens { $most }.
people-edit-kvk = KVK-nummer
people-edit-kvk-hint = Acht cijfers, uit het handelsregister
people-edit-kvk-taken = Een andere organisatie heeft dit KVK-nummer al.
people-edit-ror = ROR
people-edit-ror-hint = Het nummer in het register van onderzoeksorganisaties, bijvoorbeeld https://ror.org/02e2c7k09
people-edit-ror-taken = Een andere organisatie heeft dit ROR al.
people-edit-long = Deze tekst is te lang. Gebruik hoogstens { $most } tekens.
people-edit-submit = Opslaan
people-edit-next = Wat gebeurt er daarna? Iedereen ziet de nieuwe gegevens meteen. De e-maildomeinen ziet alleen wie wil meedoen.
people-edit-meanwhile-title = Iemand anders was eerder
people-edit-meanwhile = Terwijl u bezig was, is dit opgeslagen. Uw eigen tekst staat nog in het formulier. Pas die zo nodig aan en sla op.
people-edit-meanwhile-empty = (leeg)
people-refuse-title = Verzoek weigeren
people-refuse-lead = { $name } wil meedoen namens { $organisation }.
people-refuse-reason = Waarom weigert u dit verzoek?
people-refuse-reason-hint = De aanvrager leest deze reden in de mail.
people-refuse-reason-missing = Vul een reden in. De aanvrager wil weten waarom.
people-refuse-submit = Weiger dit verzoek
people-refuse-next = Wat gebeurt er daarna? De aanvrager krijgt een mail met uw reden.
people-member-title = Rollen van { $name }
people-member-lead = { $name } hoort bij { $organisation }.
people-member-has = Deze rollen kunt u hier niet wijzigen:
people-member-roles = Rollen
people-member-submit = Opslaan
people-member-next = Wat gebeurt er daarna? De rollen gelden meteen.
people-member-end-title = Lidmaatschap beëindigen
people-member-end-about = { $name } hoort dan niet meer bij { $organisation }. Wat hier is geschreven, blijft staan.
people-member-end = Beëindig het lidmaatschap
people-invite-title = Nodig iemand uit
people-invite-lead = Wie u uitnodigt, kan meedoen namens { $name }.
people-invite-email = E-mailadres
people-invite-email-hint = De uitnodiging werkt alleen voor wie met dit adres inlogt.
people-invite-email-missing = Vul een e-mailadres in.
people-invite-email-member = Iemand met dit adres hoort al bij de organisatie.
people-invite-email-open = Er is al een uitnodiging voor dit adres. Trek die eerst in als u een nieuwe wilt sturen.
people-invite-role = Rol
people-invite-role-missing = Kies een rol.
people-invite-submit = Verstuur de uitnodiging
people-invite-next = Wat gebeurt er daarna? Wij sturen één mail met een link, alleen naar dit adres. De link werkt 14 dagen en één keer.
people-admin-title = Beheer
people-admin-lead = Dit zijn de taken die bij uw rollen horen.
people-admin-network = Het netwerk
people-admin-own = Uw organisaties
people-admin-own-about = Gegevens, mensen, uitnodigingen en verzoeken
people-admin-new = Organisatie toevoegen
people-admin-new-about = Voeg een bedrijf, kennisinstelling, overheid of vereniging toe
people-admin-new-lead = Wat voor organisatie wilt u toevoegen?
people-admin-new-municipalities = Gemeenten komen uit het officiële register. Die voegt u niet zelf toe.
people-admin-new-submit = Voeg toe
people-admin-new-next = Wat gebeurt er daarna? De organisatie staat meteen in de lijst. Een beheerder van het netwerk kan dan de eerste mensen uitnodigen.
people-admin-people = Rollen in het netwerk
people-admin-people-about = Geef en neem de rollen redacteur, moderator, griffier en beheerder
people-admin-find-title = Geef iemand een rol
people-admin-find-email = E-mailadres
people-admin-find-email-hint = Het adres waarmee deze persoon inlogt.
people-admin-find-nobody = Er is geen account met dit adres. Vraag deze persoon om eerst een account te maken.
people-admin-find-submit = Zoek
people-admin-find-next = Wat gebeurt er daarna? U kiest de rollen op de volgende pagina.
people-admin-person-title = Netwerkrollen van { $name }
people-admin-person-roles = Rollen in het netwerk
people-admin-person-submit = Opslaan
people-admin-person-next = Wat gebeurt er daarna? De rollen gelden meteen.
people-fault-last-organisation-administrator-title = Dat kan nu niet
people-fault-last-organisation-administrator = Dit is de laatste beheerder van de organisatie. Maak eerst iemand anders beheerder.
people-fault-last-network-administrator-title = Dat kan nu niet
people-fault-last-network-administrator = Dit is de laatste beheerder van het netwerk. Maak eerst iemand anders beheerder.

# reading in municipalities  # used by code: people-kvk-, people-ror-, people-domain-, people-register-, people-inhabitants-
people-kvk-shape = Een KVK-nummer bestaat uit 8 cijfers, bijvoorbeeld 12345678.
people-ror-shape = Vul een ROR in zoals https://ror.org/02e2c7k09.
people-ror-checksum = In dit ROR zit een typefout. De laatste twee cijfers passen niet bij de rest.
people-domain-shape = Vul alleen het domein in, bijvoorbeeld amsterdam.nl.
people-domain-for-anyone = Iedereen kan bij dit domein een e-mailadres krijgen. Kies het domein van de organisatie zelf.
people-register-not-json = Dit bestand is geen JSON, of het is niet compleet (regel { $line }, positie { $column }).
people-register-not-the-list = Dit is niet de officiële lijst van gemeenten (TOOI, rwc_gemeenten_compleet).
people-register-no-version = De lijst heeft geen versienummer (volgnummer).
people-register-bad-code = De gemeente { $subject } heeft geen geldige code.
people-register-duplicate-code = De code { $code } staat twee keer in de lijst.
people-register-missing-name = De gemeente { $code } heeft geen naam.
people-register-missing-province = De gemeente { $code } heeft geen geldige provincie.
people-register-bad-date = { $subject } heeft geen geldige datum: "{ $value }".
people-register-ends-before-it-begins = De gemeente { $code } eindigt voordat zij begint.
people-register-unknown-municipality = De wijziging { $change } noemt een gemeente die niet in de lijst staat: { $municipality }.
people-register-incomplete-change = De wijziging { $change } zegt niet over welke gemeenten zij gaat.
people-register-two-days = { $subject }: de lijst noemt twee dagen voor één gebeurtenis, { $taken } en { $other }. Wij gebruiken { $taken }.
people-inhabitants-empty = Het bestand is leeg.
people-inhabitants-not-text = Dit bestand is geen tekst. Sla het werkblad op als CSV en probeer het opnieuw.
people-inhabitants-loose-quote = In het bestand staat een aanhalingsteken dat alleen staat. Daardoor zijn de rijen niet uit elkaar te houden.
people-inhabitants-no-code-column = De eerste regel heeft geen kolom met gemeentecodes (RegioS of cbs_code). Deze kolommen zijn er: { $found }.
people-inhabitants-no-number-column = De eerste regel heeft geen kolom met inwoners (TotaleBevolking_1 of inwoners). Deze kolommen zijn er: { $found }.
people-inhabitants-no-date-column = Er is geen kolom met de peildatum (Perioden of peildatum), en geen kolom met een naam als inwoners_2022_01_01.
people-inhabitants-contradiction = Rij { $row }: { $code } heeft op { $date } hier { $second } inwoners en in een eerdere rij { $first }.
people-inhabitants-no-rows = Het bestand heeft geen enkele rij met inwoners van een gemeente.
people-inhabitants-row-bad-code = Rij { $row }: "{ $text }" is geen code van een gemeente.
people-inhabitants-row-bad-date = Rij { $row }: "{ $text }" is geen datum die wij kunnen gebruiken.
people-inhabitants-row-bad-number = Rij { $row }: "{ $text }" is geen aantal inwoners.
people-inhabitants-row-repeated = Rij { $row }: { $code } staat meer dan één keer in het bestand, met hetzelfde aantal.

# provider  # used by code: people-provider-
people-provider-nameless = Naamloos
people-provider-again = Probeer opnieuw
people-provider-by-mail = Log in met een link per mail
people-provider-to-my = Terug naar uw manieren van inloggen
people-provider-expired-title = Inloggen is niet gelukt
people-provider-expired = Inloggen via { $name } werkt één keer, binnen 10 minuten, en alleen in de browser waarin u begon. Begin opnieuw.
people-provider-cancelled-title = U bent niet ingelogd
people-provider-cancelled = U bent gestopt met inloggen via { $name }. Er is niets veranderd.
people-provider-email-in-use-title = U hebt al een account
people-provider-email-in-use = Er is al een account met uw e-mailadres. Log eerst in met een link per mail. Open daarna uw eigen pagina en koppel daar { $name }.
people-provider-taken-title = Koppelen is niet gelukt
people-provider-taken = Uw account bij { $name } hoort al bij een ander account op deze site. Log uit en log dan in via { $name }.
people-provider-somebody-else-title = Dit is een ander account
people-provider-somebody-else = U logde bij { $name } in met een account dat niet bij u hoort. Er is niets veranderd. Kies bij { $name } uw eigen account.
people-provider-tenant-title = Uw organisatie doet nog niet mee
people-provider-tenant = Via { $name } kunnen alleen medewerkers van bekende organisaties inloggen. Uw organisatie is daar niet bij. U kunt wel inloggen met een link per mail.
people-provider-refused-title = Inloggen is niet gelukt
people-provider-refused = Het antwoord van { $name } klopt niet. Daarom hebben wij u niet ingelogd. Probeer het opnieuw, of log in met een link per mail.
people-provider-down-title = { $name } is nu niet bereikbaar
people-provider-down = Inloggen via { $name } lukt nu niet. Probeer het over een paar minuten opnieuw, of log in met een link per mail.
people-provider-my-title = Manieren van inloggen
people-provider-my-about = Koppel uw account aan het inloggen van uw organisatie
people-provider-my-lead = U kunt inloggen via uw organisatie. Koppel daarvoor uw account hier aan uw account daar.
people-provider-my-connected = Gekoppeld
people-provider-my-none = U hebt nog niets gekoppeld.
people-provider-my-since = Gekoppeld op { $when }
people-provider-my-last = Dit is uw enige manier van inloggen. Daarom kunt u dit niet ontkoppelen.
people-provider-my-disconnect = Ontkoppel { $name }
people-provider-my-others = Koppelen
people-provider-my-confirm = Bevestig eerst wie u bent. Daarna kunt u koppelen.
people-provider-my-connect = Koppel { $name }
people-provider-leave-title = Koppelen met { $name }
people-provider-leave-body = U gaat nu naar { $name }. Daar logt u in. Daarna komt u hier terug en is uw account gekoppeld.
people-provider-leave-go = Ga naar { $name }
people-notice-provider-connected = De koppeling is gemaakt. U kunt nu ook zo inloggen.
people-notice-provider-disconnected = De koppeling is verwijderd.
people-fault-last-way-in-title = Dat kan nu niet
people-fault-last-way-in = Dit is uw enige manier van inloggen. Koppel eerst iets anders.

# confirming who one is, before something grave
people-confirm-title = Bevestig wie u bent
people-confirm-lead = U gaat een grote stap zetten. U logde langer dan een kwartier geleden in. Daarom vragen wij opnieuw wie u bent.
people-confirm-mail = Wij sturen een link naar { $email }. Open hem in deze browser.
people-confirm-demo = Dit is de demo. U kunt ook opnieuw dezelfde persoon worden:
people-confirmed-title = Het is gelukt
people-confirmed-body = U hebt bevestigd wie u bent. Ga terug naar het tabblad waar u bezig was, en verstuur daar opnieuw. Wat u had ingevuld, staat er nog.

# one's e-mail address
people-address-title = Uw e-mailadres
people-address-lead = Op dit adres krijgt u post van ons, en u kunt ermee inloggen.
people-address-present = Nu
people-address-add = Voeg een e-mailadres toe
people-address-change = Wijzig uw e-mailadres
people-address-email = Nieuw e-mailadres
people-address-email-hint = Gebruik een adres waarvan u de mail kunt lezen.
people-address-same = Dit is al uw adres. Vul een ander adres in.
people-address-submit = Stuur een link naar dit adres
people-address-next = Wat gebeurt er daarna? U krijgt een mail op het nieuwe adres. Open de link in deze browser. Tot die tijd blijft alles zoals het is.
people-address-sent = Wij hebben een mail gestuurd naar het nieuwe adres. Open de link daarin, in deze browser. Hij werkt 15 minuten.
people-address-arrive-title = Bevestig uw e-mailadres
people-address-arrive-body = Uw adres wordt { $email }.
people-address-arrive-submit = Gebruik dit adres
people-notice-address-changed = Uw e-mailadres is bewaard.
people-fault-address-in-use-title = Dit adres hoort bij een ander account
people-fault-address-in-use = Er is al een account met dit e-mailadres. Uw eigen adres is niet veranderd. Gebruik een ander adres, of log uit en log in met dit adres.
people-mail-address-subject = Bevestig uw e-mailadres bij { $network }
people-mail-address-body =
    Beste lezer,

    Iemand wil dit adres gebruiken voor een account bij { $network }. Was u dat? Open dan deze link in de browser waarin u hem hebt aangevraagd:

    { $url }

    De link werkt 15 minuten en één keer. Was u het niet? Dan hoeft u niets te doen.
people-mail-address-changed-subject = Uw e-mailadres bij { $network } is gewijzigd
people-mail-address-changed-body =
    Beste lezer,

    Uw account bij { $network } heeft een ander e-mailadres gekregen. Vanaf nu gaat de post daarheen, en u logt daarmee in.

    Hebt u dat niet zelf gedaan? Meld het dan bij het netwerk.

# Staying in touch.
people-organisation-feed = Volg in een feedlezer (Atom)
people-told-join-accepted = U hoort nu bij deze organisatie
people-told-join-refused = Uw verzoek om mee te doen is geweigerd
people-asked-invitation = U bent uitgenodigd om mee te doen
people-asked-invitation-until = tot { $day }
people-asked-requests = { $count ->
    [one] Iemand wil meedoen. Beslis over het verzoek.
   *[other] { $count } mensen willen meedoen. Beslis over de verzoeken.
 }
people-asked-requests-since = wacht sinds { $day }
people-mailbox-stop = Stop deze mail, zoals een mailprogramma dat doet
people-mailbox-html = Bekijk de opgemaakte versie
people-mailbox-digest = Stuur mij nu mijn overzicht
people-my-for-you = Voor u
people-my-for-you-about = Wat van u wordt gevraagd, en wat er nieuw is
people-my-digest = Overzicht per mail
people-my-digest-about = Hoe vaak u een overzicht krijgt

people-tokens-title = Sleutels voor programma’s
people-tokens-about = Laat een programma namens u lezen of schrijven
people-tokens-lead = Met een sleutel kan een programma bij de gegevens van dit netwerk, namens u. Het kan nooit meer dan u zelf kunt. Geef een sleutel aan niemand anders.
people-tokens-api = Lees hoe een programma dit netwerk gebruikt
people-tokens-new = Maak een sleutel
people-tokens-name = Naam van de sleutel
people-tokens-name-hint = Bijvoorbeeld de naam van het programma. Zo herkent u de sleutel later.
people-tokens-name-missing = Vul een naam in
people-tokens-name-long = Maak de naam korter: hoogstens { $most } tekens
people-tokens-scopes = Wat mag het programma?
people-tokens-scopes-hint = Kies zo weinig mogelijk. Dan kan er het minst misgaan.
people-tokens-scopes-missing = Kies wat het programma mag
# used by code: people-tokens-scope-
people-tokens-scope-read = Lezen
people-tokens-scope-read-about = Wat u mag lezen en niet iedereen. Wat openbaar is, kan een programma altijd lezen.
people-tokens-scope-contribute = Bijdragen plaatsen en wijzigen
people-tokens-scope-contribute-about = Voorbeelden, vragen, behoeften en aanbod, namens uw organisatie.
people-tokens-scope-respond = Reageren
people-tokens-scope-respond-about = Reacties plaatsen, ‘wij ook’ zeggen en hergebruik melden, namens uw organisatie.
people-tokens-until = Geldig tot en met
people-tokens-until-hint = Hoogstens een jaar. Daarna maakt u een nieuwe.
people-tokens-until-missing = Vul een datum in, bijvoorbeeld 31-12-2026
people-tokens-until-past = Kies een dag die nog komt
people-tokens-until-late = Kies een dag die niet later is dan { $date }
people-tokens-submit = Maak de sleutel
people-tokens-next = Wij laten de sleutel één keer zien. Bewaar hem dan meteen.
people-tokens-made-title = Uw nieuwe sleutel
people-tokens-made = Kopieer de sleutel nu en bewaar hem op een veilige plek. Wij laten hem niet nog eens zien.
people-tokens-made-done = Ik heb de sleutel bewaard
people-tokens-yours = Uw sleutels
people-tokens-none = U hebt geen sleutels.
people-tokens-made-at = Gemaakt op { $when }
people-tokens-expires = Geldig tot en met { $when }
people-tokens-expired = Verlopen op { $when }
people-tokens-used = Laatst gebruikt op { $when }
people-tokens-never-used = Nog niet gebruikt
people-tokens-end = Beëindig deze sleutel
people-tokens-fault-most-title = U hebt al veel sleutels
people-tokens-fault-most = U kunt niet meer dan 20 sleutels hebben. Beëindig eerst een sleutel die u niet meer gebruikt.
people-notice-token-ended = De sleutel is beëindigd. Het programma kan er niets meer mee.
people-notice-warning-token-made-before = Deze sleutel was al gemaakt. Wij laten een sleutel maar één keer zien. Hebt u hem niet bewaard? Beëindig hem dan en maak een nieuwe.
people-csv = Download als CSV
people-csv-name = Naam
people-csv-kind = Soort
people-csv-province = Provincie
people-csv-inhabitants = Inwoners
people-csv-cbs = CBS-code
people-csv-tooi = TOOI-adres
people-csv-kvk = KVK-nummer
people-csv-ror = ROR
people-csv-website = Website
people-csv-from = Bestaat sinds
people-csv-until = Bestond tot
people-csv-url = Adres
people-csv-email = E-mailadres
people-csv-roles = Rollen
people-csv-since = Sinds
