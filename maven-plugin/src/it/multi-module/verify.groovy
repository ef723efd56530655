import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.module('first').classes().rewritten() == ['com/acme/first/First']
assert project.module('second').classes().rewritten() == ['com/acme/second/Second']
assert project.module('total').classes().rewritten() == ['com/acme/total/Total']
assert project.log('Nothing to transform in a project with packaging pom').size() == 2 // one for each goal
assert project.log('not marked as @threadSafe').empty
assert project.log('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0').size() >= 1
