//! Lists of contributions with filters and counts.

use std::collections::{BTreeMap, HashMap};

use db::{Result, Row, Transaction, Value, family, params, sql};
use people::municipalities::{SizeClass, size_class};
use web::{Actor, Instant, Language, OrganisationId};

use crate::{
    model::{ContributionId, Filter, Kind, Order, Organisation, PAGE_SIZE, Phase, State, Visibility},
    store::{
        contributions::{optional_word, organisation_of, word},
        listed, visible,
    },
};

macro_rules! columns {
    () => {
        "SELECT c.id, c.kind, c.state, c.visibility, c.language, c.title, c.summary, c.phase, c.needed_by, c.published_at,
             c.changed_at, c.active_at, c.reply_count, c.support_count, c.reuse_count, c.organisation_id,
             o.kind AS organisation_kind, o.name AS organisation_name, o.province_code, o.inhabitants
         FROM contribution c JOIN organisation o ON o.id = c.organisation_id "
    };
}
const KIND: &str = "AND c.kind = {}";
const THEME: &str = "AND EXISTS (SELECT 1 FROM contribution_theme ct JOIN theme t ON t.id = ct.theme_id
    WHERE ct.contribution_id = c.id AND t.slug = {})";
const OF_ORGANISATION: &str = "AND c.organisation_id = {}";
const PROVINCE: &str = "AND o.province_code = {}";
const SIZE_FROM: &str = "AND o.inhabitants >= {}";
const SIZE_BELOW: &str = "AND o.inhabitants < {}";
const PHASE: &str = "AND c.phase = {}";
const YEAR: &str = "AND c.year = {}";
const WORD: &str = "AND c.title_folded LIKE {} ESCAPE '\\'";

family!(NEWEST = concat!(columns!(), "WHERE ", listed!(), " AND ", visible!(),
        " {filters} ORDER BY c.published_at DESC, c.id DESC LIMIT $3 OFFSET $4"), filters: [
    ("kind", KIND), ("theme", THEME), ("organisation", OF_ORGANISATION), ("province", PROVINCE), ("from", SIZE_FROM),
    ("below", SIZE_BELOW), ("phase", PHASE), ("year", YEAR), ("word1", WORD), ("word2", WORD), ("word3", WORD),
    ("word4", WORD),
]);
family!(ACTIVE = concat!(columns!(), "WHERE ", listed!(), " AND ", visible!(),
        " {filters} ORDER BY c.active_at DESC, c.id DESC LIMIT $3 OFFSET $4"), filters: [
    ("kind", KIND), ("theme", THEME), ("organisation", OF_ORGANISATION), ("province", PROVINCE), ("from", SIZE_FROM),
    ("below", SIZE_BELOW), ("phase", PHASE), ("year", YEAR), ("word1", WORD), ("word2", WORD), ("word3", WORD),
    ("word4", WORD),
]);
family!(
    /// How many there are of each combination. The filters on these columns are applied to the answer, so that one
    /// statement counts for all of them, each with the others applied.
    CUBE = concat!("SELECT c.kind, c.phase, c.year, c.organisation_id, count(*) AS items FROM contribution c WHERE ",
        listed!(), " AND ", visible!(), " {filters} GROUP BY c.kind, c.phase, c.year, c.organisation_id"), filters: [
    ("theme", THEME), ("word1", WORD), ("word2", WORD), ("word3", WORD), ("word4", WORD),
]);
family!(THEME_COUNTS = concat!("SELECT ct.theme_id, count(*) AS items FROM contribution c
         JOIN organisation o ON o.id = c.organisation_id JOIN contribution_theme ct ON ct.contribution_id = c.id
         WHERE ", listed!(), " AND ", visible!(), " {filters} GROUP BY ct.theme_id"), filters: [
    ("kind", KIND), ("organisation", OF_ORGANISATION), ("province", PROVINCE), ("from", SIZE_FROM),
    ("below", SIZE_BELOW), ("phase", PHASE), ("year", YEAR), ("word1", WORD), ("word2", WORD), ("word3", WORD),
    ("word4", WORD),
]);
sql!(CONTRIBUTORS = "SELECT o.id AS organisation_id, o.kind AS organisation_kind, o.name AS organisation_name, o.province_code,
         o.inhabitants
     FROM organisation o WHERE EXISTS (SELECT 1 FROM contribution c WHERE c.organisation_id = o.id)
     ORDER BY o.name_folded");
sql!(
    /// An empty pattern matches no title, so that fewer than five words can be looked for.
    SIMILAR = concat!("SELECT * FROM (", columns!(), "WHERE ", listed!(), " AND ", visible!(), ") AS found
     WHERE (CASE WHEN lower_title LIKE $3 ESCAPE '\\' THEN 1 ELSE 0 END) > 0")
);
sql!(MY_DRAFTS = concat!(columns!(), "JOIN membership m ON m.organisation_id = c.organisation_id AND m.person_id = $1
     WHERE c.state = 'draft' AND (c.author_id = $1 OR m.role IN ('editor', 'administrator'))
     ORDER BY c.changed_at DESC, c.id LIMIT 200"));
sql!(OURS = concat!(columns!(), "WHERE c.state <> 'draft' AND EXISTS (SELECT 1 FROM membership m
         WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id AND (c.state IN ('published', 'answered', 'closed', 'merged')
         OR c.author_id = $1 OR m.role IN ('editor', 'administrator')))
     ORDER BY c.changed_at DESC, c.id LIMIT $2 OFFSET $3"));
sql!(OURS_COUNT = "SELECT count(*) AS items FROM contribution c WHERE c.state <> 'draft' AND EXISTS (SELECT 1 FROM membership m
         WHERE m.person_id = $1 AND m.organisation_id = c.organisation_id AND (c.state IN ('published', 'answered', 'closed', 'merged')
         OR c.author_id = $1 OR m.role IN ('editor', 'administrator')))");
