package live

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// Bounds on what a site may make us read. The largest page of the real site has
// less than 1 MB, the whole about 400 MB.
const (
	maxAnswer = 32 << 20
	maxTotal  = 8 << 30
	// maxHold is the longest time that we stay silent for a Retry-After.
	maxHold = 5 * time.Minute
	// maxWait is the longest time between two tries.
	maxWait = time.Minute
)

// client sends requests, and sends them again where that may help.
type client struct {
	http    *http.Client
	options Options
	pace    *pace
	bytes   *atomic.Int64
}

func newClient(o Options, bytes *atomic.Int64) *client {
	return &client{
		http: &http.Client{
			Transport: o.Transport,
			Timeout:   o.Answer,
			// Where a redirect leads is decided by whoever asked.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		options: o,
		pace:    newPace(o.Rate),
		bytes:   bytes,
	}
}

// answer is an answer that was read to its end.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// fault is an answer, or none, after which another try may help.
type fault struct{ error }

func (f fault) Unwrap() error { return f.error }

// get asks for the address until there is an answer other than 429 and 5xx, and
// one with status 200 is of use. Its error begins with the address.
func (c *client) get(ctx context.Context, u *url.URL, header http.Header, use func(body []byte) error) (answer, error) {
	tries := 0
	wait := &backoff.ExponentialBackOff{InitialInterval: c.options.Wait, RandomizationFactor: 0.25, Multiplier: 2, MaxInterval: maxWait}
	a, err := backoff.Retry(ctx, func() (answer, error) {
		tries++
		a, err := c.try(ctx, u, header)
		if err == nil && a.status == http.StatusOK {
			err = use(a.body)
		}
		if err != nil && !errors.As(err, new(fault)) {
			err = backoff.Permanent(err)
		}
		return a, err
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(uint(c.options.Tries)), backoff.WithMaxElapsedTime(c.options.Crawl))
	switch {
	case err == nil:
		return a, nil
	case ctx.Err() != nil:
		return answer{}, context.Cause(ctx)
	case tries > 1:
		err = fmt.Errorf("%w (after %d tries)", err, tries)
	}
	return answer{}, fmt.Errorf("%s: %w", u, err)
}

// errTotal ends the crawl.
var errTotal = errors.New("the site sends more than any documentation has; is this the right address?")

// try asks once.
func (c *client) try(ctx context.Context, u *url.URL, header http.Header) (answer, error) {
	if err := c.pace.wait(ctx); err != nil {
		return answer{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return answer{}, err
	}
	for key, values := range header {
		request.Header[key] = values
	}
	request.Header.Set("User-Agent", c.options.UserAgent)
	response, err := c.http.Do(request)
	if err != nil {
		return answer{}, fault{cause(err)}
	}
	defer response.Body.Close()
	a := answer{status: response.StatusCode, header: response.Header}
	if a.status == http.StatusTooManyRequests || a.status >= 500 {
		c.pace.hold(retryAfter(response.Header))
		return answer{}, fault{fmt.Errorf("HTTP %s", response.Status)}
	}
	a.body, err = c.body(response.Body)
	return a, err
}

// body reads an answer to its end: one that is cut short is a fault.
func (c *client) body(r io.Reader) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, maxAnswer+1))
	switch total := c.bytes.Add(int64(len(body))); {
	case total > maxTotal:
		return nil, errTotal
	case len(body) > maxAnswer:
		return nil, fmt.Errorf("the answer is too large, the limit is %d bytes", maxAnswer)
	case err != nil:
		return nil, fault{fmt.Errorf("the answer was cut short: %w", cause(err))}
	}
	return body, nil
}

// cause takes the address off an error, which the caller's text begins with.
func cause(err error) error {
	if ue := new(url.Error); errors.As(err, &ue) {
		return ue.Err
	}
	return err
}

// retryAfter is how long the site wants silence. Dates are as good as seconds.
func retryAfter(h http.Header) time.Duration {
	text := h.Get("Retry-After")
	seconds, err := strconv.ParseUint(text, 10, 64) // the largest there is, if it is larger
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(min(seconds, uint64(maxHold/time.Second))) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(time.Until(at), 0), maxHold)
	}
	return 0
}
