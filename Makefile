# convsh: two commands do everything, `make run` and `make test`.

PACKAGES := libedit-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev libspng-dev zlib1g-dev libstb-dev fonts-dejavu-core \
  pkg-config
RELEASE := .build-release/release/convsh
# At a fixed address nothing of the program has to be relocated at every start: 1.2 ms and 2 MB less.
# Without a path of its own the loader does not first look for libraries beside it.
BUILD_RELEASE := swift build -c release --static-swift-stdlib --scratch-path .build-release --product convsh \
  --disable-local-rpath -Xlinker --no-pie -Xlinker --gc-sections

# Data sets are fetched once; without them only they are missing.
FETCH := python3 datasets/fetch.py || true

.PHONY: run datasets release test check golden sanitize bench readme install-packages format lint lessons clean

## Install what is missing, build for release, start the shell at the lecture.
run: release datasets
	@$(RELEASE)

## Fetch the data sets of real pictures, if they are missing.
datasets:
	@$(FETCH)

release: install-packages
	@$(BUILD_RELEASE)

## Install what the tests need, build, run all tests.
test: install-packages datasets
	swift build
	swift test

## Everything that must hold before a commit: format, lint, tests, lessons.
check: lint test lessons

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lessons: release datasets
	$(RELEASE) check lessons

## Record the golden screens anew; review the difference like code.
golden: install-packages
	swift build
	UPDATE_GOLDEN=1 swift test

## The engine, its kernels and the file formats under AddressSanitizer; builds everything once more. The 144 bytes that
## the test runner itself leaks are not asked for.
sanitize: install-packages
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-sanitize \
	  --filter '^(TensorsTests|FormatsTests)\.'

## Time the start and the language against CPython, in interleaved runs.
bench: release
	python3 Benchmarks/bench.py $(RELEASE)

## Record the screens in README.md anew.
readme: release
	python3 Benchmarks/screens.py $(RELEASE) README.md

install-packages:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing; \
	fi

clean:
	rm -rf .build .build-release
