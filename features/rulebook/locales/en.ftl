# The rulebook: rule texts, their versions, drafting.

rulebook-menu = Rules
rulebook-title = Rules of the game
rulebook-lead = What we agreed together, and what we are still working on. Each article shows where it comes from.
rulebook-empty-title = There are no rules yet
rulebook-empty = The texts that the network works on together will stand here. An editor of the network begins a text.
rulebook-contents = Contents
rulebook-note = Note
rulebook-nothing-yet = This version has no text yet.
rulebook-source = Source:
rulebook-state = State
rulebook-shown = Since
rulebook-changed = What is different?
rulebook-earlier = Earlier text
rulebook-later = Later text
rulebook-kind-rule = Rule
rulebook-who = { $person }, { $organisation }
rulebook-back = Back
rulebook-save = Save

# used by code: rulebook-language-
rulebook-language-nl = Dutch
rulebook-language-en = English

# used by code: rulebook-state-
rulebook-state-draft = Draft
rulebook-state-consultation = In consultation
rulebook-state-proposed = Proposed
rulebook-state-adopted = Adopted
rulebook-state-in-force = In force
rulebook-state-repealed = No longer in force

# used by code: rulebook-remark-
rulebook-remark-draft = This is a draft. Only the working group and the editors see it.
rulebook-remark-consultation = This text does not count yet. You can say what you think of it.
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
rulebook-told-version = There is a new version of a text that you follow

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
rulebook-more-title = What else you can do
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

# consultations: statements, comments, answers

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
rulebook-error-notation = We cannot read this: { $reason }.
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
