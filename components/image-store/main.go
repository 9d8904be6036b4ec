// Program image-store keeps images unpacked, each layer once, and lends them to containerds.
//
//	image-store add STORE TAR DIGEST               unpacks what STORE lacks of the image in an OCI archive
//	image-store lend STORE SOCKET NAME=DIGEST...   makes images known to a running containerd
//
// The containerd finds a lent layer by a symbolic link, and so copies nothing. A store only grows: whoever empties it must
// know that no containerd borrows from it.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/opencontainers/go-digest"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, arguments []string) error {
	switch {
	case len(arguments) == 4 && arguments[0] == "add":
		return add(ctx, store(arguments[1]), arguments[2], digest.Digest(arguments[3]))
	case len(arguments) >= 3 && arguments[0] == "lend":
		return lend(ctx, store(arguments[1]), arguments[2], arguments[3:])
	}
	return fmt.Errorf("usage: image-store add STORE TAR DIGEST | lend STORE SOCKET NAME=DIGEST...")
}

func add(ctx context.Context, to store, tar string, image digest.Digest) error {
	if err := image.Validate(); err != nil {
		return fmt.Errorf("%s: %w", image, err)
	}
	if to.has(image) {
		return nil
	}
	from, err := openLayout(tar)
	if err != nil {
		return fmt.Errorf("%s: %w", tar, err)
	}
	defer from.Close()
	if err := to.add(ctx, from, image); err != nil {
		return fmt.Errorf("%s: %w", tar, err)
	}
	return nil
}

func lend(ctx context.Context, from store, socket string, names []string) error {
	to, err := borrow(from, socket)
	if err != nil {
		return err
	}
	defer to.client.Close()
	// Until an image is there, nothing else keeps its parts from being collected as garbage.
	ctx, release, err := to.client.WithLease(ctx)
	if err != nil {
		return err
	}
	defer release(ctx)
	for _, argument := range names {
		name, image, ok := strings.Cut(argument, "=")
		if !ok {
			return fmt.Errorf("%s: not NAME=DIGEST", argument)
		}
		if err := to.take(ctx, name, digest.Digest(image)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
