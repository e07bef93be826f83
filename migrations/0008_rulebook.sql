-- The rulebook: rule texts as trees of nodes with permanent identities, and their versions.

CREATE TABLE rule_text (
    id UUID PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    amendment_count BIGINT NOT NULL
);

-- Who may work on the drafts of a text: the working group.
CREATE TABLE rule_drafter (
    text_id UUID NOT NULL REFERENCES rule_text (id),
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (text_id, person_id)
);
CREATE INDEX rule_drafter_person ON rule_drafter (person_id);

-- tree: JSON of rulebook::model::Tree. revision counts the changes of a draft.
-- decided_on, in_force_on, repealed_on: calendar days (YYYY-MM-DD). amendments_until: the last instant for amendments.
CREATE TABLE rule_version (
    id UUID PRIMARY KEY,
    text_id UUID NOT NULL REFERENCES rule_text (id),
    number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'consultation', 'proposed', 'adopted', 'in-force', 'repealed')),
    label TEXT NOT NULL,
    source TEXT NOT NULL,
    source_url TEXT NOT NULL,
    tree TEXT NOT NULL,
    revision BIGINT NOT NULL,
    based_on UUID REFERENCES rule_version (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    shown_at BIGINT,
    amendments_until BIGINT,
    decided_on TEXT,
    in_force_on TEXT,
    repealed_on TEXT,
    UNIQUE (text_id, number)
);
CREATE INDEX rule_version_shown ON rule_version (text_id, number) WHERE state <> 'draft';
CREATE INDEX rule_version_based_on ON rule_version (based_on);
CREATE INDEX rule_version_person ON rule_version (person_id);

-- Each change of a draft: operations on the tree and what undoes them, as JSON, with who made it and why.
CREATE TABLE rule_change (
    version_id UUID NOT NULL REFERENCES rule_version (id),
    revision BIGINT NOT NULL,
    node_id UUID NOT NULL,
    operations TEXT NOT NULL,
    undo TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (version_id, revision)
);
CREATE INDEX rule_change_node ON rule_change (node_id, at);
CREATE INDEX rule_change_person ON rule_change (person_id);

-- The nodes of all texts, as they were last shown, or are drafted when nobody was shown them yet: what a link to a
-- node, a list of its links or an address needs to know. Made from the trees. text: the beginning, without marks.
CREATE TABLE rule_node (
    node_id UUID PRIMARY KEY,
    text_id UUID NOT NULL REFERENCES rule_text (id),
    version_id UUID NOT NULL REFERENCES rule_version (id),
    is_shown BOOLEAN NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX rule_node_text ON rule_node (text_id);
CREATE INDEX rule_node_version ON rule_node (version_id);

-- What became of a node of one version in another, where its identity does not tell it.
CREATE TABLE rule_lineage (
    from_version UUID NOT NULL REFERENCES rule_version (id),
    from_node UUID NOT NULL,
    to_version UUID NOT NULL REFERENCES rule_version (id),
    to_node UUID NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('replaces', 'merges', 'splits')),
    at BIGINT NOT NULL,
    PRIMARY KEY (from_node, to_node, from_version, to_version)
);
CREATE INDEX rule_lineage_to ON rule_lineage (to_node);
CREATE INDEX rule_lineage_from_version ON rule_lineage (from_version);
CREATE INDEX rule_lineage_to_version ON rule_lineage (to_version);

-- Which version somebody saw last, for "what changed since I last read".
CREATE TABLE rule_reading (
    person_id UUID NOT NULL REFERENCES person (id),
    text_id UUID NOT NULL REFERENCES rule_text (id),
    version_id UUID NOT NULL REFERENCES rule_version (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, text_id)
);

-- Who is told of a text, or of one article of it (node_id; the text's own identifier for all of it).
CREATE TABLE rule_follow (
    person_id UUID NOT NULL REFERENCES person (id),
    text_id UUID NOT NULL REFERENCES rule_text (id),
    node_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, node_id)
);
CREATE INDEX rule_follow_node ON rule_follow (node_id);
CREATE INDEX rule_follow_text ON rule_follow (text_id);
