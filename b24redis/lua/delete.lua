-- Deletes a token. Its fence stays for a while, so that a late writer is refused.
-- KEYS: the token
-- ARGV: for how long, in milliseconds
local fence = next_fence(KEYS[1])
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'fence', fence, 'issued', fence)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {}
