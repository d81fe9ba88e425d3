-- Writes a token, unless one with a greater fence was written or deleted, and
-- returns whether.
-- KEYS: the token
-- ARGV: the fence; the token; what tells its refresh token from others; how long it
--       is kept, in milliseconds, or 0 for ever
local last = redis.call('HGET', KEYS[1], 'fence')
if last and tonumber(last) > tonumber(ARGV[1]) then
  return {0}
end
redis.call('HSET', KEYS[1], 'fence', ARGV[1], 'token', ARGV[2], 'refresh', ARGV[3])
redis.call('HDEL', KEYS[1], 'void')
if ARGV[4] == '0' then
  redis.call('PERSIST', KEYS[1])
else
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
return {1}
