# The one surface for people and CI. Needs a JDK 17 or newer and Maven 3.8 or newer.

MVN ?= mvn -B -ntp
QUIET = $(MVN) -q
# The fast rebuild of what others stand on, without tests and checks.
ALONE = -am -Dsurefire.failIfNoSpecifiedTests=false -Dcoverage.skip

.DEFAULT_GOAL := help
.PHONY: docs help build test demo image image-test startup crash described described-sinks load fleet-demo fleet-load fleet-steal fuzz bench-quick bench-start bench-observed bench-build format api reference architecture consumers coverage mutation javadoc release release-check release-test stranger workflows ci clean

help: ## List what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Compile and package, with every check of the compiler but no test
	$(QUIET) package -DskipTests

test: ## Everything that CI checks, on this JDK
	$(MVN) verify

demo: ## Run the main job on the simulators: rotate a key whose answer is lost
	$(QUIET) -Pdemo verify

image: ## Build cli/target/image, mailkeys with a Java of its own that starts fast, and its .tar.gz and .deb
	$(QUIET) package -pl cli -am -DskipTests -Dspotless.check.skip
	cli/src/image/build
	cli/src/image/pack

image-test: image ## Run the tests of the real process against the image
	$(MVN) verify -pl cli $(ALONE) -Dtest=NONE -Dspotless.check.skip -Dmailkeys.command='$(CURDIR)/cli/target/image/bin/mailkeys'
	$(MVN) verify -pl consumer-tests/journals-in-postgresql $(ALONE) -Dtest=CommandOnPostgresTest -DskipITs -Dspotless.check.skip \
	    -Dmailkeys.command='$(CURDIR)/cli/target/image/bin/mailkeys'

startup: image ## Time a list by the image against one line of Node, in pairs
	cli/src/image/startup

crash: ## Kill, cut, fill, stop and turn the clock of rotations in every state there is, with journals in files and in PostgreSQL, and into sinks of every kind: some thirty minutes
	$(MVN) verify -Pcrash -pl sdk-rotation,sdk-rotation-jdbc,crash-tests $(ALONE) -Dgroups=crash -Dspotless.check.skip -DskipITs

DESCRIPTION = @octokit/openapi@23.0.2

described: ## Run the tests of GitHub's secrets against GitHub's own description of its API, which npm brings: 29 MB
	mkdir -p target/specs
	cd target/specs && test -e api.github.com.json || { npm pack --silent $(DESCRIPTION) >/dev/null \
		&& tar -xzf octokit-openapi-*.tgz --strip-components=2 package/generated/api.github.com.json; }
	$(QUIET) verify -pl sdk-rotation $(ALONE) -Dtest='GitHub*Test' -Dspecs='$(CURDIR)/target/specs' -Dspotless.check.skip -DskipITs

described-sinks: ## Run the tests of the sinks for Vault and AWS against their makers' descriptions: SPECS=FOLDER that has these
	test -e '$(SPECS)/vault-kv.openapi.json'
	test -e '$(SPECS)/aws-secretsmanager.model.json'
	test -e '$(SPECS)/aws-ssm-parameters.model.json'
	$(QUIET) verify -pl sdk-sink-vault,sdk-sink-aws $(ALONE) -Dtest='dev.mailkeys.sink.vault.*Test,dev.mailkeys.sink.aws.*Test' \
	    -Dspecs='$(SPECS)' -Dspotless.check.skip -DskipITs

load: ## Rotate a thousand keys at twenty at once within 256 MB, and tell the time in proportion to what the calls need: LATENCY=100
	$(QUIET) verify -pl sdk-rotation $(ALONE) -Dtest=FleetLoadTest -Dmailkeys.load.keys=1000 \
		-Dmailkeys.load.latency=$(or $(LATENCY),100) -Dspotless.check.skip

fleet-demo: ## Kill and stop nodes of a fleet, and restart its PostgreSQL, while 60 programs use the keys; some two minutes
	$(QUIET) verify -pl fleet $(ALONE) -Dtest=FleetDemoTest -Dmailkeys.demo.keys=60 -Dspotless.check.skip -DskipITs

fleet-load: ## Rotate a thousand keys on three nodes, and tell the time in proportion to what the calls need, and each node's memory: LATENCY=150
	$(QUIET) verify -pl fleet $(ALONE) -Dtest=FleetLoad -Dmailkeys.load.latency=$(or $(LATENCY),150) -Dspotless.check.skip -DskipITs

fleet-steal: ## Have three nodes steal three targets from each other for a minute, and count what PostgreSQL has kept
	$(QUIET) verify -pl sdk-rotation-jdbc $(ALONE) -Dtest=StealingTest -Dmailkeys.stealing.seconds=60 -Dspotless.check.skip -DskipITs

fuzz: ## Feed every reader what nobody would write, for two minutes each; or one: FUZZ='DotenvFuzzTest -Dfuzz.duration=1h'
	$(MVN) verify -Pfuzz -pl fuzz $(ALONE) -Dspotless.check.skip -DskipITs -Dtest=$(or $(FUZZ),'*FuzzTest')

bench-quick: bench-build ## Time create, rename and list beside hand-written code and the two fastest peers, in two minutes
	cd benchmarks/compare && java -cp "target/classes:$$(cat target/class-path)" dev.mailkeys.benchmarks.compare.Quick

bench-start: ## Time the start of a Spring Boot application with the starter beside one with a hand-written client: PAIRS=10
	$(QUIET) verify -pl consumer-tests/spring-starter-boot-4 $(ALONE) -Dtest=NONE -Dspotless.check.skip \
	    -Dprogram='com.example.start.StartRace $(or $(PAIRS),10)'

bench-observed: ## Time a page of a hundred keys that is observed beside one that is not, in some minutes
	$(QUIET) verify -pl sdk-micrometer $(ALONE) -Dtest=ObservedPageTest -Dmailkeys.observed.rounds=1000 -Dspotless.check.skip -DskipITs

bench-build:
	$(QUIET) package -Ppeers -pl benchmarks/compare -am -DskipTests -Dspotless.check.skip

format: ## Format all Java sources
	$(QUIET) -pl '!sdk-bom' com.diffplug.spotless:spotless-maven-plugin:apply

api: ## Write the public API files anew, after a change that is meant
	$(QUIET) verify -pl architecture-tests $(ALONE) -Dtest=ApiTest -Dapi.update -Dspotless.check.skip -DskipITs
	@git --no-pager diff --stat -- architecture-tests/api

reference: ## Write the page of every verb and option anew, after a change of the command that is meant
	$(QUIET) verify -pl cli $(ALONE) -Dtest=VerbsPageTest -Dreference.update -Dspotless.check.skip -DskipITs
	@git --no-pager diff --stat -- docs/reference/verbs.md

architecture: ## Check the rules of the house alone
	$(QUIET) verify -pl architecture-tests $(ALONE) -Dtest='dev.mailkeys.architecture.*Test' -Dspotless.check.skip

consumers: ## Build and run users' projects: OkHttp 4.12, Jackson 2.15, Spring Boot 3 and 4, Gson, the module path
	$(QUIET) verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dcoverage.skip -Dspotless.check.skip

coverage: ## Test sdk-core, and fail below its line coverage; report in sdk-core/target/site/jacoco
	$(QUIET) verify -pl sdk-core -am

MUTATED = sdk-rotation,sdk-rotation-jdbc,sdk-sink-gitlab,sdk-sink-vault

mutation: ## Change the decisions of sdk-core, the providers, rotation and sinks one by one and see the tests fail; reports in target/pit-reports
	$(MVN) verify -pl $(MUTATED) -am -Pmutation

javadoc: ## Make the jars of sources and Javadoc as for a release
	$(QUIET) package -Prelease -DskipTests

docs: ## Build the documentation site, with the Javadoc, into docs/target/site; a dead link fails it
	docs/javadoc
	cd docs && npm ci --no-audit --no-fund --silent && npm run --silent build

release: ## Make a release of the last commit in target/release/out, and publish nothing: VERSION=0.1.0
	release/release '$(VERSION)'

release-check: ## Prove what make release has made, without the network: VERSION=0.1.0
	release/check '$(VERSION)'

release-test: ## Make and prove a release with a key that is thrown away
	release/test

stranger: ## Follow the README's first screen with an empty home and an empty local repository
	.ci/stranger

workflows: ## Check the workflows of .github against their schema
	.github/schemas/check

ci: ## What CI runs: the README's commands, and the tests on the newest JDK there is
	.ci/run

clean: ## Remove what was built
	$(QUIET) clean
