-- Marks a refresh token as refused, where the stored token has it still.
-- KEYS: the token
-- ARGV: what tells the refresh token from others
if redis.call('HGET', KEYS[1], 'refresh') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'void', '1')
end
return {}
