import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.log('0 of 1 class rewritten').size() == 1
assert project.log('Nothing to transform: there is no ' + new File(basedir, 'target/test-classes')).size() == 1
