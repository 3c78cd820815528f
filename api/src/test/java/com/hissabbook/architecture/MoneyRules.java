package com.hissabbook.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Money is exact: no floating point, not in a signature, not in a local variable, not on the way through a library. */
final class MoneyRules {

    private MoneyRules() {}

    private static final String BECAUSE = "no amount may pass through binary floating point:"
            + " count in long minor units (Money), or in BigDecimal made from text; rates and shares too";

    private static final Set<String> INEXACT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "java.util.concurrent.atomic.DoubleAdder");

    /** Not money: Temporal's own type for how much longer the pause before each retry is. */
    private static final Set<String> EXCEPTIONS = Set.of("setBackoffCoefficient");

    private static final Rule NO_FLOATING_POINT_IN_SOURCES =
            Rule.ofSources("no-floating-point-in-sources", BECAUSE, MoneyRules::inexact);

    private static final Rule NO_FLOATING_POINT_CALLS = Rule.of(
            "no-floating-point-calls",
            BECAUSE,
            noClasses()
                    .should()
                    .accessTargetWhere(describe(
                            "takes or gives floating point",
                            (JavaAccess<?> access) -> access.getTarget() instanceof CodeUnitCallTarget target
                                    && !EXCEPTIONS.contains(target.getName())
                                    && (isInexact(target.getRawReturnType())
                                            || target.getRawParameterTypes().stream()
                                                    .anyMatch(MoneyRules::isInexact)))));

    static List<Rule> all() {
        return List.of(NO_FLOATING_POINT_IN_SOURCES, NO_FLOATING_POINT_CALLS);
    }

    private static boolean isInexact(JavaClass type) {
        return INEXACT.contains(type.getBaseComponentType().getName());
    }

    private static List<String> inexact(SourceFile source) {
        List<String> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitPrimitiveType(PrimitiveTypeTree type, @Nullable Void nothing) {
                if (type.getPrimitiveTypeKind() == TypeKind.DOUBLE || type.getPrimitiveTypeKind() == TypeKind.FLOAT) {
                    found.add(source.place(type) + " " + type);
                }
                return super.visitPrimitiveType(type, null);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                boolean excepted = call.getMethodSelect() instanceof MemberSelectTree method
                        && EXCEPTIONS.contains(method.getIdentifier().toString());
                return excepted ? scan(call.getMethodSelect(), null) : super.visitMethodInvocation(call, null);
            }

            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                if (name.getName().contentEquals("Double") || name.getName().contentEquals("Float")) {
                    found.add(source.place(name) + " " + name);
                }
                return super.visitIdentifier(name, null);
            }

            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getKind() == Tree.Kind.DOUBLE_LITERAL || literal.getKind() == Tree.Kind.FLOAT_LITERAL) {
                    found.add(source.place(literal) + " " + literal);
                }
                return super.visitLiteral(literal, null);
            }
        }.scan(source.unit(), null);
        return found;
    }
}
