-- In whose name a guest says to respond. Nobody checked it; it is erased together with the address.
ALTER TABLE consultation_respondent ADD COLUMN said_organisation TEXT;
