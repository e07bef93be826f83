# The front page and the pages about the site.
app-front-title = From question to rule, together
app-front-lead = The network of municipalities, companies and science about the digital society. Bring your question or example. See who has it too. Share what you learned.
app-front-search = Search in the titles
app-front-search-submit = Search
app-front-ask = Ask a question
app-front-share = Share an example
app-front-more = Offer something or ask for help
app-front-guest = Everybody can read. Do you want to take part?
app-front-sign-in = Sign in or make an account
app-front-no-organisation = You belong to no organisation yet.
app-front-find-organisation = Find your organisation
app-front-thread = How the thread runs
# used by code: app-thread-
app-thread-question = Question
app-thread-question-text = A municipality is stuck with something
app-thread-answer = Answer
app-thread-answer-text = Others say: we too, and we did this
app-thread-example = Example
app-thread-example-text = What worked, what did not, what you can take over
app-thread-rule = New question
app-thread-rule-text = Somebody else goes on from there
app-front-new = New in the network
app-front-count = Everybody can read { $items } contributions by { $organisations } organisations.
app-front-municipalities = The network knows { $count } municipalities.
app-front-empty-title = This is where the network's contributions will be
app-front-empty = There is nothing yet. Ask the first question, and everybody will see it here.
app-front-all = All questions and examples

app-about-title = About this network
app-about-lead = Municipalities, companies and science work out here together how the digital society is governed.
app-about-how = What can you do here?
app-about-question = Ask a question: in one sentence, also when you do not know yet how.
app-about-example = Share an example: what you did, what it cost and what did not work. Also when you stopped.
app-about-need = Say what you need.
app-about-offer = Offer something. A company says what interest it has.
app-about-who = Who takes part?
app-about-who-text = People take part for their organisation: a municipality, a company, a knowledge institution, another government or an association. Everybody can read what is public.
app-about-data = Where do the municipalities come from?
app-about-data-text = The municipalities come from the government's register (TOOI), the inhabitants from Statistics Netherlands (CBS). Each municipality says of which date the number is.
app-about-source = Open source
app-about-source-text = Samenspel is free software under the EUPL 1.2.

app-privacy-title = Privacy
app-privacy-lead = We keep as little about you as possible. Here is what, and what you can do with it.
app-privacy-what = What we keep
app-privacy-account = Your name, your e-mail address, the language of your mail and the organisation you belong to.
app-privacy-sessions = Where you are signed in: the sort of browser and the time. For 30 days at most.
app-privacy-notices = What you follow, which notices you got and read, and how often you want a digest. Notices for half a year at most, digests for a year.
app-privacy-keys = Keys that you make for programs: the name, what they may do and when they were last used. For a year and a month at most.
app-privacy-written = What you write, with the name of your organisation. Only people of the network see your own name.
app-privacy-consultations = If you respond to a consultation without an account: your e-mail address, where you belong, and the organisation that you name. Ninety days after its completion we erase them. If you do not confirm your address, we erase everything after three days.
app-privacy-not = What we do not do
app-privacy-no-tracking = We do not follow you. There are no advertising cookies and no files from other sites.
app-privacy-no-sharing = We give your data to nobody.
app-privacy-rights = What you can do
app-privacy-rights-text = You can see, change and download your data. You can delete your account. What you wrote stays under the name of your organisation.
app-privacy-own = To my data
app-privacy-cookies = Cookies
app-privacy-cookies-text = We only use cookies that are needed: to keep you signed in, to remember your language and to show a notice once.

app-accessibility-title = Accessibility
app-accessibility-lead = Everybody must be able to use this site. We build to WCAG 2.2, level AA.
app-accessibility-how = What you may expect
app-accessibility-keyboard = Everything works with the keyboard and with a screen reader.
app-accessibility-script = Everything works without JavaScript.
app-accessibility-small = Everything works on a small screen, at 400 % zoom and on paper.
app-accessibility-test = At every change a program checks all pages.
app-accessibility-limits = What was not done yet
app-accessibility-limits-text = No independent agency has examined the site yet. Do you get stuck somewhere? Tell the operator of this network.

# The clock of the demo.
app-clock-title = The clock of the demo
app-clock-lead = What happens when a deadline has passed? Move the clock on and see.
app-clock-about = The clock only goes forward, for everybody who uses this demo. When the demo is started again, the clock is right again. After a large step you may have to choose a role again.
app-clock-now = In this demo it is { $now }.
app-clock-day = Day
app-clock-time = Time
app-clock-time-hint = Dutch time, for example 17:00.
app-clock-button = Move the clock on
app-clock-wrong = Choose a moment that is still to come, and before the year 2100.
app-notice-clock = The clock was moved on.

# The style guide of the demo.
app-guide-hint = Here is an explanation of the field.
app-guide-text = A line of text
app-guide-counted = One sentence of at most 15 words
app-guide-area = More lines of text
app-guide-date = A date
app-guide-choice = A choice
app-guide-file = A file

# The page about the API.
app-api-title = For programs
app-api-lead = A program can read and write in this network, with our API. So an example also stands on your own site, or a question from your own system arrives here.
app-api-address = Address
app-api-version = Version
app-api-document = Description
app-api-read = Reading
app-api-read-text = What is public, any program reads without a key. The filters are those of the list on the site. The words of the API are Dutch.
app-api-key = A key
app-api-key-text = To read more, or to write, you need a key. You make it yourself. You choose what the program may do and until when.
app-api-key-link = Make a key
app-api-write = Writing
app-api-write-text = With a key a program brings a contribution or a reply, in the name of your organisation. The same rules hold as on the site.
app-api-what = What there is
app-api-contributions = find, read, bring and change examples, questions, needs and offers
app-api-replies = read and write replies
app-api-voices = which organisations have this too, or re-used it
app-api-trace = where something comes from and what came of it
app-api-themes = the themes, in two languages
app-api-organisations = who takes part; municipalities also with their CBS code, inhabitants and mergers
app-api-texts = texts with their versions, article by article
app-api-amendments = what members want to change in a proposal, and what came of it
app-api-consultations = what one can respond to, and until when
app-api-finding = search all of the above at once
app-api-rules = Good to know
app-api-rule-errors = An error says what went wrong and with which field (application/problem+json).
app-api-rule-pages = A list has pages: pagina and paginaGrootte, at most 100 on a page. The addresses of the one before and the one after stand with it.
app-api-rule-times = Instants are in UTC. A day has the form 2026-12-31.
app-api-rule-often = When a program asks too often, the answer says how long it must wait.
app-api-rule-versions = What is there keeps working as long as the version begins with 1. When there is a version 2, version 1 stays for at least a year.
app-api-tables = Rather a table?
app-api-tables-text = Below each list on the site is a link to download it as CSV, with semicolons, for a spreadsheet program.

# Searching through everything.
app-find-title = Search
app-find-title-words = Search: { $words }
app-find-form = Search again
app-find-label = What are you looking for?
app-find-submit = Search
app-find-help = You search everything that you may see: questions, examples, needs, offers, replies, organisations, rules, consultations and amendments. Another form of a word, a part of a long word and a typing error are no problem.
app-find-corrected = This word is not used here. You now see what there is about ‘{ $words }’.
app-find-building = The search index is being made. Search again in a few minutes to find everything.
# used by code: app-find-kind-
app-find-kind-rule = Rules
app-find-kind-rule-text = Rule texts
app-find-kind-consultation = Consultations
app-find-kind-amendment = Amendments
app-find-kind-question = Questions
app-find-kind-example = Examples
app-find-kind-need = Needs
app-find-kind-offer = Offers
app-find-kind-organisation = Organisations
app-find-count = { $count ->
    [one] 1 result
   *[other] { $number } results
  }
app-find-some-words = Nothing has all your words. You see where most of them are.
app-find-widened = Few texts have all your words. So below those you also see texts with some of them.
app-find-nothing-title = Nothing found
app-find-nothing = Use fewer words, or another word for the same. Is your question not there? Ask it yourself.
app-find-browse = Or look around
app-find-without-filters = { $count ->
    [one] Without filters there is 1 result.
   *[other] Without filters there are { $number } results.
  }
app-find-csv-day = Day
app-find-feed-about = What there is about these words, the newest first, as far as everybody may read it.
app-find-narrow = Search on in one list:
app-find-follow = Follow new contributions with these words
app-find-followed = You follow new contributions with these words
app-find-contributions = in contributions
app-find-organisations = in organisations
