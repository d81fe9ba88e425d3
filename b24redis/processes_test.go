package b24redis_test

import (
	"context"
	"fmt"
	"os/exec"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24redis"
)

// The load of TestProcesses. The portal's clock goes ten times as fast as the machine's,
// so that the six minutes that it takes pass in 37 seconds.
const (
	processes = 8
	workers   = 8 // of each process
	calls     = 20_000
	burst     = 2_000
	perSecond = 50
	fast      = 10
	expiries  = 4

	// slow is what the calls take where not the bucket holds them up but the machine.
	// TestRedisRestarts fills a bucket on every machine.
	slow = 45 * time.Second
)

// TestProcesses calls a portal from several processes as fast as its limits allow, while
// its tokens expire now and then.
func TestProcesses(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it takes most of a minute")
	}
	t.Parallel()
	p := newFakePortal(t, fast)
	log := newLog(t, p)
	server := newRedisServer(t, log)
	plan := p.plan(burst, perSecond)
	if err := b24redis.NewStore(server.client()).Save(t.Context(), p.OAuthToken()); err != nil {
		t.Fatal(err)
	}
	j := job{
		Portal: p.access(), Redis: server.addr, LockTTL: 10 * time.Second, Processes: processes,
		Calls: calls / processes, Workers: workers, Plan: plan,
	}
	start := time.Now()
	var children [processes]*exec.Cmd
	for i := range children {
		children[i] = j.start(t, log)
	}
	for range expiries {
		time.Sleep(6 * time.Second)
		p.ExpireTokens()
	}
	for i, child := range children {
		if err := child.Wait(); err != nil {
			t.Errorf("process %d: %v", i, err)
		}
	}

	took := time.Since(start)
	renewals := len(p.Calls(b24test.TokenEndpoint))
	t.Logf("%d calls of %d processes in %v: the bucket rose to %.0f of %d, %d refused, %d renewals of %d expired tokens",
		p.Count("crm.deal.get"), processes, took.Round(time.Second), p.Level(), burst, p.Refused(), renewals, expiries)
	if n := p.Refused(); n != 0 {
		t.Errorf("the limit was exceeded %d times", n)
	}
	if n := p.Count("crm.deal.get"); n != calls {
		t.Errorf("%d calls arrived, want %d", n, calls)
	}
	if renewals != expiries {
		t.Errorf("%d renewals of %d expired tokens", renewals, expiries)
	}
	if took < slow && p.Level() < burst/2 {
		t.Errorf("the bucket rose to %.0f only, and the calls were not slower than it", p.Level())
	}
	watchKeys(t, p, server.client())
}

// watchKeys has the portal search all keys for secrets when it closes.
func watchKeys(t *testing.T, p *fakePortal, client *redis.Client) {
	t.Helper()
	keys, err := client.Keys(context.Background(), "*").Result()
	if err != nil || len(keys) == 0 {
		t.Errorf("keys %v, %v", keys, err)
	}
	fmt.Fprintln(p.Log(), keys)
}
