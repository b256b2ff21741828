# Everything from a bare Debian 12: each target installs what it needs first (packages.txt, package-lock.json).
# When nothing changed, that takes no time.

PREFIX ?= /usr/local

.PHONY: run build test install package bench bench-seating check check-long format clean
.SILENT:

run: build
	exec build/kith serve --data .run/data --listen 127.0.0.1:8080 --demo

build:
	bin/install build
	bin/build kith

test:
	bin/install build test
	bin/test

install: build
	bin/build manual
	DESTDIR="$(DESTDIR)" bin/install-program "$(DESTDIR)$(PREFIX)"

package: build
	bin/install package
	bin/package

bench:
	bin/install build bench
	bin/bench

bench-seating:
	bin/install build
	bin/bench-seating

check:
	bin/install build test check
	bin/check

check-long:
	bin/install build test check
	bin/check --long

format:
	bin/install build test
	bin/format

clean:
	rm -rf build node_modules
