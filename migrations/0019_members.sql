-- All that is read of the members of an organisation stands in the index: the rows themselves lie all over the table, and
-- PostgreSQL then reads them all for a page of fifty.
DROP INDEX membership_organisation;
CREATE INDEX membership_organisation ON membership (organisation_id, name_folded, person_id, role, since);
