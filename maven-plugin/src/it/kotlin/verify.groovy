import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().rewritten() == ['com/acme/Invoice', 'com/acme/Orders', 'com/acme/Prices']
assert project.log('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0').size() >= 1
