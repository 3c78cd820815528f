# The commands of the project; `make` alone lists them.
MAVEN = bin/mvn25

.PHONY: help run test check bench bench-readers bench-smoke chaos chaos-smoke corpus fuzz docs format clean jdk

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

ARGS ?= --demo

run: jdk ## build what is new and run it all: PostgreSQL, Temporal, the application, a demo organisation (ARGS= for none)
	@bin/build-if-newer
	@exec bin/hissabbook $(ARGS)

test: jdk ## build and run every test
	@$(MAVEN) --fail-at-end verify

check: jdk ## formatting, compiler, static analysis; no test is run
	@$(MAVEN) -q -DskipTests verify

bench: jdk ## measure speed, memory and disk, half an hour; the machine should be idle (ONLY=a1,d2 PAIRS=7)
	@bin/measure Bench $(if $(ONLY),--only $(ONLY)) $(if $(PAIRS),--pairs $(PAIRS))

bench-readers: jdk ## measure the readers against the libraries that could take their place, and their memory (PAIRS=7)
	@bin/measure Readers $(if $(PAIRS),--pairs $(PAIRS))

bench-smoke: jdk ## the same with tiny files: does it still run?
	@bin/measure Bench --smoke $(if $(ONLY),--only $(ONLY))

chaos: jdk ## kill worker, API, PostgreSQL and Temporal during imports and compare the books (KILLS=20 SEED=20261122)
	@bin/measure Chaos $(if $(KILLS),--kills $(KILLS)) $(if $(SEED),--seed $(SEED))

chaos-smoke: jdk ## the same with three kills and a small file
	@bin/measure Chaos --smoke

corpus: jdk ## read the corpus of real bank files beside the project and print what came of them (CORPUS=folder for another)
	@$(MAVEN) -q -pl adapters-bank -am test -Dtest='*CorpusTest' -Dsurefire.failIfNoSpecifiedTests=false \
		$(if $(CORPUS),-Dhissabbook.corpus=$(abspath $(CORPUS)))

fuzz: jdk ## let a fuzzer make up files for the readers (SECONDS=600 each; FORMATS="csv ofx")
	@bin/fuzz $(or $(SECONDS),600) $(FORMATS)

docs: jdk ## write docs/modules.md anew from the code (a test compares the two); more in api/target/modulith
	@$(MAVEN) -q -pl api -am test -Dtest=ModuleGraphTest -Dsurefire.failIfNoSpecifiedTests=false -Dhissabbook.docs=write

format: jdk ## format the sources
	@$(MAVEN) -q spotless:apply

clean: jdk ## delete what was built; data stays
	@$(MAVEN) -q clean

jdk:
	@bin/java25 >/dev/null
