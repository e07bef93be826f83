-- People of an organisation stand in order of their names, whatever the accents and capitals; the order is in the index,
-- so that a page of them costs the same for twenty and for a thousand.
ALTER TABLE person ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
UPDATE person SET name_folded = LOWER(name);
ALTER TABLE membership ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
UPDATE membership SET name_folded = (SELECT name_folded FROM person WHERE id = person_id);
DROP INDEX membership_organisation;
CREATE INDEX membership_organisation ON membership (organisation_id, name_folded, person_id);

-- What a contribution says stands in its versions only: lists read many rows of which they show a few words.
ALTER TABLE contribution DROP COLUMN content;
