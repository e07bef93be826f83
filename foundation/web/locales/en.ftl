# The shell: frame of the page, forms, faults.

web-skip-to-content = Skip to content
web-menu = Menu
web-main-menu = Main menu
web-language-other = Nederlands
web-language-nl = Dutch
web-language-en = English

web-for-you = For you
# Read out before the number.
web-for-you-new = new:
web-sign-in = Sign in
web-confirm = Confirm who you are
web-sign-out = Sign out
web-new-tab = (opens in a new tab)
web-breadcrumbs = Breadcrumbs
web-thread = The thread
web-footer-accessibility = Accessibility
web-footer-privacy = Privacy
web-footer-about = About this network
web-footer-api = For programs
web-footer-line = { $name }: municipalities, companies and science work on the rules of the game here, together.
web-demo-strip = This is a demo. People and contributions are made up.
web-demo-personas = Choose a role
web-demo-mailbox = Mailbox
web-demo-clock = Clock
web-demo-style-guide = Style guide

web-pagination = Pages
web-pagination-page = Page
web-pagination-previous = Previous
web-pagination-next = Next

web-form-optional = (optional)
web-form-error = Error:
web-form-error-summary-title = { $count ->
    [one] Check your answer in 1 place
   *[other] Check your answers in { $count } places
 }
# The script of the page fills in words and limit.
web-form-words = {"{"}words{"}"} of {"{"}limit{"}"} words
web-form-words-over = {"{"}words{"}"} of {"{"}limit{"}"} words. Can it be shorter?

web-kept-title = Your text is not lost
web-kept-text = We kept what you filled in. You can send it again from here. Files have to be chosen again.
web-kept-again = Send again
web-kept-show = Show what you filled in
web-onward-title = Where do you want to go?
web-onward-home = To the front page

web-fault-not-found-title = This page does not exist
web-fault-not-found = Perhaps the address was mistyped, or the page was moved or deleted. It may also be that you have to sign in to see it.
web-fault-forbidden-title = You may not do this
web-fault-forbidden = You are signed in, but your role does not allow this. Ask the administrator of your organisation.
web-fault-sign-in-title = You are not signed in
web-fault-sign-in = Sign in to do this. Perhaps you were away too long and were signed out. Come back to this tab after signing in.
web-fault-confirm-title = Confirm who you are first
web-fault-confirm = This is a big step. You signed in more than fifteen minutes ago, so we ask again who you are. Come back to this tab afterwards.
web-fault-too-large-title = This is too large
web-fault-too-large = You sent more than we can take. Choose smaller files or fewer files.
web-fault-too-often-title = Slow down a little
web-fault-too-often = { $minutes ->
    [one] You did this very often in a short time. Try again in 1 minute.
   *[other] You did this very often in a short time. Try again in { $minutes } minutes.
 }
web-fault-unavailable-title = The site is not working right now
web-fault-unavailable = { $minutes ->
    [one] Something is out of order. Nothing was saved. Try again in 1 minute.
   *[other] Something is out of order. Nothing was saved. Try again in { $minutes } minutes.
 }
web-fault-unexpected-title = Something went wrong
web-fault-unexpected = The fault is ours. We recorded it. Try again later.
web-fault-other-site-title = This request came from another site
web-fault-other-site = For your safety we did nothing. Open the page here and try again.
web-fault-method-title = That cannot be done at this address
web-fault-method = Your browser asked for something that is not possible here. Go back and use the button on the page.
web-fault-form-unreadable-title = We could not read the form
web-fault-form-unreadable = Nothing was saved. Go back to the form and send it again.
web-fault-encoding-title = We could not read your text
web-fault-encoding = It has characters that we do not recognise. Go back and type the text again.
web-fault-too-many-fields-title = This form has too many fields
web-fault-too-many-fields = Nothing was saved. Go back to the form and send it again.
web-fault-form-type-title = We could not read the form
web-fault-form-type = The form arrived in a shape that we do not know. Use the form on this site.

web-styleguide-title = Style guide
web-styleguide-lead = All components of this site, with examples.
web-styleguide-list = List with filters
web-styleguide-filters = Filters
web-styleguide-kind = Kind
web-styleguide-all = All
web-styleguide-question = Question
web-styleguide-example = Example
web-styleguide-need = Need
web-styleguide-offer = Offer
web-styleguide-item-title = What is our role with smart doorbells that film the street?
web-styleguide-item-text = Residents complain and the law is not clear. We look for municipalities that have a policy for this.
web-styleguide-item-title-2 = Measuring crowds by wifi: why we stopped
web-styleguide-item-text-2 = The count worked, the explanation to residents did not. Read what it cost and what we do now.
web-styleguide-item-title-3 = A sign that residents understand
web-styleguide-item-title-4 = We test your sign with forty residents
web-styleguide-meta-1 = Municipality of Ommen
web-styleguide-meta-2 = 6 municipalities: we too
web-styleguide-meta-3 = before 12 December
web-styleguide-theme = City centre
web-styleguide-detail = Page with the thread in the margin
web-styleguide-link = Read the whole answer
web-styleguide-found = A word that was found
web-styleguide-fact-1 = Brought in by
web-styleguide-fact-2 = Since
web-styleguide-button = We too
web-styleguide-button-2 = Give an answer
web-styleguide-button-3 = Report a problem
web-styleguide-law = Text of a rule
web-styleguide-law-1 = Whoever places a sensor in public space notifies the municipality
web-styleguide-law-2 = within
web-styleguide-law-3 = at least
web-styleguide-law-4 = five working days beforehand.
web-styleguide-panel = Panel
web-styleguide-table = Table
web-styleguide-table-caption = Municipalities and their inhabitants
web-styleguide-municipality = Municipality
web-styleguide-province = Province
web-styleguide-inhabitants = Inhabitants
web-styleguide-messages = Messages and empty pages
web-styleguide-message = Your contribution has been saved.
web-styleguide-empty-title = There is nothing here yet
web-styleguide-empty-text = The answers of other municipalities will come here. Would you like to be the first?
web-styleguide-form = Form
web-styleguide-next = What happens next? Your contribution is on the site at once. You can always change it.

# Faults as a program reads them.
# used by code: web-api-
web-api-not-found-title = This does not exist
web-api-not-found = This address does not exist, or you may not know that it does. Sometimes a key helps.
web-api-forbidden-title = This is not allowed
web-api-forbidden = The person of this key has no right to this.
web-api-scope-title = This key does not allow this
web-api-scope = The key does not reach this far. Make a key on the site that does.
web-api-sign-in-title = A key is needed
web-api-sign-in = Send a key along: Authorization: Bearer, and then the key. You make it on the site, on your own page.
web-api-key-refused-title = This key is not valid
web-api-key-refused = The key is wrong, has ended or has expired. You make a new one on the site, on your own page.
web-api-invalid-title = The input is not right
web-api-invalid = Under errors stands what is wrong, by field.
web-api-json-title = This is not JSON
web-api-json = The body of the request cannot be read as JSON.
web-api-encoding-title = This is not UTF-8
web-api-encoding = The characters of the request cannot be read as UTF-8.
web-api-form-unreadable-title = The request cannot be read
web-api-form-unreadable = Something in the address or in the body of the request is not right.
web-api-media-type-title = We do not know this kind of content
web-api-media-type = Send JSON, with Content-Type: application/json.
web-api-not-acceptable-title = We do not have this form
web-api-not-acceptable = The API answers in JSON only. Ask for application/json.
web-api-method-title = This address does not know this method
web-api-method = The header Allow names the methods that this address knows.
web-api-too-large-title = This is too large
web-api-too-large = The body of a request is 2 MB at most.
web-api-too-often-title = Too many requests
web-api-too-often = { $minutes ->
    [one] Try again in 1 minute. The header Retry-After names the number of seconds.
   *[other] Try again in { $minutes } minutes. The header Retry-After names the number of seconds.
 }
web-api-unavailable-title = The service does not work right now
web-api-unavailable = { $minutes ->
    [one] Something is out of order. Nothing was saved. Try again in 1 minute.
   *[other] Something is out of order. Nothing was saved. Try again in { $minutes } minutes.
 }
web-api-unexpected-title = Something went wrong on our side
web-api-unexpected = Nothing was saved. If this goes on, please tell the administrator.
web-api-query-twice = This parameter stands there more than once.
web-api-query-missing = The value of this parameter is missing. Give one, or leave the parameter out.
web-api-query-value = This value is not possible here. What is, stands in /api/v1/openapi.json.
web-api-query-number = Give a whole number from { $from } to { $to }.
web-api-query-unknown = This address does not know this parameter.
web-api-body-missing = This field is required.
web-api-body-unknown = This field does not belong here.
web-api-body-value = This value is not possible here. What is, stands in /api/v1/openapi.json.
web-csv-more = The table stops here, after { $most } rows. Use filters to get the rest.
web-search-form = Search everything
web-search-label = Search everything
web-search-submit = Search
web-organisation = Organisation
web-organisation-all = All organisations
web-organisation-most = You can choose from the { $count } organisations with the most in this list.
web-organisation-other = Look for another organisation
web-filter-summary = Choose what you want to see
web-filter-more = More: { $title }
web-filter-chosen = Chosen filters
web-filter-remove = Remove:
web-filter-clear = Remove all filters
