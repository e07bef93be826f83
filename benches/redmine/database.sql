-- Settings for a small database that fits in memory, and the extension for indexes that Redmine's search can use.
CREATE EXTENSION pg_trgm;
ALTER DATABASE redmine SET jit = off;
ALTER DATABASE redmine SET random_page_cost = 1.1;
ALTER DATABASE redmine SET effective_cache_size = '4GB';
ALTER DATABASE redmine SET work_mem = '64MB';
