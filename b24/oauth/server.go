package oauth

import (
	"fmt"
	"slices"
)

// knownServers are the hosts of the authorization server. The documentation
// names the first, official SDKs the second too.
var knownServers = []string{"oauth.bitrix.info", "oauth.bitrix24.tech"}

// tokenURL returns the token endpoint of the authorization server that a
// server_endpoint or server_domain names. Both can come from a stranger, in an
// event or a redirect, and what is sent there holds the application's secret:
// so only a host that is known, or that the application lists, will do.
func (a App) tokenURL(server string) (string, error) {
	trusted, err := a.trustedServers()
	if err != nil {
		return "", err
	}
	host := trusted[0]
	if server != "" {
		if host, err = hostOf(server); err != nil {
			return "", fmt.Errorf("oauth: authorization server: %w", err)
		}
	}
	if !slices.Contains(trusted, host) {
		return "", fmt.Errorf("oauth: %s is not a known authorization server, so it does not get the application's secret; add it to App.Servers if it is right", host)
	}
	return "https://" + host + "/oauth/token/", nil
}

func (a App) trustedServers() ([]string, error) {
	var hosts []string
	for _, server := range a.Servers {
		host, err := hostOf(server)
		if err != nil {
			return nil, fmt.Errorf("oauth: App.Servers: %q: %w", server, err)
		}
		hosts = append(hosts, host)
	}
	return append(hosts, knownServers...), nil
}
