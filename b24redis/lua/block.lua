-- Blocks a method that has used up its operating time.
-- KEYS: the method's block
-- ARGV: until when, in milliseconds since 1970; for how long where that has passed
local clock = redis.call('TIME')
local left = ARGV[1] - clock[1] * 1000 - math.floor(clock[2] / 1000)
if left <= 0 then
  left = tonumber(ARGV[2])
end
left = math.min(left, 600000) -- what portals count is forgotten after ten minutes
if left > 0 and redis.call('PTTL', KEYS[1]) < left then
  redis.call('SET', KEYS[1], '1', 'PX', string.format('%.0f', left))
end
return {}
