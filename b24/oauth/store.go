package oauth

import (
	"context"
	"errors"
	"regexp"
)

// Store keeps the tokens of portals by their member_id, which stays when a
// portal changes its address. Tokens are secrets: keep them encrypted or
// readable by nobody else.
//
// Implementations must be safe for concurrent use. A token that Save returned
// nil for must survive a crash: its refresh token is the only one that still
// works.
type Store interface {
	// Load returns the token of a portal, or an error that is [ErrNoToken].
	Load(ctx context.Context, memberID string) (Token, error)
	// Save replaces the token of the portal token.MemberID.
	Save(ctx context.Context, token Token) error
	// Delete removes the token of a portal; there need not be one.
	Delete(ctx context.Context, memberID string) error
}

// ErrNoToken is what a [Store] answers for a portal that it does not know: the
// application was never installed there, or was removed.
var ErrNoToken = errors.New("oauth: no token is stored for this portal; install the application there or authorize again")

// errMemberID does not show the id: it comes from outside and identifies a portal.
var errMemberID = errors.New("oauth: member_id is not 1 to 64 letters, digits, - or _")

var memberIDs = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// checkMemberID keeps ids that come with requests from becoming paths or keys
// of another kind.
func checkMemberID(id string) error {
	if !memberIDs.MatchString(id) {
		return errMemberID
	}
	return nil
}
