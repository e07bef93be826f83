#!/usr/bin/env bash
# Sets up Redmine with the items of our generator, to measure both on one machine.
#
#     just bench generate --data /tmp/large
#     benches/redmine/prepare.sh /tmp/large
#
# For Debian 12, as root, on a machine that may be thrown away: Redmine 5.0, Puma and PostgreSQL 15 come from Debian's
# packages, and the database "redmine" is made anew each time. At the end Redmine answers at http://127.0.0.1:3000;
# `prepare.sh start` and `prepare.sh stop` do what they say.
#
# What becomes what: a contribution is an issue (kind: tracker; first theme: category; province and organisation: custom
# fields; state: status; what is not public: private), a reply is a note, a person is a user. All stand in one project
# that everybody may read. Left out, so that Redmine has less to do: second themes, earlier versions, "we too" and
# re-use. The pages to ask for are printed at the end.
#
# Redmine gets what an operator would give it: production mode, a process for each core, caches in memory, a log of
# warnings only, compiled code (YJIT), the fastest of its ways to show Markdown, and trigram indexes for its search,
# which it does not make by itself. TRIGRAMS=no leaves those out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
redmine=/usr/share/redmine
pid=/var/cache/redmine/default/tmp/puma.pid

as_postgres() { (cd / && runuser -u postgres -- "$@"); }
as_redmine() { (cd "$redmine" && runuser -u www-data -- env RAILS_ENV=production SCHEMA=/dev/null "$@"); }

stop() {
  [ -e "$pid" ] || return 0
  local number
  number=$(cat "$pid")
  if grep --quiet puma "/proc/$number/cmdline" 2> /dev/null; then # and no other process that has its number by now
    kill "$number"
    while [ -e "/proc/$number" ]; do sleep 0.2; done
  fi
  rm -f "$pid"
}

start() {
  stop
  as_redmine env RUBYOPT=--yjit MALLOC_ARENA_MAX=2 \
    puma --environment production --workers "$(nproc)" --preload --threads 4:4 \
    --bind tcp://127.0.0.1:3000 --pidfile "$pid" > /var/log/redmine/default/puma.log 2>&1 &
  for _ in $(seq 60); do
    curl --silent --fail --output /dev/null http://127.0.0.1:3000/ && return
    sleep 1
  done
  echo 'Redmine does not answer; see /var/log/redmine/default/' >&2
  return 1
}

install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    redmine redmine-pgsql dbconfig-no-thanks puma postgresql sqlite3 curl wrk > /dev/null
  pg_isready --quiet || pg_ctlcluster --skip-systemctl-redirect 15 main start
  cp "$here/database.yml" /etc/redmine/default/database.yml
  cp "$here/additional_environment.rb" "$redmine/config/"
  (cd "$redmine" && bundle install --local --quiet 2> /dev/null && chown www-data: Gemfile.lock)
}

make_database() {
  as_postgres dropdb --if-exists redmine
  as_postgres psql --quiet --command 'CREATE ROLE "www-data" LOGIN' 2> /dev/null || true # there already
  as_postgres createdb --owner www-data --encoding UTF8 --template template0 redmine
  as_postgres psql --quiet redmine < "$here/database.sql"
  as_redmine bundle exec rake --quiet db:migrate > /dev/null
  as_redmine bundle exec rails runner - < "$here/configure.rb"
}

case "${1:-}" in
  start | stop) "$1"; exit ;;
  '') echo 'Which folder? See the top of this script.' >&2 && exit 2 ;;
esac
data=$1/samenspel.db
[ -r "$data" ] || { echo "There is no $data; make it with: just bench generate --data $1" >&2 && exit 2; }
install
stop
make_database
sqlite3 -readonly "$data" < "$here/fill.sql"
if [ "${TRIGRAMS:-yes}" = yes ]; then
  as_redmine psql --quiet redmine < "$here/trigrams.sql"
fi
for table in users issue_categories issues; do # rows were given their numbers; the next one follows
  as_redmine psql --quiet --output /dev/null redmine --command \
    "SELECT setval('${table}_id_seq', (SELECT max(id) FROM $table))"
done
as_postgres psql --quiet redmine --command 'VACUUM (ANALYZE)'
start
detail=$(as_redmine psql --no-align --tuples-only redmine --command "
  SELECT journalized_id FROM journals JOIN issues i ON i.id = journalized_id WHERE NOT i.is_private AND i.status_id = 1
  GROUP BY journalized_id ORDER BY abs(count(*) - 50), journalized_id LIMIT 1")
echo "Redmine is ready at http://127.0.0.1:3000. The pages:
  front page              /
  list                    /projects/samenspel/issues?set_filter=1
  list, three filters     /projects/samenspel/issues?set_filter=1&tracker_id=1&category_id=4&cf_1=PV23
  detail, nearest to 50   /issues/$detail
  search, a common word   /search?q=sensoren&issues=1
  search, two words       /search?q=deelscooters+winkelstraat&issues=1"
