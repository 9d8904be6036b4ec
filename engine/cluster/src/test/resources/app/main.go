// A program that is a pause, a server and a client, for a cluster's tests.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

// What it answers, as the linker is told.
var greeting = "hello"

func main() {
	if len(os.Args) == 3 && os.Args[1] == "get" {
		answer, err := http.Get(os.Args[2])
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		io.Copy(os.Stdout, answer.Body)
		return
	}
	if len(os.Args) == 2 && os.Args[1] == "serve" {
		name, _ := os.Hostname()
		fmt.Println("serving as", name)
		http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
			from, _, _ := net.SplitHostPort(r.RemoteAddr)
			fmt.Fprintln(w, greeting, from, "from", name)
		})
		panic(http.ListenAndServe(":8080", nil))
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	<-stop
}
