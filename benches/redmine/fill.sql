-- Reads an installation's SQLite database and writes Redmine's tables: for the shell `sqlite3`. Times become UTC; what
-- is a UUID becomes a number, in the order of time, so that Redmine's newest issue is our newest contribution.
CREATE TEMP TABLE numbered_person AS
  SELECT id, 100 + row_number() OVER (ORDER BY id) AS number, name, email, made_at FROM person;
CREATE UNIQUE INDEX temp.by_person ON numbered_person (id);
CREATE TEMP TABLE numbered_contribution AS
  SELECT id, row_number() OVER (ORDER BY published_at, id) AS number FROM contribution WHERE published_at IS NOT NULL;
CREATE UNIQUE INDEX temp.by_contribution ON numbered_contribution (id);

.mode csv
.separator , "\n"

.once '|runuser -u www-data -- psql -q redmine -c "COPY users (id, type, login, firstname, lastname, status, language, mail_notification, created_on, updated_on) FROM STDIN (FORMAT csv)"'
SELECT number, 'User', 'p' || number, substr(name, 1, instr(name || ' ', ' ') - 1), substr(name, instr(name || ' ', ' ') + 1),
  1, 'nl', 'none', datetime(made_at / 1000000, 'unixepoch'), datetime(made_at / 1000000, 'unixepoch')
FROM numbered_person;

.once '|runuser -u www-data -- psql -q redmine -c "COPY email_addresses (user_id, address, is_default, notify, created_on, updated_on) FROM STDIN (FORMAT csv)"'
SELECT number, email, 'true', 'false', datetime(made_at / 1000000, 'unixepoch'), datetime(made_at / 1000000, 'unixepoch')
FROM numbered_person WHERE email IS NOT NULL;

.once '|runuser -u www-data -- psql -q redmine -c "COPY issue_categories (id, project_id, name) FROM STDIN (FORMAT csv)"'
SELECT position + 1, 1, name_nl FROM theme;

.once '|runuser -u www-data -- psql -q redmine -c "COPY issues (id, project_id, priority_id, tracker_id, subject, description, category_id, status_id, author_id, is_private, created_on, updated_on, closed_on, root_id, lft, rgt) FROM STDIN (FORMAT csv)"'
SELECT n.number, 1, 1,
  CASE c.kind WHEN 'question' THEN 1 WHEN 'example' THEN 2 WHEN 'need' THEN 3 ELSE 4 END,
  substr(c.title, 1, 255),
  (SELECT group_concat('## ' || section.key || char(10, 10) || section.value, char(10, 10)) FROM json_each(v.content) section),
  (SELECT min(t.position) + 1 FROM contribution_theme ct JOIN theme t ON t.id = ct.theme_id WHERE ct.contribution_id = c.id),
  CASE c.state WHEN 'answered' THEN 2 WHEN 'closed' THEN 3 ELSE 1 END,
  p.number,
  CASE c.visibility WHEN 'public' THEN 'false' ELSE 'true' END,
  datetime(c.published_at / 1000000, 'unixepoch'), datetime(c.active_at / 1000000, 'unixepoch'),
  CASE c.state WHEN 'closed' THEN datetime(c.active_at / 1000000, 'unixepoch') END,
  n.number, 1, 2
FROM contribution c JOIN numbered_contribution n ON n.id = c.id JOIN numbered_person p ON p.id = c.author_id
  JOIN contribution_version v ON v.contribution_id = c.id AND v.version = c.version
ORDER BY n.number;

.once '|runuser -u www-data -- psql -q redmine -c "COPY custom_values (customized_type, customized_id, custom_field_id, value) FROM STDIN (FORMAT csv)"'
SELECT 'Issue', n.number, field.id, CASE field.id WHEN 1 THEN o.province_code ELSE o.name END
FROM contribution c JOIN numbered_contribution n ON n.id = c.id JOIN organisation o ON o.id = c.organisation_id
  CROSS JOIN (SELECT 1 AS id UNION ALL SELECT 2) field
ORDER BY n.number;

.once '|runuser -u www-data -- psql -q redmine -c "COPY journals (journalized_type, journalized_id, user_id, notes, created_on) FROM STDIN (FORMAT csv)"'
SELECT 'Issue', n.number, p.number, r.body, datetime(r.made_at / 1000000, 'unixepoch')
FROM reply r JOIN numbered_contribution n ON n.id = r.contribution_id JOIN numbered_person p ON p.id = r.person_id
ORDER BY r.made_at, r.id;
