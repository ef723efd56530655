import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().rewritten() == ['com/acme/App']
assert project.classes().frames() == ['com/acme/App$sum$Frame', 'com/acme/App$sum$Task', 'com/acme/App$twice$Frame', 'com/acme/App$twice$Task']
assert project.log('1 of 1 class rewritten, 4 generated').size() == 1
assert project.run('target/transform-1.0.jar', 'com.acme.App') == '12'
