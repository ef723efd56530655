import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().rewritten() == ['com/acme/App']
assert project.classes().touchedSince(project.copy('before')) == []
assert project.log('1 of 1 class rewritten').size() == 1
assert project.log('0 of 1 class rewritten').size() == 1
