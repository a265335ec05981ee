// Command control-plane is a whole Kubernetes control plane in one file: etcd, API server, controllers and scheduler, each a subcommand,
// and the certificates that they need.
package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

var subcommands = map[string]func(){
	"certificates":            certificates,
	"etcd":                    func() { etcdmain.Main(os.Args) },
	"kube-apiserver":          func() { os.Exit(cli.Run(apiserver.NewAPIServerCommand())) },
	"kube-controller-manager": func() { os.Exit(cli.Run(controllermanager.NewControllerManagerCommand())) },
	"kube-scheduler":          func() { os.Exit(cli.Run(scheduler.NewSchedulerCommand())) },
}

func main() {
	name := ""
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	run, known := subcommands[name]
	if !known {
		fmt.Fprintf(os.Stderr, "control-plane: %q is none of: %s\n", name, strings.Join(slices.Sorted(maps.Keys(subcommands)), ", "))
		os.Exit(2)
	}
	// Each component believes that it was started under its own name.
	os.Args = os.Args[1:]
	run()
}
