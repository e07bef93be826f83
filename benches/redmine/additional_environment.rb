config.log_level = :warn
config.cache_store = :memory_store
