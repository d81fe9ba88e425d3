package live

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// robots asks the site's robots.txt for the rules that concern us. Without the
// file everything is allowed; while it cannot be read, nothing is, as RFC 9309
// has it.
func (o *online) robots(ctx context.Context) (*robotstxt.Group, error) {
	where := o.site.root.ResolveReference(&url.URL{Path: "/robots.txt"})
	a, err := o.client.get(ctx, where, nil, func([]byte) error { return nil })
	if err != nil {
		return nil, err
	}
	if a.status >= 300 && a.status < 400 {
		a.status = http.StatusNotFound // it lies elsewhere, so not on this site
	}
	rules, err := robotstxt.FromStatusAndBytes(a.status, a.body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	return rules.FindGroup(o.site.options.UserAgent), nil
}

// slower is the rate, or that of the Crawl-delay where it is lower.
func slower(perSecond float64, delay time.Duration) rate.Limit {
	return min(rate.Limit(perSecond), rate.Every(delay))
}
