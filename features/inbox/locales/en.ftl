# What is asked of somebody, what is new, and the digest by mail.
# used by code: inbox-frequency-
inbox-lead = What is asked of you, and what is new about what you wrote or follow.
inbox-empty-title = There is nothing for you
inbox-empty = What is asked of you will come here, and what is new. Follow a question, a theme or an organisation: then you read here what happens.
inbox-empty-link = Look at questions and examples
inbox-asked-title = Asked of you
inbox-asked-nothing = Nothing is asked of you now.
inbox-new-title = New
inbox-new-nothing = You are up to date. There is nothing new.
inbox-read-all = Mark all as read
inbox-notice-read = You are up to date.
inbox-seen-title = Earlier
inbox-followed = What I follow
inbox-csv = Download as CSV
inbox-csv-kind = Kind
inbox-csv-title = Title
inbox-csv-what = What happened
inbox-csv-when = When
inbox-csv-new = New for you
inbox-csv-yes = yes
inbox-csv-url = Address
inbox-setting-title = Digest by mail
inbox-setting-lead = We do not mail you about each reply. You get one digest of what is new. When there is nothing new, you get no mail.
inbox-setting-frequency = How often do you want a digest?
inbox-setting-missing = Choose how often you want a digest.
inbox-setting-submit = Save
inbox-setting-next = You never get more than 7 mails a week. Mails for signing in, invitations and mails about a response that you gave as a guest do not count.
inbox-frequency-daily = Each working day
inbox-frequency-daily-about = At 7 in the morning
inbox-frequency-weekly = Each week
inbox-frequency-weekly-about = On Monday at 7 in the morning
inbox-frequency-never = Never
inbox-frequency-never-about = You read it under ‘For you’ on the site
inbox-notice-setting-saved = Your choice was saved.
inbox-notice-digest-sent = Your digest is on its way. When there is nothing new, or you had 7 mails this week, nothing comes.
inbox-stop-title = Stop the digest
inbox-stop-ask = Do you no longer want a digest by mail? What is new stays under ‘For you’ on the site.
inbox-stop-submit = Stop the digest
inbox-stopped-title = You get no digest any more
inbox-stopped = What is new stands under ‘For you’ on the site. You still get mails for signing in and invitations.
inbox-stop-undo = Send me the digest after all
inbox-back-title = You get the digest again
inbox-back = Everything is as it was.
inbox-stop-unknown-title = This link no longer works
inbox-stop-unknown = The link is old or did not arrive whole. Sign in and choose how often you get a digest.
inbox-mail-title = Your digest
inbox-mail-subject = { $others ->
    [0] Your overview: { $title }
    [one] Your overview: { $title } and 1 more subject
   *[other] Your overview: { $title } and { $others } more subjects
 }
inbox-mail-hello = Dear { $name },
inbox-mail-lead = This is new for you in { $network }.
inbox-mail-more = { $count ->
    [one] And there is 1 more subject.
   *[other] And there are { $count } more subjects.
 }
inbox-mail-all = Read all of it on the site
inbox-mail-often = Choose how often you get this digest:
inbox-mail-stop = No longer want it? Stop this digest:
