package b24redis

import (
	_ "embed"

	"github.com/redis/go-redis/v9"
)

// Each script is one step that nothing comes between, and reads the time from the clock
// of the Redis server, so that the clocks of the processes need not agree. All return a
// list of whole numbers. The keys of a script have the portal in braces, so that a
// cluster has them on one node.

var (
	//go:embed lua/reserve.lua
	reserveLua string
	//go:embed lua/release.lua
	releaseLua string
	//go:embed lua/block.lua
	blockLua string
	//go:embed lua/fence.lua
	fenceLua string
	//go:embed lua/next.lua
	nextLua string
	//go:embed lua/lock.lua
	lockLua string
	//go:embed lua/extend.lua
	extendLua string
	//go:embed lua/unlock.lua
	unlockLua string
	//go:embed lua/save.lua
	saveLua string
	//go:embed lua/delete.lua
	deleteLua string
	//go:embed lua/void.lua
	voidLua string
)

var (
	reserveScript = redis.NewScript(reserveLua)
	releaseScript = redis.NewScript(releaseLua)
	blockScript   = redis.NewScript(blockLua)

	nextScript   = redis.NewScript(fenceLua + nextLua)
	lockScript   = redis.NewScript(fenceLua + lockLua)
	extendScript = redis.NewScript(extendLua)
	unlockScript = redis.NewScript(unlockLua)
	saveScript   = redis.NewScript(saveLua)
	deleteScript = redis.NewScript(fenceLua + deleteLua)
	voidScript   = redis.NewScript(voidLua)
)
