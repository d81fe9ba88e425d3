package b24redis

import "time"

// WithLockTTL sets for how long a lock outlives its process.
func WithLockTTL(d time.Duration) StoreOption { return storeOption(func(s *Store) { s.lockTTL = d }) }
