-- Returns a fence.
-- KEYS: the token
return {tonumber(next_fence(KEYS[1]))}
