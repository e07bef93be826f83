# What is asked of somebody, what is new, and the digest by mail.
# used by code: inbox-frequency-
inbox-lead = Wat van u wordt gevraagd, en wat er nieuw is bij wat u schreef of volgt.
inbox-empty-title = Er is niets voor u
inbox-empty = Hier komt wat van u wordt gevraagd, en wat er nieuw is. Volg een vraag, een thema of een organisatie: dan leest u hier wat er gebeurt.
inbox-empty-link = Bekijk vragen en voorbeelden
inbox-asked-title = Van u gevraagd
inbox-asked-nothing = Er wordt nu niets van u gevraagd.
inbox-new-title = Nieuw
inbox-new-nothing = U bent bij. Er is niets nieuws.
inbox-read-all = Alles gelezen
inbox-notice-read = U bent bij.
inbox-seen-title = Eerder
inbox-followed = Wat ik volg
inbox-csv = Download als CSV
inbox-csv-kind = Soort
inbox-csv-title = Titel
inbox-csv-what = Wat er gebeurde
inbox-csv-when = Wanneer
inbox-csv-new = Nieuw voor u
inbox-csv-yes = ja
inbox-csv-url = Adres
inbox-setting-title = Overzicht per mail
inbox-setting-lead = Wij mailen u niet bij elke reactie. U krijgt één overzicht van wat nieuw is. Is er niets nieuws, dan krijgt u geen mail.
inbox-setting-frequency = Hoe vaak wilt u een overzicht?
inbox-setting-missing = Kies hoe vaak u een overzicht wilt.
inbox-setting-submit = Bewaar
inbox-setting-next = U krijgt nooit meer dan 7 mails per week. Mails om in te loggen, uitnodigingen en mails over een reactie die u als gast gaf, tellen niet mee.
inbox-frequency-daily = Elke werkdag
inbox-frequency-daily-about = Om 7 uur ’s ochtends
inbox-frequency-weekly = Elke week
inbox-frequency-weekly-about = Op maandag om 7 uur ’s ochtends
inbox-frequency-never = Nooit
inbox-frequency-never-about = U leest het bij ‘Voor u’ op de site
inbox-notice-setting-saved = Uw keuze is bewaard.
inbox-notice-digest-sent = Uw overzicht komt eraan. Is er niets nieuws, of kreeg u deze week al 7 mails, dan komt er niets.
inbox-stop-title = Stop met het overzicht
inbox-stop-ask = Wilt u geen overzicht per mail meer krijgen? Wat nieuw is, blijft staan bij ‘Voor u’ op de site.
inbox-stop-submit = Stop met het overzicht
inbox-stopped-title = U krijgt geen overzicht meer
inbox-stopped = Wat nieuw is, staat bij ‘Voor u’ op de site. Mails om in te loggen en uitnodigingen krijgt u nog wel.
inbox-stop-undo = Stuur mij het overzicht toch
inbox-back-title = U krijgt het overzicht weer
inbox-back = Alles is weer zoals het was.
inbox-stop-unknown-title = Deze link werkt niet meer
inbox-stop-unknown = De link is oud of niet helemaal meegekomen. Log in en kies zelf hoe vaak u een overzicht krijgt.
inbox-mail-title = Uw overzicht
inbox-mail-subject = { $others ->
    [0] Uw overzicht: { $title }
    [one] Uw overzicht: { $title } en nog 1 onderwerp
   *[other] Uw overzicht: { $title } en nog { $others } onderwerpen
 }
inbox-mail-hello = Dag { $name },
inbox-mail-lead = Dit is er nieuw voor u in { $network }.
inbox-mail-more = { $count ->
    [one] En er is nog 1 onderwerp.
   *[other] En er zijn nog { $count } onderwerpen.
 }
inbox-mail-all = Alles op de site lezen
inbox-mail-often = Kies hoe vaak u dit overzicht krijgt:
inbox-mail-stop = Wilt u het niet meer krijgen? Stop dit overzicht:
