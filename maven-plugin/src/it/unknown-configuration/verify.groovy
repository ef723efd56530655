import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

var maven = mavenVersion.tokenize('.')
var warns = maven[0].toInteger() > 3 || maven[1].toInteger() >= 9
assert project.classes().rewritten() == ['com/acme/App']
assert project.log("Parameter 'frames' is unknown for plugin 'fermata-maven-plugin").empty != warns
