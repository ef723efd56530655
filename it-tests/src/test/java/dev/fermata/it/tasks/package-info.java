/**
 * asyncio's tasks as users of Fermata write them: cancellation, combinators, task groups, timeouts
 * and scopes. A test has the name of the rule that it checks.
 */
package dev.fermata.it.tasks;
