-- Takes the lock of a token, and returns its fence, or 0 where somebody has it.
-- KEYS: the token; its lock
-- ARGV: how long it is held without a sign of life, in milliseconds
if redis.call('EXISTS', KEYS[2]) == 1 then
  return {0}
end
local fence = next_fence(KEYS[1])
redis.call('SET', KEYS[2], fence, 'PX', ARGV[1])
return {tonumber(fence)}
