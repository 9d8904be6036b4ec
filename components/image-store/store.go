package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/opencontainers/go-digest"
	"golang.org/x/sys/unix"
)

// store is a folder: layers/CHAIN is a layer as overlayfs takes it, images/MANIFEST the documents of an image whose layers
// are all there. Each is made under another name, and never changed after it has its own.
type store string

const unfinished = ".part-"

func (s store) layer(chain digest.Digest) string {
	return filepath.Join(string(s), "layers", chain.Encoded())
}

func (s store) documents(image digest.Digest) string {
	return filepath.Join(string(s), "images", image.Encoded())
}

func (s store) has(image digest.Digest) bool { return exists(s.documents(image)) }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// image reads the documents of an image that was added.
func (s store) image(name digest.Digest) (image, error) {
	return parse(name, func(document digest.Digest) ([]byte, error) {
		content, err := os.ReadFile(filepath.Join(s.documents(name), document.Encoded()))
		if err != nil {
			return nil, err
		}
		return content, verify(content, document)
	})
}

// add unpacks an image; one process at a time does.
func (s store) add(ctx context.Context, from *layout, name digest.Digest) error {
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if s.has(name) {
		return nil
	}
	added, err := parse(name, from.document)
	if err != nil {
		return err
	}
	if err := s.addLayers(ctx, from, added); err != nil {
		return err
	}
	return s.publish(s.documents(name), func(part string) error {
		for document, content := range map[digest.Digest][]byte{name: added.document, added.manifest.Config.Digest: added.config} {
			if err := os.WriteFile(filepath.Join(part, document.Encoded()), content, 0o644); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s store) addLayers(ctx context.Context, from *layout, added image) error {
	var beneath []string // the uppermost first, as overlayfs has it
	for i, chain := range added.chains() {
		folder := s.layer(chain)
		if !exists(folder) {
			blob, err := from.blob(added.manifest.Layers[i].Digest)
			if err != nil {
				return err
			}
			unpack := func(part string) error { return unpack(ctx, blob, added.diffs[i], part, beneath) }
			if err := s.publish(folder, unpack); err != nil {
				return err
			}
		}
		beneath = append([]string{folder}, beneath...)
	}
	return nil
}

// lock keeps others out until it is unlocked or this process ends, and removes what killed ones left.
func (s store) lock() (func(), error) {
	for _, folder := range []string{"layers", "images"} {
		// Others of this machine must not reach an image's set-user-ID programs.
		if err := os.MkdirAll(filepath.Join(string(s), folder), 0o700); err != nil {
			return nil, err
		}
	}
	file, err := os.OpenFile(filepath.Join(string(s), "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(file.Fd()), unix.LOCK_EX); err != nil {
		return nil, err
	}
	left, err := filepath.Glob(filepath.Join(string(s), "*", unfinished+"*"))
	for _, part := range left {
		err = os.RemoveAll(part)
	}
	return func() { file.Close() }, err
}
