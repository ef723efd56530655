import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.log('fermata:transform').size() >= 2
assert project.log('fermata:transform-tests').size() >= 1
assert project.log('fermata.skip').size() == 2 // one for each goal
