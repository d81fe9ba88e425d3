package b24redis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/b24redis"
)

// childVariable makes the test binary one of the processes of a test.
const childVariable = "B24REDIS_CHILD"

func TestMain(m *testing.M) {
	redis.SetLogger(quiet{}) // it tells each connection that fails
	if os.Getenv(childVariable) == "" {
		os.Exit(m.Run())
	}
	if err := runChild(); err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		os.Exit(1)
	}
}

type quiet struct{}

func (quiet) Printf(context.Context, string, ...any) {}

// job is what a process does. It comes by the standard input, as it holds secrets.
type job struct {
	Portal  access
	Redis   string
	LockTTL time.Duration

	// Calls are made by Workers, within Plan.
	Calls, Workers, Processes int
	Plan                      b24.Plan

	// Refresh is the access token to be renewed, and DieAt the point at which the process
	// is killed while it does.
	Refresh string
	DieAt   string
}

// The points at which a process is killed.
const (
	dieBeforeSending = "before the refresh is sent"
	dieBeforeSaving  = "between the answer and the save"
	dieAfterSaving   = "after the save"
)

// start starts a process with a job; what it logs goes to log.
func (j job) start(t *testing.T, log io.Writer) *exec.Cmd {
	t.Helper()
	input, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd
}

func runChild() error {
	var j job
	if err := json.NewDecoder(os.Stdin).Decode(&j); err != nil {
		return err
	}
	client := redis.NewClient(&redis.Options{Addr: j.Redis})
	defer client.Close()
	web := j.Portal.http()
	app := j.Portal.app(&http.Client{Transport: deadly{web.Transport, j.DieAt}})
	store := deadlyStore{b24redis.NewStore(client, b24redis.WithLockTTL(j.LockTTL)), j.DieAt}
	portal := oauth.NewTokens(app, store).Portal(j.Portal.MemberID)
	if j.Refresh != "" {
		_, err := portal.Refresh(context.Background(), j.Refresh)
		return err
	}
	limits, err := b24redis.NewLimits(client, j.Portal.MemberID, j.Plan, b24redis.WithProcesses(j.Processes))
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewTextHandler(os.Stderr, nil))
	return j.call(b24.NewClient(portal, b24.WithHTTPClient(web), b24.WithLimiter(limits), b24.WithLogger(logger)))
}

// call makes the calls and returns the first error.
func (j job) call(client *b24.Client) error {
	calls, errs := make(chan int), make(chan error, j.Workers)
	var workers sync.WaitGroup
	for range j.Workers {
		workers.Go(func() {
			var failed error
			for range calls {
				if failed == nil {
					_, failed = b24.Call[map[string]any](context.Background(), client, "crm.deal.get", map[string]any{"id": 1})
				}
			}
			errs <- failed
		})
	}
	for i := range j.Calls {
		calls <- i
	}
	close(calls)
	workers.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// die ends this process as kill -9 does.
func die() {
	self, _ := os.FindProcess(os.Getpid())
	_ = self.Kill()
	select {}
}

// deadly kills the process at a request for a token.
type deadly struct {
	http.RoundTripper
	dieAt string
}

func (d deadly) RoundTrip(r *http.Request) (*http.Response, error) {
	isToken := strings.HasPrefix(r.URL.Path, "/oauth/token")
	if isToken && d.dieAt == dieBeforeSending {
		die()
	}
	resp, err := d.RoundTripper.RoundTrip(r)
	if isToken && d.dieAt == dieBeforeSaving {
		die()
	}
	return resp, err
}

// deadlyStore kills the process once it has saved.
type deadlyStore struct {
	*b24redis.Store
	dieAt string
}

func (s deadlyStore) Lock(ctx context.Context, memberID string) (oauth.Lease, error) {
	lease, err := s.Store.Lock(ctx, memberID)
	if err != nil || s.dieAt != dieAfterSaving {
		return lease, err
	}
	return deadlyLease{lease}, nil
}

type deadlyLease struct{ oauth.Lease }

func (l deadlyLease) Save(ctx context.Context, token oauth.Token) error {
	if err := l.Lease.Save(ctx, token); err != nil {
		return err
	}
	die()
	return nil
}
