package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/containerd/containerd/v2/pkg/archive"
	"github.com/containerd/containerd/v2/pkg/archive/compression"
	"github.com/opencontainers/go-digest"
	"golang.org/x/sys/unix"
)

// unpack does what containerd's overlayfs snapshotter does, and verifies the layer.
func unpack(ctx context.Context, blob io.Reader, diff digest.Digest, into string, beneath []string) error {
	plain, err := compression.DecompressStream(blob)
	if err != nil {
		return err
	}
	defer plain.Close()
	verifier := diff.Verifier()
	tar := io.TeeReader(plain, verifier)
	var options []archive.ApplyOpt
	if len(beneath) > 0 { // else nothing can be covered
		options = append(options, archive.WithConvertWhiteout(archive.OverlayConvertWhiteout), archive.WithParents(beneath))
	}
	if _, err := archive.Apply(ctx, into, tar, options...); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, tar); err != nil { // what follows the tar's end counts too
		return err
	}
	if !verifier.Verified() {
		return fmt.Errorf("a layer's contents are not those of %s", diff)
	}
	return nil
}

// publish makes a folder under a temporary name, and gives it its own when all of it is on the disk.
func (s store) publish(folder string, fill func(string) error) error {
	part, err := os.MkdirTemp(filepath.Dir(folder), unfinished)
	if err != nil {
		return err
	}
	defer os.RemoveAll(part)
	if err := os.Chmod(part, 0o755); err != nil {
		return err
	}
	if err := fill(part); err != nil {
		return err
	}
	if err := sync(part); err != nil {
		return err
	}
	return os.Rename(part, folder)
}

func sync(folder string) error {
	opened, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer opened.Close()
	return unix.Syncfs(int(opened.Fd()))
}
