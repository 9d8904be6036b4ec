package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/containerd/containerd/v2/client"
	"github.com/containerd/containerd/v2/core/content"
	"github.com/containerd/containerd/v2/core/images"
	"github.com/containerd/containerd/v2/core/mount"
	"github.com/containerd/containerd/v2/core/snapshots"
	"github.com/containerd/errdefs"
	"github.com/opencontainers/go-digest"
	ocispec "github.com/opencontainers/image-spec/specs-go/v1"
)

const (
	kubernetes  = "k8s.io" // the namespace of containerd that the kubelet's images are in
	snapshotter = "overlayfs"
)

// borrower is a running containerd. It gets an image's documents and knows its layers, whose blobs it lacks: so it is as
// after pulling with discard_unpacked_layers.
type borrower struct {
	client *client.Client
	layers snapshots.Snapshotter
	from   store
}

func borrow(from store, socket string) (borrower, error) {
	connected, err := client.New(socket, client.WithDefaultNamespace(kubernetes))
	if err != nil {
		return borrower{}, err
	}
	return borrower{connected, connected.SnapshotService(snapshotter), from}, nil
}

// take makes an image known under a name, which may have been another image's.
func (b borrower) take(ctx context.Context, name string, named digest.Digest) error {
	lent, err := b.from.image(named)
	if err != nil {
		return err
	}
	chains := lent.chains()
	for i, chain := range chains {
		if err := b.takeLayer(ctx, chain, append([]digest.Digest{""}, chains...)[i]); err != nil {
			return err
		}
	}
	if err := b.takeDocuments(ctx, lent, chains); err != nil {
		return err
	}
	record := images.Image{Name: name, Target: lent.target}
	_, err = b.client.ImageService().Create(ctx, record)
	if errdefs.IsAlreadyExists(err) {
		_, err = b.client.ImageService().Update(ctx, record, "target")
	}
	return err
}

// takeLayer makes a committed snapshot whose folder is the store's. The link is there before the snapshot is: a snapshot is
// never without its files, whenever this process is killed, and containerd needn't walk them to know how much they take.
func (b borrower) takeLayer(ctx context.Context, chain, parent digest.Digest) error {
	key := fmt.Sprintf("lend-%d-%s", os.Getpid(), chain)
	named := snapshots.WithLabels(map[string]string{snapshots.LabelSnapshotRef: chain.String()})
	mounts, err := b.layers.Prepare(ctx, key, parent.String(), named)
	if errdefs.IsAlreadyExists(err) { // and is held by the lease now
		return nil
	}
	if err != nil {
		return err
	}
	folder, err := upper(mounts)
	if err != nil {
		return err
	}
	if err := os.Remove(folder); err != nil {
		return err
	}
	if err := os.Symlink(b.from.layer(chain), folder); err != nil {
		return err
	}
	err = b.layers.Commit(ctx, chain.String(), key, named)
	if errdefs.IsAlreadyExists(err) { // another was faster
		return b.layers.Remove(ctx, key)
	}
	return err
}

// upper is the folder that a new snapshot is written to.
func upper(mounts []mount.Mount) (string, error) {
	for _, found := range mounts {
		if found.Type == "bind" {
			return found.Source, nil
		}
		for _, option := range found.Options {
			if folder, ok := strings.CutPrefix(option, "upperdir="); ok {
				return folder, nil
			}
		}
	}
	return "", fmt.Errorf("a snapshot of %s has no folder: %v", snapshotter, mounts)
}

// takeDocuments writes the manifest and the configuration, each with what it keeps from being collected as garbage.
func (b borrower) takeDocuments(ctx context.Context, lent image, chains []digest.Digest) error {
	config := map[string]string{}
	if len(chains) > 0 {
		config["containerd.io/gc.ref.snapshot."+snapshotter] = chains[len(chains)-1].String()
	}
	if err := b.write(ctx, lent.manifest.Config, lent.config, config); err != nil {
		return err
	}
	manifest := map[string]string{"containerd.io/gc.ref.content.config": lent.manifest.Config.Digest.String()}
	return b.write(ctx, lent.target, lent.document, manifest)
}

func (b borrower) write(ctx context.Context, what ocispec.Descriptor, document []byte, labels map[string]string) error {
	ref := "lend-" + what.Digest.String()
	return content.WriteBlob(ctx, b.client.ContentStore(), ref, bytes.NewReader(document), what, content.WithLabels(labels))
}
