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
people-my-details = Naam en taal
people-my-details-about = Uw naam, uw e-mailadres en de taal van de mail
people-my-sessions = Waar u bent ingelogd
people-my-sessions-about = Bekijk uw sessies en beëindig ze
people-my-data = Mijn gegevens
people-my-data-about = Download alles wat het netwerk van u bewaart
people-my-erase = Account verwijderen
people-my-erase-about = Stop met uw account
people-my-contributions = Mijn bijdragen
people-my-contributions-about = Uw concepten en wat u hebt geplaatst
people-my-manage = Beheer
people-my-manage-about = Taken van het netwerk
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
people-mailbox-subject = Onderwerp
people-mailbox-to = Aan
people-mailbox-at = Wanneer
