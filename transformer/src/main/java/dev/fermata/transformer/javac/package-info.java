/**
 * javac as the way in: an annotation processor that rewrites what javac has just written, for every
 * build that can run one.
 *
 * <p>{@link FermataProcessor} is what javac finds. It lets a {@link CompilationListener} follow the
 * compilation: {@link CheckTree} looks at each class while javac still has its source, {@link
 * CompiledTypes} notes what is written, and when everything is written {@link RewriteOutput}
 * rewrites it. {@link FermataPlugin} warns where javac runs no processors.
 *
 * <p>Only the public interface of javac is used, {@code com.sun.source}.
 */
@NullMarked
package dev.fermata.transformer.javac;

import org.jspecify.annotations.NullMarked;
