package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
)

// certificate is one that only its own portal has the key of, and that vouches for no
// other: a client that trusts it trusts nobody else.
type certificate struct {
	pair tls.Certificate
	text []byte // PEM
}

// certificateLife is how long clients take the certificate. The portal makes a new one
// whenever it starts.
const certificateLife = 30 * 24 * time.Hour

func newCertificate() (certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return certificate{}, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return certificate{}, err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: "b24gen portal", SerialNumber: serial.Text(16)}, // clients look for it by that
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(certificateLife),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:     []string{"localhost"},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},

		BasicConstraintsValid: true,
	}
	if name, err := os.Hostname(); err == nil {
		template.DNSNames = append(template.DNSNames, name)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return certificate{}, err
	}
	return certificate{
		pair: tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key},
		text: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
	}, nil
}

// write writes the certificate, without its key, into a file. One of another kind is
// left alone.
func (c certificate) write(ctx context.Context, file string) error {
	old, err := os.ReadFile(file)
	if block, _ := pem.Decode(old); err == nil && (block == nil || block.Type != "CERTIFICATE") {
		return fmt.Errorf("--tls %s: there is something else in this file; give a new one", file)
	}
	_, err = output.Write(ctx, output.Folder{Dir: filepath.Dir(file), Files: map[string][]byte{filepath.Base(file): c.text}})
	return err
}
