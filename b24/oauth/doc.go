// Package oauth authorizes an application on portals and keeps its tokens
// (REST-PROTOCOL section 13).
//
// An [App] knows the requests of the protocol. [Tokens] keeps what they answer
// in a [Store], renews it when a portal refuses a token, and gives clients
// their credentials:
//
//	store, err := oauth.NewFileStore("tokens")
//	...
//	tokens := oauth.NewTokens(oauth.App{ID: id, Secret: secret}, store)
//	client := b24.NewClient(tokens.Portal(memberID))
//
// The package does not renew tokens ahead of time or on a schedule: the
// authorization server may block applications that do.
package oauth
