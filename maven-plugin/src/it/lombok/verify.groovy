import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

assert project.classes().rewritten() == ['com/acme/Account']
assert project.run('target/classes', 'com.acme.Account') == 'Ada rent, Ada food!: 9'
