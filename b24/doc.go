// Package b24 calls the REST API of Bitrix24 portals.
package b24
