# The rulebook: rule texts, their versions, drafting.

rulebook-menu = Rules
rulebook-title = Rules of the game
rulebook-lead = What we agreed together, and what we are still working on. Each article shows where it comes from.
rulebook-empty-title = There are no rules yet
rulebook-empty = The texts that the network works on together will stand here. An editor of the network begins a text.
rulebook-contents = Contents
rulebook-terms = Terms in this article
rulebook-printed = Version { $number }, as it stood on this site on { $day }.
rulebook-note = Note
rulebook-nothing-yet = This version has no text yet.
rulebook-source = Source:
rulebook-state = State
rulebook-shown = Since
rulebook-changed = What is different?
rulebook-line-opened = Opened
rulebook-line-answered = The responses are answered
rulebook-earlier = Earlier text
rulebook-later = Later text
rulebook-kind-rule = Rule
rulebook-kind-text = Rule text
rulebook-who = { $person }, { $organisation }
rulebook-back = Back
rulebook-save = Save

# used by code: rulebook-language-
rulebook-language-nl = Dutch
rulebook-language-en = English

# used by code: rulebook-state-
rulebook-state-draft = Draft
rulebook-state-consultation = In consultation
rulebook-state-consulted = Consultation completed
rulebook-state-proposed = Proposed
rulebook-state-adopted = Adopted
rulebook-state-in-force = In force
rulebook-state-repealed = No longer in force

# used by code: rulebook-remark-
rulebook-remark-draft = This is a draft. Only the working group and the editors see it.
rulebook-remark-consultation = This text does not count yet. You can say what you think of it.
rulebook-remark-consulted = This text is not in force yet. The consultation is completed.
rulebook-remark-proposed = This text does not count yet. The members’ assembly decides on it.
rulebook-remark-adopted = The members’ assembly adopted this text. It does not count yet.
rulebook-remark-repealed = This text no longer counts.
rulebook-remark-other = You are not reading the version that counts now. The list of versions has all of them.

rulebook-fact-version = Version
rulebook-fact-decided = Decision of
rulebook-fact-in-force = In force from
rulebook-fact-repealed = No longer in force from
rulebook-fact-amendments-until = Amendments until
rulebook-version-number = Version { $number }
rulebook-versions-title = Versions
rulebook-versions-all = All versions, and comparing them
rulebook-versions-caption = All versions of this text, the newest first
rulebook-news =
    { $count ->
        [one] One part has changed since you read this text
       *[other] { $count } parts have changed since you read this text
    }

rulebook-compare-title = Compare versions
rulebook-compare-from = From
rulebook-compare-to = To
rulebook-compare-button = Compare
rulebook-compare-before = Compare with the one before
rulebook-compare-about = You see what changed from ‘{ $from }’ to ‘{ $to }’.
rulebook-compare-added = This is how added words look.
rulebook-compare-removed = This is how removed words look.
rulebook-compare-lineage = Where new parts come from
rulebook-compare-file = Download this comparison as PDF
rulebook-compare-file-title = from { $from } to { $to }
rulebook-compare-count =
    { $count ->
        [0] Nothing has changed
        [one] One part has changed
       *[other] { $count } parts have changed
    }
rulebook-compare-what = { $what } ({ $change })
rulebook-change-inserted = New
rulebook-change-deleted = Removed
rulebook-change-moved = Moved

# the story of an article
rulebook-thread = The thread
rulebook-story-versions = In each version
rulebook-story-same = Unchanged.
rulebook-story-gone = This part no longer stands in the version that counts now. You read it as it stood there last.
# used by code: rulebook-lineage-
rulebook-lineage-replaces = Takes the place of
rulebook-lineage-merges = Takes up
rulebook-lineage-splits = Comes from
# used by code: rulebook-became-
rulebook-became-replaces = Was replaced by
rulebook-became-merges = Was taken up in
rulebook-became-splits = Became in part
rulebook-link-title = Link to something else
rulebook-link-about = Where does this part come from, or what belongs to it? The thread will stand on both pages.
rulebook-link-button = Link
rulebook-link-end = End the link with { $title }
rulebook-link-relation = This part
rulebook-link-other = Address of the other page
rulebook-link-other-hint = Copy the address of a contribution or of another article.
rulebook-link-organisation = In the name of which organisation?
rulebook-follow = Follow
rulebook-unfollow = Stop following
rulebook-feed = News about this as a feed (Atom)
rulebook-feed-about = New versions of these rules.
rulebook-feed-all = New versions of all rules as a feed (Atom)
rulebook-feed-all-about = New versions of all rules.
rulebook-feed-consultations = News about consultations as a feed (Atom)
rulebook-feed-consultations-about = Which consultations there are, and when the answers are there.
rulebook-feed-opened = Consultation: { $title }
rulebook-feed-extended = More time to respond: { $title }
rulebook-feed-completed = The answers to the responses are there: { $title }
rulebook-followed-text = Rules
rulebook-followed-node = Part of rules
rulebook-told-version = There is a new version of a text that you follow
rulebook-told-deadline = There is more time for amendments to a text that you follow

# working on a draft
rulebook-work-title = Work on this version
rulebook-draft-title = Work on the draft
rulebook-draft-about = Change the text part by part. Others can work on other parts at the same time. Each change stands in the history, with the name of your organisation.
rulebook-draft-read = Read the draft
rulebook-draft-empty-title = There is nothing yet
rulebook-draft-empty = First add a preamble, a chapter, an article or a principle.
rulebook-edit-link = Change
rulebook-edit-title = Change { $what }
rulebook-add = Add something
rulebook-add-first = Add something at the end
rulebook-add-title = Add something near { $what }
rulebook-form-kind = What is added, and where?
rulebook-place-inside = { $what }, below this
rulebook-place-after = { $what }, after this
# used by code: rulebook-kind-
rulebook-kind-preamble = Preamble
rulebook-kind-principle = Principle
rulebook-kind-chapter = Chapter
rulebook-kind-section = Section
rulebook-kind-article = Article
rulebook-kind-paragraph = Paragraph
rulebook-kind-item = Item of a list
rulebook-form-heading = Heading
rulebook-form-text = Text
rulebook-form-note = Note
rulebook-form-note-hint = The note is not a rule. It tells what the rule means and why it is there.
rulebook-form-number = Number of its own
rulebook-form-number-hint = Only when the number must differ, such as 3a. Otherwise the program counts.
rulebook-form-reason = Why?
rulebook-form-reason-hint = In a few words, for who later wonders why this was changed.
rulebook-notation-title = Emphasis, terms and references
rulebook-notation = Put *asterisks* around words with emphasis and { "{" }braces{ "}" } around a term that you explain. A reference is written as [words](address), with a web address or the identifier of another part. An empty line begins a new paragraph. Put a \ before a sign that must stay as it is.
rulebook-preview = This is how it will look
rulebook-preview-button = Look first
rulebook-preview-live = Below the field for the text is a preview. It changes while you type.
rulebook-more-title = What else you can do
rulebook-more-keeps = What you typed above is kept with it.
rulebook-split = Split
rulebook-split-title = Split { $what }
rulebook-form-cut = Where does the new part begin?
rulebook-cut-before = Before: { $words }
rulebook-join = Join with { $what }
rulebook-delete = Remove
rulebook-delete-title = Remove { $what }
rulebook-delete-about = This goes from the draft, with all that stands under it. You can bring it back from the history.
rulebook-move = Move
rulebook-move-up = Move up
rulebook-move-down = Move down
rulebook-form-destination = Move to
rulebook-move-choose = Choose a place
rulebook-move-first = At the very beginning
rulebook-move-after = After { $what }
rulebook-move-into = First in { $what }
rulebook-clash-title = Somebody else changed the same words
rulebook-clash-text = What you wrote still stands in the form. Below you see what is there now. Make one text of it and save again.
rulebook-clash-theirs = What is there now
rulebook-clash-mine = What you wrote
rulebook-changes-title = History of the draft
rulebook-changes-none = Nothing has changed yet.
rulebook-undo = Undo
rulebook-undone = Change { $number } undone
rulebook-newer = Newer changes
rulebook-older = Older changes

# files
rulebook-files-title = Take it with you
# used by code: rulebook-file-
rulebook-file-pdf = PDF
rulebook-file-md = Markdown
rulebook-file-json = JSON
rulebook-file-xml = Akoma Ntoso (XML)
rulebook-bring-title = Read a file in
rulebook-bring-about = The draft becomes what the file says. Parts keep their identity when the file has it. You can undo it from the history.
rulebook-bring-button = Read in
rulebook-form-file = File
rulebook-form-file-hint = Markdown (.md), JSON (.json) or Akoma Ntoso (.xml), no larger than 16 MB.
rulebook-brought = Read in from a file
rulebook-notice-brought = The file was read in.
rulebook-error-file = Choose a file that ends in .md, .json or .xml.
rulebook-error-file-utf8 = We cannot read the characters of this file. Save it as UTF-8.
rulebook-error-file-line = We cannot read line { $line }: { $problem }.
rulebook-error-file-read = We cannot read this file: { $problem }.
rulebook-file-too-large = it is larger than 16 MB
rulebook-file-syntax = it is damaged, or of another kind than its name says
rulebook-file-not-a-text = it is not a rule text
rulebook-file-amendment = it is an amendment. An amendment can be taken away as a file, but not read in
rulebook-file-version = version { $version } of this kind of file is not known here
rulebook-file-unexpected = ‘{ $name }’ is not expected here
rulebook-file-missing = ‘{ $name }’ is missing
rulebook-file-value = ‘{ $name }’ cannot be ‘{ $value }’
rulebook-file-after-list = words after a list must be a paragraph of their own
rulebook-file-no-heading = words stand before the first heading
rulebook-file-too-deep = parts are nested too deep
rulebook-file-link = a link cannot lead to ‘{ $address }’. A link begins with https:, http: or mailto: and is not too long
rulebook-file-twice = the same identifier stands there twice
rulebook-file-heading-lines = a heading is one line
rulebook-file-too-long = a text is too long
rulebook-file-too-many = it has too many parts
rulebook-file-place = a part stands where it cannot stand

# consultations: statements, comments, answers
rulebook-consultations-title = Consultations
rulebook-consultations-lead = Here you can say what you think of new rules. Every response gets an answer.
rulebook-consultations-empty-title = There are no consultations yet
rulebook-consultations-empty = Consultations will come here. An editor of the network begins one on a version that is under consultation.
rulebook-kind-consultation = Consultation
rulebook-consultation-on = On
rulebook-consultation-planned = Not open yet
rulebook-consultation-open = Open
rulebook-consultation-closed = Closed, waiting for answers
rulebook-consultation-completed = Completed
rulebook-opens = You can respond from { $from } until { $until }.
rulebook-closes = You can respond until { $when }.
rulebook-closed = You could respond until { $when }.
rulebook-fact-window = When
rulebook-fact-audience = Who can respond
rulebook-fact-results = Results and responses of others
rulebook-fact-respondents = How many respond
rulebook-fact-completed = Completed on
# used by code: rulebook-audience-
rulebook-audience-everybody = Everybody with an e-mail address
rulebook-audience-members = Members of the network only
rulebook-shown-during = Shown to everybody, also during the consultation
rulebook-shown-after = Shown to everybody once the consultation is closed
rulebook-respondents-none = Nobody yet
# used by code: rulebook-respondents-
rulebook-respondents-municipality = Municipalities
rulebook-respondents-company = Companies
rulebook-respondents-science = Science
rulebook-respondents-resident = Residents
rulebook-respondents-other = Others
# used by code: rulebook-somebody-
rulebook-somebody-municipality = Somebody from a municipality
rulebook-somebody-company = Somebody from a company
rulebook-somebody-science = Somebody from science
rulebook-somebody-resident = A resident
rulebook-somebody-other = Somebody else
rulebook-who-says = { $who }, on behalf of { $name } (name given by the sender)
rulebook-banner-open = You can respond to this until { $when }.
rulebook-banner-elsewhere = This consultation is on another version: { $version }. You can respond until { $when }.
rulebook-banner-closed = This consultation closed on { $when }. The answers are still to come.
rulebook-banner-completed = This consultation is completed. You can read what was done with the responses. It was open until { $when }.
rulebook-consultation-work = Working on this consultation
rulebook-consultation-new = Begin a consultation
rulebook-consultation-new-about = You ask what people think of ‘{ $version }’. Next you write the statements. Until it opens you can still change everything.
rulebook-consultation-new-button = Go on to the statements
rulebook-consultation-change = Change the consultation
rulebook-consultation-change-about = You can do this until the consultation opens.
rulebook-consultation-remove = Remove this consultation
rulebook-reach = { $count ->
    [0] For now nobody will have this in a digest. Who searches will find it.
    [one] This will be in the digest of 1 person.
   *[other] This will be in the digest of { $count } people.
 }
rulebook-reach-opening = When the consultation opens:
rulebook-complete-mail = { $count ->
    [0] No separate mail is sent.
    [one] Besides, 1 guest gets a mail.
   *[other] Besides, { $count } guests get a mail.
 }
rulebook-extend-title = Give more time
rulebook-extend-now = Responding is now possible until { $moment }.
rulebook-extend-about = You can only make the moment of closing later.
rulebook-extend-button = Give more time
rulebook-error-not-later = Choose a moment after the one that stands there now.
rulebook-notice-extended = There is more time to respond.
rulebook-deadline-more = Give more time for amendments
rulebook-deadline-now = Amendments are now possible until { $moment }.
rulebook-left-days = That is in { $days ->
    [one] 1 day
   *[other] { $days } days
 } and { $hours } hours.
rulebook-left-hours = That is in { $hours } hours and { $minutes } minutes.
rulebook-left-minutes = That is in { $minutes } minutes.
rulebook-deadline-about = You can only make the deadline later.
rulebook-notice-deadline = There is more time for amendments.
rulebook-consult-title = Title
rulebook-consult-introduction = What do you ask, and why?
rulebook-consult-introduction-hint = Also tell what happens with the responses.
rulebook-consult-opens-day = Open from
rulebook-consult-opens-time = Opening time
rulebook-consult-opens-time-hint = Dutch time, such as 09:00.
rulebook-consult-closes-day = Responding ends on
rulebook-consult-closes-time = Closing time
rulebook-consult-closes-time-hint = Dutch time, such as 17:00. Whoever sends something later is too late.
rulebook-consult-audience = Who can respond?
rulebook-consult-results = When do others see the results and the responses?
rulebook-consult-results-hint = Editors and the working group always see them.
rulebook-statements-title = Statements
rulebook-statements-lead = Respondents say for each statement whether they agree, and why. One thought a statement works best.
rulebook-statements-none = There are no statements yet. Without them people can only comment on articles.
rulebook-statement-add = Add a statement
rulebook-statement-change = Change the statement
rulebook-statement-about = About
rulebook-statement-whole = The text as a whole
rulebook-statement-text = Statement
rulebook-statement-text-hint = Something that one can agree or disagree with.
rulebook-statement-node = What is the statement about?
# used by code: rulebook-point-
rulebook-point-1 = Wholly disagree
rulebook-point-2 = Disagree
rulebook-point-3 = Neutral
rulebook-point-4 = Agree
rulebook-point-5 = Wholly agree
rulebook-point-0 = I skip this one
rulebook-respond-title = Your response
rulebook-respond-button = Respond to the statements
rulebook-respond-comment = Read the text and comment on an article
rulebook-respond-members = Only members of the network can respond.
rulebook-respond-sign-in = Sign in
rulebook-respond-self = Myself
rulebook-respond-names = In whose name do you respond? An organisation has one response. Colleagues can change it.
rulebook-respond-why = Why? (statement { $number })
rulebook-respond-kind = You respond as
rulebook-respond-organisation = Which organisation do you speak for?
rulebook-respond-organisation-hint = The name stands with your response, with the words that you gave it yourself. We do not check the name. We erase it ninety days after completion.
rulebook-respond-email = E-mail address
rulebook-respond-email-hint = We send you a link. Your response counts once you open it. Others do not see your address. We erase it ninety days after completion.
rulebook-respond-next-guest = You get a mail with a link. Your response counts once you have confirmed it. Until closing you can change it. When the consultation is completed you get one message.
rulebook-respond-next = Your response counts at once. Until closing you can change it.
rulebook-respond-next-name = You respond in the name of: { $name }. Your response counts at once, and until closing you can change it. Others see the name of an organisation, and never that of a person.
rulebook-respond-send = Send your response
rulebook-respond-comments = Your comments on articles
rulebook-respond-no-comments = You have not commented on an article yet.
rulebook-respond-unconfirmed = Your response does not count yet. Open the link in the mail that you got.
rulebook-own = You have responded. Your response was last changed on { $when }.
rulebook-own-unconfirmed = Your response of { $when } does not count yet. Open the link in the mail that you got.
rulebook-sent-title = One more step
rulebook-sent-lead = Your response is kept. It counts once you open the link in the mail that you get from us.
rulebook-sent-about = Meanwhile you can comment on more articles. Confirming once is enough. The link works for three days. After that your response is erased.
rulebook-sent-spam = No mail? Look among unwanted mail too. If the address was wrong, fill in the form again.
rulebook-link-mail-title = Confirm your response
rulebook-link-mail-about = This is the response that was sent with your e-mail address. If these are your words, confirm them. If you do not know this response, close this page.
rulebook-link-mail-confirm = Confirm my response
rulebook-link-mail-again = Your response
rulebook-link-mail-again-about = Your response counts. Until closing you can change it from here.
rulebook-link-mail-go-on = Go on with my response
rulebook-link-mail-answers = What you think of the statements
rulebook-link-mail-refused = This link works no longer
rulebook-link-mail-refused-about = A link works for three days when you have not confirmed yet, and until ninety days after completion when you did. If the consultation is still open, you can respond again.
rulebook-mail-confirm-subject = Confirm your response to ‘{ $title }’
rulebook-mail-completed-subject = What was done with your response: ‘{ $title }’
rulebook-comment-title = Comment on { $what }
rulebook-comment-lead = What do you think of this? What should be different?
rulebook-comment-place = What is your comment about?
rulebook-comment-whole = All of it
rulebook-comment-words = These words: “{ $words }”
rulebook-comment-select = Is your response about a few words? Then select them in the text.
rulebook-comment-body = Your comment
rulebook-comment-body-hint = Do not write down personal data of yourself or others. Everybody can read your comment.
rulebook-comment-namens = In whose name do you respond?
rulebook-comment-next = Your comment counts at once. You can withdraw it until closing.
rulebook-comment-send = Send your comment
rulebook-comment-take-back = Withdraw
rulebook-comment-link = Comment
rulebook-comments-title = Comments on the text
rulebook-comments-on = Comments on { $what }
rulebook-comments-count =
    { $count ->
        [0] No comments yet
        [one] One comment
       *[other] { $count } comments
    }
# used by code: rulebook-standing-
rulebook-standing-unchanged = Was about an earlier version. The words have not changed.
rulebook-standing-moved = Was about an earlier version. The words now stand here.
rulebook-standing-changed = Was about an earlier version. The text has changed since.
rulebook-standing-gone = Was about an earlier version. This part of the text is gone.
rulebook-results-title = Results
rulebook-results-who = Who responded
rulebook-results-organisations = These organisations responded:
rulebook-results-said-organisations = Guests responded on behalf of these organisations (names given by the senders, not checked):
rulebook-results-all = Everybody
rulebook-results-base = of { $number }
rulebook-results-share = { $percent } % of { $number } responses agree or wholly agree.
rulebook-results-nobody = Nobody has answered this yet.
rulebook-results-chart = Statement { $number }: { $sentence } The table below gives all numbers.
rulebook-results-caption = Answers to statement { $number }, per kind of respondent
rulebook-results-agreeing = Agree or wholly agree
rulebook-results-more = Reading more and taking away
rulebook-results-csv = The results as a table (CSV)
rulebook-voices-csv = All explanations and comments as a table (CSV)
rulebook-explanations-title = Explanations with statement { $number }
rulebook-explanations-count =
    { $count ->
        [0] No explanations
        [one] One explanation
       *[other] { $count } explanations
    }
rulebook-csv = Download as CSV
rulebook-csv-title = Title
rulebook-csv-other-title = Title of the other
rulebook-csv-summary = Summary
rulebook-csv-language = Language
rulebook-csv-text = Text
rulebook-csv-on = To amendment
rulebook-csv-waits = Questions for the submitter
rulebook-csv-decided = Decided on
rulebook-csv-order = Place in the order of decisions
rulebook-csv-opens = Opens on
rulebook-csv-closes = Closes on
rulebook-csv-completed = Completed on
rulebook-csv-url = Address
rulebook-csv-when = When
rulebook-csv-who = By whom
rulebook-csv-before = Old text
rulebook-csv-after = New text
rulebook-csv-standing = The words in this version
rulebook-csv-other-url = Address of the other
rulebook-csv-number = Number
rulebook-csv-statement = Statement
rulebook-csv-kind = Who
rulebook-csv-total = Number in all
rulebook-csv-average = Average (1 to 5)
rulebook-csv-about = About
rulebook-csv-quote = Words quoted
rulebook-csv-organisation = Organisation
rulebook-csv-said-organisation = Organisation according to the sender (not checked)
rulebook-csv-words = Response
rulebook-csv-outcome = What was done with it
rulebook-csv-reason = Why
rulebook-answer-heading = Answer responses
rulebook-answer-filter = Which responses
rulebook-answer-open = Without group and answer
rulebook-answer-all = All
rulebook-answer-anything = About anything
rulebook-answer-comments = On articles
rulebook-answer-statement = With statement { $number }
rulebook-sift-title = Search in the responses
rulebook-sift-article = Article
rulebook-sift-word = Word
rulebook-sift-order = Order
rulebook-sift-any = All
rulebook-sift-time = Who responded first
rulebook-sift-text = As in the text
rulebook-sift-button = Show
rulebook-answer-nothing = Nothing waits for an answer here any more.
rulebook-answer-voices =
    { $count ->
        [0] No responses
        [one] Choose from one response
       *[other] Choose from { $count } responses
    }
rulebook-answer-doen = What do you do with what you ticked?
# used by code: rulebook-answer-doing-
rulebook-answer-doing-groep = Put it in a group: this says the same
rulebook-answer-doing-antwoord = Give each of them this answer
rulebook-answer-doing-los = Take it out of the group and withdraw the answer
rulebook-answer-groep = Group
rulebook-answer-new-group = A new group
rulebook-answer-titel = What does the group say?
rulebook-answer-titel-hint = In one sentence, such as: The term is too short.
rulebook-answer-uitkomst = What do you do with it?
rulebook-answer-reden = Why?
rulebook-answer-reden-hint = Respondents read this, and so does everybody.
rulebook-answer-next = Answers can be read once the consultation is completed. You answer a group on its own page.
rulebook-answer-button = Do this
rulebook-answer-in-group = answered with others: { $title }
# used by code: rulebook-outcome-
rulebook-outcome-taken-over = Taken over
rulebook-outcome-partly = Partly taken over
rulebook-outcome-not = Not taken over
rulebook-outcome-none = No answer yet
rulebook-groups-title =
    { $count ->
        [0] Groups
        [one] One group
       *[other] { $count } groups
    }
rulebook-group-count =
    { $count ->
        [0] No responses
        [one] One response
       *[other] { $count } responses
    }
rulebook-group-stands = The group as it is now
rulebook-group-end = End the group
rulebook-group-voices = Responses in this group
rulebook-asked-answer =
    { $count ->
        [0] No responses wait for an answer
        [one] One response waits for an answer
       *[other] { $count } responses wait for an answer
    }
rulebook-asked-complete = All responses have an answer. Complete the consultation.
rulebook-asked-decide =
    { $count ->
        [one] One amendment waits for a decision
       *[other] { $count } amendments wait for a decision
    }
rulebook-asked-advise =
    { $count ->
        [one] One amendment has no advice yet
       *[other] { $count } amendments have no advice yet
    }
rulebook-asked-questions =
    { $count ->
        [one] Your amendment does not fit the new version entirely: say what is to be done with it
       *[other] { $count } amendments of your organisation do not fit the new version entirely: say what is to be done with them
    }
rulebook-asked-submit =
    { $count ->
        [one] You have a draft of an amendment that was not submitted yet
       *[other] You have { $count } drafts of amendments that were not submitted yet
    }
rulebook-asked-until = Amendments are taken until { $when }
rulebook-asked-until-past = Amendments were taken until { $when }
rulebook-complete-title = Complete the consultation
rulebook-complete-about = Every response has an answer. When you complete it, everybody can read the answer document and respondents are told. You cannot change anything after that.
rulebook-complete-button = Complete and publish the answers
rulebook-complete-missing-title = It cannot be completed yet
rulebook-complete-missing =
    { $count ->
        [0] Every response has an answer.
        [one] One response has no answer yet.
       *[other] { $count } responses have no answer yet.
    }
rulebook-complete-groups = Groups without an answer
rulebook-complete-voices = Responses without group and answer
rulebook-nota-title = Answer document
rulebook-nota-file = Download this document as PDF
rulebook-nota-preview = See the answer document as it is now
rulebook-nota-published = The answers were published on { $day }.
rulebook-nota-unpublished =
    { $count ->
        [0] This document is not published yet. Every response has an answer.
        [one] This document is not published yet. One response has no answer.
       *[other] This document is not published yet. { $count } responses have no answer.
    }
rulebook-nota-outcomes = What was done with the responses
rulebook-nota-no-outcomes = Nothing has been answered yet.
rulebook-nota-caption =
    { $count ->
        [0] There are no explanations and comments
        [one] Of one explanation or comment
       *[other] Of { $count } explanations and comments
    }
rulebook-nota-share = Share
rulebook-nota-cut = These are the first { $count } explanations and comments. All of them are in the table with the results.
rulebook-nota-groups = What was said more often
rulebook-nota-statements = Per statement
rulebook-nota-nodes = Per article
rulebook-nota-persons =
    { $count ->
        [0] nobody else
        [one] one person
       *[other] { $count } persons
    }
rulebook-story-comments = What people thought of it
rulebook-told-opened = There is a consultation on a text that you follow
rulebook-told-extended = There is more time for a consultation on a text that you follow
rulebook-told-completed = A consultation on a text that you follow is completed
rulebook-told-completed-mine = A consultation to which you responded is completed. You can read what was done with your response
rulebook-error-consultation-title = Give the consultation a title.
rulebook-error-introduction = Write what you ask and why.
rulebook-error-closes = Choose a moment after opening.
rulebook-error-audience = Choose who can respond.
rulebook-error-results = Choose when others see the results.
rulebook-error-statement = Write a statement.
rulebook-error-statement-node = Choose a part of this text.
rulebook-error-statements = No statement can be added. Fifty is enough.
rulebook-error-agreement = Choose one of the answers.
rulebook-error-explanation-alone = You explain something, but chose nothing yet. Choose whether you agree.
rulebook-error-nothing-answered = Choose what you think of at least one statement.
rulebook-error-respondent-kind = Choose what you respond as.
rulebook-error-respondent-email = Fill in an e-mail address, such as name@example.com.
rulebook-error-place = Choose what your comment is about. The text may have changed meanwhile.
rulebook-error-comment = Write what you think of it.
rulebook-error-comments = You have commented very often already. Withdraw a comment first.
rulebook-error-treated = Somebody else did something meanwhile with: { $what }. Look at that first. Nothing was changed now.
rulebook-error-group-changed = Somebody else changed this group meanwhile. Look at what it says first. Nothing was changed now.
rulebook-error-no-voices = Tick at least one response.
rulebook-error-doing = Choose what you do with it.
rulebook-error-group = Choose a group.
rulebook-error-group-title = Write in one sentence what the group says.
rulebook-error-groups = No group can be added.
rulebook-error-outcome = Choose what you do with it.
rulebook-error-reason = Write why.
rulebook-fault-consultation-state = This cannot be done with this consultation now. Perhaps it is not open yet, or closed already. Look at it again.
rulebook-fault-consultation-state-title = This cannot be done now
rulebook-fault-consulted = There is a consultation on this version. Remove it if it is not open yet, or make a new version.
rulebook-fault-consulted-title = It cannot be taken back
rulebook-notice-consultation = The consultation is made. Now write the statements.
rulebook-notice-consultation-removed = The consultation is removed.
rulebook-notice-statement = The statement is added.
rulebook-notice-statement-removed = The statement is removed.
rulebook-notice-responded = Your response is kept and counts. Thank you.
rulebook-notice-commented = Your comment is kept. Thank you.
rulebook-notice-taken-back = Your comment is withdrawn.
rulebook-notice-confirmed = Your response is confirmed and counts. Thank you.
rulebook-notice-group = The group is made. Now write the answer.
rulebook-notice-grouped = The responses are in the group.
rulebook-notice-group-removed = The group is ended. What was in it waits for an answer.
rulebook-notice-answered = That is kept.
rulebook-notice-completed = The consultation is completed. The answers can be read.
rulebook-nota-from =
    { $count ->
        [one] One response, by { $names }.
       *[other] { $count } responses, by { $names }.
    }
rulebook-mail-confirm-body =
    Your e-mail address was used to respond to ‘{ $title }’.

    Open this link to confirm your response. From then on it counts. The link works for three days.

    { $url }

    With the same link you can change your response until the consultation closes. So keep this mail.

    You did not respond? Then you need not do anything. The response does not count and is erased.
rulebook-mail-completed-body =
    You responded to ‘{ $title }’. The consultation is now completed. Every response has an answer in the answer document:

    { $url }

    This is the only message that you get about it. In three months we erase your e-mail address.

# texts, versions, working group
rulebook-new-title = Begin a text
rulebook-new-about = You begin with an empty draft. After that you name who works on it.
rulebook-new-button = Begin
rulebook-text-title = Title
rulebook-text-summary = What is it about?
rulebook-text-summary-hint = A few sentences, for the list.
rulebook-text-language = Language of the text
rulebook-text-label = Name of this version
rulebook-text-label-hint = For example: Draft for consultation.
rulebook-text-source = Source
rulebook-text-source-hint = Only when the text comes from elsewhere.
rulebook-text-source-url = Web address of the source
rulebook-details-title = Change title and source
rulebook-details-about = Title and summary belong to the text, name and source to this version.
rulebook-new-version-title = Make a new version
rulebook-new-version-about = You make a new draft that begins as ‘{ $version }’. Each part keeps its identity, so that the thread stays.
rulebook-new-version-button = Make the draft
rulebook-group-title = Working group
rulebook-group-about = Who is in the working group sees the drafts of this text and can change them.
rulebook-group-empty = Nobody is in the working group yet.
rulebook-group-email = E-mail address
rulebook-group-email-hint = Of somebody who has an account and belongs to an organisation.
rulebook-group-add = Add to the working group
rulebook-group-remove = Remove from the working group

# used by code: rulebook-step-
rulebook-step-consult = Open for consultation
rulebook-step-consult-about = From now on the text stands still and everybody can read it. It can only be changed in a new version.
rulebook-step-propose = Lay before the members’ assembly
rulebook-step-propose-about = From now on the text stands still. Members can submit amendments until the moment that you choose below.
rulebook-step-along =
    { $count ->
        [one] One submitted amendment goes along to this version.
       *[other] { $count } submitted amendments go along to this version.
    }
rulebook-step-along-fit =
    { $count ->
        [0] None fits as it is.
        [one] One fits as it is.
       *[other] { $count } fit as they are.
    }
rulebook-step-along-asked =
    { $count ->
        [0] No submitter has to answer anything.
        [one] For one we ask its submitter what should become of it.
       *[other] For { $count } we ask their submitters what should become of them.
    }
rulebook-step-along-drafts = Drafts go along too.
rulebook-step-redraft = Take back as a draft
rulebook-step-redraft-about = Only the working group and the editors will see the text, and it can be changed again.
rulebook-step-bring-into-force = Bring into force
rulebook-step-bring-into-force-about = From the day that you choose this is the text that counts. The version that is in force now no longer is.
rulebook-step-repeal = Repeal
rulebook-step-repeal-about = The text can still be read, but no longer counts.
rulebook-form-propose-day = Last day for amendments
rulebook-form-propose-time = Time
rulebook-form-propose-time-hint = Dutch time, for example 17:00.
rulebook-form-force-day = In force from
rulebook-form-repeal-day = No longer in force from

# what is wrong
# used by code: rulebook-error-
rulebook-error-title = Give the text a title with letters or digits.
rulebook-error-title-taken = There is a text with this title already. Choose another one.
rulebook-error-summary = Write in a few sentences what the text is about.
rulebook-error-label = Give the version a name.
rulebook-error-language = Choose the language of the text.
rulebook-error-source-url = Begin the web address with https://.
rulebook-error-too-long = Use no more than { $most } characters here.
rulebook-error-link-scheme = The link ‘{ $address }’ cannot be used. An address begins with https:, http: or mailto:.
rulebook-error-link-form = The link ‘{ $address }’ is not an address.
rulebook-error-link-length = The link ‘{ $address }’ is too long. An address has at most 2,000 characters.
rulebook-error-number = Use 1 to 12 letters, digits, dots or hyphens.
rulebook-error-kind = Choose what is added.
rulebook-error-no-heading = A paragraph or an item has no heading. Put the words in the text.
rulebook-error-empty = Write a heading or a text.
rulebook-error-cut = Choose where the text is split.
rulebook-error-moment = Fill in a day and a time, for example 17:00.
rulebook-error-past = Choose a moment that is still to come.
rulebook-error-day = Fill in a day, for example 1-12-2026.
rulebook-error-relation = Choose what this part has to do with the other.
rulebook-error-other = We find no page with this address. Copy the address of a contribution or an article.
rulebook-error-organisation = Choose in the name of which organisation you say this.
rulebook-error-sent-before = You already sent this form, in other words. Do you want this too? Then send it once more.
rulebook-error-drafter = We cannot add anybody with this address. The person must have an account, belong to an organisation and not be in the working group yet.
rulebook-refused-gone = This part is no longer there. Somebody else removed it.
rulebook-refused-gone-title = The part is gone
rulebook-refused-place = This cannot stand here.
rulebook-refused-place-title = This does not fit here
rulebook-refused-changed = Somebody else changed the text meanwhile. Look at it again.
rulebook-refused-changed-title = The text has changed meanwhile
rulebook-refused-cut = The text cannot be split at this place.
rulebook-refused-cut-title = It cannot be split here
rulebook-refused-apart = These parts no longer stand next to each other.
rulebook-refused-apart-title = They cannot be joined
rulebook-fault-state = This cannot be done with a version in this state. Perhaps somebody else did something meanwhile. Look at the version again.
rulebook-fault-state-title = This cannot be done now
rulebook-fault-nothing-to-show = This version has no text yet. Write something first.
rulebook-fault-nothing-to-show-title = There is nothing to show yet
rulebook-fault-undo = Other changes build on this one. Change the text yourself.
rulebook-fault-undo-title = It can no longer be undone

# messages after a change
rulebook-notice-saved = Your change is saved.
rulebook-notice-unchanged = Nothing had changed.
rulebook-notice-warning-merged = Somebody else changed this part too. Both changes are saved. See whether the text is right.
rulebook-notice-undone = The change is undone.
rulebook-notice-begun = Your text has begun.
rulebook-notice-version = The new draft is made.
rulebook-notice-step = That is done.
rulebook-notice-drafter = The working group has grown.
rulebook-notice-drafter-ended = The person is no longer in the working group.
rulebook-notice-linked = The link is made.
rulebook-notice-linked-already = This link was there already.
rulebook-notice-link-ended = The link has ended.
rulebook-notice-follows = You follow this now.
rulebook-notice-follows-not = You no longer follow this.

# amendments: submitting, advice, conflicts, deciding
rulebook-amendment-file-paper = Amendment as a paper (PDF)
rulebook-amendment-file-redline = Changes in the text (PDF)
rulebook-amendment-file-xml = Akoma Ntoso (XML)
rulebook-amendment = Amendment
rulebook-amendments = Amendments
rulebook-subamendments = Sub-amendments
rulebook-amendment-number = Amendment { $number }
rulebook-subamendment-number = Sub-amendment { $number }
rulebook-amendment-draft = Draft amendment
rulebook-subamendment-draft = Draft sub-amendment
rulebook-amendment-of = { $what } by { $who }
rulebook-subamendment-on = To { $what }
rulebook-amendment-adopted-on = { $what }, adopted on { $day }
rulebook-amendments-count =
    { $count ->
        [0] No amendments
        [one] One amendment
       *[other] { $count } amendments
    }
rulebook-amendments-on = To the text:
rulebook-amendments-until = You can submit and change amendments until { $moment }.
rulebook-amendments-were-until = Amendments could be submitted until { $moment }.
rulebook-amendments-no-deadline = No deadline for amendments was set for this version.
rulebook-amendments-drafts = Drafts of your organisation
rulebook-amendments-about = You only see the amendments to { $what }.
rulebook-amendments-all = All amendments
rulebook-amendments-adopted = The adopted version was made of this:
rulebook-amendments-none-title = No amendments yet
rulebook-amendments-none = The proposals of municipalities to change the text will come here, as soon as they are submitted.
rulebook-amendments-advised = What the board advises
rulebook-amendments-questions = Open questions
rulebook-amendments-by-number = By number
rulebook-amendments-by-place = By place in the text
rulebook-amendments-order = Order
rulebook-amendments-search = Search in amendments
rulebook-amendments-words = Word in the title
rulebook-amendments-search-button = Search
rulebook-amendments-nothing = No amendment fits what you chose.
rulebook-filter-words = ‘{ $words }’
rulebook-amendments-not-yet = This text does not lie before the members’ assembly yet. As soon as it does, municipalities can submit amendments.

# used by code: rulebook-amendment-state-
rulebook-amendment-state-draft = Draft
rulebook-amendment-state-submitted = Submitted
rulebook-amendment-state-withdrawn = Withdrawn
rulebook-amendment-state-adopted = Adopted
rulebook-amendment-state-rejected = Rejected
rulebook-amendment-state-held-over = Held over
rulebook-amendment-state-fallen = Fallen

rulebook-amendment-new = Make an amendment
rulebook-subamendment-new = Make a sub-amendment
rulebook-amendment-begin = Begin
rulebook-amendment-begin-about = You begin with a draft that only your organisation sees.
rulebook-amendment-begin-next = After this you change the text in its place. It is submitted only when you say so.
rulebook-amendment-form-title = Title
rulebook-amendment-form-title-hint = What you want to change, in a few words.
rulebook-amendment-form-explanation = General explanation
rulebook-amendment-form-explanation-hint = Why you propose this. You can also give a reason with each change.
rulebook-amendment-form-organisation = In the name of which municipality?
rulebook-amendment-form-organisations = In the name of which municipalities?
rulebook-amendment-edit = Change the amendment
rulebook-amendment-edit-draft = Choose a part and write what it should say in your view. You see at once in the text what changes.
rulebook-amendment-edit-submitted = This amendment was submitted. What you change is visible to everybody at once. The text before is kept.
rulebook-amendment-details = Title and explanation
rulebook-amendment-view = View the amendment
rulebook-amendment-steps =
    { $count ->
        [0] No changes yet
        [one] One change
       *[other] { $count } changes
    }
rulebook-amendment-steps-none = This amendment does not change anything yet.
rulebook-amendment-the-text = The text with your changes
rulebook-amendment-changes = What changes
rulebook-amendment-in-words = In words
rulebook-amendment-explanation = Explanation
rulebook-amendment-in-text = In the whole text
rulebook-amendment-beside = Side by side
rulebook-amendment-paper = As a paper
rulebook-amendment-was = As it is
rulebook-amendment-is = As it becomes
rulebook-amendment-was-not = This is not there yet.
rulebook-amendment-is-not = This is deleted.
rulebook-amendment-submitters = Submitted by
rulebook-amendment-signers = Also signed by
rulebook-amendment-submitted = Submitted on
rulebook-amendment-subjects = Is about
rulebook-amendment-subject-proposed = { $part }, as proposed in { $what }
rulebook-amendment-amends = Amends
rulebook-amendment-version = To the version
rulebook-amendment-deadline = Deadline
rulebook-amendment-decided-order = { $day }, as number { $order } in the order of decisions
rulebook-amendment-waits = Waits for its submitter
rulebook-amendment-asks = There is a new text to change. Part of this amendment does not fit it. The submitter has to say what happens to it. The clerk and the editors of the network can do so too.
rulebook-amendment-waiting = What does not fit yet
rulebook-amendment-waiting-about = These changes wait for an answer. They stand here as they read against the text before, with the numbers of then.
rulebook-amendment-all-waiting = Nothing changes in the text of now yet: none of the changes fits it. They stand below.
rulebook-amendment-meets = Meets other amendments
rulebook-amendment-revisions = Earlier forms ({ $count })
rulebook-revision = Earlier form
rulebook-revision-is-now = as it is now
rulebook-revision-of = This is how the amendment read from { $moment } on.
rulebook-revision-now = See the amendment as it is now
rulebook-revision-by = Made so by
rulebook-revision-signed = Signed in this form by
rulebook-revision-nothing = In this form the amendment changed nothing.
rulebook-amendment-changed-since = Changed after your signature of { $moment }.
rulebook-amendment-signed-form = See what your organisation signed
rulebook-amendment-after = after { $what }
rulebook-amendment-in = in { $what }
rulebook-amendment-first = at the beginning
rulebook-amendment-own-part = a new part
rulebook-amendment-step-heading = Other heading: { $what }
rulebook-amendment-step-text = Other text: { $what }
rulebook-amendment-step-note = Other note: { $what }
rulebook-amendment-step-insert = New: { $what }
rulebook-amendment-step-delete = Deleted: { $what }
rulebook-amendment-step-move = Moved: { $what }
rulebook-amendment-step-renumber = Other number: { $what }
rulebook-amendment-step-split = Split: { $what }
rulebook-amendment-step-join = Joined with what follows: { $what }
rulebook-amendment-submit = Submit
rulebook-amendment-submit-next = Your amendment gets a number and everybody can read it. You can still change it until the deadline.
rulebook-amendment-in-name = You submit in the name of { $who }.
rulebook-amendment-withdraw = Withdraw
rulebook-amendment-withdraw-about = The amendment is no longer put to the vote. It can still be read, as withdrawn.
rulebook-amendment-discard = Throw the draft away
rulebook-amendment-discard-about = The draft disappears, with all that you changed in it. You cannot get it back.
rulebook-amendment-sign = Sign it too for { $who }
rulebook-amendment-unsign = Take back the signature of { $who }
rulebook-sign-title = Sign it too
rulebook-sign-form-organisatie = For which municipality?
rulebook-sign-in-name = You sign for { $who }.
rulebook-sign-next = The name of your municipality is then with the amendment. Until it is decided on you can take your signature back.

rulebook-paper-assembly = The general members’ assembly,
rulebook-paper-read = having read the proposal
rulebook-paper-decides = decides to change the text as follows:
rulebook-paper-read-main = and amendment { $number } of { $who } to it;
rulebook-paper-decides-main = decides to change amendment { $number } of { $who } as follows:
rulebook-paper-submitted = Submitted on { $day }.

rulebook-advice = Advice of the board
rulebook-advice-form-kind = The board advises
rulebook-advice-form-follows = Follows this amendment
rulebook-advice-form-follows-hint = Only when the advice is the same as that on another amendment.
rulebook-advice-form-text = Explanation
rulebook-advice-choose = Choose an amendment
rulebook-advice-adopt = To adopt
rulebook-advice-reject = To reject
rulebook-advice-hold-over = To hold over
rulebook-advice-none = No advice yet
rulebook-advice-follows = Follows another amendment
rulebook-advice-follows-that = Follows { $what }

rulebook-conflicts = Conflicts
rulebook-conflicts-about = Which amendments meet, the heaviest conflict first. To the text:
rulebook-conflicts-count =
    { $count ->
        [one] One pair of amendments meets
       *[other] { $count } pairs of amendments meet
    }
rulebook-conflicts-narrow = Choose which conflicts you want to see
rulebook-conflicts-number = Number of an amendment
rulebook-conflicts-part = Part of the text
rulebook-conflicts-whole = The whole text
rulebook-conflicts-show = Show
rulebook-conflicts-nothing = No conflict fits what you chose.
rulebook-conflicts-all = All conflicts
rulebook-conflicts-none-title = No conflicts
rulebook-conflicts-none = No amendment meets another. All of them can be adopted.
rulebook-conflict-kind = Kind
rulebook-conflict-other = And
rulebook-conflict-after = What happens if
# used by code: rulebook-conflict-
rulebook-conflict-hard = Conflicts
rulebook-conflict-order = Order
rulebook-conflict-merges = Goes together
rulebook-conflict-same = Asks the same
rulebook-conflict-about-text = The words of { $what }
rulebook-conflict-about-removed = { $what } is deleted
rulebook-conflict-about-moved = { $what } is moved
rulebook-conflict-about-place = The same place, near { $what }
rulebook-standing-applies = If { $first } is adopted, { $then } can be put to the vote as it is.
rulebook-standing-merges = If { $first } is adopted, { $then } goes together with it.
rulebook-standing-done = If { $first } is adopted, what { $then } asks is done already.
rulebook-standing-falls-partly = If { $first } is adopted, part of { $then } falls.
rulebook-standing-falls = If { $first } is adopted, { $then } falls.
rulebook-bundles = Bundles
rulebook-bundles-about = Amendments of the same purport are put to one vote. Alternatives exclude each other: when one is adopted, the others fall.
rulebook-bundles-none = There are no bundles yet, and no amendments that ask exactly the same.
rulebook-bundle-made = Put to one vote
rulebook-bundle-could = Ask the same
rulebook-bundle = Put to one vote
rulebook-unbundle = Put to the vote separately again
rulebook-bundle-one = In one vote
rulebook-bundle-one-about = This amendment is put to the vote together with:
rulebook-bundle-alternatives = Alternatives
rulebook-bundle-alternatives-about = When one of these amendments is adopted, the others fall. This amendment is an alternative to:
rulebook-bundle-with = In one vote with { $what }
rulebook-bundle-or = Alternative to { $what }
rulebook-bundle-title = Make a bundle
rulebook-bundle-about = Choose amendments that belong together in the vote. To the text:
rulebook-bundle-form-kind = How do they belong together?
rulebook-bundle-form-a = Which amendments?
rulebook-bundle-form-a-hint = At least two. What is in a bundle already is not listed.
rulebook-bundle-kind-same = Of the same purport
rulebook-bundle-kind-same-hint = One vote decides on all.
rulebook-bundle-kind-alternatives = Alternatives
rulebook-bundle-kind-alternatives-hint = When one is adopted, the others fall.

rulebook-what-if = What if …
rulebook-what-if-about = Choose amendments and read the text as if they were adopted. To the text:
rulebook-what-if-choose = Suppose these amendments are adopted
rulebook-what-if-button = Show the text
rulebook-what-if-count =
    { $count ->
        [one] The text if one amendment is adopted
       *[other] The text if { $count } amendments are adopted
    }
rulebook-what-if-all = All that these amendments ask is in the text.
rulebook-what-if-lost = What was no longer possible
rulebook-what-if-origin = Underlined words say which amendment they come from. Follow the link to read it.
rulebook-origins-title = Where the changes come from
rulebook-origin-inserted = Added by { $what }
rulebook-origin-moved = Moved by { $what }
rulebook-origin-removed = Deleted by { $what }
rulebook-origin-renumbered = Other number by { $what }
rulebook-lost-main = { $what } is not adopted.
# used by code: rulebook-lost-
rulebook-lost-gone = { $node } is not there any more.
rulebook-lost-gone-by = { $node } is not there any more, because of { $who }.
rulebook-lost-words = The same words of { $node } were changed already.
rulebook-lost-words-by = The same words of { $node } were changed already, by { $who }.
rulebook-lost-changed = { $node } was changed already.
rulebook-lost-changed-by = { $node } was changed already, by { $who }.
rulebook-lost-moved = { $node } was moved already.
rulebook-lost-moved-by = { $node } was moved already, by { $who }.
rulebook-lost-refused = This does not fit the text any more.

rulebook-decision = Decision
rulebook-decide = Record
rulebook-decision-form-outcome = What did the members’ assembly decide?
rulebook-decision-form-others = Other amendments in the bundle
rulebook-decision-same = Record the same for { $what }
rulebook-decision-alternatives = If this is adopted, also record as fallen: { $what }
rulebook-decision-form-day = On which day?
rulebook-decision-form-order = As which number was it decided?
rulebook-decision-form-order-hint = The order counts: what was adopted first goes first.
rulebook-decision-asks = Part of this amendment does not fit the text of now, and waits for an answer. As long as that is so, it cannot be adopted.
rulebook-now-applies = After what was adopted already, this amendment can be put to the vote as it is.
rulebook-now-merges = This amendment goes together with what was adopted already.
rulebook-now-done = What this amendment asks was adopted already.
rulebook-now-falls-partly = Part of this amendment falls because of what was adopted already:
rulebook-now-falls = This amendment falls because of what was adopted already:
rulebook-adopt = Make the adopted version
rulebook-adopt-about = The text is computed from the proposal and the adopted amendments, in the order of the decisions. From the text:
rulebook-adopt-undecided = Not decided yet
rulebook-adopt-unanswered = Part of these does not fit the text: answer the questions first
rulebook-adopt-adopted =
    { $count ->
        [0] No amendment was adopted
        [one] One amendment was adopted
       *[other] { $count } amendments were adopted
    }
rulebook-adopt-next = The version is then on the site for everybody. With each changed word one can see which amendment it comes from. Decisions cannot be changed any more.
rulebook-adopt-form-label = Name of the version
rulebook-adopt-form-label-hint = For example: Adopted by the members’ assembly of June 2027.
rulebook-adopt-form-day = Day of the decision

rulebook-questions = Questions about a new version
rulebook-questions-about = These changes do not fit the new version. Say for each what should happen to it. The new version:
rulebook-questions-none = There are no more questions.
rulebook-question-base = As it was
rulebook-question-theirs = As it is now
rulebook-question-mine = As the amendment asks it
rulebook-question-gone = This part is not there any more.
rulebook-question-choice = What should happen?
rulebook-question-words = Use the text below
rulebook-question-still = Do it all the same
rulebook-question-drop = Drop this change
rulebook-question-text = The text of the amendment for the new version

rulebook-error-amendment-title = Give your amendment a title.
rulebook-error-no-steps = Your amendment does not change anything yet. Change the text first.
rulebook-error-questions = Answer the questions about the new version first.
rulebook-error-own = { $who } made this amendment and is one of its submitters.
rulebook-error-advice = Choose what the board advises.
rulebook-error-follows = Choose which amendment this one follows.
rulebook-error-decided = Choose what was decided.
rulebook-error-not-yet = Choose a day in the past, or today.
rulebook-error-order = Enter a whole number from 1.
rulebook-error-order-taken = Another decision has this number already.
rulebook-error-main = What this amends is not adopted. So it cannot be adopted itself.
rulebook-error-asks = Answer the questions about the new version first. Until then it is not known what is adopted.
rulebook-error-alternative = An alternative to this amendment is adopted already. So this one falls.
rulebook-error-along = { $what }: { $why }
rulebook-error-bundle-kind = Choose how the amendments belong together.
rulebook-error-bundle-few = Choose at least two amendments that were not decided on yet.
rulebook-error-bundle-sub = A sub-amendment cannot be in one bundle with the amendment that it changes.
rulebook-error-question = This does not fit the text this way.
rulebook-error-no-answer = Choose for at least one change what should happen to it.
rulebook-fault-deadline = The deadline for amendments has passed.
rulebook-fault-deadline-title = The deadline has passed
rulebook-fault-amendment-state = This cannot be done with an amendment in this state. Perhaps somebody else did something meanwhile. Look at it again.
rulebook-fault-amendment-state-title = This cannot be done now
rulebook-fault-steps = One amendment cannot have so many changes. Make a second amendment of it.
rulebook-fault-steps-title = Too many changes
rulebook-fault-signature = This organisation did not sign it too, or submitted it itself.
rulebook-fault-signature-title = There is no signature to take back
rulebook-fault-bundle = One of these amendments was bundled otherwise meanwhile, or was decided on.
rulebook-fault-bundle-title = These cannot be bundled
rulebook-fault-undecided = One or more submitted amendments have no outcome yet. Record those decisions first.
rulebook-fault-undecided-title = Not all is decided yet
rulebook-fault-unanswered = Part of an adopted amendment does not fit the text. Answer the questions about it first.
rulebook-fault-unanswered-title = There are still open questions
rulebook-fault-still-open = The deadline for amendments has not passed yet.
rulebook-fault-still-open-title = This is not possible yet
rulebook-fault-amended = Members already work on amendments to this version. Make a new version and propose that. The amendments will go along.
rulebook-fault-amended-title = It can no longer be taken back

rulebook-notice-amendment-begun = Your draft has begun. Now change the text.
rulebook-notice-amendment-submitted = Your amendment is submitted.
rulebook-notice-amendment-withdrawn = The amendment is withdrawn.
rulebook-notice-amendment-discarded = The draft is thrown away.
rulebook-notice-amendment-signed = Your organisation signed it too.
rulebook-notice-amendment-signed-already = Your organisation had signed it already.
rulebook-notice-amendment-unsigned = The signature is taken back.
rulebook-notice-advised = The advice is saved.
rulebook-notice-bundled = The bundle is made.
rulebook-notice-unbundled = These amendments are put to the vote separately again.
rulebook-notice-decided = The decision is recorded.
rulebook-notice-adopted = The adopted version is made.
rulebook-notice-rebased = The answer is processed.

rulebook-told-amendment-submitted = An amendment was submitted to a text that you follow
rulebook-told-amendment-changed = An amendment to a text that you follow was changed
rulebook-told-amendment-withdrawn = An amendment to a text that you follow was withdrawn
rulebook-told-amendment-advised = There is advice on an amendment to a text that you follow
rulebook-told-amendment-decided = An amendment to a text that you follow was decided on
rulebook-told-amendment-mine-submitted = A sub-amendment was submitted to your amendment
rulebook-told-amendment-mine-changed = An amendment that you signed was changed
rulebook-told-amendment-mine-withdrawn = An amendment that you signed was withdrawn
rulebook-told-amendment-mine-advised = There is advice on your amendment
rulebook-told-amendment-mine-decided = Your amendment was decided on
rulebook-told-amendment-mine-signed = An organisation signed your amendment too
rulebook-told-amendment-mine-asked = Your amendment does not entirely fit the new version: say what should happen
rulebook-told-amendment-mine-rebased = Your amendment was moved to the new version
rulebook-amendments-moved-to = Amendments went along to: { $version }
rulebook-amendments-moved = What was submitted on this version now stands with:
rulebook-what-if-waits = What waits for an answer of its submitter, and so is not in the text
rulebook-error-promised = Amendments can be made until { $moment } already. Choose no earlier moment.
rulebook-conflicts-waiting = { $count ->
        [one] One amendment waits for an answer of its submitter. What it asks of this version is not compared here yet:
       *[other] { $count } amendments wait for an answer of their submitters. What they ask of this version is not compared here yet:
    }
rulebook-respond-next-unconfirmed = Your response counts once you have confirmed your e-mail address: open the link in the mail. After that you can change it until the closing.
rulebook-error-emptied = Without text only the number is left. Must this go? Choose ‘Remove’.
rulebook-delete-proposed = Your amendment then asks that this lapses, with all that stands under it. With ‘Undo’ you bring it back.
