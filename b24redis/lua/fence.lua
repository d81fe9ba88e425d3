-- The next fence of a token: the server's clock in microseconds, and in any case more
-- than all before. It need not be kept to grow, so it grows also when this server has
-- lost everything.
local function next_fence(token)
  local clock = redis.call('TIME')
  local fence = clock[1] * 1000000 + clock[2]
  local last = redis.call('HGET', token, 'issued')
  if last then
    fence = math.max(fence, last + 1)
  end
  fence = string.format('%.0f', fence)
  if redis.call('EXISTS', token) == 1 then
    redis.call('HSET', token, 'issued', fence)
  end
  return fence
end
