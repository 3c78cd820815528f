# The commands of the project; `make` alone lists them.
MAVEN = bin/mvn25

.PHONY: help run test check format clean jdk

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

ARGS ?= --demo

run: jdk ## build what is new and run it all: PostgreSQL, Temporal, the application, a demo organisation (ARGS= for none)
	@bin/build-if-newer
	@exec bin/hissabbook $(ARGS)

test: jdk ## build and run every test
	@$(MAVEN) --fail-at-end verify

check: jdk ## formatting, compiler, static analysis; no test is run
	@$(MAVEN) -q -DskipTests verify

format: jdk ## format the sources
	@$(MAVEN) -q spotless:apply

clean: jdk ## delete what was built; data stays
	@$(MAVEN) -q clean

jdk:
	@bin/java25 >/dev/null
