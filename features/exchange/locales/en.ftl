# The room exchange: the marketplace of examples, questions, needs and offers.
# used by code: exchange-form-, exchange-phase-, exchange-size-, exchange-language-, exchange-new-about-
# used by code: exchange-files-refused-, exchange-placed-, exchange-theme-
exchange-menu = Contributions

# kinds, states, visibility, phases, sizes
exchange-kind-question = Question
exchange-kind-example = Example
exchange-kind-need = Need
exchange-kind-offer = Offer
exchange-state-draft = Draft
exchange-state-published = Open
exchange-state-answered = Answered
exchange-state-closed = Closed
exchange-state-withdrawn = Withdrawn
exchange-state-merged = Merged
exchange-state-removed = Removed
exchange-visibility-public = For everybody
exchange-visibility-network = For the network
exchange-visibility-organisation = For my organisation
exchange-phase-idea = Idea
exchange-phase-pilot = Pilot
exchange-phase-in-use = In use
exchange-phase-stopped = Stopped
exchange-phase-failed = Failed
exchange-size-tot-25000 = Fewer than 25,000 inhabitants
exchange-size-25000-50000 = 25,000 to 50,000 inhabitants
exchange-size-50000-100000 = 50,000 to 100,000 inhabitants
exchange-size-100000-250000 = 100,000 to 250,000 inhabitants
exchange-size-vanaf-250000 = 250,000 inhabitants or more
exchange-language-nl = Dutch
exchange-language-en = English
exchange-organisation-municipality = Municipality of { $name }
exchange-organisation-size = { $name } ({ $count } inhabitants)

# the list
exchange-list-title = Questions, examples, needs and offers
exchange-list-lead = What municipalities, companies and knowledge institutions want to know from each other and share with each other. Also what did not work.
exchange-list-count = { $count ->
    [one] 1 contribution
   *[other] { $number } contributions
 }
exchange-list-empty-title = Contributions will come here
exchange-list-empty = Nothing has been shared yet. Bring the first question or example. It takes about five minutes.
exchange-list-nothing-title = Nothing found
exchange-list-nothing = No contribution fits all these filters. Remove a filter or try another word.
exchange-search-form = Search contributions
exchange-search-label = Words
exchange-search-button = Search
exchange-search-corrected = This word is not used here. You now see what there is about ‘{ $words }’.
exchange-search-some-words = No contribution has all your words. You see those with most of them.
exchange-search-building = The search index is being made. Search again in a few minutes to find everything.
exchange-search-nothing = Nothing was found with these words. Use fewer words, or another word for the same. Remove a filter if you chose one. Is your question not there? Ask it yourself.
exchange-filter-kind = Kind
exchange-filter-theme = Theme
exchange-filter-phase = Phase of an example
exchange-filter-size = Size of the municipality
exchange-filter-province = Province
exchange-filter-year = Year
exchange-filter-search-chosen = ‘{ $words }’
exchange-order-newest = Newest
exchange-order-active = Latest activity
exchange-order-relevance = Best match
exchange-order = Order
exchange-changed-on = changed on { $day }
exchange-needed-by = answer needed by { $day }
exchange-count-replies = { $count ->
    [one] 1 reply
   *[other] { $count } replies
 }
exchange-count-supports = { $count ->
    [one] 1 time ‘we too’
   *[other] { $count } times ‘we too’
 }
exchange-count-reuses = { $count ->
    [one] re-used 1 time
   *[other] re-used { $count } times
 }

# bringing something
exchange-new-button = Bring something
exchange-new-title = What do you want to bring?
exchange-new-lead = Choose what fits best. You can always keep a draft first.
exchange-new-kind = New: { $kind }
exchange-new-about-question = You want to know something. We help you to put it in one short sentence. Others in the network answer.
exchange-new-about-example = You tried something. Tell what it was, what it cost and what you learned. Also when it stopped or failed.
exchange-new-about-need = You are looking for something: a solution, a partner or knowledge.
exchange-new-about-offer = You can do something for others. A company says what interest it has.
exchange-new-question-title = Your question in one sentence
exchange-new-question-lead = A short question is answered sooner. Use at most 15 words. You can explain in the next step.
exchange-new-question-submit = Continue
exchange-new-question-next = What happens next? We first look whether somebody asked this before.
exchange-step-one = Step 1 of 2
exchange-step-two = Step 2 of 2
exchange-similar-title = Is this like what you write?
exchange-similar-text = These contributions may be about the same thing. See whether your answer is already there.
exchange-similar-other-title = Is it not among these?
exchange-similar-yours = Your question is:
exchange-similar-go-on = Ask my question
exchange-nobody-title = You do not belong to an organisation yet
exchange-nobody-text = You bring something in the name of an organisation. First join your organisation.
exchange-nobody-link = Find your organisation

# the form
exchange-form-question-title = Your question in one sentence
exchange-form-question-title-hint = At most 15 words. For example: May a shopkeeper count visitors by their wifi?
exchange-form-question-context = What is going on?
exchange-form-question-context-hint = Explain why you want to know this. Who suffers or benefits from it?
exchange-form-question-tried = What have you tried already?
exchange-form-question-needed-by = By when do you need an answer?
exchange-form-question-needed-by-hint = For example: 12-3-2027 (day, month, year)
exchange-form-example-title = Title
exchange-form-example-title-hint = Say in one line what you did.
exchange-form-example-what = What did you do?
exchange-form-example-why = Why?
exchange-form-example-phase = In which phase is it?
exchange-form-example-phase-hint = Stopped or failed is fine. That is what others learn from.
exchange-form-example-cost = What did it cost?
exchange-form-example-cost-hint = Money and hours, roughly.
exchange-form-example-brought = What did it bring?
exchange-form-example-went-wrong = What went wrong?
exchange-form-example-lessons = What would you advise others?
exchange-form-example-reuse = What may others take over?
exchange-form-example-reuse-hint = For example a text, specifications, software or a way of working.
exchange-form-example-contact = Whom can others contact?
exchange-form-example-contact-hint = Everybody who sees the contribution can read this. Rather use a general address than a name.
exchange-form-need-title = What are you looking for?
exchange-form-need-title-hint = Say it in one line.
exchange-form-need-description = Explanation
exchange-form-need-requirements = What must it satisfy?
exchange-form-need-needed-by = By when do you need it?
exchange-form-need-needed-by-hint = For example: 12-3-2027 (day, month, year)
exchange-form-offer-title = What do you offer?
exchange-form-offer-title-hint = Say it in one line.
exchange-form-offer-description = Explanation
exchange-form-offer-terms = On what terms?
exchange-form-offer-interest = What interest do you have in this?
exchange-form-offer-interest-hint = A company must fill this in, so that others know where they stand.
exchange-form-offer-contact = Whom can others contact?
exchange-form-offer-contact-hint = Everybody who sees the contribution can read this. Rather use a general address than a name.
exchange-form-theme = Themes
exchange-form-theme-hint = Choose one to five. This is how others find your contribution.
exchange-form-visibility = Who may see this?
exchange-form-visibility-public = Also people without an account. This helps most others.
exchange-form-visibility-network = Only people who belong to an organisation in the network.
exchange-form-visibility-organisation = Only your colleagues.
exchange-form-language = In which language do you write?
exchange-form-organisation = In the name of which organisation?
exchange-form-organisation-choose = Choose an organisation
exchange-form-in-name-of = You write in the name of { $name }.
exchange-form-reason = What did you change?
exchange-form-reason-hint = In a few words. This is shown in the history.
exchange-form-markdown = You can format text with Markdown: an empty line for a new paragraph, a hyphen for a list, **asterisks** for emphasis.
exchange-form-next = What happens next? Only you and the editors of your organisation see a draft. Others see at once what you publish.
exchange-form-preview = See how it will look
exchange-form-keep = Keep as draft
exchange-form-files = Keep and add files
exchange-form-publish = Publish
exchange-preview-title = This is how it will look
exchange-preview-text = Nothing has been kept yet. Your text is in the form below.

# what is wrong
exchange-error-title-missing = Fill in a title.
exchange-error-question-missing = Write your question in one sentence.
exchange-error-question-words = Your question is too long. Make it a sentence of at most { $most } words. You can explain it under ‘What is going on?’.
exchange-error-too-long = Too long: ‘{ $label }’ may have at most { $most } characters.
exchange-error-too-long-field = Too long: use at most { $most } characters.
exchange-error-context = Tell what is going on.
exchange-error-what = Tell what you did.
exchange-error-description = Give an explanation.
exchange-error-interest = Tell what interest you have in this. A company must fill this in.
exchange-error-phase = Choose in which phase it is.
exchange-error-date = This is not a date. Write the date like this: 12-3-2027.
exchange-error-date-past = This date has passed. Choose today or later.
exchange-error-themes = Choose at least one theme.
exchange-error-themes-most = Choose at most { $most } themes.
exchange-error-visibility = Choose who may see this.
exchange-error-language = Choose in which language you write.
exchange-error-organisation = Choose in the name of which organisation you write.
exchange-fault-state-title = This cannot be done now
exchange-fault-state = This cannot be done as the contribution stands now. Somebody else may have changed it meanwhile. Look at the contribution again.
exchange-fault-own-title = This is a contribution by your own organisation
exchange-fault-own = “We too” and “re-used” are meant for other organisations. This contribution is by your own organisation; you can reply to it.

# one contribution
exchange-fact-author = Written by
exchange-fact-published = Published on
exchange-fact-phase = Phase
exchange-fact-needed-by = Answer needed by
exchange-fact-state = State
exchange-fact-visibility = Visible
exchange-detail-draft = This is a draft. Only you and the editors of your organisation see it.
exchange-detail-closed = This contribution is closed. You can still read everything.
exchange-detail-withdrawn = This contribution has been withdrawn. Others no longer see it.
exchange-detail-removed = A moderator has removed this contribution. Others no longer see it.
exchange-manage-title = Manage
exchange-close = Close
exchange-reopen = Reopen
exchange-withdraw = Withdraw
exchange-withdraw-title = Withdraw contribution
exchange-withdraw-text = Others will no longer see the contribution and its replies. You can reopen it later. If a colleague wrote it, they read it in the digest.
exchange-withdraw-draft = Throw draft away
exchange-withdraw-draft-title = Throw draft away
exchange-withdraw-draft-text = The draft leaves your list of drafts. You find it under ‘Of my organisations’ and can reopen it there.
exchange-withdraw-back = Back
exchange-placed-title = Your contribution is there
exchange-placed-next = What happens now?
exchange-placed-shown = From now on the contribution is in the list, with the themes that you chose.
exchange-placed-told = Who follows these themes or your organisation is told.
exchange-placed-replies = Others can reply.
exchange-placed-question-replies = Others answer or say ‘we too’. Does an answer help? Then mark it as the answer.
exchange-placed-example-replies = Others reply, or tell that they re-use your example.
exchange-placed-edit = You can always change the text. The history stays visible.
exchange-placed-look = See the contribution

# changing
exchange-edit-title = Change
exchange-edit-save = Save
exchange-edit-next = What happens next? Others see the new text at once. The version before stays in the history.
exchange-clash-title = Somebody else changed it too
exchange-clash-text = While you were writing, somebody else saved this contribution. Below you see both texts side by side. Your text is in the form. Take over what you want to keep and save again. Nothing is lost.
exchange-clash-theirs = Saved now
exchange-clash-mine = Your text
exchange-history-title = History
exchange-history-link = See the history
exchange-history-caption = Versions, the newest first
exchange-history-number = Version
exchange-history-version = Version { $number }
exchange-history-when = When
exchange-history-by = By
exchange-history-why = What was changed
exchange-history-who = { $person }, { $organisation }
exchange-history-first = This is the first version.
exchange-history-changed = This was changed since the version before.
exchange-history-added = added:
exchange-history-removed = removed:
exchange-history-previous = Version before
exchange-history-next = Version after

# files
exchange-files-title = Files
exchange-files-manage = Files
exchange-files-none = There are no files yet.
exchange-files-files = Choose files
exchange-files-files-hint = PDF, image (PNG, JPEG, WebP), LibreOffice or Microsoft Office. At most 5 files of 10 MB each. We keep photos without place and time.
exchange-files-send = Add
exchange-files-remove = Remove
exchange-files-full = There are five files. More is not possible. Remove one first.
exchange-files-back = Back to the contribution
exchange-files-back-draft = Back to the draft
exchange-files-missing = Choose a file.
exchange-files-too-many = A contribution has at most { $most } files.
exchange-files-refused-too-large = ‘{ $name }’ is too large. A file may be at most 10 MB.
exchange-files-refused-empty = ‘{ $name }’ is empty.
exchange-files-refused-unknown-kind = ‘{ $name }’ is a kind of file that we do not take.
exchange-files-refused-name-differs = The name of ‘{ $name }’ does not fit its content. Give the file the right name.
exchange-files-refused-active-content = ‘{ $name }’ holds macros, scripts or other files. We do not take those.
exchange-files-refused-zip-bomb = ‘{ $name }’ is too large when unpacked.
exchange-files-refused-damaged = ‘{ $name }’ is damaged. Make the file again.
exchange-files-refused-encrypted = ‘{ $name }’ is protected with a password. Remove the password and try again.
exchange-files-refused-hidden-content = ‘{ $name }’ has a part that we cannot check. Save the file again, for example as a PDF.

# one's own
exchange-mine-title = My contributions
exchange-mine-drafts = Drafts
exchange-mine-ours = Of my organisations
exchange-mine-empty = Your organisations have not brought anything yet.

# themes
exchange-themes-title = Themes
exchange-themes-lead = What the network is about.
exchange-themes-empty-title = Themes will come here
exchange-themes-empty = The editors of the network make the list of themes.
exchange-themes-count = { $count ->
    [0] no contributions yet
    [one] 1 contribution
   *[other] { $count } contributions
 }
exchange-theme-newest = Newest contributions
exchange-theme-all = { $count ->
    [one] See the contribution in the list
   *[other] See all { $count } contributions
 }
exchange-theme-empty-title = Nothing about this theme yet
exchange-theme-empty = Questions, examples, needs and offers about this theme will come here. Bring the first.
exchange-theme-ended = This theme has ended. You can no longer choose it.
exchange-theme-ended-word = ended
exchange-manage-themes-title = Manage themes
exchange-manage-themes-caption = Themes in their order
exchange-manage-themes-count = Contributions
exchange-manage-themes-do = Do
exchange-theme-new-title = New theme
exchange-theme-edit-title = Change theme { $name }
exchange-theme-name-nl = Name in Dutch
exchange-theme-name-nl-missing = Fill in the name in Dutch.
exchange-theme-name-en = Name in English
exchange-theme-name-en-missing = Fill in the name in English.
exchange-theme-name-taken = There is a theme with this name already.
exchange-theme-description-nl = Explanation in Dutch
exchange-theme-description-en = Explanation in English
exchange-theme-save = Save
exchange-theme-up = Up
exchange-theme-down = Down
exchange-theme-end = End
exchange-theme-again = Reopen

# after something was done
exchange-notice-draft-saved = The draft has been kept.
exchange-notice-saved = The change has been saved.
exchange-notice-unchanged = You changed nothing.
exchange-notice-warning-merged = Somebody else had changed it too. Both changes have been saved. See whether the text is still right.
exchange-notice-closed = The contribution has been closed.
exchange-notice-reopened = The contribution is open again.
exchange-notice-withdrawn = The contribution has been withdrawn.
exchange-notice-files-saved = The files have been added.
exchange-notice-file-removed = The file has been removed.
exchange-notice-theme-saved = The list of themes has been saved.
exchange-notice-theme-ended = The theme has ended.
exchange-notice-theme-again = The theme is open again.



# around a contribution: replies, "we too", re-use, following, reports, joining, links
exchange-do-support = We too
exchange-do-reuse = We re-used this
exchange-do-follow = Follow
exchange-do-unfollow = Stop following
exchange-do-report = Report
exchange-do-link = Link to another contribution
exchange-do-merge = Join with another contribution
exchange-take-back = Take back
exchange-back = Back without doing anything
exchange-in-name-of = In the name of which organisation?
exchange-organisation-missing = Choose in the name of which organisation you do this.
exchange-text-too-long = Your text is too long. Use at most { $most } characters.
exchange-supports-title = { $count ->
    [one] 1 organisation has this too
   *[other] { $count } organisations have this too
 }
exchange-supports-inhabitants = Together these municipalities have { $count } inhabitants.
exchange-reuses-title = { $count ->
    [one] 1 organisation re-used this
   *[other] { $count } organisations re-used this
 }
exchange-replies-title = { $count ->
    [0] Replies
    [one] 1 reply
   *[other] { $count } replies
 }
exchange-replies-none = There is no reply yet. Do you know something? Half an answer helps too.
exchange-reply-title = Reply
exchange-reply-answer-title = Answer a reply
exchange-reply-change-title = Change reply
exchange-reply-body = Your reply
exchange-reply-body-hint = You can use Markdown: **bold**, - for a list, [text](https://address) for a link.
exchange-reply-body-missing = Write your reply first.
exchange-reply-sent-before = You already placed a reply with this form, in other words. Do you want to change that one? Then edit it. Do you want to place this one too? Then send it once more.
exchange-reply-stale = Somebody else changed this reply meanwhile. Below is your text, above it theirs. Make one text of them and send again.
exchange-reply-theirs = This is how the reply is now
exchange-reply-submit = Send
exchange-reply-next = What happens next? Your reply appears at once, with the name of your organisation.
exchange-reply-sign-in = Sign in to reply
exchange-reply-answer = Answer
exchange-reply-of = the reply of { $name }
exchange-reply-change = Change
exchange-reply-changed = changed on { $when }
exchange-reply-withdraw = Withdraw
exchange-reply-withdraw-title = Withdraw reply
exchange-reply-withdraw-text = Your reply can no longer be read after this. Answers by others stay.
exchange-reply-withdraw-submit = Withdraw my reply
exchange-reply-withdrawn = This reply was withdrawn by who wrote it.
exchange-reply-removed = This reply was removed by a moderator. Reason: { $reason }
exchange-reply-accept = This is the answer
exchange-reply-accepted = Answer
exchange-answer-title = The answer
exchange-answer-take-back = This is not the answer after all
exchange-notice-reply-sent = Your reply is there.
exchange-notice-reply-changed = Your reply was changed.
exchange-notice-reply-withdrawn = Your reply was withdrawn.
exchange-notice-answer-accepted = You chose this reply as the answer.
exchange-notice-answer-taken-back = The question is open again.
exchange-support-title = We too
exchange-support-lead = Does your organisation say "we too"? Then others see how widely this is felt. You need not explain anything.
exchange-support-body = Do you want to add something?
exchange-support-body-hint = For example what it is about at your place.
exchange-support-submit = We too
exchange-support-next = What happens next? The name and size of your organisation stand with this contribution. One person reads it in the digest: who wrote it.
exchange-notice-supported = Your organisation is there.
exchange-reuse-title = We re-used this
exchange-reuse-lead = Tell what your organisation did with it and what came of it. Also when it went another way.
exchange-reuse-body = What came of it?
exchange-reuse-body-hint = What did you take over, what did you do otherwise, what did it bring?
exchange-reuse-body-missing = Tell briefly what came of it.
exchange-reuse-submit = Send
exchange-reuse-next = What happens next? Your story stands with this contribution, with the name of your organisation. One person reads it in the digest: who wrote it.
exchange-notice-reused = Your experience is there.
exchange-notice-taken-back = It was taken back.
exchange-followed-title = What I follow
exchange-followed-empty-title = You follow nothing yet
exchange-followed-empty = Follow a contribution, a theme, an organisation, rules or a search. Then you find it back here.
exchange-followed-empty-link = See questions and examples
exchange-followed-contribution = Contribution
exchange-followed-theme = Theme
exchange-followed-organisation = Organisation
exchange-followed-since = since { $day }
exchange-notice-followed = You follow this now. You find it on your own page.
exchange-notice-unfollowed = You no longer follow this.
exchange-report-title = Report to the moderator
exchange-report-lead = Is something wrong? A moderator of the network looks at it. Who wrote this does not see that you report it.
exchange-report-lead-organisation = Is something wrong? Only your organisation sees this. An administrator of your organisation will look at it. The author does not see that you report it.
exchange-report-reason = What is wrong?
# used by code: exchange-report-reason-
exchange-report-reason-personal-data = It holds data about people that do not belong there
exchange-report-reason-offensive = It is insulting or threatening
exchange-report-reason-advertising = It is advertising
exchange-report-reason-copyright = It belongs to somebody else
exchange-report-reason-untrue = It is not true
exchange-report-reason-other = Something else
exchange-report-reason-missing = Choose what is wrong.
exchange-report-body = Explanation
exchange-report-body-hint = Say briefly what it is about.
exchange-report-body-missing = Explain briefly what is wrong.
exchange-report-submit = Report this
exchange-report-next = What happens next? A moderator decides and gives a reason.
exchange-report-next-organisation = What happens next? An administrator of your organisation decides, and gives a reason.
exchange-notice-reported = Thank you. A moderator will look at it.
exchange-notice-reported-organisation = Thank you. An administrator of your organisation will look at it.
exchange-reports-title = Reports
exchange-reports-open = Open
exchange-reports-none = There are no open reports.
exchange-reports-decided = Decided
exchange-reports-none-decided = Nothing was decided yet.
exchange-report-on-reply = Reply to:
exchange-report-look = Report
exchange-report-when = Reported on
exchange-report-outcome = Decision
exchange-report-outcome-removed = Removed
exchange-report-outcome-kept = Stays
exchange-report-see = See it on its page
exchange-report-restore = Put back
exchange-report-restore-next = Who wrote or follows it reads in the digest that it was put back.
exchange-report-reversed = Put back: the earlier decision was not right.
exchange-decide-decision = What do you decide?
# used by code: exchange-decide-
exchange-decide-keep = It stays
exchange-decide-remove = It is removed
exchange-decide-decision-missing = Choose what you decide.
exchange-decide-reason = Why?
exchange-decide-reason-hint = When it is removed, who wrote it sees this reason.
exchange-decide-reason-missing = Give a reason.
exchange-decide-submit = Decide
exchange-decide-next = What happens next? All open reports about this are then decided. Who reported it reads that in the digest. If you remove something, who wrote it reads that too.
exchange-notice-decided = The decision was made.
exchange-notice-restored = It is on its page again.
exchange-manage = Administration
exchange-merge-title = Join
exchange-merge-lead = "{ $title }" becomes part of another contribution that says the same. Replies, "we too", followers and links move along. The old address keeps working.
exchange-merge-other = Address of the contribution that stays
exchange-merge-other-hint = Paste the address of the page.
exchange-merge-other-unknown = There is no contribution at this address. Paste the address of the page of a contribution.
exchange-merge-other-same = This is the same contribution. Choose another one.
exchange-merge-other-kind = The other contribution is of another kind. Only contributions of the same kind can be joined.
exchange-merge-other-visibility = Fewer people can see the other contribution. Choose the other way round which one stays.
exchange-merge-submit = Go on
exchange-merge-stays = This contribution stays:
exchange-merge-sure = Join them
exchange-merge-next = This cannot be undone. Who wrote the contribution that goes reads it in the digest.
exchange-notice-merged = The contributions were joined. This is the one that stays.
exchange-link-title = Link
exchange-link-lead = Does this contribution belong with another one? Link them. Then everybody sees where a thing comes from and what came of it.
exchange-link-relation = This contribution
exchange-link-relation-missing = Choose how they belong together.
exchange-link-other = Address of the other page
exchange-link-other-hint = Paste the address of another contribution or of an article of the rules.
exchange-link-other-unknown = We find no contribution or article at this address. Paste the whole address of the page.
exchange-link-submit = Link
exchange-link-next = What happens next? The thread stands on both pages.
exchange-link-end = End: { $relation } { $title }
exchange-links-end-title = End links
exchange-notice-linked = The contributions are linked.
exchange-notice-link-ended = The link has ended.
exchange-thread-empty = Nothing is linked to it yet.
exchange-activity = What this organisation brought
exchange-fault-changed-meanwhile-title = Something changed meanwhile
exchange-fault-changed-meanwhile = This can no longer be done, because somebody else was first. Open the page again and see how it is now.
exchange-menu-themes = Themes
# used by code: exchange-task-
exchange-task-reports = Reports
exchange-task-reports-about = Judge what people report.
exchange-task-themes = Themes
exchange-task-themes-about = Add themes, change them or put them in another order.

# What fits
exchange-matches-title = What fits this?
exchange-matches-of = What fits: { $title }
exchange-matches-link = What fits this? See examples, questions and offers
exchange-matches-how = The order comes from the text, the theme and the place. Nobody can buy a higher place.
exchange-matches-because = This fits because of:
exchange-matches-theme = the same theme: { $theme }
exchange-matches-size = a municipality of about the same size
exchange-matches-province = the same province: { $province }
exchange-matches-words = the same words: { $words }
exchange-matches-dismiss = Does not fit
exchange-matches-dismissed = { $count ->
    [one] You hid one thing that does not fit.
   *[other] You hid { $count } things that do not fit.
  }
exchange-matches-again = Show all again
exchange-matches-nothing-title = Nothing fits yet
exchange-matches-nothing = As soon as somebody brings something that fits, it stands here.
exchange-matches-to-list = See all contributions
exchange-matches-organisations = Organisations that fit
exchange-matches-count = { $count ->
    [0] By what the organisation writes about itself.
    [one] Has 1 contribution that fits this.
   *[other] Has { $count } contributions that fit this.
  }
exchange-notice-match-dismissed = We no longer show this with this contribution.
exchange-notice-matches-again = You see all that fits again.
exchange-similar-while-writing = Is it there already? Then read that first. Your text stays here.
exchange-similar-before-publishing = See whether it is there already. Is yours something else? Then publish it at the foot of this page.
exchange-new-before-title = You already sent this form
exchange-new-before = It said something else then. Below is what you wrote now; nothing is lost. Do you want to change what you brought before? Open it and choose Edit. Do you want to bring this too? Then send it once more, at the foot of this page.
exchange-new-before-see = See what you brought before

# Staying in touch.
exchange-kind-reply = Reply
exchange-kind-report = Your report
exchange-feed-link = Follow this list in a feed reader (Atom)
exchange-feed-about = New contributions that everybody can read.
exchange-search-follow = Follow this search
exchange-search-follow-all = Follow everything new
exchange-search-unfollow = Stop following this list
exchange-followed-search = Search
exchange-notice-search-followed = You follow this. New contributions appear under ‘For you’ and in your digest.
exchange-fault-searches-title = You already follow 20 searches
exchange-fault-searches = More is not possible. Stop one first: you find them under ‘What I follow’.
exchange-reach-new = { $count ->
    [0] Nobody follows these themes or your organisation yet. Who searches will find it.
    [one] This will be in the digest of 1 person.
   *[other] This will be in the digest of { $count } people.
 }
exchange-reach-again = Are you choosing other themes? Then choose ‘See how it will look’ for the new number.
exchange-reach-choose = Choose themes. Who follows a theme reads this in their digest. ‘See how it will look’ shows how many people that are.
exchange-reach-change = { $count ->
    [0] Nobody follows this contribution. Nobody is told of your change.
    [one] Your change will be in the digest of 1 person.
   *[other] Your change will be in the digest of { $count } people.
 }
exchange-reach-reply = { $count ->
    [0] Nobody follows this contribution. Nobody is told of your reply.
    [one] Your reply will be in the digest of 1 person.
   *[other] Your reply will be in the digest of { $count } people.
 }
exchange-reach-step = { $count ->
    [0] Nobody follows this contribution. If you close or reopen it or choose an answer, nobody is told.
    [one] If you close or reopen this contribution or choose an answer, 1 person reads it in the digest.
   *[other] If you close or reopen this contribution or choose an answer, { $count } people read it in their digest.
 }
# used by code: exchange-told-
exchange-told-reply-mine = { $count ->
    [one] New reply to your contribution
   *[other] { $count } new replies to your contribution
 }
exchange-told-reply-to-reply = { $count ->
    [one] Somebody answers your reply
   *[other] { $count } answers to your reply
 }
exchange-told-reply = { $count ->
    [one] New reply
   *[other] { $count } new replies
 }
exchange-told-accepted = Your reply was chosen as the answer
exchange-told-answered-mine = An answer to your question was chosen
exchange-told-answered = An answer was chosen
exchange-told-supported = { $count ->
    [one] An organisation says: we too
   *[other] { $count } organisations say: we too
 }
exchange-told-reused = { $count ->
    [one] An organisation re-used this
   *[other] { $count } organisations re-used this
 }
exchange-told-changed-mine = Somebody else changed your contribution
exchange-told-changed = { $count ->
    [one] New version
   *[other] { $count } new versions
 }
exchange-told-closed-mine = Your contribution was closed
exchange-told-closed = Closed: no longer current
exchange-told-reopened-mine = Your contribution is open again
exchange-told-reopened = Open again
exchange-told-restored-mine = Your contribution was put back
exchange-told-restored = Put back
exchange-told-removed-mine = A moderator removed your contribution
exchange-told-withdrawn-mine = A colleague withdrew your contribution
exchange-told-merged-mine = Your contribution was joined with this one
exchange-told-new-theme = New in a theme that you follow
exchange-told-new-organisation = New from an organisation that you follow
exchange-told-new-search = New in a search that you follow
exchange-told-report-removed = What you reported was removed
exchange-told-report-kept = What you reported stays
exchange-told-reply-removed = A moderator removed your reply
exchange-asked-reports = Judge reports
exchange-asked-reports-title = { $count ->
    [one] 1 report waits for a decision
   *[other] { $count } reports wait for a decision
 }
exchange-asked-answer = Your question has replies. Does one help? Choose it as the answer.
exchange-asked-help = Do you know something about this? The answer is needed soon.
exchange-asked-draft = This draft is still here. Finish it or throw it away.
exchange-asked-example = Is this still so? Update it if something has changed.
exchange-asked-example-since = { $phase }, last changed on { $day }

# The API and tables to download.
exchange-api-no-organisation-title = You belong to no organisation
exchange-api-no-organisation = Who brings a contribution does so in the name of an organisation. The person of this key belongs to none.
exchange-api-version-title = There is a newer version
exchange-api-version = Somebody else changed the contribution. Fetch it again, make your change in it, and send the new version along.
exchange-api-used-title = This Idempotency-Key was used before
exchange-api-used = You used this key for a request that said something else. Send a new UUID along.
exchange-api-part = This does not belong to this kind of contribution.
exchange-api-theme = One of these themes does not exist, or can no longer be chosen.
exchange-api-parent = This reply cannot be answered.
exchange-csv = Download as CSV
exchange-csv-kind = Kind
exchange-csv-title = Title
exchange-csv-summary = Summary
exchange-csv-themes = Themes
exchange-csv-organisation = Organisation
exchange-csv-province = Province
exchange-csv-inhabitants = Inhabitants
exchange-csv-state = State
exchange-csv-phase = Phase
exchange-csv-visibility = Visible to
exchange-csv-published = Published on
exchange-csv-active = Last active on
exchange-csv-replies = Replies
exchange-csv-supports = We too
exchange-csv-reuses = Re-used
exchange-csv-url = Address
exchange-csv-ended = Ended on
exchange-csv-reply = About a reply
exchange-csv-reason = Why
exchange-csv-decision = Reason of the decision
exchange-csv-yes = yes
exchange-csv-note = Note
exchange-csv-since = Since
exchange-csv-name = Name
exchange-csv-description = Description
exchange-csv-contributions = Contributions
exchange-csv-of-replies = Download the replies as CSV
exchange-csv-said = Posted on
exchange-csv-changed = Changed on
exchange-csv-words = Reply
exchange-csv-gone = No longer to be read
exchange-csv-answers = Answers
exchange-csv-fields = Parts that changed
exchange-csv-why = Explanation of the change
