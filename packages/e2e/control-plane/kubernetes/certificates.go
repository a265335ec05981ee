package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// lifetime is long enough for a demo that somebody keeps, and short enough for every client to accept.
const lifetime = 820 * 24 * time.Hour

// certificates writes into the given folder: a certificate authority (ca), certificates under it for the API server and for the metrics
// server, and the key pair that signs service account tokens.
func certificates() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "use: control-plane certificates FOLDER")
		os.Exit(2)
	}
	folder := os.Args[1]
	ca, caKey := authority(folder)
	issue(folder, "apiserver", ca, caKey, "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local")
	issue(folder, "metrics", ca, caKey, "localhost", "metrics-server.kube-system.svc")
	serviceAccount := key()
	write(folder, "service-account.key", "EC PRIVATE KEY", must(x509.MarshalECPrivateKey(serviceAccount)))
	write(folder, "service-account.pub", "PUBLIC KEY", must(x509.MarshalPKIXPublicKey(&serviceAccount.PublicKey)))
}

func authority(folder string) (*x509.Certificate, *ecdsa.PrivateKey) {
	template := certificate("slipway-sandbox-ca")
	template.IsCA, template.BasicConstraintsValid = true, true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature
	private := key()
	der := must(x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private))
	write(folder, "ca.crt", "CERTIFICATE", der)
	return must(x509.ParseCertificate(der)), private
}

func issue(folder, name string, ca *x509.Certificate, caKey *ecdsa.PrivateKey, hosts ...string) {
	template := certificate(name)
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	template.DNSNames = hosts
	template.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)}
	private := key()
	write(folder, name+".crt", "CERTIFICATE", must(x509.CreateCertificate(rand.Reader, template, ca, &private.PublicKey, caKey)))
	write(folder, name+".key", "EC PRIVATE KEY", must(x509.MarshalECPrivateKey(private)))
}

func certificate(name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: must(rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(lifetime),
	}
}

func key() *ecdsa.PrivateKey {
	return must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
}

func write(folder, name, kind string, der []byte) {
	block := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	if err := os.WriteFile(filepath.Join(folder, name), block, 0o600); err != nil {
		fail(err)
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		fail(err)
	}
	return value
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "control-plane certificates:", err)
	os.Exit(1)
}
