import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().names() == ['com/acme/App']
assert project.classes().rewritten().empty
assert project.log('Not transforming: fermata.skip is set').size() == 2 // one for each goal
