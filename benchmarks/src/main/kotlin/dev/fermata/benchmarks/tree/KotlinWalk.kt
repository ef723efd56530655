package dev.fermata.benchmarks.tree

fun walk(tree: Tree): Sequence<Int> = sequence {
    tree.left()?.let { yieldAll(walk(it)) }
    yield(tree.value())
    tree.right()?.let { yieldAll(walk(it)) }
}
