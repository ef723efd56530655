import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().rewritten() == ['com/acme/Greeting']
assert project.testClasses().rewritten() == ['com/acme/GreetingTest']
assert project.log('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0').size() >= 1
