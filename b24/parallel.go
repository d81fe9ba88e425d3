package b24

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/b24/internal/form"
)

// WithParallel reads a list that pages by start faster: where the first page says how many
// rows there are, the others are fetched by batches of up to 50 pages, n batches at a
// time, while rows are yielded in their order. The limiter counts each batch as one
// request; pages that are refused for want of operating time are asked for once more when
// there is some. The iteration waits for its requests to end, also after a break, which
// cuts them off.
//
// It is refused for lists that page in another way, with [WithByID], and where a batch
// cannot carry the parameters, which may be empty lists or null. Rows that come or go
// meanwhile shift offsets, as in every list that is read by them (REST-PROTOCOL section 8.1).
func WithParallel(n int) ListOption { return callOption(func(c *call) { c.parallel = max(n, 1) }) }

// checkParallel refuses lists whose pages are not known beforehand.
func (p *pages) checkParallel() error {
	if p.list.By != ByStart || p.list.Next != "" || p.call.keyset != "" || p.call.api == V3 {
		return errors.New("WithParallel: the method does not page by start and next, or is read by id; read it without WithParallel")
	}
	if _, err := form.Encode(p.params); err != nil {
		return fmt.Errorf("WithParallel: a batch cannot carry these parameters, read it without WithParallel: %w", err)
	}
	return nil
}

// readAhead fetches the pages of a list from a position on, and gives them in order.
type readAhead struct {
	client *Client
	call   *call
	params []byte
	start  []string // the path of the position in the parameters

	from, size, total int // the next page to ask for, the rows of a page, and of all
	perBatch          int

	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup
	batches []underWay  // in order
	ready   []aheadPage // of the first batch
}

// underWay is a batch that was sent.
type underWay struct {
	first int // the position of its first page
	pages chan []aheadPage
}

// aheadPage is a page that was fetched by a batch.
type aheadPage struct {
	position int
	answer   envelope
	err      error
}

// lookAhead begins to fetch the pages after the first one, where they are known.
func (p *pages) lookAhead(ctx context.Context, c *Client, first envelope, position int) {
	if p.done || first.Next == nil || first.Total == nil || *first.Total <= *first.Next {
		return
	}
	a := &readAhead{
		client: c, call: p.call, params: p.params, start: strings.Split(p.list.Start, "."),
		from: *first.Next, size: *first.Next - position, total: *first.Total,
	}
	left := (a.total - a.from + a.size - 1) / a.size
	a.perBatch = min(maxCommands, (left+p.call.parallel-1)/p.call.parallel)
	a.ctx, a.cancel = context.WithCancel(ctx)
	for range p.call.parallel {
		a.fetchMore()
	}
	p.ahead = a
}

// fetchMore sends the next batch, if there are pages left.
func (a *readAhead) fetchMore() {
	var positions []int
	for ; a.from < a.total && len(positions) < a.perBatch; a.from += a.size {
		positions = append(positions, a.from)
	}
	if len(positions) == 0 {
		return
	}
	fetched := make(chan []aheadPage, 1)
	a.batches = append(a.batches, underWay{positions[0], fetched})
	a.running.Go(func() { fetched <- a.fetch(positions) })
}

// next gives the next page, and is false after the last.
func (a *readAhead) next() (aheadPage, bool) {
	if len(a.ready) == 0 {
		if len(a.batches) == 0 {
			return aheadPage{}, false
		}
		a.ready, a.batches = <-a.batches[0].pages, a.batches[1:]
		a.fetchMore()
	}
	page := a.ready[0]
	a.ready = a.ready[1:]
	return page, true
}

// follows tells where the page after this one begins, 0 for none.
func (a *readAhead) follows() int {
	switch {
	case len(a.ready) > 0:
		return a.ready[0].position
	case len(a.batches) > 0:
		return a.batches[0].first
	}
	return 0
}

// stop ends what is under way and waits for it.
func (p *pages) stop() {
	if p.ahead != nil {
		p.ahead.cancel()
		p.ahead.running.Wait()
		p.ahead = nil
	}
}

// fetch gets pages by one batch.
func (a *readAhead) fetch(positions []int) []aheadPage {
	batch := a.client.NewBatch()
	handles := make([]*Handle[json.RawMessage], len(positions))
	for i, position := range positions {
		params, err := setValue(a.params, a.start, strconv.AppendInt(nil, int64(position), 10))
		if err != nil {
			return []aheadPage{{position: position, err: err}}
		}
		handles[i] = AddCall[json.RawMessage](batch, a.call.method, json.RawMessage(params), WithIdempotent())
	}
	err := a.run(batch)
	pages := make([]aheadPage, len(positions))
	for i, h := range handles {
		pages[i] = aheadPage{position: positions[i], answer: h.command.answer, err: h.Err()}
		if errors.Is(pages[i].err, ErrNotRun) && err != nil {
			pages[i].err = err
		}
	}
	return pages
}

// run sends a batch, and once more what was refused before it ran.
func (a *readAhead) run(batch *Batch) error {
	err := batch.Run(a.ctx)
	for attempt := 1; attempt < a.client.retry.Attempts && isRefusal(err); attempt++ {
		if waiting := a.client.limiter.Wait(a.ctx, a.call.method); waiting != nil {
			return waiting
		}
		err = batch.Rerun(a.ctx)
	}
	return err
}

// isRefusal tells whether all that failed in a batch was refused before it ran.
func isRefusal(err error) bool {
	var failed *BatchError
	if !errors.As(err, &failed) {
		return false
	}
	for _, e := range failed.Failed {
		if !errors.Is(e, ErrOperationTimeLimit) && !errors.Is(e, ErrQueryLimitExceeded) {
			return false
		}
	}
	return true
}
