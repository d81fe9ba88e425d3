-- Books the next place in a leaky bucket, unless the method has no operating time.
-- The state of a bucket is the moment at which it will be empty, in microseconds by
-- the clock of this server, and how many booked places were given back.
-- KEYS: the bucket; the method's block
-- ARGV: time in which one request leaves the bucket; time in which as many leave as
--       are used of it; longest wait, or -1; how long the caller thinks the bucket
--       still takes to be empty; how many places were given back when it learned so, or
--       more than any number where it has news
-- Returns what came out (0 booked, 1 blocked, 2 too long), the wait, how long the
-- bucket takes to be empty now, and how many places were given back. All times are
-- in microseconds.
local blocked = redis.call('PTTL', KEYS[2])
if blocked > 0 then
  return {1, blocked * 1000, 0, 0}
end
local leak, window, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if leak == 0 then
  return {0, 0, 0, 0} -- the plan has no bucket
end
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local state = redis.call('HMGET', KEYS[1], 'empty', 'released')
local empty, released = math.max(tonumber(state[1] or 0), now), tonumber(state[2] or 0)
-- A caller whose bucket is fuller, though no places were given back since, remembers what
-- this server has lost. Small differences are the way of the message only.
local told, slack = now + ARGV[4], 250000
if tonumber(ARGV[5]) >= released and told > empty + slack then
  empty = told
end
local wait = math.max(0, empty + leak - now - window)
if longest >= 0 and wait > longest then
  return {2, wait, empty - now, released}
end
empty = empty + leak
redis.call('HSET', KEYS[1], 'empty', string.format('%.0f', empty), 'released', released)
redis.call('PEXPIRE', KEYS[1], math.ceil((empty - now) / 1000) + 60000)
return {0, wait, empty - now, released}
