import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.run('target/classes', 'com.acme.Prices').readLines() == ['false', '42']
