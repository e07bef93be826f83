-- Amendments of proposed versions: what they change, in whose name, what the board advises and what became of them.

-- steps: JSON of rulebook::model::operation::Step, on the tree of version_id, or for a sub-amendment on what on_id
-- makes of it. questions: JSON of rulebook::model::proposal::Question, what did not fit a newer version.
-- revision counts the changes. number and submitted_at: null for a draft that only its organisation sees.
-- decided_on: calendar day; decided_order: the place in the order of decision. bundle_id: the same for amendments that
-- ask the same and are put to one vote.
CREATE TABLE rule_amendment (
    id UUID PRIMARY KEY,
    text_id UUID NOT NULL REFERENCES rule_text (id),
    version_id UUID NOT NULL REFERENCES rule_version (id),
    on_id UUID REFERENCES rule_amendment (id),
    number BIGINT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn', 'adopted', 'rejected', 'held-over', 'fallen')),
    title TEXT NOT NULL,
    explanation TEXT NOT NULL,
    steps TEXT NOT NULL,
    questions TEXT NOT NULL,
    revision BIGINT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    submitted_at BIGINT,
    advice TEXT CHECK (advice IN ('adopt', 'reject', 'hold-over', 'follows')),
    advice_follows UUID REFERENCES rule_amendment (id),
    advice_text TEXT NOT NULL,
    advised_at BIGINT,
    advised_by UUID REFERENCES person (id),
    decided_on TEXT,
    decided_order BIGINT,
    decided_by UUID REFERENCES person (id),
    bundle_id UUID,
    UNIQUE (text_id, number)
);
CREATE INDEX rule_amendment_version ON rule_amendment (version_id, number);
CREATE INDEX rule_amendment_on ON rule_amendment (on_id) WHERE on_id IS NOT NULL;
CREATE INDEX rule_amendment_follows ON rule_amendment (advice_follows) WHERE advice_follows IS NOT NULL;
CREATE INDEX rule_amendment_draft ON rule_amendment (organisation_id, text_id) WHERE state = 'draft';
CREATE INDEX rule_amendment_person ON rule_amendment (person_id);

-- What an amendment was at each revision, and who made it so.
CREATE TABLE rule_amendment_revision (
    amendment_id UUID NOT NULL REFERENCES rule_amendment (id),
    revision BIGINT NOT NULL,
    version_id UUID NOT NULL REFERENCES rule_version (id),
    title TEXT NOT NULL,
    explanation TEXT NOT NULL,
    steps TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (amendment_id, revision)
);
CREATE INDEX rule_amendment_revision_person ON rule_amendment_revision (person_id);
CREATE INDEX rule_amendment_revision_version ON rule_amendment_revision (version_id);

-- In the name of which organisations: who submits it, and who signs too.
CREATE TABLE rule_amendment_signature (
    amendment_id UUID NOT NULL REFERENCES rule_amendment (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    is_submitter BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (amendment_id, organisation_id)
);
CREATE INDEX rule_amendment_signature_person ON rule_amendment_signature (person_id);

-- The nodes that an amendment is about (is_own), and those they stand under: for the story of an article, the list of
-- amendments of a node and who follows it. Made from the steps.
CREATE TABLE rule_amendment_node (
    amendment_id UUID NOT NULL REFERENCES rule_amendment (id),
    node_id UUID NOT NULL,
    is_own BOOLEAN NOT NULL,
    PRIMARY KEY (amendment_id, node_id)
);
CREATE INDEX rule_amendment_node_node ON rule_amendment_node (node_id);

-- Versions that were made of a proposed one by laying over it what was adopted.
CREATE TABLE rule_adoption (
    version_id UUID PRIMARY KEY REFERENCES rule_version (id),
    from_version UUID NOT NULL UNIQUE REFERENCES rule_version (id),
    person_id UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX rule_adoption_person ON rule_adoption (person_id);
