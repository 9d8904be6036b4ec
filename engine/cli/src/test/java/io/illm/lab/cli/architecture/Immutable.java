package io.illm.lab.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;

/** Whether a field's type lets its content change. */
final class Immutable {

  private Immutable() {}

  /** No array, no collection by a class that can be added to, no counter, no buffer. */
  static ArchCondition<JavaField> byDeclaredType() {
    return new ArchCondition<>("have a type that can't change") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                field,
                !changes(field.getRawType()),
                field.getFullName() + " is a " + field.getRawType().getSimpleName()));
      }
    };
  }

  private static boolean changes(JavaClass type) {
    boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return type.isArray()
        || (collection && !type.isInterface())
        || type.getPackageName().equals("java.util.concurrent.atomic")
        || type.isAssignableTo(StringBuilder.class);
  }
}
