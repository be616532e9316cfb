package org.aumbry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: which module may stand on which, and who may touch what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTests {

    private static final List<Set<String>> FLOORS = List.of(
            Set.of("kernel", "crypto", "data", "journal", "blobs", "web"),
            Set.of("networks", "mail", "identity", "federation", "provisioning", "clients", "access", "policies",
                    "labels", "terms"),
            Set.of("spaces", "documents", "reading", "snips", "pages", "talk", "search", "links", "widgets"),
            Set.of("operators", "retention", "privacy", "portability", "continuity", "incidents", "assurance", "status",
                    "monitoring", "reviews", "plugins", "checkpoints", "custody", "collectors", "timemachine",
                    "support", "takedowns", "perimeter", "resilience"),
            Set.of("sample", "cli"));

    /** Held while these tests run only: the bytes of the whole program fill half a heap. */
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.aumbry");

    @Test
    void modulesUseOnlyWhatTheyDeclareAndNothingInCircles() {
        ApplicationModules.of(Aumbry.class, DescribedPredicate.describe(
                "generated page templates", type -> type.getPackageName().startsWith("org.aumbry.jte"))).verify();
    }

    @Test
    void everyModuleStandsOnAFloorAndUsesOnlyItsOwnAndLowerOnes() {
        var floorOf = FLOORS.stream()
                .flatMap(floor -> floor.stream().map(module -> Map.entry(module, FLOORS.indexOf(floor))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var upward = new ArrayList<String>();
        for (var type : classes) {
            var module = moduleOf(type);
            if (module.isEmpty()) {
                continue;
            }
            assertThat(floorOf).as("floor of module " + module).containsKey(module);
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = moduleOf(dependency.getTargetClass());
                if (!target.isEmpty() && floorOf.get(target) > floorOf.get(module)) {
                    upward.add(dependency.getDescription());
                }
            }
        }
        assertThat(upward).isEmpty();
    }

    @Test
    void beansAreThereUnconditionallySoThatWhatTheBuildWiresIsWhatRuns() {
        noClasses().that().doNotHaveSimpleName("WebConfiguration")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework.boot.autoconfigure.condition..")
                .check(classes);
    }

    @Test
    void cipherClassesAreUsedInCryptoOnly() {
        noClasses().that().resideOutsideOfPackage("org.aumbry.crypto..")
                .should().dependOnClassesThat().resideInAnyPackage("javax.crypto..")
                .check(classes);
    }

    /** What opens a connection to another machine. */
    private static final Set<String> WAYS_OUT = Set.of(
            "java.net.http.HttpClient", "java.net.Socket", "com.unboundid.ldap.sdk.LDAPConnection",
            "org.xbill.DNS.SimpleResolver", "jakarta.mail.Transport",
            "software.amazon.awssdk.services.s3.S3ClientBuilder");

    /** The program's own port, its own database, its own parser: they go nowhere else. */
    private static final List<String> WITHIN = List.of(
            "org.aumbry.web.tls.", "org.aumbry.data.", "org.aumbry.reading.worker.",
            "org.aumbry.networks.AddressCheck");

    @Test
    void whoeverConnectsToAnotherMachineAsksTheListOfDestinations() {
        var asking = new java.util.TreeSet<String>();
        var silent = new java.util.TreeSet<String>();
        for (var type : classes) {
            var targets = type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getName())
                    .collect(Collectors.toSet());
            if (targets.stream().anyMatch(WAYS_OUT::contains)
                    && WITHIN.stream().noneMatch(type.getName()::startsWith)) {
                boolean asks = targets.stream().anyMatch(target -> target.startsWith("org.aumbry.kernel.Egress"));
                (asks ? asking : silent).add(type.getName());
            }
        }
        assertThat(silent).isEmpty();
        assertThat(asking).hasSizeGreaterThan(5);
    }

    @Test
    void sqlIsWrittenInStoresOnly() {
        noClasses().that().resideOutsideOfPackage("org.aumbry.data..")
                .and().haveSimpleNameNotEndingWith("Store")
                .should().dependOnClassesThat().haveFullyQualifiedName(
                        "org.springframework.jdbc.core.simple.JdbcClient")
                .orShould().dependOnClassesThat().haveFullyQualifiedName(
                        "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations")
                .orShould().dependOnClassesThat().haveFullyQualifiedName(
                        "org.springframework.jdbc.core.JdbcTemplate")
                .check(classes);
    }

    @Test
    void timeAndChanceAreInjected() {
        var forbidden = new DescribedPredicate<JavaAccess<?>>("a clock or chance of their own") {
            @Override
            public boolean test(JavaAccess<?> access) {
                var owner = access.getTargetOwner();
                var name = access.getTarget().getName();
                boolean noArguments = access.getTarget().getFullName().endsWith("()");
                boolean clock = noArguments && name.equals("now")
                        && Set.of(Instant.class.getName(), LocalDate.class.getName(), LocalDateTime.class.getName(),
                                "java.time.ZonedDateTime", "java.time.OffsetDateTime").contains(owner.getName());
                boolean chance = owner.isEquivalentTo(Random.class)
                        || owner.isEquivalentTo(Math.class) && name.equals("random")
                        || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                        || owner.getName().equals("java.util.concurrent.ThreadLocalRandom");
                boolean millis = owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
                return clock || chance || millis;
            }
        };
        noClasses().that().resideOutsideOfPackages("org.aumbry.reading.worker..", "org.aumbry.jte..")
                .should().accessTargetWhere(DescribedPredicate.describe(
                        "the target is " + forbidden.getDescription(), access -> forbidden.test(access)))
                .check(classes);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = classes.stream()
                .filter(type -> !type.getPackageName().startsWith("org.aumbry.jte"))
                .filter(type -> !type.getPackageName().equals("org.aumbry"))
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> !each.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .sorted(Comparator.comparing(each -> each.getName()))
                .map(each -> each.getName())
                .toList();
        assertThat(unmarked).isEmpty();
    }

    private static String moduleOf(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith("org.aumbry.") || name.startsWith("org.aumbry.jte")) {
            return "";
        }
        var rest = name.substring("org.aumbry.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
