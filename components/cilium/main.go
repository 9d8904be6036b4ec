// Program cilium-agent is Cilium's agent, for kernels without loadable modules too. Upstream's reads /proc/modules when
// it starts, and ends where there is none. A kernel that can't load modules has all that it will ever have built in.
package main

import (
	"errors"
	"io/fs"

	"github.com/cilium/cilium/daemon/cmd"
	"github.com/cilium/cilium/pkg/hive"
	"github.com/cilium/hive/cell"
)

const modules = "/proc/modules"

func main() {
	cmd.Execute(cmd.NewAgentCmd(hive.New(cell.Decorate(tolerant, cmd.Agent))))
}

func tolerant(of cell.Lifecycle) cell.Lifecycle { return lifecycle{of} }

// lifecycle is the agent's own, but starts where a hook finds no list of modules.
type lifecycle struct{ cell.Lifecycle }

func (l lifecycle) Append(hook cell.HookInterface) {
	if pair, is := hook.(cell.Hook); is && pair.OnStart != nil {
		start := pair.OnStart
		pair.OnStart = func(ctx cell.HookContext) error { return unlessNoModules(start(ctx)) }
		hook = pair
	}
	l.Lifecycle.Append(hook)
}

func unlessNoModules(err error) error {
	var missing *fs.PathError
	if errors.As(err, &missing) && missing.Path == modules && errors.Is(missing, fs.ErrNotExist) {
		return nil
	}
	return err
}
