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
people-my-followed = What I follow
people-my-followed-about = Contributions, themes and organisations that you follow
people-my-details = Name and language
people-my-details-about = Your name, your e-mail address and the language of mail
people-my-sessions = Where you are signed in
people-my-sessions-about = See your sessions and end them
people-my-data = My data
people-my-erase = Delete account
people-my-erase-about = Stop using your account
people-my-contributions = My contributions
people-my-contributions-about = Your drafts and what you published
people-my-manage = Administration
people-my-manage-about = Tasks for the network or for your organisation
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
people-mailbox-to = To
people-mailbox-at = When

# organisations
people-organisations-title = Organisations
people-organisations-lead = Municipalities, companies, knowledge institutions and other governments that work on rules together.
people-organisations-all = All
people-organisations-kind = Kind
people-organisations-size = Size
people-organisations-province = Province
people-organisations-municipalities = Municipalities
people-organisations-companies = Companies
people-organisations-institutions = Knowledge institutions
people-organisations-governments = Other governments
people-organisations-associations = Associations
people-organisations-search = Search by name
people-organisations-search-submit = Search
people-organisations-total = { $count ->
    [one] 1 organisation
   *[other] { $shown } organisations
 }
people-organisations-inhabitants = { $count } inhabitants
people-organisations-corrected = No organisation is called that. You now see who has ‘{ $name }’ in its name.
people-organisations-none-title = No organisation found
people-organisations-none = Choose another filter or search for a shorter part of the name. Municipalities that no longer exist are listed only when you ask for them.
people-organisations-show-all = Show all organisations
people-organisations-all-times = Also show past and future municipalities
people-organisations-today-only = Show the organisations of today only
people-size-tot-25000 = Fewer than 25,000 inhabitants
people-size-25000-50000 = 25,000 to 50,000 inhabitants
people-size-50000-100000 = 50,000 to 100,000 inhabitants
people-size-100000-250000 = 100,000 to 250,000 inhabitants
people-size-vanaf-250000 = 250,000 inhabitants or more
people-organisation-ended = This organisation no longer exists since { $date }.
people-organisation-begins = This organisation exists from { $date }.
people-organisation-province = Province
people-organisation-size = Size
people-organisation-cbs = CBS code
people-organisation-tooi = Official register (TOOI)
people-organisation-kvk = KVK number
people-organisation-ror = ROR
people-organisation-website = Website
people-organisation-from = Exists since
people-organisation-until = No longer exists since
people-organisation-inhabitants = Inhabitants
people-organisation-on = on { $date }
people-organisation-source = Source: { $source }
people-organisation-earlier = Inhabitants in other years
people-organisation-beside = Joining and history
people-organisation-before = Where does this municipality come from?
people-organisation-after = What came of it?
people-organisation-before-merger = merged on { $date }
people-organisation-before-rearrangement = with a new name or code on { $date }
people-organisation-before-extension = added on { $date }
people-organisation-after-merger = merged on { $date }
people-organisation-after-rearrangement = with a new name or code on { $date }
people-organisation-after-extension = added on { $date }
people-organisation-people = People
people-organisation-nobody = Nobody takes part for this organisation yet.
people-organisation-more = Everything of { $name }
people-organisation-join-title = Do you work here?
people-organisation-join-about = Then take part for this organisation. You can ask questions and share examples.
people-organisation-join = I want to take part
people-organisation-waiting = Your request to take part waits for an answer.
people-organisation-waiting-link = See your request
people-organisation-belongs = You belong to this organisation.
people-organisation-manage = Manage this organisation

# joining
people-join-crumb = Take part
people-join-title = Take part for { $name }
people-join-lead = Your e-mail address fits this organisation. You can ask to take part.
people-join-motivation = What should the administrator know?
people-join-motivation-hint = For instance your job. Only the administrator reads this.
people-join-submit = Ask to take part
people-join-next = { $count ->
    [0] What happens next? There is no administrator yet who can get a mail. Your request waits until there is.
    [one] What happens next? 1 administrator gets a mail and decides. You get the answer by mail.
   *[other] What happens next? { $count } administrators get a mail and one of them decides. You get the answer by mail.
 }
people-join-words-long = This text is too long. Use at most { $most } characters.
people-join-waits = Your request waits for an answer of the administrator. You get the answer by mail.
people-join-withdraw = Withdraw my request
people-join-other-domain = You cannot ask to take part here yourself. That needs an e-mail address of this organisation.
people-join-your-address = You are signed in with { $email }.
people-join-no-address = We do not know your e-mail address.
people-join-no-domains = This organisation has not said yet which e-mail addresses belong to it.
people-join-domains = Addresses of this organisation end in:
people-join-invitation = Ask an administrator of the organisation for an invitation. Or sign in with the e-mail address of your work.
people-join-back = Back to { $name }
people-notice-join-asked = Your request was sent.
people-notice-join-withdrawn = Your request was withdrawn.
people-invitation-title = Invitation from { $name }
people-invitation-lead = You are invited to take part in { $network } for { $name }.
people-invitation-role = You also get this role: { $role }.
people-invitation-until = The invitation works once, up to and including { $date }.
people-invitation-sign-in = First sign in with the e-mail address at which you got the invitation. No account yet? You make one when you sign in.
people-invitation-next = What happens next? You then belong to the organisation. Others in the network see your name.
people-invitation-accept = Accept the invitation
people-invitation-other = This invitation was sent to another e-mail address than the one with which you are signed in.
people-invitation-other-help = Sign out and sign in again with the address at which you got the invitation. Or ask the administrator for an invitation at your own address.
people-invitation-about = Read more about { $name }
people-invitation-gone-title = This invitation no longer works
people-invitation-gone = An invitation works once and for 14 days. It may have been used or withdrawn. Ask the administrator of your organisation for a new one.
people-invitation-gone-link = See all organisations
people-notice-joined = You now take part for this organisation.
people-mail-join-request-subject = Request to take part for { $organisation }
people-mail-join-request-body =
    Dear administrator,

    { $name } wants to take part for { $organisation }. Will you accept or refuse this request? You do that here:

    { $url }

    Kind regards,
    { $network }
people-mail-join-accepted-subject = You take part for { $organisation }
people-mail-join-accepted-body =
    Dear { $name },

    Your request was accepted. You now take part for { $organisation }:

    { $url }

    Kind regards,
    { $network }
people-mail-join-refused-subject = Your request to take part for { $organisation }
people-mail-join-refused-body =
    Dear { $name },

    Your request to take part for { $organisation } was refused. The administrator gives this reason:

    { $words }

    See the organisation here:

    { $url }

    Kind regards,
    { $network }
people-mail-invitation-subject = Invitation to take part for { $organisation }
people-mail-invitation-body =
    Dear reader,

    { $name } invites you to take part in { $network } for { $organisation }. Open this link and sign in with this e-mail address:

    { $url }

    The link works for 14 days and once. Do you not want to take part? Then you need do nothing.

    Kind regards,
    { $network }

# administration  # used by code: people-role-, people-network-role-, people-edit-, people-mail-join-, people-mail-invitation, people-admin-new, people-admin-people
people-role-editor-about = may edit what colleagues wrote for the organisation
people-role-delegate-about = votes for the municipality in the members’ assembly
people-role-municipal-secretary-about = names the representative
people-role-administrator-about = manages the details and the people of the organisation
people-network-role-editor-about = manages themes, adds organisations and helps with texts
people-network-role-moderator-about = handles reports
people-network-role-clerk-about = prepares the members’ assembly
people-network-role-administrator-about = manages organisations, people and roles
people-manage-crumb = Administration
people-manage-title = Administration of { $name }
people-manage-requests = Requests to take part
people-manage-no-requests = There are no requests. Anyone with an e-mail address of your organisation can ask to take part. You then get a mail.
people-manage-asked = asked on { $date }
people-manage-accept = Accept
people-manage-refuse = Refuse
people-manage-people = People and roles
people-manage-nobody = Nobody takes part yet. Invite the first.
people-manage-since = since { $date }
people-manage-invitations = Invitations
people-manage-no-invitations = There are no open invitations.
people-manage-until = works up to and including { $date }
people-manage-withdraw = Withdraw
people-notice-request-accepted = The request was accepted.
people-notice-request-refused = The request was refused.
people-notice-invited = The invitation was sent.
people-notice-invitation-withdrawn = The invitation was withdrawn.
people-notice-roles-saved = The roles were saved.
people-notice-membership-ended = The membership has ended.
people-notice-organisation-saved = The details were saved.
people-notice-organisation-added = The organisation was added.
people-edit-title = Change the details
people-edit-register = The name { $name } comes from the official register of municipalities. You cannot change it here.
people-edit-name = Name
people-edit-name-missing = Fill in the name.
people-edit-description = About the organisation
people-edit-description-hint = A few sentences. You can use Markdown. At most 2000 characters.
people-edit-website = Website
people-edit-website-hint = For instance https://www.ommen.nl
people-edit-website-wrong = This is not a web address. A web address looks like https://www.ommen.nl.
people-edit-domains = E-mail domains
people-edit-domains-hint = Put each domain on a line of its own, for instance ommen.nl. Anyone with such an address can ask to take part.
people-edit-domains-many = These are too many domains. Use at most { $most }.
people-edit-kvk = KVK number
people-edit-kvk-hint = Eight digits, from the trade register
people-edit-kvk-taken = Another organisation has this KVK number already.
people-edit-ror = ROR
people-edit-ror-hint = The number in the register of research organisations, for instance https://ror.org/02e2c7k09
people-edit-ror-taken = Another organisation has this ROR already.
people-edit-long = This text is too long. Use at most { $most } characters.
people-edit-submit = Save
people-edit-next = What happens next? Everyone sees the new details at once. Only people who want to take part see the e-mail domains.
people-edit-meanwhile-title = Somebody else was first
people-edit-meanwhile = This was saved while you were busy. Your own text is still in the form. Change it if needed and save.
people-edit-meanwhile-empty = (empty)
people-refuse-title = Refuse a request
people-refuse-lead = { $name } wants to take part for { $organisation }.
people-refuse-reason = Why do you refuse this request?
people-refuse-reason-hint = Who asked reads this reason in the mail.
people-refuse-reason-missing = Fill in a reason. Who asked wants to know why.
people-refuse-submit = Refuse this request
people-refuse-next = What happens next? Who asked gets a mail with your reason.
people-member-title = Roles of { $name }
people-member-lead = { $name } belongs to { $organisation }.
people-member-has = You cannot change these roles here:
people-member-roles = Roles
people-member-submit = Save
people-member-next = What happens next? The roles apply at once.
people-member-end-title = End the membership
people-member-end-about = { $name } then no longer belongs to { $organisation }. What was written here stays.
people-member-end = End the membership
people-invite-title = Invite somebody
people-invite-lead = Whom you invite can take part for { $name }.
people-invite-email = E-mail address
people-invite-email-hint = The invitation works only for who signs in with this address.
people-invite-email-missing = Fill in an e-mail address.
people-invite-email-member = Somebody with this address belongs to the organisation already.
people-invite-email-open = There is an invitation for this address already. Withdraw it first if you want to send a new one.
people-invite-role = Role
people-invite-role-missing = Choose a role.
people-invite-submit = Send the invitation
people-invite-next = What happens next? We send one mail with a link, to this address only. The link works for 14 days and once.
people-admin-title = Administration
people-admin-lead = These are the tasks that come with your roles.
people-admin-network = The network
people-admin-own = Your organisations
people-admin-own-about = Details, people, invitations and requests
people-admin-new = Add an organisation
people-admin-new-about = Add a company, knowledge institution, government or association
people-admin-new-lead = What kind of organisation do you want to add?
people-admin-new-municipalities = Municipalities come from the official register. You do not add them yourself.
people-admin-new-submit = Add
people-admin-new-next = What happens next? The organisation is in the list at once. An administrator of the network can then invite the first people.
people-admin-people = Roles in the network
people-admin-people-about = Give and take the roles editor, moderator, clerk and administrator
people-admin-find-title = Give somebody a role
people-admin-find-email = E-mail address
people-admin-find-email-hint = The address with which this person signs in.
people-admin-find-nobody = There is no account with this address. Ask this person to make an account first.
people-admin-find-submit = Search
people-admin-find-next = What happens next? You choose the roles on the next page.
people-admin-person-title = Network roles of { $name }
people-admin-person-roles = Roles in the network
people-admin-person-submit = Save
people-admin-person-next = What happens next? The roles apply at once.
people-fault-last-organisation-administrator-title = That is not possible now
people-fault-last-organisation-administrator = This is the last administrator of the organisation. Make somebody else administrator first.
people-fault-last-network-administrator-title = That is not possible now
people-fault-last-network-administrator = This is the last administrator of the network. Make somebody else administrator first.

# reading in municipalities  # used by code: people-kvk-, people-ror-, people-domain-, people-register-, people-inhabitants-
people-kvk-shape = A KVK number has 8 digits, for instance 12345678.
people-ror-shape = Enter a ROR such as https://ror.org/02e2c7k09.
people-ror-checksum = This ROR holds a typing error. The last two digits do not fit the rest.
people-domain-shape = Enter the domain only, for instance amsterdam.nl.
people-domain-for-anyone = Anyone can get an e-mail address at this domain. Choose the domain of the organisation itself.
people-register-not-json = This file is not JSON, or it is not complete (line { $line }, column { $column }).
people-register-not-the-list = This is not the official list of municipalities (TOOI, rwc_gemeenten_compleet).
people-register-no-version = The list has no version number (volgnummer).
people-register-bad-code = The municipality { $subject } has no valid code.
people-register-duplicate-code = The code { $code } is in the list twice.
people-register-missing-name = The municipality { $code } has no name.
people-register-missing-province = The municipality { $code } has no valid province.
people-register-bad-date = { $subject } has no valid date: "{ $value }".
people-register-ends-before-it-begins = The municipality { $code } ends before it begins.
people-register-unknown-municipality = The change { $change } names a municipality that is not in the list: { $municipality }.
people-register-incomplete-change = The change { $change } does not say which municipalities it is about.
people-register-two-days = { $subject }: the list gives two days for one event, { $taken } and { $other }. We use { $taken }.
people-inhabitants-empty = The file is empty.
people-inhabitants-not-text = This file is not text. Save the sheet as CSV and try again.
people-inhabitants-loose-quote = The file has a quotation mark without its partner, so the rows cannot be told apart.
people-inhabitants-no-code-column = The first line has no column with codes of municipalities (RegioS or cbs_code). It has: { $found }.
people-inhabitants-no-number-column = The first line has no column with inhabitants (TotaleBevolking_1 or inwoners). It has: { $found }.
people-inhabitants-no-date-column = There is no column with the reference date (Perioden or peildatum), and none named like inwoners_2022_01_01.
people-inhabitants-contradiction = Row { $row }: { $code } on { $date } has { $second } inhabitants here and { $first } in an earlier row.
people-inhabitants-no-rows = The file has no row with inhabitants of a municipality.
people-inhabitants-row-bad-code = Row { $row }: "{ $text }" is not the code of a municipality.
people-inhabitants-row-bad-date = Row { $row }: "{ $text }" is not a date that can be used.
people-inhabitants-row-bad-number = Row { $row }: "{ $text }" is not a number of inhabitants.
people-inhabitants-row-repeated = Row { $row }: { $code } is in the file more than once, with the same number.

# provider  # used by code: people-provider-
people-provider-nameless = No name
people-provider-again = Try again
people-provider-by-mail = Sign in with a link by e-mail
people-provider-to-my = Back to your ways to sign in
people-provider-expired-title = Signing in did not work
people-provider-expired = Signing in with { $name } works once, within 10 minutes, and only in the browser in which you began. Please begin again.
people-provider-cancelled-title = You are not signed in
people-provider-cancelled = You stopped signing in with { $name }. Nothing has changed.
people-provider-email-in-use-title = You already have an account
people-provider-email-in-use = There is already an account with your e-mail address. First sign in with a link by e-mail. Then open your own page and connect { $name } there.
people-provider-taken-title = Connecting did not work
people-provider-taken = Your account at { $name } already belongs to another account on this site. Sign out and then sign in with { $name }.
people-provider-somebody-else-title = This is another account
people-provider-somebody-else = At { $name } you signed in with an account that is not yours here. Nothing has changed. Choose your own account at { $name }.
people-provider-tenant-title = Your organisation does not take part yet
people-provider-tenant = With { $name } only people of known organisations can sign in. Your organisation is not one of them. You can sign in with a link by e-mail.
people-provider-refused-title = Signing in did not work
people-provider-refused = The answer of { $name } is not right, so we did not sign you in. Try again, or sign in with a link by e-mail.
people-provider-down-title = { $name } cannot be reached now
people-provider-down = Signing in with { $name } does not work now. Try again in a few minutes, or sign in with a link by e-mail.
people-provider-my-title = Ways to sign in
people-provider-my-about = Connect your account to your organisation's sign-in
people-provider-my-lead = You can sign in through your organisation. To do so, connect your account here to your account there.
people-provider-my-connected = Connected
people-provider-my-none = You have not connected anything yet.
people-provider-my-since = Connected on { $when }
people-provider-my-last = This is your only way to sign in, so you cannot disconnect it.
people-provider-my-disconnect = Disconnect { $name }
people-provider-my-others = Connect
people-provider-my-confirm = Confirm who you are first. Then you can connect.
people-provider-my-connect = Connect { $name }
people-provider-leave-title = Connect { $name }
people-provider-leave-body = You now go to { $name }. There you sign in. Then you come back here and your account is connected.
people-provider-leave-go = Go to { $name }
people-notice-provider-connected = The connection is made. You can now also sign in this way.
people-notice-provider-disconnected = The connection is removed.
people-fault-last-way-in-title = That cannot be done now
people-fault-last-way-in = This is your only way to sign in. Connect something else first.

# confirming who one is, before something grave
people-confirm-title = Confirm who you are
people-confirm-lead = You are about to take a big step. You signed in more than fifteen minutes ago, so we ask again who you are.
people-confirm-mail = We will send a link to { $email }. Open it in this browser.
people-confirm-demo = This is the demo. You can also become the same person again:
people-confirmed-title = That worked
people-confirmed-body = You have confirmed who you are. Go back to the tab you were working in and send again there. What you filled in is still there.

# one's e-mail address
people-address-title = Your e-mail address
people-address-lead = We write to you at this address, and you can sign in with it.
people-address-present = Now
people-address-add = Add an e-mail address
people-address-change = Change your e-mail address
people-address-email = New e-mail address
people-address-email-hint = Use an address whose mail you can read.
people-address-same = This is your address already. Fill in another one.
people-address-submit = Send a link to this address
people-address-next = What happens next? You get mail at the new address. Open the link in this browser. Until then everything stays as it is.
people-address-sent = We have sent mail to the new address. Open the link in it, in this browser. It works for 15 minutes.
people-address-arrive-title = Confirm your e-mail address
people-address-arrive-body = Your address will be { $email }.
people-address-arrive-submit = Use this address
people-notice-address-changed = Your e-mail address is saved.
people-fault-address-in-use-title = This address belongs to another account
people-fault-address-in-use = There is already an account with this e-mail address. Your own address has not changed. Use another address, or sign out and sign in with this one.
people-mail-address-subject = Confirm your e-mail address at { $network }
people-mail-address-body =
    Dear reader,

    Somebody wants to use this address for an account at { $network }. Was it you? Then open this link in the browser in which you asked for it:

    { $url }

    The link works for 15 minutes, once. Was it not you? Then you need not do anything.
people-mail-address-changed-subject = Your e-mail address at { $network } has changed
people-mail-address-changed-body =
    Dear reader,

    Your account at { $network } has been given another e-mail address. From now on mail goes there, and you sign in with it.

    Was it not you who did that? Then tell the network.

# Staying in touch.
people-organisation-feed = Follow in a feed reader (Atom)
people-told-join-accepted = You now belong to this organisation
people-told-join-refused = Your request to join was refused
people-asked-invitation = You are invited to join
people-asked-invitation-until = until { $day }
people-asked-requests = { $count ->
    [one] Somebody wants to join. Decide on the request.
   *[other] { $count } people want to join. Decide on the requests.
 }
people-asked-requests-since = waiting since { $day }
people-mailbox-stop = Stop this mail, as a mail program does
people-mailbox-html = View the version with markup
people-mailbox-digest = Send me my digest now
people-my-for-you = For you
people-my-for-you-about = What is asked of you, and what is new
people-my-digest = Digest by mail
people-my-digest-about = How often you get a digest

people-tokens-title = Keys for programs
people-tokens-about = Let a program read or write on your behalf
people-tokens-lead = With a key a program can use the data of this network, on your behalf. It can never do more than you can. Give a key to nobody else.
people-tokens-api = Read how a program uses this network
people-tokens-new = Make a key
people-tokens-name = Name of the key
people-tokens-name-hint = For example the name of the program. This helps you recognise the key later.
people-tokens-name-missing = Fill in a name
people-tokens-name-long = Make the name shorter: { $most } characters at most
people-tokens-scopes = What may the program do?
people-tokens-scopes-hint = Choose as little as possible. Then least can go wrong.
people-tokens-scopes-missing = Choose what the program may do
# used by code: people-tokens-scope-
people-tokens-scope-read = Read
people-tokens-scope-read-about = What you may read and not everybody. What is public, any program can read.
people-tokens-scope-contribute = Add and change contributions
people-tokens-scope-contribute-about = Examples, questions, needs and offers, in the name of your organisation.
people-tokens-scope-respond = Respond
people-tokens-scope-respond-about = Reply, say “we too” and tell of re-use, in the name of your organisation.
people-tokens-until = Valid up to and including
people-tokens-until-hint = A year at most. After that you make a new one.
people-tokens-until-missing = Fill in a date, for example 31-12-2026
people-tokens-until-past = Choose a day that is still to come
people-tokens-until-late = Choose a day that is not later than { $date }
people-tokens-submit = Make the key
people-tokens-next = We show the key once. Keep it right away.
people-tokens-made-title = Your new key
people-tokens-made = Copy the key now and keep it in a safe place. We will not show it again.
people-tokens-made-done = I have kept the key
people-tokens-yours = Your keys
people-tokens-none = You have no keys.
people-tokens-made-at = Made on { $when }
people-tokens-expires = Valid until the end of { $when }
people-tokens-expired = Expired on { $when }
people-tokens-used = Last used on { $when }
people-tokens-never-used = Not used yet
people-tokens-end = End this key
people-tokens-fault-most-title = You have many keys already
people-tokens-fault-most = You cannot have more than 20 keys. First end a key that you no longer use.
people-notice-token-ended = The key has ended. The program can no longer use it.
people-notice-warning-token-made-before = This key had been made already. We show a key only once. Did you not keep it? Then end it and make a new one.
people-csv = Download as CSV
people-csv-name = Name
people-csv-kind = Kind
people-csv-province = Province
people-csv-inhabitants = Inhabitants
people-csv-cbs = CBS code
people-csv-tooi = TOOI address
people-csv-kvk = KVK number
people-csv-ror = ROR
people-csv-website = Website
people-csv-from = Exists since
people-csv-until = Existed until
people-csv-url = Address
people-csv-email = E-mail address
people-csv-roles = Roles
people-csv-since = Since
