package main

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"os"
	"path"

	"github.com/opencontainers/go-digest"
)

// A document is a manifest or a configuration: anything longer isn't one.
const documentLimit = 8 << 20

// layout is an OCI image layout in one tar file, whose blobs are read in any order.
type layout struct {
	*os.File
	entries map[string]entry
}

type entry struct{ offset, size int64 }

func openLayout(name string) (*layout, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	entries, err := index(file)
	if err != nil {
		file.Close()
		return nil, err
	}
	return &layout{file, entries}, nil
}

// index notes where each file begins. A tar.Reader reads no further than the header, and seeks over what isn't read.
func index(file *os.File) (map[string]entry, error) {
	entries := map[string]entry{}
	for reader := tar.NewReader(file); ; {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil {
			return nil, err
		}
		offset, err := file.Seek(0, io.SeekCurrent)
		if err != nil {
			return nil, err
		}
		entries[path.Clean(header.Name)] = entry{offset, header.Size}
	}
}

// blob reads a blob, which is not verified.
func (l *layout) blob(name digest.Digest) (*io.SectionReader, error) {
	found, ok := l.entries[path.Join("blobs", name.Algorithm().String(), name.Encoded())]
	if !ok {
		return nil, fmt.Errorf("%s is not in this archive", name)
	}
	return io.NewSectionReader(l, found.offset, found.size), nil
}

// document reads a manifest or a configuration and verifies it.
func (l *layout) document(name digest.Digest) ([]byte, error) {
	reader, err := l.blob(name)
	if err != nil {
		return nil, err
	}
	document, err := io.ReadAll(io.LimitReader(reader, documentLimit))
	if err != nil {
		return nil, err
	}
	return document, verify(document, name)
}

func verify(document []byte, name digest.Digest) error {
	if found := name.Algorithm().FromBytes(document); found != name {
		return fmt.Errorf("%s has the contents of %s", name, found)
	}
	return nil
}
