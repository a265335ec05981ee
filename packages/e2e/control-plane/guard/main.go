// Command guard runs another program and never outlives whoever started it: at the end of its standard input it ends that program.
//
// A parent that is killed with -9 cannot clean up, but the kernel closes its end of the pipe. The program may be stopped (SIGSTOP) at that
// moment, so the watching is done out here and not inside of it. Start the guard in a session of its own: then neither Ctrl-C nor a kill of
// the parent's whole process group reaches it, and it does its work.
//
// Use: guard COMMAND ARGUMENTS…; the first line on standard output is the process ID of the program, whose own output goes to standard error.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"
)

// patience is how long the program may take to end after SIGTERM.
const patience = 5 * time.Second

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "guard: use: guard COMMAND ARGUMENTS…")
		os.Exit(2)
	}
	program := exec.Command(os.Args[1], os.Args[2:]...)
	program.Stdout, program.Stderr = os.Stderr, os.Stderr
	if err := program.Start(); err != nil {
		fmt.Fprintln(os.Stderr, "guard:", err)
		os.Exit(127)
	}
	fmt.Println(program.Process.Pid)

	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	parentGone := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(parentGone)
	}()
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()

	for {
		select {
		case err := <-ended:
			os.Exit(exitCode(err))
		case <-signals:
			end(program.Process)
		case <-parentGone:
			parentGone = nil
			end(program.Process)
		}
	}
}

// end asks the program to stop, wakes it if it is suspended, and insists when its time is over.
func end(process *os.Process) {
	_ = process.Signal(syscall.SIGTERM)
	_ = process.Signal(syscall.SIGCONT)
	time.AfterFunc(patience, func() { _ = process.Kill() })
}

func exitCode(err error) int {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return 0
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return exit.ExitCode()
}
