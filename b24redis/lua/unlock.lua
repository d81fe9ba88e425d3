-- Ends a lock, unless somebody else has it.
-- KEYS: the lock
-- ARGV: the fence
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return {}
