package main

import (
	"encoding/json"
	"fmt"

	"github.com/opencontainers/go-digest"
	"github.com/opencontainers/image-spec/identity"
	ocispec "github.com/opencontainers/image-spec/specs-go/v1"
)

// image is what a manifest and its configuration say.
type image struct {
	target   ocispec.Descriptor
	document []byte // the manifest
	manifest ocispec.Manifest
	config   []byte
	diffs    []digest.Digest
}

// parse reads the two documents, which read has verified.
func parse(name digest.Digest, read func(digest.Digest) ([]byte, error)) (image, error) {
	found := image{}
	var err error
	if found.document, err = read(name); err != nil {
		return image{}, err
	}
	if err = json.Unmarshal(found.document, &found.manifest); err != nil {
		return image{}, err
	}
	if found.manifest.Config.Digest == "" {
		return image{}, fmt.Errorf("%s is no manifest of an image: an index, perhaps?", name)
	}
	if found.config, err = read(found.manifest.Config.Digest); err != nil {
		return image{}, err
	}
	config := ocispec.Image{}
	if err = json.Unmarshal(found.config, &config); err != nil {
		return image{}, err
	}
	found.diffs = config.RootFS.DiffIDs
	if len(found.diffs) != len(found.manifest.Layers) {
		return image{}, fmt.Errorf("%s has %d layers, its configuration says %d", name, len(found.manifest.Layers), len(found.diffs))
	}
	found.target = ocispec.Descriptor{MediaType: found.mediaType(), Digest: name, Size: int64(len(found.document))}
	return found, nil
}

func (i image) mediaType() string {
	if i.manifest.MediaType == "" { // which a manifest may leave out
		return ocispec.MediaTypeImageManifest
	}
	return i.manifest.MediaType
}

// chains names each layer by itself and all beneath it, the lowest first.
func (i image) chains() []digest.Digest {
	return identity.ChainIDs(append([]digest.Digest{}, i.diffs...))
}
