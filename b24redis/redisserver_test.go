package b24redis_test

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// requireRedis is the variable that turns skipped tests into failed ones.
const requireRedis = "B24_REQUIRE_REDIS"

// redisServer is a redis-server of one test, with a folder and a port of its own. It is set
// up as docs/production.md asks for.
type redisServer struct {
	t    *testing.T
	addr string
	dir  string
	log  io.Writer

	mu  sync.Mutex
	cmd *exec.Cmd
}

func newRedisServer(t *testing.T, log io.Writer) *redisServer {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		if os.Getenv(requireRedis) == "1" {
			t.Fatalf("%s=1 and there is no redis-server: install it (Debian: apt-get install redis-server)", requireRedis)
		}
		t.Skip("skipped: there is no redis-server; install it (Debian: apt-get install redis-server)")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &redisServer{t: t, addr: listener.Addr().String(), dir: t.TempDir(), log: log}
	listener.Close()
	s.start()
	t.Cleanup(s.kill)
	return s
}

// start starts the server, also again with the data that it had.
func (s *redisServer) start() {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	_, port, _ := net.SplitHostPort(s.addr)
	s.cmd = exec.Command("redis-server", "--bind", "127.0.0.1", "--port", port, "--dir", s.dir,
		"--save", "", "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction")
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	client := redis.NewClient(&redis.Options{Addr: s.addr, MaxRetries: -1})
	defer client.Close()
	for range 200 {
		if client.Ping(context.Background()).Err() == nil {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	s.t.Fatal("redis-server does not answer within five seconds")
}

// kill ends the server without a chance to write anything.
func (s *redisServer) kill() {
	s.mu.Lock()
	defer s.mu.Unlock()
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

func (s *redisServer) client() *redis.Client {
	c := redis.NewClient(&redis.Options{Addr: s.addr})
	s.t.Cleanup(func() { c.Close() })
	return c
}
