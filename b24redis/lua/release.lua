-- Gives back a place that was booked and not used.
-- KEYS: the bucket
-- ARGV: time in which one request leaves the bucket, in microseconds
local empty = redis.call('HGET', KEYS[1], 'empty')
if empty then
  redis.call('HSET', KEYS[1], 'empty', string.format('%.0f', empty - ARGV[1]))
  redis.call('HINCRBY', KEYS[1], 'released', 1)
end
return {}
