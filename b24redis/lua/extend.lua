-- Holds a lock for longer, if it has not ended, and returns whether.
-- KEYS: the lock
-- ARGV: the fence; for how long, in milliseconds
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return {0}
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {1}
