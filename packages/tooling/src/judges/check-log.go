// Checks a log in a folder by Go's own reader of transparency logs (golang.org/x/mod/sumdb): the signature of its checkpoint,
// 1,000 proofs of inclusion and 200 of consistency. It says OK or what is wrong.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadTiles reads from the layout of C2SP tlog-tiles, which leaves the height out of the path.
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, 0, len(wanted))
	for _, tile := range wanted {
		bytes, err := os.ReadFile(filepath.Join(t.folder, "tile", strings.TrimPrefix(tile.Path(), "tile/8/")))
		if err != nil {
			return nil, err
		}
		read = append(read, bytes)
	}
	return read, nil
}

// entries reads every entry of the log: each has its length before it, in two bytes.
func entries(folder string, size int64) ([][]byte, error) {
	all := make([][]byte, 0, size)
	for first := int64(0); first < size; first += 256 {
		width := 256
		if size-first < 256 {
			width = int(size - first)
		}
		path := strings.TrimPrefix(tlog.Tile{H: 8, L: 0, N: first / 256, W: width}.Path(), "tile/8/0/")
		bundle, err := os.ReadFile(filepath.Join(folder, "tile", "entries", path))
		if err != nil {
			return nil, err
		}
		for len(bundle) > 0 {
			length := int(bundle[0])<<8 | int(bundle[1])
			all = append(all, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	return all, nil
}

func check(folder, vkey string) error {
	text, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	lines := strings.SplitN(opened.Text, "\n", 3)
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + strings.Join(lines[1:], "\n")))
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, tiles{folder})
	all, err := entries(folder, tree.N)
	if err != nil {
		return err
	}
	for at := int64(0); at < 1000; at++ {
		index := at * 7919 % tree.N
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(all[index])); err != nil {
			return err
		}
	}
	for at := int64(0); at < 200; at++ {
		size := at*6007%tree.N + 1
		hash, err := tlog.TreeHash(size, reader)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, size, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, size, hash); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if err := check(os.Args[1], os.Args[2]); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("OK")
}
