# Backoffice: everything a person or a machine runs, one line each. `make` lists it.
#
# Cargo, wasm-bindgen and wasm-opt are called directly; their settings are those of Cargo.toml, .cargo/config.toml and
# [[workspace.metadata.leptos]]. `cargo leptos` works with the same ones after `make setup`, and makes one browser bundle
# where this file makes one that is split by rooms.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

BACKOFFICE_CACHE ?= $(HOME)/.cache/backoffice
CACHE := $(BACKOFFICE_CACHE)
-include $(CACHE)/env.mk

CARGO_TARGET_DIR ?= $(if $(CI),$(CACHE)/target,target)
export CARGO_TARGET_DIR
export PATH := $(CACHE)/tools/bin:$(CURDIR)/end2end/node_modules/.bin:$(PATH)

WASM_TARGET := wasm32-unknown-unknown
WASM        := $(CARGO_TARGET_DIR)/$(WASM_TARGET)/wasm-release/client.wasm
RELEASE     := $(CARGO_TARGET_DIR)/release/backoffice
DEBUG       := $(CARGO_TARGET_DIR)/debug/backoffice
SITE        := target/site
# Made, but among the files that are copied as they are: cargo-leptos keeps no others.
CHARTS      := public/vendor/echarts.js
PASSKEYS    := public/vendor/passkeys.js
SERVER_SIDE := --workspace --exclude client
# Browsers that the style sheet and the scripts are written down to.
CSS_BROWSERS := chrome >= 90, edge >= 90, firefox >= 88, safari >= 14
JS_BROWSERS  := chrome90,edge90,firefox88,safari14
# What a first page with a list loads, compressed: the first file, the room's and what they share, script and style sheet.
# The aim is 350. A room that is added does not weigh on it (docs/architecture.md); what everybody loads does.
BUNDLE_LIMIT_KB := 710
# Journeys that `make test` repeats on PostgreSQL.
POSTGRES_JOURNEYS := journeys/sign-in.test.mjs journeys/import.test.mjs journeys/tickets.test.mjs journeys/mail.test.mjs journeys/sign-on.test.mjs
# Rows of the benchmark's ticket table.
SIZE ?= 1000000

# $(call step,name,command): says what begins, and how long it took.
step = @begin=$$SECONDS; printf '\033[1m==>\033[0m %s\n' "$(1)"; { $(2); } || exit $$?; printf '    %s: %d s\n' "$(1)" $$((SECONDS - begin))

.PHONY: help
help:
	@echo "Backoffice. The usual ones are 'make run' and 'make test'."
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

# --- for people ------------------------------------------------------------------------------

# Steps that need what setup finds out run in a second make, which reads it.
.PHONY: run build dev test check fmt bench e2e bundle setup clean
run: ## install what is missing, build, create and fill the demo database, serve it
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup build
	@$(MAKE) optimised serve

build: ## the optimised server and browser bundle, without starting them
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup build
	@$(MAKE) optimised

dev: ## rebuild and reload on every change (cargo leptos watch)
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup build
	@$(MAKE) watch

test: ## everything: format, lints, guards, tests on both databases, bundle size, browser journeys
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup test
	@$(MAKE) format lints guards tests bundle journeys

check: ## format, lints and dependency guards only
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup test
	@$(MAKE) format lints guards

e2e: ## browser journeys only (E2E="journeys/tickets.test.mjs" picks files, DATABASE=postgres the database)
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup test
	@$(MAKE) journeys

bench: ## measure against the floor and write docs/benchmarks.md (SIZE=100000 for a quick one)
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup test
	@$(MAKE) measure

fmt: ## format the code
	cargo fmt --all

setup: ## install what building and testing need, and make what cargo-leptos only copies
	@BACKOFFICE_CACHE=$(CACHE) .ci/setup test
	@$(MAKE) copied

clean: ## remove what was built; the caches of tools stay
	rm -rf target end2end/output
	cargo clean --quiet

# --- building ----------------------------------------------------------------------------------

# Cargo decides itself whether anything is to be done; make goes by the dates of what comes out.
.PHONY: FORCE
FORCE:

.PHONY: optimised serve watch copied
optimised: $(RELEASE) site

$(RELEASE): FORCE
	$(call step,optimised server,cargo build --release -p server)

$(WASM): FORCE
	$(call step,optimised client,cargo rustc --profile wasm-release -p client --features split --target $(WASM_TARGET) -- -Clink-arg=--emit-relocs)

# The demo is no production: every page says so.
serve: export BACKOFFICE_ENVIRONMENT ?= development
serve:
	$(call step,database,$(RELEASE) migrate && $(RELEASE) seed)
	@exec $(RELEASE) serve

copied: $(CHARTS) $(PASSKEYS) target/style/backoffice.css

watch: copied
	@command -v cargo-leptos >/dev/null || { echo "cargo-leptos is needed (eleven minutes, once):"; \
	  echo "  cargo install cargo-leptos --version 0.3.10 --locked --features no_downloads"; exit 1; }
	@rm -f $(SITE)/.bundle $(SITE)/pkg/*.br $(SITE)/pkg/*.gz
	@# The style sheet is made and put in its place here; cargo-leptos looks at sources only, so one of them says it is there.
	@( while sleep 1; do $(MAKE) --question target/style/backoffice.css 2>/dev/null || { \
	     $(MAKE) --silent target/style/backoffice.css && cp target/style/backoffice.css $(SITE)/pkg/ \
	       && touch -r target/style/backoffice.css style/main.css; } || true; done ) & \
	  trap "kill $$!" EXIT; \
	  CARGO_TARGET_DIR=target cargo leptos watch

# --- the site: what the browser loads ----------------------------------------------------------

.PHONY: site
site: $(SITE)/.bundle $(SITE)/pkg/backoffice.css $(SITE)/.public
	@node end2end/compress.mjs $(SITE)

# One module, split into the first page's and one for each room (src/app/src/rooms.rs). What rooms share, the tool puts into
# chunks; it writes the script that loads them too.
$(SITE)/.bundle: $(WASM)
	@rm -rf $(SITE)/pkg && mkdir -p $(SITE)/pkg
	$(call step,browser bundle,wasm-split-cli --target web --out-name backoffice $(WASM) $(SITE)/pkg \
	  && wasm-bindgen --target web --keep-lld-exports --no-demangle --no-typescript --out-name backoffice --out-dir $(SITE)/pkg $(SITE)/pkg/backoffice.wasm \
	  && mv $(SITE)/pkg/backoffice_bg.wasm $(SITE)/pkg/backoffice.wasm)
	$(call step,smaller bundle,printf '%s\0' $(SITE)/pkg/*.wasm | xargs -0 -P 2 -I FILE wasm-opt -Oz --enable-bulk-memory \
	  --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue --enable-sign-ext --enable-mutable-globals -o FILE FILE)
	@touch $@

target/style/backoffice.css: $(shell find style -name '*.css') end2end/package-lock.json
	@mkdir -p $(@D)
	$(call step,style sheet,lightningcss --bundle --minify --targets '$(CSS_BROWSERS)' style/main.css -o $@)

$(SITE)/pkg/backoffice.css: target/style/backoffice.css
	@mkdir -p $(@D) && cp $< $@

# Only the charts that are used; the licence notice stays in the file.
$(CHARTS): end2end/echarts.mjs end2end/package-lock.json
	$(call step,charts,esbuild $< --bundle --minify --format=iife --global-name=echarts --target=$(JS_BROWSERS) \
	  --legal-comments=inline --log-level=warning --outfile=$@)

# Browsers that have passkeys are newer than the others.
$(PASSKEYS): end2end/passkeys.mjs end2end/package-lock.json
	$(call step,passkeys,esbuild $< --bundle --minify --format=iife --global-name=passkeys --target=es2020 \
	  --legal-comments=inline --log-level=warning --outfile=$@)

$(SITE)/.public: $(shell find public) $(CHARTS) $(PASSKEYS)
	@mkdir -p $(SITE) && cp -R public/. $(SITE)/ && touch $@

# --- testing -----------------------------------------------------------------------------------

.PHONY: format lints guards tests journeys measure
format:
	$(call step,format,cargo fmt --all --check)

lints:
	$(call step,lints of the server side,cargo clippy $(SERVER_SIDE) --all-targets -- -D warnings)
	$(call step,lints of the browser side,cargo clippy -p client --target $(WASM_TARGET) -- -D warnings)

# No server crate may reach the browser. A local value that a component holds on the server is dropped by another thread,
# which ends it: those are made where only the browser comes, and named here.
LOCAL_VALUES := src/ui/src/chart/canvas.rs src/ui/src/leave.rs src/ui/src/page/live.rs
guards:
	$(call step,guards,$(foreach package,client kernel,tree=$$(cargo tree -p $(package) --target $(WASM_TARGET) -e normal --prefix none --format '{p}') \
	  && ! grep -E '^(sea-orm|sqlx|tokio|axum|rusqlite|engine)(-[a-z-]+)? v' <<<"$$tree" &&) echo "    no server crate in the client")
	@found=$$(grep -rlE 'new_local\(|store_value_local' --include='*.rs' src | sort | xargs); \
	  [ "$$found" = "$(LOCAL_VALUES)" ] || { echo "local values in $$found"; exit 1; }

tests:
	$(call step,tests,cargo test $(SERVER_SIDE))

bundle: site
	@node end2end/compress.mjs $(SITE) --limit $(BUNDLE_LIMIT_KB)

# The development build of the server with the optimised client. Built with the tests' own selection
# of packages and targets, so that nothing is compiled twice.
$(DEBUG): FORCE
	$(call step,server for the browser journeys,cargo build $(SERVER_SIDE) --bins --tests)

# All of them on SQLite, on PostgreSQL those that write most; `make e2e E2E="journeys/…" DATABASE=postgres` runs any there.
JOURNEYS := node --test --test-reporter=spec --test-concurrency=2
journeys: export BACKOFFICE = $(abspath $(DEBUG))
journeys: $(DEBUG) site
	$(call step,browser journeys,cd end2end && $(JOURNEYS) $(E2E))
ifeq ($(E2E),)
	$(call step,browser journeys on PostgreSQL,cd end2end && DATABASE=postgres $(JOURNEYS) $(POSTGRES_JOURNEYS))
endif

measure:
	cargo build --release -p server -p bench && $(CARGO_TARGET_DIR)/release/bench --size $(SIZE)

