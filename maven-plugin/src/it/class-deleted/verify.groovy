import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.log('2 of 2 classes rewritten, ').size() == 1
assert project.classes().names().findAll { it.contains('Gone') } == []
assert project.classes().rewritten() == ['com/acme/Kept']
assert project.log(' stale removed').size() == 1
