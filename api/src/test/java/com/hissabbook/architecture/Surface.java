package com.hissabbook.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** What others see of a type: the types in its public and protected members and in what it extends. */
final class Surface {

    private Surface() {}

    static final DescribedPredicate<JavaClass> PUBLIC =
            DescribedPredicate.describe("visible to other packages", Surface::isPublic);

    private static boolean isPublic(JavaClass type) {
        Optional<JavaClass> outer = type.getEnclosingClass();
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAnonymousClass()
                && (outer.isEmpty() || isPublic(outer.get()));
    }

    /** Holds for types that show nothing of the kind. */
    static ArchCondition<JavaClass> notShow(DescribedPredicate<? super JavaClass> foreign) {
        return new ArchCondition<>("not show " + foreign.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                members(type)
                        .forEach(member -> types(member)
                                .filter(foreign)
                                .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                        type,
                                        member.getFullName() + " shows " + shown.getName() + " "
                                                + member.getSourceCodeLocation()))));
                Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
                        .filter(foreign)
                        .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                type,
                                type.getName() + " is a " + shown.getName() + " " + type.getSourceCodeLocation())));
            }
        };
    }

    static Stream<JavaMember> members(JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    static Stream<JavaClass> types(JavaMember member) {
        Stream<? extends JavaType> declared =
                switch (member) {
                    case JavaField field -> Stream.of(field.getType());
                    case JavaCodeUnit code ->
                        Stream.concat(
                                Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream()),
                                code.getThrowsClause().getTypes().stream());
                    default -> Stream.empty();
                };
        return declared.flatMap(type -> type.getAllInvolvedRawTypes().stream()).distinct();
    }
}
