import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().rewritten() == ['com/acme/App']
assert project.runModule('target/classes', 'com.acme/com.acme.App') == '12'
