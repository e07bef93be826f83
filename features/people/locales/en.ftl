# The room people: sign-in, one's own pages, organisations.
people-menu = Organisations

# sign-in
people-sign-in-title = Sign in
people-sign-in-lead = Enter your e-mail address. You will get a mail with a link that signs you in. You need no password.
people-sign-in-email = E-mail address
people-sign-in-email-hint = Use your work address. No account yet? The same link makes one.
people-sign-in-email-missing = Enter your e-mail address.
people-sign-in-email-wrong = This is not an e-mail address. An e-mail address looks like this: name@municipality.nl.
people-sign-in-submit = Send me a link
people-sign-in-next = What happens next? You get a mail within a minute. Open the link in this browser.
people-sign-in-provider-title = Or sign in through your organisation
people-sign-in-provider = Sign in through { $name }
people-sign-in-demo = This is the demo. You can also become somebody at once:
people-sign-in-demo-link = choose a persona
people-sent-title = Look in your mail
people-sent-body = We sent a mail. Open the link in it in this browser. The link works for 15 minutes and once.
people-sent-nothing = No mail? Look among unwanted mail, or ask for a new link.
people-sent-again = Ask for a new link
people-sent-mailbox = This is the demo: the mail is in the mailbox of the demo.
people-sent-mailbox-link = To the mailbox
people-arrive-title = Sign in
people-arrive-body = You are almost there. Press the button to sign in.
people-arrive-submit = Sign in
people-refused-title = This link no longer works
people-refused-body = A link works for 15 minutes, once, and only in the browser in which you asked for it. Ask for a new link and open it in the same browser.
people-refused-again = Ask for a new link
people-register-title = Make your account
people-register-lead = There is no account with this address yet. We only ask your name.
people-register-email = Your e-mail address
people-register-name = Your name
people-register-name-hint = This is how others in the network see you.
people-register-name-missing = Enter your name.
people-register-name-long = Your name is too long. Use at most { $most } characters.
people-register-submit = Make account
people-register-next = What happens next? You are signed in at once. Then you can join your organisation.
people-notice-signed-out = You are signed out.

# mail
people-mail-link-subject = Sign in to { $network }
people-mail-link-body =
    Dear reader,

    You want to sign in to { $network }. Open this link in the browser in which you asked for it:

    { $url }

    The link works for 15 minutes and once. Did you not ask for it? Then you need not do anything.

# one's own pages
people-my-title = My page
people-my-lead = Hello { $name }. This is your own page.
people-my-organisations = My organisations
people-my-no-organisation = You belong to no organisation yet. Find your organisation and ask to join.
people-my-find-organisation = Find your organisation
people-my-details = Name and language
people-my-details-about = Your name, your e-mail address and the language of mail
people-my-sessions = Where you are signed in
people-my-sessions-about = See your sessions and end them
people-my-data = My data
people-my-data-about = Download all that the network keeps about you
people-my-erase = Delete account
people-my-erase-about = Stop using your account
people-my-contributions = My contributions
people-my-contributions-about = Your drafts and what you published
people-my-manage = Management
people-my-manage-about = Tasks of the network
people-my-manage-organisation = Manage
people-welcome-title = Welcome to the network
people-welcome-lead = Your account is ready. Now join your organisation. Then you can ask questions and share examples.
people-welcome-found = These organisations fit your e-mail address:
people-welcome-join = Take part for { $name }
people-welcome-none = We know no organisation with the domain { $domain } yet. Find your organisation and ask for an invitation there.
people-welcome-browse = See all organisations
people-details-title = Name and language
people-details-name = Your name
people-details-name-hint = This is how others in the network see you.
people-details-language = Language of mail
people-details-language-missing = Choose a language.
people-details-email = E-mail address
people-details-email-none = We have no e-mail address of yours.
people-details-submit = Save
people-details-data-title = Your data
people-details-data = You can download all that we keep about you as a JSON file.
people-details-download = Download my data
people-notice-details-saved = Your details were saved.
people-sessions-title = Where you are signed in
people-sessions-lead = Each browser in which you are signed in is a session. Is there one you do not know? End it.
people-sessions-this = This browser
people-sessions-unknown = Unknown browser
people-sessions-others = Other browsers
people-sessions-none = You are signed in nowhere else.
people-sessions-made = Signed in on { $when }
people-sessions-seen = Last used on { $when }
people-sessions-method-link = with a link by mail
people-sessions-method-provider = through your organisation
people-sessions-method-demo = as a persona of the demo
people-sessions-end = End this session
people-sessions-end-others = End all other sessions
people-notice-session-ended = The session has ended.
people-notice-sessions-ended = All other sessions have ended.
people-erase-title = Delete account
people-erase-lead = When you delete your account, we erase your name, your e-mail address, your roles and your sessions. This cannot be undone.
people-erase-stays = What you wrote stays, under the name of your organisation. Your own name will no longer be with it.
people-erase-alone = You are the only administrator of { $name }. First make a colleague administrator, or ask the network for help.
people-erase-download = Do you want to keep your data? Then download them first.
people-erase-confirm = Are you sure?
people-erase-confirm-yes = Yes, delete my account
people-erase-confirm-missing = Tick that you are sure.
people-erase-submit = Delete my account
people-notice-erased = Your account was deleted.
people-fault-last-administrator-title = That cannot be done now
people-fault-last-administrator = You are the last administrator of the network. First appoint another one.

# roles  # used by code: people-role-, people-network-role-, people-kind-
people-role-member = member
people-role-editor = editor
people-role-delegate = delegate
people-role-municipal-secretary = municipal secretary
people-role-administrator = administrator
people-network-role-editor = editor of the network
people-network-role-moderator = moderator
people-network-role-clerk = clerk of the assembly
people-network-role-administrator = administrator of the network
people-kind-municipality = Municipality
people-kind-company = Company
people-kind-knowledge-institution = Knowledge institution
people-kind-other-government = Other government
people-kind-association = Association

# demo
people-personas-title = Become somebody in the demo
people-personas-lead = In the demo you can sign in as somebody else. The people are made up, the municipalities are real.
people-personas-become = Become { $name }
people-personas-no-organisation = without an organisation yet
people-mailbox-title = Mailbox of the demo
people-mailbox-lead = Here is the mail that would have been sent. The newest is on top.
people-mailbox-empty = There is no mail yet. Ask for a link to sign in, and you will see it here.
people-mailbox-subject = Subject
people-mailbox-to = To
people-mailbox-at = When
